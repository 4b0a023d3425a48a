"""Successors step by step, new numbers within a division, and what is told of a wrong reform."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from builder.faults import Findings
from builder.pages.flyttet.flyttet_pages import redirect_pages
from builder.sources import Registry, population_of_round
from builder.sources.population import read_population
from builder.sources.reference import read_centrality
from builder.sources.registry import read_registry
from builder.sources.succession import composed, followed
from tests.invented import DATA, registry_of
from tests.reform import change, reform, rows_of, write_rows

STEPS = {
    ("1", "2"): {"a": ("b", "c"), "d": ("c",), "e": ("f",)},
    ("2", "3"): {"b": ("x",), "c": ("y", "x"), "f": ("y",)},
    ("3", "4"): {"x": ("p",), "y": ("p", "q")},
    ("1", "3"): {"a": ("x",), "d": ("y",), "e": ("y",)},
}


def test_the_newest_that_is_told_is_followed_step_by_step() -> None:
    assert followed(STEPS, "1", "2") == STEPS["1", "2"]
    assert followed(STEPS, "1", "3") == {"a": ("x",), "d": ("y",), "e": ("y",)}
    assert followed(STEPS, "1", "4") == {"a": ("p",), "d": ("p", "q"), "e": ("p", "q")}
    assert followed(STEPS, "2", "4") == {"b": ("p",), "c": ("p", "q"), "f": ("p", "q")}


def test_what_is_reached_twice_stands_once_and_the_main_one_first() -> None:
    assert composed(STEPS["1", "2"], STEPS["2", "3"])["a"] == ("x", "y")
    assert followed(STEPS, "4", "5") == {}


@pytest.fixture
def reformed(tmp_path: Path) -> Path:
    """Return a copy of the data folder with the invented division of 2028."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    reform(data)
    return data


def told(data: Path) -> list[str]:
    """Return the faults of registry, population and centrality, without the folder."""
    findings = Findings()
    registry = read_registry(data, findings)
    read_population(data, registry, findings)
    read_centrality(data, registry, findings)
    return sorted(str(fault).replace(f"{data}/", "") for fault in findings.faults)


def registry_after(data: Path) -> Registry:
    """Return the registry of a data folder without faults."""
    findings = Findings()
    registry = read_registry(data, findings)
    assert findings.faults == []
    return registry


def test_a_reform_without_shortcuts_is_followed(reformed: Path) -> None:
    change(reformed / "registry/kommuner_2018.csv", lambda rows: without(rows, "nr_2028"))
    assert told(reformed) == []
    after = registry_after(reformed).successors("2018")
    assert (after["0901"], after["0911"]) == (("4290",), ("4290",))
    assert after["1854"] == ("1890", "1891")  # with a column of its own it would be 1891 alone
    assert after["1529"] == ("1508",)  # Skodje: past the Ålesund of 2020, which was split


def without(rows: list[dict[str, str]], column: str) -> list[dict[str, str]]:
    """Return rows without one column."""
    return [{name: cell for name, cell in row.items() if name != column} for row in rows]


def test_figures_come_from_the_next_division_that_has_some(reformed: Path) -> None:
    registry = registry_after(reformed)
    population = read_population(reformed, registry, Findings())
    figures = population_of_round(population, registry, "2020", 2022).set_index("kommunenr")
    assert figures["folketall"].sum() == 5_425_270
    now = population_of_round(population, registry, "2028", 2028).set_index("kommunenr")
    risor, gjerstad = (_figure(reformed, code) for code in ("4201", "4211"))
    assert now.loc["4290", "folketall"] == risor + gjerstad


def _figure(data: Path, code: str) -> int:
    """Return the inhabitants of a municipality of 2024 in 2026."""
    rows = rows_of(data / "population/folketall.csv")
    (row,) = (
        r for r in rows if (r["division"], r["kommunenr"], r["aar"]) == ("2024", code, "2026")
    )
    return int(row["folketall"])


