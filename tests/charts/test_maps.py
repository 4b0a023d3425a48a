"""Maps show every municipality in the colour of its value, and say how many there are of each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from builder.charts import Charts, Picture, picture
from builder.definitions import Definitions
from builder.sources.boundaries import Boundaries

Read = Callable[[Picture], Any]
Values = dict[str, tuple[str | None, str]]
GRAD = "prioritering_grad"
CAPTION = "Kilde: SSB · 2022 · simulerte tall"


def spread(codes: list[str]) -> Values:
    """Return values 0-4 in turn, and every tenth without one, for one of three reasons."""
    values: Values = {code: (str(number % 5), "") for number, code in enumerate(codes)}
    for number, code in enumerate(codes[::10]):
        values[code] = (None, ("svarte_ikke", "ubesvart", "flere")[number % 3])
    return values


@pytest.fixture(scope="module")
def country(charts: Charts, boundaries: Boundaries) -> Picture:
    """Return a map of the country with the cut-out."""
    shapes = boundaries.kommuner["2024"]
    values = spread(list(shapes["kommunenr"]))
    counties = boundaries.fylker["2024"]
    return charts.kart(GRAD, shapes, values, CAPTION, counties=counties, inset=True, title="Kart")


def county(boundaries: Boundaries, fylkesnr: str) -> Any:
    """Return the municipalities of one county, named by their number with a word before it."""
    shapes = boundaries.kommuner["2024"]
    own = shapes[shapes["kommunenr"].str.startswith(fylkesnr)].copy()
    own["navn"] = "Nr " + own["kommunenr"]
    return own


def test_key_counts_every_municipality(country: Picture, drawn: Read) -> None:
    """Each value and each reason for having none has a row with its number; together all 357."""
    words = drawn(country).words
    rows = [word for word in words if word.endswith(")")]
    names = ["0 ingen", "1 lav", "2 mest strategi", "3 mest prosjekter", "4 høy", "ubesvart"]
    names += ["svarte ikke", "slått sammen eller delt senere"]
    assert [row.rsplit(" (")[0] for row in rows] == names
    counts = [int(row.rsplit("(")[1][:-1]) for row in rows]
    assert sum(counts) == 357
    assert counts[5:] == [12, 12, 12]


def test_every_municipality_is_drawn_in_its_colour(
    charts: Charts, boundaries: Boundaries, definitions: Definitions, drawn: Read
) -> None:
    """As many shapes have the colour of a value as municipalities have the value, key included."""
    shapes = boundaries.kommuner["2020"]
    values = spread(list(shapes["kommunenr"]))
    drawing = drawn(charts.kart(GRAD, shapes, values, CAPTION))
    for value, colour in definitions.colours.grad.items():
        held = sum(own == value for own, _ in values.values())
        assert len(drawing.shapes(fill=colour)) == held + 1, value
    for pattern in ("url(#hatch-", "url(#backhatch-", "url(#dots-"):
        assert len([s for s in drawing.shapes() if s["fill"].startswith(pattern)]) == 12 + 1


def test_smallest_municipality_can_be_seen(
    charts: Charts, boundaries: Boundaries, definitions: Definitions, drawn: Read
) -> None:
    """On the map of the country even Kvitsøy is some px wide."""
    shapes = boundaries.kommuner["2024"]
    values: Values = {code: ("1", "") for code in shapes["kommunenr"]} | {"1144": ("4", "")}
    drawing = drawn(charts.kart(GRAD, shapes, values, CAPTION))
    island = drawing.shapes(fill=definitions.colours.grad["4"])[0]["d"]
    assert island.count("M") >= 1 and island.count(" ") + island.count("-") > 10


def test_texts_are_whole_and_attributed(country: Picture, drawn: Read) -> None:
    """Nothing is clipped, no text is on another, and the makers of the borders are named."""
    drawing = drawn(country)
    for text in drawing.texts:
        assert text.left >= 0 and text.right <= country.width, text
        assert text.baseline + 3 <= country.height and text.size >= 12
    for one, other in combinations(drawing.texts, 2):
        is_apart = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
        assert is_apart or abs(one.baseline - other.baseline) >= 11, (one, other)
    told = " ".join(drawing.words)
    assert CAPTION in told and "© Kartverket" in told and "Rundt Oslofjorden" in told


def test_country_is_within_its_budget(country: Picture, drawn: Read) -> None:
    """The map of the country is at most 120 kB, 30 kB compressed."""
    source = drawn(country).source.encode()
    assert len(source) <= 120_000
    assert len(gzip.compress(source)) <= 30_000


def test_content_is_canonical(country: Picture, charts: Charts, boundaries: Boundaries) -> None:
    """The content is JSON as if written whole, and equal borders give equal content."""
    assert picture.canonical(json.loads(country.content)) == country.content
    shapes = boundaries.kommuner["2024"].copy(deep=True)
    values = dict(reversed(spread(list(shapes["kommunenr"])).items()))
    counties = boundaries.fylker["2024"].copy()
    again = charts.kart(GRAD, shapes, values, CAPTION, counties=counties, inset=True, title="Kart")
    assert again == country


def test_names_stand_where_there_is_room(
    charts: Charts, boundaries: Boundaries, drawn: Read
) -> None:
    """Names are clear of each other and have a halo; the largest municipality has one."""
    shapes = county(boundaries, "56")
    values = spread(list(shapes["kommunenr"]))
    own = charts.kart(GRAD, shapes, values, CAPTION, labels=True)
    names = [text for text in drawn(own).texts if text.text.startswith("Nr ")]
    assert len(names) >= 8
    largest = shapes.loc[shapes.area.idxmax(), "navn"]
    assert largest in {name.text for name in names}
    for one, other in combinations(names, 2):
        is_apart = one.right <= other.left or other.right <= one.left
        assert is_apart or abs(one.baseline - other.baseline) >= 12, (one, other)
    assert 'paint-order="stroke"' in drawn(own).source
    assert not any(
        word.startswith("Nr ") for word in drawn(charts.kart(GRAD, shapes, values, "")).words
    )


def test_count_is_coloured_by_its_score(
    charts: Charts, boundaries: Boundaries, definitions: Definitions, drawn: Read
) -> None:
    """9 areas is score 2, which the key tells with the numbers it covers."""
    shapes = county(boundaries, "03")
    values: Values = {"0301": ("9", "")}
    drawing = drawn(charts.kart("strategi_antall", shapes, values, CAPTION))
    assert "2 lav: 6–9 (1)" in drawing.words
    assert len(drawing.shapes(fill=definitions.colours.grad["2"])) == 2


def test_categories_are_off_the_ramp(
    charts: Charts, boundaries: Boundaries, definitions: Definitions, drawn: Read
) -> None:
    """A map of a category has none of the colours of the grades, and patterns."""
    shapes = county(boundaries, "31")
    kategori = definitions.indicators["kompetanse_kategori"]
    codes = list(shapes["kommunenr"])
    values: Values = {c: (kategori.values[n % 6], "") for n, c in enumerate(codes)}
    source = drawn(charts.kart(kategori.id, shapes, values, CAPTION)).source
    assert not any(colour in source for colour in definitions.colours.grad.values())
    assert "url(#dots-" in source


def test_municipality_without_an_entry_is_refused(charts: Charts, boundaries: Boundaries) -> None:
    """A map never shows a municipality it was told nothing about."""
    with pytest.raises(ValueError, match="0301"):
        charts.kart(GRAD, county(boundaries, "03"), {}, CAPTION)
