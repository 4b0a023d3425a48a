"""The codebook and the indicators, read from `data/definitions/` into checked, frozen
dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from builder.faults import Fault, InputFaults

Scale = Mapping[str, str]  # answer value -> label, in the order of the questionnaire

FILES = ("svar", "sporsmal", "indikatorer", "tema", "grupper", "farger")
REFERENCES = ("block", "of", "first", "second")
PARTS = ("block", "of", "upper", "first", "second", "zero", "groups", "points")
EVERYONE = "alle kommuner som svarte"

STATUS_LABELS: Mapping[str, str] = {
    "svarte_ikke": "Svarte ikke på undersøkelsen",
    "ubesvart": "Ubesvart",
    "ikke_spurt": "Ikke spurt",
    "ikke_publisert": "Svarene er ikke publisert",
}


@dataclass(frozen=True)
class Question:
    """One column of a survey round: its block, label, scale, and who was asked (`asked_of`, a
    column and value)."""

    column: str
    block: str
    item: str | None
    label: str
    scale_id: str
    scale: Scale
    wording: str
    counted: bool
    since: int | None
    asked_of: tuple[str, str] | None
    base: str
    note: str

    @property
    def is_gate(self) -> bool:
        """Tell whether this is the yes/no question that opens its block."""
        return self.item is None and self.asked_of is None and self.column == self.block


@dataclass(frozen=True)
class Block:
    """A group of questions that were asked together, with the rounds known to have asked it."""

    id: str
    theme: str
    label: str
    question: str
    asked: tuple[int, ...]
    base: str
    source: str
    note: str
    positive: tuple[str, ...]
    positive_label: str
    questions: tuple[Question, ...]

    @property
    def gate(self) -> Question | None:
        """Return the question that opens the block, or None where everyone is asked."""
        return next((question for question in self.questions if question.is_gate), None)

    @property
    def items(self) -> tuple[Question, ...]:
        """Return the questions behind the gate (all of them where there is no gate)."""
        return tuple(question for question in self.questions if not question.is_gate)

    @property
    def counted_items(self) -> tuple[Question, ...]:
        """Return the items that count towards the block's indicator."""
        return tuple(question for question in self.items if question.counted)


@dataclass(frozen=True)
class Indicator:
    """One indicator: its kind of calculation with its parts, its values with labels, and its
    source."""

    id: str
    theme: str
    kind: str
    label: str
    about: str
    source: str
    reading: str
    unit: str
    max: int | None
    values: tuple[str, ...]
    labels: Mapping[str, str]
    long_labels: Mapping[str, str]
    parts: Mapping[str, Any] = field(compare=False)
    median_base: str | None = None
    median_report: float | None = None

    @property
    def is_number(self) -> bool:
        """Tell whether the value is a count or points (ranked by size, drawn as bars)."""
        return self.kind in ("count", "points")

    @property
    def is_ordinal(self) -> bool:
        """Tell whether the value is a score or grade 0-4 (drawn on the light-to-dark ramp)."""
        return self.kind in ("cut", "composite")

    @property
    def is_category(self) -> bool:
        """Tell whether the value is a category without order (never drawn on the ramp)."""
        return not (self.is_number or self.is_ordinal)

    def label_of(self, value: str) -> str:
        """Return the short label of a value (`høy`), or the number itself for counts and points."""
        return self.labels.get(value, value)

    def long_label_of(self, value: str) -> str:
        """Return the label a sentence or a tooltip uses, falling back to the short one."""
        return self.long_labels.get(value, self.label_of(value))


@dataclass(frozen=True)
class Theme:
    """One of the report's three themes and the indicator that sums it up."""

    id: str
    label: str
    headline: str
    about: str
    source: str


@dataclass(frozen=True)
class GroupClass:
    """One class of a breakdown; `lower` is its lowest number of inhabitants, where that applies."""

    id: str
    label: str
    short: str
    lower: int | None


@dataclass(frozen=True)
class Breakdown:
    """A way of grouping municipalities (size or centrality), with its classes in order."""

    id: str
    label: str
    note: str
    source: str
    classes: tuple[GroupClass, ...]


@dataclass(frozen=True)
class Definitions:
    """Everything in `data/definitions/`: blocks, indicators, themes, breakdowns and colours."""

    blocks: Mapping[str, Block]
    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme]
    breakdowns: Mapping[str, Breakdown]
    scales: Mapping[str, Scale]
    colours: Mapping[str, Any]
    rounds: tuple[int, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question of the codebook by its column name, in the order of the
        codebook."""
        return {q.column: q for block in self.blocks.values() for q in block.questions}

    def inputs_of(self, indicator_id: str) -> tuple[str, ...]:
        """Return the blocks an indicator rests on, directly or through other indicators."""
        parts = self.indicators[indicator_id].parts
        found: dict[str, None] = {}
        for name in (str(parts[key]) for key in REFERENCES if key in parts):
            if name in self.indicators:
                found |= dict.fromkeys(self.inputs_of(name))
            elif name in self.blocks:
                found[name] = None
            elif name in self.questions:
                found[self.questions[name].block] = None
        return tuple(found)


def read_definitions(folder: Path) -> Definitions:
    """Read and check all of `data/definitions/`; raises InputFaults naming file and entry."""
    texts = {name: _read_yaml(folder / f"{name}.yml") for name in FILES}
    try:
        return _definitions(texts)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputFaults([_definition_fault(folder, error)]) from error


def _definition_fault(folder: Path, error: Exception) -> Fault:
    """Return the fault for an entry that lacks a field or names something that does not exist."""
    return Fault(
        str(folder),
        f"an entry that cannot be read ({type(error).__name__}: {error})",
        "the fields of its neighbours, naming only scales, blocks and indicators that exist",
        "Compare the entry with the others in the file.",
    )


def _read_yaml(path: Path) -> Any:
    """Return the content of one YAML file; raises InputFaults when it is missing or invalid."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        fault = Fault(
            str(path), "no such file", "a definitions file", "Restore it from the repository."
        )
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or error
        fault = Fault(
            str(path), f"invalid YAML ({problem})", "valid YAML in UTF-8", "Mend the line.", row
        )
    raise InputFaults([fault])


