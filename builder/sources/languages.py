"""Which language a Sámi or Kven name is in, where a source says: `data/registry/sprak.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.faults import Findings, quoted
from builder.sources.csv_text import Table, read_table
from builder.sources.table_checks import check_header, check_known, check_repeated

FILE = "sprak.csv"
COLUMNS = ("navn", "sprak")
# The codes of BCP 47, which `lang` in a page takes: North, South and Lule Sámi, and Kven.
CODES = ("se", "sma", "smj", "fkv")


def read_languages(
    folder: Path, names: Iterable[str] | None, findings: Findings
) -> Mapping[str, str]:
    """Return the code of the language by name.

    A name that no source tells the language of is not there. `names` are the cells of all
    divisions, with one or several names, or None where not all could be read.
    """
    table = read_table(folder / FILE, findings)
    if table is None or not check_header(table, COLUMNS, findings):
        return {}
    check_repeated(table, ["navn"], findings)
    check_known(table, "sprak", CODES, " or ".join(CODES), findings)
    if names is not None:
        _check_spoken_names(table, {name for cell in names for name in cell.split(" - ")}, findings)
    return dict(zip(table.frame["navn"], table.frame["sprak"], strict=True))


def _check_spoken_names(table: Table, names: set[str], findings: Findings) -> None:
    """Add a fault for each name that no municipality has or has had."""
    for row, name in table.cells("navn", ~table.frame["navn"].isin(names)):
        expected = "a name in the column navn_samisk_kvensk of a division"
        findings.fault(table.path, quoted(name), expected, "Mend it.", row, "navn")
