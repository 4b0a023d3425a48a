"""The rows about indicators.

Each value, a municipality's values side by side, changes, ranks and medians.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from builder.definitions import STATUS_LABELS, Indicator
from builder.exports.cells import Cell, Entry, plain_rows
from builder.sources import Sources
from builder.statistics import Statistics
from builder.statistics.steps import step_between

MEDIAN_BASES = {"gate": "spurt", "positive": "positive", "all": "alle"}
PLACE = ["kommune", "kommunenr_today"]
COUNTY = ["fylkesnr", "fylke"]
GROUPED_BY = ["folketallsklasse", "sentralitet"]


def indicator_entries(
    statistics: Statistics, indicators: Mapping[str, Indicator]
) -> Iterator[Entry]:
    """Yield `indikatorer`: each value with municipality, today's county, successor and label."""
    places = places_of(statistics, [*PLACE, *COUNTY, "datastatus"])
    known: dict[tuple[Cell, Cell, Cell], Entry] = {}
    columns = ["aar", "kommunenr", "indikator", "verdi", "status"]
    for year, code, *key in plain_rows(statistics.values, columns):
        name, text, reason = key
        if (name, text, reason) not in known:
            known[name, text, reason] = value_words(indicators[str(name)], text, str(reason))
        yield places[year, code] | known[name, text, reason]


def value_words(indicator: Indicator, text: Cell, reason: str) -> Entry:
    """Return a value as text, as a number where it is one, and in words; or the reason for none."""
    entry: Entry = {"indikator": indicator.id, "verdi": text, "tallverdi": None}
    if text is None:
        return entry | {"etikett": STATUS_LABELS[reason], "verdi_status": reason}
    number = None if indicator.is_category else int(str(text))
    words = {"etikett": indicator.label_of(str(text)), "verdi_status": None}
    return entry | {"tallverdi": number} | words


def wide_entries(statistics: Statistics, indicators: Mapping[str, Indicator]) -> Iterator[Entry]:
    """Yield `indikatorer_bred`: the values of each municipality in each round side by side."""
    columns = [*PLACE, *COUNTY, *GROUPED_BY, "svarte", "datastatus"]
    found: dict[tuple[Cell, Cell], Entry] = {}
    for key in places_of(statistics, []):
        found[key] = dict.fromkeys(indicators)
    for year, code, name, text in plain_rows(
        statistics.values, ["aar", "kommunenr", "indikator", "verdi"]
    ):
        if text is not None:
            is_word = indicators[str(name)].is_category
            found[year, code][str(name)] = text if is_word else int(str(text))
    for key, place in places_of(statistics, columns).items():
        yield place | found[key]


def change_entries(sources: Sources, statistics: Statistics) -> Iterator[Entry]:
    """Yield `endring`: what each municipality had in every two rounds that may be compared."""
    registry, indicators = sources.registry, sources.definitions.indicators
    today = registry.kommuner_of(registry.today)
    names, counties = registry.names(registry.today), registry.county_names(registry.today)
    county = dict(zip(today["kommunenr"], today["fylkesnr"], strict=True))
    status = {one.year: one.card.status for one in sources.rounds}
    moves = _ordered_moves(statistics, list(indicators))
    columns = ["kommunenr_today", "fra_aar", "til_aar", "sporsmal", "fra", "til"]
    for code, before, after, name, old, new in plain_rows(moves, columns):
        indicator = indicators[str(name)]
        direction, steps = step_between(indicator, str(old), str(new))
        yield {
            "kommunenr_today": code,
            "kommune": names[str(code)],
            "fylkesnr": county[str(code)],
            "fylke": counties[county[str(code)]],
            "indikator": name,
            "fra_aar": before,
            "til_aar": after,
            "fra": old,
            "til": new,
            "fra_etikett": indicator.label_of(str(old)),
            "til_etikett": indicator.label_of(str(new)),
            "retning": direction,
            "steg": steps,
            "datastatus": status[int(str(after))],
        }


def _ordered_moves(statistics: Statistics, indicators: list[str]) -> pd.DataFrame:
    """Return the moves in indicators by municipality, years and then as the definitions have it."""
    moves = statistics.moves[statistics.moves["sporsmal"].isin(indicators)]
    order = {name: number for number, name in enumerate(indicators)}
    return moves.sort_values(
        ["kommunenr_today", "fra_aar", "til_aar", "sporsmal"],
        key=lambda column: column.map(order) if column.name == "sporsmal" else column,
    )


def places_of(statistics: Statistics, columns: list[str]) -> dict[tuple[Cell, Cell], Entry]:
    """Return the given columns of the units, with year and kommunenr, by these two.

    There is a successor today only where it is one alone.
    """
    names = ["aar", "kommunenr", *columns]
    rows = plain_rows(with_one_successor(statistics.units), names)
    return {(row[0], row[1]): dict(zip(names, row, strict=True)) for row in rows}


def with_one_successor(units: pd.DataFrame) -> pd.DataFrame:
    """Return the units without a successor where a municipality was split between several."""
    successors = units["kommunenr_today"]
    return units.assign(kommunenr_today=successors.mask(successors.str.contains("|", regex=False)))


def rank_entries(statistics: Statistics) -> Iterator[Entry]:
    """Yield `plassering`: each rank in a group with the municipality and its value."""
    places = places_of(statistics, [*PLACE, "datastatus"])
    values = plain_rows(statistics.values, ["aar", "kommunenr", "indikator", "verdi"])
    value_of = {row[:3]: row[3] for row in values}
    columns = ["aar", "kommunenr", "indikator", "gruppe", "gruppeverdi"]
    columns += ["plass", "delt_med", "antall", "lavere_pct"]
    for row in plain_rows(statistics.ranks, columns):
        rank = dict(zip(columns, row, strict=True))
        yield places[row[0], row[1]] | rank | {"verdi": int(str(value_of[row[:3]]))}


def median_entries(statistics: Statistics) -> Iterator[Entry]:
    """Yield `medianer`: the medians with the status of their round."""
    units = plain_rows(statistics.units, ["aar", "datastatus"])
    status = {year: own for year, own in units}
    columns = ["aar", "indikator", "base", "median", "n", "lavest", "hoyest"]
    for row in plain_rows(statistics.medians, columns):
        median = dict(zip(columns, row, strict=True))
        base = MEDIAN_BASES[str(median["base"])]
        yield median | {"base": base, "datastatus": status[median["aar"]]}
