"""The changelog: entries by edition, and lines that can be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import paths
from builder.faults import Findings
from builder.sources.changelog import Changes, read_changelog


def read(folder: Path, text: str) -> tuple[tuple[Changes, ...], list[str]]:
    """Return the entries of a text, and its faults as lines."""
    path, findings = folder / "CHANGELOG.md", Findings()
    path.write_text(text, encoding="utf-8")
    return read_changelog(path, findings), [str(fault) for fault in findings.faults]


def test_entries_have_parts_with_lines(tmp_path: Path) -> None:
    entries, faults = read(
        tmp_path,
        "# Endringer\n\nFor dem som skriver.\n\n## Neste utgave\n\n## 2026-11\n\n### Tall\n\n"
        "- Oslo er rettet.\n- Bergen også.\n\n### Filer\n- En ny fil.\n",
    )
    assert not faults
    assert entries == (
        Changes("", {}),
        Changes("2026-11", {"Tall": ("Oslo er rettet.", "Bergen også."), "Filer": ("En ny fil.",)}),
    )


@pytest.mark.parametrize(
    "line", ["## november", "## 2026-11 ", "Løs tekst", "-uten mellomrom", "#### For dypt"]
)
def test_a_line_that_is_none_of_them_is_a_fault(tmp_path: Path, line: str) -> None:
    _, faults = read(tmp_path, f"# Endringer\n\n## 2026\n\n### Tall\n\n- En.\n{line}\n")
    if line == "## 2026-11 ":  # space at the end of a line is nothing
        assert not faults
    else:
        (fault,) = faults
        assert fault.startswith(f"{tmp_path}/CHANGELOG.md, row 8: found {line!r}")


def test_that_of_the_repository_is_sound() -> None:
    findings = Findings()
    assert read_changelog(paths.CHANGELOG, findings)
    assert not findings.faults


def test_there_need_be_none(tmp_path: Path) -> None:
    assert read_changelog(tmp_path / "CHANGELOG.md", Findings()) == ()
