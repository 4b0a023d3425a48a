"""The municipalities most like one, and those that border on it, with their three results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.numbers import integer
from builder.pages.edition import Edition, Headline
from builder.pages.lookups.places import Kommune
from builder.pages.parts.tables import DENSE, Cell, number_cell, table
from builder.pages.parts.value_cells import key, own_value_cell
from builder.pages.words.alike import neighbours_phrase, similar_sentence
from builder.pages.words.standing import Standing

ROOT = "../../"
OTHER_BORDERS = "Andre grenser"


@dataclass(frozen=True)
class Around:
    """Two lists of places around a municipality, each with the sentence before it."""

    similar_sentence: str
    similar: Markup
    neighbours_phrase: str
    neighbours: Markup
    key: Markup


def around(standing: Standing) -> Around:
    """Return the most similar and the bordering municipalities, this one first in both tables."""
    edition, kommune = standing.edition, standing.kommune
    found = edition.around.similar(kommune.kommunenr)
    similar = [(edition.places.kommuner[one.kommunenr], one.gjensidig) for one in found.matches]
    borders = [
        edition.places.kommuner[code] for code in edition.around.neighbours(kommune.kommunenr)
    ]
    columns = edition.headlines
    return Around(
        similar_sentence(kommune, found.alike, any(not mutual for _, mutual in similar)),
        _similar_table(
            edition, f"Kommunene som ligner mest på {kommune.link_name}", kommune, similar
        ),
        neighbours_phrase(len(borders)),
        _similar_table(
            *(edition, f"Kommunene som grenser til {kommune.link_name}", kommune),
            [(one, True) for one in borders],
        ),
        Markup("").join(key(one, ()) for one, _ in columns if one.is_category),
    )


def _similar_table(
    edition: Edition, title: str, own: Kommune, others: Sequence[tuple[Kommune, bool]]
) -> Markup:
    """Return the results of a municipality and others, side by side; nothing without others."""
    if not others:
        return Markup("")
    columns = edition.headlines
    head: list[str | Cell] = ["Kommune", *(f"{one.label} {year}" for one, year in columns)]
    head.append(Cell(f"Innbyggere {own.folketall_aar}", css="tall"))
    rows = [
        _similar_row(edition, kommune, mutual, columns)
        for kommune, mutual in [(own, True), *others]
    ]
    note = edition.status_note([year for _, year in columns])
    return table(f"{title}{note}", head, rows, css=DENSE)


def _similar_row(
    edition: Edition, kommune: Kommune, mutual: bool, columns: Sequence[Headline]
) -> list[str | Cell]:
    """Return one municipality with its results; a match that is not mutual has a star."""
    name = edition.kommune_cell(kommune, ROOT)
    text = name.text if mutual else f"{name.text} *"
    cells: list[str | Cell] = [Cell(text, href=name.href, sort=name.sort)]
    cells += [own_value_cell(edition, kommune, *column, OTHER_BORDERS) for column in columns]
    estimate = " (anslag)" if kommune.anslag else ""
    return [*cells, number_cell(f"{integer(kommune.folketall)}{estimate}", kommune.folketall)]
