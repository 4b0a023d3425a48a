"""Whatever a text or a name in the data holds, it is shown as it stands, and never is markup.

The site is built twice, with plain and with hostile texts: both have the same elements, attributes
and addresses, and the texts differ by the hostile part only.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from markupsafe import escape

from builder import paths
from builder.charts import Picture
from builder.drawing import Drawn, draw
from builder.indicators import compute_indicators
from builder.pages import build_pages
from builder.pages.rendering import TEMPLATES
from builder.site import run_mkdocs, write_docs
from builder.sources import Sources, read_sources
from builder.statistics import compute_statistics
from tests.hostile import MARK, NAME_MARK, hostile_sources, plain_texts, unmarked
from tests.invented import DATA, make_round

ONLY = frozenset({"0301", "1508", "5501"})
NO_TEXT = re.compile(r"[a-z0-9_./|-]+|#[0-9a-f]{6}|https://\S+|[0-9a-f]{64}|[0-9-]+")
SIZES = ("width", "height")  # of pictures, which are drawn larger for longer texts
ESCAPED = (
    str(escape(MARK)),
    str(escape(NAME_MARK)),
)  # in the code of an <iframe>, which is a text to copy
NAMED = re.compile(r"-[0-9a-f]{8}\.vl\.json")  # by what it shows, texts and all
SVG = "{http://www.w3.org/2000/svg}"
DRAWN_ELEMENTS = {
    *("svg", "g", "path", "rect", "line", "text", "tspan", "defs", "style", "pattern", "circle")
}
FROM_CODE = ("robots: {{ robots }}",)
Pages = list[tuple[str, BeautifulSoup]]  # by their paths
SCHEMES = re.compile(r"^(?:https:|mailto:|(?!\w+:|//))")


@dataclass(frozen=True)
class Built:
    """A site, its pages as Markdown, and its pictures."""

    folder: Path
    markdown: dict[str, str]
    pictures: dict[str, Picture]


def invented_sources(folder: Path) -> Sources:
    """Return sources with rounds of every kind: answers and scores, simulated and official."""
    data = folder / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=60)
    make_round(data, 2022, seed=1, status="offisiell")
    make_round(data, 2023, seed=2, blocks=["rekruttering", "tjeneste"])
    make_round(data, 2024, rows=60, kind="scores", seed=3)
    sources = read_sources(data)
    known = {"publisher": {"name": "Utgiveren"}, "contact": {"name": "Kontoret"}}
    site = type(sources.site).model_validate({"name": "Kommunene", **known})
    return replace(sources, site=site)


def built(sources: Sources, folder: Path) -> Built:
    """Return the site of some sources, made of its pages by MkDocs."""
    statistics = compute_statistics(sources, compute_indicators(sources))
    pages = build_pages(sources, statistics, ONLY)
    pictures = {p.figure.picture.key: p.figure.picture for p in pages.figures.values()}
    first = pages.live_map.first  # stands in its page as it is drawn
    drawn = draw([first.picture] if first else [], folder / "drawn")
    markdown = pages.sized({**dict.fromkeys(pictures, Drawn(folder, 360, 300)), **drawn})
    write_docs(folder / "docs", markdown, paths.HAND_WRITTEN)
    run_mkdocs(paths.MKDOCS_CONFIG, folder / "docs", folder / "site", pages.settings)
    return Built(folder / "site", markdown, pictures)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return invented_sources(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def plain(sources: Sources, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(sources, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def hostile(sources: Sources, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(hostile_sources(sources), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def theirs(hostile: Built) -> Pages:
    """Return every page of the hostile site, parsed once."""
    return list(soups(hostile))


def soups(site: Built) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield every page of a site by its path; a name that no source knows the language of is not
    marked with one, so no such mark is kept."""
    for path in sorted(site.folder.rglob("*.html")):
        name = str(path.relative_to(site.folder))
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for marked in soup.select("span[lang]"):
            marked.unwrap()
        soup.smooth()
        yield name, soup


def shown(page: BeautifulSoup) -> list[str]:
    """Return elements, attributes and texts of a page in order, without the hostile parts."""
    found: list[str] = []
    own = page.h1.get("id", "") if page.h1 else ""  # made of the title
    for element in page.find_all(True):
        found.append(f"<{element.name}>")
        is_cut = "description" in str(element.get("name") or element.get("property"))
        for name, value in element.attrs.items():
            if is_cut and name == "content":
                continue  # cut to what a list of hits shows, so a longer text is another one
            text = " ".join(value) if isinstance(value, list) else value
            found += [] if name in SIZES else [f"{name}={_attribute(text, own)}"]
        texts = element.find_all(string=True, recursive=False)
        found += [" ".join(_plain(text).split()) for text in texts]
    return found


