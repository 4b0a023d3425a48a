"""Sources whose every text and name holds what could be taken for markup, code or a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pandas as pd
from pydantic import BaseModel

from builder.definitions.comparing import ComparePhrases
from builder.sources import Sources

# In lower case, so that a sentence that lowers a label's letters leaves it as it is; it begins with
# a space, so that names keep their order.
NAME_MARK = (
    ' [x](javascript:alert(1)) <script>alert(2)</script> "><img src=x onerror=alert(3)> *a* _b_ #c'
    " `d` {{ e }} {% f %} {# g #} {: #h onclick=alert(4) } &amp; &lt; --- i: j ![k](//l.no) 'm' ]]>"
    " <!--part 0--> <https://n.no> https://o.no \\ {p} {0} %s =q +r -s @t data-search-exclude"
    " </p></div></section>"
)
MARK = NAME_MARK + " | u"  # the registry splits names at a |
TEXTS = {
    *("label", "labels", "long_labels", "about", "reading", "question", "base", "note", "short"),
    *("positive_label", "scale", "scales", "title", "text", "says", "number", "why", "quote"),
    *("puzzles", "themes", "publisher", "licence", "retrieved", "notes", "classification"),
    *("period", "map_note", "parts"),
    *("main", "som", "of", "more", "less", "none", "all", "few", "many", "some", "grades"),
    *("estimates", "source", "unit", "description", "name", "synthetic"),
}
NO_TEXTS = {  # bear the name of a text, but are none
    *("Definitions.themes", "Figure.unit", "Median.base", "Cut.of", "Grouping.of"),
    *("LedgerEntry.of", "Panel.of", "Figure.of"),
    *("FieldDescription.name", "FileDescription.name"),
}
COLUMNS = {  # frame of the sources -> columns that hold text, and names
    "population": ("grunnlag",),
    "development": ("etikett", "grunnlag", "brudd", "presisjon", "kilde"),
}
NAMES = {"kommuner": ("navn", "navn_samisk_kvensk"), "fylker": ("navn",), "addresses": ("navn",)}


def marked(text: str) -> str:
    """Return a text with the mark near its end, so that it begins and ends as before."""
    place = max(len(text) - 1, 0)
    while text[:place].endswith(" "):  # the mark begins with a space, and two become one in HTML
        place -= 1
    return text[:place] + MARK + text[place:] if text else text


def unmarked(text: str) -> str:
    """Return what a text was before it was marked."""
    return text.replace(MARK, "").replace(NAME_MARK, "")


def hostile_sources(sources: Sources) -> Sources:
    """Return the same sources with the mark in every text and name."""
    registry = {
        name: _marked_columns(getattr(sources.registry, name), columns, _named)
        for name, columns in NAMES.items()
    }
    frames = {
        name: _marked_columns(getattr(sources, name), columns, marked)
        for name, columns in COLUMNS.items()
    }
    languages = sources.registry.languages
    languages = {**languages, **{_named(name): code for name, code in languages.items()}}
    own = replace(hostile(sources.registry), **registry, languages=languages)
    plain = {"registry": own, **frames}
    return replace(hostile(sources), **plain)


def hostile(value: Any) -> Any:
    """Return an entry, or a collection of entries, with the mark in every field that is a text."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return value.model_copy(update={name: _field(value, name) for name in names})
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _field(value, one.name) for one in fields(value)})
    if isinstance(value, Mapping):
        return {key: hostile(one) for key, one in value.items()}
    return tuple(hostile(one) for one in value) if isinstance(value, tuple) else value


def _field(entry: Any, name: str) -> Any:
    """Return a field of an entry, marked where it is a text."""
    value = getattr(entry, name)
    is_text = name in TEXTS and f"{type(entry).__name__}.{name}" not in NO_TEXTS
    is_text = is_text or isinstance(entry, ComparePhrases)  # nothing but patterns
    return _texts(value) if is_text else hostile(value)


def _texts(value: Any) -> Any:
    """Return every text of a value marked; keys are left alone."""
    if isinstance(value, str):
        return marked(value)
    if isinstance(value, Mapping):
        return {key: _texts(one) for key, one in value.items()}
    return tuple(_texts(one) for one in value) if isinstance(value, tuple) else hostile(value)


def _named(name: str) -> str:
    """Return a name with the mark behind it, which keeps the order of names."""
    return name + NAME_MARK if name else name


def _marked_columns(frame: pd.DataFrame, columns: tuple[str, ...], how: Any) -> pd.DataFrame:
    """Return a frame with these columns marked; an empty cell stays empty."""
    changed = {
        name: [how(cell) if isinstance(cell, str) else cell for cell in frame[name]]
        for name in columns
    }
    return frame.assign(**changed)


def plain_texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield place and text of everything below a value that is text without the mark."""
    if isinstance(value, str):
        if value and unmarked(value) == value:
            yield place, value
        return
    for where, part in _parts(value, place):
        yield from plain_texts(part, where)


def _parts(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Yield what a value is made of, each with its place; a field has one of its own."""
    names: list[str] = []
    if isinstance(value, BaseModel):
        names = list(type(value).model_fields)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value)]
    yield from ((f"{type(value).__name__}.{name}", getattr(value, name)) for name in names)
    rest = value.values() if isinstance(value, Mapping) else value
    if isinstance(rest, tuple) or isinstance(value, Mapping):
        yield from ((place, one) for one in rest)
