"""The site on localhost, built again whenever something it depends on changes."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from builder import paths
from builder.site.freshness import fingerprint

LOOPBACK = "127.0.0.1"
SECONDS_BETWEEN_LOOKS = 1.0


def serve(data: Path, out: Path, port: int) -> int:
    """Build, serve `out` on localhost and rebuild on change until interrupted.

    Returns the exit code.
    """
    if code := _build_apart(data, out):
        return code
    with server_of(out, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Serving {out} at http://localhost:{port}/ - stop with Ctrl-C")
        try:
            _watch(data, out)
        except KeyboardInterrupt:
            server.shutdown()
    return 0


def server_of(out: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of `out` that no other machine can reach; port 0 takes any that is free."""
    return ThreadingHTTPServer((LOOPBACK, port), partial(QuietHandler, directory=str(out)))


def _watch(data: Path, out: Path) -> None:
    """Build again whenever the fingerprint of the input changes.

    A failed build leaves the site as it was.
    """
    seen = fingerprint(paths.inputs(data), "")
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        now = fingerprint(paths.inputs(data), "")
        if now != seen:
            seen = now
            _build_apart(data, out)


def _build_apart(data: Path, out: Path) -> int:
    """Build in a process of its own, so that changed code is read anew; return its exit code."""
    command = [sys.executable, "-m", "builder", "build", "--data", str(data), "--out", str(out)]
    return subprocess.run(command, cwd=paths.ROOT, check=False).returncode


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a log line per request, and the site's own 404 page."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer 400 where the path cannot be that of a file (a NUL byte, a lone surrogate)."""
        try:
            if "\0" not in self.translate_path(self.path):
                return super().send_head()
        except ValueError:
            pass  # the system has no such name
        self.send_error(HTTPStatus.BAD_REQUEST)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's 404 page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
