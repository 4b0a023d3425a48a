"""The year of a division of municipalities stands in data/registry/divisions.yml, not in code."""

import re
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[1] / "builder"
FILES = sorted(
    path
    for kind in ("*.py", "*.jinja")
    for path in BUILDER.rglob(kind)
    if "__pycache__" not in path.parts
)
# The ids of divisions, alone in quotes or at the end of a name; `2018` may also be the report's.
IN_CODE = re.compile(
    r"""["'](2018|2020|2024)["']|\b(kommunenr|fylkesnr|kommuner|fylker|nr)_20\d\d"""
)
# What readers are told of a division: the report of 2018 and published figures are no division.
IN_WORDS = re.compile(
    r"(inndelingen|numrene|kommunegrensene|fylkene|kommuner|ut av bruk|brukt) (fra|siden|i) 20\d\d"
    r"|(til og med|fra) 20\d\d (var|er) det|\b20(18|20|24)–20\d\d",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_no_module_or_template_names_the_year_of_a_division(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [m[0] for pattern in (IN_CODE, IN_WORDS) for m in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'TODAY = "2024"',
        "boundaries.kommuner_2024",
        'frame["nr_2020"]',
        "Datafilene har numrene fra 2024 i adressen",
        "navn som er gått ut av bruk siden 2018",
        'PERIODS = {"x": "2020–2023"}',
    ],
)
def test_what_would_be_found(line: str) -> None:
    assert IN_CODE.search(line) or IN_WORDS.search(line)
