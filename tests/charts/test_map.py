"""Maps show every municipality in the colour of its value, say how many there are of each, and name
each municipality of a county where a reader looks for it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pandas as pd
import pytest
import shapely

from builder.charts import theme
from builder.charts.geometry import Ground, Land, country, county
from builder.charts.picture import Picture
from builder.drawing import paper, svg
from builder.drawing.engine import drawn_svg
from tests.charts.gallery import map as gallery

COUNTIES = [
    "03",
    "11",
    "15",
    "18",
    "31",
    "32",
    "33",
    "34",
    "39",
    "40",
    "42",
    "46",
    "50",
    "55",
    "56",
]
TOWNS = {
    "Trondheim": "50",
    "Stavanger": "11",
    "Bodø": "18",
    "Drammen": "33",
    "Kristiansand": "42",
    "Hamar": "34",
    "Bergen": "46",
    "Kristiansund": "15",
    "Hammerfest": "56",
    "Nordre Follo": "32",
}
PAINT = {"0 ingen": "#e1eaf1", "ubesvart": "url(#hatch-ffffff-6b6b6b)"}


@cache
def drawn(name: str) -> str:
    """Return one map of the gallery as SVG."""
    examples = gallery.examples()
    return drawing(examples[name])


@cache
def of_county(fylkesnr: str) -> str:
    """Return the map of a county as SVG."""
    return drawing(gallery.of_county(fylkesnr))


def drawing(picture: Picture) -> str:
    """Return a picture as SVG."""
    return drawn_svg(json.dumps(picture.vega(), ensure_ascii=False))


def walk(element: Element) -> Iterator[Element]:
    """Yield every element that is drawn."""
    if element.tag.endswith("defs"):
        return
    yield element
    for child in element:
        yield from walk(child)


def words(source: str) -> list[str]:
    """Return every line of text; what lies below a text as its halo is left out."""
    found: list[str] = []
    for element in walk(ElementTree.fromstring(source)):
        if element.tag.endswith("text") and not element.get("stroke"):
            assert float(element.get("font-size", "0").rstrip("px")) >= theme.SMALL
            found += ["".join(line.itertext()) for line in list(element) or [element]]
    return found


def fills(source: str) -> Counter[str]:
    """Return how many paths have each fill, the key's squares included."""
    root = ElementTree.fromstring(source)
    return Counter(e.get("fill", "") for e in walk(root) if e.tag.endswith("path"))


def size(source: str) -> tuple[float, float]:
    """Return how wide and high a picture is."""
    root = ElementTree.fromstring(source)
    return float(root.get("width", "0")), float(root.get("height", "0"))


def across(ground: Ground) -> float:
    """Return how many metres a map is wide."""
    left, _, right, _ = ground.view.total_bounds
    return right - left


@pytest.mark.parametrize("fylkesnr", COUNTIES)
def test_every_municipality_of_a_county_is_named(fylkesnr: str) -> None:
    """By its name, or by a number on the map that a key explains."""
    land = gallery.land().kommuner
    names = land[land["fylkesnr"] == fylkesnr]["kommune"]
    found = words(of_county(fylkesnr))
    for name in names:
        keys = [word for word in found if re.fullmatch(rf"\d+ {re.escape(name)}", word)]
        assert name in found or (len(keys) == 1 and keys[0].split()[0] in found), name
    assert len(found) >= len(names) > 0


def test_all_counties_are_tested() -> None:
    assert sorted(set(gallery.land().kommuner["fylkesnr"])) == COUNTIES
    assert len(gallery.land().kommuner) == 357


@pytest.mark.parametrize("town", TOWNS)
def test_large_towns_are_named_on_the_map_itself(town: str) -> None:
    assert town in words(of_county(TOWNS[town]))


@pytest.mark.parametrize("fylkesnr", COUNTIES)
def test_map_of_a_county_is_not_too_large(fylkesnr: str) -> None:
    """The picture is no larger than agreed; test_gallery sees that no name lies on another."""
    wide, high = size(of_county(fylkesnr))
    assert wide <= 360
    assert high <= 560


@pytest.mark.parametrize("fylkesnr", COUNTIES)
def test_a_name_leads_to_its_own_municipality(fylkesnr: str) -> None:
    """The middle of a name without a line lies in its municipality, and a line ends there."""
    ground = county(gallery.land(), fylkesnr)
    px = across(ground) / theme.WIDTH
    shapes = dict(zip(ground.shapes["kommune"], ground.shapes.geometry, strict=True))
    keys = [text.split(" ", 1) for text in ground.names["navn"] if re.match(r"\d+ ", text)]
    numbers = {number: name for number, name in keys}
    for row in ground.names.itertuples():
        shape = shapes.get(numbers.get(row.navn, row.navn))
        if shape is not None:
            place = (row.til_x, row.til_y) if pd.notna(row.til_x) else (row.x, row.y)
            assert shape.distance(shapely.Point(place)) < 2.5 * px, row.navn


@pytest.mark.parametrize("fylkesnr", COUNTIES)
def test_lines_from_names_are_short(fylkesnr: str) -> None:
    """No name has to be looked for across half the map."""
    ground = county(gallery.land(), fylkesnr)
    px = across(ground) / theme.WIDTH
    lines = ground.names.dropna(subset="til_x").astype({"fra_x": float, "til_x": float})
    lengths = ((lines.fra_x - lines.til_x) ** 2 + (lines.fra_y - lines.til_y) ** 2) ** 0.5
    assert (lengths.astype(float) <= 66 * px).all()


