"""The numbers in a bar chart are the numbers that went in, and each looks like what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from builder.charts import Charts, Picture, Row
from builder.definitions import Definitions

Read = Callable[[Picture], Any]
GRAD = "prioritering_grad"


def wide(path: str) -> float:
    """Return the width of a box drawn as a path (`M8,62h31v23h-31Z`)."""
    return float(re.fullmatch(r"M[\d.]+,[\d.]+h([\d.]+)v[\d.]+h-[\d.]+Z", path)[1])  # type: ignore[index]


def high(path: str) -> float:
    """Return the height of a box drawn as a path."""
    return float(re.fullmatch(r"M[\d.]+,[\d.]+h[\d.]+v(-?[\d.]+)h-[\d.]+Z", path)[1])  # type: ignore[index]


def test_distribution_tells_shares_and_base(charts: Charts, drawn: Read) -> None:
    """Shares have one decimal, halves up, of all who were counted; the base stands at the right."""
    counts = {"0": 34, "1": 105, "2": 29, "3": 110, "4": 99}
    drawing = drawn(charts.fordeling(GRAD, [Row("Hele landet", counts, 377)], "2018"))
    for share in ("9,0", "27,9", "7,7", "29,2", "26,3"):
        assert share in drawing.words
    assert "377\N{NO-BREAK SPACE}kommuner" in drawing.words
    assert {"0 ingen", "1 lav", "2 mest strategi", "3 mest prosjekter", "4 høy"} < set(
        drawing.words
    )
    assert "ubesvart" not in drawing.words


def test_segments_are_as_wide_as_their_shares(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Half of the municipalities take half of the bar, an eighth an eighth."""
    counts = {"0": 1, "1": 1, "2": 2, "4": 4}
    drawing = drawn(charts.fordeling(GRAD, [Row("Oslo", counts, 8)], "2018"))
    for value, count in counts.items():
        paths = [s["d"] for s in drawing.shapes(fill=definitions.colours.grad[value])]
        assert max(wide(path) for path in paths) == pytest.approx(344 * count / 8, abs=2.1), value


