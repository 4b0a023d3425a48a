"""Blocks that go round MkDocs come back where they stood."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.site import bodies, run_mkdocs
from builder.site.bodies import part
from tests.site.small_docs import CONFIG, place_page, small_pages, table, written

HEADING = "## Svar {: #svar }\n\n"
BLOCK = f"<div>\n<p>Før</p>\n{table()}\n</div>"


def test_a_large_block_is_parted() -> None:
    parted = part("kommune/oslo.md", f'---\ntitle: "Oslo"\n---\n\n# Oslo\n\n{HEADING}{BLOCK}\n')
    assert parted.markdown == (
        '---\ntitle: "Oslo"\nbody: "kommune/oslo.html"\nparts: 1\n---\n\n# Oslo\n\n'
        f"{HEADING}<!--part 0-->\n"
    )
    assert parted.template == f"{{% set part0 %}}{BLOCK}{{% endset %}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n" + HEADING + "<div>\n<p>Liten</p>\n</div>\n",
        f"# A\n\n{HEADING}tekst\n{BLOCK}\n",
        f"# A\n\n{HEADING}{BLOCK.removesuffix('</div>')}\n",
        f"# A\n\n{HEADING}{BLOCK} og mer\n",
    ],
    ids=["small", "in a paragraph", "never ends", "text behind"],
)
def test_what_must_stay_stays(text: str) -> None:
    assert part("a.md", text) == bodies.Parted(text, "")


def test_signs_of_templates_in_a_block_are_text() -> None:
    nasty = "{{ config }} {% endset %} {# x #} {{{% raw %}"
    block = f"<div>\n<p>{nasty}</p>\n{table()}\n</div>"
    template = part("a.md", f"# A\n\n{HEADING}{block}\n").template
    inner = template.removeprefix("{% set part0 %}").removesuffix("{% endset %}\n")
    assert not any(sign in inner for sign in ("{{", "{%", "{#"))
    assert nasty in BeautifulSoup(inner, "html.parser").get_text()


def built(folder: Path, pages: dict[str, str]) -> Path:
    run_mkdocs(CONFIG, written(folder / "docs", pages), folder / "site")
    return folder / "site"


def test_the_site_is_the_same_as_without_parting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasty = "{{ config.site_name }} {% endset %} <!--part 1--> æøå"
    text = place_page("Oslo").replace("Alle svar.", nasty)
    pages = small_pages() | {"kommune/oslo.md": text + f"\n## Mer {{: #mer }}\n\n{BLOCK}\n"}
    parted = built(tmp_path / "parted", pages)
    monkeypatch.setattr(bodies, "SMALLEST", 10**9)
    plain = built(tmp_path / "plain", pages)
    for path in sorted(plain.rglob("*")):
        if path.suffix in (".html", ".json"):
            ours = (parted / path.relative_to(plain)).read_text(encoding="utf-8")
            theirs = path.read_text(encoding="utf-8")
            assert words(ours) == words(theirs), path


def words(html: str) -> list[str]:
    """Return a page without the white space that templates leave behind."""
    return html.replace("&#123;", "{").replace("<!-- part", "<!--part").split()
