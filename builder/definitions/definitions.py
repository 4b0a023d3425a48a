"""All definitions together: read, checked one by one and across each other, and assembled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.definitions.answer_scales import YES_NO, AnswerScales, check_scales, labels_of
from builder.definitions.codebook import Block, Codebook, Question, block_of
from builder.definitions.codebook_checks import check_codebook
from builder.definitions.colours import Colours, check_colours
from builder.definitions.indicators import Indicator, IndicatorEntries, indicators_of
from builder.definitions.kinds import Cut
from builder.definitions.phrases import Phrases, check_phrases
from builder.definitions.themes import (
    Breakdown,
    Breakdowns,
    Theme,
    Themes,
    check_breakdowns,
    check_theme_names,
    check_themes,
)
from builder.definitions.validation import read_entries
from builder.definitions.yaml_files import Document
from builder.faults import Findings

FILES: Mapping[str, Any] = {
    "svar": AnswerScales,
    "sporsmal": Codebook,
    "indikatorer": IndicatorEntries,
    "tema": Themes,
    "grupper": Breakdowns,
    "farger": Colours,
    "setninger": Phrases,
}


@dataclass(frozen=True)
class Definitions:
    """Blocks, indicators, themes, breakdowns and colours, each checked against the others."""

    blocks: Mapping[str, Block]
    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme]
    breakdowns: Mapping[str, Breakdown]
    scales: Mapping[str, Mapping[str, str]]
    colours: Colours
    phrases: Phrases
    rounds: tuple[int, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by its column name, in the order of the codebook."""
        return {q.column: q for block in self.blocks.values() for q in block.questions}

    def inputs_of(self, indicator_id: str) -> tuple[str, ...]:
        """Return the blocks an indicator rests on, directly or through other indicators."""
        rule = self.indicators[indicator_id].rule
        found = dict.fromkeys(rule.blocks)
        found |= dict.fromkeys(self.questions[column].block for column in rule.questions)
        for name in rule.indicators:
            found |= dict.fromkeys(self.inputs_of(name))
        return tuple(found)

    def cut_of(self, indicator_id: str) -> Cut | None:
        """Return the rule that cuts a number into scores, or None where none does."""
        cuts = (one.rule for one in self.indicators.values() if isinstance(one.rule, Cut))
        return next((cut for cut in cuts if cut.of == indicator_id), None)


def read_definitions(folder: Path) -> Definitions:
    """Read and check all of `data/definitions/`; raises InputFaults with every fault."""
    findings = Findings()
    definitions = find_definitions(folder, findings)
    findings.raise_faults()
    assert definitions is not None  # otherwise there were faults
    return definitions


def find_definitions(folder: Path, findings: Findings) -> Definitions | None:
    """Return the definitions, or None with every fault added.

    Files are checked against each other as far as they could be read.
    """
    known = len(findings.faults)
    read = {
        name: read_entries(kind, folder / f"{name}.yml", findings) for name, kind in FILES.items()
    }
    sound = {name: one for name, one in read.items() if one is not None}
    contents = {name: content for name, (content, _) in sound.items()}
    documents = {name: document for name, (_, document) in sound.items()}
    if "grupper" in contents:
        check_breakdowns(contents["grupper"], documents["grupper"], findings)
    if not {"svar", "sporsmal"} <= set(contents):
        return None
    of_scales = len(findings.faults)
    check_scales(contents["svar"], documents["svar"], findings)
    if len(findings.faults) > of_scales:
        return None  # what rests on the scales cannot be judged
    check_codebook(contents["sporsmal"], contents["svar"], documents["sporsmal"], findings)
    if len(findings.faults) > known or len(sound) < len(FILES):
        return None
    return _assembled(contents, documents, findings)


def _check_theme_names(
    contents: Mapping[str, Any], documents: Mapping[str, Document], findings: Findings
) -> None:
    """Add a fault for each block and indicator of a theme that does not exist."""
    blocks, entries = contents["sporsmal"].blocks, contents["indikatorer"]
    of_blocks = [(("blocks", i, "theme"), one.theme) for i, one in enumerate(blocks)]
    check_theme_names(of_blocks, contents["tema"], documents["sporsmal"], findings)
    of_indicators = [((i, "theme"), one.theme) for i, one in enumerate(entries)]
    check_theme_names(of_indicators, contents["tema"], documents["indikatorer"], findings)


def _assembled(
    contents: Mapping[str, Any], documents: Mapping[str, Document], findings: Findings
) -> Definitions | None:
    """Return the definitions made of sound files, or None with what does not fit together."""
    known = len(findings.faults)
    scales, codebook, themes = contents["svar"], contents["sporsmal"], contents["tema"]
    blocks = {entry.id: block_of(entry, scales) for entry in codebook.blocks}
    questions = {q.column: q for block in blocks.values() for q in block.questions}
    indicators = indicators_of(
        contents["indikatorer"], blocks, questions, documents["indikatorer"], findings
    )
    check_themes(themes, indicators, documents["tema"], findings)
    _check_theme_names(contents, documents, findings)
    if len(findings.faults) > known:
        return None  # which categories there are is not known
    drawn = {q.scale_id: None for q in questions.values() if q.scale_id != YES_NO}
    check_colours(contents["farger"], indicators, scales, drawn, documents["farger"], findings)
    check_phrases(
        contents["setninger"], indicators, blocks, questions, documents["setninger"], findings
    )
    if len(findings.faults) > known:
        return None
    return Definitions(
        blocks=blocks,
        indicators=indicators,
        themes={theme.id: theme for theme in themes},
        breakdowns=dict(contents["grupper"]),
        scales={name: labels_of(answers) for name, answers in scales.items()},
        colours=contents["farger"],
        phrases=contents["setninger"],
        rounds=codebook.rounds,
    )
