"""The JSON files say what the CSV files say."""

from __future__ import annotations

import json
import posixpath
from statistics import median_low
from typing import Any

import pandas as pd

from builder.exports import build_exports
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.conftest import BASE_URL
from tests.exports.reading import FACTS, csv_dicts, table_of

Files = dict[str, bytes]
DESCRIPTION = "api/v1/openapi.json"


def parsed(files: Files) -> dict[str, Any]:
    """Return every JSON file but those that have the fields their own standard knows."""
    every = {path for path in files if path.endswith(".json")} - {DESCRIPTION}
    every -= {path for path in every if path.endswith(".csv-metadata.json")}
    return {path: json.loads(files[path]) for path in every}


def as_text(cell: object) -> str:
    """Return a JSON value as a CSV writes it."""
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, list):
        return "|".join(cell)
    return "" if cell is None else str(cell)


def test_there_is_a_file_for_every_place(files: Files) -> None:
    paths = {path for path in files if path.startswith("api/")} - {DESCRIPTION}
    expected = {"api/v1/index.json"}
    for level, column in (("kommune", "kommunenr"), ("fylke", "fylkesnr")):
        register = "kommuner" if level == "kommune" else "fylker"
        codes = [row[column] for row in csv_dicts(files[f"data/{register}.csv"])]
        expected |= {f"api/v1/{level}/{code}.json" for code in codes}
    sizes = {r["folketallsklasse"] for r in csv_dicts(files["data/kommuner.csv"])}
    expected |= {"api/v1/landet.json", *(f"api/v1/folketall/{one}.json" for one in sizes)}
    for row in csv_dicts(files["data/kodebok.csv"]):
        if row["slag"] != "deltakelse":
            expected.add(f"api/v1/{row['slag']}/{row['sporsmal']}.json")
    assert paths == expected
    assert len(paths) == 1 + 357 + 15 + 1 + 7 + 18 + 69


def test_every_json_file_says_whether_it_is_synthetic(files: Files) -> None:
    facts = {f"data/skjema/{table_of(name)}.excel.json" for name in FACTS}
    for path, content in parsed(files).items():
        assert content["synthetic"] is (path not in facts), path
        assert files[path].endswith(b"}\n"), path
        if path.startswith("api/"):
            assert all(r["synthetic"] is True for r in content["runder"]), path


def test_a_kommune_has_the_values_of_its_csv(files: Files) -> None:
    for path in (p for p in files if p.startswith("api/v1/kommune/")):
        content = json.loads(files[path])
        found = {
            (str(r["aar"]), k["kommunenr"], name, as_text(i["verdi"]), i["etikett"], k["kommune"])
            for r in content["runder"]
            for k in r["kommuner"]
            for name, i in k["indikatorer"].items()
        }
        columns = ("aar", "kommunenr", "indikator", "verdi", "etikett", "kommune")
        rows = csv_dicts(files[f"data/kommune/{content['kommunenr']}.csv"])
        assert found == {tuple(row[column] for column in columns) for row in rows}, path


def test_numbers_are_numbers_and_a_missing_value_has_a_reason(files: Files) -> None:
    reasons = set()
    for path in [p for p in files if p.startswith("api/v1/kommune/")][::10]:
        for r in json.loads(files[path])["runder"]:
            for k in r["kommuner"]:
                for name, entry in k["indikatorer"].items():
                    assert (entry["verdi"] is None) == (entry["status"] is not None)
                    is_word = name in ("kompetanse_mangel", "rekruttering", "kompetanse_kategori")
                    if entry["verdi"] is not None:
                        assert isinstance(entry["verdi"], str)
                        assert entry["tallverdi"] == (None if is_word else int(entry["verdi"]))
                    is_count = name.endswith(("_antall", "_poeng"))
                    assert ("plass" in entry) == (entry["verdi"] is not None and is_count)
                    reasons.add(entry["status"])
    assert None in reasons
    assert "ikke_spurt" in reasons


def test_ranks_are_those_of_plassering(files: Files) -> None:
    oslo = json.loads(files["api/v1/kommune/0301.json"])
    found = {
        (str(r["aar"]), name): [
            str(entry[key]) for key in ("plass", "delt_med", "antall", "lavere_pct")
        ]
        for r in oslo["runder"]
        for name, entry in r["kommuner"][0]["indikatorer"].items()
        if "plass" in entry
    }
    every = csv_dicts(files["data/plassering.csv"])
    rows = [r for r in every if r["kommunenr"] == "0301" and r["gruppe"] == "landet"]
    assert found == {
        (r["aar"], r["indikator"]): [r["plass"], r["delt_med"], r["antall"], r["lavere_pct"]]
        for r in rows
    }
    assert found


