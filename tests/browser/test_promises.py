"""What the README promises of the map is tested, by the names it gives."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def test_each_function_of_the_map_names_tests_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## What SSB's map could", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    named = [set(re.findall(r"`(test_\w+)`", row)) for row in rows]
    written = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("kart/test_*.py"))
    assert len(rows) == 8
    assert all(named)
    assert set().union(*named) <= set(re.findall(r"^def (test_\w+)", written, re.MULTILINE))
