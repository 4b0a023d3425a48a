"""What lies among the input and is not read is remarked on; a far-off round is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.sources import read_sources
from tests.sources.planted import told

UNREAD = {
    "workbook among the rounds": (
        ("survey/2025.xlsx",),
        "survey: the builder does not read '2025.xlsx' in the folder of the rounds.",
    ),
    "other endings among the definitions": (
        ("definitions/svar.yaml", "definitions/indikatorer2.yml"),
        "definitions: the builder does not read 'indikatorer2.yml', 'svar.yaml' in the folder of "
        "the definitions.",
    ),
    "capitals in the registry": (
        ("registry/ekstra.CSV",),
        "registry: the builder does not read 'ekstra.CSV' in the folder of the registry.",
    ),
}


@pytest.mark.parametrize(("names", "notice"), UNREAD.values(), ids=UNREAD.keys())
def test_a_file_that_is_not_read_is_named(
    small_data: Path, names: tuple[str, ...], notice: str
) -> None:
    for name in names:
        (small_data / name).write_text("x\n", "utf-8")
    notices = [text.replace(f"{small_data}/", "") for text in read_sources(small_data).notices]
    assert notices == [notice]


@pytest.mark.parametrize("year", ["2101", "2199", "9999"])
def test_a_round_of_the_far_future_is_refused(small_data: Path, year: str) -> None:
    shutil.copytree(small_data / "survey" / "2022", small_data / "survey" / year)
    assert told(small_data) == [
        f"survey/{year}: found a folder named '{year}'; expected folders named by a year from 2018 "
        "to 2100. Rename the folder or move it away; no round can be that far ahead."
    ]
