"""A service on this machine that speaks as SSB and Kartverket do, faults included."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread
from typing import Any

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """One answer; `cut` is how many bytes of it are never sent."""

    content: bytes = b""
    status: int = 200
    kind: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0


@dataclass
class LocalService:
    """Its address, the replies left, and what it was asked: method, path, headers and body."""

    address: str
    replies: list[Reply]
    asked: list[tuple[str, str, Mapping[str, str], bytes]]


def as_json(content: Any, **changes: Any) -> Reply:
    """Return an answer in JSON."""
    return Reply(json.dumps(content, ensure_ascii=False).encode("utf-8"), **changes)


@contextmanager
def serving(*replies: Reply) -> Iterator[LocalService]:
    """Yield a service that gives these replies, one for each call."""
    told = LocalService("", list(replies), [])

    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.asked.append((self.command, self.path, dict(self.headers), body))
            reply = told.replies.pop(0) if told.replies else Reply(status=410)
            self.send_response(reply.status)
            headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.content))}
            for name, value in {**headers, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content[: len(reply.content) - reply.cut])

        do_GET = do_POST = _reply

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def cube(dimensions: Mapping[str, Sequence[str]], values: Any, **more: Any) -> dict[str, Any]:
    """Return a table in JSON-stat 2, as PxWebApi writes it."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "En tabell",
        "source": "Statistisk sentralbyrå",
        "updated": "2026-05-03T06:00:00Z",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: place for place, code in enumerate(codes)},
                    "label": {code: f"{name} {code}" for code in codes},
                },
            }
            for name, codes in dimensions.items()
        },
        "value": values,
        **more,
    }


def places_of(dimensions: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the codes of each cell, in the order of the values."""
    return product(*dimensions.values())
