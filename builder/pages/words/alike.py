"""What is told of the places around a municipality: how they were chosen, and what that means."""

from __future__ import annotations

from builder.numbers import integer
from builder.pages.lookups.places import Kommune


def similar_sentence(kommune: Kommune, is_alike: bool, is_one_sided: bool) -> str:
    """Return how the most similar were chosen, and where the list must be read with care."""
    chosen = (
        f"Nærmest i folketall (1. januar {kommune.folketall_aar}) og sentralitet, uansett fylke "
        "og uansett hva de har svart."
    )
    if not is_alike:
        return f"Ingen kommune er egentlig lik {kommune.navn}. Disse er minst ulike. {chosen}"
    star = f" * har ikke {kommune.navn} på sin egen liste." if is_one_sided else ""
    return f"{chosen}{star}"


def neighbours_phrase(count: int) -> str:
    """Return how many municipalities border on one on land, as a phrase; none on an island."""
    if count == 0:
        return "ingen på land"
    kommuner = "én kommune" if count == 1 else f"{integer(count)} kommuner"
    return f"{kommuner} på land"
