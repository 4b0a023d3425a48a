"""What the head of a page says: front matter, description, and its place in the site."""

import json
from pathlib import Path

import pytest
import yaml

from builder.pages.parts.head import Crumb, File, Head, Share, render_page, shortened
from builder.pages.rendering import heading

SITE = "https://example.org/dk/"


LIST = "landet/landet_filer.md.jinja"  # it begins with a list


def told(head: Head) -> dict[str, object]:
    """Return the front matter as MkDocs reads it."""
    first, text, rest = head.front_matter.split("---\n")
    assert (first, rest) == ("", "")
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def head_of(**more: object) -> Head:
    """Return the head of a page about a place."""
    given: dict[str, object] = {
        "address": "kommune/bo/",
        "site": SITE,
        "title": 'Bø & "Sør" <Midt>',
        "description": "Om Bø.",
        "crumbs": (Crumb("Fylker", "fylke/"),),
    }
    return Head(**{**given, **more})  # type: ignore[arg-type]


def test_texts_are_escaped_for_the_theme_which_does_not() -> None:
    assert told(head_of())["title"] == "Bø &amp; &quot;Sør&quot; &lt;Midt&gt;"


def test_what_is_empty_is_left_out() -> None:
    found = told(head_of(crumbs=()))
    assert set(found) == {"title", "description"}


def test_crumbs_are_json_for_search_engines_and_end_no_script() -> None:
    text = str(told(head_of(title="</script><b>"))["json_ld"])
    assert "<" not in text
    assert "&" not in text
    found = json.loads(text)
    assert found["@type"] == "BreadcrumbList"
    assert [one["name"] for one in found["itemListElement"]] == ["Fylker", "</script><b>"]
    assert [one["position"] for one in found["itemListElement"]] == [1, 2]
    assert found["itemListElement"][1]["item"] == "https://example.org/dk/kommune/bo/"


def test_without_the_address_of_the_site_nothing_is_told_that_must_be_absolute() -> None:
    share = Share("kort/kommune/bo.png", "Bø")
    assert not {"json_ld", "share", "share_alt"} & set(told(head_of(site="", share=share)))
    assert told(head_of(share=share))["share"] == f"{SITE}kort/kommune/bo.png"


def test_the_pages_above_stand_over_the_title_but_not_the_front_page() -> None:
    front = Crumb("Digital kommune", "")
    above = (Crumb("A & B", "fylke/"), Crumb("Bø", "fylke/bo/"))
    page = render_page(head_of(crumbs=(front, *above)), LIST, has_answers=True)
    assert (
        '<nav class="sti" aria-label="Du er her"><ol><li><a href="../../fylke/">A &amp; B</a></li>'
        '<li><a href="../../fylke/bo/">Bø</a></li></ol></nav>\n\n<'
    ) in page
    assert "<nav" not in render_page(head_of(crumbs=(front,)), LIST, has_answers=True)


def test_files_and_contents_stand_in_the_front_matter() -> None:
    file = File("text/csv", "data/kommune/1.csv")
    found = told(head_of(files=(file,), hides_contents=True))
    assert found["files"] == [{"type": "text/csv", "address": "data/kommune/1.csv"}]
    assert found["hide"] == ["toc"]


@pytest.mark.parametrize(("address", "root"), [("", ""), ("om/", "../"), ("a/b/", "../../")])
def test_the_way_to_the_root(address: str, root: str) -> None:
    assert head_of(address=address).root == root


def test_a_description_is_whole_sentences() -> None:
    assert shortened(["Kort.", "x" * 160]) == "Kort."
    assert shortened(["Kort.", "Også kort.", "y" * 150]) == "Kort. Også kort."


def test_a_long_sentence_is_cut_between_words() -> None:
    found = shortened(["ord, " * 60])
    assert found.endswith("ord …")
    assert 140 < len(found) <= 160


def test_no_template_writes_a_front_matter_of_its_own() -> None:
    templates = list(Path("builder/pages").rglob("*.jinja"))
    assert templates
    assert not [path for path in templates if path.read_text("utf-8").startswith("---")]


def test_a_long_word_of_a_heading_may_be_broken_between_its_parts() -> None:
    soft = "\N{SOFT HYPHEN}"
    wanted = f"## IKT\\- eller digitaliserings{soft}strategien"
    assert heading(2, "IKT- eller digitaliseringsstrategien") == wanted
    assert soft not in heading(2, "Digitaliseringen av kommunen, og rekrutteringen")