def test_places_have_the_cells_of_the_registers(files: Files) -> None:
    for level, register, column in (
        ("kommune", "kommuner", "kommunenr"),
        ("fylke", "fylker", "fylkesnr"),
    ):
        for row in csv_dicts(files[f"data/{register}.csv"]):
            content = json.loads(files[f"api/v1/{level}/{row[column]}.json"])
            shared = row.keys() - {"kommuner"}  # a number in the CSV, a list in the JSON
            assert {key: as_text(content[key]) for key in shared} == {k: row[k] for k in shared}


def test_predecessors_stand_side_by_side_with_their_relation(files: Files) -> None:
    alesund = json.loads(files["api/v1/kommune/1508.json"])
    by_year = {
        r["aar"]: {k["kommune"]: k["forhold"] for k in r["kommuner"]} for r in alesund["runder"]
    }
    names = ("Ålesund", "Ørskog", "Skodje", "Sandøy")
    assert by_year[2018] == dict.fromkeys(names, "sammenslatt")
    assert by_year[2022] == {"Ålesund": "delt"}
    haram = json.loads(files["api/v1/kommune/1580.json"])
    assert [k["kommune"] for k in haram["runder"][0]["kommuner"]] == ["Haram"]


GROUPS = {"fylke": "fylkesnr", "folketall": "folketallsklasse", "landet": None}


def of_groups(files: Files) -> list[tuple[str, str, Any]]:
    """Return group, code in it, and content of every file of a group of municipalities."""
    found = []
    for group, column in GROUPS.items():
        paths = [p for p in files if p.startswith((f"api/v1/{group}/", f"api/v1/{group}."))]
        contents = [json.loads(files[path]) for path in paths]
        found += [(group, one[column] if column else group, one) for one in contents]
    return found


def test_a_group_has_the_rows_of_svarfordeling(files: Files) -> None:
    rows = [r for r in csv_dicts(files["data/svarfordeling.csv"]) if r["gruppe"] in GROUPS]
    indicators = {r["indikator"] for r in csv_dicts(files["data/indikatorer.csv"])}
    columns = ("gruppe", "gruppeverdi", "aar", "sporsmal", "svar", "antall", "n", "andel_pct")
    expected = {tuple(r[c] for c in columns) for r in rows if r["sporsmal"] in indicators}
    found = {
        (
            group,
            code,
            str(r["aar"]),
            name,
            answer["svar"],
            *tuple(as_text(cell) for cell in (answer["antall"], entry["n"], answer["andel_pct"])),
        )
        for group, code, content in of_groups(files)
        for r in content["runder"]
        for name, entry in r["fordeling"].items()
        for answer in entry["svar"]
    }
    assert found == expected


def test_a_group_has_the_median_of_each_count(files: Files) -> None:
    """Counted from the numbers of municipalities that have each value."""
    checked = 0
    for _, _, content in of_groups(files):
        for told in content["runder"]:
            for name, found in told["medianer"].items():
                answers = told["fordeling"][name]["svar"]
                known = [
                    int(one["svar"])
                    for one in answers
                    for _ in range(one["antall"])
                    if one["svar"] != "ubesvart"
                ]
                assert found == {"median": median_low(known), "n": len(known)}
                checked += 1
    assert checked > 200


def test_a_group_has_the_positive_answers_of_its_yes_and_no_questions(files: Files) -> None:
    rows = csv_dicts(files["data/svarfordeling.csv"])
    expected = {
        (r["gruppe"], r["gruppeverdi"], r["aar"], r["sporsmal"], r["antall"])
        for r in rows
        if r["gruppe"] in GROUPS and r["svar"] == "ja"
    }
    found = {
        (group, code, str(r["aar"]), name, str(entry["antall"]))
        for group, code, content in of_groups(files)
        for r in content["runder"]
        for name, entry in r["positive_svar"].items()
        if name.startswith(("strategi", "prosjekt", "sky", "rekruttering"))
    }
    assert found == expected


def test_a_kommune_has_its_answers_and_those_around_it(
    files: Files, sources: Sources, statistics: Statistics
) -> None:
    found = json.loads(files["api/v1/kommune/0301.json"])
    rounds = {r["aar"]: r["kommuner"][0]["svar"] for r in found["runder"]}
    for survey_round in sources.rounds:
        row = survey_round.answers.loc["0301"]  # type: ignore[union-attr]
        own = {name: None if answer is pd.NA else answer for name, answer in row.items()}
        assert {k: v for k, v in own.items() if isinstance(v, str)} == {
            k: v for k, v in rounds[survey_round.year].items() if v is not None
        }
        assert rounds[survey_round.year].keys() == own.keys()
    assert found["naboer"][:3] == ["3201", "3205", "3207"]  # Bærum, Lillestrøm, Nordre Follo
    assert len(found["lignende"]) == 7
    assert found["lignende"][0] == "4601"
    silent = json.loads(files["api/v1/kommune/3419.json"])  # Våler in Innlandet, 2022
    assert silent["runder"][1]["kommuner"][0]["svar"] == {}


