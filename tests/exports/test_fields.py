"""The data dictionary: complete, and told of as a fault where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.definitions import read_definitions
from builder.definitions.dictionary import Texts
from builder.definitions.divisions import Divisions
from builder.faults import InputFaults
from tests.exports.reading import FACTS, table_of
from tests.invented import DATA, dictionary_of, published_dictionary

FELT = DATA / "definitions" / "felt.yml"


def test_every_field_has_title_and_description() -> None:
    for table in dictionary_of().files.values():
        assert table.title
        assert table.description
        assert table.primary_key
        for field in table.fields:
            assert field.title, (table.name, field.name)
            assert field.description.endswith("."), (table.name, field.name)
        last = "beregnet_status" if table.name == "samsvar" else "datastatus"
        has_status = table.name not in map(table_of, FACTS) or table.name == "utvikling"
        assert (table.columns[-1] == last) is has_status
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
    "each of something else": FELT.read_text("utf-8").replace("each: questions", "each: rounds"),
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


def test_a_reform_gives_the_fields_of_todays_numbers_another_name() -> None:
    today = {"today": "2028", "divisions": []}
    for start, end in ((2018, 2023), (2024, 2027), (2028, None)):
        period = {"id": str(start), "from": start, "to": end, "period": "x", "file": "x.csv"}
        today["divisions"].append(period)
    today["divisions"] = tuple(today["divisions"])
    divisions, definitions = Divisions.model_validate(today), read_definitions(FELT.parent)
    tables = dictionary_of().of_site(divisions, definitions).files
    (field,) = (f for f in tables["plassering"].fields if f.name == "kommunenr_2028")
    assert field.description.startswith("Nummeret i inndelingen fra 2028 på kommunen")
    assert tables["slektskap"].primary_key == ("aar", "kommunenr", "kommunenr_2028")
    assert tables["slektskap"].foreign_keys[1].fields == ("kommunenr_2028",)
    assert tables["tidligere"].description.startswith("Kommunene og fylkene i hver inndeling siden")
    assert "2018" in tables["tidligere"].description
    texts = [t for one in tables.values() for f in one.fields for t in (f.name, f.description)]
    assert not [text for text in texts if "{" in text]


def test_a_field_for_each_indicator_has_its_values() -> None:
    fields = {f.name: f for f in published_dictionary().files["indikatorer_bred"].fields}
    count, grade = fields["strategi_antall"], fields["prioritering_grad"]
    assert (count.type, count.minimum, count.maximum) == ("integer", 0, 13)
    assert (grade.type, grade.maximum) == ("integer", 4)
    assert fields["kompetanse_mangel"].values == ("liten", "verken_eller", "stor")
    answers = {f.name: f for f in published_dictionary().files["svar_bred"].fields}
    assert answers["sky"].values == ("ja", "nei")
    assert len(answers) > 70


def test_each_belongs_to_names_that_stand_for_several() -> None:
    tables = dictionary_of().files.values()
    fields = [field for table in tables for field in table.fields]
    assert {(f.name, f.each) for f in fields if f.each} == {
        ("{id}", "indicators"),
        ("{id}", "questions"),
    }
