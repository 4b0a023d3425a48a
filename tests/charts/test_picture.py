"""What a picture is known by: its kind, rows, words, colours, and all that draws it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from builder.charts import Picture, picture
from builder.charts.kinds.distribution import distribution
from tests.charts.gallery.distribution import examples


@pytest.fixture(scope="module")
def ordinary() -> Picture:
    """Return an ordinary picture of a place."""
    return examples()["ordinary"]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what this process knows of the room, before and after."""
    picture.fingerprint.cache_clear()
    yield
    picture.fingerprint.cache_clear()


def test_key_follows_from_rows_words_and_options(ordinary: Picture) -> None:
    """Equal pictures have equal keys; another number, word or colour gives another."""
    shares = ordinary.frames["shares"]
    more = shares.assign(antall=shares["antall"] + 1)
    values = dict(ordinary.options)["values"]
    others = [
        replace(ordinary, frames={"shares": more}),
        replace(ordinary, title=["Noe annet"]),
        replace(ordinary, subtitle=("Offisielle tall",)),
        replace(ordinary, place=""),
        replace(ordinary, options=(("values", values.only(values.labels[:4])),)),
    ]
    assert replace(ordinary).key == ordinary.key == examples()["ordinary"].key
    assert len({one.key for one in (ordinary, *others)}) == 6


def test_key_follows_from_every_file_of_the_rooms(
    ordinary: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    """A change in a module that makes or draws, or in a font, gives every picture another key."""
    (tmp_path / "charts" / "kinds").mkdir(parents=True)
    (tmp_path / "drawing").mkdir()
    (tmp_path / "charts" / "kinds" / "one.py").write_text("x = 1")
    assert picture.ROOMS == (picture.BUILDER / "charts", picture.BUILDER / "drawing")
    monkeypatch.setattr(picture, "BUILDER", tmp_path)
    monkeypatch.setattr(picture, "ROOMS", (tmp_path / "charts", tmp_path / "drawing"))
    before = replace(ordinary).key
    for name in ("charts/kinds/one.py", "drawing/svg.py", "drawing/font.ttf"):
        (tmp_path / name).write_text("x = 2")
        picture.fingerprint.cache_clear()
        after = replace(ordinary).key
        assert after != before
        assert replace(ordinary).content == ordinary.content
        before = after


def test_a_kind_never_sees_the_rows() -> None:
    """A template is made from columns without rows, so equal options give one template."""
    seen: list[int] = []

    def kind(shares: pd.DataFrame) -> alt.Chart:
        seen.append(len(shares))
        return alt.Chart(shares).mark_bar().encode(x="antall:Q")

    for count in (1, 2):
        frame = pd.DataFrame({"antall": range(count)})
        assert Picture(kind, {"shares": frame}, ["a"]).vega()["data"][0]["values"] == [
            {"antall": number} for number in range(count)
        ]
    assert seen == [0]


def test_definition_carries_its_rows_and_what_they_are(ordinary: Picture) -> None:
    """The published file has the table's rows by name, and says of whom, when and whence."""
    about = {"sted": "Ålesund", "kilde": "Simulerte tall, ikke SSBs"}
    spec = replace(ordinary, about=about).vega_lite()
    assert spec["usermeta"] == {**about, "tabell": "shares", "bare_i_tegningen": []}
    first = spec["datasets"]["shares"][0]
    assert first["gruppe"] == "Fylket: Møre og Romsdal (n = 26)"
    assert (first["svar"], first["antall"], first["andel_pct"]) == ("0 ingen", 2, 7.7)
    assert json.loads(json.dumps(spec)) == spec
    assert "autosize" not in spec


def test_packed_picture_is_the_same_without_its_frames(ordinary: Picture) -> None:
    """Key and definition stay; the rows are held once, as text."""
    packed = ordinary.packed()
    assert not len(packed.frames["shares"])
    assert (packed.key, packed.vega_lite()) == (ordinary.key, ordinary.vega_lite())


def test_a_missing_number_is_null() -> None:
    """What is not known is null in the file, never NaN, which no JSON has."""
    frame = pd.DataFrame({"andel_pct": [None, 4.5]}, dtype=float)
    assert picture.rows(frame) == '[{"andel_pct":null},{"andel_pct":4.5}]'


def test_altair_alone_draws_a_kind(ordinary: Picture) -> None:
    """A kind is an ordinary chart for whoever calls it with rows: Altair takes the rows along."""
    chart = distribution(ordinary.frames["shares"], **dict(ordinary.options))
    (rows,) = chart.to_dict()["datasets"].values()
    assert len(rows) == len(ordinary.frames["shares"])
