"""Files and folders of a survey round that are no table or no round, each told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.survey import read_rounds
from tests.invented import make_round, write_card
from tests.sources.survey_edits import (
    REGISTRY,
    change,
    put,
    told,
)

RAW = {
    "empty": (b"", ["found an empty file"]),
    "only line ends": (b"\r\n\n\n", ["found an empty file"]),
    "UTF-16": ("kommunenr,strategi\n0101,ja\n".encode("utf-16"), ["row 1", "UTF-16", "UTF-8"]),
    "not UTF-8": (b"kommunenr,strategi\n0101,ja\n0104,n\xe5\n", ["row 3", "0xe5", "UTF-8"]),
    "NUL": (b"kommunenr,strategi\n0101,j\0a\n", ["row 2", "a NUL byte"]),
    "semicolons": (b"kommunenr;strategi\n0101;ja\n", ["row 1", "semicolons", "commas"]),
    "quoted semicolons": (b'"kommunenr";"strategi"\n"0101";"ja"\n', ["row 1", "semicolons"]),
    "tabs": (b"kommunenr\tstrategi\n0101\tja\n", ["row 1", "tabs", "commas"]),
    "Excel's first line": (b"sep=;\nkommunenr;strategi\n", ["row 1", "'sep=;'", "semicolons"]),
}


@pytest.mark.parametrize(("content", "fragments"), RAW.values(), ids=RAW.keys())
def test_bytes_that_are_no_table_are_refused_in_one_line(
    small_data: Path, content: bytes, fragments: list[str]
) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "responses.csv").write_bytes(content)
    write_card(folder, "responses.csv")
    lines = told(small_data)
    assert len(lines) == 1, lines
    for fragment in (str(folder / "responses.csv"), *fragments):
        assert fragment in lines[0]


def test_a_byte_order_mark_is_a_fault_and_the_rest_is_still_read(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    change(folder, put("strategi", 2, "kanskje"))
    path = folder / "responses.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    write_card(folder, path.name)
    lines = told(small_data)
    assert len(lines) == 2
    assert "byte order mark" in lines[0]
    assert "'kanskje'" in lines[1]


@pytest.mark.parametrize(
    ("mark", "fragment"),
    [
        ('0104,"ja', "quotation mark that is never closed"),
        ('0104,"ja"x,nei', "quotation mark out of place"),
    ],
)
def test_a_stray_quotation_mark_is_told_with_its_row(
    small_data: Path, mark: str, fragment: str
) -> None:
    folder = small_data / "survey" / "2018"
    lines = (folder / "responses.csv").read_text("utf-8").splitlines()
    lines[2] = mark + lines[2][7:]
    (folder / "responses.csv").write_text("\n".join(lines) + "\n", "utf-8")
    write_card(folder, "responses.csv")
    (line,) = told(small_data)
    assert "row 3" in line
    assert fragment in line


def test_a_file_cut_off_in_its_last_row_is_told_as_such(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"\n", 0, -1) + 40])
    write_card(path.parent, path.name)
    lines = [line for line in told(small_data) if "cut off after" in line]
    assert len(lines) == 1
    assert "row 13" in lines[0]


def test_a_cut_file_with_its_old_card_does_not_fit_the_checksum(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.write_bytes(path.read_bytes().rsplit(b"\n", 2)[0] + b"\n")
    (line,) = told(small_data)
    assert "sha256" in line
    assert f"sha256sum {path}" in line


def test_windows_line_ends_and_a_last_row_without_one_are_read(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    write_card(path.parent, path.name)
    assert told(small_data) == []


FOLDERS = {
    "not a year": ("survey/høst", ["høst", "a folder named 'høst'", "named by a year"]),
    "before the first division": ("survey/2017", ["'2017'", "from 2018 to 2100"]),
    "empty": ("survey/2023", ["2023/responses.csv", "no files", "responses.csv or scores.csv"]),
}


@pytest.mark.parametrize(("name", "fragments"), FOLDERS.values(), ids=FOLDERS.keys())
def test_a_folder_that_is_no_round_is_told(
    small_data: Path, name: str, fragments: list[str]
) -> None:
    (small_data / name).mkdir()
    assert any(all(part in line for part in fragments) for line in told(small_data))


def test_a_round_has_answers_or_scores_and_not_both(small_data: Path) -> None:
    make_round(small_data, 2018, rows=2, kind="scores")
    (line,) = told(small_data)
    assert "survey/2018: found both responses.csv and scores.csv" in line


def test_a_file_name_in_another_case_is_told(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "responses.csv").rename(folder / "Responses.CSV")
    lines = told(small_data)
    assert any("Responses.CSV" in line and "no data file" in line for line in lines)


def test_a_folder_in_place_of_a_file_is_told(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.unlink()
    path.mkdir()
    assert any(str(path) in line and "cannot be opened" in line for line in told(small_data))


def test_no_rounds_at_all_is_a_fault(small_data: Path) -> None:
    for year in ("2018", "2022"):
        (small_data / "survey" / year).rename(small_data / year)
    (line,) = told(small_data)
    assert "no survey round" in line


def test_wrong_codes_are_still_told_where_the_definitions_cannot_be_read(small_data: Path) -> None:
    change(small_data / "survey" / "2018", put("kommunenr", 2, "9999"))
    findings = Findings()
    read_rounds(small_data, REGISTRY, None, findings)
    assert [fault.row for fault in findings.faults] == [2]
