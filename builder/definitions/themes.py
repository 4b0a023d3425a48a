"""The themes of the report (`tema.yml`), and how municipalities are grouped (`grupper.yml`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from builder.definitions.answer_scales import RESERVED
from builder.definitions.entries import Entry, Id, Label, MaybeText, Text, repeated
from builder.definitions.indicators import Indicator
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document
from builder.faults import Findings, quoted

RESERVED_GROUPS = (*RESERVED, "landet")  # what else stands where a class does


class Theme(Entry):
    """One of the report's three themes and the indicator that sums it up."""

    id: Id
    label: Label
    headline: Id
    about: Text
    source: Text


class GroupClass(Entry):
    """One class of a breakdown; `lower` is its lowest number of inhabitants, where that applies."""

    id: Id
    label: Label
    short: Label
    lower: Annotated[int | None, Field(alias="from", ge=0, le=2_000_000)] = None


class Breakdown(Entry):
    """A way of grouping municipalities (size or centrality), with its classes in order."""

    label: Label
    note: MaybeText
    source: Text
    classes: Annotated[tuple[GroupClass, ...], Field(min_length=1)]

    @property
    def labels(self) -> dict[str, str]:
        """Return the label of each class by its id, in order."""
        return {one.id: one.label for one in self.classes}


class Breakdowns(Entry):
    """The two breakdowns that the statistics know beside country and county."""

    folketall: Breakdown
    sentralitet: Breakdown


Themes = Annotated[tuple[Theme, ...], Field(min_length=1)]


def check_themes(
    themes: tuple[Theme, ...],
    indicators: Mapping[str, Indicator],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each theme that stands twice, and each headline that cannot sum it up."""
    for field in ("id", "label"):
        for number, twice in repeated([getattr(theme, field) for theme in themes]):
            found = f"the {field} {quoted(twice)} twice"
            tell(document, (number, field), found, f"each {field} once", findings)
    for number, theme in enumerate(themes):
        own = [one.id for one in indicators.values() if one.theme == theme.id and not one.is_number]
        if theme.headline not in own:
            what = f"a grade or category of the theme {theme.id}"
            place = (number, "headline")
            tell_unknown(document, place, theme.headline, what, own, findings)


def check_theme_names(
    names: Collection[tuple[tuple[str | int, ...], str]],
    themes: tuple[Theme, ...],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each theme that is named (place and id) and does not exist."""
    known = [theme.id for theme in themes]
    for place, name in names:
        if name not in known:
            tell_unknown(document, place, name, "a theme of tema.yml", known, findings)


def check_breakdowns(breakdowns: Breakdowns, document: Document, findings: Findings) -> None:
    """Add a fault for classes that stand twice, and for sizes that do not cover every number."""
    for name, breakdown in breakdowns:
        for field in ("id", "label", "short"):
            for number, twice in repeated([getattr(one, field) for one in breakdown.classes]):
                place, found = (
                    (name, "classes", number, field),
                    f"the {field} {quoted(twice)} twice",
                )
                tell(document, place, found, f"each {field} once", findings)
        for number, one in enumerate(breakdown.classes):
            if one.id in RESERVED_GROUPS:
                place = (name, "classes", number, "id")
                tell(document, place, quoted(one.id), "an id that means nothing else", findings)
    sizes = breakdowns.folketall.classes
    _check_sizes([one.lower for one in sizes], document, findings)
    for number, one in enumerate(breakdowns.sentralitet.classes):
        if one.lower is not None:
            place = ("sentralitet", "classes", number, "from")
            tell(
                document, place, str(one.lower), "no number of inhabitants", findings, "Remove it."
            )


def _check_sizes(bounds: list[int | None], document: Document, findings: Findings) -> None:
    """Add a fault where the lowest numbers do not start with 0 and increase."""
    for number, (before, lower) in enumerate(pairwise([-1, *bounds])):
        place = ("folketall", "classes", number, "from")
        expected = "0" if number == 0 else f"more than {before}"
        if lower is None or before is None:
            tell(document, place, "no from" if lower is None else str(lower), expected, findings)
        elif lower <= before or (number == 0 and lower != 0):
            tell(document, place, str(lower), expected, findings)
