"""The table of contents of a build: with `freezing.py`, the only file that sees all rooms."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from builder import addresses, paths
from builder.faults import InputFaults
from builder.site import freshness
from builder.site.lock import alone
from builder.site.targets import check_apart

if TYPE_CHECKING:
    from builder.drawing import Drawn
    from builder.pages import Pages
    from builder.sources import Sources
    from builder.statistics import Statistics


class Progress:
    """Tells on standard output what has been done and how long it took since the start."""

    def __init__(self) -> None:
        self.start = time.perf_counter()

    def tell(self, text: str) -> None:
        """Print one line with the seconds since the start."""
        print(f"{time.perf_counter() - self.start:6.1f} s  {text}", flush=True)


def build(data: Path, out: Path, only: frozenset[str] | None = None) -> int:
    """Build the whole site into `out`, or say that nothing has changed; return the exit code."""
    progress = Progress()
    check_apart(out, paths.inputs(data))
    addresses.check_given_address()
    with alone(paths.work_folder(out), out):
        options = f"{paths.site_url()}|{','.join(sorted(only or ()))}"
        fingerprint = freshness.fingerprint(paths.inputs(data), options)
        if freshness.is_current(out, fingerprint):
            progress.tell(f"Nothing has changed; {out} is up to date.")
            return 0
        return _walk_rooms(data, out, only, fingerprint, progress)


def _walk_rooms(
    data: Path, out: Path, only: frozenset[str] | None, fingerprint: str, progress: Progress
) -> int:
    """Walk the rooms in order and put the finished site in place in one step."""
    from builder import cards, charts, drawing, pages, site

    site.check_target(out)
    sources, statistics = read_results(data, progress)
    if unknown := sorted((only or frozenset()) - _todays_codes(sources)):
        found = ", ".join(unknown)
        print(f"--only: no municipality of today has the code {found}.", file=sys.stderr)
        return 2
    address = site_address(sources, data, progress)
    editions = site.unpack_editions(sources.frozen, paths.edition_cache())
    written, drawn = _written_pages(sources, statistics, only, progress)
    shared = cards.draw_cards(written.cards, written.look, paths.card_cache())
    progress.tell(f"drew {len(shared)} cards for shared links")
    if only is None:  # a preview asks for few, and must not take the rest away
        drawing.prune(paths.chart_cache(), drawn)
        cards.prune_cards(paths.card_cache(), shared.values())
    docs = paths.work_folder(out) / "docs"
    site.write_docs(docs, written.sized(drawn), paths.HAND_WRITTEN)
    with site.new_site(out) as new:
        with site.rendering(paths.MKDOCS_CONFIG, docs, written.settings) as rendering:
            with ThreadPoolExecutor(1) as beside:  # the disk has time while data files are made
                figures = beside.submit(site.place_files, new, written.figure_files(drawn))
                files = _data_files(sources, statistics, data, address, progress)
                figures.result()
            site.place_files(new, {**files, **written.whole}.items())
            site.place_files(new, shared.items())
            explorer = charts.explorer_script(paths.explorer_cache())
            site.place_files(new, [(charts.EXPLORER, explorer)])
            site.lay_editions(editions, new)
            progress.tell("placed figures and data")
            rendering.place(new)
            page = (new / pages.DATA_PAGE).read_text(encoding="utf-8")
            site.place_files(new, [(pages.DATA_PAGE, pages.with_sizes(page, files).encode())])
        progress.tell("ran MkDocs" if rendering.run else "no page has changed: MkDocs need not run")
        freshness.record(new, fingerprint)
        site.replace(new, out)
    _tell_the_end(out, progress)
    return 0


def _written_pages(
    sources: Sources, statistics: Statistics, only: frozenset[str] | None, progress: Progress
) -> tuple[Pages, Mapping[str, Drawn]]:
    """Return the pages and their charts, which are drawn while the pages are written."""
    from builder import pages
    from builder.drawing import Drawing

    with Drawing(paths.chart_cache()) as drawing:
        written = pages.build_pages(sources, statistics, only, drawing.begin)
        progress.tell(f"wrote {len(written.markdown)} pages with {len(written.figures)} figures")
        drawn = drawing.finish()
    progress.tell(f"drew {len(drawn)} charts and maps")
    return written, drawn


def _data_files(
    sources: Sources, statistics: Statistics, data: Path, address: str, progress: Progress
) -> Mapping[str, bytes]:
    """Return the published files by path, telling which cannot be made.

    Raises InputFaults where the edition has been frozen with other numbers.
    """
    from builder import exports

    files = exports.build_exports(sources, statistics, address, book_cache=paths.workbook_cache())
    progress.tell(f"made {len(files)} data files")
    if others := exports.other_numbers(sources, data, files):
        raise InputFaults(others)
    for lacking in exports.not_made(sources, address):
        progress.tell(lacking)
    return files


def read_results(data: Path, progress: Progress) -> tuple[Sources, Statistics]:
    """Read and check the input and compute indicators and statistics from it."""
    from builder.indicators import check_round, compute_indicators
    from builder.sources import read_sources
    from builder.statistics import compute_statistics

    sources = read_sources(data, check_round)
    rounds = ", ".join(f"{r.year} ({r.card.status})" for r in sources.rounds)
    progress.tell(f"read and checked the input: rounds {rounds}")
    for notice in sources.notices:
        progress.tell(f"note: {notice}")
    statistics = compute_statistics(sources, compute_indicators(sources))
    progress.tell(f"computed {len(statistics.values):,} indicator values")
    return sources, statistics


def site_address(sources: Sources, data: Path, progress: Progress) -> str:
    """Return the address the site is published at, or nothing, which is told, where no one says.

    Raises BuildFailure where it is none that a site can have.
    """
    address = paths.site_url(sources.site.address)
    if address:
        addresses.check_address(address, f"the address of {data / 'site.yml'} or SITE_URL")
    else:
        where = f"no address in {data / 'site.yml'} or SITE_URL"
        progress.tell(f"{where}: the files carry relative addresses")
    return address


def _todays_codes(sources: Sources) -> frozenset[str]:
    """Return the codes of today's municipalities."""
    return frozenset(sources.registry.names(sources.registry.today))


def _tell_the_end(out: Path, progress: Progress) -> None:
    """Say what was built and how to look at it."""
    files = [f"{folder}/{name}" for folder, _, names in os.walk(out) for name in names]
    size = sum(map(os.path.getsize, files)) / 1e6
    progress.tell(f"built {out}: {len(files):,} files, {size:.1f} MB")
    print(f"Look at it: make serve, or python -m http.server --directory {out}")


def check(data: Path) -> int:
    """Read and check all input and write nothing but a cache; return the exit code."""
    from builder import exports, site

    progress = Progress()
    sources, statistics = read_results(data, progress)
    exports.build_tables(sources, statistics, sources.dictionary.files)
    site.unpack_editions(sources.frozen, paths.edition_cache())
    progress.tell(f"No faults in {data}: {len(sources.rounds)} rounds.")
    return 0


def compute(data: Path, out: Path) -> int:
    """Write indicators and statistics as the CSV files of the data contract below `out`."""
    from builder import exports, site

    progress = Progress()
    check_apart(out, paths.inputs(data))
    site.check_target(out)
    sources, statistics = read_results(data, progress)
    files = exports.build_exports(sources, statistics, "", only_csv=True)
    site.place_files(out, files.items())
    freshness.claim(out)
    progress.tell(f"wrote {len(files)} CSV files below {out}")
    return 0