def _plain(text: str) -> str:
    """Return a text without hostile parts, written once or as code."""
    for mark in ESCAPED:
        text = text.replace(mark, "")
    return unmarked(text)


def _attribute(text: str, own: str) -> str:
    """Return an attribute without hostile parts and the title's own id."""
    if own and text in (own, f"#{own}"):
        return "h1"
    # The theme escapes the site's name again in two titles.
    return NAMED.sub(".vl.json", unmarked(text.replace(html.escape(MARK), "")))


NO_READER_SEES = {
    *("Figure.unit", "Sources.notices", "FieldDescription.pattern", "FileDescription.path"),
    *("Boundaries.topology", "Themes.rounds", "Themes.facts"),
    *("CatalogueTexts.keywords", "CatalogueTexts.synthetic_keyword"),
    # of feeds and of what describes files for programs:
    *("ChangeTexts.site", "ChangeTexts.place", "ChangeTexts.simulated", "Dictionary.json_fields"),
}


def test_every_text_of_the_sources_is_hostile(sources: Sources) -> None:
    rest = plain_texts(hostile_sources(sources))
    left = [(place, text) for place, text in rest if not NO_TEXT.fullmatch(text)]
    assert {place for place, _ in left} <= NO_READER_SEES, left


def test_pages_have_the_same_elements_attributes_and_texts(plain: Built, theirs: Pages) -> None:
    marked = 0
    for (name, our_page), (other, their_page) in zip(soups(plain), theirs, strict=True):
        assert name == other
        assert shown(their_page) == shown(our_page), name
        marked += their_page.get_text().count(MARK)
    assert marked > 1000


def test_no_link_leads_where_no_link_may(theirs: Pages) -> None:
    for name, page in theirs:
        links = [e.get("href") or e.get("src") or "" for e in page.find_all(True)]
        assert [link for link in links if not SCHEMES.match(link)] == [], name


def test_a_picture_has_only_what_is_drawn_and_the_text_as_it_stands(
    hostile: Built, tmp_path: Path
) -> None:
    drawn = draw(one_of_each_kind(hostile), tmp_path)
    assert len(drawn) >= 6
    for name, one in drawn.items():
        root = ElementTree.fromstring(one.named(f"<b>{MARK}</b>"))
        assert {e.tag.removeprefix(SVG) for e in root.iter()} <= DRAWN_ELEMENTS, name
        attributes = {attribute for e in root.iter() for attribute in e.attrib}
        assert not [a for a in attributes if a.startswith("on") or "href" in a], name
        assert "javascript:alert(1)" in "".join(root.itertext()), name


def one_of_each_kind(site: Built) -> list[Picture]:
    """Return the smallest picture of each kind that names something of the data."""
    found: dict[str, Picture] = {}
    for picture in sorted(site.pictures.values(), key=lambda p: (len(str(p.vega_lite())), p.key)):
        found.setdefault(picture.kind.__name__, picture)
    return list(found.values())


def test_templates_leave_headings_and_front_matter_to_the_functions_that_escape() -> None:
    paths_ = sorted(TEMPLATES.rglob("*.jinja"))
    assert len(paths_) > 15
    wrong = [
        f"{path.name}:{number}: {line}"
        for path in paths_
        for number, line, inside in template_lines(path.read_text(encoding="utf-8"))
        if "{{" in line and not is_escaped(line, inside)
    ]
    assert wrong == []


def template_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield number and text of each line, and what it stands in: `front`, `code`, a tag, or ''."""
    inside, depth = "", int(text.startswith("{% extends"))  # what extends a page is HTML throughout
    for number, line in enumerate(text.splitlines(), start=1):
        if line == "---":
            inside = "front" if number == 1 else ""
        elif line.startswith("```"):
            inside = "" if inside == "code" else "code"
        elif inside not in ("front", "code"):
            depth += len(re.findall(r"<(?:div|section|ul|dl)\b", line))
            inside = "html" if depth else ""
            depth -= len(re.findall(r"</(?:div|section|ul|dl)>", line))
        yield number, line, inside


def is_escaped(line: str, inside: str) -> bool:
    """Tell whether what a line puts into the page is escaped for the place it stands in."""
    if inside == "front":
        return bool(re.search(r"\|yaml \}\}$", line)) or line in FROM_CODE
    if inside == "code":
        return bool(re.fullmatch(r"\{\{ \w+\|safe \}\}", line))  # made of ids and an address
    if line.startswith("{{ heading("):
        return line.count("{{") == 1
    return (inside == "html" or line.startswith("<")) and "|safe" not in line
