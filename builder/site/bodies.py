"""Takes the large HTML blocks out of the Markdown, for the theme to put back when it renders.

MkDocs reads every tag of a page, which takes most of a build. What Markdown leaves as it is anyway
goes round it: a block becomes a comment in the Markdown, and a template of the theme
(`overrides/main.html`) puts it in the comment's place. The page is the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

SMALLEST = 400  # characters; a block below this costs less than putting it back
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
OPENING = re.compile(r"<(div|section)[\s>]")
TEMPLATE_SIGN = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True)
class Parted:
    """A page as Markdown with comments in place of its blocks, and the template of the blocks."""

    markdown: str
    template: str


def part(name: str, text: str) -> Parted:
    """Part a page of this name (kommune/oslo.md); without large blocks the text is unchanged."""
    found = FRONT_MATTER.match(text)
    front, rest = (found[1], text[found.end() :]) if found else ("", text)
    lines: list[str] = []
    blocks: list[str] = []
    for block, can_go in _blocks(rest):
        if can_go and len(block) >= SMALLEST:
            lines.append(_comment(len(blocks)))
            blocks.append(block)
        else:
            lines.append(block)
    if not blocks:
        return Parted(text, "")
    address = json.dumps(template_name(name))
    front += f"body: {address}\nparts: {len(blocks)}\n"
    return Parted(f"---\n{front}---\n" + "\n".join(lines), _body_template(blocks))


def template_name(name: str) -> str:
    """Return the template of a page's blocks, below the theme's folder `bodies`."""
    return name.removesuffix(".md") + ".html"


def _blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a page, each `<div>` or `<section>` as one, and if it can be parted."""
    lines = iter(text.split("\n"))
    before = ""
    for line in lines:
        opening = OPENING.match(line)
        if opening and not before:
            yield _block(line, lines, opening[1])
        else:
            yield line, False
        before = line


def _block(line: str, lines: Iterator[str], tag: str) -> tuple[str, bool]:
    """Return the lines from an opening tag to its end, and whether they end with it."""
    block = [line]
    depth = _depth(line, tag)
    while depth > 0 and (following := next(lines, None)) is not None:
        block.append(following)
        depth += _depth(following, tag)
    return "\n".join(block), depth == 0 and block[-1].endswith(f"</{tag}>")


def _depth(line: str, tag: str) -> int:
    """Return how many more tags of this kind a line opens than it closes."""
    return len(re.findall(rf"<{tag}[\s>]", line)) - line.count(f"</{tag}>")


def _comment(number: int) -> str:
    """Return what stands in the Markdown for a block."""
    return f"<!--part {number}-->"


def _body_template(blocks: list[str]) -> str:
    """Return a template that sets part0, part1 ... to the blocks as they stand.

    A comment in one that looks like the place of another is spelt otherwise.
    """
    texts = (TEMPLATE_SIGN.sub("&#123;", b).replace("<!--part", "<!-- part") for b in blocks)
    return "".join(
        f"{{% set part{number} %}}{text}{{% endset %}}\n" for number, text in enumerate(texts)
    )
