"""Freezes an edition: data, figures and plain pages of this very input, as one ZIP file.

The order of things: name the edition in `data/site.yml` and say in `CHANGELOG.md` what changed;
freeze it; build. From then on the site lays the edition at `/utgave/<id>/`, and citations, quotes
and fixed codes lead there. Without its frozen file they lead to the pages themselves, as before.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder import paths
from builder.build import Progress, read_results, site_address
from builder.definitions.site import read_site
from builder.faults import BuildFailure, Findings, listed, quoted
from builder.sources import Sources
from builder.sources.changelog import read_changelog
from builder.sources.frozen import Frozen, address_of, file_name, read_edition
from builder.statistics import Statistics
from builder.whole_files import write_whole


def freeze(data: Path, edition: str, out: Path, only: frozenset[str] | None = None) -> int:
    """Write an edition into the folder `out`, or say that it is there already.

    Returns the exit code. Raises BuildFailure where it must not be written, and InputFaults as a
    build does. `only` limits the municipalities that get a page and figures, for trials.
    """
    _check_named(data, edition)
    progress = Progress()
    sources, statistics = read_results(data, progress)
    known = next((one for one in sources.frozen if one.id == edition), None)
    own = replace(sources, frozen=())  # an edition is the same whichever others there are
    address = site_address(own, data, progress)
    files = _files(own, statistics, f"{address}{address_of(edition)}" if address else "", only)
    progress.tell(f"made {len(files):,} files")
    return shelve(files, known, out / file_name(edition), progress)


def _check_named(data: Path, edition: str) -> None:
    """Raise BuildFailure where the site is not of this edition, or nothing tells what changed."""
    findings, file = Findings(), data / "site.yml"
    site, changes = read_site(file, findings), read_changelog(paths.CHANGELOG, findings)
    findings.raise_faults()
    own = site.edition if site else ""
    if own != edition:
        named = f"names {quoted(own)}" if own else "names no edition"
        raise BuildFailure(f"{quoted(edition)}: {file} {named}. Write edition: {edition} there.")
    if edition not in {one.edition for one in changes}:
        entry = f"## {edition}"
        raise BuildFailure(
            f"{paths.CHANGELOG.name} has no entry {entry!r}. Write what changed in files, columns "
            "and numbers."
        )


def _files(
    sources: Sources, statistics: Statistics, address: str, only: frozenset[str] | None
) -> dict[str, bytes]:
    """Return every file of the edition by path below it; `address` is its own."""
    from builder import exports, pages
    from builder.drawing import Drawing

    folder = address_of(sources.site.edition)
    with Drawing(paths.chart_cache()) as drawing:
        written = pages.build_pages(sources, statistics, only, drawing.begin, folder)
        drawn = drawing.finish()
    files = exports.build_exports(sources, statistics, address, book_cache=paths.workbook_cache())
    return exports.frozen_files(files, written.frozen_files(drawn))


def shelve(files: dict[str, bytes], known: Frozen | None, path: Path, progress: Progress) -> int:
    """Write the ZIP file in one step, unless the edition is there with the same content.

    Raises BuildFailure where it is there with other content.
    """
    from builder import exports

    sums = exports.sums_of(files)
    known = known or _at(path)
    if known is not None:
        others = [n for n in sorted({*sums, *known.sums}) if sums.get(n) != known.sums.get(n)]
        if others:
            raise BuildFailure(
                f"{known.path} is edition {known.id} already, with another {listed(others, 3)}. "
                "A frozen edition is never changed: name a new one."
            )
        progress.tell(f"{known.path} is this edition already, file by file.")
        return 0
    write_whole(path, exports.packed(files))
    progress.tell(f"froze {path}: {len(files):,} files, {path.stat().st_size / 1e6:.1f} MB")
    return 0


def _at(path: Path) -> Frozen | None:
    """Return the edition of a file outside the data folder; None where there is no such file."""
    if not path.exists():
        return None
    findings = Findings()
    edition = read_edition(path, findings)
    findings.raise_faults()
    return edition
