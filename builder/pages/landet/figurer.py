"""SSB's own figures drawn anew: a list of them, and a page for each chapter and the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions.report_figures import FigurePart, ReportFigure
from builder.numbers import HARD_SPACE, percent, short
from builder.pages.edition import Edition
from builder.pages.landet.utvikling import development_title
from builder.pages.parts.answer_panels import answers_panel, question_rounds_panel
from builder.pages.parts.block_panels import asked_sentence, classes_panel, items_panel
from builder.pages.parts.figure import Page
from builder.pages.parts.head import Crumb, head, render_page
from builder.pages.parts.map_panels import map_panel
from builder.pages.parts.panels import (
    absent_sentence,
    answers_source,
    histogram_panel,
    paragraph,
    rounds_panel,
)
from builder.pages.parts.tables import CARDS, Cell, table
from builder.pages.samsvar.samsvar_page import VERDICT_LABELS
from builder.pages.words import wording
from builder.statistics.ledger import LedgerRow, ledger_rows

FOLDER = "landet/rapportens-figurer"
TITLE = "Rapportens figurer, tegnet på nytt"
COUNTRY_PAGE = Crumb("Hele landet", "landet/")


@dataclass(frozen=True)
class Entry:
    """One figure as the page shows it: SSB's, its published numbers, and ours."""

    figure: ReportFigure
    published: Markup
    content: Markup


def figure_pages(edition: Edition) -> dict[str, str]:
    """Return the list of SSB's figures and the page of each part, by path below the docs."""
    figures = edition.results.sources.figures
    parts = [(part, figures.of(part)) for part in figures.parts]
    description = (
        "Hver figur og tabell i SSBs rapport om digitalisering i kommunene og i artikkelen fra "
        "2023, tegnet på nytt for hver runde."
    )
    years = edition.results.years
    index = render_page(
        head(edition, f"{FOLDER}/", TITLE, description, years, above=[COUNTRY_PAGE]),
        "landet/figurer.md.jinja",
        **_shared(edition),
        parts=parts,
    )
    pages = {f"{FOLDER}/{part.id}.md": _part_page(edition, part) for part in figures.parts}
    return {f"{FOLDER}/index.md": index} | pages


def _part_page(edition: Edition, part: FigurePart) -> str:
    """Return the page of one part: each figure with what SSB says of it, and our drawing."""
    page = Page(f"{FOLDER}/{part.id}/", "Hele landet")
    root = page.root
    entries = [
        Entry(figure, _published(edition, figure, root), _panels(edition, figure, page))
        for figure in edition.results.sources.figures.of(part)
    ]
    title = f"Figurene i {wording.lower_first(part.label)}"
    description = f"Figurene og tabellene fra {part.source}, tegnet på nytt."
    above = [COUNTRY_PAGE, Crumb(TITLE, f"{FOLDER}/")]
    return render_page(
        head(edition, page.address, title, description, edition.results.years, above=above),
        "landet/figurer_del.md.jinja",
        **_shared(edition),
        part=part,
        entries=entries,
    )


def _shared(edition: Edition) -> dict[str, object]:
    """Return what both templates need."""
    years = edition.results.years
    return {
        "rounds": wording.rounds_in_words(years),
        "answers": answers_source(edition, years),
        "has_answers": edition.has_answers,
        "development": development_title(edition),
    }


def _published(edition: Edition, figure: ReportFigure, root: str) -> Markup:
    """Return the numbers SSB has published with a figure beside ours, state bodies last."""
    ledger = {row.id: row for row in ledger_rows(edition.results.statistics.ledger)}
    frame = edition.results.sources.published.set_index("id")
    names = [*figure.published, *figure.state]
    if not names:
        return Markup("")
    figures = [(frame.loc[name].to_dict(), ledger[name]) for name in names]
    link = Markup('<p><a href="{}samsvar/">Alle publiserte tall mot tallene her</a></p>')
    if all(own.beregnet is None for _, own in figures):
        told = [_published_row(*pair) for pair in figures]
        bare = [[text, value, base, year] for text, _, value, _, base, year in told]
        head = ["Tallet", "Publisert av SSB", "Gjelder", "År"]
        caption = f"{figure.number}: publisert av SSB"
        return table(caption, head, bare, css=CARDS) + link.format(root)
    rows = [_published_row(*pair) for pair in figures]
    years = [int(frame.loc[name, "year"]) for name in figure.published]
    note = edition.status_note([year for year in years if year in edition.results.rounds])
    header = ["Tallet", "Vurdering", "Publisert av SSB", "Regnet ut her", "Gjelder", "År"]
    caption = f"{figure.number}: publisert av SSB, og regnet ut her{note}"
    return table(caption, header, rows, css=CARDS) + link.format(root)