def _definitions(texts: Mapping[str, Any]) -> Definitions:
    """Assemble the definitions from the parsed files."""
    scales = {
        name: {row["value"]: row["label"] for row in rows} for name, rows in texts["svar"].items()
    }
    blocks = {raw["id"]: _block(raw, scales) for raw in texts["sporsmal"]["blocks"]}
    indicators: dict[str, Indicator] = {}
    for raw in texts["indikatorer"]:
        indicators[raw["id"]] = _indicator(raw, indicators)
    return Definitions(
        blocks=blocks,
        indicators=indicators,
        themes={raw["id"]: Theme(**raw) for raw in texts["tema"]},
        breakdowns={name: _breakdown(name, raw) for name, raw in texts["grupper"].items()},
        scales=scales,
        colours=texts["farger"],
        rounds=tuple(texts["sporsmal"]["rounds"]),
    )


def _block(raw: Mapping[str, Any], scales: Mapping[str, Scale]) -> Block:
    """Return one block with its gate, items or free columns as questions."""
    questions = [_question(raw, entry, scales) for entry in _entries(raw)]
    positive = tuple(raw.get("positive", ("ja",)))
    return Block(
        id=raw["id"],
        theme=raw["theme"],
        label=raw["label"],
        question=raw["question"],
        asked=tuple(raw["asked"]),
        base=raw["base"],
        source=raw["source"],
        note=raw.get("note", ""),
        positive=positive,
        positive_label=raw.get("positive_label", "ja"),
        questions=tuple(questions),
    )


def _entries(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return gate, items and columns of a block as one list, the gate marked by scale and base."""
    gate = [{"scale": "ja_nei", "base": EVERYONE, **raw["gate"]}] if "gate" in raw else []
    asked_of = {"asked_of": {"column": raw["id"], "value": "ja"}} if gate else {}
    items = [asked_of | item for item in raw.get("items", [])]
    return [*gate, *items, *raw.get("columns", [])]


def _question(
    raw: Mapping[str, Any], entry: Mapping[str, Any], scales: Mapping[str, Scale]
) -> Question:
    """Return one question; items are named `<block>_<item>`, gates and columns by themselves."""
    item = entry.get("id")
    asked_of = entry.get("asked_of")
    scale_id = entry.get("scale", raw["scale"])
    return Question(
        column=f"{raw['id']}_{item}" if item else entry["column"],
        block=raw["id"],
        item=item,
        label=entry["label"],
        scale_id=scale_id,
        scale=scales[scale_id],
        wording=entry.get("wording", "kjent"),
        counted=entry.get("counted", True),
        since=entry.get("since"),
        asked_of=(asked_of["column"], asked_of["value"]) if asked_of else None,
        base=entry.get("base", raw["base"]),
        note=entry.get("note", ""),
    )


def _indicator(raw: Mapping[str, Any], known: Mapping[str, Indicator]) -> Indicator:
    """Return one indicator with its values in order; parts must have been defined before it."""
    values = _values(raw, known)
    median = raw.get("median", {})
    return Indicator(
        id=raw["id"],
        theme=raw["theme"],
        kind=raw["kind"],
        label=raw["label"],
        about=raw["about"],
        source=raw["source"],
        reading=raw.get("reading", ""),
        unit=raw.get("unit", ""),
        max=raw.get("max"),
        values=values,
        labels=dict(zip(values, raw.get("labels", ()), strict="labels" in raw)),
        long_labels=dict(zip(values, raw.get("long_labels", ()), strict="long_labels" in raw)),
        parts={key: raw[key] for key in PARTS if key in raw},
        median_base=median.get("base"),
        median_report=median.get("report"),
    )


def _values(raw: Mapping[str, Any], known: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Return the possible values of an indicator as text, in order."""
    kind = raw["kind"]
    if kind in ("count", "points"):
        return tuple(str(number) for number in range(raw["max"] + 1))
    if kind in ("cut", "composite"):
        return tuple("01234")
    if kind == "grouping":
        return tuple(raw["groups"])
    if kind == "path":
        return tuple(raw["values"])
    if kind == "cross":
        return tuple(f"{a}_{b}" for a in raw["groups"] for b in known[raw["second"]].values)
    raise ValueError(f"{raw['id']}: unknown kind {kind}")


def _breakdown(name: str, raw: Mapping[str, Any]) -> Breakdown:
    """Return one breakdown with its classes in order."""
    classes = tuple(
        GroupClass(row["id"], row["label"], row["short"], row.get("from")) for row in raw["classes"]
    )
    return Breakdown(name, raw["label"], raw["note"], raw["source"], classes)
