"""The ledger page: every published figure beside what the rounds give, with a verdict."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from builder.naming import hyphened
from builder.numbers import HARD_SPACE, decimal, integer, short
from builder.pages.edition import Edition
from builder.pages.parts.head import head, render_page
from builder.pages.parts.links import outside_address
from builder.pages.parts.tables import (
    CARDS,
    Cell,
    Finder,
    Row,
    cell_link,
    link_list,
    number_cell,
    table,
)
from builder.pages.words import wording
from builder.pages.words.wording import base_text
from builder.sources.ledger import Figure
from builder.statistics.ledger import LedgerRow, ledger_rows

ROOT = "../"
VERDICT_LABELS = {
    "stemmer": "Stemmer",
    "avrundet": "Stemmer avrundet",
    "avvik": "Avviker",
    "kan_ikke_beregnes": "Kan ikke beregnes",
}


def samsvar_page(edition: Edition) -> str:
    """Return the Markdown of the ledger page; complete and in order without a script."""
    rows = ledger_rows(edition.results.statistics.ledger)
    years = edition.results.years
    simulated, official = edition.by_status(years)
    description = (
        "Hvert tall SSB har publisert om digitalisering i kommunene, regnet ut på nytt: hva som "
        "stemmer, hva som avviker, og hvorfor."
    )
    return render_page(
        head(edition, "samsvar/", "Kontroll mot SSB", description, years, hides_contents=True),
        "samsvar/samsvar_page.md.jinja",
        simulated=wording.joined(simulated),
        official=wording.joined(official),
        agreement=_agreement(edition, official),
        summary=_verdicts_sentence(edition, rows),
        differing=_named(rows, "avvik"),
        ledger=_ledger_table(edition, rows),
        files=link_list(_files()),
        puzzles=edition.results.sources.ledger.puzzles,
    )


def _agreement(edition: Edition, official: list[str]) -> str:
    """Return what it shows that the figures of official rounds agree."""
    if set(edition.without_answers(edition.results.years)) & set(official):
        return "Stemmer tallene der, er resultatene som er lagt inn, de SSB har regnet av."
    return "Stemmer tallene der, regner vi ut score og grad slik SSB gjør."


def _verdicts_sentence(edition: Edition, rows: list[LedgerRow]) -> str:
    """Return how many figures there are and how many got each verdict."""
    counts = Counter(row.verdikt for row in rows)
    parts = [
        f"{integer(counts[one])} {wording.lower_first(w)}" for one, w in VERDICT_LABELS.items()
    ]
    report = integer(len(edition.results.sources.published))
    return (
        f"Av {integer(len(rows))} publiserte tall er {report} fra SSBs rapport 2019/14 og SSBs "
        f"artikkel fra 2023, resten fra andre sider. Slik gikk det: {wording.joined(parts)}."
    )


def _named(rows: list[LedgerRow], verdict: str) -> str:
    """Return the figures with one verdict as text; empty where there are none."""
    own = [row for row in rows if row.verdikt == verdict]
    return "; ".join(f"{row.tekst} ({row.aar})" for row in own)


def _ledger_table(edition: Edition, rows: list[LedgerRow]) -> Markup:
    """Return the ledger as a table with one row for each figure."""
    header: list[str | Cell] = ["Tallet sier", "Vurdering"]
    header += [Cell(name, css="tall") for name in ("Publisert", "Beregnet", "Differanse", "År")]
    header += [Cell(name, css="usortert") for name in ("Gjelder", "Begrunnelse og kilde")]
    note = edition.status_note(edition.results.years)
    caption = f"Publiserte tall og tallene rundene på nettstedet gir{note}"
    ledger = edition.results.sources.ledger
    pairs = list(zip(rows, ledger.figures, strict=True))
    cells = [_ledger_row(row, figure, ledger.theme_label(figure.theme)) for row, figure in pairs]
    choices = {
        "Vurdering": list(VERDICT_LABELS.values()),
        "Tema": list(dict.fromkeys(ledger.theme_label(figure.theme) for _, figure in pairs)),
        "År": [str(year) for year in sorted({row.aar for row in rows}, reverse=True)],
    }
    finder = Finder("Finn tall", choices)
    return table(caption, header, cells, sortable=True, css=CARDS, finder=finder)


def _ledger_row(row: LedgerRow, figure: Figure, theme: str) -> Row:
    """Return one figure's row; what could not be computed is a dash and sorts last."""
    verdict = VERDICT_LABELS[row.verdikt]
    cells: list[str | Cell] = [
        row.tekst,
        Cell(verdict, css=f"vurdering-{hyphened(row.verdikt)}"),
        _number_cell(row.publisert, row.enhet, whole=True),
        _number_cell(row.beregnet, row.enhet),
        _number_cell(row.differanse, "antall"),
        number_cell(str(row.aar), row.aar),
        row.grunnlag if row.n is None else f"{row.grunnlag} ({base_text(int(row.n))})",
        Cell(_reason(row, figure), css="bred liten"),
    ]
    return Row(cells, theme, (verdict, theme, str(row.aar)))


def _reason(row: LedgerRow, figure: Figure) -> Markup:
    """Return why the verdict is what it is, and where the number was published."""
    source = cell_link(Cell(figure.source, href=outside_address(figure.address)))
    return Markup("{} Kilde: {}.").format(row.begrunnelse, source)


def _number_cell(value: float | None, unit: str, whole: bool = False) -> Cell:
    """Return a number with its unit; shares get one decimal unless `whole` drops a zero."""
    if value is None:
        return number_cell("–", None)
    if unit == "prosent":
        text = short(value) if whole else decimal(value)
        return number_cell(f"{text}{HARD_SPACE}%", value)
    return number_cell(short(value) if unit == "antall" else f"{short(value)} {unit}", value)


def _files() -> list[tuple[str, str, str]]:
    """Return the files with the same rows."""
    return [
        ("samsvar.csv", f"{ROOT}data/samsvar.csv", "CSV for programmer"),
        ("samsvar.excel.csv", f"{ROOT}data/samsvar.excel.csv", "CSV for Excel"),
    ]
