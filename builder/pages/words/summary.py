"""The summary of a municipality: two or three sentences, the most surprising first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.pages.words.borders import border_sentences
from builder.pages.words.edges import edge_sentences
from builder.pages.words.finding import SUBJECT, Finding
from builder.pages.words.standing import Standing
from builder.pages.words.standing_out import findings_of, plain_answers
from builder.pages.words.wording import lower_first

LEAST, MOST = 2, 3  # findings told


@dataclass(frozen=True)
class Summary:
    """What is told first: sentences with the name in the first of them.

    `edge` is one line on a grade that one answer would have changed, or nothing.
    """

    sentences: tuple[str, ...]
    edge: str
    blocks: tuple[str, ...]  # of questions the findings rest on, the most surprising first

    @property
    def text(self) -> str:
        """Return all sentences as one text."""
        return " ".join(self.sentences)


def summary_of(standing: Standing) -> Summary:
    """Return the summary of a municipality, which no other has unless nothing stands out at both.

    All are made the first time one is asked for.
    """
    summaries = standing.edition.summaries
    if not summaries:
        taken: set[str] = set()
        for code, kommune in standing.edition.places.kommuner.items():
            summaries[code] = _distinct(Standing(standing.edition, kommune), taken)
    return summaries[standing.kommune.kommunenr]


def _distinct(standing: Standing, taken: set[str]) -> Summary:
    """Return a municipality's summary.

    Where another has the same, its last finding gives way to the next one until they differ.
    """
    found = findings_of(standing)
    while True:
        told = chosen(found)
        summary = _written(standing, told)
        text = summary.text.replace(standing.kommune.navn, SUBJECT)
        if text not in taken or len(told) < MOST:
            taken.add(text)
            return summary
        found = [one for one in found if one is not told[-1]]


def _written(standing: Standing, found: list[Finding]) -> Summary:
    """Return the findings as sentences.

    Where a municipality has no newest answers of its own, that is told first, and where nothing
    stands out, it says so.
    """
    is_little = len(found) == 1  # as of one that has answered little
    if is_little or not (found or standing.edition.has_answers):
        found = chosen([*found, *plain_answers(standing)])[:LEAST]
    sentences = list(_border_line(standing))
    for one in found:
        sentences.append(one.told("Kommunen" if sentences else standing.kommune.navn))
    if not found:
        sentences.append(_nothing_stands_out(standing, bool(sentences)))
    blocks = tuple(name for one in found for name in sorted(one.blocks))
    return Summary(tuple(sentences), _edge(standing), blocks)


def chosen(found: Sequence[Finding]) -> list[Finding]:
    """Return the most surprising findings, no two of the same questions nor all of one theme."""
    told: list[Finding] = []
    for one in found:
        fits = all(not one.blocks & other.blocks for other in told)
        is_last = len(told) == MOST - 1
        if fits and not (is_last and {one.theme} == {other.theme for other in told}):
            told.append(one)
        if len(told) == MOST:
            break
    return told


def _border_line(standing: Standing) -> list[str]:
    """Return whose answers there are, where the newest values of a theme are not its own."""
    newest = [year for _, year in standing.edition.headlines]
    told = border_sentences(standing)
    return [text for year, text in told.items() if any(one <= year for one in newest)]


def _nothing_stands_out(standing: Standing, is_told: bool) -> str:
    """Return that nothing stands out, or when the municipality last answered for itself."""
    years = [year for year in standing.results.years if standing.unit(year)]
    name = "Kommunen" if is_told else standing.kommune.navn
    if is_told or not years:
        if not years:
            return f"{name} har ikke svart på noen av rundene med grensene den har i dag."
        return f"{name} svarte sist for seg selv i {years[-1]}."
    what = "svarene fra" if standing.edition.has_answers else "resultatene til"
    return f"Ingenting i {what} {name} skiller seg klart ut fra andre kommuner."


def _edge(standing: Standing) -> str:
    """Return the first grade that one answer more or less would have changed, with how."""
    for indicator, year in standing.edition.headlines:
        if indicator.is_ordinal and (edges := edge_sentences(standing, indicator, year)):
            return f"{indicator.label} er på kanten: {lower_first(edges[0])}"
    return ""
