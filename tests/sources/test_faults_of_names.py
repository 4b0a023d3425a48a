"""Names that cannot be a name of a place, each with the whole message a user gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.csv_text import Table
from builder.sources.names import LETTERS, check_names
from tests.sources.planted import plant, told

NAME = (
    "expected a name of Norwegian, Sámi or Kven letters, with single spaces or hyphens between "
    "words, at most 60 signs."
)


KOMMUNER = "registry/kommuner_2024.csv"
OSLO = "0301,Oslo,Oslove,03"
AS_CALLED = "Write the name as the place is called."
AS_PLACE = "Write the name of the place, such as 'nordre-follo'."


def name_fault(column: str, shown: str, todo: str) -> list[str]:
    """Return the one line told of a name in row 2 of today's municipalities."""
    return [f"{KOMMUNER}, row 2, column {column}: found the name {shown}; {NAME} {todo}"]


NAMES = {
    "mark of direction": ("Oslo\u202e,Oslove", name_fault("navn", r"'Oslo\u202e'", AS_CALLED)),
    "zero width": ("Os\u200blo,Oslove", name_fault("navn", r"'Os\u200blo'", AS_CALLED)),
    "control character": ("Oslo\x07,Oslove", name_fault("navn", r"'Oslo\x07'", AS_CALLED)),
    "letter of another script": ("Osl\u043e,Oslove", name_fault("navn", r"'Osl\u043e'", AS_CALLED)),
    "emoji": (
        "Oslo,Oslove\U0001f600",
        name_fault("navn_samisk_kvensk", r"'Oslove\U0001f600'", AS_CALLED),
    ),
    "markup": (
        "Oslo,<b>Oslove</b>",
        name_fault("navn_samisk_kvensk", "'<b>Oslove</b>'", AS_CALLED),
    ),
    "link": (
        "Oslo,[x](javascript:1)",
        name_fault("navn_samisk_kvensk", "'[x](javascript:1)'", AS_CALLED),
    ),
    "formula": ("=1+1,Oslove", name_fault("navn", "'=1+1'", AS_CALLED)),
    "digits": ("Oslo 2,Oslove", name_fault("navn", "'Oslo 2'", AS_CALLED)),
    "space at the end": (
        "Oslo ,Oslove",
        name_fault("navn", "'Oslo '", "Write 'Oslo', with no other spaces."),
    ),
    "nothing but a space": ("Oslo, ", name_fault("navn_samisk_kvensk", "' '", AS_CALLED)),
    "letters put together": (
        "A\u030amli,Oslove",
        name_fault("navn", r"'A\u030amli'", "Write 'Åmli', each letter as one sign."),
    ),
    "too long": (f"{'O' * 61},Oslove", name_fault("navn", f"'{'O' * 60}…'", AS_CALLED)),
}


@pytest.mark.parametrize(("new", "lines"), NAMES.values(), ids=NAMES.keys())
def test_a_name_that_cannot_be_one_is_told_with_its_cell(
    small_data: Path, new: str, lines: list[str]
) -> None:
    plant(small_data / KOMMUNER, OSLO, f"0301,{new},03")
    assert [line for line in told(small_data) if line.startswith(KOMMUNER)] == lines


def test_every_letter_of_the_alphabets_may_stand_in_a_name(small_data: Path) -> None:
    import pandas as pd

    norwegian = "Å i åa æ ø, Indre Østfold, Bø, Vågå, Ål, Sør-Aurdal, Møre og Romsdal"
    north = "Kárášjohka Čáhcesuolu Áŋŋel Ŧiŧ Đođđi Žiž Ŋ"
    lule_south = "Hábmer Raarvihke Aarborte Snåase Plassje Ïï Öö Ää Ññ Ńń"
    kven = "Porsanki Yykeänperä Omasvuono Kaivuono Šš Žž Đđ"
    words = f"{norwegian} {north} {lule_south} {kven}".replace(",", "").split()
    frame = pd.DataFrame({"navn": [*words, "Porsáŋgu - Porsanki", ""]})
    findings = Findings()
    check_names(Table(Path("x.csv"), frame, True), "navn", findings)
    assert findings.faults == []
    assert not set(LETTERS) & set("<>&\"'`/\\()[]{}=+0123456789 -")
