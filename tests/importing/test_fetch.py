"""The command `fetch`: the answer is kept as it came, what is other is shown, nothing is lost."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.importing.conftest import Run
from tests.importing.local_service import JSON, Reply, as_json, cube, places_of, serving
from tests.invented import registry_of

DAY = "2026-11-26"
LEVELS = {"Nivaa": ["kommuner"], "Tid": ["2023", "2024"]}


def fetch(run: Run, source: str, *replies: Reply, options: tuple[object, ...] = (),
          day: str = DAY) -> tuple[int, list[str], list[str]]:  # fmt: skip
    """Fetch from a service that gives these replies."""
    with serving(*replies) as there:
        code, told, faults = run(
            "fetch", source, "--address", there.address, "--day", day, *options
        )
        return code, told, [line.replace(there.address, "") for line in faults]


def table(*values: object, **more: Any) -> tuple[Reply, Reply]:
    """Return the replies that describe a table and give it."""
    return as_json(cube(LEVELS, [])), as_json(cube(LEVELS, list(values), **more))


def files(folder: Path) -> list[str]:
    """Return what lies below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_answer_is_kept_as_it_came(data: Path, run: Run) -> None:
    described, given = table(48.7, 56.5)
    given = Reply(given.content, headers={"ETag": '"a1"'})
    code, told, faults = fetch(run, "12019", described, given)
    assert (code, faults) == (0, [])
    folder = data / "fetched" / "12019" / DAY
    assert told == [
        "12019: Tabell 12019",
        "  2 cells, 0 of them with a sign in place of a figure.",
        "  No snapshot before this one.",
        f"  Kept {folder}.",
    ]
    assert (folder / "12019.json").read_bytes() == given.content
    (card,) = yaml.safe_load((folder / "provenance.yml").read_text("utf-8"))["files"].values()
    assert card["sha256"] == hashlib.sha256(given.content).hexdigest()
    assert (card["method"], card["status"], card["rows"]) == ("POST", 200, 2)
    assert (card["retrieved"], card["updated"]) == (DAY, "2026-05-03T06:00:00Z")
    assert (card["content_type"], card["etag"]) == (JSON, '"a1"')
    assert json.loads(card["body"])["selection"][0]["variableCode"] == "Nivaa"


def test_what_is_other_is_shown_and_nothing_is_overwritten(data: Path, run: Run) -> None:
    fetch(run, "12019", *table(48.7, 56.5))
    folder = data / "fetched" / "12019"
    code, told, _ = fetch(run, "12019", *table(48.7, 56.5), day="2026-11-27")
    assert code == 0
    assert told[-1] == f"  The answer is that of {DAY}: nothing was written."
    before = (folder / DAY / "12019.json").read_bytes()
    code, told, faults = fetch(run, "12019", *table(48.7, 57))
    assert code == 1
    assert "is there already, with other content" in faults[0]
    assert (folder / DAY / "12019.json").read_bytes() == before
    code, told, _ = fetch(run, "12019", *table(48.7, 0, status={"1": ":"}), day="2026-11-28")
    assert "  1 cells are other since then: kommuner/2024: 56.5 -> :." in told
    assert files(folder) == [f"{day}/{name}" for day in (DAY, "2026-11-28")
                             for name in ("12019.json", "provenance.yml")]  # fmt: skip


def test_a_snapshot_that_was_changed_is_told(data: Path, run: Run) -> None:
    fetch(run, "12019", *table(48.7, 56.5))
    path = data / "fetched" / "12019" / DAY / "12019.json"
    path.write_bytes(path.read_bytes().replace(b"56.5", b"99.9"))
    code, _, faults = fetch(run, "12019", *table(48.7, 56.5), day="2026-11-28")
    assert code == 1
    assert "not the file its card tells of" in faults[0]


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(b"<html>", kind="text/html")])
def test_nothing_is_half_written(reply: Reply, data: Path, run: Run) -> None:
    code, _, faults = fetch(run, "12019", as_json(cube(LEVELS, [])), reply)
    assert code == 1
    assert len(faults) == 1
    assert not (data / "fetched").exists()


# Population.

PEOPLE = {"Kjonn": ["1", "2"], "Alder": ["000", "001"], "ContentsCode": ["Personer1"]}


def people(data: Path, year: int, hidden: str = "") -> tuple[Reply, Reply]:
    """Return a table in which each municipality of today has its number's last two digits and
    forty more, in four cells; one of them may have a sign in a cell."""
    codes = list(registry_of(data).names("2024"))
    regions = [f"K-{code}" for code in codes] + ["K-9999", "F-03"]
    dimensions = {"Region": regions, **PEOPLE, "Tid": [str(year)]}
    keys = list(places_of(dimensions))
    values = [10 if key[1:3] != ("1", "000") else 10 + int(key[0][-2:]) for key in keys]
    status = {str(n): ".." for n, key in enumerate(keys) if key[0] == hidden and key[2] == "001"}
    return as_json(cube(dimensions, [])), as_json(cube(dimensions, values, status=status))