def _published_row(row: Mapping[str, str], own: LedgerRow) -> list[str | Cell]:
    """Return one published number with what it is, and ours with n and verdict from the ledger."""
    value, computed = own.beregnet, "–"
    if value is not None and own.n is not None:
        text = percent(value) if own.enhet == "prosent" else short(value)
        computed = f"{text} ({wording.base_text(own.n)})"
    verdict, base = VERDICT_LABELS[own.verdikt], wording.capital(own.grunnlag)
    return [own.tekst, verdict, published_text(row), computed, base, row["year"]]


def published_text(row: Mapping[str, str]) -> str:
    """Return a published number with its unit as it was published: 94,5 prosent, 60 kommuner."""
    unit = row["unit"].replace("antall", "kommuner", 1)
    return f"{row['value'].replace('.', ',')}{HARD_SPACE}{unit}"


def _panels(edition: Edition, figure: ReportFigure, page: Page) -> Markup:
    """Return every chart and table that draws a figure anew."""
    drawn = (
        _PANELS[panel.kind](edition, panel.of, page.within(figure.id)) for panel in figure.panels
    )
    content = Markup("").join(drawn)
    return content if edition.has_answers or "<table" in content else Markup("")


def _items(edition: Edition, block_id: str, page: Page) -> Markup:
    """Return the share of positive answers to each item of a block."""
    block = edition.definitions.blocks[block_id]
    items = [question for question in block.questions if question.item]
    absent = paragraph(asked_sentence(edition, block.questions), "merknad")
    if not any(edition.results.years_asked(question.column) for question in items):
        return absent
    return items_panel(edition, block, items, page) + absent


def _answers(edition: Edition, block_id: str, page: Page) -> Markup:
    """Return every answer to each item of a block, round by round."""
    return answers_panel(edition, edition.definitions.blocks[block_id], page)


def _question(edition: Edition, column: str, page: Page) -> Markup:
    """Return every answer to one question, round by round."""
    return question_rounds_panel(edition, edition.definitions.questions[column], page)


def _classes(edition: Edition, column: str, page: Page) -> Markup:
    """Return the share of yes to one question by size."""
    question = edition.definitions.questions[column]
    absent = paragraph(asked_sentence(edition, [question]), "merknad")
    if not edition.results.years_asked(question.column):
        return absent
    return classes_panel(edition, question, page) + absent


def _histogram(edition: Edition, indicator_id: str, page: Page) -> Markup:
    """Return how many municipalities have each number, round by round."""
    indicator = edition.definitions.indicators[indicator_id]
    drawn = (
        histogram_panel(edition, indicator, y, page)
        for y in edition.results.years_of(indicator.id)[::-1]
    )
    absent = paragraph(absent_sentence(edition, indicator), "merknad")
    return Markup("").join(drawn) + absent


def _distribution(edition: Edition, indicator_id: str, page: Page) -> Markup:
    """Return how the country is distributed in each round."""
    return rounds_panel(edition, edition.definitions.indicators[indicator_id], page)


def _maps(edition: Edition, indicator_id: str, page: Page) -> Markup:
    """Return a map for each round, with the number of municipalities of each value below it."""
    indicator = edition.definitions.indicators[indicator_id]
    content = Markup("").join(
        map_panel(edition, indicator, year, page)
        for year in edition.results.years_of(indicator.id)[::-1]
    )
    link = Markup('<p><a href="{}indikator/{}/">Verdien til hver kommune: {}</a></p>')
    absent = paragraph(absent_sentence(edition, indicator), "merknad")
    name = wording.lower_first(indicator.label)
    return content + absent + link.format(page.root, indicator.slug, name)


_PANELS: Mapping[str, Callable[[Edition, str, Page], Markup]] = {
    "items": _items,
    "answers": _answers,
    "question": _question,
    "classes": _classes,
    "histogram": _histogram,
    "distribution": _distribution,
    "map": _maps,
}
