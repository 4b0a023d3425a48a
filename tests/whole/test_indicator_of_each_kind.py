"""A new indicator of a known kind is an entry, with colours where it has categories, and nothing
else: one of each is added, and the whole site is built."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.invented import DATA, make_round
from tests.whole_site import build

ENTRIES = """
- id: endringer_antall
  theme: prioritering
  kind: count
  block: prosjekt
  label: Ventede endringer
  unit: endringer
  max: 10
  about: Et antall som ingen score deler i trinn.
  source: Oppdiktet for testen
- id: maater_antall
  theme: aktivitet
  kind: count
  block: tjeneste
  label: Måter med noe digitalt
  unit: måter
  max: 4
  about: Et antall som deles i trinn.
  source: Oppdiktet for testen
- id: maater_score
  theme: aktivitet
  kind: cut
  of: maater_antall
  upper: [0, 1, 2, 3, 4]
  label: Score for måter
  labels: [ingen, en, to, tre, fire]
  about: Trinnene i antallet.
  source: Oppdiktet for testen
- id: digitalt_grad
  theme: aktivitet
  kind: composite
  first: maater_score
  second: innkjop_score
  zero: [[0, 0]]
  label: Digitalt samspill
  labels: [intet, lite, mest måter, mest innkjøp, mye]
  about: Samspillet mellom måter og innkjøp.
  source: Oppdiktet for testen
- id: innkjop_poeng
  theme: aktivitet
  kind: points
  block: innkjop
  points:
    planlegging: {ja_helt: 2, ja_delvis: 1}
    mottak_tilbud: {ja_helt: 2, ja_delvis: 1}
    evaluering: {ja_helt: 2, ja_delvis: 1}
    ordrehandtering: {ja_helt: 2, ja_delvis: 1}
    oversendelse: {ja_helt: 2, ja_delvis: 1}
    faktura_mottak: {ja_helt: 2, ja_delvis: 1}
    faktura_kontroll: {ja_helt: 2, ja_delvis: 1}
    oppfolging: {ja_helt: 3, ja_delvis: 1}
  label: Poeng for innkjøp
  unit: poeng
  max: 17
  about: Poeng som ingen score deler i trinn.
  source: Oppdiktet for testen
- id: drift_gruppe
  theme: kompetanse
  kind: grouping
  of: funksjon_drifte_pc
  groups:
    egne: [utelukkende_interne, overveiende_interne]
    delt_drift: [likt_fordelt]
    andre: [overveiende_eksterne, utelukkende_eksterne]
    uvisst: [ikke_relevant, vet_ikke]
  label: Hvem som drifter PC-er
  labels: [egne ansatte, delt, eksterne, uvisst]
  about: Svarene slått sammen.
  source: Oppdiktet for testen
- id: robot_vei
  theme: prioritering
  kind: path
  first: strategi
  second: strategi_robotisering
  values: [uten_strategi, uten_robot, med_robot]
  label: Veien til robotisering
  labels: [ingen strategi, strategi uten robotisering, strategi med robotisering]
  about: To spørsmål etter hverandre.
  source: Oppdiktet for testen
- id: drift_kryss
  theme: kompetanse
  kind: cross
  first: interne_funksjoner_score
  groups: {mange: [3, 4], faa: [0, 1, 2]}
  second: robot_vei
  label: Egne ansatte og robotisering
  labels:
    - mange uten strategi
    - mange uten robot
    - mange med robot
    - få uten strategi
    - få uten robot
    - få med robot
  about: To kategorier krysset.
  source: Oppdiktet for testen
