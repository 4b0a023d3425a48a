"""Shares, ranks and lineage of the real rounds, counted again by plain loops over the CSV files."""

import csv
import re
from collections import Counter
from statistics import median_low

import pandas as pd
import pytest

from builder.sources import Sources
from builder.statistics import Statistics
from tests.invented import DATA
from tests.real import real_sources
from tests.statistics.real import real_statistics


def computed() -> tuple[Sources, Statistics]:
    """Return the sources and statistics of the repository's own data."""
    return real_sources(), real_statistics()


def read(path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file below data/."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def county_2024() -> dict[str, dict[str, str]]:
    """Return division -> kommunenr -> today's county, walked through the successor lists by
    hand."""
    today = {row["kommunenr"]: row["fylkesnr"] for row in read("registry/kommuner_2024.csv")}
    found = {"2024": today}
    for division in ("2018", "2020"):
        rows = read(f"registry/kommuner_{division}.csv")
        found[division] = {row["kommunenr"]: today[row["nr_2024"].split("|")[0]] for row in rows}
    return found


DIVISION = {2018: "2018", 2022: "2020", 2023: "2020"}


@pytest.mark.parametrize("year", [2018, 2022])
@pytest.mark.parametrize(
    "column", ["prosjekt", "sky_kommunikasjon", "innkjop_evaluering", "rekruttering_problem"]
)
def test_shares_by_county_are_what_a_count_of_the_file_gives(year: int, column: str) -> None:
    _, statistics = computed()
    county = county_2024()[DIVISION[year]]
    gate = {"sky_kommunikasjon": "sky", "rekruttering_problem": "rekruttering_forsok"}.get(column)
    counts: Counter[tuple[str, str]] = Counter()
    bases: Counter[str] = Counter()
    for row in read(f"survey/{year}/responses.csv"):
        if gate and row[gate] != "ja":
            continue
        counts[county[row["kommunenr"]], row[column] or "ubesvart"] += 1
        bases[county[row["kommunenr"]]] += 1
    table = statistics.distribution
    own = table[
        (table["aar"] == year) & (table["sporsmal"] == column) & (table["gruppe"] == "fylke")
    ]
    assert own["gruppeverdi"].nunique() == 15
    for row in own.itertuples():
        assert row.antall == counts[row.gruppeverdi, row.svar]
        assert row.n == bases[row.gruppeverdi]
        if row.n:
            assert abs(row.andel_pct - 100 * row.antall / row.n) <= 0.0500001
        else:
            assert pd.isna(row.andel_pct)


POSITIVE = {
    "prosjekt": ("ja",),
    "sky_kommunikasjon": ("ja",),
    "funksjon_drifte_pc": ("utelukkende_interne", "overveiende_interne"),
    "innkjop_evaluering": ("ja_helt", "ja_delvis"),
}


@pytest.mark.parametrize("year", [2018, 2022])
@pytest.mark.parametrize("column", POSITIVE)
def test_positive_answers_are_what_a_count_of_the_file_gives(year: int, column: str) -> None:
    county = county_2024()[DIVISION[year]]
    rows = read(f"survey/{year}/responses.csv")
    asked = [row for row in rows if not column.startswith("sky_") or row["sky"] == "ja"]
    table = computed()[1].positives
    own = table[(table["aar"] == year) & (table["sporsmal"] == column)]
    found = {(row.gruppe, row.gruppeverdi): row for row in own.itertuples()}
    for group, value in (("landet", "landet"), ("fylke", "46"), ("fylke", "56")):
        within = [one for one in asked if group == "landet" or county[one["kommunenr"]] == value]
        count = sum(one[column] in POSITIVE[column] for one in within)
        row = found[group, value]
        assert (row.antall, row.n) == (count, len(within))
        assert abs(row.andel_pct - 100 * count / len(within)) <= 0.0500001


def test_positive_answers_stand_by_round_question_and_group() -> None:
    table = computed()[1].positives
    assert table["aar"].is_monotonic_increasing
    assert table["sporsmal"].iloc[0] == "strategi"
    first = table[(table["aar"] == 2018) & (table["sporsmal"] == "strategi")]
    assert list(dict.fromkeys(first["gruppe"])) == ["landet", "fylke", "folketall", "sentralitet"]
    assert first["gruppeverdi"].tolist()[:3] == ["landet", "03", "11"]
    own = table[(table["aar"] == 2018) & (table["gruppe"] == "landet")]["sporsmal"].tolist()
    header = list(read("survey/2018/responses.csv")[0])
    assert own == sorted(own, key=header.index)


def test_counts_of_every_question_and_group_add_up_to_the_base() -> None:
    _, statistics = computed()
    keys = ["aar", "sporsmal", "gruppe", "gruppeverdi"]
    sums = statistics.distribution.groupby(keys).agg(antall=("antall", "sum"), n=("n", "first"))
    assert sums[sums["antall"] != sums["n"]].empty


@pytest.mark.parametrize("gruppe", ["fylke", "folketall", "sentralitet"])
def test_groups_add_up_to_the_country(gruppe: str) -> None:
    _, statistics = computed()
    table = statistics.distribution
    keys = ["aar", "sporsmal", "svar"]
    parts = table[table["gruppe"] == gruppe].groupby(keys)["antall"].sum()
    whole = table[table["gruppe"] == "landet"].set_index(keys)["antall"]
    assert parts.sort_index().equals(whole.sort_index())


def test_size_classes_use_the_population_of_the_rounds_year() -> None:
    _, statistics = computed()
    population = {
        (r["division"], r["kommunenr"], r["aar"]): int(r["folketall"])
        for r in read("population/folketall.csv")
    }
    bounds = [
        (50000, "50000_og_over"),
        (30000, "30000_49999"),
        (20000, "20000_29999"),
        (10000, "10000_19999"),
        (5000, "5000_9999"),
        (2000, "2000_4999"),
        (0, "under_2000"),
    ]
    units = statistics.units
    for unit in units[units["aar"].isin([2018, 2022])].itertuples():
        if unit.aar == 2018:
            expected = population["2018", unit.kommunenr, "2018"]
        else:
            expected = sum(
                population["2024", code, "2022"] for code in unit.kommunenr_today.split("|")
            )
        assert unit.folketall == expected
        assert unit.folketallsklasse == next(name for bound, name in bounds if expected >= bound)


@pytest.mark.parametrize(
    ("year", "code", "today", "central"),
    [
        (2018, "1850", "1875|1806", "6"),  # Tysfjord: most of it is in Hamarøy, 6, not in Narvik, 4
        (2018, "5012", "5059|5056|5055", "4"),  # Snillfjord: in Orkland, 4, not in Hitra or Heim
        (2022, "1507", "1508|1580", "3"),  # Ålesund: in Ålesund, 3, not in Haram, 5
    ],
)
def test_who_was_split_counts_as_its_main_successor(
    year: int, code: str, today: str, central: str
) -> None:
    units = computed()[1].units
    (own,) = units[(units["aar"] == year) & (units["kommunenr"] == code)].to_dict("records")
    assert (own["kommunenr_today"], own["sentralitet"]) == (today, central)


def test_non_response_is_a_result_of_its_own() -> None:
    _, statistics = computed()
    country = statistics.distribution.query("sporsmal == 'deltakelse' and gruppe == 'landet'")
    found = {(row.aar, row.svar): (row.antall, row.n) for row in country.itertuples()}
    assert found[2018, "svarte"] == (377, 422)
    assert found[2018, "svarte_ikke"] == (45, 422)
    assert found[2022, "svarte"] == (354, 356)
    assert found[2023, "svarte"] == (355, 356)
    silent = statistics.values[statistics.values["status"] == "svarte_ikke"]
    assert silent["verdi"].isna().all()
    assert not statistics.ranks.merge(silent, on=["aar", "kommunenr", "indikator"]).shape[0]


def test_ranks_share_places_and_count_from_the_highest() -> None:
    _, statistics = computed()
    values = statistics.values.dropna(subset="verdi")
    for year, indicator in [
        (2018, "sky_antall"),
        (2022, "strategi_antall"),
    ]:
        own = values[(values["aar"] == year) & (values["indikator"] == indicator)]
        numbers = dict(zip(own["kommunenr"], own["verdi"].astype(int), strict=True))
        ranks = statistics.ranks
        ranks = ranks[(ranks["aar"] == year) & (ranks["indikator"] == indicator)]
        ranks = ranks[ranks["gruppe"] == "landet"]
        assert set(ranks["kommunenr"]) == set(numbers)
        for row in ranks.itertuples():
            mine = numbers[row.kommunenr]
            assert row.plass == 1 + sum(other > mine for other in numbers.values())
            assert row.delt_med == sum(other == mine for other in numbers.values())
            assert row.antall == len(numbers)
            lower = sum(other < mine for other in numbers.values())
            assert abs(row.lavere_pct - 100 * lower / len(numbers)) <= 0.0500001


def test_ranks_in_a_county_and_a_size_class_are_among_its_own() -> None:
    _, statistics = computed()
    units = statistics.units[statistics.units["aar"] == 2022].set_index("kommunenr")
    values = statistics.values.dropna(subset="verdi")
    own = values[(values["aar"] == 2022) & (values["indikator"] == "sky_antall")]
    numbers = dict(zip(own["kommunenr"], own["verdi"].astype(int), strict=True))
    ranks = statistics.ranks
    ranks = ranks[(ranks["aar"] == 2022) & (ranks["indikator"] == "sky_antall")]
    for gruppe, column in (("fylke", "fylkesnr"), ("folketall", "folketallsklasse")):
        rows, where = ranks[ranks["gruppe"] == gruppe], units[column].to_dict()
        assert len(rows) == len(numbers)
        for row in rows.itertuples():
            group = [v for k, v in numbers.items() if where[k] == row.gruppeverdi]
            assert where[row.kommunenr] == row.gruppeverdi
            assert row.plass == 1 + sum(value > numbers[row.kommunenr] for value in group)
            assert row.antall == len(group)


def test_only_counts_and_points_are_ranked() -> None:
    _, statistics = computed()
    of_the_report = {
        "strategi_antall",
        "prosjekt_antall",
        "interne_funksjoner_antall",
        "sky_antall",
        "innkjop_antall",
        "tilbud_poeng",
    }
    text = (DATA / "definitions" / "indikatorer.yml").read_text(encoding="utf-8")
    entries = re.findall(r"^- id: (\w+)\n  theme: \w+\n  kind: (\w+)", text, re.MULTILINE)
    numbers = {name for name, kind in entries if kind in ("count", "points")}
    assert set(statistics.ranks["indikator"]) == numbers >= of_the_report


def test_medians_are_over_the_stated_base() -> None:
    _, statistics = computed()
    values = statistics.values.dropna(subset="verdi")
    for row in statistics.medians.itertuples():
        own = values[(values["aar"] == row.aar) & (values["indikator"] == row.indikator)][
            "verdi"
        ].astype(int)
        numbers = [number for number in own if row.base == "all" or number > 0]
        if row.base != "gate":
            assert (row.median, row.n) == (median_low(numbers), len(numbers))


def test_the_medians_of_groups_are_of_their_own_values() -> None:
    """The country's is that of all with a value; a county's and a size class's of its own."""
    _, statistics = computed()
    found = statistics.group_medians.set_index(["gruppe", "gruppeverdi", "aar", "indikator"])
    whole = statistics.medians[statistics.medians["base"] == "all"]
    country = found.loc[("landet", "landet")]
    assert {(row.aar, row.indikator): (row.median, row.n) for row in whole.itertuples()} == {
        key: (row["median"], row["n"]) for key, row in country.iterrows()
    }
    units = statistics.units[statistics.units["aar"] == 2022]
    values = statistics.values.dropna(subset="verdi")
    values = values[(values["aar"] == 2022) & (values["indikator"] == "sky_antall")]
    for group, column, own in (
        ("fylke", "fylkesnr", "46"),
        ("folketall", "folketallsklasse", "under_2000"),
    ):
        codes = units.loc[units[column] == own, "kommunenr"]
        numbers = values.loc[values["kommunenr"].isin(codes), "verdi"].astype(int).tolist()
        row = found.loc[(group, own, 2022, "sky_antall")]
        assert (row["median"], row["n"]) == (median_low(numbers), len(numbers))


def test_the_reports_medians_hold_on_the_bases_it_states() -> None:
    sources, statistics = computed()
    expected = {
        ("strategi_antall", "gate"): (9, 256),
        ("prosjekt_antall", "gate"): (7, 331),
        ("interne_funksjoner_antall", "all"): (8, 377),
        ("sky_antall", "gate"): (6, 322),
        ("innkjop_antall", "all"): (6, 377),
        ("tilbud_poeng", "all"): (2, 377),
    }
    own = statistics.medians[statistics.medians["aar"] == 2018]
    found = {(row.indikator, row.base): (row.median, row.n) for row in own.itertuples()}
    assert {key: found[key] for key in expected} == expected
    bases = {i.id: i.median_base for i in sources.definitions.indicators.values() if i.is_number}
    assert bases.items() >= dict(expected.keys()).items()


@pytest.mark.parametrize(
    ("today", "year", "expected"),
    [
        ("0301", 2018, {("0301", "samme")}),
        ("1580", 2018, {("1534", "samme")}),
        ("1580", 2022, {("1507", "delt")}),
        ("1508", 2018, {(code, "sammenslatt") for code in ("1504", "1523", "1529", "1546")}),
        (
            "5059",
            2018,
            {("5012", "delt"), *((code, "sammenslatt") for code in ("5016", "5023", "5024"))},
        ),
        ("5501", 2022, {("5401", "samme")}),
    ],
)
def test_lineage_tells_same_merged_and_split(
    today: str, year: int, expected: set[tuple[str, str]]
) -> None:
    _, statistics = computed()
    table = statistics.lineage
    own = table[(table["kommunenr_today"] == today) & (table["aar"] == year)]
    assert set(zip(own["kommunenr"], own["forhold"], strict=True)) == expected


def test_every_municipality_of_today_has_someone_behind_it_in_every_round() -> None:
    _, statistics = computed()
    assert statistics.lineage.groupby("aar")["kommunenr_today"].nunique().eq(357).all()


def test_report_tables_come_out_of_the_simulated_round() -> None:
    _, statistics = computed()
    table = statistics.distribution.query("aar == 2018 and gruppe == 'landet'")
    expected = {
        "prioritering_grad": [34, 105, 29, 110, 99],
        "bruk_grad": [28, 101, 51, 107, 90],
        "aktivitet_grad": [31, 112, 111, 37, 86],
    }
    for indicator, counts in expected.items():
        own = table[(table["sporsmal"] == indicator) & table["svar"].isin(list("01234"))]
        assert own["antall"].tolist() == counts
