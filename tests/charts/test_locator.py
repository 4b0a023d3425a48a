"""Locators show where in its county a municipality lies, in few bytes."""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

import pytest

from builder.charts.picture import template
from builder.drawing import paper
from builder.drawing.engine import drawn_svg
from tests.charts.gallery import locator as gallery
from tests.charts.gallery.map import land

AREAS = land().kommuner.assign(area=land().kommuner.area).sort_values("area")
SMALLEST = sorted(AREAS.drop_duplicates("fylkesnr")["kommunenr"])  # of each county


def marks(kommunenr: str) -> list[tuple[str | None, str | None]]:
    """Return fill and stroke of every path of a locator."""
    root = ElementTree.fromstring(drawing(kommunenr))
    paths = [element for element in root.iter() if element.tag.endswith("path")]
    return [(path.get("fill"), path.get("stroke")) for path in paths]


def drawing(kommunenr: str) -> str:
    """Return where a municipality lies as SVG."""
    return drawn_svg(json.dumps(gallery.of(kommunenr).vega(), ensure_ascii=False))


@pytest.mark.parametrize("kommunenr", [*SMALLEST, "4601", "1508"])
def test_locator_is_small(kommunenr: str) -> None:
    source = drawing(kommunenr)
    assert len(gzip.compress(source.encode())) <= 4_000
    root = ElementTree.fromstring(source)
    assert float(root.get("width", "0")) == pytest.approx(180, abs=1)
    assert float(root.get("height", "0")) <= 230


@pytest.mark.parametrize("kommunenr", [*SMALLEST, "4601", "1508"])
def test_own_municipality_is_marked_once(kommunenr: str) -> None:
    assert marks(kommunenr).count((paper.MARK, paper.MARK)) == 1


def test_small_municipalities_get_a_ring() -> None:
    """Utsira and Hamar do, Bodø and Oslo do not."""
    rings = {code: marks(code).count((None, paper.MARK)) for code in ("1151", "3403")}
    assert rings == {"1151": 1, "3403": 1}
    assert all((None, paper.MARK) not in marks(code) for code in ("1804", "0301"))


def test_all_of_the_county_is_shown() -> None:
    pale = [mark for mark in marks("1804") if mark[0] == paper.GRID]
    assert len(pale) == 41


def test_a_county_of_one_municipality_is_shown_with_the_one_around_it() -> None:
    """Oslo with the 21 municipalities of Akershus."""
    pale = [mark for mark in marks("0301") if mark[0] == paper.GRID]
    assert len(pale) == 1 + 21


def test_places_of_a_county_share_their_definition() -> None:
    """So that 357 of them cost little more than the 15 counties."""
    template.cache_clear()
    for code in land().kommuner.query("fylkesnr == '18'")["kommunenr"]:
        assert gallery.of(code).key
    assert template.cache_info().misses == 1


def test_same_bytes_twice() -> None:
    assert drawing("4601") == drawing("4601")
