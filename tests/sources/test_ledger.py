"""The definitions of the ledger: complete, and told of as faults where they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import InputFaults
from builder.sources import read_sources

FILE = Path("definitions") / "samsvar.yml"


def told(data: Path) -> list[str]:
    """Return the faults of a data folder as lines, paths from the folder on."""
    with pytest.raises(InputFaults) as raised:
        read_sources(data)
    return [str(fault).removeprefix(f"{data}/") for fault in raised.value.faults]


BROKEN = {
    "an unknown column": ("count: {sky: ja}, text", "count: {skya: ja}, text", "skya"),
    "an unknown answer": ("count: {sky: ja}, text", "count: {sky: kanskje}, text", "kanskje"),
    "an unknown kind": ("kind: max", "kind: sum", "sum"),
    "a share of nothing": (", count: {tjeneste_apen: noen}", "", "tjeneste_apen_noen_2018"),
    "a median of a category": (
        *("value_of: tilbud_poeng, text: Median", "value_of: rekruttering, text: Median"),
        "rekruttering",
    ),
    "a bound on a question": (
        '{sky_antall: ">=10"}',
        '{sky: ">=10"}',
        "a bound for sky, which has no order",
    ),
    "a quote without a range": (", range: {from: 55, below: 60}", "", "a quote without a range"),
    "neither kind nor why": (", why: *stat}", "}", "neither kind nor why"),
    "an entry too many": ("  - {id: resp_2018,", "  - {id: svar_2018,", "'svar_2018'"),
    "an unknown page": ("page: s16", "page: s99", "s99"),
    "the same figure twice": ("id: rekruttert_2024", "id: rekruttert_2023", "twice"),
    "not YAML": ("published:\n", "published: [\n", "invalid YAML"),
}


@pytest.mark.parametrize(("old", "new", "part"), BROKEN.values(), ids=BROKEN.keys())
def test_a_faulty_entry_is_told(small_data: Path, old: str, new: str, part: str) -> None:
    path = small_data / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    lines = told(small_data)
    assert all(line.startswith(str(FILE)) for line in lines), lines
    assert any(part in line for line in lines), lines


def test_a_published_figure_without_an_entry_is_told(small_data: Path) -> None:
    path = small_data / "published" / "published_figures.csv"
    path.write_text(path.read_text("utf-8").replace("resp_2018,", "svar_2018,"), "utf-8")
    assert any("no entry for 'svar_2018'" in line for line in told(small_data))


@pytest.mark.parametrize("content", [b"", b"\xff", b"- 1", b"published: 3", b"[", b"null"])
def test_any_content_is_a_fault_of_the_file(small_data: Path, content: bytes) -> None:
    (small_data / FILE).write_bytes(content)
    lines = told(small_data)
    assert lines, lines
    assert all(line.startswith(str(FILE)) for line in lines), lines
