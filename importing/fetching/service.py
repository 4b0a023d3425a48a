"""One service on the network, asked slowly and patiently, one call at a time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from builder.faults import BuildFailure, quoted

PAUSE = 2.1  # seconds from one call to the next: fewer than 30 a minute, SSB's limit
ATTEMPTS = 6
LONGEST_WAIT = 60.0
FIRST_WAIT = 5.0
TIMEOUT = (20, 120)  # seconds to connect, and between two pieces of the answer
MOST_BYTES = 300_000_000
PATIENT = (429, 502, 503, 504)
MEANINGS = {
    400: "the query is not one that the service can answer",
    403: "it may not be read, or is too large",
    404: "there is nothing at this address",
    429: "too many calls",
    500: "an error of the service",
    503: "the service is closed for a while (SSB: at 05:00 and 11:30)",
}
NAME = {"User-Agent": "digital-kommune (open data site; python-requests)"}


@dataclass(frozen=True)
class Answer:
    """What a service answered, and what it was asked."""

    method: str
    url: str
    body: str
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def kind(self) -> str:
        """Return the content type without its parameters."""
        return self.headers.get("Content-Type", "").split(";")[0].strip().lower()


@dataclass
class Service:
    """A service by its base address; `wait` sleeps, and is told how long."""

    base: str
    wait: Callable[[float], None] = time.sleep
    pause: float = PAUSE
    calls: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Refuse an address that is neither encrypted nor on this machine, which needs no pause.

        Raises BuildFailure.
        """
        parts = urlsplit(self.base)
        is_here = parts.hostname in ("127.0.0.1", "localhost")
        self.pause = 0.0 if is_here else self.pause
        if parts.scheme != "https" and not is_here:
            raise BuildFailure(f"{self.base}: expected an address that begins with https://.")

    def get(self, path: str, kinds: tuple[str, ...], accept: str = "") -> Answer:
        """Return the answer to a GET; raises BuildFailure where there is none of these kinds."""
        return self._asked("GET", path, None, kinds, accept)

    def post(self, path: str, body: Any, kinds: tuple[str, ...]) -> Answer:
        """Return the answer to a POST of JSON; raises BuildFailure as `get` does."""
        return self._asked("POST", path, body, kinds, "")

    def _asked(
        self, method: str, path: str, body: Any, kinds: tuple[str, ...], accept: str
    ) -> Answer:
        """Return the first answer that is one.

        Waits as long as the service says, or twice as long as before.
        """
        text = "" if body is None else json.dumps(body, ensure_ascii=False)
        url, told = self.base.rstrip("/") + path, ""
        for attempt in range(ATTEMPTS):
            if self.calls:
                self.wait(self.pause)
            self.calls += 1
            try:
                answer = _answer(method, url, text, accept or ", ".join(kinds))
            except requests.RequestException as error:
                told, patience = _plainly(error), ""
            else:
                if answer.status not in PATIENT:
                    return _sound(answer, kinds)
                told = _said(answer)
                patience = answer.headers.get("Retry-After", "")
            if attempt < ATTEMPTS - 1:
                self.wait(_how_long(patience, attempt))
        raise BuildFailure(
            f"{url}: {told}, {ATTEMPTS} times. Nothing was written. Try again later."
        )


def _answer(method: str, url: str, text: str, accept: str) -> Answer:
    """Return one answer whole; raises RequestException where it is cut off or never comes."""
    headers = {**NAME, "Accept": accept} | ({"Content-Type": "application/json"} if text else {})
    with requests.request(
        method, url, data=text.encode() or None, headers=headers, timeout=TIMEOUT, stream=True
    ) as reply:
        content = b""
        for piece in reply.iter_content(1 << 16):
            content += piece
            if len(content) > MOST_BYTES:
                raise BuildFailure(f"{url}: an answer of more than {MOST_BYTES} bytes.")
        return Answer(method, url, text, reply.status_code, reply.headers, content)


def _plainly(error: requests.RequestException) -> str:
    """Return what went wrong on the way, in a few words."""
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return "an answer that was cut off"


def _how_long(patience: str, attempt: int) -> float:
    """Return how many seconds to wait before the next attempt."""
    told = float(patience) if patience.strip().isdecimal() else FIRST_WAIT * 2**attempt
    return min(LONGEST_WAIT, max(1.0, told))


def _sound(answer: Answer, kinds: tuple[str, ...]) -> Answer:
    """Return an answer as it is.

    Raises BuildFailure where it tells of an error or is of another kind than was asked for.
    """
    if answer.status != 200:
        raise BuildFailure(f"{answer.url}: {_said(answer)}. Nothing was written.")
    if answer.kind not in kinds:
        raise BuildFailure(
            f"{answer.url}: found an answer of the type {quoted(answer.kind)}; expected "
            f"{' or '.join(kinds)}. Nothing was written."
        )
    if not answer.content.strip():
        raise BuildFailure(f"{answer.url}: found an empty answer. Nothing was written.")
    return answer


def _said(answer: Answer) -> str:
    """Return status and meaning of an answer, with what the service itself says of it."""
    meaning = MEANINGS.get(answer.status, "no answer that is known")
    if answer.status == 500 and not answer.content:
        meaning += " (with an empty body: SSB gives it where a code stands twice in the query)"
    title = _title(answer)
    return f"found status {answer.status}, {meaning}" + (f": {quoted(title)}" if title else "")


def _title(answer: Answer) -> str:
    """Return the title of a fault in JSON, '' where there is none."""
    try:
        content = json.loads(answer.content)
    except ValueError:
        return ""
    return str(content.get("title", "")) if isinstance(content, dict) else ""
