"""The style sheet and the script are small, and the colours are those of the definitions."""

import gzip
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs" / "assets"
CSS = (ASSETS / "site.css").read_text(encoding="utf-8")
COLOURS = yaml.safe_load((ROOT / "data/definitions/farger.yml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb or #rgb, as WCAG defines it."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_grades_have_the_colours_of_the_definitions() -> None:
    for grade, colour in COLOURS["grad"].items():
        assert re.search(rf"\.grad-{grade} \{{ background: {colour};", CSS), grade


def test_the_words_on_a_grade_can_be_read() -> None:
    default = re.search(r"\.grad \{[^}]*color: (#\w+)", CSS)
    assert default
    for rule in re.findall(r"\.grad-\d \{[^}]*\}", CSS):
        background = re.search(r"background: (#\w+)", rule)
        own = re.search(r"[^-]color: (#\w+)", rule)
        assert background
        assert contrast((own or default)[1], background[1]) >= 4.5, rule


def test_both_files_are_small() -> None:
    assert len(CSS.encode()) <= 7 * 1024
    assert len(gzip.compress((ASSETS / "site.js").read_bytes())) <= 2_000


def test_nothing_comes_from_another_host() -> None:
    for path in (*ASSETS.glob("*.*"), *ASSETS.glob("figur/*.js")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*|\s// .*", "", text, flags=re.M), path.name
