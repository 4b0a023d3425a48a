"""What is known of the site: told in plain words where it cannot be, and empty where unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.definitions.site import read_site
from builder.faults import Findings
from tests.invented import DATA

TEXT = (DATA / "site.yml").read_text("utf-8")
HTTPS = "an address that begins with https:// and a host"
MAIL = "an e-mail address, or nothing"
DAY = "a year, month or day such as 2026, 2026-11 or 2026-11-25"


def faults_of(path: Path, field: str, value: str) -> list[str]:
    """Return the faults of the site file with one field set, as `field: found; expected`."""
    lines = [
        f"{indent}{name}: {value}" if f"{indent}{name}" == field else line
        for line in TEXT.splitlines()
        for indent in [line[: len(line) - len(line.lstrip())]]
        for name in [line.strip().partition(":")[0]]
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    findings = Findings()
    read_site(path, findings)
    return [f"{one.column}: found {one.found}; expected {one.expected}" for one in findings.faults]


FAULTS = [
    ("address", '"javascript:alert(1)"', f"found 'javascript:alert(1)'; expected {HTTPS}"),
    ("address", '"//x.no"', f"found '//x.no'; expected {HTTPS}"),
    ("address", '"https://a:b@x.no/"', f"found 'https://a:b@x.no/'; expected {HTTPS}"),
    ("address", '"https:///x"', f"found 'https:///x'; expected {HTTPS}"),
    ("address", '"https://x"', f"found 'https://x'; expected {HTTPS}"),
    ("address", '"https://x.no:99999/"', f"found 'https://x.no:99999/'; expected {HTTPS}"),
    ("address", '"https://x.no/?a=b"', "expected an address without ? and #"),
    (
        "address",
        '"https://x.no/\'"',
        "expected an address of plain signs, the others as percent codes",
    ),
    ("repository", '"https://x.no/#a"', "expected an address without ? and #"),
    ("edition", '"2026-13-45"', f"found '2026-13-45'; expected {DAY}"),
    ("edition", '"2026-02-30"', f"found '2026-02-30'; expected {DAY}"),
    ("edition", "2026", "found 2026; expected a text"),
    ("  mail", '"a@b@c.no"', f"found 'a@b@c.no'; expected {MAIL}"),
    ("  mail", '"a@b..no"', f"found 'a@b..no'; expected {MAIL}"),
    ("  mail", '"a%0abcc@b.no"', f"found 'a%0abcc@b.no'; expected {MAIL}"),
    ("  mail", '"mailto:a@b.no"', f"found 'mailto:a@b.no'; expected {MAIL}"),
    ("  organisation_number", '"12345678"', "found '12345678'; expected nine digits"),
    ("name", '"a\\nb"', "expected one line"),
    ("name", '""', "found ''; expected a text with a letter or a digit"),
]


@pytest.mark.parametrize(("field", "value", "told"), FAULTS)
def test_a_fault_is_told(tmp_path: Path, field: str, value: str, told: str) -> None:
    (line,) = faults_of(tmp_path / "site.yml", field, value)
    assert line.split(":")[0].endswith(field.strip())
    assert told in line


SOUND = [
    *(("address", f'"{address}"') for address in ("https://x.no", "https://a-b.x.no:8000/sti/")),
    *(("edition", f'"{edition}"') for edition in ("2026", "2026-11", "2026-11-25", "")),
    *(("  mail", f'"{mail}"') for mail in ("post@kommune.no", "a.b+c@x-y.no", "")),
    ("  name", ""),
]


@pytest.mark.parametrize(("field", "value"), SOUND)
def test_what_is_sound_is_read(tmp_path: Path, field: str, value: str) -> None:
    assert faults_of(tmp_path / "site.yml", field, value) == []
