"""Names of places as readers and screen readers get them: each in its own language."""

from __future__ import annotations

from markupsafe import Markup

from builder.pages.lookups.places import Kommune
from builder.pages.rendering import markdown_text


def in_language(text: Markup | str, language: str) -> Markup:
    """Return a name marked with its language, or plain where no source says which it is."""
    if not language:
        return Markup("{}").format(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)


def names_in_list(kommune: Kommune) -> Markup:
    """Return all names of a municipality as they stand in a table, each in its language."""
    pairs = zip(kommune.other_names, kommune.languages, strict=True)
    others = [in_language(name, language) for name, language in pairs]
    return Markup(" – ").join([kommune.link_name, *others])


def names_for_heading(kommune: Kommune) -> Markup:
    """Return what the heading of a municipality says, as Markdown.

    Its name, its Sámi and Kven names with their languages, and the county where others share the
    name.
    """
    others = [
        in_language(_in_markdown(name), language)
        for name, language in zip(kommune.other_names, kommune.languages, strict=True)
    ]
    own = f"{kommune.navn} ({kommune.fylke})" if kommune.needs_county else kommune.navn
    return Markup(" – ").join([_in_markdown(own), *others])


def _in_markdown(name: str) -> Markup:
    """Return a name that Markdown shows as it stands."""
    return Markup(markdown_text(name))  # noqa: S704 - it is escaped
