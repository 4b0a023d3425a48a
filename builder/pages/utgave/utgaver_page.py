"""The page of the editions: those that are frozen, with what changed in each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from builder.pages.edition import Edition
from builder.pages.parts.head import head, render_page
from builder.pages.words.editions import day_of, rounds_of
from builder.sources.changelog import Changes
from builder.sources.frozen import Frozen

PATH = "utgave/index.md"
ADDRESS = "utgave/"
DESCRIPTION = "Frosne utgaver av tallene og figurene, og hva som er endret fra utgave til utgave."


@dataclass(frozen=True)
class Listed:
    """An edition as the page shows it."""

    id: str
    day: str
    rounds: str


def utgaver_page(edition: Edition) -> str:
    """Return the page as Markdown."""
    sources = edition.results.sources
    frozen = [_listed(one) for one in reversed(sources.frozen)]
    known = {one.id for one in frozen}
    return render_page(
        head(edition, ADDRESS, "Utgaver", DESCRIPTION, has_picture=False),
        "utgave/utgaver.md.jinja",
        editions=frozen,
        current=edition.site.edition,
        fixed=edition.fixed,
        changes=[(one, _heading(one), one.edition in known) for one in _told(sources.changes)],
    )


def _listed(edition: Frozen) -> Listed:
    """Return a frozen edition with the rounds it has numbers of, as its own files tell."""
    rounds = json.loads(edition.read("api/v1/index.json"))["runder"]
    told = rounds_of([(one["aar"], one["synthetic"]) for one in rounds])
    return Listed(edition.id, day_of(edition.id), told)


def _told(changes: Sequence[Changes]) -> list[Changes]:
    """Return the entries that say something."""
    return [one for one in changes if one.parts]


def _heading(one: Changes) -> str:
    """Return the heading of an entry."""
    return f"Utgave {one.edition}" if one.edition else "I neste utgave"
