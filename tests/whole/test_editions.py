"""A number cited in one edition says the same after the next one has changed it."""

from __future__ import annotations

import csv
import json
import posixpath
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from builder import paths
from builder.__main__ import main
from builder.faults import Findings
from builder.freezing import freeze
from builder.site import lay_editions, unpack_editions
from builder.sources.frozen import read_frozen
from tests.axe import violations
from tests.html_tables import table_of
from tests.invented import DATA, make_round, write_card
from tests.serving import served

OSLO = "0301"
FIRST, SECOND = "2026-11", "2027-01-15"
FRAME = '<!doctype html><title>Avisen</title><iframe src="{}" width="900" height="700"></iframe>'


@dataclass(frozen=True)
class Shelf:
    """Two editions: the data of the second, the folder they are laid in, how many areas Oslo's
    strategy covers by the answers of each, and the checksum of the first before the second."""

    data: Path
    site: Path
    areas: tuple[int, int]
    first: str

    def edition(self, name: str) -> Path:
        """Return the folder of an edition."""
        return self.site / "utgave" / name


def answers(data: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of the newest answers."""
    path = data / "survey" / "2022" / "responses.csv"
    header, *rows = csv.reader(path.read_text("utf-8").splitlines())
    return header, rows


def areas_of_oslo(data: Path) -> int:
    """Return to how many areas of the strategy Oslo answered yes."""
    header, rows = answers(data)
    (own,) = (dict(zip(header, row, strict=True)) for row in rows if row[0] == OSLO)
    return [own[name] for name in header if name.startswith("strategi_")].count("ja")


def answer_otherwise(data: Path) -> None:
    """Turn one no of Oslo's into a yes."""
    header, rows = answers(data)
    (own,) = (row for row in rows if row[0] == OSLO)
    at = next(
        i for i, name in enumerate(header) if name.startswith("strategi_") and own[i] == "nei"
    )
    own[at] = "ja"
    folder = data / "survey" / "2022"
    with (folder / "responses.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    write_card(folder, "responses.csv")


def name_edition(data: Path, edition: str) -> None:
    """Write the edition into `site.yml`."""
    path = data / "site.yml"
    text = re.sub(
        r'^edition: "[^"]*"', f'edition: "{edition}"', path.read_text("utf-8"), flags=re.M
    )
    path.write_text(text, "utf-8")


def sha256(path: Path) -> str:
    """Return the checksum of a file, as another program counts it."""
    return subprocess.check_output(["sha256sum", path], text=True).split()[0]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Iterator[Shelf]:
    """Freeze an edition, change an answer, freeze another, and lay both."""
    folder = tmp_path_factory.mktemp("editions")
    data = folder / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey", "editions"))
    for year in (2018, 2022):
        make_round(data, year, rows=12, seed=int(year == 2022))
    changes = [f"## {one}\n\n### Tall\n\n- Noe i {one}.\n" for one in (SECOND, FIRST)]
    (folder / "CHANGELOG.md").write_text("\n".join(changes), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "CACHE", chart_cache)
        patch.setattr(paths, "CHANGELOG", folder / "CHANGELOG.md")
        patch.delenv("SITE_URL", raising=False)
        name_edition(data, FIRST)
        assert freeze(data, FIRST, data / "editions", frozenset({OSLO})) == 0
        before, first = areas_of_oslo(data), sha256(data / "editions" / f"utgave-{FIRST}.zip")
        answer_otherwise(data)
        name_edition(data, SECOND)
        assert freeze(data, SECOND, data / "editions", frozenset({OSLO})) == 0
        editions = read_frozen(data, Findings())
        lay_editions(unpack_editions(editions, folder / "cache"), folder / "site")
        yield Shelf(data, folder / "site", (before, areas_of_oslo(data)), first)


def test_each_edition_says_its_own_number_everywhere(shelf: Shelf) -> None:
    assert shelf.areas[1] == shelf.areas[0] + 1
    for name, expected in zip((FIRST, SECOND), shelf.areas, strict=True):
        edition = shelf.edition(name)
        page = (edition / "kommune" / "oslo" / "index.html").read_text("utf-8")
        values = table_of(page, "Alle indikatorer").row("Antall områder i strategien")
        assert values["2022"] == f"{expected} av 13 områder"
        assert f"Oslo har {expected} av 13 områder" in page
        table = (edition / "data" / "indikatorer.csv").read_text("utf-8").splitlines()
        (row,) = (
            row
            for row in csv.DictReader(table)
            if (row["aar"], row["kommunenr"], row["indikator"]) == ("2022", OSLO, "strategi_antall")
        )
        assert row["verdi"] == str(expected)
        api = json.loads((edition / "api" / "v1" / "kommune" / "0301.json").read_text("utf-8"))
        (unit,) = next(one for one in api["runder"] if one["aar"] == 2022)["kommuner"]
        assert unit["indikatorer"]["strategi_antall"]["verdi"] == str(expected)
        assert api["utgave"] == name


def test_everything_says_which_edition_it_is(shelf: Shelf) -> None:
    for name in (FIRST, SECOND):
        edition = shelf.edition(name)
        pages = sorted(edition.rglob("index.html"))
        assert len(pages) > 300
        assert [page for page in pages if name not in page.read_text("utf-8")] == []
        pictures = sorted((edition / "figur").rglob("*.svg"))
        assert len(pictures) > 200
        assert [one for one in pictures if f">Utgave {name}<" not in one.read_text("utf-8")] == []
        front = (edition / "index.html").read_text("utf-8")
        assert f"Noe i {name}." in front
        assert front.count("Noe i ") == 1
        assert "<script" not in front
        assert "stil.css" not in front


def test_checksums_verify_and_the_first_stays_as_it_was(shelf: Shelf) -> None:
    for name in (FIRST, SECOND):
        command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
        assert subprocess.run(command, cwd=shelf.edition(name), check=False).returncode == 0
    assert sha256(shelf.data / "editions" / f"utgave-{FIRST}.zip") == shelf.first


def test_same_input_gives_the_same_bytes(shelf: Shelf, tmp_path: Path) -> None:
    """Frozen again elsewhere, where other editions lie beside it or none."""
    name, bare = f"utgave-{SECOND}.zip", tmp_path / "data"
    shutil.copytree(shelf.data, bare, ignore=shutil.ignore_patterns("editions"))
    assert freeze(bare, SECOND, tmp_path, frozenset({OSLO})) == 0
    assert (tmp_path / name).read_bytes() == (shelf.data / "editions" / name).read_bytes()


LINK = re.compile(r'(?:href|src)="(?!https://)([^"#]*)(?:#([^"]*))?"')


def test_every_link_leads_to_a_file_of_the_edition(shelf: Shelf) -> None:
    """But for the one to the newest numbers, on each plain page."""
    edition = shelf.edition(FIRST)
    files = {one.relative_to(edition).as_posix() for one in edition.rglob("*") if one.is_file()}
    texts = {name: (edition / name).read_text("utf-8") for name in files if name.endswith(".html")}
    for page, text in texts.items():
        outside = 0
        for link, anchor in LINK.findall(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link or "."))
            if not link:
                target = page
            elif link.endswith("/"):
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            if target.startswith("../"):
                outside += 1
                continue
            if anchor.startswith(("tall", "siter")) or "om/" in link:
                continue
            if target.startswith("kommune/") and "oslo" not in target:
                continue  # a trial has few municipalities
            assert target in files, (page, link)
            if anchor and target in texts:
                assert f'id="{anchor}"' in texts[target], (page, link, anchor)
        is_plain = "Frosset utgave" in text
        assert outside == is_plain, page


def test_a_fixed_map_and_comparison_work_in_a_frame_elsewhere(
    shelf: Shelf, browser: Browser
) -> None:
    """On another site, with scripts of the edition's own and nothing that is not there."""
    news = shelf.data.parent / "news"
    news.mkdir()
    with served(shelf.site) as address, served(news) as other:
        for name, expected in zip((FIRST, SECOND), shelf.areas, strict=True):
            own = f"{address}utgave/{name}/del/"
            (news / "kart.html").write_text(FRAME.format(f"{own}kart/?i=strategi_score&k={OSLO}"))
            (news / "to.html").write_text(FRAME.format(f"{own}sammenlign/?k={OSLO},l"))
            page = browser.new_page(locale="nb-NO")
            failed: list[str] = []
            page.on("response", lambda one, f=failed: f.append(one.url) if one.status > 399 else 0)  # type: ignore[misc]
            page.on("pageerror", lambda one, f=failed: f.append(str(one)))  # type: ignore[misc]
            page.goto(f"{other}kart.html")
            panel = page.frame_locator("iframe").locator("#kart-panel")
            panel.get_by_text("Oslo").first.wait_for()
            assert f"{expected} av 13" in panel.inner_text()
            page.goto(f"{other}to.html")
            frame = page.frame_locator("iframe")
            frame.get_by_role("heading", name="Sammenligning: Oslo og Hele landet").wait_for()
            frame.get_by_text(f"Utgave {name}").wait_for()
            page.close()
            assert [one for one in failed if "favicon" not in one] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_plain_pages_can_be_read_by_all(
    shelf: Shelf, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """With no scripts, on a phone: nothing wider than it, and nothing that axe finds."""
    with served(shelf.site) as address:
        page = browser.new_page(
            viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        for name in ("", "data/", "kommune/oslo/", "fylke/agder/"):
            page.goto(f"{address}utgave/{SECOND}/{name}")
            assert violations(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") == 390, name
        page.close()


def test_an_edition_that_is_not_that_of_the_site_is_refused(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edition", "2030", "--data", str(shelf.data)]) == 1
    assert capsys.readouterr().err == (
        f"'2030': {shelf.data}/site.yml names '{SECOND}'. Write edition: 2030 there.\n"
    )
    assert not list((shelf.data / "editions").glob("*2030*"))


def test_an_edition_of_which_nothing_is_told_is_refused(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "CHANGELOG", shelf.data / "CHANGELOG.md")
    assert main(["edition", SECOND, "--data", str(shelf.data)]) == 1
    assert capsys.readouterr().err == (
        f"CHANGELOG.md has no entry '## {SECOND}'. Write what changed in files, columns and "
        "numbers.\n"
    )


def test_a_failing_check_freezes_nothing(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(shelf.data, data, ignore=shutil.ignore_patterns("editions"))
    (data / "survey" / "2022" / "responses.csv").write_text("kommunenr\n")
    assert main(["edition", SECOND, "--data", str(data)]) == 1
    assert capsys.readouterr().err.endswith("in the input. Nothing was frozen.\n")
    assert not (data / "editions").exists()
