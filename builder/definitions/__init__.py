"""The definitions: a typed model for each YAML file in `data/`, checked whole before it is used."""

from builder.definitions.answer_scales import STATUS_LABELS, Scale
from builder.definitions.codebook import Block, Question
from builder.definitions.colours import Colours, Paint
from builder.definitions.definitions import Definitions, find_definitions, read_definitions
from builder.definitions.indicators import Indicator
from builder.definitions.themes import Breakdown, GroupClass, Theme

__all__ = [
    "STATUS_LABELS",
    "Block",
    "Breakdown",
    "Colours",
    "Definitions",
    "GroupClass",
    "Indicator",
    "Paint",
    "Question",
    "Scale",
    "Theme",
    "find_definitions",
    "read_definitions",
]
