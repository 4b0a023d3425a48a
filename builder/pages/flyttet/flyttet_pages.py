"""Small pages that lead from numbers and former names to the place's page of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.pages.lookups.lineage import Level, Way, ways
from builder.pages.rendering import html_of
from builder.pages.words.moves import reason, shared_name
from builder.sources import Registry
from builder.sources.succession import split_codes

TEMPLATE = "flyttet/flyttet.html.jinja"
SHARED = "felles_navn"  # in the registry of addresses: several places of today have the name
NUMBERS = {"kommune": "Kommunenummer", "fylke": "Fylkesnummer"}


@dataclass(frozen=True)
class Place:
    """A place of today as a choice: its page, its name, and its county where it is a kommune."""

    href: str
    name: str
    county: str


@dataclass(frozen=True)
class Redirect:
    """A former address (`1507`, `skodje`) that leads on to places of today.

    Its title, with its language where it is a Sámi or Kven name that a source tells it of, why
    it leads on, and today's codes, the main one first.
    """

    level: Level
    address: str
    title: str
    why: str
    codes: tuple[str, ...]
    language: str = ""


def redirect_pages(registry: Registry, site_name: str) -> dict[str, bytes]:
    """Return path -> HTML for every number and every former or parallel name.

    It moves on by itself where there is one place of today, and lists them where there are several.
    No page of today is touched.
    """
    places = _places(registry)
    taken = {(level, registry.slug(level, code)) for level, code in places}
    pages: dict[str, bytes] = {}
    for one in redirects(registry):
        if (one.level, one.address) not in taken:
            choices = [places[one.level, code] for code in one.codes]
            page = html_of(TEMPLATE, moved=one, places=choices, site_name=site_name, root="../../")
            pages[f"{one.level}/{one.address}/index.html"] = f"{page.strip()}\n".encode()
    return pages


def redirects(registry: Registry) -> Iterator[Redirect]:
    """Yield every redirect: numbers of kommuner and fylker, then former and parallel names."""
    every = ways(registry)
    for way in every:
        if way.term.isdecimal():
            title = f"{NUMBERS[way.level]} {way.term}"
            yield Redirect(way.level, way.term, title, reason(way), way.codes)
    named = {_grouping_key(way.level, way.term, way.codes): way for way in every}
    rows = registry.addresses[registry.addresses["grunn"] != "gjeldende"]
    columns = (rows[name].tolist() for name in ("nivaa", "adresse", "navn", "koder", "grunn"))
    for level, address, name, cell, ground in zip(*columns, strict=True):
        codes = split_codes(cell)
        known = named.get(_grouping_key(level, name, codes))
        why = reason(known) if known else ""
        if ground == SHARED:
            why = shared_name(name, len(codes))
        language = known.language if known else ""
        yield Redirect(level, address, _own_title(known, name), why, codes, language)


def _own_title(way: Way | None, name: str) -> str:
    """Return a name out of use, with its county then where others have the name."""
    return way.place if way and way.kind == "former_name" else name


def _grouping_key(level: str, name: str, codes: tuple[str, ...]) -> tuple[str, str, frozenset[str]]:
    """Return what a name is looked up by: several places had the same one."""
    return level, name, frozenset(codes)


def _places(registry: Registry) -> Mapping[tuple[str, str], Place]:
    """Return every place of today by level and code."""
    counties = registry.county_names(registry.today)
    found = {
        ("fylke", code): Place(f"../{registry.slug('fylke', code)}/", name, "")
        for code, name in counties.items()
    }
    today = registry.kommuner_of(registry.today)
    columns = (today[name].tolist() for name in ("kommunenr", "navn", "fylkesnr"))
    for code, name, county in zip(*columns, strict=True):
        href = f"../{registry.slug('kommune', code)}/"
        found["kommune", code] = Place(href, name, counties[county])
    return found
