"""What the entries of the ledger must hold beyond their fields.

Names that exist, and what the kind of each needs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from builder.definitions.definitions import Definitions
from builder.definitions.indicators import Indicator
from builder.definitions.ledger import BOUND, LedgerEntry, LedgerFile, Wanted
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, listed, quoted

PLACES = ("folketall", "fylke")  # what a condition may name beside questions and indicators


@dataclass(frozen=True)
class Known:
    """What entries may name.

    Definitions, themes, and the values and statistics of published_figures.csv by id.
    """

    definitions: Definitions
    themes: Collection[str]
    published: Mapping[str, float]
    statistics: Mapping[str, str]


def check_ledger(file: LedgerFile, known: Known, document: Document, findings: Findings) -> None:
    """Add a fault for everything that entries lack, or name and does not exist."""
    _check_ids(file, known, document, findings)
    for number, entry in enumerate(file.published):
        place = ("published", number)
        if entry.id not in known.published:
            what, ids = "an id of published_figures.csv", known.published
            tell_unknown(document, (*place, "id"), entry.id, what, ids, findings)
        _check_statistic(entry, place, known, document, findings)
        _Checks(known, place, document, findings).check(entry, known.published.get(entry.id))
    for number, found in enumerate(file.found):
        place = ("found", number)
        _check_theme(found.theme, (*place, "theme"), known, document, findings)
        if found.page not in file.pages:
            what, pages = "a page of this file", file.pages
            tell_unknown(document, (*place, "page"), found.page, what, pages, findings)
        if found.unit == "prosent" and found.value > 100:
            expected = "a share from 0 to 100"
            tell(document, (*place, "value"), str(found.value), expected, findings)
        _Checks(known, place, document, findings).check(found, found.value)


def _check_ids(file: LedgerFile, known: Known, document: Document, findings: Findings) -> None:
    """Add a fault for each id that stands twice, and each figure without an entry."""
    seen: set[str] = set()
    for part, entries in (("published", file.published), ("found", file.found)):
        for number, entry in enumerate(entries):
            if entry.id in seen:
                place, found = (part, number, "id"), f"{quoted(entry.id)} twice"
                tell(document, place, found, "each id once", findings)
            seen.add(entry.id)
    if lack := sorted(set(known.published) - {one.id for one in file.published}):
        found = f"no entry for {listed(map(quoted, lack))}"
        expected = "one entry for each figure of published_figures.csv"
        tell(document, ("published",), found, expected, findings, "Add it.")


def _check_statistic(
    entry: LedgerEntry, place: Place, known: Known, document: Document, findings: Findings
) -> None:
    """Add a fault where an entry computes another statistic than the one that was published."""
    statistic = known.statistics.get(entry.id, "").partition(" ")[0]
    kinds = ("share", "response") if statistic == "share" else (statistic,)
    if entry.kind is not None and statistic and entry.kind not in kinds:
        expected = f"{' or '.join(kinds)}, as the statistic in published_figures.csv"
        tell(document, (*place, "kind"), quoted(entry.kind), expected, findings)


def _check_theme(
    theme: str, place: Place, known: Known, document: Document, findings: Findings
) -> None:
    """Add a fault for a theme that does not exist."""
    if theme not in known.themes:
        what = "a theme of tema.yml or of this file"
        tell_unknown(document, place, theme, what, known.themes, findings)


@dataclass(frozen=True)
class _Checks:
    """The checks of one entry, at its place in the file."""

    known: Known
    place: Place
    document: Document
    findings: Findings

    def check(self, entry: LedgerEntry, value: float | None) -> None:
        """Add a fault for everything an entry lacks for its kind, or names and does not exist.

        `value` is the published number, None where it is not known.
        """
        place = self.place
        if entry.count and entry.count == entry.of:
            found = "the same conditions as in of"
            self._add_fault((*place, "count"), found, "what is counted among those")
        if entry.kind is None and not entry.why:
            self._add_fault((*place, "why"), "neither kind nor why", "one of them")
        if entry.kind in ("share", "count") and not entry.count:
            self._add_fault((*place, "count"), f"a {entry.kind} without count", "what is counted")
        numbers = [one.id for one in self.known.definitions.indicators.values() if one.is_number]
        if entry.kind in ("median", "max") and entry.value_of not in numbers:
            name, what = entry.value_of or "nothing", "a count or points"
            at = (*place, "value_of")
            tell_unknown(self.document, at, name, what, numbers, self.findings)
        self._check_limits(entry, value)
        for key, conditions in (("of", entry.of), ("count", entry.count)):
            for column, wanted in conditions.items():
                self._check_condition(column, wanted, (*place, key, column))

    def _check_limits(self, entry: LedgerEntry, value: float | None) -> None:
        """Add a fault where a vague statement has no range, or a range that holds no number."""
        limits = entry.range.stated if entry.range else {}
        if bool(entry.quote) != bool(limits):
            found = "a quote without a range" if entry.quote else "a range without a quote"
            self._add_fault((*self.place, "range"), found, "both of them, or none")
        low = limits.get("from", limits.get("above"))
        high = limits.get("to", limits.get("below"))
        if limits and (low is None or high is None or len(limits) != 2 or low > high):
            found = listed(f"{name} {limit:g}" for name, limit in limits.items())
            expected = "one of from and above, and one of to and below that is higher"
            self._add_fault((*self.place, "range"), found, expected)
        elif None not in (low, high, value) and not low <= value <= high:  # type: ignore[operator]
            found = f"{low:g} to {high:g}"
            self._add_fault((*self.place, "range"), found, f"limits around {value:g}, the figure")

    def _check_condition(self, column: str, wanted: Wanted, place: Place) -> None:
        """Add a fault where a condition names a column or an answer that does not exist."""
        indicator = self.known.definitions.indicators.get(column)
        question = self.known.definitions.questions.get(column)
        if indicator is None and question is None and column not in PLACES:
            known = [*self.known.definitions.questions, *self.known.definitions.indicators, *PLACES]
            what = "a question, an indicator, folketall or fylke"
            tell_unknown(self.document, place, column, what, known, self.findings)
            return
        if column == "folketall" or BOUND.fullmatch(wanted[0]):
            self._check_bound(column, indicator, wanted, place)
        elif column == "fylke":
            for code in wanted:
                if not re.fullmatch("[0-9]{2}", code):
                    self._add_fault(place, quoted(code), "the two digits of a county of today")
        else:
            scale = question.scale if question else ()
            known = [*scale, *(indicator.values if indicator else ())]
            for answer in wanted:
                if answer not in known:
                    what = f"an answer or value of {column}"
                    tell_unknown(self.document, place, answer, what, known, self.findings)

    def _check_bound(
        self, column: str, indicator: Indicator | None, wanted: Wanted, place: Place
    ) -> None:
        """Add a fault where a bound is none, or bounds what has no order."""
        if len(wanted) != 1 or not BOUND.fullmatch(wanted[0]):
            self._add_fault(place, listed(map(quoted, wanted)), "a bound such as '>=2000'")
        elif column != "folketall" and (indicator is None or indicator.is_category):
            self._add_fault(
                place, f"a bound for {column}, which has no order", "an answer or value"
            )

    def _add_fault(self, place: Place, found: str, expected: str, todo: str = "Mend it.") -> None:
        """Add a fault at a place of the file."""
        tell(self.document, place, found, expected, self.findings, todo)
