"""Every sentence that is made from data is read by hunspell, with names as an extra list."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.definitions import Theme
from builder.pages.edition import Edition
from builder.pages.lookups.places import Kommune
from builder.pages.words.asking import questions_worth_asking
from builder.pages.words.borders import border_sentences
from builder.pages.words.cards import before_line, last_known_line, share_line
from builder.pages.words.counts import count_reading
from builder.pages.words.edges import edge_sentences
from builder.pages.words.lenses import lens_sentence, lenses, turning_sentence
from builder.pages.words.quotes import quote
from builder.pages.words.side_by_side import beside_sentences
from builder.pages.words.standing import Standing
from builder.pages.words.summary import summary_of
from tests.pages.editions import real_edition

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
KNOWN = Path(__file__).with_name("ordliste.txt")  # right, read by us, and not in the dictionary


def sentences(standing: Standing) -> Iterator[str]:
    """Yield every sentence on the page of a municipality."""
    summary = summary_of(standing)
    yield from (*summary.sentences, summary.edge, *questions_worth_asking(standing, summary))
    yield from border_sentences(standing).values()
    found = standing.edition.around.similar(standing.kommune.kommunenr).matches
    others = [standing.edition.places.kommuner[one.kommunenr] for one in found]
    yield from beside_sentences(standing, others)
    for theme in standing.edition.definitions.themes.values():
        yield from _of_theme(standing, theme)
    for indicator in standing.edition.definitions.indicators.values():
        year = standing.results.latest(indicator.id)
        if indicator.is_number and year:
            yield count_reading(standing, indicator, year)


def _of_theme(standing: Standing, theme: Theme) -> Iterator[str]:
    """Yield the sentences on one theme's result."""
    indicator = standing.edition.definitions.indicators[theme.headline]
    year = standing.results.latest(indicator.id)
    assert year is not None
    value, found = standing.value(indicator, year), lenses(standing, indicator, year)
    yield from (lens_sentence(indicator, lens, value) for lens in found)
    yield turning_sentence(indicator, found, value)
    if value is None:
        yield last_known_line(standing, indicator, year)
        return
    yield share_line(standing, indicator, year, value)
    yield before_line(standing, indicator, year, value)
    if indicator.is_ordinal:
        yield from edge_sentences(standing, indicator, year)
    own = quote(standing, indicator, year)
    assert own is not None
    yield from (own.sentence, own.source)


def unknown_words(text: str, names: set[str]) -> set[str]:
    """Return the words of a text that neither hunspell nor the lists know."""
    read = names | set(KNOWN.read_text(encoding="utf-8").split())
    words = set(WORDS.findall(text)) - read
    known = subprocess.run(
        ["hunspell", "-d", "nb_NO", "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(known.stdout.split()) - read  # of IKT-strategi it tells IKT


def names_of(kommuner: list[Kommune]) -> set[str]:
    """Return every word of the names of places, today's and former."""
    edition = real_edition()
    names = [name for k in kommuner for name in (k.navn, *k.other_names, *k.former_names, k.fylke)]
    registry = edition.results.sources.registry
    names += registry.kommuner["navn"].tolist()
    return {word for name in names for word in WORDS.findall(str(name))}


@pytest.fixture(scope="module", autouse=True)
def hunspell() -> None:
    """Fail, and do not skip, where hunspell or its dictionary is missing."""
    if shutil.which("hunspell") is None:
        pytest.fail("hunspell is missing: install hunspell and hunspell-no (scripts/spelling.sh)")


def test_every_sentence_of_every_municipality_is_spelt_right(edition: Edition) -> None:
    kommuner = list(edition.places.kommuner.values())
    told = " ".join(text for k in kommuner for text in sentences(Standing(edition, k)))
    assert len(told) > 357 * 1000
    assert unknown_words(told, names_of(kommuner)) == set()


def test_a_misspelt_word_is_noticed() -> None:
    assert unknown_words("Komunen har en strategi.", set()) == {"Komunen"}
