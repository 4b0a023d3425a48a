"""Editions in words: what their ids say, what changed with each, and how one is cited."""

from __future__ import annotations

from builder.pages.edition import Edition
from builder.pages.words.wording import joined

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "desember"),
)


def day_of(edition: str) -> str:
    """Return when an id says the edition is from.

    `25. november 2026`, `november 2026` or `2026`.
    """
    year, *rest = edition.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [f"{int(rest[1])}."] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def rounds_of(rounds: list[tuple[int, bool]]) -> str:
    """Return which rounds (year, and whether it is simulated) an edition has numbers of."""
    if not rounds:
        return "Ingen runder."
    years = joined([str(year) for year, _ in rounds])
    simulated = [str(year) for year, is_simulated in rounds if is_simulated]
    if not simulated:
        return f"Tall for {years}."
    if len(simulated) == len(rounds):
        return f"Simulerte tall for {years}."
    return f"Tall for {years}. Tallene for {joined(simulated)} er simulert."


def whole_citation(edition: Edition) -> str:
    """Return how the data of an edition as a whole are cited."""
    site = edition.site
    what = ", ".join(filter(None, (site.publisher.name, site.name)))
    is_simulated = edition.results.is_synthetic(edition.results.years)
    simulated = " Simulerte tall, ikke SSBs." if is_simulated else ""
    return f"{what}, utgave {site.edition}.{simulated} {edition.address}".strip()
