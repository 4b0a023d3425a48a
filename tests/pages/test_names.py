"""Names of places are marked with their language where a source says which it is."""

import pytest

from builder.pages.edition import Edition
from builder.pages.parts.names import names_for_heading, names_in_list


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


def test_a_list_has_the_same_names_in_their_languages(edition: Edition) -> None:
    told = {code: names_in_list(edition.places.kommuner[code]) for code in ("5622", "0301", "3114")}
    assert told == {
        "5622": 'Porsanger – <span lang="se">Porsáŋgu</span> – <span lang="fkv">Porsanki</span>',
        "0301": "Oslo – Oslove",
        "3114": "Våler (Østfold)",
    }
