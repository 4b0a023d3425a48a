"""The ledger page: every published figure beside what the rounds give, with a verdict."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from builder.numbers import HARD_SPACE, decimal, integer, short
from builder.pages.edition import Edition
from builder.pages.parts.head import head, render_page
from builder.pages.parts.links import outside_address
from builder.pages.parts.tables import Cell, link_list, number_cell, table
from builder.pages.words import wording
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
    description = (
        "Hvert tall SSB har publisert om digitalisering i kommunene, regnet ut på nytt: hva som "
        "stemmer, hva som avviker, og hvorfor."
    )
    return render_page(
        head(edition, "samsvar/", "Samsvar", description, years, hides_contents=True),
        "samsvar/samsvar_page.md.jinja",
        simulated=_years_text(edition, synthetic=True),
        official=_years_text(edition, synthetic=False),
        summary=_summary(edition, rows),
        differing=_named(rows, "avvik"),
        verdicts=list(VERDICT_LABELS.values()),
        ledger=_table(edition, rows),
        files=link_list(_files()),
        puzzles=edition.results.sources.ledger.puzzles,
    )


def _years_text(edition: Edition, synthetic: bool) -> str:
    """Return the simulated, or the official, rounds as text; empty where there are none."""
    rounds = edition.results.rounds.values()
    return wording.joined([str(r.year) for r in rounds if r.is_synthetic is synthetic])


def _summary(edition: Edition, rows: list[LedgerRow]) -> str:
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


def _table(edition: Edition, rows: list[LedgerRow]) -> Markup:
    """Return the ledger as a table with one row for each figure."""
    header: list[str | Cell] = ["Tallet sier", Cell("År", css="tall")]
    header += [Cell(name, css="tall") for name in ("Publisert", "Beregnet")]
    header += ["Dom", Cell("Differanse", css="tall"), Cell("n", css="tall")]
    header += ["Gjelder", "Tema", "Begrunnelse", "Kilde"]
    note = edition.status_note(edition.results.years)
    caption = f"Publiserte tall og tallene rundene på nettstedet gir{note}"
    ledger = edition.results.sources.ledger
    pairs = zip(rows, ledger.figures, strict=True)
    cells = [_row(row, figure, ledger.theme_label(figure.theme)) for row, figure in pairs]
    return table(caption, header, cells, sortable=True)


def _row(row: LedgerRow, figure: Figure, theme: str) -> list[str | Cell]:
    """Return one figure's row; what could not be computed is a dash and sorts last."""
    return [
        row.tekst,
        number_cell(str(row.aar), row.aar),
        _number(row.publisert, row.enhet, whole=True),
        _number(row.beregnet, row.enhet),
        VERDICT_LABELS[row.verdikt],
        _number(row.differanse, "antall"),
        _number(row.n, "antall"),
        row.grunnlag,
        theme,
        Cell(row.begrunnelse, css="bred"),
        Cell(figure.source, href=outside_address(figure.address)),
    ]


def _number(value: float | None, unit: str, whole: bool = False) -> Cell:
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
