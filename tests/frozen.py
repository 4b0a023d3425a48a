"""Small invented editions: a few files with their list, packed by the standard library alone."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

INDEX = '{"runder": [{"aar": 2022, "synthetic": true}]}'
FILES = {
    "index.html": "<h1>En utgave</h1>",
    "api/v1/index.json": INDEX,
    "data/indikatorer.csv": "aar,kommunenr,verdi\n2022,0301,4\n2022,0302,\n",
}


def write_edition(
    folder: Path, edition: str, files: Mapping[str, str] = FILES, sums: str | None = None
) -> Path:
    """Write an edition; `sums` in place of the list that fits."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = "".join(
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in files.items()
    )
    path = folder / f"utgave-{edition}.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in {**files, "SHA256SUMS": listed if sums is None else sums}.items():
            package.writestr(name, text)
    return path
