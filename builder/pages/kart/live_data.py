"""What the map in the browser reads: every indicator in every round, by municipality.

Also what it is drawn from closer by. Compact, since a reader waits for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from builder.charts.palette import Values
from builder.charts.stage import NEAR, Stage
from builder.charts.words import STATUSES
from builder.definitions import Indicator
from builder.definitions.kinds import Composite, Cut
from builder.pages.edition import Edition
from builder.pages.kart.on_map import OnMap
from builder.pages.parts.map_panels import BORDERS, country_sentence
from builder.pages.rendering import compact_json
from builder.pages.words.readings import noun

FOLDER = "kart"  # below the root of the site, where docs/assets/kart/data.js looks
VIEWS = {  # key in an address, which never changes its meaning -> name
    "kart": "Kart",
    "fliser": "Ruter",
    "tabell": "Tabell",
    "runder": "To runder",
    "spredning": "To indikatorer",
}
FIRST_VALUE = 48  # the sign of value 0 is "0"
FIRST_STATUS = 33  # that of the first status is "!"


def on_the_map(edition: Edition) -> list[Indicator]:
    """Return the indicators that there can be a map of, in order.

    All but numbers that no score cuts, and those that no round has.
    """
    every = edition.definitions.indicators.values()
    return [one for one in every if _map_classes(edition, one) and edition.results.years_of(one.id)]


def data_files(edition: Edition, stage: Stage) -> dict[str, bytes]:
    """Return all that the page fetches, by path below the root of the site.

    What it needs at once, the values of each theme, where the municipalities lie, and the
    borders for those who come closer.
    """
    rounds = [OnMap(edition, year) for year in edition.results.years]
    shown = on_the_map(edition)
    files = {
        "data": _first_file(edition, stage, rounds, shown),
        "steder": _places_file(edition, stage),
    }
    for theme in dict.fromkeys(one.theme for one in shown):
        own = [one for one in shown if one.theme == theme]
        files[f"tema-{theme}"] = {one.id: _theme_entry(edition, one, rounds) for one in own}
    drawn = [stage.near[code] for code in stage.codes]
    files["naer"] = {
        "perKm": 1000 // NEAR,
        "kommuner": drawn,
        "fylkesgrenser": stage.near_borders,
    }
    return {f"{FOLDER}/{name}.json": compact_json(own).encode() for name, own in files.items()}


def _first_file(
    edition: Edition, stage: Stage, rounds: list[OnMap], shown: list[Indicator]
) -> dict[str, Any]:
    """Return what the page fetches before anything is changed on it."""
    place = {code: number for number, code in enumerate(stage.codes)}
    return {
        "nettsted": {
            "navn": edition.site.name,
            "adresse": edition.address,
            "utgave": edition.site.edition,
            "fast": edition.fixed,
            "grenser": BORDERS,
        },
        "fylker": [[f.fylkesnr, f.navn, f.slug] for f in edition.places.fylker.values()],
        "kommuner": [_kommune_entry(edition, code) for code in stage.codes],
        "runder": [_round_entry(one, place) for one in rounds],
        "statuser": {
            chr(FIRST_STATUS + number): [paint.label, paint.fill, status]
            for number, (status, paint) in enumerate(
                zip(STATUSES, edition.palette.statuses, strict=True)
            )
        },
        "endring": [[p.label, p.fill] for p in edition.palette.changes.paints],
        "forst": next(one.id for one, _ in edition.headlines if one in shown),
        "visninger": _views(edition, stage, shown),
        "indikatorer": [_indicator_entry(edition, one) for one in shown],
    }


def _views(edition: Edition, stage: Stage, shown: list[Indicator]) -> dict[str, str]:
    """Return the ways of showing that this site has something for, by their key in an address.

    Two rounds are those of an indicator that are both simulated or both official; two indicators
    share a round.
    """
    is_synthetic = edition.results.is_synthetic
    years = [edition.results.years_of(one.id) for one in shown]
    lacking = {
        "fliser": _tiles(edition, stage) is None,
        "runder": all(len({is_synthetic([y]) for y in own}) == len(own) for own in years),
        "spredning": max(Counter(y for own in years for y in own).values()) < 2,
    }
    return {key: name for key, name in VIEWS.items() if not lacking.get(key)}


def _places_file(edition: Edition, stage: Stage) -> dict[str, Any]:
    """Return a point in each municipality, the numbers of its neighbours, and its tile.

    The neighbours are those on land that come after it.
    """
    place = {code: number for number, code in enumerate(stage.codes)}
    neighbours = edition.around.neighbours
    return {
        "punkter": [stage.points[code] for code in stage.codes],
        "naboer": [[place[o] for o in neighbours(code) if o > code] for code in stage.codes],
        "fliser": _tiles(edition, stage),
    }


def _kommune_entry(edition: Edition, code: str) -> list[Any]:
    """Return code, name, county (by its number in the list), address, and other names if any."""
    kommune = edition.places.kommuner[code]
    county = list(edition.places.fylker).index(kommune.fylkesnr)
    others = [" – ".join(kommune.other_names)] if kommune.other_names else []
    return [code, kommune.link_name, county, kommune.slug, *others]


def _round_entry(one: OnMap, place: Mapping[str, int]) -> dict[str, Any]:
    """Return year, status and source of a round, and the inhabitants of each shape then.

    Shapes that were parts of one municipality are told as such.
    """
    edition = one.edition
    inhabitants = [unit.folketall if unit else 0 for unit in one.units.values()]
    return {
        "aar": one.year,
        "datastatus": edition.results.rounds[one.year].card.status,
        "kilde": edition.caption([one.year]),
        "folk": inhabitants,
        "felles": [
            [[place[code] for code in codes], unit.kommune, unit.kommunenr]
            for unit, codes in one.shared
        ],
    }


def _map_classes(edition: Edition, indicator: Indicator) -> Values | None:
    """Return the classes of an indicator on a map, those without a value left out."""
    if not indicator.is_number:
        values = edition.palette.of(indicator)
    elif scores := edition.palette.scores(indicator):
        values = scores.values
    else:
        return None
    return Values(values.paints[: -len(STATUSES)])


def _indicator_entry(edition: Edition, indicator: Indicator) -> dict[str, Any]:
    """Return an indicator's words, its rounds, and its classes with their colours."""
    values = _map_classes(edition, indicator)
    assert values is not None
    scores = edition.palette.scores(indicator) if indicator.is_number else None
    labelled = () if indicator.is_number else indicator.values
    return {
        "id": indicator.id,
        "navn": indicator.label,
        "tema": [indicator.theme, edition.definitions.themes[indicator.theme].label],
        "slag": indicator.rule.level,
        "ord": noun(indicator),
        "enhet": indicator.unit,
        "maks": indicator.max,
        "monster": isinstance(indicator.rule, Composite),
        "kutt": isinstance(indicator.rule, Cut),
        "deler": list(indicator.rule.indicators),
        "aar": edition.results.years_of(indicator.id),
        "klasser": [[paint.label, paint.fill] for paint in values.paints],
        "grenser": list(scores.starts) if scores else [],
        "korte": [indicator.label_of(value) for value in labelled],
    }


