"""How results read in a sentence about a municipality: `data/definitions/setninger.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Annotated, Literal

from pydantic import Field

from builder.definitions.answer_scales import NO, YES
from builder.definitions.codebook import Block, Question
from builder.definitions.comparing import ComparePhrases, check_patterns
from builder.definitions.entries import Entry, Id, Label
from builder.definitions.indicators import Indicator
from builder.definitions.kinds import Composite, Cut
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document
from builder.faults import Findings, listed

Level = Literal["none", "few", "many"]
LEVELS: tuple[Level, ...] = ("none", "few", "many")
PAIRS = tuple(f"{first}_{second}" for first, second in product(LEVELS, LEVELS))
ITEM = "{item}"  # where the label of an item stands in a phrase


class Phrase(Entry):
    """A phrase that begins with a verb: in a main clause, and after `som` where it is another."""

    main: Label
    som: Label | None = None

    @property
    def relative(self) -> str:
        """Return the phrase as it stands after `kommuner som`."""
        return self.som or self.main


class NumberPhrases(Entry):
    """What a count is of, one answer more and less of it, and what none and all mean.

    An example of what it is of: `områder med skytjenester`.
    """

    of: Label
    more: Label
    less: Label
    none: Phrase | None = None
    all: Label | None = None


class LevelPhrases(Entry):
    """A phrase for each level of a score."""

    none: Label
    few: Label
    many: Label


class YesNoPhrases(Entry):
    """A phrase for each answer to a yes/no question."""

    yes: Phrase
    no: Phrase

    def of(self, answer: str) -> Phrase:
        """Return the phrase of `ja` or `nei`."""
        return {YES: self.yes, NO: self.no}[answer]


class Ask(Entry):
    """A question to ask where a municipality has nothing of a block, and where it has something."""

    none: Label
    some: Label


PairPhrases = Annotated[dict[str, Label], Field(min_length=1)]


class Phrases(Entry):
    """All phrases.

    They are of counts, grades by their parts, scores, questions, and items by block; what a council
    may ask about a block; and what separates places that stand side by side.
    """

    numbers: dict[Id, NumberPhrases]
    grades: dict[Id, PairPhrases]
    scores: dict[Id, LevelPhrases]
    questions: dict[Id, YesNoPhrases]
    items: dict[Id, YesNoPhrases]
    ask: dict[Id, Ask]
    compare: ComparePhrases


def check_phrases(
    phrases: Phrases,
    indicators: Mapping[str, Indicator],
    blocks: Mapping[str, Block],
    questions: Mapping[str, Question],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each phrase that does not fit.

    That is a phrase of something that does not exist, a grade whose pairs are not all there, and an
    item phrase without a place for the item.
    """
    for part, (what, names) in _told_of(indicators, blocks, questions).items():
        for name in getattr(phrases, part):
            if name not in names:
                tell_unknown(document, (part, name), name, what, names, findings)
    _check_pairs(phrases, document, findings)
    _check_items(phrases, document, findings)
    check_patterns(phrases.compare, document, findings)


def _told_of(
    indicators: Mapping[str, Indicator],
    blocks: Mapping[str, Block],
    questions: Mapping[str, Question],
) -> dict[str, tuple[str, list[str]]]:
    """Return what each part of the phrases is about, in words and by name."""
    rules = {one.id: one.rule for one in indicators.values()}
    closed = [name for name, one in questions.items() if set(one.scale) == {YES, NO}]
    return {
        "numbers": ("a count or points", [n for n in indicators if indicators[n].is_number]),
        "grades": (
            "a grade of two scores",
            [n for n, r in rules.items() if isinstance(r, Composite)],
        ),
        "scores": ("a score", [n for n, r in rules.items() if isinstance(r, Cut)]),
        "questions": ("a yes/no question", closed),
        "items": ("a block of yes/no questions", _closed_blocks(blocks)),
        "ask": ("a block", list(blocks)),
    }


def _closed_blocks(blocks: Mapping[str, Block]) -> list[str]:
    """Return the blocks whose items are answered by yes or no."""
    return [
        name
        for name, block in blocks.items()
        if block.items and all(set(one.scale) == {YES, NO} for one in block.items)
    ]


def _check_pairs(phrases: Phrases, document: Document, findings: Findings) -> None:
    """Add a fault for each grade that lacks the phrase of a pair, or has one of no pair."""
    for name, own in phrases.grades.items():
        if unlike := sorted(set(own) ^ set(PAIRS)):
            found = f"something else than the nine pairs at {listed(unlike)}"
            tell(
                document, ("grades", name), found, f"a phrase for each of {listed(PAIRS)}", findings
            )


def _check_items(phrases: Phrases, document: Document, findings: Findings) -> None:
    """Add a fault for each phrase of an item that does not say where the item stands."""
    for name, own in phrases.items.items():
        for answer, phrase in (("yes", own.yes), ("no", own.no)):
            for field in ("main", "som"):
                text = getattr(phrase, field)
                if text is not None and text.count(ITEM) != 1:
                    place = ("items", name, answer, field)
                    tell(
                        document,
                        place,
                        f"a phrase with {text.count(ITEM)} times {ITEM}",
                        f"{ITEM} once",
                        findings,
                    )
