"""Who stands out in a county: the most surprising that is told of its municipalities."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke, Kommune
from builder.pages.parts.tables import cell_link
from builder.pages.words.finding import SUBJECT, Finding
from builder.pages.words.standing import Standing
from builder.pages.words.standing_out import findings_of

MOST = 3  # municipalities told of


def standing_out(edition: Edition, fylke: Fylke, root: str) -> list[Markup]:
    """Return what stands out most, each with a link and about another municipality.

    No two are about the same questions.
    """
    told: list[tuple[Kommune, Finding]] = []
    for kommune, one in _ranked(edition, fylke.kommuner):
        is_other = all(k is not kommune and not f.blocks & one.blocks for k, f in told)
        if is_other and len(told) < MOST:
            told.append((kommune, one))
    return [_linked(edition, kommune, one, root) for kommune, one in told]


def _ranked(edition: Edition, kommuner: Sequence[Kommune]) -> list[tuple[Kommune, Finding]]:
    """Return what stands out at each of these municipalities, the most surprising first."""
    found = [(k, one) for k in kommuner for one in findings_of(Standing(edition, k))]
    found = [(k, one) for k, one in found if one.blocks]  # silence is told of all of them
    return sorted(found, key=lambda pair: -pair[1].surprise)


def _linked(edition: Edition, kommune: Kommune, finding: Finding, root: str) -> Markup:
    """Return a finding with the name of its municipality as a link."""
    link = cell_link(edition.kommune_cell(kommune, root))
    first, *rest = finding.text.split(SUBJECT)
    return escape(first) + link + escape(kommune.navn.join(rest))
