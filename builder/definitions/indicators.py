"""The indicators: `data/definitions/indikatorer.yml`, each with its rule, values and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from builder.definitions.codebook import Block, Question
from builder.definitions.entries import repeated
from builder.definitions.indicator_entries import (
    Above,
    IndicatorEntry,
    LabelledEntry,
    NumberEntry,
)
from builder.definitions.kinds import AnyIndicator, Points
from builder.definitions.telling import tell
from builder.definitions.yaml_files import Document
from builder.faults import Findings, quoted
from builder.naming import hyphened

IndicatorEntries = Annotated[tuple[AnyIndicator, ...], Field(min_length=1)]
RESERVED = ("index", "deltakelse")  # the list page of the indicators; the response in svarfordeling


@dataclass(frozen=True)
class Indicator:
    """One indicator: the entry with its rule, and its values with labels."""

    rule: IndicatorEntry
    values: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the id, as it stands in every file."""
        return self.rule.id

    @property
    def slug(self) -> str:
        """Return the id as it stands in addresses."""
        return hyphened(self.id)

    @property
    def theme(self) -> str:
        """Return the id of its theme."""
        return self.rule.theme

    @property
    def label(self) -> str:
        """Return its name."""
        return self.rule.label

    @property
    def about(self) -> str:
        """Return what it tells, in a sentence."""
        return self.rule.about

    @property
    def source(self) -> str:
        """Return where its rule stands."""
        return self.rule.source

    @property
    def reading(self) -> str:
        """Return where the source is silent and the rule is our reading of it."""
        return self.rule.reading

    @property
    def unit(self) -> str:
        """Return what a count or points are counted in, '' for the rest."""
        return self.rule.unit if isinstance(self.rule, NumberEntry) else ""

    @property
    def max(self) -> int | None:
        """Return the highest number of a count or points."""
        return self.rule.max if isinstance(self.rule, NumberEntry) else None

    @property
    def median_base(self) -> str:
        """Return who the median is taken of."""
        median = self.rule.median if isinstance(self.rule, NumberEntry) else None
        return median.base if median else "all"

    @property
    def median_report(self) -> float | None:
        """Return the median the report gives for 2018."""
        median = self.rule.median if isinstance(self.rule, NumberEntry) else None
        return median.report if median else None

    @property
    def is_number(self) -> bool:
        """Tell whether the value is a count or points (ranked by size, drawn as bars)."""
        return self.rule.level == "number"

    @property
    def is_points(self) -> bool:
        """Tell whether the value is a sum of points."""
        return isinstance(self.rule, Points)

    @property
    def is_ordinal(self) -> bool:
        """Tell whether the value is a score or grade 0-4 (drawn on the light-to-dark ramp)."""
        return self.rule.level == "ordinal"

    @property
    def is_category(self) -> bool:
        """Tell whether the value is a category without order (never drawn on the ramp)."""
        return self.rule.level == "category"

    @property
    def has_long_labels(self) -> bool:
        """Tell whether its values have labels for sentences of their own."""
        return isinstance(self.rule, LabelledEntry) and bool(self.rule.long_labels)

    def label_of(self, value: str) -> str:
        """Return the short label of a value (`høy`), or the number itself for counts and points."""
        labels = self.rule.labels if isinstance(self.rule, LabelledEntry) else ()
        return dict(zip(self.values, labels, strict=False)).get(value, value)

    def long_label_of(self, value: str) -> str:
        """Return the label a sentence or a tooltip uses, falling back to the short one."""
        labels = self.rule.long_labels if isinstance(self.rule, LabelledEntry) else ()
        return dict(zip(self.values, labels, strict=False)).get(value, self.label_of(value))


def indicators_of(
    entries: tuple[IndicatorEntry, ...],
    blocks: Mapping[str, Block],
    questions: Mapping[str, Question],
    document: Document,
    findings: Findings,
) -> dict[str, Indicator]:
    """Return the indicators by id, with a fault for everything that does not hold of one."""
    found: dict[str, Indicator] = {}
    for number, twice in repeated([entry.label for entry in entries]):
        told = f"the label {quoted(twice)} twice"
        tell(document, (number, "label"), told, "each label once", findings)
    for number, entry in enumerate(entries):
        above = Above(
            blocks,
            questions,
            {name: one.rule.level for name, one in found.items()},
            {name: one.values for name, one in found.items()},
        )
        if entry.id in found or entry.id in questions or entry.id in RESERVED:
            expected = "an id that no other indicator, column or page has"
            tell(document, (number, "id"), f"{quoted(entry.id)} once more", expected, findings)
            continue
        for one in entry.problems(above):
            tell(document, (number, *one.place), one.found, one.expected, findings, one.todo)
        found[entry.id] = Indicator(entry, entry.values(above))
    return found
