"""The ledger page: every published figure beside what the rounds give, with a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
    folded_part,
    link_list,
    number_cell,
    table,
)
from builder.pages.words import wording
from builder.pages.words.wording import base_text
from builder.sources.ledger import Figure
from builder.statistics.ledger import (
    AGREES,
    DIFFERS,
    ROUNDED,
    UNKNOWN,
    LedgerRow,
    ledger_rows,
)

ROOT = "../"
VERDICT_LABELS = {
    AGREES: "Stemmer",
    ROUNDED: "Stemmer avrundet",
    DIFFERS: "Avviker",
    UNKNOWN: "Kan ikke beregnes",
}


def samsvar_page(edition: Edition) -> str:
    """Return the Markdown of the ledger page; complete and in order without a script."""
    every = ledger_rows(edition.results.statistics.ledger)
    rows = [row for row in every if row.verdikt != UNKNOWN]
    unknown = [row for row in every if row.verdikt == UNKNOWN]
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
        agreement=_agreement(edition, official) if rows else "",
        summary=_verdicts_sentence(rows, len(every)),
        origins=_origins_sentence(edition),
        differing=_named(rows, DIFFERS),
        ledger=_ledger_table(edition, rows),
        not_computed=_unknown_sentence(unknown, bool(rows)) if unknown else "",
        unknown=_unknown_table(edition, unknown),
        files=link_list(_files()),
        puzzles=edition.results.sources.ledger.puzzles,
    )


def _agreement(edition: Edition, official: list[str]) -> str:
    """Return what it shows that the figures of official rounds agree."""
    if set(edition.without_answers(edition.results.years)) & set(official):
        return "Stemmer tallene der, er resultatene som er lagt inn, de SSB har regnet av."
    return "Stemmer tallene der, regner vi ut score og grad slik SSB gjør."


def _verdicts_sentence(rows: Sequence[LedgerRow], all_rows: int) -> str:
    """Return how many of all figures could be computed, and how many of those got each verdict."""
    if not rows:
        told = "Ingen av de {} tallene SSB har publisert, kan regnes ut av rundene på nettstedet."
        return told.format(integer(all_rows))
    counts = Counter(row.verdikt for row in rows)
    words = {one: wording.lower_first(word) for one, word in VERDICT_LABELS.items()}
    parts = [f"{integer(counts[one])} {word}" for one, word in words.items() if counts[one]]
    parts += [] if counts[DIFFERS] else [f"ingen {words[DIFFERS]}"]
    told = f"Av {integer(all_rows)} tall SSB har publisert, kan {integer(len(rows))} regnes ut her:"
    return f"{told} {wording.joined(parts)}."


def _origins_sentence(edition: Edition) -> str:
    """Return how many figures are from the report and the article."""
    report = integer(len(edition.results.sources.published))
    return (
        f"{report} av tallene er fra SSBs rapport 2019/14 og SSBs artikkel fra 2023, resten fra "
        "andre sider."
    )


def _unknown_sentence(rows: Sequence[LedgerRow], has_others: bool) -> str:
    """Return how many figures cannot be computed and why, the commonest reason first."""
    years: dict[str, list[int]] = {}  # by reason, one for each figure
    for row in rows:
        reason = row.begrunnelse.split(". ")[0].removesuffix(".")
        years.setdefault(_without_year(reason, row.aar), []).append(row.aar)
    often = sorted(years.items(), key=lambda item: -len(item[1]))
    told = [f"{_in_words(reason, own)} ({integer(len(own))})" for reason, own in often]
    lead = f"De andre {integer(len(rows))} tallene" if has_others else "Tallene"
    return f"{lead} kan ikke beregnes: {'; '.join(told)}."


def _without_year(reason: str, year: int) -> str:
    """Return a reason with a mark in the place of the round, as it is where it names none."""
    return reason.replace(f"unden {year}", "unden {}")


def _in_words(reason: str, years: Sequence[int]) -> str:
    """Return a reason with the rounds it is of, as a part of a sentence."""
    rounds = wording.rounds_in_words(sorted(set(years)))
    told = reason.replace("Runden {}", rounds).replace("runden {}", rounds)
    return wording.lower_first(told)


def _named(rows: Sequence[LedgerRow], verdict: str) -> str:
    """Return the figures with one verdict as text; empty where there are none."""
    own = [row for row in rows if row.verdikt == verdict]
    return "; ".join(f"{row.tekst} ({row.aar})" for row in own)


def _ledger_table(edition: Edition, rows: Sequence[LedgerRow]) -> Markup:
    """Return the figures that were computed as a table; nothing without any."""
    if not rows:
        return Markup("")
    header: list[str | Cell] = ["Tallet sier", "Vurdering"]
    header += [Cell(name, css="tall") for name in ("Publisert", "Beregnet", "Differanse", "År")]
    header += [Cell(name, css="usortert") for name in ("Gjelder", "Begrunnelse og kilde")]
    note = edition.status_note(edition.results.years)
    caption = f"Publiserte tall og tallene rundene på nettstedet gir{note}"
    figures = _figures_of(edition, rows)
    found = {VERDICT_LABELS[row.verdikt] for row in rows}
    choices = {"Vurdering": [one for one in VERDICT_LABELS.values() if one in found]}
    finder = Finder("Finn tall", choices | _choices(figures))
    cells = [_ledger_row(row, *figure) for row, figure in zip(rows, figures, strict=True)]
    return table(caption, header, cells, sortable=True, css=CARDS, finder=finder)


def _unknown_table(edition: Edition, rows: Sequence[LedgerRow]) -> Markup:
    """Return the figures that could not be computed, folded; nothing without any."""
    if not rows:
        return Markup("")
    numbers = [Cell(name, css="tall") for name in ("Publisert", "År")]
    header: list[str | Cell] = ["Tallet sier", *numbers]
    header += [Cell(name, css="usortert") for name in ("Gjelder", "Begrunnelse og kilde")]
    figures = _figures_of(edition, rows)
    cells = [_unknown_row(row, *figure) for row, figure in zip(rows, figures, strict=True)]
    finder = Finder("Finn tall som ikke kan beregnes", _choices(figures))
    caption = "Publiserte tall som ikke kan beregnes"
    listed = table(caption, header, cells, sortable=True, css=CARDS, finder=finder)
    return folded_part(f"De {integer(len(rows))} som ikke kan beregnes", "ikke-beregnet", listed)


def _figures_of(edition: Edition, rows: Sequence[LedgerRow]) -> list[tuple[Figure, str]]:
    """Return the figure of each row with the label of its theme."""
    ledger = edition.results.sources.ledger
    figures = {figure.id: figure for figure in ledger.figures}
    return [(figures[row.id], ledger.theme_label(figures[row.id].theme)) for row in rows]


def _choices(figures: Sequence[tuple[Figure, str]]) -> dict[str, list[str]]:
    """Return the themes and years of figures, which a reader can choose among."""
    years = sorted({figure.year for figure, _ in figures}, reverse=True)
    themes = list(dict.fromkeys(theme for _, theme in figures))
    return {"Tema": themes, "År": [str(year) for year in years]}


def _ledger_row(row: LedgerRow, figure: Figure, theme: str) -> Row:
    """Return one figure's row beside what was computed."""
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


def _unknown_row(row: LedgerRow, figure: Figure, theme: str) -> Row:
    """Return the row of a figure that could not be computed."""
    cells: list[str | Cell] = [
        row.tekst,
        _number_cell(row.publisert, row.enhet, whole=True),
        number_cell(str(row.aar), row.aar),
        row.grunnlag,
        Cell(_reason(row, figure), css="bred liten"),
    ]
    return Row(cells, theme, (theme, str(row.aar)))


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
