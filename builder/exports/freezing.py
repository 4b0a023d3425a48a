"""What an edition is made of as one ZIP, and whether the site still says what its edition said."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from builder.exports.archive import zipped
from builder.exports.doors import DOORS
from builder.faults import Fault, listed
from builder.sources import Sources
from builder.sources.frozen import SUMS, sums_text

DEFINITIONS = ".vl.json"  # how the names of the definitions of figures end
DEFINED = "figur/vega-lite.zip"  # all of them: one file, since few ask for them


def frozen_files(exports: Mapping[str, bytes], figures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an edition by path: data and figures.

    The definitions of figures are in one ZIP; what programs look for only at the root of a host,
    and feeds, are left out.
    """
    definitions = {name: text for name, text in figures.items() if name.endswith(DEFINITIONS)}
    shown = {name: content for name, content in figures.items() if name not in definitions}
    files = {name: content for name, content in exports.items() if not _is_of_site(name)}
    return (
        files | shown | {DEFINED: zipped({name: definitions[name] for name in sorted(definitions)})}
    )


def _is_of_site(name: str) -> bool:
    """Tell whether a file is of the site and of no edition: nothing changes in an edition."""
    return name in DOORS or name.endswith(".atom")


def sums_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the checksum of each file."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the files with the list of their checksums as one ZIP; same input, same bytes."""
    return zipped(
        {SUMS: sums_text(sums_of(files)), **{name: files[name] for name in sorted(files)}}
    )


def other_numbers(sources: Sources, data: Path, files: Mapping[str, bytes]) -> list[Fault]:
    """Return a fault where the edition the site says it is has been frozen with other tables.

    `files` are all that is published, by path. Readers would find two numbers for one edition.
    """
    edition = sources.edition
    if edition is None:
        return []
    tables = [one.path for one in sources.dictionary.whole_tables if one.path in edition.sums]
    now = sums_of({path: files[path] for path in tables})
    others = [path for path in tables if now[path] != edition.sums[path]]
    if not others:
        return []
    found = f"{edition.id}, which is frozen with another {listed(others, most=3)}"
    expected = "the edition that these numbers belong to"
    todo = "Give these numbers an edition of their own, or leave it empty until there is one."
    return [Fault(str(data / "site.yml"), found, expected, todo, column="edition")]
