"""The committed rounds, counted here anew without the code of the builder or the generator."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
Row = dict[str, str]
Test = Callable[[Row], bool]
STRATEGY = [
    "digitale_tjenester",
    "informasjonssikkerhet",
    "ikt_infrastruktur",
    "velferdsteknologi",
    "deling_av_data",
    "data_fra_andre",
    "robotisering",
    "gronn_ikt",
    "skytjenester",
    "felles_losninger",
    "omrade_11",
    "omrade_12",
    "omrade_13",
]


PROJECTS = [
    "kvalitet",
    "arbeidsrutiner",
    "bemanning",
    "nye_oppgaver",
    "saksgang",
    "samhandling",
    "selvbetjening",
    "nye_tjenester",
    "infrastruktur",
    "annet",
]


FUNCTIONS = [
    "sikkerhetstesting",
    "nettlosninger",
    "drifte_fagsystemer",
    "forvalte_fagsystemer",
    "sikkerhetsovervaking",
    "prosjektledelse_digitalisering",
    "drifte_servere",
    "opplaering",
    "prosjektledelse_ikt",
    "brukerstotte",
    "strategiutvikling",
    "drifte_pc",
]


CLOUD = [
    "kommunikasjon",
    "webplattform",
    "lagring",
    "moterom",
    "kontorstotte",
    "utviklingsplattform",
    "driftsplattform",
    "backup",
    "webanalyse",
    "omrade_10",
    "omrade_11",
    "omrade_12",
    "omrade_13",
    "omrade_14",
    "omrade_15",
]


PROCUREMENT = [
    "planlegging",
    "mottak_tilbud",
    "evaluering",
    "ordrehandtering",
    "oversendelse",
    "faktura_mottak",
    "faktura_kontroll",
    "oppfolging",
]


SERVICES = ["apen", "enkel", "kompleks", "selvaktivert"]
FIVE = {"svart_liten", "ganske_liten", "verken_eller", "ganske_stor", "svart_stor"}
WHO = {
    "utelukkende_interne", "overveiende_interne", "likt_fordelt", "overveiende_eksterne",
    "utelukkende_eksterne", "ikke_relevant", "vet_ikke",
}  # fmt: skip


EXTENT = {"ingen", "noen", "halvparten", "de_fleste", "alle", "vet_ikke", "ikke_relevant"}
HOW = {"ja_helt", "ja_delvis", "nei", "vet_ikke", "ikke_relevant"}
YES_NO = {"ja", "nei"}


def columns(year: int) -> dict[str, set[str]]:
    """Return the columns of a round in the contract's order, with the answers each may have."""
    strategy = STRATEGY + (["kunstig_intelligens"] if year >= 2023 else [])
    found: dict[str, set[str]] = {"strategi": YES_NO}
    found |= {f"strategi_{one}": YES_NO for one in strategy}
    hiring = {"rekruttering_forsok": YES_NO, "rekruttering_problem": YES_NO}
    if year == 2023:
        return found | hiring
    found |= {"prosjekt": YES_NO} | {f"prosjekt_{one}": YES_NO for one in PROJECTS}
    found |= {f"funksjon_{one}": WHO for one in FUNCTIONS}
    found |= {"kompetanse_hinder": FIVE} | hiring
    found |= {"sky": YES_NO} | {f"sky_{one}": YES_NO for one in CLOUD}
    found |= {f"innkjop_{one}": HOW for one in PROCUREMENT}
    return found | {f"tjeneste_{one}": EXTENT for one in SERVICES}


def table(path: Path) -> list[Row]:
    """Read a CSV file as a list of rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def people(year: int) -> dict[str, int]:
    """Return inhabitants on 1 January of the round's year, by the number in the round's
    division.
    """
    known = {
        (row["division"], row["kommunenr"]): int(row["folketall"])
        for row in table(DATA / "population" / "folketall.csv")
        if row["aar"] == str(year)
    }
    if year < 2020:
        return {number: count for (division, number), count in known.items() if division == "2018"}
    return {
        row["kommunenr"]: sum(known["2024", one] for one in row["nr_2024"].split("|"))
        for row in table(DATA / "registry" / "kommuner_2020.csv")
    }


def cut(number: int, *upper: int) -> int:
    """Return the score 0-4 of a number by the highest number of each score."""
    return next(score for score, highest in enumerate(upper) if number <= highest)


def composite(first: int, second: int, zero: set[tuple[int, int]]) -> int:
    """Return the grade of two scores by the report's rule."""
    if (first, second) in zero:
        return 0
    return {(True, True): 4, (True, False): 2, (False, True): 3}.get((first >= 3, second >= 3), 1)


def scored(row: Row) -> Row:
    """Return a row with its counts, scores and grades, by the table in the data contract."""

    def count(block: str, items: list[str], *positive: str) -> int:
        return sum(row[f"{block}_{one}"] in positive for one in items)

    few = {(0, 0), (0, 1), (1, 0)}
    found: dict[str, int] = {"strategi_antall": count("strategi", STRATEGY, "ja")}
    found["strategi_score"] = cut(found["strategi_antall"], 0, 5, 9, 11, 13)
    if "prosjekt" in row:
        inside = ("utelukkende_interne", "overveiende_interne")
        worth = {"noen": (1, 2), "halvparten": (3, 4), "de_fleste": (3, 4), "alle": (3, 4)}
        found["prosjekt_antall"] = count("prosjekt", PROJECTS, "ja")
        found["prosjekt_score"] = cut(found["prosjekt_antall"], 0, 4, 6, 8, 10)
        found["prioritering"] = composite(
            found["strategi_score"], found["prosjekt_score"], {(0, 0)}
        )
        found["funksjon_antall"] = count("funksjon", FUNCTIONS, *inside)
        found["sky_antall"] = count("sky", CLOUD, "ja")
        found["innkjop_antall"] = count("innkjop", PROCUREMENT, "ja_helt", "ja_delvis")
        found["sky_score"] = cut(found["sky_antall"], 0, 3, 6, 9, 15)
        innkjop = cut(found["innkjop_antall"], 0, 3, 5, 7, 8)
        found["bruk"] = composite(found["sky_score"], innkjop, few)
        found["poeng"] = sum(
            worth.get(row[f"tjeneste_{one}"], (0, 0))[place // 2]
            for place, one in enumerate(SERVICES)
        )
        found["aktivitet"] = composite(found["bruk"], cut(found["poeng"], 0, 1, 3, 6, 14), few)
    return row | {key: str(value) for key, value in found.items()}


@cache
def respondents(year: int) -> list[Row]:
    """Return the round's rows with indicators and inhabitants."""
    inhabitants = people(year)
    rows = table(DATA / "survey" / str(year) / "responses.csv")
    return [scored(row) | {"folketall": str(inhabitants[row["kommunenr"]])} for row in rows]


# The division that the numbers of a round follow.
DIVISION = {2018: "2018", 2022: "2020", 2023: "2020"}


def is_in(column: str, *answers: str) -> Test:
    """Return the test that a row has one of the answers."""
    return lambda row: row[column] in answers


def between(column: str, low: int, high: int) -> Test:
    """Return the test that a row's number lies between two numbers, both included."""
    return lambda row: low <= int(row[column]) <= high


def everyone(row: Row) -> bool:
    """Accept every respondent."""
    return bool(row)


def both(one: Test, other: Test) -> Test:
    """Return the test that a row passes both tests."""
    return lambda row: one(row) and other(row)
