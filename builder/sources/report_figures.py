"""Reads `definitions/figurer.yml`: the figures and tables of SSB's report and article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from builder.definitions import Definitions
from builder.faults import Findings, listed, quoted

FILE = Path("definitions") / "figurer.yml"
PANELS = ("items", "answers", "question", "classes", "histogram", "distribution", "map")
OF_A_BLOCK = ("items", "answers")
OF_A_QUESTION = ("question", "classes")


@dataclass(frozen=True)
class FigurePart:
    """A chapter of the report, or the article: what its figures are shown together as."""

    id: str
    label: str
    source: str


@dataclass(frozen=True)
class Panel:
    """One way to draw a figure anew: its kind, and the block, question or indicator it shows."""

    kind: str
    of: str


@dataclass(frozen=True)
class ReportFigure:
    """One figure, table or map of SSB: its own number and title, what SSB says of it in our words,
    the panels that draw it, and the ids of its published figures (of municipalities, of the state).
    """

    id: str
    part: str
    number: str
    title: str
    base: str
    says: str
    panels: tuple[Panel, ...]
    published: tuple[str, ...] = ()
    state: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportFigures:
    """The parts and, in the order of the publications, the figures."""

    parts: tuple[FigurePart, ...] = ()
    figures: tuple[ReportFigure, ...] = ()

    def of(self, part: FigurePart) -> list[ReportFigure]:
        """Return the figures of one part."""
        return [figure for figure in self.figures if figure.part == part.id]


def read_report_figures(
    data: Path, definitions: Definitions | None, published: Collection[str], findings: Findings
) -> ReportFigures:
    """Return the figures of the publications; `published` are the ids they may name."""
    path = data / FILE
    found = ReportFigures()
    with findings.guard(path):
        found = _parsed(path, yaml.safe_load(path.read_text(encoding="utf-8")), findings)
    if definitions is not None:
        _check_panels(path, found, definitions, findings)
    _check_names(path, found, published, findings)
    return found


def _parsed(path: Path, raw: Any, findings: Findings) -> ReportFigures:
    """Return the parts and figures of the parsed file, or none with the fault added."""
    try:
        return ReportFigures(
            tuple(FigurePart(**part) for part in raw["parts"]),
            tuple(_figure(entry) for entry in raw["figures"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        text = f"an entry that cannot be read ({type(error).__name__}: {error})"
        expected, todo = "the fields of its neighbours", "Compare it with the others."
        findings.fault(path, text, expected, todo)
        return ReportFigures()


def _figure(raw: Mapping[str, Any]) -> ReportFigure:
    """Return one figure from its entry."""
    panels = tuple(Panel(**panel) for panel in raw["panels"])
    rows = {key: tuple(raw.get(key, ())) for key in ("published", "state")}
    return ReportFigure(**{**raw, **rows, "panels": panels})


def _check_panels(
    path: Path, found: ReportFigures, definitions: Definitions, findings: Findings
) -> None:
    """Add a fault for each panel of an unknown kind, or of something that does not exist."""
    for figure in found.figures:
        for panel in figure.panels:
            known: Collection[str] = definitions.indicators
            if panel.kind in OF_A_BLOCK:
                known = definitions.blocks
            elif panel.kind in OF_A_QUESTION:
                known = definitions.questions
            if panel.kind not in PANELS or panel.of not in known:
                text = f"{figure.id}: a panel {quoted(panel.kind)} of {quoted(panel.of)}"
                findings.fault(path, text, f"one of {listed(PANELS)}, of one that exists")


def _check_names(
    path: Path, found: ReportFigures, published: Collection[str], findings: Findings
) -> None:
    """Add a fault for each part or published figure that is named and does not exist."""
    parts = [part.id for part in found.parts]
    for figure in found.figures:
        if figure.part not in parts:
            findings.fault(path, f"{figure.id}: the part {quoted(figure.part)}", listed(parts))
        for name in (*figure.published, *figure.state):
            if published and name not in published:
                text = f"{figure.id}: the published figure {quoted(name)}"
                findings.fault(path, text, "an id of published_figures.csv", "Mend the id.")
