"""The cache is trusted only where files are whole; processes change nothing but the time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.charts import Charts, Picture, Row, draw, drawing


@pytest.fixture(scope="module")
def pictures(charts: Charts) -> list[Picture]:
    """Return a few pictures, one of them twice."""
    rows = [[Row("Oslo", {"1": count, "4": 2}, count + 2)] for count in (1, 2, 3, 1)]
    return [charts.fordeling("bruk_grad", row, "2022") for row in rows]


def test_draws_each_once_and_then_nothing(pictures: list[Picture], tmp_path: Path) -> None:
    """Equal pictures are one file; a second call draws none, and leaves nothing else behind."""
    seen: list[tuple[int, int]] = []
    found = draw(pictures, tmp_path / "cache", report=lambda *step: seen.append(step))
    assert seen == [(3, 3)]
    assert sorted(found) == sorted(path.name for path in (tmp_path / "cache").iterdir())
    times = {path: path.stat().st_mtime_ns for path in found.values()}
    assert draw(pictures, tmp_path / "cache", report=lambda *step: seen.append(step)) == found
    assert seen == [(3, 3)]
    assert {path: path.stat().st_mtime_ns for path in found.values()} == times


@pytest.mark.parametrize("kept", [0, 3, -20, -8])
def test_cut_off_file_is_drawn_again(pictures: list[Picture], tmp_path: Path, kept: int) -> None:
    """A file that does not end as an SVG does is not trusted."""
    path = draw(pictures[:1], tmp_path)[pictures[0].name]
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    assert draw(pictures[:1], tmp_path)[pictures[0].name].read_bytes() == whole


def test_processes_give_the_same_bytes(charts: Charts, tmp_path: Path) -> None:
    """One process and two draw the same files, and every picture is reported."""
    rows = [[Row("Oslo", {"1": count, "4": 2}, count + 2)] for count in range(1, drawing.FEW + 6)]
    many = [charts.fordeling("bruk_grad", row, "2022") for row in rows]
    seen: list[tuple[int, int]] = []
    one = draw(many, tmp_path / "one", workers=1)
    two = draw(reversed(many), tmp_path / "two", 2, lambda *step: seen.append(step))
    assert seen[-1] == (len(many), len(many))
    assert {n: p.read_bytes() for n, p in one.items()} == {
        n: p.read_bytes() for n, p in two.items()
    }


def test_importing_the_room_is_cheap() -> None:
    """Nothing heavy is imported before something is drawn, and no pandas even then."""
    code = (
        "import sys; from pathlib import Path; from builder.charts import Charts, Row, draw;"
        "from builder.charts import drawing;"
        "heavy = ['altair', 'vl_convert', 'geopandas', 'pandas'];"
        "assert not set(heavy) & set(sys.modules), set(heavy) & set(sys.modules);"
        "from builder.definitions import read_definitions;"
        "charts = Charts(read_definitions(Path('data/definitions')));"
        "picture = charts.fordeling('bruk_grad', [Row('Oslo', {'4': 2}, 2)], '2022');"
        "assert not set(heavy) & set(sys.modules);"
        "drawing.drawn_svg(picture, drawing.kinds.compiled('fordeling'));"
        "assert 'pandas' not in sys.modules and 'geopandas' not in sys.modules"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
