"""What was probably meant by a cell that another program, or another habit, has written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.definitions import Scale
from builder.faults import nearest, quoted

YES = frozenset(["j", "ja", "yes", "y", "true", "sann", "1", "x"])
NO = frozenset(["n", "nei", "no", "false", "usann", "0"])
NOTHING = frozenset(("-", "–", "—", ".", "..", ":", "na", "n/a", "nan", "null", "none"))
ERROR_OF_EXCEL = re.compile(r"#[A-ZÆØÅ/0]+[!?]?")  # #REF!, #N/A, and in Norwegian #I/T, #VERDI!
FORMULA_FOR_TEXT = re.compile(r'=?"(.*)"')  # ="0301" keeps the zero in Excel
COUNTY_MARK = re.compile(r"(?:K|k)-?([0-9]{3,4})")


def advice_on(value: str, scale: Scale) -> str:
    """Return which answer of a scale was probably meant, or what can be done."""
    bare = " ".join(value.split()).casefold()
    by_label = {label.casefold(): answer for answer, label in scale.items()}
    if ERROR_OF_EXCEL.fullmatch(value.strip()):
        return "Excel could not compute it: fill in the answer, or leave the cell empty."
    if bare in NOTHING or not bare:
        return "Leave the cell empty where there is no answer."
    meant = by_label.get(bare) or nearest(bare, scale) or _yes_or_no(bare, scale)
    return f"Did you mean {meant}?" if meant else "Correct the answer, or leave the cell empty."


def _yes_or_no(bare: str, scale: Scale) -> str | None:
    """Return ja or nei for a sign that stands for one of them where the scale has these two."""
    if {"ja", "nei"} <= set(scale):
        return "ja" if bare in YES else "nei" if bare in NO else None
    return None


def bare_code(value: str) -> str:
    """Return a kommunenr without what spreadsheets and statistics programs put around it."""
    text = value.strip()
    for form in (FORMULA_FOR_TEXT, COUNTY_MARK):
        if found := form.fullmatch(text):
            text = found[1]
    return text.lstrip("'").removesuffix(".0").removesuffix(",0")


def code_of_name(value: str, names: Mapping[str, str]) -> str:
    """Return the advice for a cell that has the name of a place, or number and name, else ''."""
    bare = " ".join(value.split()).casefold()
    codes = [code for code, name in names.items() if name.casefold() == bare]
    codes = codes or [code for code, name in names.items() if bare == f"{code} {name}".casefold()]
    if not codes:
        return ""
    return f"Write {codes[0]}." if len(codes) == 1 else f"Write {' or '.join(map(quoted, codes))}."
