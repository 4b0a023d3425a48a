"""A folder as a site: served on a port of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.site.preview import server_of


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the context lasts, as `make serve` does; yields its address."""
    with server_of(folder, port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
