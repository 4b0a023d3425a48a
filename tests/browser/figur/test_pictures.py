"""The picture of a figure, taken along as PNG, SVG and Vega-Lite."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from tests.browser.figur.reader import Reader, colours_in


def test_png_is_twice_as_large_as_the_picture_on_white(
    reader: Reader, tmp_path: Path, site: Path
) -> None:
    png = reader.saved("PNG", tmp_path).read_bytes()
    picture = ElementTree.parse(site / "figur/kommune/alesund/prioritering-2022.svg").getroot()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    drawn = [int(float(picture.get(side, ""))) for side in ("width", "height")]
    assert list(size) == [2 * side for side in drawn]
    colours = colours_in(reader.page, png)
    assert colours["255 255 255 255"] > size[0] * size[1] / 3
    assert colours["192 0 0 255"] > 500  # the bar of 1203
    assert colours["107 107 107 255"] > 500  # the lines of the pattern
    assert all(colour.endswith(" 255") for colour in colours)


def test_png_is_light_for_a_reader_whose_page_is_dark(reader: Reader, tmp_path: Path) -> None:
    """The picture follows a dark page; what is taken along is for paper."""
    reader.page.emulate_media(color_scheme="dark")
    colours = colours_in(reader.page, reader.saved("PNG", tmp_path).read_bytes())
    assert max(colours, key=lambda colour: colours[colour]) == "255 255 255 255"


def test_the_svg_is_whole_and_tells_what_it_is(reader: Reader, tmp_path: Path) -> None:
    with reader.page.expect_download() as download:
        reader.figure().get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename == "prioritering-2022.svg"
    root = ElementTree.parse(download.value.path()).getroot()
    words = " ".join(root.itertext())
    for told in ("Prioritering av digitalisering", "Ålesund kommune 2022", "Simulerte tall"):
        assert told in words


def test_the_vega_lite_file_is_what_the_figure_is_drawn_from(reader: Reader) -> None:
    with reader.page.expect_download() as download:
        reader.figure().get_by_role("link", name="Vega-Lite").click()
    spec = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [row["antall"] for row in spec["datasets"][spec["usermeta"]["tabell"]]] == [
        1,
        1203,
        11137,
    ]
