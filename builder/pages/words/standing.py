"""Where one municipality stands in the rounds: its own values and answers, and its circles.

Read by all that is told of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.definitions import Indicator, Question
from builder.pages.edition import Edition
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Rank, Results, Shares, Unit
from builder.pages.words.wording import hard_numbers, lower_first

SMALLEST_GROUP = 5  # municipalities that answered; a share of fewer says little


def with_inhabitants(label: str) -> str:
    """Return a size class after `kommuner`: `med under 2 000 innbyggere`."""
    return f"med {hard_numbers(lower_first(label))}"


@dataclass(frozen=True)
class Circle:
    """A group that a municipality belongs to: its key, and its name after `kommuner`.

    `i Nordland`, `med under 2 000 innbyggere`.
    """

    gruppe: str
    key: str
    named: str


@dataclass(frozen=True)
class Standing:
    """One municipality of today within an edition."""

    edition: Edition
    kommune: Kommune

    @property
    def results(self) -> Results:
        """Return the results that everything is looked up in."""
        return self.edition.results

    def unit(self, year: int | None) -> Unit | None:
        """Return the municipality as it was in a round, where it was the same and answered."""
        own = self.results.own_unit(self.kommune.kommunenr, year) if year else None
        return own if own is not None and own.svarte else None

    def value(self, indicator: Indicator, year: int) -> str | None:
        """Return its own value of an indicator in a round, or None."""
        unit = self.unit(year)
        return self.results.value(year, unit.kommunenr, indicator.id).verdi if unit else None

    def answer(self, question: Question, year: int) -> str | None:
        """Return its own answer to a question in a round, or None."""
        unit = self.unit(year)
        return self.results.answer(year, unit.kommunenr, question.column).verdi if unit else None

    def values(self, indicator: Indicator) -> dict[int, str]:
        """Return its own values by the rounds in which it has one, oldest first."""
        years = self.results.years_of(indicator.id)
        found = {year: self.value(indicator, year) for year in years}
        return {year: value for year, value in found.items() if value is not None}

    def rank(self, circle: Circle, indicator: Indicator, year: int) -> Rank | None:
        """Return its place in a group in a round, or None where it has none."""
        unit = self.unit(year)
        if unit is None:
            return None
        return self.results.rank(year, indicator.id, unit.kommunenr, circle.gruppe)

    def comparable(self, before: int, after: int) -> bool:
        """Tell whether two rounds may be compared: both simulated, or both official."""
        return not self.results.is_mixed([before, after])

    def moved(
        self, name: str, before: int, after: int, fits: Callable[[str, str], bool]
    ) -> tuple[int, int]:
        """Return how many municipalities went a way that fits, of all that can be compared.

        The way is (from, to) between two rounds, for an indicator or question.
        """
        changes = self.results.changes(name, before, after)
        count = sum(one.antall for one in changes if fits(one.fra, one.til))
        return count, sum(one.antall for one in changes)

    def circles(self, year: int) -> list[Circle]:
        """Return the country, its county and its size class as they were in a round.

        A county of one municipality is left out.
        """
        unit = self.unit(year)
        if unit is None:
            return []
        sizes = self.edition.definitions.breakdowns["folketall"].labels
        found = [Circle("landet", "landet", "i landet")]
        if len(self.edition.places.fylker[unit.fylkesnr].kommuner) > 1:
            found.append(Circle("fylke", unit.fylkesnr, f"i {unit.fylke}"))
        size = unit.folketallsklasse
        found.append(Circle("folketall", size, with_inhabitants(sizes[size])))
        return found

    def blocks(self, indicator: Indicator) -> frozenset[str]:
        """Return the blocks of questions that an indicator rests on."""
        return frozenset(self.edition.definitions.inputs_of(indicator.id))

    def shares(self, circle: Circle, indicator: str, year: int) -> Shares:
        """Return how an indicator or question is distributed in a group in a round."""
        return self.results.shares(year, indicator, circle.gruppe, circle.key)
