"""How the files are read in each language, and questions that they answer, each folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from builder.definitions import Indicator
from builder.pages.data.code import (
    Question,
    duckdb_code,
    pandas_code,
    polars_code,
    questions,
    r_code,
)
from builder.pages.edition import Edition
from builder.pages.parts.panels import paragraph
from builder.pages.parts.tables import folded_part


def language_folds(edition: Edition, example: tuple[Indicator, int] | None) -> Markup:
    """Return code that loads the values, a fold for each language."""
    dictionary, address = edition.results.sources.dictionary, edition.address
    languages = [
        ("Python (pandas)", "pandas", "python", pandas_code(dictionary, example, address)),
        ("Python (polars)", "polars", "python", polars_code(example, address)),
        ("SQL (DuckDB)", "duckdb", "sql", duckdb_code(example, address)),
        ("R (readr)", "readr", "r", r_code(dictionary, example, address)),
    ]
    return _together(
        folded_part(name, anchor, _code(language, code))
        for name, anchor, language, code in languages
    )


def question_folds(edition: Edition) -> Markup:
    """Return questions with the code that answers each; nothing where there are none."""
    return _together(
        folded_part(one.title, one.id, _together(_answer(one))) for one in questions(edition)
    )


def _answer(question: Question) -> Iterator[Markup]:
    """Yield what a question is of, and the code that answers it."""
    yield paragraph(question.about)
    yield _code("python", question.python)
    yield _code("sql", question.sql)


def _code(language: str, code: str) -> Markup:
    """Return code as a block."""
    return Markup('<pre><code class="language-{}">{}\n</code></pre>').format(language, code)


def _together(parts: Iterable[Markup]) -> Markup:
    """Return parts below each other."""
    return Markup("\n").join(parts)