def in_use(data: Path) -> dict[tuple[str, str, str], str]:
    """Return the population in use by division, year and number."""
    text = (data / "population" / "folketall.csv").read_text("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {(row["division"], row["aar"], row["kommunenr"]): row["folketall"] for row in rows}


def test_a_population_is_compared_and_written_only_where_asked(data: Path, run: Run) -> None:
    before = in_use(data)
    code, told, _ = fetch(run, "population", *people(data, 2026))
    assert code == 0
    assert in_use(data) == before
    assert "  357 of the 357 municipalities of today, 2026." in told
    (line,) = [one for one in told if "differ from the one in use" in one]
    assert "357 differ from the one in use: Oslo 728714 -> 41" in line
    code, _, _ = fetch(run, "population", *people(data, 2027), options=("--write",),
                       day="2026-11-27")  # fmt: skip
    after = in_use(data)
    assert code == 0
    assert len(after) == len(before) + 357
    assert after["2024", "2027", "0301"] == "41"
    assert after.items() >= before.items()
    path = data / "population" / "folketall.csv"
    assert hashlib.sha256(path.read_bytes()).hexdigest() in (
        data / "population" / "provenance.yml"
    ).read_text("utf-8")


def test_a_sum_with_a_sign_in_it_is_no_sum(data: Path, run: Run) -> None:
    before = in_use(data)
    replies = people(data, 2027, hidden="K-0301")
    code, told, faults = fetch(run, "population", *replies, options=("--write",))
    assert code == 1
    assert "some municipalities have no figure" in faults[0]
    assert in_use(data) == before
    assert not (data / "fetched").exists()
    _, told, _ = fetch(run, "population", *people(data, 2027, hidden="K-0301"))
    assert "  Without a figure: Oslo." in told


# Classifications and borders.


def codes(data: Path, **changes: str) -> Reply:
    """Return the municipalities of today as Klass has them, with Sámi names first in some."""
    names = dict(registry_of(data).names("2024"))
    names |= {"5612": "Guovdageaidnu - Kautokeino", "3419": "Våler (Innlandet)"} | changes
    rows = [{"code": code, "name": name, "level": "1"} for code, name in names.items() if name]
    return as_json({"codes": [*rows, {"code": "9999", "name": "Uoppgitt", "level": "1"}]})


def test_the_municipalities_of_klass_are_those_of_the_registry(data: Path, run: Run) -> None:
    code, told, _ = fetch(run, "municipalities", codes(data))
    assert code == 0
    assert told[1] == "  357 codes; the registry has 357."
    assert len(told) == 3


def test_a_new_a_lost_and_a_renamed_municipality_are_shown(data: Path, run: Run) -> None:
    changed = codes(data, **{"0301": "Kristiania", "1508": "", "1599": "Nye Ålesund"})
    _, told, _ = fetch(run, "municipalities", changed)
    assert told[2:5] == [
        "  Not in the registry: 1599 Nye Ålesund.",
        "  Only here: 1508 Ålesund.",
        "  0301 is called Kristiania; the registry has Oslo.",
    ]


def test_changes_ahead_are_shown(data: Path, run: Run) -> None:
    change = {"oldCode": "1507", "oldName": "Ålesund", "newCode": "1580", "newName": "Haram",
              "changeOccurred": "2028-01-01"}  # fmt: skip
    ended = {
        "oldCode": "1146",
        "oldName": "Tysvær",
        "newCode": None,
        "changeOccurred": "2028-01-01",
    }
    _, told, _ = fetch(run, "changes", as_json({"codeChanges": [change, ended]}))
    assert told[1:3] == [
        "  2028-01-01: 1507 Ålesund -> 1580 Haram", "  2028-01-01: 1146 Tysvær -> nothing",
    ]  # fmt: skip


def borders(names: dict[str, str]) -> Reply:
    """Return borders as Geonorge packs them: a zip with one GeoJSON, which begins with a BOM."""
    areas = [
        {"type": "Feature", "geometry": None,
         "properties": {"kommunenummer": code, "kommunenavn": [{"sprak": "nor", "navn": name}]}}
        for code, name in names.items()
    ]  # fmt: skip
    text = json.dumps({"Kommune": {"type": "FeatureCollection", "features": areas}})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Basisdata_0000_Norge_25833_Kommuner_GeoJSON.geojson", "\ufeff" + text)
    return Reply(file.getvalue(), kind="application/zip")


def test_borders_of_another_division_are_seen(data: Path, run: Run) -> None:
    own = dict(registry_of(data).names("2024"))
    code, told, _ = fetch(run, "boundaries", borders(own))
    assert code == 0
    assert told[1] == "  357 municipalities with borders; the registry has 357."
    assert (data / "fetched" / "boundaries" / DAY / "kommuner.zip").is_file()
    before = {code: name for code, name in own.items() if code != "1580"}
    _, told, _ = fetch(run, "boundaries", borders(before), day="2026-11-27")
    assert told[2] == "  Only here: 1580 Haram."


def test_a_zip_without_borders(data: Path, run: Run) -> None:
    for content in (b"PK and no zip", borders({}).content):
        code, _, faults = fetch(run, "boundaries", Reply(content, kind="application/zip"))
        assert code == 1
        assert "found no areas with 'kommunenummer'" in faults[0]


def test_an_unknown_source(run: Run) -> None:
    code, _, faults = run("fetch", "folketall")
    assert code == 1
    assert "found the source 'folketall'; expected one of population," in faults[0]
