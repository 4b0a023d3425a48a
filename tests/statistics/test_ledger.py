"""The ledger of the real rounds, counted again by plain loops, and its verdicts kept from decay.

`python -m tests.statistics.test_ledger` writes the golden verdicts anew.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median_low
from typing import Any

import pandas as pd
import pytest

from builder.indicators import compute_indicators
from builder.sources import Sources, read_sources
from builder.sources.ledger import Condition
from builder.statistics import Statistics, compute_statistics
from builder.statistics.ledger import COLUMNS, VERDICTS, compute_ledger
from tests.invented import DATA, make_round
from tests.real import real_sources
from tests.statistics.real import real_statistics

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "samsvar_verdikter.csv"
WORSE = ("stemmer", "avrundet", "kan_ikke_beregnes", "avvik")  # from best to worst
Row = dict[str, str]


def computed_from(data: Path) -> tuple[Sources, Statistics]:
    """Return the sources and statistics of a data folder."""
    sources = read_sources(data)
    return sources, compute_statistics(sources, compute_indicators(sources))


def computed() -> tuple[Sources, Statistics]:
    """Return the sources and statistics of the repository's own data."""
    return real_sources(), real_statistics()


def by_id(ledger: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the rows of a ledger by id."""
    return {row["id"]: row for row in ledger.to_dict("records")}


@cache
def own_ledger() -> dict[str, dict[str, Any]]:
    """Return the rows of the repository's own ledger by id."""
    return by_id(computed()[1].ledger)


@cache
def rows_of(path: str) -> list[Row]:
    """Return the rows of a CSV file below data/."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answers(year: int) -> list[Row]:
    """Return the answers of a round as they stand in the file."""
    return rows_of(f"survey/{year}/responses.csv")


def population(kommunenr: str) -> int:
    """Return the inhabitants of a municipality of 2018."""
    tables = rows_of("population/folketall.csv"), rows_of("population/folketall_anslag.csv")
    found = {
        row["kommunenr"]: int(row["folketall"])
        for table in tables
        for row in table
        if row["division"] == "2018" and row["aar"] == "2018"
    }
    return found[kommunenr]


def areas(row: Row, block: str, yes: tuple[str, ...] = ("ja",)) -> int:
    """Return how many items of a block have one of these answers."""
    return sum(value in yes for name, value in row.items() if name.startswith(f"{block}_"))


def points(row: Row) -> int:
    """Return the points of the four kinds of digital services, by the report's rule."""
    half = ("halvparten", "de_fleste", "alle")
    kinds = {"apen": (1, 3), "enkel": (1, 3), "kompleks": (2, 4), "selvaktivert": (2, 4)}
    total = 0
    for kind, (some, more) in kinds.items():
        answer = row[f"tjeneste_{kind}"]
        total += some if answer == "noen" else more if answer in half else 0
    return total


def is_high_cloud(row: Row) -> bool:
    """Tell whether a municipality uses cloud services in seven areas or more."""
    return areas(row, "sky") >= 7


def is_high_purchase(row: Row) -> bool:
    """Tell whether a municipality has six digital purchasing activities or more."""
    return areas(row, "innkjop", ("ja_helt", "ja_delvis")) >= 6


INTERNAL = ("utelukkende_interne", "overveiende_interne")
HIGH = ("ganske_stor", "svart_stor")
Test = Callable[[Row], bool]
SHARES: dict[str, tuple[int, Test, Test]] = {  # id -> year, of, counted
    "strategi_tjenester_2018": (
        *(2018, lambda r: r["strategi"] == "ja"),
        lambda r: r["strategi_digitale_tjenester"] == "ja",
    ),
    "prosjekt_planlagt_u2000_2018": (
        *(2018, lambda r: population(r["kommunenr"]) < 2000),
        lambda r: r["prosjekt"] == "ja",
    ),
    "prosjekt_planlagt_o30000_2018": (
        *(2018, lambda r: population(r["kommunenr"]) > 30000),
        lambda r: r["prosjekt"] == "ja",
    ),
    "rekruttert_o50000_2018": (
        *(2018, lambda r: population(r["kommunenr"]) >= 50000),
        lambda r: r["rekruttering_forsok"] == "ja",
    ),
    "sky_bruk_u5000_2018": (
        *(2018, lambda r: population(r["kommunenr"]) < 5000),
        lambda r: r["sky"] == "ja",
    ),
    "prosjekt_minst8_2018": (
        *(2018, lambda r: r["prosjekt"] == "ja"),
        lambda r: areas(r, "prosjekt") >= 8,
    ),
    "sky_minst10_2018": (2018, lambda r: r["sky"] == "ja", lambda r: areas(r, "sky") >= 10),
    "sky_veldig_lav_2018": (2018, lambda r: True, lambda r: 1 <= areas(r, "sky") <= 3),
    "funksjon_pcdrift_2018": (
        *(2018, lambda r: True),
        lambda r: r["funksjon_drifte_pc"] in INTERNAL,
    ),
    "hinder_stor_ikke_rekruttert_2018": (
        *(2018, lambda r: r["kompetanse_hinder"] in HIGH),
        lambda r: r["rekruttering_forsok"] == "nei",
    ),
    "innkjop_evaluering_nei_2018": (
        *(2018, lambda r: True),
        lambda r: r["innkjop_evaluering"] == "nei",
    ),
    "innkjop_noen_2018": (
        *(2018, lambda r: True),
        lambda r: areas(r, "innkjop", ("ja_helt", "ja_delvis")) >= 1,
    ),
    "tjeneste_selv_vetikke_2018": (
        *(2018, lambda r: True),
        lambda r: r["tjeneste_selvaktivert"] in ("vet_ikke", "ikke_relevant"),
    ),
    "prosjekt_kvalitet_2022": (2022, lambda r: True, lambda r: r["prosjekt_kvalitet"] == "ja"),
    "rekruttering_problem_2023": (
        *(2023, lambda r: r["rekruttering_forsok"] == "ja"),
        lambda r: r["rekruttering_problem"] == "ja",
    ),
}
COUNTS: dict[str, Test] = {
    "strategi_ingen_2018": lambda r: areas(r, "strategi") == 0,
    "innkjop_ingen_2018": lambda r: areas(r, "innkjop", ("ja_helt", "ja_delvis")) == 0,
    "innkjop_alle_2018": lambda r: areas(r, "innkjop", ("ja_helt", "ja_delvis")) == 8,
    "sky_ingen_2018": lambda r: areas(r, "sky") == 0,
    "bruk_2_2018": lambda r: is_high_cloud(r) and not is_high_purchase(r),
    "bruk_3_2018": lambda r: is_high_purchase(r) and not is_high_cloud(r),
    "bruk_4_2018": lambda r: is_high_purchase(r) and is_high_cloud(r),
}
MEDIANS: dict[str, tuple[Test, Callable[[Row], int]]] = {
    "strategi_median_2018": (lambda r: r["strategi"] == "ja", lambda r: areas(r, "strategi")),
    "sky_median_2018": (lambda r: r["sky"] == "ja", lambda r: areas(r, "sky")),
    "funksjon_median_2018": (lambda r: True, lambda r: areas(r, "funksjon", INTERNAL)),
    "tjeneste_median_2018": (lambda r: True, points),
}


@pytest.mark.parametrize("name", SHARES)
def test_a_share_is_what_a_count_of_the_file_gives(name: str) -> None:
    year, of, counted = SHARES[name]
    base = [row for row in answers(year) if of(row)]
    count = sum(counted(row) for row in base)
    found = own_ledger()[name]
    assert found["n"] == len(base)
    assert abs(found["beregnet"] - 100 * count / len(base)) <= 0.0500001
    assert found["begrunnelse"].startswith(f"{count} av {len(base)} kommuner.")


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_is_what_a_count_of_the_file_gives(name: str) -> None:
    found = own_ledger()[name]
    assert found["beregnet"] == sum(COUNTS[name](row) for row in answers(2018))
    assert found["n"] == len(answers(2018)) == 377


@pytest.mark.parametrize("name", MEDIANS)
def test_a_median_is_the_lower_middle_of_its_base(name: str) -> None:
    of, number = MEDIANS[name]
    numbers = [number(row) for row in answers(2018) if of(row)]
    found = own_ledger()[name]
    assert (found["beregnet"], found["n"]) == (median_low(numbers), len(numbers))


def test_the_highest_and_the_response() -> None:
    rows = own_ledger()
    assert rows["tjeneste_maks_2018"]["beregnet"] == max(points(row) for row in answers(2018))
    total = len(rows_of("registry/kommuner_2018.csv"))
    response = rows["resp_2018"]
    assert (response["n"], total) == (422, 422)
    assert (response["beregnet"], response["differanse"]) == (89.3, 0.3)
    assert "89,34 rundes til 89" in response["begrunnelse"]


def test_a_county_is_todays() -> None:
    county = {row["kommunenr"]: row["fylkesnr"] for row in rows_of("registry/kommuner_2024.csv")}
    after = {row["kommunenr"]: row["nr_2024"] for row in rows_of("registry/kommuner_2020.csv")}
    own = [row for row in answers(2022) if county[after[row["kommunenr"]].split("|")[0]] == "50"]
    assert own_ledger()["trondelag_4_2022"]["n"] == len(own) == 38


def test_every_published_figure_has_a_row_of_its_own() -> None:
    published = rows_of("published/published_figures.csv")
    rows = own_ledger()
    assert len(published) == 81
    assert len(rows) == len(computed()[1].ledger)
    for figure in published:
        row = rows[figure["id"]]
        assert (row["publisert"], row["aar"]) == (float(figure["value"]), int(figure["year"]))
    assert list(computed()[1].ledger.columns) == COLUMNS


def test_everything_that_is_not_plain_agreement_is_explained() -> None:
    for row in own_ledger().values():
        assert row["verdikt"] in VERDICTS
        assert row["kilde"]
        assert row["grunnlag"]
        if row["verdikt"] != "stemmer":
            assert row["begrunnelse"], row["id"]
        missing = [pd.isna(row[name]) for name in ("beregnet", "n", "differanse")]
        assert missing == [row["verdikt"] == "kan_ikke_beregnes"] * 3, row["id"]


def test_agreement_is_agreement_at_the_published_precision() -> None:
    counts = {row["id"]: row["count"] for row in rows_of("published/published_figures.csv")}
    for row in own_ledger().values():
        if row["verdikt"] != "stemmer" or row["enhet"] == "prosent":
            continue
        assert row["beregnet"] == row["publisert"]
        assert row["differanse"] == 0
        assert counts.get(row["id"], "") in ("", str(row["beregnet"]))


def test_the_figures_of_state_bodies_are_never_computed() -> None:
    state = [row for name, row in own_ledger().items() if "_stat_" in name]
    assert len(state) == 6
    assert all("statlige virksomheter" in row["begrunnelse"] for row in state)


def test_no_verdict_gets_worse() -> None:
    """A better verdict passes: renew the golden file then (tests/golden/README.md tells how)."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = {row["id"]: row["verdikt"] for row in csv.DictReader(file)}
    rows = own_ledger()
    assert set(golden) <= set(rows)
    worse = {
        name: (kept, rows[name]["verdikt"])
        for name, kept in golden.items()
        if WORSE.index(rows[name]["verdikt"]) > WORSE.index(kept)
    }
    assert worse == {}
    assert set(rows) == set(golden), "a new figure: renew the golden file"


def with_figure(name: str, **changes: Any) -> dict[str, Any]:
    """Return the row of one figure as it is when its definition is another."""
    sources, statistics = computed()
    figures = tuple(
        replace(one, **changes) if one.id == name else one for one in sources.ledger.figures
    )
    changed = replace(sources, ledger=replace(sources.ledger, figures=figures))
    return by_id(compute_ledger(changed, statistics.units, statistics.values))[name]


@pytest.mark.parametrize(
    ("name", "changes", "verdict"),
    [
        ("sky_bruk_2018", {"value": 85.5}, "avvik"),
        ("sky_bruk_2018", {"value": 85.3}, "avvik"),
        ("sky_bruk_2018", {"exact": 321}, "avrundet"),
        ("sky_bruk_2018", {"value": 85, "decimals": 0}, "stemmer"),
        ("tjeneste_selv_vetikke_2018", {"value": 22}, "avvik"),  # 21.49 shows as 21.5, is 21
        ("strategi_infosikkerhet_2018", {"value": 93.7}, "avvik"),  # exactly 93.75 goes up
        ("strategi_ingen_2018", {"value": 125}, "avvik"),
        ("tjeneste_maks_2018", {"value": 13}, "avvik"),
        ("hinder_stor_2022", {"limits": {"above": 50.0}}, "avvik"),
        ("hinder_stor_2022", {"limits": {"from": 50.0, "to": 50.0}}, "avrundet"),
        ("hinder_stor_2022", {"limits": {"below": 50.0}}, "avvik"),
        ("sky_ingen_2018", {"limits": {"below": 59.0}}, "avvik"),
        ("sky_bruk_2018", {"kind": "", "why": "Fordi."}, "kan_ikke_beregnes"),
        ("sky_bruk_2018", {"year": 2019}, "kan_ikke_beregnes"),
        ("sky_bruk_2018", {"year": 2023}, "kan_ikke_beregnes"),  # not asked then
    ],
)
def test_a_verdict_follows_the_numbers(name: str, changes: dict[str, Any], verdict: str) -> None:
    row = with_figure(name, **changes)
    assert row["verdikt"] == verdict
    assert row["begrunnelse"]


def test_why_a_figure_does_not_agree_or_cannot_be_computed_is_told() -> None:
    giants = (Condition("folketall", lowest=10**8),)
    nobody = with_figure("sky_bruk_2018", of=giants)
    assert nobody["verdikt"] == "kan_ikke_beregnes"
    assert nobody["begrunnelse"] == "Ingen kommuner i runden er i grunnlaget."
    assert pd.isna(nobody["beregnet"])
    highest = with_figure("tjeneste_maks_2018", of=giants)
    assert highest["begrunnelse"] == "Ingen kommuner i runden er i grunnlaget."
    other = with_figure("sky_bruk_2018", exact=321)["begrunnelse"]
    assert other == "322 av 377 kommuner. Prosenten er den samme, men antallet er ikke 321."
    far = with_figure("sky_bruk_2018", value=85.5)["begrunnelse"]
    assert far == "322 av 377 kommuner. Forskjellen er større enn avrundingen."


def test_a_round_with_scores_only_gives_what_scores_can(small_data: Path) -> None:
    (small_data / "survey" / "2018" / "responses.csv").unlink()
    make_round(small_data, 2018, kind="scores", status="offisiell")
    statistics = computed_from(small_data)[1]
    asked = statistics.distribution.groupby("aar")["sporsmal"].agg(set)
    assert {"deltakelse", "bruk_grad"} <= asked[2018] & asked[2022]
    assert ("sky" in asked[2018], "sky" in asked[2022]) == (False, True)
    rows = by_id(statistics.ledger)
    assert rows["bruk_3_2018"]["n"] == 422
    assert rows["sky_bruk_2018"]["verdikt"] == "kan_ikke_beregnes"
    assert rows["sky_bruk_2018"]["begrunnelse"] == "Svarene er ikke publisert i runden 2018."
    assert rows["bruk_3_2018"]["beregnet_status"] == "offisiell"
    assert rows["sky_bruk_2022"]["beregnet_status"] == "syntetisk"
    for name in ("sky_bruk_2018", "hinder_stor_2019"):  # nothing is computed
        assert pd.isna(rows[name]["beregnet_status"])
    assert {row["publisert_status"] for row in rows.values()} == {"offisiell"}


def renew() -> None:
    """Write the verdicts of now as the golden ones."""
    with GOLDEN.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "verdikt"])
        writer.writerows((name, row["verdikt"]) for name, row in own_ledger().items())


if __name__ == "__main__":
    renew()
