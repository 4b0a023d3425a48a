"""A value seen through four lenses: like large, the county, like central, the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.definitions import Indicator
from builder.numbers import integer, percent_text
from builder.pages.lookups.results import Shares, Unit
from builder.pages.words.readings import commonest_values, noun, value_name
from builder.pages.words.standing import SMALLEST_GROUP, Standing, with_inhabitants
from builder.pages.words.wording import capital, joined, lower_first


@dataclass(frozen=True)
class Lens:
    """A group to be seen against.

    Its id, the word on its switch, its label in a picture, its name after `kommunene` and its
    shares.
    """

    id: str
    switch: str
    label: str
    named: str
    shares: Shares


def lenses(standing: Standing, indicator: Indicator, year: int) -> list[Lens]:
    """Return the four groups of the municipality in a round, those that somebody answered in.

    Today's groups where it was another one. A county of one municipality is left out.
    """
    results, kommune = standing.results, standing.kommune
    unit = results.own_unit(kommune.kommunenr, year)
    size, county, central = _keys(standing, unit)
    sizes = standing.edition.definitions.breakdowns["folketall"].labels
    found = [
        ("folketall", size, "Like store", sizes[size], with_inhabitants(sizes[size])),
        ("fylke", county, kommune.fylke, f"Fylket: {kommune.fylke}", f"i {kommune.fylke}"),
        (
            *("sentralitet", central, "Like sentrale", f"Sentralitetsklasse {central}"),
            f"i sentralitetsklasse {central}",
        ),
        ("landet", "landet", "Landet", "Hele landet", "i landet"),
    ]
    if len(standing.edition.places.fylker[county].kommuner) == 1:
        found = [one for one in found if one[0] != "fylke"]
    shares = [results.shares(year, indicator.id, one[0], one[1]) for one in found]
    lenses = [
        Lens(gruppe, switch, label, named, own)
        for (gruppe, _, switch, label, named), own in zip(found, shares, strict=True)
    ]
    return [lens for lens in lenses if lens.shares.n]


def _keys(standing: Standing, unit: Unit | None) -> tuple[str, str, str]:
    """Return size class, county and centrality class, those of the round where it was the same."""
    kommune = standing.kommune
    size = unit.folketallsklasse if unit else kommune.size.id
    return size, kommune.fylkesnr, unit.sentralitet if unit else kommune.sentralitet


def lens_sentence(indicator: Indicator, lens: Lens, value: str | None) -> str:
    """Return how common the own value is in a group, and what is commonest there."""
    top = commonest_values(indicator, lens.shares.counts)
    if value is None:
        most = _commonest_clause(indicator, lens, top)
        return f"{most} av {integer(lens.shares.n)} kommuner {lens.named}."
    count = lens.shares.counts[value]
    has = "har" if indicator.is_ordinal else "er"
    what = f"{noun(indicator)} {value}" if indicator.is_ordinal else "i samme kategori"
    told = (
        f"Av {integer(lens.shares.n)} kommuner {lens.named} {has} {integer(count)} {what} "
        f"({percent_text(lens.shares.pct_of(value))})"
    )
    if value in top:
        equal = "en av de vanligste" if len(top) > 1 else "det vanligste"
        return f"{told}. Det er {equal} der."
    return f"{told}. {_commonest_clause(indicator, lens, top)}."


def _commonest_clause(indicator: Indicator, lens: Lens, top: Sequence[str]) -> str:
    """Return the commonest value of a group with its share: `Vanligst er ... hos 70,0 prosent`."""
    names = joined([value_name(indicator, one) for one in top])
    share = percent_text(lens.shares.pct_of(top[0]))
    each = " hver" if len(top) > 1 else ""
    return f"Vanligst er {names}, hos {share}{each}"


def turning_sentence(indicator: Indicator, found: Sequence[Lens], value: str | None) -> str:
    """Return whether the picture turns with the group: which value is commonest in which."""
    big = [lens for lens in found if lens.shares.n >= SMALLEST_GROUP]
    groups: dict[str, list[str]] = {}
    for lens in big:
        top = commonest_values(indicator, lens.shares.counts)
        name = joined([value_name(indicator, one) for one in top])
        groups.setdefault(name, []).append(_where(lens))
    if len(big) < 2:
        return ""
    if len(groups) == 1:
        name = next(iter(groups))
        return f"Bildet er det samme uansett hvem du sammenligner med: {capital(name)} er vanligst."
    told = "; ".join(f"{name} {joined(where)}" for name, where in groups.items())
    return f"Bildet snur med hvem du sammenligner med. Vanligst er {told}."


def _where(lens: Lens) -> str:
    """Return a group as a place: `blant like store`, `i Rogaland`, `i landet`."""
    return lens.named if lens.id in ("fylke", "landet") else f"blant {lower_first(lens.switch)}"
