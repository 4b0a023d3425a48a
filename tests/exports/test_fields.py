"""The data dictionary: complete, and told of as a fault where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import InputFaults
from builder.fields import DEFAULT_PATH, Texts, read_dictionary, read_fields


def test_every_field_has_title_and_description() -> None:
    for table in read_fields().values():
        assert table.title and table.description and table.primary_key
        for field in table.fields:
            assert field.title and field.description.endswith("."), (table.name, field.name)
        is_fact = table.name in ("kommuner", "fylker", "kodebok")
        last = "beregnet_status" if table.name == "samsvar" else "datastatus"
        assert (table.columns[-1] == last) is not is_fact
        assert set(table.primary_key) <= set(table.columns)


def test_keys_into_other_tables_lead_somewhere() -> None:
    tables = read_fields()
    for table in tables.values():
        for key in table.foreign_keys:
            assert set(key.fields) <= set(table.columns)
            assert set(key.reference) <= set(tables[key.table].columns)


def test_simulation_is_spoken_of_only_where_there_is_some() -> None:
    (field,) = (f for f in read_fields()["indikatorer"].fields if f.name == "datastatus")
    assert "simulert" in field.text(synthetic=True)
    assert "simulert" not in field.text(synthetic=False)


def test_texts_are_filled_without_reading_what_is_filled_in() -> None:
    texts = read_dictionary().api["kommune"].filled(name="{name} {0}")
    assert texts.title.startswith("{name} {0},")


def test_braces_in_a_text_that_hold_no_part_are_left_alone() -> None:
    texts = Texts("{name} {{ name }} {0} {", "{% x %} {ukjent}").filled(name="Oslo")
    assert texts == Texts("Oslo {{ name }} {0} {", "{% x %} {ukjent}")


SPOILT = {
    "no such file": None,
    "not YAML": "files: [",
    "not UTF-8": "files: \udcff",
    "empty": "",
    "an unknown type": DEFAULT_PATH.read_text("utf-8").replace("type: integer", "type: tall", 1),
    "a missing title": DEFAULT_PATH.read_text("utf-8").replace("title: Indikatorer", "tittel: x"),
}


@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_dictionary_is_a_fault_with_its_path(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "felt.yml"
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputFaults) as caught:
        read_fields(path)
    assert [fault.path for fault in caught.value.faults] == [str(path)]
