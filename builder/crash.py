"""What is told when the builder itself is at fault: no traceback, but where it has been kept."""

from __future__ import annotations

import traceback
from pathlib import Path

from builder import paths
from builder.faults import Findings, quoted

LOG = "traceback.txt"
TO_WHOM = "whoever keeps the code of this site"


def lines_for_user(error: Exception, data: Path, reading: str = "") -> list[str]:
    """Keep the traceback of an error, and return the lines that tell a user what to do.

    `reading` is the file or folder that was being read, '' where reading had ended.
    """
    cause = error.__cause__ if reading and error.__cause__ else error
    where = f"{reading}: " if reading else ""
    doing = "reading this" if reading else "building"
    name = f"{type(cause).__name__}: {cause}" if str(cause) else type(cause).__name__
    log = _kept(error)
    return [
        f"{where}the builder failed while {doing} ({quoted(name)}). This is a fault in the "
        "builder, which should have told what is wrong. Nothing was published.",
        f"Report it to {_address(data) or TO_WHOM}"
        + (f", and send the file {log} along." if log else "."),
    ]


def _kept(error: Exception) -> Path | None:
    """Write the traceback to a file in the cache folder; return it, or None where that fails."""
    path = paths.CACHE / LOG
    text = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path


def _address(data: Path) -> str:
    """Return where the repository takes reports, or '' where site.yml does not know one."""
    try:
        from builder.definitions.site import read_site

        site = read_site(data / "site.yml", Findings())
    except Exception:  # this may be the very file, or the very code, that is at fault
        return ""
    return f"{site.repository.rstrip('/')}/issues" if site and site.repository else ""
