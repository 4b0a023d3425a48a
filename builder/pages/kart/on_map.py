"""Whose value the shape of a municipality of today has on the map of a round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.definitions import Indicator
from builder.pages.edition import Edition
from builder.pages.lookups.results import Unit, Value
from builder.pages.parts.map_panels import SEVERAL


@dataclass(frozen=True)
class OnMap:
    """A round on the map of today: the municipality of the round that each shape belonged to.

    One that was split since colours all its parts: together they are what it was. Those merged
    since have no value of their own.
    """

    edition: Edition
    year: int

    @cached_property
    def units(self) -> dict[str, Unit | None]:
        """Return the round's municipality by the code of today's; None where there were several."""
        return {code: self._unit(code) for code in sorted(self.edition.places.kommuner)}

    @cached_property
    def shared(self) -> list[tuple[Unit, tuple[str, ...]]]:
        """Return those that were split since, each with the codes of its parts."""
        parts: dict[Unit, list[str]] = {}
        for code, unit in self.units.items():
            if unit is not None:
                parts.setdefault(unit, []).append(code)
        return [(unit, tuple(codes)) for unit, codes in parts.items() if len(codes) > 1]

    def value(self, indicator: Indicator, kommunenr: str) -> Value:
        """Return the value that a shape has, or why it has none."""
        unit = self.units[kommunenr]
        if unit is None:
            return Value(None, SEVERAL)
        return self.edition.results.value(self.year, unit.kommunenr, indicator.id)

    def _unit(self, code: str) -> Unit | None:
        """Return the one municipality behind a shape, if it was in these parts and no others."""
        kin = self.edition.results.kin(code, self.year)
        if len(kin) != 1:
            return None
        unit = kin[0].unit
        parts = unit.kommunenr_today.split("|")
        is_whole = all(len(self.edition.results.kin(part, self.year)) == 1 for part in parts)
        return unit if is_whole else None
