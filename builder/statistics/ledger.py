"""The ledger: every published figure computed again from its round, with a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from builder.definitions import STATUS_LABELS
from builder.numbers import decimal, integer, share_pct, short
from builder.sources import Sources, SurveyRound
from builder.sources.ledger import Condition, Figure
from builder.statistics.distribution import UNANSWERED

COLUMNS = [
    *("id", "aar", "tema", "tekst", "grunnlag", "publisert", "enhet", "beregnet", "n"),
    *("differanse", "verdikt", "begrunnelse", "kilde", "publisert_status"),
    "beregnet_status",
]
AGREES, ROUNDED, DIFFERS, UNKNOWN = "stemmer", "avrundet", "avvik", "kan_ikke_beregnes"
VERDICTS = (AGREES, ROUNDED, DIFFERS, UNKNOWN)
LIMIT_WORDS = {"from": "minst", "above": "over", "to": "høyst", "below": "under"}
Number = int | float


@dataclass(frozen=True)
class Measured:
    """What a round gives for a figure: the number shown, the counts behind it, and a remark."""

    value: Number
    count: int
    n: int
    remark: str = ""


@dataclass(frozen=True)
class Verdict:
    """How a figure and what was computed for it agree, and why."""

    verdict: str
    reason: str


@dataclass(frozen=True)
class LedgerRow:
    """One published figure beside what was computed for it; None where that could not be done."""

    id: str
    aar: int
    tekst: str
    grunnlag: str
    publisert: Number
    enhet: str
    beregnet: Number | None
    n: int | None
    differanse: Number | None
    verdikt: str
    begrunnelse: str


def compute_ledger(sources: Sources, units: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each published figure, with the columns of `COLUMNS`.

    `publisert`, `beregnet` and `differanse` are whole numbers for counts, shares have one decimal
    (halves up); `beregnet`, `n` and `differanse` are NA where the figure cannot be computed.
    `beregnet_status` is that of the round it was computed from, NA where nothing was; what is
    published is official always.
    """
    rounds = {one.year: one for one in sources.rounds}
    tables = {year: _round_table(one, units, values) for year, one in rounds.items()}
    rows = []
    for figure in sources.ledger.figures:
        own = rounds.get(figure.year)
        cells = _computed_cells(figure, own, tables.get(figure.year))
        is_computed = not pd.isna(cells["beregnet"])
        cells["beregnet_status"] = own.card.status if own and is_computed else pd.NA
        rows.append({**_told_cells(figure), **cells})
    return pd.DataFrame(rows, columns=COLUMNS, dtype="object").astype({"aar": "int64"})


def ledger_rows(ledger: pd.DataFrame) -> list[LedgerRow]:
    """Return the rows of `compute_ledger` for those that show them, in order."""
    names = list(LedgerRow.__dataclass_fields__)
    cells = ledger[names].astype("object")
    known = cells.where(cells.notna(), None)
    return [LedgerRow(*row) for row in known.itertuples(index=False, name=None)]


def _told_cells(figure: Figure) -> dict[str, object]:
    """Return what is published of a figure."""
    source = f"{figure.source}, {figure.address}" if figure.address else figure.source
    return {
        "id": figure.id,
        "aar": figure.year,
        "tema": figure.theme,
        "tekst": figure.text,
        "grunnlag": figure.base,
        "publisert": figure.value,
        "enhet": figure.unit,
        "kilde": source,
        "publisert_status": "offisiell",
    }


def _computed_cells(
    figure: Figure, survey_round: SurveyRound | None, table: pd.DataFrame | None
) -> dict[str, object]:
    """Return number, base, difference, verdict and reason of a figure."""
    reason = _why_not(figure, survey_round, table)
    measured = None if reason or table is None else _measured(figure, table)
    if measured is None:
        verdict = Verdict(UNKNOWN, reason or "Ingen kommuner i runden er i grunnlaget.")
        numbers: tuple[object, ...] = (pd.NA, pd.NA, pd.NA)
    else:
        verdict = _judged(figure, measured)
        difference = round(measured.value - figure.value, 1)
        numbers = (measured.value, measured.n, difference or 0)
    found = dict(zip(("beregnet", "n", "differanse"), numbers, strict=True))
    text = " ".join(part for part in (verdict.reason, figure.note) if part)
    return found | {"verdikt": verdict.verdict, "begrunnelse": text}


def _why_not(
    figure: Figure, survey_round: SurveyRound | None, table: pd.DataFrame | None
) -> str | None:
    """Return why a figure cannot be computed, or None where it can."""
    if not figure.kind:
        return figure.why
    if survey_round is None or table is None:
        return f"Runden {figure.year} er ikke på nettstedet."
    if all(column in table for column in figure.columns):
        return None
    status = "ikke_spurt" if survey_round.answers is not None else "ikke_publisert"
    return f"{STATUS_LABELS[status]} i runden {figure.year}."


