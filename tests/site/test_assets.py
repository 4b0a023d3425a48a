"""The style sheets and the script are small, and every colour of the page can be read."""

import gzip
import re
from pathlib import Path

import pytest

from builder.charts.palette import contrast
from builder.definitions import read_definitions
from builder.definitions.colours import Tokens
from builder.pages.parts.stylesheet import COMMENT, colour_sheet, whole_sheet

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs" / "assets"
CSS = (ASSETS / "site.css").read_text(encoding="utf-8")
COLOURS = read_definitions(ROOT / "data" / "definitions").colours
SHEET = colour_sheet(COLOURS)
LIGHTS = dict(COLOURS.side)
SURFACES = ("grunn", "hevet")
TEXTS = [
    *((ink, surface) for ink in ("tekst", "dempet", "lenke", "aksent") for surface in SURFACES),
    *((ink, "publisert_flate") for ink in ("tekst", "dempet", "lenke")),
    *((f"{name}_tekst", name) for name in ("topp", "knapp", "varsel")),
]
EDGES = [
    *((edge, surface) for edge in ("kant", "fokus", "publisert") for surface in SURFACES),
    *(
        ("varsel_kant", "grunn"),
        ("topp_merke", "topp"),
        ("publisert", "publisert_flate"),
        ("knapp", "grunn"),
    ),
]


def ratio(tokens: Tokens, pair: tuple[str, str]) -> float:
    one, other = (getattr(tokens, name) for name in pair)
    return contrast(one, other)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("pair", TEXTS, ids=" on ".join)
def test_texts_of_the_page_can_be_read(light: str, pair: tuple[str, str]) -> None:
    assert ratio(LIGHTS[light], pair) >= (7 if light.startswith("kontrast") else 4.5)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("pair", EDGES, ids=" on ".join)
def test_edges_of_the_page_can_be_seen(light: str, pair: tuple[str, str]) -> None:
    assert ratio(LIGHTS[light], pair) >= (4.5 if light.startswith("kontrast") else 3)


def test_the_contrasts_are_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#c2410c", "#ffffff") == pytest.approx(5.18, abs=0.01)


def test_every_property_that_is_used_is_known() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in ASSETS.glob("*.css")]
    used = {name for sheet in sheets for name in re.findall(r"var\(--([\w-]+)", sheet)}
    own = set(re.findall(r"^\s*--([\w-]+):", CSS, re.M))
    given = {name.replace("_", "-") for name in Tokens.model_fields}
    assert used - own - given == set()
    for name in given:
        assert len(re.findall(rf"[{{;]--{name}:#", SHEET)) == len(LIGHTS), name


def test_the_words_on_a_grade_can_be_read() -> None:
    rules = re.findall(r"\.grad-(\d)\{background:(#\w+);color:(#\w+)\}", SHEET)
    assert {grade: colour for grade, colour, _ in rules} == COLOURS.grad
    assert all(contrast(background, ink) >= 4.5 for _, background, ink in rules)


def test_each_look_of_the_charts_has_a_swatch() -> None:
    swatches = set(re.findall(r"\.prove-([\w-]+)\{", SHEET))
    names = (*COLOURS.kategori, *type(COLOURS.status).model_fields)
    assert swatches == {name.replace("_", "-") for name in names}


def test_paper_is_light_and_the_system_decides_the_rest() -> None:
    assert SHEET.index(":root{color-scheme:light dark;") < SHEET.index("prefers-color-scheme:dark")
    assert "@media print{:root{color-scheme:only light}}" in SHEET
    assert all(
        media.startswith(("screen", "print")) for media in re.findall(r"@media (\w+)", SHEET)
    )


def test_every_sheet_of_a_page_is_in_the_one_it_loads() -> None:
    whole = whole_sheet(COLOURS, ASSETS)
    assert whole.startswith(":root{color-scheme")
    assert "/*" not in whole
    for path in ASSETS.glob("*.css"):
        rules = COMMENT.sub("", path.read_text(encoding="utf-8"))
        own = ("del", "flyttet", "kart", "kart-del", "sammenlign", "utgave")  # of some pages alone
        is_own = path.stem in own
        assert (rules in whole) is not is_own, path


def test_the_files_are_small() -> None:
    assert len(gzip.compress(whole_sheet(COLOURS, ASSETS).encode())) <= 10 * 1024
    for name, most in (("ramme.js", 1_700), ("tabell.js", 2_000)):
        assert len(gzip.compress((ASSETS / name).read_bytes())) <= most, name


def test_nothing_comes_from_another_host() -> None:
    files = (path for kind in ("css", "js", "svg") for path in ASSETS.glob(f"*.{kind}"))
    for path in (*files, *ASSETS.glob("figur/*.js")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*|\s// .*", "", text, flags=re.M), path.name
