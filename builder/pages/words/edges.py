"""On the edge of a grade: where one answer more or less would have given another."""

from __future__ import annotations

from collections.abc import Mapping

from builder.definitions import Definitions, Indicator
from builder.definitions.answer_scales import YES
from builder.definitions.kinds import Composite, Cut
from builder.pages.words.grades import gate_of
from builder.pages.words.readings import value_name
from builder.pages.words.standing import Standing
from builder.pages.words.wording import capital

Values = Mapping[str, int]  # of counts, scores and grades, by their ids


def edge_sentences(standing: Standing, indicator: Indicator, year: int) -> list[str] | None:
    """Return which grade one answer more, or one less, would have given in a round.

    A sentence for each count where it would have been another one. None where the grade, or
    anything it is made of, is not known, as where the answers are not published.
    """
    values = _known_values(standing, year)
    if not _made_of(standing.edition.definitions, indicator.id) <= set(values):
        return None
    sentences = []
    for name in _numbers_behind(standing.edition.definitions, indicator.id):
        phrases = standing.edition.definitions.phrases.numbers.get(name)
        steps = ((1, phrases.more), (-1, phrases.less)) if phrases else ()
        for step, one in steps:
            grade = _grade_at(standing, indicator, values, name, step, year)
            if grade is not None and grade != values[indicator.id]:
                told = value_name(indicator, str(grade))
                sentences.append(f"{capital(one)} ville gitt {told}.")
    return sentences


def is_on_the_edge(standing: Standing, indicator: Indicator, year: int) -> bool | None:
    """Tell whether one answer more or less would have given another value in a round.

    None where the answers, or anything the value is made of, are not known.
    """
    definitions, values = standing.edition.definitions, _known_values(standing, year)
    if not _made_of(definitions, indicator.id) <= set(values):
        return None
    near = {
        _grade_at(standing, indicator, values, name, step, year)
        for name in _numbers_behind(definitions, indicator.id)
        for step in (1, -1)
    }
    return bool(near - {None, values[indicator.id]})


def _made_of(definitions: Definitions, name: str) -> set[str]:
    """Return a grade with every score and count below it."""
    below = definitions.indicators[name].rule.indicators
    return {name}.union(*(_made_of(definitions, part) for part in below))


def _known_values(standing: Standing, year: int) -> Values:
    """Return every number, score and grade of the municipality in a round."""
    indicators = standing.edition.definitions.indicators.values()
    own = {
        one.id: standing.value(one, year)
        for one in indicators
        if not one.is_category and standing.results.has(year, one.id)
    }
    return {name: int(value) for name, value in own.items() if value is not None}


def _numbers_behind(definitions: Definitions, name: str) -> list[str]:
    """Return the counts and points that a grade rests on, in the order of its parts."""
    indicator = definitions.indicators[name]
    if indicator.is_number:
        return [name]
    return [
        number
        for part in indicator.rule.indicators
        for number in _numbers_behind(definitions, part)
    ]


def _grade_at(
    standing: Standing, indicator: Indicator, values: Values, name: str, step: int, year: int
) -> int | None:
    """Return the grade with one more or less of a count; None where that cannot be.

    Nobody has more than all, and those who said no to the gate were not asked.
    """
    definitions = standing.edition.definitions
    number, gate = values[name] + step, gate_of(definitions, name)
    most = definitions.indicators[name].max
    if most is None or not 0 <= number <= most:
        return None
    if gate and standing.answer(definitions.questions[gate], year) != YES:
        return None
    return _computed(definitions, {**values, name: number})[indicator.id]


def _computed(definitions: Definitions, values: Values) -> Values:
    """Return the values with every score and grade worked out again from the counts."""
    found = dict(values)
    for indicator in definitions.indicators.values():  # parts stand above what is made of them
        rule = indicator.rule
        if not {indicator.id, *rule.indicators} <= set(found):
            continue  # published as a grade alone
        if isinstance(rule, Cut):
            found[indicator.id] = rule.score(found[rule.of])
        elif isinstance(rule, Composite):
            found[indicator.id] = rule.grade(*(found[part] for part in rule.indicators))
    return found