def _round_table(
    survey_round: SurveyRound, units: pd.DataFrame, values: pd.DataFrame
) -> pd.DataFrame:
    """Return the municipalities of a round with everything that conditions may name.

    Columns: svarte (bool), folketall (int), fylke (today's number), the questions asked and the
    indicators the round has (text, NA where unanswered); the index is kommunenr.
    """
    own = units[units["aar"] == survey_round.year].set_index("kommunenr")
    places = own[["svarte", "folketall", "fylkesnr"]].rename(columns={"fylkesnr": "fylke"})
    known = (values["aar"] == survey_round.year) & values["status"].isin(["", UNANSWERED])
    wide = values[known].pivot(index="kommunenr", columns="indikator", values="verdi")
    answers = [] if survey_round.answers is None else [survey_round.answers]
    return pd.concat([places, wide, *answers], axis="columns").reindex(places.index)


def _measured(figure: Figure, table: pd.DataFrame) -> Measured | None:
    """Return what a round gives for a figure, or None where nobody is in its base."""
    if figure.kind == "response":
        return _rounded_share(int(table["svarte"].sum()), len(table))
    base = table[table["svarte"] & _holds(table, figure.of)]
    if figure.kind in ("median", "max"):
        numbers = sorted(base[figure.indicator].dropna().astype(int).tolist())
        return _of_numbers(figure.kind, numbers)
    count = int(_holds(base, figure.counted).sum())
    return (
        Measured(count, count, len(base))
        if figure.kind == "count"
        else _rounded_share(count, len(base))
    )


def _rounded_share(count: int, n: int) -> Measured | None:
    """Return a share in per cent with one decimal, or None where the base is 0."""
    pct = share_pct(count, n)
    remark = f"{integer(count)} av {integer(n)} kommuner."
    return None if pct is None else Measured(pct, count, n, remark)


def _of_numbers(kind: str, numbers: list[int]) -> Measured | None:
    """Return the highest of sorted numbers, or their median: the lower of two middle ones."""
    if not numbers:
        return None
    n = len(numbers)
    if kind == "max":
        return Measured(numbers[-1], numbers.count(numbers[-1]), n)
    lower, upper = numbers[(n - 1) // 2], numbers[n // 2]
    remark = f"Av de to midterste verdiene, {lower} og {upper}, teller den nederste; "
    remark += f"snittet er {short((lower + upper) / 2)}."
    return Measured(lower, numbers.count(lower), n, remark if lower != upper else "")


def _holds(table: pd.DataFrame, conditions: Iterable[Condition]) -> pd.Series:
    """Return for each municipality whether all conditions hold; a missing value never does."""
    holds = pd.Series(True, index=table.index)
    for condition in conditions:
        column = table[condition.column]
        if condition.answers:
            holds &= column.isin(list(condition.answers))
        else:
            numbers = pd.to_numeric(column).astype("float64")
            holds &= numbers.between(condition.lowest, condition.highest)
    return holds


def _judged(figure: Figure, measured: Measured) -> Verdict:
    """Return the verdict on a computed number with its reason."""
    if figure.limits:
        return _judged_vague(figure, measured)
    if not _is_equal(figure, measured):
        return Verdict(DIFFERS, _joined(measured.remark, "Forskjellen er større enn avrundingen."))
    is_share, exact = figure.kind in ("share", "response"), figure.exact
    if is_share and exact is not None and exact != measured.count:
        remark = f"Prosenten er den samme, men antallet er ikke {integer(exact)}."
        return Verdict(ROUNDED, _joined(measured.remark, remark))
    if measured.value == figure.value:
        return Verdict(AGREES, measured.remark)
    # Two decimals: 21.49 is shown as 21.5 and yet rounds to 21.
    finer = decimal(100 * measured.count / measured.n, 2)
    remark = f"{finer} rundes til {short(figure.value)} {figure.unit}."
    return Verdict(AGREES, _joined(measured.remark, remark))


def _is_equal(figure: Figure, measured: Measured) -> bool:
    """Tell whether a number is the published one, shares rounded as that was (halves up)."""
    if figure.kind not in ("share", "response"):
        return measured.value == figure.value
    scale = 10**figure.decimals
    rounded = (200 * scale * measured.count + measured.n) // (2 * measured.n)
    return bool(rounded == round(figure.value * scale))


def _judged_vague(figure: Figure, measured: Measured) -> Verdict:
    """Return whether a number lies where the words of a vague statement put it."""
    is_share = figure.kind in ("share", "response")
    exact = 100 * measured.count / measured.n if is_share else measured.value
    within = all(_is_within(exact, name, limit) for name, limit in figure.limits.items())
    remark = f"Publisert som «{figure.quote}», lest som {reading(figure.limits)}."
    return Verdict(ROUNDED if within else DIFFERS, _joined(measured.remark, remark))


def _is_within(number: Number, name: str, limit: float) -> bool:
    """Tell whether a number keeps one limit: from, above, to or below."""
    if name in ("from", "above"):
        return number >= limit if name == "from" else number > limit
    return number <= limit if name == "to" else number < limit


def reading(limits: Mapping[str, float]) -> str:
    """Return how a vague statement is read: `minst 55 og under 60`."""
    parts = (f"{LIMIT_WORDS[name]} {short(limit)}" for name, limit in limits.items())
    return " og ".join(parts)


def _joined(*parts: str) -> str:
    """Return sentences after each other, empty ones left out."""
    return " ".join(part for part in parts if part)
