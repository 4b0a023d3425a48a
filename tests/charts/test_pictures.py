"""What all pictures have in common: nothing clipped, small files, safe texts, fixed names."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from builder.charts import Charts, Picture, Row, picture
from builder.definitions import Definitions

NAMES = ["one", "many", "category", "shares", "years", "groups", "counts", "half", "tiles"]
NASTY = "A<script>alert(\"x\")</script>& 'B' ]]> &amp; 5 < 6"

Read = Callable[[Picture], Any]


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_whole_and_do_not_collide(
    samples: dict[str, Picture], drawn: Read, name: str
) -> None:
    """Every text lies within the picture, at 12 px or more, and on no other text."""
    own, texts = samples[name], drawn(samples[name]).texts
    assert texts
    for text in texts:
        assert text.left >= 0 and text.right <= own.width, text
        assert text.baseline - text.size >= 0 and text.baseline + 3 <= own.height, text
        assert text.size >= 12
    for one, other in combinations(texts, 2):
        is_apart = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
        assert is_apart or abs(one.baseline - other.baseline) >= 11, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_caption_with_year_and_status_is_inside(
    samples: dict[str, Picture], drawn: Read, name: str
) -> None:
    """Source, year and data status stand in the picture, whole, below everything else."""
    texts = drawn(samples[name]).texts
    told = " ".join(text.text for text in texts)
    assert "Kilde: SSB, IKT-bruk i offentlig sektor · 2022 · simulerte tall" in told
    lowest = max(texts, key=lambda text: text.baseline).text
    assert lowest in f"{told}"[told.index("Kilde") :]


@pytest.mark.parametrize("name", NAMES)
def test_file_is_small_plain_and_white(samples: dict[str, Picture], drawn: Read, name: str) -> None:
    """Within the budget, with a white ground, and with nothing that runs, loads or describes."""
    own, drawing = samples[name], drawn(samples[name])
    budget = 16_000 if name == "many" else 8_000
    assert len(drawing.source.encode()) <= budget
    assert len(gzip.compress(drawing.source.encode())) <= budget * 0.225
    assert (drawing.root.get("width"), drawing.root.get("height")) == (
        str(own.width),
        str(own.height),
    )
    ground = next(element for element in drawing.root if element.tag.endswith("rect"))
    assert ground.attrib == {"width": str(own.width), "height": str(own.height), "fill": "white"}
    for word in ("<script", "href", "aria-", "role=", "@import", "<image", "NaN", "undefined"):
        assert word not in drawing.source
    assert not re.search(r"\d\.\d\d", drawing.source)
    assert set(re.findall(r"url\(#([^)]+)\)", drawing.source)) == set(
        re.findall(r'<pattern id="([^"]+)"', drawing.source)
    )


def test_texts_of_the_data_are_only_text(charts: Charts, drawn: Read) -> None:
    """A label with markup is shown as it is written, in every kind."""
    cells: dict[tuple[str, int], tuple[str | None, str]] = {(NASTY, 2022): ("4", "")}
    rows = [{"label": NASTY, "andel_pct": 50.0, "n": 2}]
    pictures = [
        charts.fordeling("bruk_grad", [Row(NASTY, {"4": 1}, 1)], NASTY, NASTY),
        charts.andeler(rows, NASTY, NASTY),
        charts.antall("sky_antall", {"4": 1}, None, NASTY, NASTY),
        charts.rutenett("bruk_grad", [NASTY], [2022], cells, NASTY, NASTY),
    ]
    for own in pictures:
        drawing = drawn(own)
        assert " ".join(drawing.words).count(NASTY) >= 2
        assert "<script" not in drawing.source
        assert {element.tag.rsplit("}")[-1] for element in drawing.root.iter()} <= {
            *("svg", "g", "rect", "path", "text", "defs", "pattern", "circle")
        }


def test_name_follows_from_the_content(charts: Charts) -> None:
    """Equal data give equal names in whatever order they come; other data give another name."""
    one = charts.fordeling("bruk_grad", [Row("Oslo", {"1": 3, "4": 2}, 5)], "2022")
    same = charts.fordeling("bruk_grad", [Row("Oslo", {"4": 2, "1": 3}, 5)], "2022")
    other = charts.fordeling("bruk_grad", [Row("Oslo", {"1": 2, "4": 3}, 5)], "2022")
    assert re.fullmatch(r"fordeling-[0-9a-f]{12}\.svg", one.name)
    assert one == same and one.name == same.name
    assert one.name != other.name
    assert picture.canonical(json.loads(one.content)) == one.content


def test_name_follows_from_the_engine(charts: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another font, drawing engine or version of this room gives another name."""
    before = charts.antall("sky_antall", {"4": 1}, None, "2022").name
    monkeypatch.setattr(picture, "fingerprint", lambda: "another engine")
    assert charts.antall("sky_antall", {"4": 1}, None, "2022").name != before


def test_kompetanse_is_never_on_the_ramp(
    samples: dict[str, Picture], definitions: Definitions, drawn: Read
) -> None:
    """No colour of the grades is in a picture of a category, and patterns tell the halves apart."""
    for name in ("category", "tiles"):
        source = drawn(samples[name]).source
        assert not any(colour in source for colour in definitions.colours.grad.values())
        assert "url(#dots-" in source
