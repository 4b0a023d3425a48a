"""The page of the map: a picture that the browser makes live, and all it shows in other ways.

In words, every municipality in a table, and the ways to the maps that stand ready.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.charts.stage import Stage, stage
from builder.charts.words import STATUSES, label
from builder.definitions import Indicator
from builder.drawing import Drawn
from builder.naming import hyphened
from builder.numbers import integer, percent, share_pct
from builder.pages.edition import Edition
from builder.pages.kart.live_data import data_files, on_the_map
from builder.pages.kart.on_map import OnMap
from builder.pages.kart.stage_picture import StagePicture, stage_picture
from builder.pages.lookups.places import Kommune
from builder.pages.parts.figure import EMBEDS, STATUS_TEXT, Page
from builder.pages.parts.head import Crumb, head, render_page
from builder.pages.parts.map_panels import BORDERS, country_sentence, land_today, map_panel
from builder.pages.parts.tables import Cell, Finder, Row, number_cell, table
from builder.pages.parts.value_cells import value_cell, value_head
from builder.pages.rendering import html_of
from builder.pages.words.on_map import map_sentence
from builder.pages.words.wording import capital

PATH = "kart.md"
ADDRESS = "kart/"
READY = "kart/ferdige.md"
READY_ADDRESS = "kart/ferdige/"
ROOT = "../"
FILES = ("PNG", "SVG", "PDF", "CSV", "Excel")
ZOOM = (
    ("inn", "+", "Zoom inn"),
    ("ut", "\N{MINUS SIGN}", "Zoom ut"),
    ("alt", "⟲", "Vis hele kartet"),
    ("vest", "←", "Flytt mot vest"),
    ("nord", "↑", "Flytt mot nord"),
    ("sor", "↓", "Flytt mot sør"),
    ("ost", "→", "Flytt mot øst"),
)


class LiveMap:
    """The map of a build: its page, the files beside it, and the picture in the page.

    The picture is put in when it is drawn. Where there are no borders of today the page says so,
    and has no map.
    """

    def __init__(self, edition: Edition) -> None:
        land = land_today(edition)
        self.edition = edition
        shown = on_the_map(edition)
        self.headline = next((one for one in edition.headlines if one[0] in shown), None)
        self.stage: Stage | None = stage(land) if land and self.headline else None
        self.first: StagePicture | None = None
        if self.stage and self.headline:
            self.first = stage_picture(edition, self.stage, *self.headline)
            if edition.begin is not None:
                edition.begin(self.first.picture)

    @property
    def page(self) -> str:
        """Return the page as Markdown, a mark in the place of the picture."""
        edition = self.edition
        about = "Kart over alle kommunene: velg indikator, runde og fylke, og ta det med."
        own = head(
            edition,
            ADDRESS,
            "Kart",
            about,
            edition.results.years,
            hides_contents=True,
            styles=("assets/kart.css",),
            scripts=("assets/kart.js",) if self.stage else (),
        )
        if self.headline is None or self.first is None:
            return render_page(own, "kart/uten_kart.md.jinja", ready=_ready(edition))
        return render_page(
            own,
            "kart/kart_page.md.jinja",
            **self._live,
            table=_values_table(edition, *self.headline),
            ready=_ready(edition),
            counties=[(f.navn, f"{ROOT}fylke/{f.slug}/") for f in edition.places.fylker.values()],
        )

    @property
    def _live(self) -> dict[str, object]:
        """Return what the map itself and all around it show before any script has run."""
        assert self.stage is not None
        assert self.first is not None
        assert self.headline is not None
        indicator, year = self.headline
        origin = self.edition.origin([year], "")
        silent = self.edition.results.shares(year, "deltakelse").counts.get("svarte_ikke", 0)
        return {
            "bare": False,
            "sentence": map_sentence(country_sentence(self.edition, indicator, year), silent),
            "heading": f"{indicator.label}, {year}",
            "width": self.stage.size[0],
            "height": self.stage.size[1],
            "picture": self.first.mark,
            "classes": _class_lines(self.edition, indicator, year),
            "zoom": ZOOM,
            "files": FILES,
            "source": f"{origin.source} · {BORDERS}",
            "status_text": STATUS_TEXT[origin.status],
        }

    def bare_files(
        self, drawn: Mapping[str, Drawn], address: str = f"{EMBEDS}/{ADDRESS}"
    ) -> dict[str, bytes]:
        """Return the bare page for other sites, by path below the root.

        In a frozen edition it stands at the address of the whole page as well.
        """
        if self.first is None:
            return {}
        edition = self.edition
        html = html_of(
            "kart/del_kart.html.jinja",
            **self._live | {"bare": True},
            root="../" * address.count("/"),
            site_name=edition.site.name,
            edition=edition.site.edition,
            is_alone=address == ADDRESS,
            canonical=f"{edition.address}{ADDRESS}" if edition.address else "",
        )
        return {f"{address}index.html": self.first.put_into(html, drawn).encode()}

    def drawn_into(self, page: str, drawn: Mapping[str, Drawn]) -> str:
        """Return the page with the drawn picture in it."""
        return self.first.put_into(page, drawn) if self.first else page

    @property
    def files(self) -> dict[str, bytes]:
        """Return what the browser fetches, by path below the root of the site."""
        return data_files(self.edition, self.stage) if self.stage else {}


@dataclass(frozen=True)
class ClassLine:
    """A class of the map: its mark (a CSS class), its label, and its municipalities.

    They are told by their number and by the share of the inhabitants who live there.
    """

    mark: str
    label: str
    kommuner: str
    inhabitants: str


def _class_lines(edition: Edition, indicator: Indicator, year: int) -> list[ClassLine]:
    """Return the classes of the map, the highest first, and last those without a value."""
    on_map = OnMap(edition, year)
    people: dict[str, list[int]] = {}
    counted = {unit: code for code, unit in reversed(on_map.units.items())}  # by its first part
    for unit, code in counted.items():
        value = on_map.value(indicator, code)
        people.setdefault(value.verdi or value.status, []).append(unit.folketall if unit else 0)
    everyone = sum(sum(own) for own in people.values())
    values = indicator.values if indicator.is_category else indicator.values[::-1]
    return [
        ClassLine(
            f"grad-{one}" if one in values and indicator.is_ordinal else f"prove-{hyphened(one)}",
            capital(label(indicator, one)),
            integer(len(people[one])),
            percent(share_pct(sum(people[one]), everyone) or 0.0),
        )
        for one in (*values, *STATUSES)
        if one in people
    ]


def _values_table(edition: Edition, indicator: Indicator, year: int) -> Markup:
    """Return every municipality of today with its value on the map."""
    on_map = OnMap(edition, year)
    rows = [_value_row(edition, on_map, indicator, k) for k in edition.places.kommuner.values()]
    header: list[str | Cell] = [
        "Kommune",
        value_head(indicator, year),
        "Fylke",
        Cell("Innbyggere", css="tall"),
    ]
    counties = [fylke.navn for fylke in edition.places.fylker.values()]
    finder = Finder("Finn kommune i tabellen", {"Fylke": counties})
    counted = next(iter(edition.places.fylker.values())).counted
    note = edition.answers_note([year])
    caption = f"Kommunene på kartet. Innbyggere {counted}{note}"
    return table(caption, header, rows, sortable=True, finder=finder)


def _value_row(edition: Edition, on_map: OnMap, indicator: Indicator, kommune: Kommune) -> Row:
    """Return one municipality."""
    cells: list[str | Cell] = [
        edition.kommune_cell(kommune, ROOT),
        value_cell(indicator, on_map.value(indicator, kommune.kommunenr)),
        Cell(kommune.fylke, css="hel"),
        number_cell(integer(kommune.folketall), kommune.folketall),
    ]
    return Row(cells, kommune.also_known_as, (kommune.fylke,))


def _ready(edition: Edition) -> Sequence[tuple[str, list[tuple[str, str]]]]:
    """Return the maps that stand ready: each headline indicator with its rounds and addresses."""
    found = []
    for indicator, _ in edition.headlines:
        address = f"{ROOT}{READY_ADDRESS}#{indicator.slug}-kart-"
        years = edition.results.years_of(indicator.id)
        found.append((indicator.label, [(str(year), f"{address}{year}") for year in years]))
    return found


def ready_page(edition: Edition) -> str:
    """Return the page of the maps that stand ready: each headline indicator in each round."""
    page = Page(READY_ADDRESS, "Hele landet")
    sections = [
        (
            indicator.label,
            indicator.slug,
            [
                map_panel(edition, indicator, year, page)
                for year in edition.results.years_of(indicator.id)
            ],
        )
        for indicator, _ in edition.headlines
    ]
    about = "Kartene over landet, runde for runde, med tabell og filer. De virker uten skript."
    own = head(
        edition,
        READY_ADDRESS,
        "Ferdige kart",
        about,
        edition.results.years,
        above=[Crumb("Kart", ADDRESS)],
    )
    return render_page(own, "kart/ferdige_page.md.jinja", sections=sections)
