"""The look that all charts share: sizes of text, and the colours of a dark page."""

from __future__ import annotations

import re
from pathlib import Path

import altair as alt
import pytest

from builder.charts import theme
from builder.charts.palette import WHITE, contrast
from builder.definitions import Definitions
from builder.drawing import paper

STYLES = Path(__file__).parents[2] / "docs" / "assets" / "site.css"
BLACK = "#000000"


def hexed(colour: str) -> str:
    """Return a colour as #rrggbb."""
    return WHITE if colour == "white" else colour


def test_theme_is_registered_and_in_use() -> None:
    """A chart made anywhere in the project has the look of the site."""
    assert alt.theme.active == theme.NAME
    config = alt.Chart().mark_bar().to_dict()["config"]
    assert config["font"].startswith("Liberation Sans")
    assert config["locale"]["number"]["decimal"] == ","


def test_text_is_as_large_as_the_small_text_of_the_page_and_never_larger_than_its_body() -> None:
    """The page's sizes are told in rem of 20 px: small text .65rem, body .8rem."""
    small = float(re.search(r"--liten: ([\d.]+)rem", STYLES.read_text(encoding="utf-8"))[1]) * 20
    sizes = [
        value
        for part in theme.CONFIG.values()
        if isinstance(part, dict)
        for name, value in part.items()
        if name.lower().endswith("fontsize")
    ]
    assert len(sizes) >= 8
    assert min(sizes) == theme.SMALL >= small
    assert max(sizes) <= 16


@pytest.mark.parametrize("colour", [paper.INK, paper.QUIET, paper.PUBLISHED])
@pytest.mark.parametrize("is_dark", [False, True])
def test_words_are_legible_on_paper(colour: str, is_dark: bool) -> None:
    """Text has 4.5:1 to the ground, on light pages and on dark ones."""
    ground, ink = paper.GROUND, colour
    if is_dark:
        ground, ink = paper.DARK[ground], paper.DARK[ink]
    assert contrast(hexed(ground), ink) >= 4.5


@pytest.mark.parametrize("colour", [paper.OUTLINE, paper.MARK])
@pytest.mark.parametrize("is_dark", [False, True])
def test_outlines_and_marks_are_seen_on_paper(colour: str, is_dark: bool) -> None:
    """What carries meaning has 3:1 to the ground (WCAG 1.4.11), so a faint fill has an edge."""
    ground, line = paper.GROUND, colour
    if is_dark:
        ground, line = paper.DARK[ground], paper.DARK[line]
    assert contrast(hexed(ground), line) >= 3


def test_no_colour_of_the_paper_is_a_colour_of_a_value() -> None:
    """A dark page changes colours by their spelling, so marks must be spelt otherwise."""
    text = (Path(__file__).parents[2] / "data" / "definitions" / "farger.yml").read_text()
    values = {found.lower() for found in re.findall(r'fill: "(#\w{6})"', text)}
    assert not values & set(paper.DARK)
    assert not {WHITE, BLACK} & set(paper.DARK)


def test_paper_has_the_colours_of_the_page(definitions: Definitions) -> None:
    """Ground, texts, lines and marks are those of the page round the picture, light and dark."""
    side = definitions.colours.side
    tokens = ("grunn", "tekst", "dempet", "kant", "linje", "aksent", "publisert")
    light = {name: getattr(side.lys, name) for name in tokens}
    dark = {name: getattr(side.mork, name) for name in tokens}
    assert list(light.values()) == [hexed(colour) for colour in paper.DARK]
    assert list(dark.values()) == list(paper.DARK.values())