def test_unanswered_is_hatched_and_told(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Who did not answer has a hatched segment and a line in the key, apart from grade 0."""
    counts = {"0": 10, "4": 10, "ubesvart": 20, "svarte_ikke": 10}
    drawing = drawn(charts.fordeling(GRAD, [Row("Oslo", counts, 50)], "2018"))
    hatched = [s for s in drawing.shapes() if s.get("fill", "").startswith("url(#hatch-")]
    silent = [s for s in drawing.shapes() if s.get("fill", "").startswith("url(#backhatch-")]
    zero = drawing.shapes(fill=definitions.colours.grad["0"])
    assert [max(wide(s["d"]) for s in some) for some in (zero, hatched, silent)] == pytest.approx(
        [344 * 0.2, 344 * 0.4, 344 * 0.2], abs=2.1
    )
    assert {"ubesvart", "svarte ikke", "40,0", "20,0"} <= set(drawing.words)


def test_silent_outside_the_base_are_told_beside_it(charts: Charts, drawn: Read) -> None:
    """Where n counts only who answered, the others are no part of the bar but are mentioned."""
    drawing = drawn(charts.fordeling(GRAD, [Row("Oslo", {"4": 20, "svarte_ikke": 2}, 20)], "2018"))
    assert "20\N{NO-BREAK SPACE}kommuner, 2\N{NO-BREAK SPACE}svarte ikke" in drawing.words
    assert "100,0" in drawing.words
    assert "hatch" not in drawing.source


@pytest.mark.parametrize("counts", [{"4": 19}, {"4": 21}, {"4": 20, "5": 1}, {"4": 19, "ja": 1}])
def test_counts_that_miss_their_base_are_refused(charts: Charts, counts: dict[str, int]) -> None:
    """A bar that would tell something else than its table is not drawn."""
    with pytest.raises(ValueError, match="n = 20"):
        charts.fordeling(GRAD, [Row("Oslo", counts, 20)], "2018")


def test_own_place_is_outlined_and_pointed_at(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """The segment of one's own value has a thick outline and a triangle, explained in the key."""
    row = Row("Oslo", {"1": 10, "4": 10}, 20, "4")
    drawing = drawn(charts.fordeling(GRAD, [row], "2018"))
    colour = definitions.colours.fremhevet
    (outline,) = drawing.shapes(stroke=colour)
    assert outline["stroke-width"] == "2" and wide(outline["d"]) == pytest.approx(170, abs=1)
    assert len(drawing.shapes(fill=colour)) == 2  # above the bar and in the key
    assert "kommunen selv" in drawing.words
    plain = drawn(charts.fordeling(GRAD, [Row("Oslo", row.counts, 20)], "2018"))
    assert colour not in plain.source


def test_shares_begin_at_zero_and_are_written_out(charts: Charts, drawn: Read) -> None:
    """A bar is as long as its share on an axis from 0 to 100 (0: no bar), with the share after."""
    rows = [{"label": x, "andel_pct": x, "n": 354} for x in (0.0, 12.5, 50.0, 100.0)]
    drawing = drawn(charts.andeler([r | {"label": str(r["label"])} for r in rows], "2022"))
    gap = "\N{NO-BREAK SPACE}"
    assert {f"0,0{gap}%", f"12,5{gap}%", f"50,0{gap}%", f"100,0{gap}%"} <= set(drawing.words)
    assert {f"0{gap}%", f"50{gap}%", f"100{gap}%", f"Prosent av 354{gap}kommuner"} <= set(
        drawing.words
    )
    bars = [wide(shape["d"]) for shape in drawing.shapes(fill="#1b7066")]
    assert bars == pytest.approx([bars[-1] / 8, bars[-1] / 2, bars[-1]], abs=0.2)
    assert all(shape["d"].startswith("M8,") for shape in drawing.shapes(fill="#1b7066"))


def test_missing_share_is_words_and_no_bar(charts: Charts, drawn: Read) -> None:
    """What was not asked has no bar, not even an empty one; nor has pandas' way of saying so."""
    for missing in (None, float("nan")):
        rows = [{"label": "Webplattform", "andel_pct": missing, "n": 0}]
        drawing = drawn(charts.andeler(rows, "2022"))
        assert "ikke spurt" in drawing.words
        assert not drawing.shapes(fill="#1b7066")


def test_series_stand_together_with_their_own_bases(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Each label has a bar for each series, named beside it; the note tells every base."""
    rows = [
        {"label": label, "andel_pct": share, "n": n, "serie": serie}
        for label in ("Lagring", "Back-up")
        for serie, n, share in (("2022", 354, 60.0), ("2018", 377, 40.0))
    ]
    drawing = drawn(charts.andeler(rows, "2022", series=["2018", "2022"]))
    assert [word for word in drawing.words if word in ("2018", "2022")][:4] == ["2018", "2022"] * 2
    gap = "\N{NO-BREAK SPACE}"
    assert f"Prosent av kommunene, n = 377{gap}(2018), 354{gap}(2022)" in drawing.words
    older, newer = definitions.colours.serier[-2:]
    assert (len(drawing.shapes(fill=older)), len(drawing.shapes(fill=newer))) == (2, 2)
    with pytest.raises(ValueError, match="three"):
        charts.andeler([dict(rows[0], serie=str(n)) for n in range(4)], "2022")


def test_bases_that_differ_stand_at_each_bar(charts: Charts, drawn: Read) -> None:
    """Where groups have their own n, each bar tells it."""
    rows = [{"label": str(n), "andel_pct": 50.0, "n": n} for n in (12, 44)]
    words = drawn(charts.andeler(rows, "2022")).words
    assert {"50,0\N{NO-BREAK SPACE}% (n = 12)", "50,0\N{NO-BREAK SPACE}% (n = 44)"} <= set(words)


def test_counts_stand_on_columns_of_their_height(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Each number has its count on top; columns keep proportions and have their score's colour."""
    counts = {"0": 20, "3": 40, "10": 80, "15": 10, "ubesvart": 40}
    drawing = drawn(charts.antall("sky_antall", counts, 6.5, "2022"))
    assert {"20", "40", "80", "10", "median 6,5", "Antall områder"} <= set(drawing.words)
    assert f"Antall kommuner (i alt 190{chr(160)}kommuner)" in drawing.words
    assert {str(number) for number in range(16)} <= set(drawing.words)
    ramp = definitions.colours.grad
    tall = {
        score: max(abs(high(s["d"])) for s in drawing.shapes(fill=ramp[score])) for score in "014"
    }
    assert tall == pytest.approx({"0": 150 / 4, "1": 150 / 2, "4": 150}, abs=0.2)
    hatched = [s for s in drawing.shapes() if s.get("fill", "").startswith("url(#hatch-")]
    assert max(abs(high(shape["d"])) for shape in hatched) == pytest.approx(75, abs=0.2)
    assert "ubesvart" in drawing.words


def test_median_stands_over_its_number(charts: Charts, drawn: Read) -> None:
    """The line of the median is at its place on the axis of the numbers."""
    drawing = drawn(charts.antall("sky_antall", {"4": 9, "8": 9}, 4, "2022"))
    (line,) = [s for s in drawing.shapes() if s.get("stroke-dasharray")]
    (four,) = [text for text in drawing.texts if text.text == "4" and text.baseline > 150]
    assert float(line["d"][1:].split(" ")[0]) == pytest.approx(
        (four.left + four.right) / 2, abs=0.2
    )
    assert not any(
        "median" in w for w in drawn(charts.antall("sky_antall", {"4": 9}, None, "")).words
    )


def test_tiles_tell_value_and_status(charts: Charts, definitions: Definitions, drawn: Read) -> None:
    """A tile has the grade and its name, or why there is none; no tile where there was no unit."""
    cells: dict[tuple[str, int], tuple[str | None, str]] = {
        ("Skodje", 2018): ("0", ""),
        ("Ørskog", 2018): (None, "svarte_ikke"),
        ("Ålesund", 2022): ("4", ""),
        ("Ålesund", 2023): (None, "ikke_spurt"),
    }
    units = ["Skodje", "Ørskog", "Ålesund"]
    drawing = drawn(charts.rutenett(GRAD, units, [2018, 2022, 2023], cells, "2018–2023"))
    words = {*units, "2018", "2022", "2023", "0", "ingen", "4", "høy", "svarte ikke", "ikke spurt"}
    assert words <= set(drawing.words)
    ramp = definitions.colours.grad
    assert [len(drawing.shapes(fill=ramp[value])) for value in "01234"] == [1, 0, 0, 0, 1]
    assert len([s for s in drawing.shapes() if "backhatch" in s.get("fill", "")]) == 1


def test_tiles_of_counts_and_categories(charts: Charts, drawn: Read) -> None:
    """A count is told with its maximum, a category in words."""
    count = drawn(charts.rutenett("sky_antall", ["Oslo"], [2022], {("Oslo", 2022): ("9", "")}, ""))
    assert {"9", "av 15"} <= set(count.words)
    cells: dict[tuple[str, int], tuple[str | None, str]] = {("Oslo", 2022): ("med_problem", "")}
    assert (
        "med problemer" in drawn(charts.rutenett("rekruttering", ["Oslo"], [2022], cells, "")).words
    )
