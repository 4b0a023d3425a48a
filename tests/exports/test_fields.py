"""The data dictionary: complete, and told of as a fault where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.definitions.dictionary import Texts
from builder.definitions.divisions import Divisions
from builder.faults import InputFaults
from tests.invented import DATA, dictionary_of

FELT = DATA / "definitions" / "felt.yml"


def test_every_field_has_title_and_description() -> None:
    for table in dictionary_of().files.values():
        assert table.title and table.description and table.primary_key
        for field in table.fields:
            assert field.title and field.description.endswith("."), (table.name, field.name)
        is_fact = table.name in ("kommuner", "fylker", "fliser", "kodebok")
        last = "beregnet_status" if table.name == "samsvar" else "datastatus"
        assert (table.columns[-1] == last) is not is_fact
        assert set(table.primary_key) <= set(table.columns)


def test_keys_into_other_tables_lead_somewhere() -> None:
    tables = dictionary_of().files
    for table in tables.values():
        for key in table.foreign_keys:
            assert set(key.fields) <= set(table.columns)
            assert set(key.reference) <= set(tables[key.table].columns)


def test_simulation_is_spoken_of_only_where_there_is_some() -> None:
    (field,) = (f for f in dictionary_of().files["indikatorer"].fields if f.name == "datastatus")
    assert "simulert" in field.text(synthetic=True)
    assert "simulert" not in field.text(synthetic=False)


def test_texts_are_filled_without_reading_what_is_filled_in() -> None:
    texts = dictionary_of().api["kommune"].filled(name="{name} {0}")
    assert texts.title.startswith("{name} {0},")


def test_braces_in_a_text_that_hold_no_part_are_left_alone() -> None:
    texts = Texts(title="{name} {{ name }} {0} {", description="{% x %} {ukjent}")
    assert texts.filled(name="Oslo") == Texts(
        title="Oslo {{ name }} {0} {", description="{% x %} {ukjent}"
    )


SPOILT = {
    "no such file": None,
    "not YAML": "files: [",
    "not UTF-8": "files: \udcff",
    "empty": "",
    "an unknown type": FELT.read_text("utf-8").replace("type: integer", "type: tall", 1),
    "each of something else": FELT.read_text("utf-8").replace("former_divisions,", "rounds,"),
    "a missing title": FELT.read_text("utf-8").replace("title: Indikatorer", "tittel: x"),
}


@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_dictionary_is_a_fault_with_its_path(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "felt.yml"
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputFaults) as caught:
        dictionary_of(path)
    assert {fault.path for fault in caught.value.faults} == {str(path)}


def test_a_field_for_each_former_division_stands_once_for_each() -> None:
    today = {"today": "2028", "divisions": []}
    for start, end in ((2018, 2023), (2024, 2027), (2028, None)):
        period = {"id": str(start), "from": start, "to": end, "period": "x", "file": "x.csv"}
        today["divisions"].append(period)
    today["divisions"] = tuple(today["divisions"])
    tables = dictionary_of().of_divisions(Divisions.model_validate(today)).files
    names = tables["kommuner"].columns
    assert [name for name in names if "_20" in name] == ["kommunenr_2018", "kommunenr_2024"]
    (field,) = (f for f in tables["plassering"].fields if f.name == "kommunenr_2028")
    assert field.description.startswith("Nummeret på kommunen i inndelingen fra 2028. Ble kommunen")
    (former,) = (f for f in tables["fylker"].fields if f.name == "tidligere_navn")
    assert former.description.startswith("Fylkesnavn brukt siden 2018 som")
    texts = [t for one in tables.values() for f in one.fields for t in (f.name, f.description)]
    assert not [text for text in texts if "{" in text]


def test_each_belongs_to_names_with_a_division() -> None:
    tables = dictionary_of().files.values()
    fields = [field for table in tables for field in table.fields]
    assert {f.name for f in fields if f.each} == {"kommunenr_{division}", "fylkesnr_{division}"}
