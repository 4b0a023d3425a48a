"""The page of a municipality: what stands out, its results, why, and against whom."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions.kinds import Composite
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.kommune.alike import around
from builder.pages.kommune.cards import cards
from builder.pages.kommune.history import all_values, history, population, values_title
from builder.pages.kommune.theme_section import theme_section
from builder.pages.lookups.places import Kommune
from builder.pages.parts.comparing import SCRIPTS, compare_item
from builder.pages.parts.data_sets import place_data_set
from builder.pages.parts.feeds import place_changes_file
from builder.pages.parts.figure import Figure, Origin, Page, Told
from builder.pages.parts.head import Crumb, File, Head, head, render_page
from builder.pages.parts.map_panels import BORDERS, land_today
from builder.pages.parts.maps import locator_picture
from builder.pages.parts.names import names_for_heading
from builder.pages.parts.panels import place_source
from builder.pages.parts.qr import address_on_paper
from builder.pages.parts.share_cards import kommune_card
from builder.pages.parts.tables import Cell, table
from builder.pages.words.asking import questions_worth_asking
from builder.pages.words.borders import border_sentences
from builder.pages.words.standing import Standing
from builder.pages.words.summary import Summary, summary_of
from builder.pages.words.wording import joined
from builder.statistics.steps import PATTERNS


def kommune_page(edition: Edition, kommune: Kommune) -> str:
    """Return the Markdown page of a municipality of today."""
    page = Page(f"kommune/{kommune.slug}/", kommune.link_name, "kommunen")
    standing = Standing(edition, kommune)
    summary = summary_of(standing)
    return render_page(
        _head(edition, kommune, summary),
        "kommune/kommune_page.md.jinja",
        kommune=kommune,
        names=names_for_heading(kommune),
        answers=place_source(edition),
        place_line=_place_line(edition, kommune),
        responses=_responses(standing),
        patterns=_patterns(edition),
        locator=_locator(edition, kommune, page),
        summary=summary,
        cards=cards(standing),
        around=around(standing),
        compare=_compare(kommune, page),
        on_paper=address_on_paper(edition.address, page.address),
        questions=questions_worth_asking(standing, summary),
        sections=[
            theme_section(standing, theme, page) for theme in edition.definitions.themes.values()
        ],
        borders=list(border_sentences(standing).values()),
        values=all_values(edition, kommune),
        values_title=values_title(edition),
        follows=bool(edition.address),
        history=history(edition, kommune) + population(kommune),
    )


def _patterns(edition: Edition) -> str:
    """Return what the two patterns of the first grade are called; '' where no theme has one."""
    definitions = edition.definitions
    headlines = [definitions.indicators[one.headline] for one in definitions.themes.values()]
    grades = [one for one in headlines if isinstance(one.rule, Composite)]
    return joined([grade.label_of(value) for grade in grades[:1] for value in PATTERNS])


def _head(edition: Edition, kommune: Kommune, summary: Summary) -> Head:
    """Return the head of a municipality's page, which begins as its summary does."""
    number, address = kommune.kommunenr, f"kommune/{kommune.slug}/"
    table = edition.results.sources.dictionary.files["kommune"]
    files = [
        File("text/csv", f"data/kommune/{number}.csv"),
        File("application/json", f"api/v1/kommune/{number}.json"),
    ]
    feeds = [place_changes_file(edition, kommune)] if edition.address else []
    return head(
        edition,
        address,
        _full_title(kommune),
        summary.sentences,
        edition.results.years,
        above=[Crumb("Fylker", "fylke/"), Crumb(kommune.fylke, f"fylke/{kommune.fylke_slug}/")],
        files=(*files, *feeds),
        data_set=place_data_set(edition, address, kommune.link_name, table, files),
        hides_contents=True,
        card=kommune_card(edition, kommune),
        scripts=SCRIPTS,
    )


def _compare(kommune: Kommune, page: Page) -> Markup:
    """Return the way into a comparison: without scripts to that with the most similar."""
    href = f"{page.root}sammenlign/{kommune.slug}/"
    return compare_item(kommune.kommunenr, kommune.link_name, href)


def _full_title(kommune: Kommune) -> str:
    """Return the name with its Sámi and Kven names, and the county where the name is shared."""
    return f"{kommune.title} ({kommune.fylke})" if kommune.needs_county else kommune.title


def _place_line(edition: Edition, kommune: Kommune) -> list[str]:
    """Return inhabitants with their date and centrality in words."""
    basis = ", anslag" if kommune.anslag else ""
    classes = edition.definitions.breakdowns["sentralitet"].classes
    ends = {classes[0].id: "mest sentral", classes[-1].id: "minst sentral"}
    told = ends.get(kommune.sentralitet, f"{classes[0].id} er mest sentral")
    return [
        f"{integer(kommune.folketall)} innbyggere (1. januar {kommune.folketall_aar}{basis})",
        f"sentralitetsklasse {kommune.sentralitet} av {len(classes)} ({told})",
    ]


def _responses(standing: Standing) -> str:
    """Return in which rounds the municipality answered, and in which it did not."""
    own = standing.results.own_unit
    answered: list[str] = []
    silent: list[str] = []
    for year in standing.results.years:
        unit = own(standing.kommune.kommunenr, year)
        if unit is not None:
            (answered if unit.svarte else silent).append(str(year))
    parts = [f"svarte i {joined(answered)}"] if answered else []
    parts += [f"svarte ikke i {joined(silent)}"] if silent else []
    return f"Kommunen {', men '.join(parts)}." if parts else ""


def _locator(edition: Edition, kommune: Kommune, page: Page) -> Markup:
    """Return the figure of where in its county the municipality lies; nothing without borders."""
    land = land_today(edition)
    if land is None:
        return Markup("")
    is_county = kommune.navn == kommune.fylke
    title = kommune.navn if is_county else f"{kommune.navn} i {kommune.fylke}"
    lies = "er både kommune og fylke" if is_county else f"ligger i {kommune.fylke}"
    origin = Origin(BORDERS, "offisiell", str(kommune.folketall_aar), "")
    picture = locator_picture(land, kommune.kommunenr, kommune.fylkesnr, page, title, origin)
    rows: list[list[str | Cell]] = [
        [kommune.navn, kommune.kommunenr, kommune.fylke, integer(kommune.folketall)]
    ]
    head: list[str | Cell] = ["Kommune", "Nummer", "Fylke", f"Innbyggere {kommune.folketall_aar}"]
    beside = "ved siden av nabofylket" if is_county else f"blant kommunene i {kommune.fylke}"
    alt = f"Kart der {kommune.navn} er merket med farge {beside}."
    told, numbers = Told("hvor", "Hvor i fylket", title), table(title, head, rows)
    reading = f"{kommune.navn} {lies}."
    figure = Figure(told, reading, alt, picture, numbers, origin, is_small=True)
    return edition.place(page, figure)
