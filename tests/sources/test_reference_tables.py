"""The registry, population, centrality and published figures: what they become, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import Findings, InputFaults
from builder.sources import Sources, read_sources
from builder.sources.population import read_population
from builder.sources.reference import read_centrality, read_published
from builder.sources.registry import read_registry
from tests.invented import make_round


def told(data: Path) -> list[str]:
    """Return the faults of the tables beside the survey, as lines in order."""
    findings = Findings()
    registry = read_registry(data, findings)
    read_population(data, registry, findings)
    read_centrality(data, registry, findings)
    read_published(data, findings)
    try:
        findings.raise_faults()
    except InputFaults as error:
        return str(error).splitlines()
    return []


def replace(path: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """Return the sources of the repository with one round each of 2018, 2019 and 2025."""
    import shutil

    from tests.invented import DATA

    data = tmp_path_factory.mktemp("sources") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    for year in (2018, 2019, 2025):
        make_round(data, year, rows=5)
    return read_sources(data)


def test_the_registry_has_every_division(sources: Sources) -> None:
    kommuner = sources.registry.kommuner
    assert kommuner.groupby("division").size().to_dict() == {"2018": 422, "2020": 356, "2024": 357}
    assert not kommuner.isna().any().any()
    assert kommuner.sort_values(["division", "kommunenr"]).index.tolist() == list(range(1135))
    assert sources.registry.fylker.groupby("division").size().tolist() == [18, 11, 15]


def test_the_registry_answers_questions(sources: Sources) -> None:
    registry = sources.registry
    assert registry.slug("kommune", "3114") == "valer-ostfold"
    assert registry.slug("fylke", "50") == "trondelag"
    assert registry.names("2018")["1850"] == "Tysfjord"
    assert registry.successors("2018")["1850"] == ("1875", "1806")
    assert registry.successors("2024")["0301"] == ("0301",)
    years = {2018: "2018", 2019: "2018", 2020: "2020", 2023: "2020", 2024: "2024", 2031: "2024"}
    assert {year: registry.division_of(year) for year in years} == years
    with pytest.raises(ValueError, match="no division of municipalities is known for 2017"):
        registry.division_of(2017)


def test_everything_is_in_the_sources(sources: Sources) -> None:
    assert len(sources.centrality) == 357
    assert sources.centrality["0301"] == "1"
    assert sources.centrality.index.is_monotonic_increasing
    assert len(sources.population) == 2207
    assert sources.population["anslag"].sum() == 9
    assert sources.population["folketall"].dtype == "int64"
    assert (sources.population["grunnlag"] != "").sum() == 9
    assert len(sources.published) == 81
    assert (sources.published["value"] != "").all()
    assert len(sources.boundaries.kommuner["2024"]) == 357
    assert {"survey/2018/responses.csv", "geography/grenser.topojson"} <= set(sources.cards)
    assert sources.cards["survey/2018/responses.csv"] is sources.rounds[0].card


def test_a_round_without_population_of_its_year_is_noticed(sources: Sources) -> None:
    assert sources.notices == (
        "survey/2019: no population for 2019, the figures of 2018 are used.",
        "survey/2025: no population for 2025, the figures of 2024 are used.",
    )


BROKEN = {
    "code of three digits": (
        "registry/kommuner_2024.csv",
        ("\n0301,Oslo", "\n301,Oslo"),
        ["kommuner_2024.csv, row 2, column kommunenr", "'301'", "four digits"],
    ),
    "no name": (
        "registry/kommuner_2020.csv",
        ("\n1101,Eigersund,", "\n1101,,"),
        ["kommuner_2020.csv, row 3, column navn", "an empty cell"],
    ),
    "unknown county": (
        "registry/kommuner_2020.csv",
        ("\n1101,Eigersund,11", "\n1101,Eigersund,12"),
        ["kommuner_2020.csv, row 3, column fylkesnr", "'12'"],
    ),
    "unknown successor": (
        "registry/kommuner_2018.csv",
        ("\n0101,Halden,01,3001,3101", "\n0101,Halden,01,3999,3101"),
        ["kommuner_2018.csv, row 2, column nr_2020", "'3999'", "kommunenr of 2020"],
    ),
    "successors with a comma": (
        "registry/kommuner_2020.csv",
        ("1508|1580", '"1508,1580"'),
        ["column nr_2024", "'1508,1580'", "with '|' between several"],
    ),
    "code twice": (
        "registry/kommuner_2018.csv",
        ("\n0104,Moss", "\n0101,Moss"),
        ["kommuner_2018.csv, row 3, column kommunenr", "'0101', as in row 2"],
    ),
    "no current address": (
        "registry/adresser.csv",
        ("kommune,haram,1580,gjeldende", "kommune,haram,1580,tidligere_navn"),
        ["adresser.csv, column koder", "no address in use for kommune '1580'"],
    ),
    "two current addresses": (
        "registry/adresser.csv",
        ("kommune,haram,1580", "kommune,haram,1508"),
        ["column koder", "a second address in use for kommune '1508'"],
    ),
    "address with an accent": (
        "registry/adresser.csv",
        ("kommune,haram,", "kommune,håram,"),
        ["column adresse", "'håram'", "only a-z, 0-9 and single hyphens"],
    ),
    "address twice": (
        "registry/adresser.csv",
        ("kommune,haram,", "kommune,alesund,"),
        ["column adresse", "'alesund' 'kommune', as in row"],
    ),
    "unknown reason": (
        "registry/adresser.csv",
        ("kommune,skodje,1508,tidligere_navn", "kommune,skodje,1508,gammelt"),
        [
            "column grunn",
            "'gammelt'",
            "gjeldende or tidligere_navn or parallelt_navn or felles_navn",
        ],
    ),
    "missing column": (
        "registry/fylker.csv",
        ("aar,fylkesnr,navn", "aar,fylkesnr,name"),
        ["fylker.csv, row 1, column navn", "no such column"],
    ),
    "negative population": (
        "population/folketall.csv",
        ("\n2018,0101,2018,31037", "\n2018,0101,2018,-31037"),
        ["folketall.csv, row 2, column folketall", "'-31037'", "a whole number from 1 to 2000000"],
    ),
    "population with a decimal": (
        "population/folketall.csv",
        ("\n2018,0101,2018,31037", "\n2018,0101,2018,31037.0"),
        ["folketall.csv, row 2, column folketall", "'31037.0'"],
    ),
    "figure twice": (
        "population/folketall.csv",
        ("\n2018,0104,2018,", "\n2018,0101,2018,"),
        ["folketall.csv, row 3, column division", "'2018' '0101' '2018', as in row 2"],
    ),
    "figure of another division": (
        "population/folketall.csv",
        ("\n2018,0104,2018,", "\n2018,3103,2018,"),
        ["folketall.csv, row 3, column kommunenr", "'3103', which is Moss", "'0104' Moss"],
    ),
    "no figure": (
        "population/folketall.csv",
        ("\n2018,0101,2018,31037", ""),
        ["no figure in 2018 for '0101'", "each municipality of the division of 2018"],
    ),
    "estimate that differs": (
        "population/folketall_anslag.csv",
        ("2024,1580,2022,9390", "2024,1580,2022,9391"),
        ["folketall_anslag.csv, row 8, column folketall", "'9391'", "('9390')"],
    ),
    "class out of range": (
        "centrality/sentralitet.csv",
        ("\n0301,1\n", "\n0301,0\n"),
        ["sentralitet.csv, row 2, column sentralitetsklasse", "'0'", "from 1 to 6"],
    ),
    "class missing": (
        "centrality/sentralitet.csv",
        ("\n0301,1\n", "\n"),
        ["sentralitet.csv: found no class for '0301'"],
    ),
    "class for a code of 2018": (
        "centrality/sentralitet.csv",
        ("\n0301,1\n", "\n0301,1\n0101,2\n"),
        ["sentralitet.csv, row 3", "'0101', which is Halden in the division of 2018"],
    ),
    "published figures without a column": (
        "published/published_figures.csv",
        ("id,year,theme,", "id,aar,theme,"),
        ["published_figures.csv, row 1, column year", "no such column"],
    ),
}


@pytest.mark.parametrize(("file", "edit", "fragments"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_table_is_told(
    small_data: Path, file: str, edit: tuple[str, str], fragments: list[str]
) -> None:
    replace(small_data / file, *edit)
    lines = told(small_data)
    assert any(all(part in line for part in fragments) for line in lines), lines
    assert len(lines) <= 3, lines


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"a;b\n1;2\n", b'"', b"a,b\n", b"a\n\n1"])
def test_a_table_that_cannot_be_read_blames_no_other_file(small_data: Path, content: bytes) -> None:
    (small_data / "registry" / "kommuner_2024.csv").write_bytes(content)
    lines = told(small_data)
    assert lines, lines
    assert all("registry/kommuner_2024.csv" in line for line in lines), lines


def test_faults_of_all_kinds_of_files_are_told_together(small_data: Path) -> None:
    (small_data / "definitions" / "tema.yml").write_text("- [", "utf-8")
    (small_data / "geography" / "grenser.topojson").write_text("{", "utf-8")
    (small_data / "published" / "published_figures.csv").unlink()
    (small_data / "population" / "folketall.csv").write_bytes(b"\xff")
    (small_data / "survey" / "2018" / "responses.csv").write_text("x\n1\n", "utf-8")
    with pytest.raises(InputFaults) as raised:
        read_sources(small_data)
    paths = {fault.path.removeprefix(f"{small_data}/") for fault in raised.value.faults}
    assert paths >= {
        "definitions/tema.yml",
        "geography/grenser.topojson",
        "published/published_figures.csv",
        "population/folketall.csv",
        "survey/2018/responses.csv",
    }
    places = [(fault.path, fault.row or 0, fault.column or "") for fault in raised.value.faults]
    assert places == sorted(places)
    assert len(set(raised.value.faults)) == len(places)


def test_a_data_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as raised:
        read_sources(tmp_path / "nowhere")
    assert str(raised.value).startswith(f"{tmp_path / 'nowhere'}: found no such folder")


def test_an_empty_data_folder_is_told_file_by_file(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as raised:
        read_sources(tmp_path)
    told = [Path(fault.path).name for fault in raised.value.faults]
    assert len(told) >= 10
    assert "divisions.yml" in told
