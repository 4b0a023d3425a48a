"""Two pages whole, as a reader sees their words: an ordinary municipality and a merged one.

Read what has changed, and write them anew with `python -m tests.pages.test_golden_pages`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.pages.kommune.kommune_page import kommune_page
from tests.pages.editions import real_edition

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = {"kommune-utsira.txt": "1151", "kommune-orkland.txt": "5059"}


def words_of(code: str) -> str:
    """Return the words of a municipality's page, a line for each piece of text; tools and
    tables are left out, since the numbers are tested apart."""
    edition = real_edition()
    soup = BeautifulSoup(kommune_page(edition, edition.places.kommuner[code]), "html.parser")
    for tool in soup.select("table, .figur-verktoy, .figur-mer"):
        tool.decompose()
    for image in soup.find_all("img"):
        image.replace_with(f"[{image['alt']}]")
    lines = (" ".join(text.split()) for text in soup.stripped_strings)
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_one_that_has_been_read(name: str) -> None:
    known = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    assert words_of(PAGES[name]).splitlines() == known


if __name__ == "__main__":
    for file, number in PAGES.items():
        (GOLDEN / file).write_text(words_of(number), encoding="utf-8", newline="\n")