"""
CATEGORIES = (
    *("egne", "delt_drift", "andre", "uvisst", "uten_strategi", "uten_robot", "med_robot"),
    *(f"{a}_{b}" for a in ("mange", "faa") for b in ("uten_strategi", "uten_robot", "med_robot")),
)
Row = dict[str, str]


def ticked(row: Row, block: str, *answers: str) -> int:
    """Return how many items of a block have one of these answers."""
    return sum(row[c] in answers for c in row if c.startswith(f"{block}_"))


def is_empty(row: Row, block: str) -> bool:
    """Tell whether no item of a block is answered."""
    return not any(row[column] for column in row if column.startswith(f"{block}_"))


def changes(row: Row) -> str:
    """Return the number of expected changes, counted by hand."""
    if row["prosjekt"] == "nei":
        return "0"
    return "" if is_empty(row, "prosjekt") else str(ticked(row, "prosjekt", "ja"))


def ways(row: Row) -> str:
    """Return the number of ways with something digital."""
    some = ("noen", "halvparten", "de_fleste", "alle")
    return "" if is_empty(row, "tjeneste") else str(ticked(row, "tjeneste", *some))


def purchase_points(row: Row) -> str:
    """Return the points for purchases: 2 for wholly and 1 for partly, 3 for the last activity."""
    if is_empty(row, "innkjop"):
        return ""
    last = row["innkjop_oppfolging"] == "ja_helt"
    return str(2 * ticked(row, "innkjop", "ja_helt") + ticked(row, "innkjop", "ja_delvis") + last)


def interplay(row: Row) -> str:
    """Return the grade of ways and purchases."""
    if not ways(row) or is_empty(row, "innkjop"):
        return ""
    first, number = int(ways(row)), ticked(row, "innkjop", "ja_helt", "ja_delvis")
    second = sum(number > limit for limit in (0, 3, 5, 7))
    if first == second == 0:
        return "0"
    return {(True, True): "4", (True, False): "2", (False, True): "3"}.get(
        (first > 2, second > 2), "1"
    )


def operation(row: Row) -> str:
    """Return who operates the computers."""
    answer = row["funksjon_drifte_pc"]
    if answer.endswith("_interne"):
        return "egne"
    if answer.endswith("_eksterne"):
        return "andre"
    return {"": "", "likt_fordelt": "delt_drift"}.get(answer, "uvisst")


def robots(row: Row) -> str:
    """Return how far the way to robots was walked."""
    if row["strategi"] == "nei":
        return "uten_strategi"
    known = {"ja": "med_robot", "nei": "uten_robot"} if row["strategi"] == "ja" else {}
    return known.get(row["strategi_robotisering"], "")


def crossed(row: Row) -> str:
    """Return own employees crossed with the way to robots."""
    own = ticked(row, "funksjon", "utelukkende_interne", "overveiende_interne")
    if is_empty(row, "funksjon") or not robots(row):
        return ""
    return f"{'mange' if own >= 8 else 'faa'}_{robots(row)}"


EXPECTED: dict[str, Callable[[Row], str]] = {
    "endringer_antall": changes,
    "maater_antall": ways,
    "maater_score": ways,  # one way more is one score more
    "digitalt_grad": interplay,
    "innkjop_poeng": purchase_points,
    "drift_gruppe": operation,
    "robot_vei": robots,
    "drift_kryss": crossed,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> tuple[Path, Path]:
    """Return data with one more indicator of each kind, and the site built from it."""
    base = tmp_path_factory.mktemp("kinds")
    data, out = base / "data", base / "site"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=30)
    make_round(data, 2022, rows=40, seed=1)
    definitions = data / "definitions"
    with (definitions / "indikatorer.yml").open("a", encoding="utf-8") as file:
        file.write(ENTRIES)
    colours = (definitions / "farger.yml").read_text("utf-8")
    entries = "".join(
        f'  {name}: {{fill: "#8c5f{number + 16:02x}", pattern: dots}}\n'
        for number, name in enumerate(CATEGORIES)
    )
    path = definitions / "farger.yml"
    path.write_text(colours.replace("kategori:\n", f"kategori:\n{entries}"), "utf-8")
    build(out, chart_cache, "--data", str(data), "--only", "0301,1103")
    return data, out


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
@pytest.mark.parametrize("indicator", EXPECTED)
def test_the_values_are_those_counted_by_hand(built: tuple[Path, Path], indicator: str) -> None:
    data, out = built
    published = {
        (row["aar"], row["kommunenr"]): row["verdi"]
        for row in rows_of(out / "data" / "indikatorer.csv")
        if row["indikator"] == indicator
    }
    different: set[str] = set()
    for year in ("2018", "2022"):
        for row in rows_of(data / "survey" / year / "responses.csv"):
            value = EXPECTED[indicator](row)
            assert published[year, row["kommunenr"]] == value, row["kommunenr"]
            different.add(value)
    assert len(different) > 2


@pytest.mark.slow
@pytest.mark.parametrize("indicator", EXPECTED)
def test_it_has_a_page_with_rule_charts_and_names(built: tuple[Path, Path], indicator: str) -> None:
    _, out = built
    folder = out / "indikator" / indicator.replace("_", "-")
    page = BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
    pictures = [img["src"] for img in page.select("figure.figur img")]
    assert pictures
    assert all((folder / str(src)).resolve().is_file() for src in pictures)
    text = page.get_text(" ", strip=True)
    assert "Kilde: Oppdiktet for testen." in text
    assert "Oslo" in text
    is_map = any(str(img["alt"]).startswith("Kart over Norge") for img in page.select("img"))
    uncut = indicator in ("endringer_antall", "innkjop_poeng")
    assert is_map != uncut
    assert ("Tallet er ikke delt i trinn, så det er ikke noe kart over det." in text) == uncut


@pytest.mark.slow
def test_method_codebook_and_dictionary_know_each(built: tuple[Path, Path]) -> None:
    _, out = built
    method = BeautifulSoup((out / "metode" / "index.html").read_text("utf-8"), "html.parser")
    codebook = {row["sporsmal"] for row in rows_of(out / "data" / "kodebok.csv")}
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    (table,) = (one for one in package["resources"] if one["name"] == "indikatorer")
    (field,) = (one for one in table["schema"]["fields"] if one["name"] == "indikator")
    theme = (out / "landet" / "aktivitet" / "index.html").read_text("utf-8")
    for indicator in EXPECTED:
        assert method.find(id=f"indikator-{indicator}") is not None
        assert indicator in codebook
        assert indicator in field["constraints"]["enum"]
    assert "Digitalt samspill" in theme


@pytest.mark.slow
def test_a_kommune_page_shows_each(built: tuple[Path, Path]) -> None:
    _, out = built
    text = (out / "kommune" / "oslo" / "index.html").read_text("utf-8")
    for label in ("Ventede endringer", "Poeng for innkjøp", "Veien til robotisering"):
        assert label in text
