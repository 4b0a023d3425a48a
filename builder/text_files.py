"""Strict reading of text files: UTF-8 without BOM, nothing else, whatever the bytes."""

from __future__ import annotations

from pathlib import Path

from builder.faults import RESTORE, Findings

UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
UTF8_BOM = b"\xef\xbb\xbf"
SAVE_AS = "Save it as UTF-8 without BOM."


MOST_BYTES = 100_000_000  # no input is near it; beyond it a file is not what it should be


def read_text(path: Path, findings: Findings, most: int = MOST_BYTES) -> str | None:
    """Return the text of a file, or None with the fault added; a UTF-8 BOM is a fault but read.

    `most` is how many bytes the file may have.
    """
    content = read_bytes(path, findings, most)
    if content is not None and not content.strip():
        findings.fault(path, "an empty file", "a file with content", RESTORE)
        return None
    return None if content is None else _text_or_fault(path, content, findings)


def read_bytes(path: Path, findings: Findings, most: int = MOST_BYTES) -> bytes | None:
    """Return what a file holds, or None with the fault added; what is no file is not waited for."""
    with findings.guard(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            findings.fault(path, "a pipe or a device", "a file", RESTORE)
            return None
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) <= most:
            return content
        findings.fault(path, f"more than {most} bytes", f"at most {most} bytes", RESTORE)
    return None


def _text_or_fault(path: Path, content: bytes, findings: Findings) -> str | None:
    """Return bytes as text, or None with the fault added."""
    if content.startswith(UTF16_BOMS):
        findings.fault(path, "text in UTF-16", "UTF-8 without BOM", SAVE_AS, 1)
        return None
    if content.startswith(UTF8_BOM):
        findings.fault(path, "a byte order mark (BOM)", "UTF-8 without BOM", SAVE_AS, 1)
        content = content.removeprefix(UTF8_BOM)
    if b"\0" in content:
        row = _line_of(content, content.index(b"\0"))
        findings.fault(path, "a NUL byte", "text in UTF-8", SAVE_AS, row)
        return None
    return _decoded(path, content, findings)


def _decoded(path: Path, content: bytes, findings: Findings) -> str | None:
    """Return bytes as text, or None with the place of the first byte that is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{content[error.start]:02x}, which is not UTF-8"
        row = _line_of(content, error.start)
        findings.fault(path, found, "text in UTF-8 (not Windows-1252)", SAVE_AS, row)
        return None


def _line_of(content: bytes, place: int) -> int:
    """Return the number of the line a byte stands in."""
    return content.count(b"\n", 0, place) + 1
