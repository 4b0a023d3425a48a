"""Small pages that lead from numbers and former names to the place's page of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from builder.sources import Registry

BETWEEN = "|"  # between several successors in the registry's tables

LEVELS = {"kommune": ("Kommunenummer", "kommuner"), "fylke": ("Fylkesnummer", "fylker")}


@dataclass(frozen=True)
class Redirect:
    """A former address (`1507`, `skodje`), its title, and today's codes, the main one first."""

    level: str
    address: str
    title: str
    codes: tuple[str, ...]


def redirect_pages(registry: Registry) -> dict[str, bytes]:
    """Return path -> HTML for every number and every former or parallel name.

    No page of today is touched.
    """
    names = _names_of_today(registry)
    taken = {(level, registry.slug(level, code)) for level, code in names}
    pages: dict[str, bytes] = {}
    for redirect in _redirects(registry):
        if (redirect.level, redirect.address) not in taken:
            links = [
                (f"../{registry.slug(redirect.level, code)}/", names[redirect.level, code])
                for code in redirect.codes
            ]
            path = f"{redirect.level}/{redirect.address}/index.html"
            pages[path] = _page(redirect, links).encode()
    return pages


def _redirects(registry: Registry) -> Iterator[Redirect]:
    """Yield every redirect: numbers of kommuner and fylker, then former and parallel names."""
    for level, codes in (("kommune", _kommuner(registry)), ("fylke", _fylker(registry))):
        for number, successors in codes.items():
            yield Redirect(level, number, f"{LEVELS[level][0]} {number}", successors)
    former = registry.addresses[registry.addresses["grunn"] != "gjeldende"]
    for level, address, name, codes_now in _rows(former, "nivaa", "adresse", "navn", "koder"):
        yield Redirect(level, address, name, tuple(codes_now.split(BETWEEN)))


def _names_of_today(registry: Registry) -> dict[tuple[str, str], str]:
    """Return (level, code) -> name of every kommune and fylke of today."""
    kommuner, fylker = registry.names(registry.today), registry.county_names(registry.today)
    names = {("kommune", number): name for number, name in kommuner.items()}
    return names | {("fylke", number): name for number, name in fylker.items()}


def _kommuner(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Return kommunenr -> today's codes; a number still in use means the place of today."""
    codes: dict[str, tuple[str, ...]] = {}
    for division in registry.divisions.every:
        for number, successors in registry.numbers(division.id):
            known = () if division.id == registry.today else codes.get(number, ())
            codes[number] = tuple(dict.fromkeys((*known, *successors)))
    return codes


def _fylker(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Return fylkesnr -> today's codes: that of the same name, or where its kommuner went."""
    today = registry.county_names(registry.today)
    by_name = {name: code for code, name in today.items()}
    codes: dict[str, tuple[str, ...]] = {}
    frame = registry.fylker.sort_values("division")
    for division, number, name in _rows(frame, "division", "fylkesnr", "navn"):
        same = (by_name[name],) if name in by_name else None
        codes[number] = same or _where_kommuner_went(registry, division, number)
    return codes | {code: (code,) for code in by_name.values()}


def _where_kommuner_went(registry: Registry, division: str, fylkesnr: str) -> tuple[str, ...]:
    """Return today's counties of a former county's municipalities, that with most of them first."""
    today, own = registry.kommuner_of(registry.today), registry.kommuner_of(division)
    county = {code: fylke for code, fylke in _rows(today, "kommunenr", "fylkesnr")}
    own = own[own["fylkesnr"] == fylkesnr]
    counted = Counter(county[codes.split(BETWEEN)[0]] for (codes,) in _rows(own, "nr_today"))
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a frame of text, these columns only."""
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _page(redirect: Redirect, links: list[tuple[str, str]]) -> str:
    """Return a whole HTML page: it moves on by itself where there is one place, else lists them."""
    title = escape(redirect.title)
    if len(links) == 1:
        href, name = links[0]
        return _document(title, _moving_on(href), f"<p>Gå til {_link(href, name)}.</p>")
    choices = "".join(f"<li>{_link(href, name)}</li>" for href, name in links)
    kind = LEVELS[redirect.level][1]
    text = f"Området hører i dag til flere {kind}. Velg den du vil se:"
    return _document(title, "", f"<p>{text}</p>\n<ul>{choices}</ul>")


def _document(title: str, head: str, body: str) -> str:
    """Return an HTML document with escaped title and ready-made head and body."""
    lines: Iterable[str] = (
        "<!doctype html>",
        '<html lang="nb">',
        '<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f'<title>{title}</title><meta name="robots" content="noindex">{head}</head>',
        f"<body><main><h1>{title}</h1>",
        f"{body}</main></body>",
        "</html>",
        "",
    )
    return "\n".join(lines)


def _moving_on(href: str) -> str:
    """Return the tags that send a reader and a search engine to the page of today."""
    address = escape(href)
    return (
        f'<link rel="canonical" href="{address}">'
        f'<meta http-equiv="refresh" content="0; url={address}">'
    )


def _link(href: str, name: str) -> str:
    """Return an escaped link."""
    return f'<a href="{escape(href)}">{escape(name)}</a>'
