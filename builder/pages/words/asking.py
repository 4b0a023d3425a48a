"""Three questions worth asking in a council, by what stands out at the municipality."""

from __future__ import annotations

from builder.pages.words.standing import Standing
from builder.pages.words.summary import Summary

MOST = 3


def questions_worth_asking(standing: Standing, summary: Summary) -> list[str]:
    """Return three questions: about what the summary rests on first, then one for each theme."""
    definitions = standing.edition.definitions
    ask = definitions.phrases.ask
    blocks = [name for name in summary.blocks if name in ask]
    for theme in definitions.themes:
        blocks += [b.id for b in definitions.blocks.values() if b.theme == theme and b.id in ask][
            :1
        ]
    chosen = list(dict.fromkeys(blocks))[:MOST]
    return [ask[name].some if _has(standing, name) else ask[name].none for name in chosen]


def _has(standing: Standing, name: str) -> bool:
    """Tell whether any of a municipality's newest answers to a block is positive.

    The newest are those of the last round it answered the block in; where there are none, it
    counts as positive.
    """
    block = standing.edition.definitions.blocks[name]
    for year in reversed(standing.results.years):
        answers = [standing.answer(question, year) for question in block.questions]
        if any(answer is not None for answer in answers):
            return any(answer in block.positive for answer in answers)
    return True
