"""Names of places are marked with their language where a source says which it is."""

from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.parts.names import names_for_heading
from tests.pages.editions import edition_of

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(DATA)


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("5612", 'Kautokeino – <span lang="se">Guovdageaidnu</span>'),
        (
            "5622",
            'Porsanger – <span lang="se">Porsáŋgu</span> – <span lang="fkv">Porsanki</span>',
        ),
        ("0301", "Oslo – Oslove"),
        ("3114", r"Våler \(Østfold\)"),
        ("1508", "Ålesund"),
    ],
)
def test_each_name_is_in_its_language(edition: Edition, code: str, heading: str) -> None:
    assert names_for_heading(edition.places.kommuner[code]) == heading