def test_map_of_the_country_is_small() -> None:
    for name in ("ordinary", "full"):
        assert len(gzip.compress(drawn(name).encode())) <= 20_000
    wide, high = size(drawn("ordinary"))
    assert wide <= 360
    assert high <= 440


def test_every_municipality_of_the_country_has_a_mark() -> None:
    """A shape of its own in the colour of its value; those too small to be seen have a dot too."""
    (group,) = [e for e in walk(ElementTree.fromstring(drawn("ordinary"))) if len(e) >= 357]
    ground = country(gallery.land())
    assert ground.inset is not None
    areas = [e for e in group if e.get("fill") and e.get("d", "").startswith("M")]
    areas = [path for path in areas if not path.get("transform")]  # a dot is moved to its place
    assert len(areas) == 357 + len(ground.inset)
    shapes = ground.shapes
    px = (across(country(gallery.land())) / theme.WIDTH) ** 2
    tiny = shapes[shapes.area < 4.5 * px]
    assert {"Utsira", "Kvitsøy", "Røst", "Værøy", "Træna", "Fedje"} <= set(tiny["kommune"])
    assert tiny["prikk_x"].notna().all()


def test_a_value_has_its_colour_and_its_number_in_the_key() -> None:
    """Utsira alone is given one value: it has a square in the key, a shape and a dot."""
    ground = country(gallery.land())
    codes = list(ground.shapes["kommunenr"])
    labels = ["ubesvart"] * len(codes)
    labels[codes.index("1151")] = "0 ingen"
    own = gallery.values(gallery.GRAD, "ubesvart")
    source = drawing(gallery.on(ground, "Utsira", own, labels))
    assert fills(source)[PAINT["0 ingen"]] == 3
    assert fills(source)[PAINT["ubesvart"]] > 1 + 356
    assert {"0 ingen (1)", "1 lav (0)", "4 høy (0)", "ubesvart (356)"} <= set(words(source))


def test_key_counts_every_municipality_once() -> None:
    """The cut-out is not counted: 357 in six turns."""
    rows = [word for word in words(drawn("ordinary")) if word.endswith(")")]
    assert rows == [
        "0 ingen (60)",
        "1 lav (60)",
        "2 mest strategi (60)",
        "3 mest prosjekter (59)",
        "4 høy (59)",
        "ubesvart (59)",
    ]


def test_unanswered_are_hatched() -> None:
    """Nordland without one answer has no other fill than the two hatches, but for the key's."""
    found = fills(drawn("missing"))
    dots = county(gallery.land(), "18").shapes["prikk_x"].notna().sum()
    hatched = {fill: count for fill, count in found.items() if "hatch-" in fill}
    assert sum(hatched.values()) == 41 + dots + 2
    assert len(hatched) == 2
    assert all(found[fill] == 1 for fill in found if fill.startswith("#e1eaf1"))


def test_borders_of_counties_are_drawn() -> None:
    """Wide and white below, thin and dark above, all around Oslo but for the fjord."""
    root = ElementTree.fromstring(drawn("ordinary"))
    lines = [e for e in walk(root) if e.tag.endswith("path") and len(e.get("d", "")) > 2_000]
    strokes = [(e.get("stroke"), e.get("stroke-width")) for e in lines]
    assert (paper.GROUND, "2") in strokes
    assert (paper.INK, "0.8") in strokes
    ground = country(gallery.land())
    oslo = ground.shapes.set_index("kommune").geometry["Oslo"].boundary
    drawn_part = oslo.intersection(ground.borders.geometry.iloc[0].buffer(1))
    assert drawn_part.length > 0.8 * oslo.length


def test_municipalities_around_oslo_are_shown_larger() -> None:
    ground = country(gallery.land())
    assert ground.inset is not None
    names = {"Oslo", "Bærum", "Lørenskog", "Rælingen", "Nesodden", "Frogn", "Ås", "Horten"}
    larger = ground.inset.set_index("kommune").area / ground.shapes.set_index("kommune").area
    assert names <= set(ground.inset["kommune"])
    assert all(larger[name] > 12 for name in names)


def test_same_input_gives_same_bytes() -> None:
    """Also where the maps are worked out anew."""
    again = Land(gallery.land().kommuner.copy())
    for ground, source in ((country(again), "ordinary"), (county(again, "18"), "county_18")):
        title = "Hele landet" if source == "ordinary" else "Nordland"
        own = gallery.values(gallery.GRAD, "ubesvart")
        assert drawing(gallery.on(ground, title, own)) == drawn(source)


def test_maps_are_worked_out_once() -> None:
    assert country(gallery.land()) is country(gallery.land())
    assert county(gallery.land(), "18") is county(gallery.land(), "18")


def test_a_county_of_strangers_is_drawn() -> None:
    """Names that nobody has room for get numbers, and the map does not fail."""
    kommuner = gallery.land().kommuner.copy()
    kommuner["kommune"] = [f"Kommunen med et altfor langt navn nummer {n}" for n in kommuner.index]
    ground: Ground = county(Land(kommuner), "18")
    keys = [text for text in ground.names["navn"] if re.match(r"\d+ Kommunen", text)]
    assert len(keys) >= 35


def test_places_have_one_decimal_and_neighbours_still_meet() -> None:
    """A tenth of a px is all that is seen; equal places stay equal."""
    path = "M10.04,5L10.36,5L10.36,4.26ZM1,1L0.96,1.02L-3.5,200L1,1"
    found = svg.finish(f'<svg xmlns="{svg.SVG}"><path fill="red" d="{path}"/></svg>')
    assert 'd="M10,5L10.4,5L10.4,4.3ZM1,1L1,1L-3.5,200L1,1"' in found
