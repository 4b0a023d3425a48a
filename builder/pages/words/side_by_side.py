"""What is told of a municipality beside those most like it.

The browser uses the same patterns for a reader's own choice (`compare` in setninger.yml).
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.definitions import Indicator
from builder.definitions.comparing import filled
from builder.pages.lookups.places import Kommune
from builder.pages.words.borders import border_sentences
from builder.pages.words.standing import Standing
from builder.pages.words.wording import joined, lower_first


def beside_sentences(standing: Standing, others: Sequence[Kommune]) -> list[str]:
    """Return what is told of the municipality beside the others.

    Who of the others has the same grade or category for each theme, who of all did not answer,
    and what is told of the municipality's own borders.
    """
    edition = standing.edition
    phrases = edition.definitions.phrases.compare
    told = [
        _marked(standing, _alike(standing, others, one, year), year)
        for one, year in edition.headlines
    ]
    every = [standing, *(Standing(edition, one) for one in others)]
    for year in sorted({year for _, year in edition.headlines}):
        silent = [one.kommune.link_name for one in every if _is_silent(one, year)]
        if silent:
            told.append(filled(phrases.silent, places=joined(silent), year=year))
    return [text for text in (*told, *border_sentences(standing).values()) if text]


def _alike(
    standing: Standing, others: Sequence[Kommune], indicator: Indicator, year: int
) -> str | None:
    """Return who has the same value in a round; None where the own one is not known."""
    value = standing.value(indicator, year)
    if value is None:
        return None
    phrases = standing.edition.definitions.phrases.compare
    same = [k for k in others if Standing(standing.edition, k).value(indicator, year) == value]
    parts = {
        "place": standing.kommune.link_name,
        "name": lower_first(indicator.label),
        "year": year,
    }
    if not same:
        none = phrases.none_alike_grade if indicator.is_ordinal else phrases.none_alike_category
        return filled(none, **parts)
    pattern = phrases.alike_grade if indicator.is_ordinal else phrases.alike_category
    return filled(pattern, **parts, places=joined([one.link_name for one in same]))


def _marked(standing: Standing, text: str | None, year: int) -> str | None:
    """Return a sentence of a round that is simulated with a word of that, where others are not."""
    results = standing.results
    if text and results.is_mixed(results.years) and results.is_synthetic([year]):
        return f"{text} {standing.edition.definitions.phrases.compare.simulated}"
    return text


def _is_silent(standing: Standing, year: int) -> bool:
    """Tell whether a municipality was itself in a round and did not answer."""
    unit = standing.results.own_unit(standing.kommune.kommunenr, year)
    return unit is not None and not unit.svarte
