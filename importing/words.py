"""What headings and cells may say.

That is the ids and labels of indicators and questions, and of their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from builder.definitions import Definitions, Indicator, Question
from builder.sources.advice import ERROR_OF_EXCEL, NOTHING
from importing.spelling import bare, close, or_list, plain

EMPTY = {plain(sign) for sign in NOTHING} | {
    "…", "...", "ikke svart", "svarte ikke", "ikke besvart", "ubesvart", "mangler", "ukjent",
    "ingen svar", "svarte ikke på undersøkelsen",
}  # fmt: skip
YES_SIGNS = ("ja", "j", "yes", "1", "sann", "true")
NO_SIGNS = ("nei", "n", "no", "0", "usann", "false")
WHOLE = re.compile(r"([0-9]+)(?:[.,]0+)?")
GRADED = re.compile(r"(?:grad|score|skår|nivå)? ?([0-9]+)(?:[.,]0+)?(?: ?[-:=.(] ?| )?(.*)")


class Words(Protocol):
    """The words of one kind of round: scores or responses."""

    def ids_of(self, heading: str) -> list[str]:
        """Return the ids a heading may mean: one, several, or none."""

    def value_of(self, name: str, text: str) -> str | None:
        """Return the value a cell says for an id ('' for nothing), or None where it says none."""

    def expected(self, name: str) -> str:
        """Return the values of an id, for a message."""

    def advice(self, name: str, text: str) -> str:
        """Return what was probably meant by a cell, and how to say so."""

    def allowed(self, name: str) -> tuple[str, ...]:
        """Return the values of an id."""


@dataclass(frozen=True)
class ScoreWords:
    """The words of published scores."""

    definitions: Definitions
    told: Mapping[tuple[str, str], str]

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """Return ids by each name an indicator has; the label of a theme is its headline's."""
        every = self.definitions.indicators.values()
        pairs = [(text, one.id) for one in every for text in (one.id, one.label)]
        pairs += [(one.label, one.headline) for one in self.definitions.themes.values()]
        return _ids_by_name(pairs)

    def ids_of(self, heading: str) -> list[str]:
        """Return the ids a heading may mean; a word that stands in several names means each."""
        text = bare(heading)
        return self._names.get(text) or _with_word(text, self._names)

    def value_of(self, name: str, text: str) -> str | None:
        """Return the value a cell says for an indicator."""
        if (name, bare(text)) in self.told:
            return self.told[name, bare(text)]
        if is_empty(text):
            return ""
        indicator = self.definitions.indicators[name]
        by_label = _labels(indicator)
        if indicator.is_category:
            return by_label.get(bare(text))
        found = GRADED.fullmatch(bare(text))
        if not found:
            return by_label.get(bare(text))
        value, label = str(int(found[1])), bare(found[2].rstrip(")"))
        is_sound = value in indicator.values and (not label or by_label.get(label) == value)
        return value if is_sound else None

    def expected(self, name: str) -> str:
        """Return the values of an indicator, for a message."""
        indicator = self.definitions.indicators[name]
        if indicator.is_number:
            return f"a whole number from 0 to {indicator.values[-1]} for {name}"
        labels = ", ".join(f"{value} ({indicator.label_of(value)})" for value in indicator.values)
        return f"one of {labels} for {name}"

    def advice(self, name: str, text: str) -> str:
        """Return what was probably meant by a cell, and how to say so."""
        indicator = self.definitions.indicators[name]
        labels = _labels(indicator)
        near = [] if WHOLE.fullmatch(plain(text)) else close(text, labels, 1)
        meant = labels.get(bare(near[0]), "") if near else ""
        return _say(name, text, meant or indicator.values[0], near)

    def allowed(self, name: str) -> tuple[str, ...]:
        """Return the values of an indicator."""
        return self.definitions.indicators[name].values


@dataclass(frozen=True)
class AnswerWords:
    """The words of answers."""

    definitions: Definitions
    told: Mapping[tuple[str, str], str]

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """Return columns by each name a question has: its id, its label, and with its block's."""
        return _ids_by_name(
            (text, one.column)
            for one in self.definitions.questions.values()
            for text in self._names_of(one)
        )

    def _names_of(self, question: Question) -> Iterable[str]:
        """Yield the names of a question."""
        block = self.definitions.blocks[question.block]
        yield from (question.column, question.label)
        for title in (block.label, block.question):
            for mark in (": ", " - ", " "):
                yield f"{title}{mark}{question.label}"

    def ids_of(self, heading: str) -> list[str]:
        """Return the columns a heading may mean."""
        return self._names.get(bare(heading), [])

    def value_of(self, name: str, text: str) -> str | None:
        """Return the answer a cell says."""
        question = self.definitions.questions[name]
        for key in (name, question.scale_id):
            if (key, bare(text)) in self.told:
                return self.told[key, bare(text)]
        by_label = {bare(label): answer for answer, label in question.scale.items()}
        answer = by_label.get(bare(text)) or (plain(text) if plain(text) in question.scale else "")
        if answer or is_empty(text):
            return answer
        if set(question.scale) == {"ja", "nei"}:
            sign = bare(text).removesuffix(",0").removesuffix(".0")
            return "ja" if sign in YES_SIGNS else "nei" if sign in NO_SIGNS else None
        return None

    def expected(self, name: str) -> str:
        """Return the answers to a question, for a message."""
        return f"{or_list(self.definitions.questions[name].scale)}, or nothing"

    def advice(self, name: str, text: str) -> str:
        """Return what was probably meant by a cell, and how to say so."""
        question = self.definitions.questions[name]
        labels = {bare(label): answer for answer, label in question.scale.items()}
        near = close(text, [*question.scale, *question.scale.values()], 1)
        meant = labels.get(bare(near[0]), near[0]) if near else ""
        return _say(question.scale_id, text, meant or next(iter(question.scale)), near)

    def allowed(self, name: str) -> tuple[str, ...]:
        """Return the answers to a question."""
        return tuple(self.definitions.questions[name].scale)


def is_empty(text: str) -> bool:
    """Tell whether a cell says that there is no value."""
    return not plain(text) or plain(text) in EMPTY or bare(text) in EMPTY


def _labels(indicator: Indicator) -> dict[str, str]:
    """Return the values of an indicator by their ids and labels, as they are compared.

    A label of two values is of none.
    """
    pairs = [(value, value) for value in indicator.values]
    pairs += [(indicator.label_of(value), value) for value in indicator.values]
    pairs += [(indicator.long_label_of(value), value) for value in indicator.values]
    return {text: found[0] for text, found in _ids_by_name(pairs).items() if len(found) == 1}


def _ids_by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return ids by name, as it is compared, each id once."""
    found: dict[str, dict[str, None]] = {}
    for name, one in pairs:
        found.setdefault(bare(name), {})[one] = None
    return {name: list(ids) for name, ids in found.items()}


def _with_word(text: str, names: Mapping[str, list[str]]) -> list[str]:
    """Return the ids whose names hold a text of a heading: what it may mean, and must be told."""
    if len(text) < 4:
        return []
    found = [one for name, ids in names.items() if text in name for one in ids]
    several = list(dict.fromkeys(found))
    return several if len(several) > 1 else []


def _say(name: str, text: str, meant: str, near: list[str]) -> str:
    """Return the advice on a cell that says no value."""
    if ERROR_OF_EXCEL.fullmatch(text.strip()):
        return "Excel could not compute it: fill it in, or leave the cell empty."
    guess = f"Did you mean {near[0]!r}? " if near else ""
    return f'{guess}Correct it, or say what it means: --value "{name}:{text}={meant}".'
