"""A dictionary that says something else than the tables hold is a fault, and never published."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.exports import build_tables
from builder.faults import InputFaults
from builder.sources import Sources
from builder.statistics import Statistics
from tests.invented import DATA, dictionary_of

FELT = (DATA / "definitions" / "felt.yml").read_text("utf-8")
AAR = "aar: {title: År, type: integer, required: true,"
COUNTY = 'pattern: "[0-9]{2}", description: "Nummeret på fylket'
FIELDS = "      - fylke\n      - kommunenr_{today}\n      - indikator\n"
FAULTS = {
    "boolean": (
        (AAR, AAR.replace("integer", "boolean")),
        "files.indikatorer.fields, aar: found type: boolean; expected the type of '2018'. Mend it.",
    ),
    "text": (
        (AAR, AAR.replace("integer", "string")),
        "files.indikatorer.fields, aar: found type: string; expected the type of '2018'. Mend it.",
    ),
    "minimum": (
        (AAR, AAR.replace("required", "minimum: 2020, required")),
        "files.indikatorer.fields, aar: found minimum: 2020 where a cell is '2018'; expected "
        "limits that hold every value. Mend it.",
    ),
    "pattern": (
        (COUNTY, COUNTY.replace("{2}", "{3}")),
        "files.indikatorer.fields, fylkesnr: found pattern: [0-9]{3} where a cell is '03'; "
        "expected limits that hold every value. Mend it.",
    ),
    "required": (
        ("  verdi:\n    title: Verdi\n", "  verdi:\n    required: true\n    title: Verdi\n"),
        "files.indikatorer.fields, verdi: found required: true; expected false, for there are "
        "empty cells. Mend it.",
    ),
    "key": (
        ("primary_key: [aar, kommunenr, indikator]", "primary_key: [aar, indikator]"),
        "files.indikatorer.primary_key: found a primary key that is '2018', 'strategi_antall' in "
        "two rows; expected a key of each row alone. Mend it.",
    ),
    "a field too many": (
        (FIELDS, f"      - n\n{FIELDS}"),
        "files.indikatorer.fields: found the field 'n'; expected only aar, kommunenr, kommune, "
        "kommunenr_2024, fylkesnr, fylke, datastatus, indikator, verdi, tallverdi, etikett, "
        "verdi_status. Remove the field, or write its cells in builder/exports/.",
    ),
    "a field too few": (
        (FIELDS, "      - kommunenr_{today}\n      - indikator\n"),
        "files.indikatorer.fields: found no field 'fylke'; expected a field for each column that "
        "is written. Describe it.",
    ),
}


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_dictionary_that_the_tables_break_is_told(
    sources: Sources, statistics: Statistics, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    old, new = change
    assert old in FELT
    path = tmp_path / "felt.yml"
    path.write_text(FELT.replace(old, new, 1), "utf-8")
    files = dictionary_of(path).of_site(sources.divisions, sources.definitions).files
    with pytest.raises(InputFaults) as raised:
        build_tables(sources, statistics, files)
    assert f"field {told}" in "\n".join(map(str, raised.value.faults))
