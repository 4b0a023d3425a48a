"""Numbers as Norwegian readers write them.

Decimal comma, hard space, "prosent" in text and % in tables.
"""

from __future__ import annotations

HARD_SPACE = "\N{NO-BREAK SPACE}"


def integer(number: int) -> str:
    """Return a whole number with hard spaces between groups of three: 12 345."""
    return f"{number:,}".replace(",", HARD_SPACE).replace("-", "\N{MINUS SIGN}")


def decimal(number: float, places: int = 1) -> str:
    """Return a number with a decimal comma and the given number of decimals: 94,5."""
    whole, _, fraction = f"{number:,.{places}f}".partition(".")
    text = whole.replace(",", HARD_SPACE) + (f",{fraction}" if fraction else "")
    return text.replace("-", "\N{MINUS SIGN}")


def short(number: float) -> str:
    """Return a number with a decimal only where it has one: 9 or 8,5."""
    return integer(int(number)) if float(number).is_integer() else decimal(number)


def percent(number: float) -> str:
    """Return a share for tables and axes, with a hard space: 94,5 %."""
    return f"{decimal(number)}{HARD_SPACE}%"


def percent_text(number: float) -> str:
    """Return a share for running text: 94,5 prosent."""
    return f"{decimal(number)}{HARD_SPACE}prosent"


def share_pct(count: int, base: int) -> float | None:
    """Return count / base in per cent with one decimal, halves up, or None where the base is 0."""
    if base == 0:
        return None
    return ((2000 * count + base) // (2 * base)) / 10
