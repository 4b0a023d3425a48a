"""What a grade means at one municipality, told from the parts it is made of.

The report's own label of a grade covers several pairs of scores ("enten strategi eller prosjekter"
is also the grade of those with both): a sentence takes its words from the pair, and the label stays
a label.
"""

from __future__ import annotations

from builder.definitions import Definitions, Indicator
from builder.definitions.answer_scales import NO
from builder.definitions.kinds import Composite, Count, Cut
from builder.definitions.phrases import Level
from builder.pages.words.standing import Standing
from builder.pages.words.wording import lower_first

FIRST_HIGH = 3  # the lowest score that counts as high (tables 3.1, 5.1 and 5.2)


def grade_phrase(standing: Standing, indicator: Indicator, year: int) -> str | None:
    """Return what the municipality has, as a phrase that begins with a verb.

    None where it has no value, no phrases are known, or its parts are not known well enough.
    """
    rule, phrases = indicator.rule, standing.edition.definitions.phrases
    if not isinstance(rule, Composite):
        return _category_phrase(standing, indicator, year)
    if indicator.id in phrases.grades:
        levels = [level_of(standing, part, year) for part in rule.indicators]
        return None if None in levels else phrases.grades[indicator.id]["_".join(map(str, levels))]
    first, second = rule.indicators
    used = grade_phrase(standing, standing.edition.definitions.indicators[first], year)
    level = level_of(standing, second, year)
    if used is None or level is None or second not in phrases.scores:
        return None
    return _both(used, getattr(phrases.scores[second], level))


def _both(used: str, offered: str) -> str:
    """Return two phrases as one, with a full stop where the first has parts of its own."""
    return f"{used}. Kommunen {offered}" if "," in used else f"{used}, og {offered}"


def _category_phrase(standing: Standing, indicator: Indicator, year: int) -> str | None:
    """Return the long label of a category, which begins with a verb; None for all else."""
    value = standing.value(indicator, year)
    if value is None or not (indicator.is_category and indicator.has_long_labels):
        return None
    return lower_first(indicator.long_label_of(value))


def level_of(standing: Standing, score: str, year: int) -> Level | None:
    """Return how much of a score there is, or None where that is not known.

    `many` from score 3, `few` below; `none` where the gate of its questions says no or, without a
    gate, nothing was counted.
    """
    definitions = standing.edition.definitions
    value = standing.value(definitions.indicators[score], year)
    if value is None:
        return None
    if int(value) >= FIRST_HIGH:
        return "many"
    rule = definitions.indicators[score].rule
    return (
        "few"
        if int(value) or not isinstance(rule, Cut)
        else _level_of_nothing(standing, rule.of, year)
    )


def _level_of_nothing(standing: Standing, number: str, year: int) -> Level | None:
    """Return what a count of nothing means: none, or few of those who said yes to the gate."""
    gate = gate_of(standing.edition.definitions, number)
    if gate is None:
        return "none"
    answer = standing.answer(standing.edition.definitions.questions[gate], year)
    return None if answer is None else "none" if answer == NO else "few"


def gate_of(definitions: Definitions, number: str) -> str | None:
    """Return the column of the question that opens the block behind a count, or None."""
    rule = definitions.indicators[number].rule
    block = definitions.blocks[rule.block] if isinstance(rule, Count) else None
    return block.gate.column if block and block.gate else None
