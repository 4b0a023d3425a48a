"""Every table of statistics has the columns it says, and small ones are worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from builder.definitions import read_definitions
from builder.sources import Sources
from builder.statistics import Statistics
from builder.statistics.bounds import share_bounds
from builder.statistics.changes import compute_moves
from builder.statistics.groups import memberships
from builder.statistics.ledger import ledger_rows, reading
from builder.statistics.lineage import compute_lineage
from builder.statistics.medians import compute_group_medians, compute_medians
from builder.statistics.pairs import compute_pairs
from builder.statistics.steps import PATTERNS, step_between
from builder.statistics.units import size_class
from tests.invented import DATA
from tests.real import real_sources
from tests.statistics.real import real_statistics

DEFINITIONS = read_definitions(DATA / "definitions")
GRADE = DEFINITIONS.indicators["prioritering_grad"]


def computed() -> tuple[Sources, Statistics]:
    """Return the sources and statistics of the repository's own data."""
    return real_sources(), real_statistics()


COLUMNS = {
    "units": (
        "aar division kommunenr kommune fylkesnr fylke kommunenr_today folketall folketall_aar "
        "folketall_anslag folketallsklasse sentralitet svarte datastatus"
    ),
    "distribution": "aar sporsmal svar gruppe gruppeverdi antall n andel_pct datastatus",
    "positives": "aar sporsmal gruppe gruppeverdi antall n andel_pct",
    "ranks": "aar indikator kommunenr gruppe gruppeverdi plass delt_med antall lavere_pct",
    "medians": "aar indikator base median n lavest hoyest",
    "group_medians": "gruppe gruppeverdi aar indikator median n",
    "lineage": "kommunenr_today aar kommunenr forhold",
    "pairs": "aar indikator forste andre verdi antall",
    "moves": "sporsmal fra_aar til_aar kommunenr_today fra til",
    "changes": "sporsmal fra_aar til_aar gruppe gruppeverdi fra til antall",
    "similar": "kommunenr plass lignende avstand gjensidig likt",
    "neighbours": "kommunenr nabo",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_in_order_and_rows_by_number(name: str) -> None:
    table = getattr(computed()[1], name)
    assert set(COLUMNS[name].split()) <= set(table.columns)
    assert [one for one in table.columns if one in COLUMNS[name].split()] == COLUMNS[name].split()
    assert table.index.tolist() == list(range(len(table)))


def test_a_municipality_of_a_round_with_all_that_it_is_grouped_by() -> None:
    units = computed()[1].units
    (halden,) = units[(units["aar"] == 2018) & (units["kommunenr"] == "0101")].to_dict("records")
    assert halden == {
        **{"aar": 2018, "division": "2018", "kommunenr": "0101", "kommune": "Halden"},
        **{"fylkesnr": "31", "fylke": "Østfold", "kommunenr_today": "3101"},
        **{"folketall": 31037, "folketall_aar": 2018, "folketall_anslag": False},
        **{"folketallsklasse": "30000_49999", "sentralitet": "3", "svarte": True},
        **{"datastatus": "syntetisk"},
    }


def test_each_is_once_in_the_country_and_once_in_each_grouping() -> None:
    cells = {"aar": [2022], "kommunenr": ["0301"], "fylkesnr": ["03"]}
    units = pd.DataFrame({**cells, "folketallsklasse": ["stor"], "sentralitet": ["1"]})
    found = memberships(units)
    assert found.to_dict("records") == [
        {"aar": 2022, "kommunenr": "0301", "gruppe": group, "gruppeverdi": own}
        for group, own in (
            *(("landet", "landet"), ("fylke", "03"), ("folketall", "stor"), ("sentralitet", "1")),
        )
    ]
    assert found.index.tolist() == [0, 1, 2, 3]


def test_a_size_class_begins_with_its_lower_bound() -> None:
    own = size_class(
        pd.Series([0, 1999, 2000, 49999, 50000, 700000]), DEFINITIONS.breakdowns["folketall"]
    )
    assert own.tolist() == [
        *("under_2000", "under_2000", "2000_4999", "30000_49999"),
        *("50000_og_over", "50000_og_over"),
    ]


def test_the_bounds_of_a_share() -> None:
    assert share_bounds(6, 10, 2) == (50.0, 66.7)  # 6 of 12, 8 of 12
    assert share_bounds(0, 0, 4) == (0.0, 100.0)
    with pytest.raises(ValueError, match=r"^a share of nobody has no bounds$"):
        share_bounds(0, 0, 0)


@pytest.mark.parametrize(
    ("name", "before", "after", "step"),
    [
        ("prioritering_grad", "0", "4", ("opp", 3)),
        ("prioritering_grad", "1", "2", ("opp", 1)),
        ("prioritering_grad", "1", "3", ("opp", 1)),
        ("prioritering_grad", "4", "0", ("ned", -3)),
        ("prioritering_grad", "4", "3", ("ned", -1)),
        ("prioritering_grad", "4", "2", ("ned", -1)),
        ("prioritering_grad", "2", "3", ("annen", None)),
        ("prioritering_grad", "3", "2", ("annen", None)),
        ("prioritering_grad", "2", "2", ("uendret", 0)),
        ("strategi_score", "2", "3", ("opp", 1)),
        ("strategi_antall", "9", "2", ("ned", -7)),
        ("kompetanse_kategori", "a", "b", ("annen", None)),
        ("kompetanse_kategori", "a", "a", ("uendret", None)),
    ],
)
def test_the_step_from_one_value_to_another(
    name: str, before: str, after: str, step: tuple[str, int | None]
) -> None:
    assert step_between(DEFINITIONS.indicators[name], before, after) == step


def test_grades_of_equal_height_are_those_without_a_step_between_them() -> None:
    grades = "01234"
    pairs = [(a, b) for a in grades for b in grades if a < b]
    assert [one for one in pairs if step_between(GRADE, *one) == ("annen", None)] == [PATTERNS]


def test_lineage_of_a_place_is_by_round_and_the_largest_first() -> None:
    """A and B became X; of C, a part went to X and the rest became Y."""
    rows = [
        *(("X", 2018, "A", 10), ("X", 2018, "B", 30), ("X|Y", 2018, "C", 20)),
        *(("X", 2022, "D", 60), ("Y", 2022, "E", 5)),
    ]
    units = pd.DataFrame(rows, columns=["kommunenr_today", "aar", "kommunenr", "folketall"])
    found = compute_lineage(units).to_dict("split")["data"]
    assert found == [
        ["X", 2018, "B", "sammenslatt"],
        ["X", 2018, "C", "delt"],
        ["X", 2018, "A", "sammenslatt"],
        ["X", 2022, "D", "samme"],
        ["Y", 2018, "C", "delt"],
        ["Y", 2022, "E", "samme"],
    ]


def test_the_median_of_a_group_is_the_lower_middle() -> None:
    """Of 1, 1, 4 and 9 it is 1; of 4 and 9 it is 4; of 9 alone it is 9; who is unknown is left."""
    counts = {"landet": (2, 1, 1), "fylke": (0, 1, 1), "folketall": (0, 0, 1)}
    rows = [
        (2022, name, svar, group, group, n)
        for group, numbers in counts.items()
        for name in ("sky_antall", "sky_score")
        for svar, n in zip(("1", "4", "9", "ubesvart"), (*numbers, 5), strict=True)
    ]
    columns = ["aar", "sporsmal", "svar", "gruppe", "gruppeverdi", "antall"]
    found = compute_group_medians(pd.DataFrame(rows, columns=columns), DEFINITIONS)
    assert found.to_dict("split")["data"] == [
        ["folketall", "folketall", 2022, "sky_antall", 9, 1],
        ["fylke", "fylke", 2022, "sky_antall", 4, 2],
        ["landet", "landet", 2022, "sky_antall", 1, 4],
    ]


def test_the_range_of_a_median_is_that_of_its_base() -> None:
    medians = computed()[1].medians
    own = medians[(medians["aar"] == 2018) & (medians["indikator"] == "strategi_antall")]
    columns = ["base", "median", "n", "lavest", "hoyest"]
    assert own[columns].to_dict("split")["data"] == [
        ["all", 8, 377, 0, 13],
        ["positive", 10, 253, 1, 13],
        ["gate", 9, 256, 0, 13],
    ]


def test_the_range_reaches_to_the_only_lowest_and_the_only_highest() -> None:
    columns = ["aar", "kommunenr", "indikator", "verdi"]
    rows = [
        (2022, code, "sky_antall", n) for code, n in (("0301", "5"), ("1101", "2"), ("1103", "9"))
    ]
    medians = compute_medians(computed()[0], pd.DataFrame(rows, columns=columns))
    assert medians.to_dict("split")["data"][0] == [2022, "sky_antall", "all", 5, 3, 2, 9]


def test_without_grades_or_rounds_the_tables_are_empty_and_have_their_columns() -> None:
    sources, statistics = computed()
    alone = replace(DEFINITIONS, indicators={})
    pairs = compute_pairs(statistics.values, alone)
    assert pairs.empty
    assert list(pairs.columns) == COLUMNS["pairs"].split()
    first = replace(sources, rounds=sources.rounds[:1])
    moves = compute_moves(first, statistics.values, statistics.lineage)
    assert moves.empty
    assert list(moves.columns) == COLUMNS["moves"].split()


def test_the_most_similar_are_numbered_from_one_and_the_distance_grows() -> None:
    similar = computed()[1].similar
    own = similar[similar["kommunenr"] == "0301"]
    assert own["plass"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert own["avstand"].is_monotonic_increasing
    assert own["avstand"].iloc[0] > 0
    assert "0301" not in set(own["lignende"])


REASONS = {
    "sky_bruk_2018": "322 av 377 kommuner.",
    "tjeneste_selv_vetikke_2018": "81 av 377 kommuner. 21,49 rundes til 21 prosent.",
    "hinder_stor_2022": (
        "177 av 354 kommuner. Publisert som «5 av 10», lest som minst 45 og under 55. "
        "Lest til nærmeste tidel."
    ),
    "strategi_median_2018": (
        "Av de to midterste verdiene, 9 og 10, teller den nederste; snittet er 9,5. "
        "Se merknaden om medianen under tabellen."
    ),
    "prosjekt_median_2018": "",  # of 331, the middle one has 7
    "tjeneste_maks_2018": "",
    "hinder_stor_2019": "Runden 2019 er ikke på nettstedet.",
}


@pytest.mark.parametrize("name", REASONS)
def test_the_reason_of_a_verdict_is_told_whole(name: str) -> None:
    (row,) = [one for one in ledger_rows(computed()[1].ledger) if one.id == name]
    assert row.begrunnelse.replace("\N{NO-BREAK SPACE}", " ") == REASONS[name]


def test_a_row_of_the_ledger_has_what_was_published_and_what_was_computed() -> None:
    frame = computed()[1].ledger.set_index("id")
    own = frame.loc["sky_ingen_2018"]
    assert (own["tema"], own["kilde"]) == ("aktivitet", "SSB, Rapporter 2019/14 figur 5.4")
    rows = {row.id: row for row in ledger_rows(computed()[1].ledger)}
    row = rows["sky_ingen_2018"]
    assert (row.publisert, row.enhet, row.beregnet, row.n) == (60, "antall", 59, 377)
    assert (row.differanse, row.verdikt, row.grunnlag) == (-1, "avrundet", "kommuner")
    unknown = rows["hinder_stor_2019"]
    assert (unknown.beregnet, unknown.n, unknown.differanse) == (None, None, None)
    assert frame.loc["hinder_stor_2019", "kilde"].startswith("Rogalands Avis ")
    assert ", https://www.dagsavisen.no/" in frame.loc["hinder_stor_2019", "kilde"]


def test_how_a_vague_statement_is_read() -> None:
    assert reading({"from": 55.0, "below": 60.5}) == "minst 55 og under 60,5"
    assert reading({"above": 50.0, "to": 60.0}) == "over 50 og høyst 60"
