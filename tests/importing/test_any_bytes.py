"""Whatever a file holds, it is read or told of: no traceback, and nothing written."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.definitions import read_definitions
from builder.faults import Findings
from importing.arguments import RESPONSES, SCORES
from importing.options import Options
from importing.rounds import understand
from tests.importing.conftest import Run
from tests.importing.offices import HEAD, ROWS, norwegian_excel, workbook
from tests.invented import DATA, registry_of

ANY = settings(
    max_examples=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


DEFINITIONS = read_definitions(DATA / "definitions")


def told(path: Path, kind: str = SCORES) -> list[str]:
    """Return what is told of a file: nothing where it was understood."""
    findings, options = Findings(), Options(path, 2022, DATA)
    understood = understand(kind, options, registry_of(DATA), DEFINITIONS, findings)
    assert understood is not None or findings.faults
    return [str(fault) for fault in findings.faults]


@ANY
@given(content=st.binary(max_size=400))
def test_any_bytes(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert told(path)
    assert told(path, RESPONSES)


@ANY
@given(place=st.integers(0, 400), content=st.binary(min_size=1, max_size=4))
def test_a_damaged_csv(place: int, content: bytes, tmp_path: Path) -> None:
    path = norwegian_excel(tmp_path / "a.csv", [HEAD, *ROWS])
    sound = path.read_bytes()
    path.write_bytes(sound[:place] + content + sound[place + len(content) :])
    told(path)


@ANY
@given(data=st.data())
def test_a_damaged_workbook(data: st.DataObject, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Ark=[HEAD, *ROWS])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    parts[name] = parts[name][:start] + data.draw(st.binary(max_size=6)) + parts[name][start + 3 :]
    with zipfile.ZipFile(path, "w") as book:
        for one, content in parts.items():
            book.writestr(one, content)
    told(path)


@ANY
@given(cells=st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_any_cells_below_a_sound_header(cells: list[list[str]], tmp_path: Path) -> None:
    rows = [[cell.replace("\r", "").replace("\0", "") for cell in row] for row in cells]
    path = tmp_path / "a.csv"
    lines = [";".join(row) for row in (HEAD, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    told(path)


def test_a_card_the_builder_would_refuse_is_not_written(
    data: Path, tmp_path: Path, run: Run
) -> None:
    file = norwegian_excel(tmp_path / "a.csv", [HEAD, *ROWS])
    code, _, faults = run(
        "import", "scores", file, "--year", 2022, "--title", "Simulerte resultater"
    )
    assert code == 1
    assert faults[0].startswith("The card of the round: status: expected syntetisk,")
    assert not (data / "survey" / "2022").exists()
