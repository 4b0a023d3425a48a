"""The preview answers any request with a status, and no other machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from builder.site.preview import server_of


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Yield the port of a served site; a traceback of the server is a failure."""
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    (site / "om").mkdir(parents=True)
    (site / "index.html").write_text("forsiden", encoding="utf-8")
    (site / "404.html").write_text("fant ikke siden", encoding="utf-8")
    (site / "om" / "index.html").write_text("om", encoding="utf-8")
    (folder / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    failures: list[object] = []
    with server_of(site, 0) as server:
        server.handle_error = lambda *request: failures.append(request)  # type: ignore[assignment]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
    assert failures == []


def answer(port: int, path: bytes, method: bytes = b"GET") -> bytes:
    """Return the whole answer to a request for a path, sent byte by byte as it stands."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(method + b" " + path + b" HTTP/1.0\r\n\r\n")
        parts = []
        while part := client.recv(65536):
            parts.append(part)
    return b"".join(parts)


def status(port: int, path: bytes, method: bytes = b"GET") -> int:
    """Return the status of an answer."""
    return int(answer(port, path, method).split(b" ")[1])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (b"/", 200),
        (b"/om/?a=1#b", 200),
        (b"/om", 301),
        (b"/ukjent/", 404),
        (b"/\x00", 400),
        (b"/om/%00", 400),
        (b"/%00/om/", 400),
        (b"/om%00.html", 400),
        (b"/%", 404),
        (b"/%zz", 404),
        (b"/%ff%fe", 404),
        (b"/%ed%a0%80", 400),  # a lone surrogate
        (b"/\xff", 404),
        (b"/../hemmelig.txt", 404),
        (b"/..%2fhemmelig.txt", 404),
        (b"/om/../../hemmelig.txt", 404),
        (b"//../hemmelig.txt", 404),
        (b"/" + b"a" * 5000, 404),
        (b"/" + b"a/" * 5000, 404),
        (b"/" + b"a" * 70000, 414),
    ],
)
def test_a_path_has_its_status(port: int, path: bytes, expected: int) -> None:
    assert status(port, path) == expected
    if len(path) < 60000:  # of a longer line the server reads no more than that
        assert status(port, path, b"HEAD") == expected
    assert b"hemmelig" not in answer(port, path).split(b"\r\n\r\n")[-1]


def test_a_missing_page_is_the_sites_own(port: int) -> None:
    assert answer(port, b"/ukjent/").endswith(b"fant ikke siden")


def test_no_other_address_of_this_machine_answers(port: int) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=5)
