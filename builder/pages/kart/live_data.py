"""What the map in the browser reads: every indicator in every round, municipality by municipality,
and what it is drawn from closer by; compact, since a reader waits for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from builder.charts.palette import Values
from builder.charts.stage import NEAR, Stage
from builder.charts.words import STATUSES
from builder.definitions import Indicator
from builder.definitions.kinds import Composite
from builder.pages.edition import Edition
from builder.pages.kart.on_map import OnMap
from builder.pages.parts.map_panels import BORDERS, country_sentence
from builder.pages.words.readings import noun

DATA = "kart/data.json"  # below the root of the site, where docs/assets/kart/data.js looks
NEARER = "kart/naer.json"
FIRST_VALUE = 48  # the sign of value 0 is "0"
FIRST_STATUS = 33  # that of the first status is "!"


def on_the_map(edition: Edition) -> list[Indicator]:
    """Return the indicators that there can be a map of, in order: all but numbers that no score
    cuts, and those that no round has."""
    every = edition.definitions.indicators.values()
    return [one for one in every if _values(edition, one) and edition.results.years_of(one.id)]


def data_file(edition: Edition, stage: Stage) -> bytes:
    """Return what the page fetches before anything is changed on it."""
    rounds = [OnMap(edition, year) for year in edition.results.years]
    place = {code: number for number, code in enumerate(stage.codes)}
    content = {
        "nettsted": {
            "navn": edition.site.name,
            "adresse": edition.address,
            "utgave": edition.site.edition,
            "grenser": BORDERS,
        },
        "fylker": [[f.fylkesnr, f.navn, f.slug] for f in edition.places.fylker.values()],
        "kommuner": [_kommune(edition, stage, place, code) for code in stage.codes],
        "runder": [_round(one, place) for one in rounds],
        "statuser": {
            chr(FIRST_STATUS + number): [paint.label, paint.fill, status]
            for number, (status, paint) in enumerate(
                zip(STATUSES, edition.palette.statuses, strict=True)
            )
        },
        "endring": [[p.label, p.fill, p.ink] for p in edition.palette.changes.paints],
        "forst": edition.headlines[0][0].id,
        "fliser": _tiles(stage),
        "indikatorer": [_indicator(edition, one, rounds) for one in on_the_map(edition)],
    }
    return _written(content)


def nearer_file(stage: Stage) -> bytes:
    """Return the borders for those who come closer, in steps of so many to the km."""
    steps = 1000 // NEAR
    drawn = [stage.near[code] for code in stage.codes]
    return _written({"perKm": steps, "kommuner": drawn, "fylkesgrenser": stage.near_borders})


def _written(content: Any) -> bytes:
    """Return JSON without needless signs."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _kommune(edition: Edition, stage: Stage, place: Mapping[str, int], code: str) -> list[Any]:
    """Return code, name, number of its county in the list, address, a point in it, neighbours on
    land that come after it by their numbers, and its other names if it has any."""
    kommune = edition.places.kommuner[code]
    counties = list(edition.places.fylker)
    neighbours = [place[other] for other in edition.around.neighbours(code) if other > code]
    own = [code, kommune.link_name, counties.index(kommune.fylkesnr), kommune.slug]
    others = [" – ".join(kommune.other_names)] if kommune.other_names else []
    return [*own, *stage.points[code], neighbours, *others]


def _round(one: OnMap, place: Mapping[str, int]) -> dict[str, Any]:
    """Return year, status and source of a round, the inhabitants of each shape then, and those
    shapes that are parts of one municipality."""
    edition = one.edition
    inhabitants = [unit.folketall if unit else 0 for unit in one.units.values()]
    return {
        "aar": one.year,
        "simulert": edition.results.rounds[one.year].is_synthetic,
        "kilde": edition.caption([one.year]),
        "folk": inhabitants,
        "felles": [
            [[place[code] for code in codes], unit.kommune, unit.kommunenr]
            for unit, codes in one.shared
        ],
    }


def _values(edition: Edition, indicator: Indicator) -> Values | None:
    """Return the classes of an indicator on a map, those without a value left out."""
    if not indicator.is_number:
        values = edition.palette.of(indicator)
    elif scores := edition.palette.scores(indicator):
        values = scores.values
    else:
        return None
    return Values(values.paints[: -len(STATUSES)])


def _indicator(edition: Edition, indicator: Indicator, rounds: list[OnMap]) -> dict[str, Any]:
    """Return an indicator's words, its classes with their colours, and its values in each round,
    one sign for each shape."""
    values = _values(edition, indicator)
    assert values is not None
    scores = edition.palette.scores(indicator) if indicator.is_number else None
    labelled = () if indicator.is_number else indicator.values
    known = [one for one in rounds if edition.results.has(one.year, indicator.id)]
    return {
        "id": indicator.id,
        "navn": indicator.label,
        "tema": edition.definitions.themes[indicator.theme].label,
        "om": indicator.about,
        "slag": indicator.rule.level,
        "ord": noun(indicator),
        "enhet": indicator.unit,
        "maks": indicator.max,
        "monster": isinstance(indicator.rule, Composite),
        "deler": list(indicator.rule.indicators),
        "klasser": [[paint.label, paint.fill, paint.ink] for paint in values.paints],
        "grenser": list(scores.starts) if scores else [],
        "lange": [indicator.long_label_of(value) for value in labelled],
        "korte": [indicator.label_of(value) for value in labelled],
        "verdier": {str(one.year): _signs(indicator, one) for one in known},
        "n": {str(one.year): edition.results.shares(one.year, indicator.id).n for one in known},
        "fordeling": {str(one.year): _counts(edition, indicator, one.year) for one in known},
        "setninger": {
            str(one.year): country_sentence(edition, indicator, one.year) for one in known
        },
    }


def _counts(edition: Edition, indicator: Indicator, year: int) -> list[int]:
    """Return how many municipalities of a round have each value, those merged since too."""
    counts = edition.results.shares(year, indicator.id).counts
    return [counts.get(value, 0) for value in indicator.values]


def _tiles(stage: Stage) -> list[tuple[int, int]] | None:
    """Return row and column of the tile of each shape, or nothing where there is no layout."""
    return None


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
