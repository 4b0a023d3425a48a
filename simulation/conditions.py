"""The conditions a simulated round must satisfy, read from `data/simulation/betingelser.yml`.

A condition names what it counts (`count`) among whom (`of`), and how much that is to be. Where it
states no target, the target and the source are those of the published figure with the same id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from simulation.municipalities import rows
from simulation.predicates import Terms

ASSUMPTION = "anslag"
DOCUMENTS = {  # as published_figures.csv calls them, and by name
    "seed 000": "Rapporter 2019/14",
    "seed 002": "SSBs artikkel om digitale kommuner (2023)",
}
DETAILS = ("columns", "others", "answers", "value", "middle", "since", "at_most_jump")


@dataclass(frozen=True)
class Condition:
    """One condition.

    Shares are in per cent with `lower` <= share < `upper`; counts and values include both ends.
    """

    id: str
    round: int
    kind: str
    what: str
    source: str
    status: str
    target: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    of: Terms = field(default_factory=dict)
    count: Terms = field(default_factory=dict)
    note: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_assumption(self) -> bool:
        """Tell whether the figure is the project's own guess, which gives way where it must."""
        return self.status == ASSUMPTION

    @property
    def keys(self) -> set[str]:
        """Return every attribute the condition asks about."""
        named = {*self.of, *self.count}
        named |= {*self.detail.get("columns", []), *self.detail.get("others", [])}
        return named | ({self.detail["value"]} if "value" in self.detail else set())


def read_conditions(data: Path) -> list[Condition]:
    """Read every condition, with tables of grades unfolded to one condition per grade."""
    published = {row["id"]: row for row in rows(data / "published" / "published_figures.csv")}
    text = (data / "simulation" / "betingelser.yml").read_text(encoding="utf-8")
    raw = [one for entry in yaml.safe_load(text) for one in _unfolded(entry)]
    return [_condition(one, published.get(one["id"], {})) for one in raw]


def _unfolded(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return an entry as it is, or a `table` as one `count` entry per grade."""
    if entry["kind"] != "table":
        return [dict(entry)]
    return [
        {
            **entry,
            "kind": "count",
            "id": entry["id"].format(grade),
            "what": f"{entry['what']}: grad {grade}",
            "count": {entry["indicator"]: grade},
            "target": counted,
        }
        for grade, counted in enumerate(entry["counts"])
    ]


def _condition(raw: Mapping[str, Any], published: Mapping[str, str]) -> Condition:
    """Return one condition with its bounds, from its own fields and the published figure's."""
    target = str(raw.get("target", published.get("count") or published.get("value", "")))
    if raw["kind"] == "share":
        target = str(raw.get("target", published.get("value", "")))
    lower, upper = _bounds(raw, target)
    return Condition(
        id=raw["id"],
        round=int(raw.get("round", published.get("year", 0))),
        kind=raw["kind"],
        what=raw.get("what") or _described(published),
        source=raw.get("source") or _named_source(published.get("source", "")),
        status=raw.get("status", "publisert"),
        target=target,
        lower=lower,
        upper=upper,
        of=raw.get("of", {}),
        count=raw.get("count", {}),
        note=" ".join(raw.get("note", "").split()),
        detail={k: raw[k] for k in DETAILS if k in raw},
    )


def _described(published: Mapping[str, str]) -> str:
    """Return what a published figure is about: the item, its base and any size class."""
    base = ", ".join(filter(None, (published["base"], published["size_class"])))
    return f"{published['item']} ({base})"


def _named_source(source: str) -> str:
    """Return the source of a published figure with the document called by its name."""
    for short, name in DOCUMENTS.items():
        source = source.replace(short, name)
    return source


def _bounds(raw: Mapping[str, Any], target: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and upper bound: as given, or what rounds to the target's decimals."""
    if "lower" in raw or "upper" in raw:
        return (
            Decimal(str(raw["lower"])) if "lower" in raw else None,
            Decimal(str(raw["upper"])) if "upper" in raw else None,
        )
    if not target:
        return None, None
    value = Decimal(target)
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) if raw["kind"] == "share" else 0
    return value - half, value + half
