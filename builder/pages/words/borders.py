"""Why a municipality of today has no answer of its own in a round: merged or split since."""

from __future__ import annotations

from collections.abc import Sequence

from builder.pages.lookups.results import Kin
from builder.pages.words.standing import Standing
from builder.pages.words.wording import joined


def border_sentences(standing: Standing) -> dict[int, str]:
    """Return, by round, whose answers stand instead where the municipality had other borders.

    A sentence for the newest of each run of such rounds.
    """
    rounds: dict[tuple[str, ...], list[int]] = {}
    for year in standing.results.years:
        kin = standing.results.kin(standing.kommune.kommunenr, year)
        if standing.results.own_unit(standing.kommune.kommunenr, year) is None:
            rounds.setdefault(tuple(one.unit.kommunenr for one in kin), []).append(year)
    return {years[-1]: _border_sentence(standing, years) for years in rounds.values()}


def _border_sentence(standing: Standing, years: Sequence[int]) -> str:
    """Return what the municipality was part of, or made of, in some rounds."""
    kin = standing.results.kin(standing.kommune.kommunenr, years[-1])
    when = joined([str(year) for year in years])
    if len(kin) > 1:
        return _merged(standing, kin, when)
    was, name = kin[0].unit, standing.kommune.navn
    whole = "Svarene gjaldt hele den daværende kommunen."
    if was.kommune == name:
        kommuner = standing.edition.places.kommuner
        heirs = [kommuner[code].navn for code in was.kommunenr_today.split("|")]
        gone = joined([heir for heir in heirs if heir != name])
        return f"I {when} hørte {gone} også til {name} ({was.kommunenr}). {whole}"
    return f"I {when} var {name} en del av {was.kommune} ({was.kommunenr}). {whole}"


def _merged(standing: Standing, kin: Sequence[Kin], when: str) -> str:
    """Return which municipalities lay where today's is, and that each had its own result."""
    names = joined([one.unit.kommune for one in kin])
    return (
        f"I {when} lå dagens {standing.kommune.navn} i kommunene {names}. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem."
    )
