"""Templates to Markdown: one Jinja environment, escaping on, and the text tidied for MkDocs."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from builder import numbers

TEMPLATES = Path(__file__).parent  # a template stands beside the module that renders it
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&])")
_LONG_WORD = re.compile(r"\w{19,}")  # longer than a line of a heading on a phone
_JOINT = re.compile(r"(?<=\w{3}ings)(?=\w{5})")  # inside a compound: digitaliserings-strategi
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def markdown_text(text: str) -> str:
    """Return text that Markdown shows as it stands, whatever signs it holds; escaped for HTML."""
    flat = " ".join(text.split())
    return _MARKDOWN_SIGNS.sub(lambda m: _ENTITIES.get(m[1], "\\" + m[1]), flat)


def breakable(text: str) -> str:
    """Return a text whose long words may be broken between their parts."""
    return _LONG_WORD.sub(lambda m: _JOINT.sub("\N{SOFT HYPHEN}", m[0]), text)


def compact_json(content: Any) -> str:
    """Return JSON without needless signs, its letters as they are, for what a browser fetches."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def heading(level: int, text: str, anchor: str = "") -> Markup:
    """Return a heading in Markdown, of a text, or of what is made for one already (Markup).

    It has the anchor as its id, or one made of its text.
    """
    attributes = f" {{: #{anchor} }}" if anchor else ""
    safe = text if isinstance(text, Markup) else markdown_text(breakable(text))
    return Markup(f"{'#' * level} {safe}{attributes}")  # noqa: S704 - `safe` is escaped


def yaml_text(text: str) -> str:
    """Return text as a quoted YAML scalar; the theme puts it into the page without escaping."""
    return json.dumps(html.escape(" ".join(text.split())), ensure_ascii=False)


@cache
def environment() -> jinja2.Environment:
    """Return the environment with the filters that templates use."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "heltall": numbers.integer,
        "prosent": numbers.percent,
    }
    environment.globals["heading"] = heading
    return environment


def render(template: str, **context: Any) -> str:
    """Return a page as Markdown: headings in Markdown, everything else in HTML blocks."""
    return tidy(environment().get_template(template).render(**context))


def html_of(template: str, **context: Any) -> Markup:
    """Return what a template makes of HTML alone."""
    made = environment().get_template(template).render(**context)
    return Markup(made)  # noqa: S704 - the environment escapes all that is put in


def tidy(text: str) -> str:
    """Return the text without indentation (Markdown's code) and without runs of blank lines."""
    lines = [line.strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
