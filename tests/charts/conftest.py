"""The definitions, charts made from them, and finished drawings read back as what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from builder.charts import Charts, Picture, Row, draw
from builder.charts.metrics import width
from builder.definitions import Definitions, read_definitions
from builder.sources.boundaries import Boundaries, read_boundaries
from tests.invented import registry_of

DATA = Path(__file__).parents[2] / "data"
CAPTION = "Kilde: SSB, IKT-bruk i offentlig sektor · 2022 · simulerte tall"
LONGEST = "Intern/ekstern kommunikasjon gjennom tale, chat og/eller e-post"


@dataclass(frozen=True)
class Text:
    """One line of text in a drawing, with the box it takes up in px."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    fill: str


@dataclass(frozen=True)
class Drawing:
    """A finished SVG read back: its source, its elements with inherited attributes, its texts."""

    source: str
    root: Element

    def shapes(self, **wanted: str) -> list[Mapping[str, str]]:
        """Return the attributes of the paths that are drawn with these values."""
        found = [look for tag, look, _ in _walk(self.root, {}) if tag == "path"]
        return [s for s in found if all(s.get(k.replace("_", "-")) == v for k, v in wanted.items())]

    @property
    def texts(self) -> list[Text]:
        """Return every line of text with its box."""
        return [_text(look, text) for tag, look, text in _walk(self.root, {}) if tag == "text"]

    @property
    def words(self) -> list[str]:
        """Return every line of text."""
        return [text.text for text in self.texts]


def _walk(element: Element, inherited: Mapping[str, str]) -> Iterator[tuple[str, dict, str]]:
    """Yield tag, attributes with what groups hand down, and text, of everything that is drawn."""
    look = {**inherited, **element.attrib}
    tag = element.tag.rsplit("}")[-1]
    if tag == "defs":
        return
    yield tag, look, element.text or ""
    for child in element:
        yield from _walk(child, look)


def _text(look: Mapping[str, str], text: str) -> Text:
    """Return a line of text with its box, measured in the font that ships with the project."""
    size = float(look["font-size"])
    wide = width(text, size, look.get("font-weight", "normal"))
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[look.get("text-anchor", "start")]
    left = float(look["x"]) - before * wide
    return Text(text, left, left + wide, float(look["y"]), size, look.get("fill", ""))


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    """Return the definitions of the project."""
    return read_definitions(DATA / "definitions")


@pytest.fixture(scope="session")
def charts(definitions: Definitions) -> Charts:
    """Return the charts of the project."""
    return Charts(definitions)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    """Return the borders of the project."""
    return read_boundaries(DATA / "geography" / "grenser.topojson", registry_of(DATA).divisions)


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Picture], Drawing]:
    """Return a function that draws a picture and reads the file back."""
    folder = tmp_path_factory.mktemp("pictures")

    def read(picture: Picture) -> Drawing:
        source = draw([picture], folder)[picture.name].read_text(encoding="utf-8")
        return Drawing(source, ElementTree.fromstring(source))

    return read


def counted(definitions: Definitions, indicator_id: str, *counts: int) -> dict[str, int]:
    """Return counts by value in order, the last one being `ubesvart`."""
    values = (*definitions.indicators[indicator_id].values, "ubesvart")
    return dict(zip(values, counts, strict=True))


@pytest.fixture(scope="session")
def samples(charts: Charts, definitions: Definitions) -> dict[str, Picture]:
    """Return pictures of every kind of bar and tile, with the longest labels, extreme numbers."""

    def row(label: str, indicator_id: str, *counts: int, emphasis: str | None = None) -> Row:
        own = counted(definitions, indicator_id, *counts)
        return Row(label, own, sum(counts), emphasis)

    kategori, sky = "kompetanse_kategori", [q.label for q in definitions.blocks["sky"].items]
    strategi = {str(number): 999 for number in range(14)} | {"ubesvart": 3, "svarte_ikke": 2}
    grads = [
        row(f"Sentralitet {n}", "prioritering_grad", 34, 105, 29, 110, 76, 2) for n in range(20)
    ]
    shares = [{"label": label, "andel_pct": 100.0 - 6 * n, "n": 354} for n, label in enumerate(sky)]
    years = [
        {"label": label, "andel_pct": None if n == year == 2018 else 94.5 - n, "n": year - 1668}
        | {"serie": str(year)}
        for n, label in enumerate([LONGEST, "Webplattform"])
        for year in (2018, 2022, 2023)
    ]
    groups = [("Under 2 000 innbyggere", 100.0, 44), ("Sentralitet 6 (minst sentral)", 0.0, 9)]
    cells: dict[tuple[str, int], tuple[str | None, str]] = {
        ("Ålesund (til 2019)", 2018): ("eksterne_med_problem", ""),
        ("Skodje", 2018): (None, "svarte_ikke"),
        ("Ålesund", 2022): (None, "ubesvart"),
        ("Ålesund", 2023): (None, "ikke_spurt"),
    }
    units, rounds = ["Ålesund (til 2019)", "Skodje", "Ålesund"], [2018, 2022, 2023]
    return {
        "one": charts.fordeling("bruk_grad", [row("Oslo", "bruk_grad", 0, 0, 1, 0, 0, 0)], CAPTION),
        "many": charts.fordeling("prioritering_grad", grads, CAPTION, "Digital prioritering"),
        "category": charts.fordeling(
            kategori,
            [
                row(LONGEST, kategori, 13, 5, 6, 10, 6, 3, 4, emphasis="eksterne_ikke_forsokt"),
                row("Ingen", kategori, 0, 0, 0, 0, 0, 0, 0),
            ],
            f"{CAPTION}. {LONGEST}",
            "Digital kompetanse, fordelt på fylke, folketall og landet som helhet, 2018",
        ),
        "shares": charts.andeler(shares, CAPTION, "Skytjenester"),
        "years": charts.andeler(years, CAPTION, "", ["2018", "2022", "2023"]),
        "groups": charts.andeler(
            [{"label": label, "andel_pct": pct, "n": n} for label, pct, n in groups], CAPTION
        ),
        "counts": charts.antall("strategi_antall", strategi, 0, CAPTION, "Områder"),
        "half": charts.antall("sky_antall", {"15": 1, "0": 354}, 14.5, CAPTION),
        "tiles": charts.rutenett(kategori, units, rounds, cells, CAPTION, "Digital kompetanse"),
    }
