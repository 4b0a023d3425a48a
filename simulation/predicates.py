"""Terms such as `{strategi: ja, folketall: "<2000"}`.

They tell what a municipality must be for a condition to count it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

Value = str | int
Attributes = Mapping[str, Value]
Terms = Mapping[str, object]

COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def fits(value: Value, wanted: object) -> bool:
    """Tell whether a value is the wanted one, one of a wanted list, or within a bound (">=10")."""
    if isinstance(wanted, list):
        return any(fits(value, one) for one in wanted)
    for sign, compare in COMPARISONS.items():
        if isinstance(wanted, str) and wanted.startswith(sign):
            return isinstance(value, int) and compare(value, int(wanted.removeprefix(sign)))
    return str(value) == str(wanted)


def matches(terms: Terms, attributes: Attributes) -> bool:
    """Tell whether the attributes satisfy every term.

    A term on an attribute that is absent is not satisfied.
    """
    return all(key in attributes and fits(attributes[key], want) for key, want in terms.items())
