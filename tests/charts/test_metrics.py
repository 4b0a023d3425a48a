"""Widths are those of the font, and lines never come out wider than their room."""

from __future__ import annotations

import hashlib

import pytest

from builder.charts.metrics import ELLIPSIS, FILES, SLACK, truncate, width, wrap

LONGEST = "Intern/ekstern kommunikasjon gjennom tale, chat og/eller e-post"


@pytest.mark.parametrize(
    ("char", "weight", "units"),
    [("a", "normal", 1139), ("i", "normal", 455), ("Å", "normal", 1366), ("a", "bold", 1139)],
)
def test_width_is_the_advance_in_the_font(char: str, weight: str, units: int) -> None:
    """Arial and Liberation Sans have 2048 units to the em; these are Arial's published widths."""
    assert width(char, 2048, weight) == pytest.approx(units * SLACK, abs=0.5)


def test_bold_is_wider() -> None:
    """The bold file is another one than the regular."""
    assert width(LONGEST, 12, "bold") > width(LONGEST, 12)


def test_lines_fit_and_say_everything() -> None:
    """A wrapped text has all its words and no line wider than the room."""
    lines = wrap(LONGEST, 150)
    assert len(lines) > 2
    assert " ".join(lines) == LONGEST
    assert all(width(line) <= 150 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    """Too long a word, or too many lines, is cut short visibly."""
    assert truncate("Kommunikasjon", 40).endswith(ELLIPSIS)
    assert width(truncate("Kommunikasjon", 40)) <= 40
    lines = wrap(LONGEST, 150, most=2)
    assert len(lines) == 2 and lines[-1].endswith(ELLIPSIS)
    assert truncate("Oslo", 40) == "Oslo"


def test_fonts_are_those_described_beside_them() -> None:
    """The font files are unmodified: their sums stand in the folder's README."""
    told = (FILES["normal"].parent / "README.md").read_text(encoding="utf-8")
    for path in FILES.values():
        assert hashlib.sha256(path.read_bytes()).hexdigest() in told
    assert "SIL Open Font License" in (FILES["normal"].parent / "OFL.txt").read_text()
