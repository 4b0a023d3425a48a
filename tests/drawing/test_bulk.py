"""The cache is trusted only where files are whole; processes change nothing but the time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import vl_convert

from builder.charts import Picture
from builder.drawing import bulk, draw, svg
from builder.drawing.paper import NUMBERS
from builder.drawing.recipe import VEGA_LITE
from tests.charts.gallery.distribution import examples


@pytest.fixture(scope="module")
def ordinary() -> Picture:
    """Return an ordinary picture of a place."""
    return examples()["ordinary"]


def titled(one: Picture, count: int) -> list[Picture]:
    """Return pictures that differ by their title."""
    return [replace(one, title=[f"Nummer {number}"]) for number in range(count)]


def test_draws_each_once_and_then_nothing(ordinary: Picture, tmp_path: Path) -> None:
    """Equal pictures are one file; a second call draws none, and leaves nothing else behind."""
    cache = tmp_path / "cache"
    found = draw([*titled(ordinary, 3), *titled(ordinary, 1)], cache)
    assert sorted(f"{key}.svg" for key in found) == sorted(path.name for path in cache.iterdir())
    assert len(found) == 3
    times = {one.path: one.path.stat().st_mtime_ns for one in found.values()}
    assert draw(titled(ordinary, 3), cache) == found
    assert {one.path: one.path.stat().st_mtime_ns for one in found.values()} == times


@pytest.mark.parametrize("kept", [0, 3, -20, -8])
def test_cut_off_file_is_drawn_again(ordinary: Picture, tmp_path: Path, kept: int) -> None:
    """A file that does not end as an SVG does is not trusted."""
    path = draw([ordinary], tmp_path)[ordinary.key].path
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    assert draw([ordinary], tmp_path)[ordinary.key].path.read_bytes() == whole


def test_processes_give_the_same_bytes(ordinary: Picture, tmp_path: Path) -> None:
    """One process and two draw the same files."""
    many = titled(ordinary, bulk.FEW + 6)
    one = draw(many, tmp_path / "one", workers=1)
    two = draw(reversed(many), tmp_path / "two", workers=2)
    assert len(one) == bulk.FEW + 6
    assert {k: o.path.read_bytes() for k, o in one.items()} == {
        k: o.path.read_bytes() for k, o in two.items()
    }


def test_places_share_a_drawing_and_each_has_its_name(ordinary: Picture, tmp_path: Path) -> None:
    """A drawing leaves the place open, and the name is put in as text, whatever signs it has."""
    other = replace(ordinary, place="▼ <b>Kåfjord</b> & Gáivuotna")
    assert other.key == ordinary.key
    found = draw([ordinary, other], tmp_path)
    (drawn,) = found.values()
    assert "Ålesund" not in drawn.path.read_text(encoding="utf-8")
    assert "▼ Ålesund<" in drawn.named(ordinary.place)
    assert ">▼ &lt;b&gt;Kåfjord&lt;/b&gt; &amp; Gáivuotna<" in drawn.named(other.place)


def test_editions_share_a_drawing_and_each_says_which_it_is_of(
    ordinary: Picture, tmp_path: Path
) -> None:
    one, other = replace(ordinary, edition="2026"), replace(ordinary, edition="2026-11-25")
    assert one.key == other.key != ordinary.key
    (drawn,) = draw([one, other], tmp_path).values()
    assert "▼ Ålesund<" in drawn.named(one.place, one.edition)
    assert ">Utgave 2026<" in drawn.named(one.place, one.edition)
    assert ">Utgave 2026-11-25<" in drawn.named(other.place, other.edition)
    assert "utgave" not in ordinary.vega_lite()["usermeta"]
    assert other.vega_lite()["usermeta"]["utgave"] == "2026-11-25"


@pytest.mark.parametrize("edition", ["", "2026-11"])
def test_published_definition_draws_the_published_picture(
    ordinary: Picture, edition: str, tmp_path: Path
) -> None:
    """Whoever opens the Vega-Lite file with its data in it gets the very picture of the site."""
    shown = replace(ordinary, edition=edition)
    drawn = draw([shown], tmp_path)[shown.key].named(shown.place, edition)
    again = vl_convert.vegalite_to_svg(
        shown.vega_lite(), vl_version=VEGA_LITE, format_locale=NUMBERS
    )
    assert svg.finish(again) == drawn


def test_what_no_picture_asks_for_leaves_the_cache(ordinary: Picture, tmp_path: Path) -> None:
    """Pruning keeps what is asked for, and nothing else."""
    kept, gone = titled(ordinary, 2)
    draw([kept, gone], tmp_path)
    (tmp_path / ".half-written").write_text("x")
    assert bulk.prune(tmp_path, [kept.key]) == 2
    assert [path.name for path in tmp_path.iterdir()] == [f"{kept.key}.svg"]


def test_size_is_that_of_the_file(ordinary: Picture, tmp_path: Path) -> None:
    """A picture tells its size, and fits in a phone's column."""
    drawn = draw([ordinary], tmp_path)[ordinary.key]
    root = ElementTree.parse(drawn.path).getroot()
    assert (drawn.width, drawn.height) == (int(root.attrib["width"]), int(root.attrib["height"]))
    assert 340 <= drawn.width <= 360