def test_a_county_tells_who_answered_and_who_belongs_to_it(files: Files) -> None:
    rows = csv_dicts(files["data/svarfordeling.csv"])
    kommuner = csv_dicts(files["data/kommuner.csv"])
    for path in (p for p in files if p.startswith("api/v1/fylke/")):
        content = json.loads(files[path])
        for r in content["runder"]:
            own = {
                row["svar"]: (int(row["antall"]), int(row["n"]))
                for row in rows
                if row["sporsmal"] == "deltakelse"
                and (row["gruppeverdi"], row["aar"]) == (content["fylkesnr"], str(r["aar"]))
                and row["gruppe"] == "fylke"
            }
            answered = r["deltakelse"]
            assert own == {s: (answered[s]["antall"], answered["n"]) for s in own}
        members = [k["kommunenr"] for k in kommuner if k["fylkesnr"] == content["fylkesnr"]]
        assert [k["kommunenr"] for k in content["kommuner"]] == members


def test_without_an_address_every_file_leads_on_as_seen_from_itself(
    newest: Sources, numbers_of_newest: Statistics
) -> None:
    """With one round: where a file leads rests on places, and not on how many rounds there are."""
    files = build_exports(newest, numbers_of_newest, "")
    assert not [path for path, content in files.items() if b"localhost" in content]
    assert not [path for path in files if path.endswith((".atom", ".ttl"))]
    for path in (p for p in parsed(files) if p.startswith("api/")):
        content = json.loads(files[path])
        lists = [content, *content.get("kommuner", ()), *content.get("fylker", ())]
        for place in (entry for entry in lists if "side" in entry):
            assert posixpath.normpath(f"{path}/../{place['json']}") in files, path
            assert posixpath.normpath(f"{path}/../{place['csv']}") in files, path
            page = posixpath.normpath(f"{path}/../{place['side']}")
            assert page in (f"kommune/{place['slug']}", f"fylke/{place['slug']}"), path
    assert "homepage" not in json.loads(files["datapackage.json"])


def test_the_index_leads_to_every_file(files: Files) -> None:
    index = json.loads(files["api/v1/index.json"])
    places = [*index["kommuner"], *index["fylker"]]
    assert len(places) == 372
    for place in places:
        assert place["json"].removeprefix(BASE_URL) in files
        assert place["csv"].removeprefix(BASE_URL) in files
        assert place["side"].startswith(BASE_URL)
        assert place["side"].endswith(f"/{place['slug']}/")
    assert [r["svarte"] for r in index["runder"]] == [377, 354, 355]
    assert [r["kommuner"] for r in index["runder"]] == [422, 356, 356]


def test_a_topic_has_every_municipalitys_value_and_the_groups(files: Files) -> None:
    distribution = csv_dicts(files["data/svarfordeling.csv"])
    for name, table, column, status in (
        ("indikator/kompetanse_mangel", "indikatorer", "verdi", "verdi_status"),
        ("indikator/strategi_antall", "indikatorer", "verdi", "verdi_status"),
        ("sporsmal/strategi_robotisering", "svar", "svar", "svar_status"),
    ):
        kind, topic = name.split("/")
        rows = [r for r in csv_dicts(files[f"data/{table}.csv"]) if r[kind] == topic]
        content = json.loads(files[f"api/v1/{name}.json"])
        for r in content["runder"]:
            own = [row for row in rows if row["aar"] == str(r["aar"])]
            assert r["verdier"] == {x["kommunenr"]: x[column] for x in own if x[column]}
            assert r["mangler"] == {x["kommunenr"]: x[status] for x in own if x[status]}
            found = [
                (g["gruppe"], g["gruppeverdi"], s["svar"], s["antall"], g["n"])
                for g in r["grupper"]
                for s in g["svar"]
            ]
            expected = [
                (x["gruppe"], x["gruppeverdi"], x["svar"], int(x["antall"]), int(x["n"]))
                for x in distribution
                if (x["aar"], x["sporsmal"]) == (str(r["aar"]), topic)
            ]
            assert sorted(found) == sorted(expected)


def test_every_file_names_its_sources_with_their_licences(files: Files) -> None:
    for path in (p for p in parsed(files) if p.startswith("api/")):
        content = json.loads(files[path])
        assert content["utgave"] is None
        assert len(content["kilder"]) > 5
        assert all(one["tittel"] and one["lisens"] for one in content["kilder"]), path