def replace_in(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces a text that stands once in a file."""

    def edit(data: Path) -> None:
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def no_column(data: Path) -> None:
    """Take the successors away from the division before today's."""
    change(data / "registry/kommuner_2024.csv", lambda rows: without(rows, "nr_2028"))


def no_figures(data: Path) -> None:
    """Take the figures of 2028 away."""
    path = data / "population/folketall.csv"
    write_rows(path, [row for row in rows_of(path) if row["division"] != "2028"])


def no_figures_before(data: Path) -> None:
    """Take the figures of 2024 away, and the estimates among them."""
    path = data / "population/folketall.csv"
    write_rows(path, [row for row in rows_of(path) if row["division"] != "2024"])
    estimates = data / "population/folketall_anslag.csv"
    header = estimates.read_text("utf-8").splitlines()[0]
    row = next(r for r in rows_of(path) if r["division"] == "2028")
    cells = f"2028,{row['kommunenr']},2028,{row['folketall']},en test,"
    estimates.write_text(f"{header}\n{cells}\n", "utf-8")


def backwards(data: Path) -> None:
    """Let the newest division lead back to an older one."""
    path = data / "registry/kommuner_2028.csv"
    change(path, lambda rows: [row | {"nr_2024": row["kommunenr"]} for row in rows])


def skodje_to_oslo(data: Path) -> None:
    """Let a municipality of 2018 be in 2024 where it cannot be by way of 2020."""
    path = data / "registry/kommuner_2018.csv"
    to_oslo = {"1529": {"nr_2024": "0301"}}
    change(path, lambda rows: [row | to_oslo.get(row["kommunenr"], {}) for row in rows])


FAULTS = {
    "an unknown successor": (
        replace_in("registry/kommuner_2024.csv", ",11,1192", ",11,1193"),
        "registry/kommuner_2024.csv, row 24, column nr_2028: found the successor '1193'; expected "
        "kommunenr of 2028, with '|' between several. Mend it.",
    ),
    "a successor twice": (
        replace_in("registry/kommuner_2024.csv", "1890|1891", "1890|1891|1890"),
        "registry/kommuner_2024.csv, row 54, column nr_2028: found the successor '1890' twice; "
        "expected each successor once. Remove one of them.",
    ),
    "nobody before": (
        replace_in("registry/kommuner_2024.csv", "1890|1891", "1890"),
        "registry/kommuner_2024.csv, column nr_2028: found no predecessor of '1891'; expected one "
        "at least for each municipality of 2028. Add them.",
    ),
    "a shortcut to somewhere else": (
        skodje_to_oslo,
        "registry/kommuner_2018.csv, row 269, column nr_2024: found the successor '0301'; expected "
        "some of '1508', '1580', which follow step by step. Mend it.",
    ),
    "no column": (
        no_column,
        "registry/kommuner_2024.csv, row 1, column nr_2028: found no such column in the header; "
        "expected a column nr_2028. Add it.",
    ),
    "back to an older one": (
        backwards,
        "registry/kommuner_2028.csv, row 1, column nr_2024: found an unknown column 'nr_2024'; "
        "expected only the columns kommunenr, navn, fylkesnr, navn_samisk_kvensk. Remove the "
        "column.",
    ),
    "no figures": (
        no_figures,
        "population/folketall.csv: found no figures for the division of 2028; expected one year at "
        "least. Add them.",
    ),
    "figures that would count twice": (
        no_figures_before,
        "population/folketall.csv: found no figures for the division of 2020; expected its own, "
        "since several municipalities of 2020 are together '4290' of 2028. Add them.\n"
        "population/folketall.csv: found no figures for the division of 2024; expected its own, "
        "since several municipalities of 2024 are together '4290' of 2028. Add them.",
    ),
    "centrality of the division before": (
        replace_in("centrality/sentralitet.csv", "kommunenr_2028", "kommunenr_2024"),
        "centrality/sentralitet.csv, row 1, column kommunenr_2024: found an unknown column "
        "'kommunenr_2024'; expected only the columns kommunenr_2028, sentralitetsklasse. Did you "
        "mean kommunenr_2028?\n"
        "centrality/sentralitet.csv, row 1, column kommunenr_2028: found no such column in the "
        "header; expected a column kommunenr_2028. Add it.",
    ),
}


@pytest.mark.parametrize(("spoil", "lines"), FAULTS.values(), ids=FAULTS.keys())
def test_a_wrong_reform_is_told(reformed: Path, spoil: Callable[[Path], None], lines: str) -> None:
    spoil(reformed)
    assert told(reformed) == lines.splitlines()


def with_new_number(data: Path, was: str, now: str, since: int) -> None:
    """Write a municipality of 2020 that changed its number while that division was in force."""
    path = data / "registry" / "divisions.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change_of = {"was": was, "now": now, "since": since}
    content["divisions"][1]["renumbered"] = [change_of]
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def test_a_number_given_within_a_division_leads_to_the_place_of_today(small_data: Path) -> None:
    with_new_number(small_data, "3001", "3099", 2022)
    pages = redirect_pages(registry_after(small_data), "X")
    assert b'content="0; url=../halden/"' in pages["kommune/3099/index.html"]
    assert "kommune/3099/index.html" not in redirect_pages(registry_of(DATA), "X")


def test_a_new_number_of_nobody_and_one_that_is_taken_are_faults(small_data: Path) -> None:
    with_new_number(small_data, "3000", "3002", 2022)
    assert told(small_data) == [
        "registry/divisions.yml, entry 2020, field renumbered[1].now: found '3002', which is in "
        "kommuner_2020.csv; expected a number that is not. Mend it.",
        "registry/divisions.yml, entry 2020, field renumbered[1].was: found '3000'; expected a "
        "kommunenr of kommuner_2020.csv. Mend it.",
    ]


def test_published_sums_must_name_each_other(small_data: Path) -> None:
    path = small_data / "population/folketall_anslag.csv"
    other = {("1580", "2022"): {"publisert_sum_med": "1507"}}
    change(path, lambda rows: [r | other.get((r["kommunenr"], r["aar"]), {}) for r in rows])
    expected = "expected estimates of the same year that name each other. Mend the rows of"
    start = "population/folketall_anslag.csv, row"
    assert told(small_data) == [
        f"{start} 7, column publisert_sum_med: found '1580'; {expected} 1508 and 1580.",
        f"{start} 8, column publisert_sum_med: found '1507'; {expected} 1580 and 1507.",
    ]


def test_without_a_published_sum_the_whole_is_an_estimate_too(small_data: Path) -> None:
    path = small_data / "population/folketall_anslag.csv"
    change(path, lambda rows: [row | {"publisert_sum_med": ""} for row in rows])
    registry = registry_after(small_data)
    population = read_population(small_data, registry, Findings())
    figures = population_of_round(population, registry, "2020", 2022)
    assert figures.loc[figures["anslag"], "kommunenr"].tolist() == ["1507"]