def _theme_entry(edition: Edition, indicator: Indicator, rounds: list[OnMap]) -> dict[str, Any]:
    """Return an indicator's values in each round, one sign for each shape, and what they come to.

    They come to how many have each, of how many, and the sentence that reads them.
    """
    known = [one for one in rounds if edition.results.has(one.year, indicator.id)]
    # The long label of a grade is the report's, and may say of many what is not so of this one.
    labelled = indicator.values if indicator.is_category else ()
    return {
        "verdier": {str(one.year): _signs(indicator, one) for one in known},
        "n": {str(one.year): edition.results.shares(one.year, indicator.id).n for one in known},
        "fordeling": {str(one.year): _counts(edition, indicator, one.year) for one in known},
        "lange": [indicator.long_label_of(value) for value in labelled],
        "setninger": {
            str(one.year): country_sentence(edition, indicator, one.year) for one in known
        },
    }


def _counts(edition: Edition, indicator: Indicator, year: int) -> list[int]:
    """Return how many municipalities of a round have each value, those merged since too."""
    counts = edition.results.shares(year, indicator.id).counts
    return [counts.get(value, 0) for value in indicator.values]


def _tiles(edition: Edition, stage: Stage) -> list[tuple[int, int]] | None:
    """Return row and column of the tile of each shape, or nothing where there is no layout."""
    sources = edition.results.sources
    layout = sources.tiles.get(sources.registry.today)
    if layout is None:
        return None
    rows = layout.loc[list(stage.codes), ["rad", "kolonne"]].itertuples(index=False)
    return [(int(row), int(column)) for row, column in rows]


def _signs(indicator: Indicator, one: OnMap) -> str:
    """Return the value of each shape as one sign."""
    signs = []
    for code in one.units:
        value = one.value(indicator, code)
        if value.verdi is None:
            signs.append(chr(FIRST_STATUS + STATUSES.index(value.status)))
        else:
            signs.append(chr(FIRST_VALUE + indicator.values.index(value.verdi)))
    return "".join(signs)
