"""What is said beside a file: which column is what, and which word means what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.faults import BuildFailure, quoted
from importing.spelling import bare


@dataclass(frozen=True)
class Options:
    """The file, its year, and the answers to what an import asks.

    `columns` is an id by heading, `places` a kommunenr by name, `words` a value by id and text,
    each as it is compared; `ignored` are headings.
    """

    path: Path
    year: int
    data: Path
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)


def option_meanings(option: str, texts: Iterable[str]) -> dict[str, str]:
    """Return what `--option "TEXT=MEANING"` says, by the text as it is compared.

    Raises BuildFailure where there is no `=`.
    """
    pairs: dict[str, str] = {}
    for text in texts:
        name, mark, meaning = text.rpartition("=")
        if not mark or not bare(name) or not meaning.strip():
            raise BuildFailure(f"{option} {quoted(text)}: expected TEXT=MEANING.")
        pairs[bare(name)] = meaning.strip()
    return pairs


def told_words(option: str, texts: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return what `--value "ID:TEXT=VALUE"` says, by id and text; raises BuildFailure as above."""
    words: dict[tuple[str, str], str] = {}
    for name, meaning in option_meanings(option, texts).items():
        column, mark, text = name.partition(":")
        if not mark:
            raise BuildFailure(f"{option} {quoted(name)}: expected ID:TEXT=VALUE.")
        words[column.strip(), bare(text)] = meaning
    return words
