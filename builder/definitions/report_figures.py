"""The figures and tables of SSB's report and article: `data/definitions/figurer.yml`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from builder.definitions.answer_scales import YES_NO
from builder.definitions.definitions import Definitions
from builder.definitions.entries import Entry, Id, Label, Text, repeated
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.validation import read_entries
from builder.definitions.yaml_files import Document
from builder.faults import Findings, quoted

PanelKind = Literal["items", "answers", "question", "classes", "histogram", "distribution", "map"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class FigurePart(Entry):
    """A chapter of the report, or the article: what its figures are shown together as."""

    id: Slug
    label: Label
    source: Text


class Panel(Entry):
    """One way to draw a figure anew: its kind, and the block, question or indicator it shows."""

    kind: PanelKind
    of: Id


class ReportFigure(Entry):
    """One figure, table or map of SSB.

    Its own number and title, what SSB says of it in our words, the panels that draw it, and the ids
    of its published figures (of municipalities, of the state).
    """

    id: Slug
    part: Slug
    number: Label
    title: Label
    base: Label
    says: Text
    panels: Annotated[tuple[Panel, ...], Field(min_length=1)]
    published: tuple[Id, ...] = ()
    state: tuple[Id, ...] = ()


class ReportFigures(Entry):
    """The parts and, in the order of the publications, the figures."""

    parts: Annotated[tuple[FigurePart, ...], Field(min_length=1)]
    figures: Annotated[tuple[ReportFigure, ...], Field(min_length=1)]

    def of(self, part: FigurePart) -> list[ReportFigure]:
        """Return the figures of one part."""
        return [figure for figure in self.figures if figure.part == part.id]


def find_report_figures(
    path: Path, definitions: Definitions | None, published: Collection[str], findings: Findings
) -> ReportFigures | None:
    """Return the figures of the publications, or None where they cannot be read.

    `published` are the ids they may name.
    """
    read = read_entries(ReportFigures, path, findings)
    if read is None:
        return None
    figures, document = read
    _check_repeated(figures, document, findings)
    for number, part in enumerate(figures.parts):
        if not figures.of(part):
            place = ("parts", number, "id")
            tell(document, place, f"{quoted(part.id)} without a figure", "one at least", findings)
    for number, figure in enumerate(figures.figures):
        _check_names(figure, number, figures, published, document, findings)
        if definitions is not None:
            _check_panels(figure, number, definitions, document, findings)
    return figures


def _check_repeated(figures: ReportFigures, document: Document, findings: Findings) -> None:
    """Add a fault for each id, label or number that stands twice."""
    unique = {"parts": ("id", "label"), "figures": ("id", "number")}
    for part, field in ((part, field) for part, fields in unique.items() for field in fields):
        for number, twice in repeated([getattr(one, field) for one in getattr(figures, part)]):
            found = f"the {field} {quoted(twice)} twice"
            tell(document, (part, number, field), found, f"each {field} once", findings)


def _check_names(
    figure: ReportFigure,
    number: int,
    figures: ReportFigures,
    published: Collection[str],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each part or published figure that is named and does not exist."""
    parts = [part.id for part in figures.parts]
    if figure.part not in parts:
        at_part = ("figures", number, "part")
        tell_unknown(document, at_part, figure.part, "a part of this file", parts, findings)
    for _, twice in repeated([*figure.published, *figure.state]):
        place = ("figures", number, "published")
        tell(document, place, f"{quoted(twice)} twice", "each published figure once", findings)
    for field in ("published", "state"):
        for i, name in enumerate(getattr(figure, field)):
            if published and name not in published:
                at = ("figures", number, field, i)
                what = "an id of published_figures.csv"
                tell_unknown(document, at, name, what, published, findings)


def _check_panels(
    figure: ReportFigure,
    number: int,
    definitions: Definitions,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each panel of something that does not exist, or cannot be drawn so."""
    indicators = definitions.indicators.values()
    closed = [q.column for q in definitions.questions.values() if q.scale_id == YES_NO]
    open_questions = [name for name in definitions.questions if name not in closed]
    open_blocks = [
        block.id
        for block in definitions.blocks.values()
        if all(question.column in open_questions for question in block.items)
    ]
    known: dict[str, tuple[str, Collection[str]]] = {
        "items": ("a block", definitions.blocks),
        "answers": ("a block with more answers than yes and no", open_blocks),
        "question": ("a question with more answers than yes and no", open_questions),
        "classes": ("a yes/no question", closed),
        "histogram": ("a count or points", [one.id for one in indicators if one.is_number]),
        "distribution": ("a grade or category", [i.id for i in indicators if not i.is_number]),
        "map": ("an indicator", definitions.indicators),
    }
    for place, panel in enumerate(figure.panels):
        what, names = known[panel.kind]
        if panel.of not in names:
            at = ("figures", number, "panels", place, "of")
            tell_unknown(document, at, panel.of, what, names, findings)
