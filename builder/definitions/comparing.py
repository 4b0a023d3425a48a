"""How places read side by side: the patterns of `setninger.yml` that say what separates them.

They are filled in by the builder and, for the reader's own choice of places, in the browser: whole
sentences with names in braces, so that no wording stands in code.
"""

from __future__ import annotations

import re

from builder.definitions.entries import Entry, Label
from builder.definitions.telling import tell
from builder.definitions.yaml_files import Document
from builder.faults import Findings, listed

NAMES = re.compile(r"\{(\w+)\}")


class ComparePhrases(Entry):
    """The patterns, in the order of what they are about.

    These are grades and categories, how common those are, counts, answers, groups of
    municipalities, silence, development.
    """

    both: Label
    every: Label
    grades: Label
    grade_group: Label
    categories: Label
    category_group: Label
    same_grade: Label
    same_category: Label
    one_step: Label
    steps: Label
    kinds: Label
    country_grade: Label
    country_grades: Label
    country_category: Label
    country_categories: Label
    numbers: Label
    most_and_least: Label
    median: Label
    median_group: Label
    answers: Label
    commonest: Label
    commonest_group: Label
    shared_grade: Label
    shared_category: Label
    shared_group: Label
    alike_grade: Label
    alike_category: Label
    none_alike_grade: Label
    none_alike_category: Label
    silent: Label
    moved: Label
    moved_group: Label
    unmoved: Label
    simulated: Label
    nothing: Label


FILLED = {  # what each pattern is filled in with; the others are whole as they stand
    "every": {"count"},
    "grades": {"name", "groups", "year"},
    "grade_group": {"places", "value"},
    "categories": {"name", "groups", "year"},
    "category_group": {"places", "value"},
    "same_grade": {"all", "value", "name", "year"},
    "same_category": {"all", "value", "name", "year"},
    "country_grade": {"counts", "n"},
    "country_grades": {"counts", "n"},
    "country_category": {"counts", "n"},
    "country_categories": {"counts", "n"},
    "numbers": {"first", "high", "max", "of", "second", "low", "year", "n"},
    "most_and_least": {"most", "of", "high", "max", "least", "low", "year", "n"},
    "median": {"place", "number", "max", "of", "groups", "year"},
    "median_group": {"median", "where", "n"},
    "answers": {"yes", "has", "no", "lacks", "year", "count", "n"},
    "commonest": {"name", "groups", "year"},
    "commonest_group": {"value", "where", "count", "n"},
    "shared_grade": {"place", "name", "groups", "year"},
    "shared_category": {"place", "name", "groups", "year"},
    "shared_group": {"count", "n", "where"},
    "alike_grade": {"place", "name", "places", "year"},
    "alike_category": {"place", "name", "places", "year"},
    "none_alike_grade": {"place", "name", "year"},
    "none_alike_category": {"place", "name", "year"},
    "silent": {"places", "year"},
    "moved": {"before", "after", "groups", "max", "of"},
    "moved_group": {"place", "old", "new"},
    "unmoved": {"places", "number"},
}


def filled(pattern: str, **parts: object) -> str:
    """Return a pattern with its names filled in; what is no name of it stands as it is."""
    return NAMES.sub(lambda found: str(parts.get(found[1], found[0])), pattern)


def check_patterns(phrases: ComparePhrases, document: Document, findings: Findings) -> None:
    """Add a fault for each pattern that lacks a name it is filled in with, or has another one."""
    for field, text in phrases:
        found, wanted = set(NAMES.findall(text)), FILLED.get(field, set())
        if found != wanted:
            told = f"a pattern with {listed(sorted(found)) or 'no names'} in braces"
            expected = listed(sorted(wanted)) or "none"
            tell(document, ("compare", field), told, expected, findings)
