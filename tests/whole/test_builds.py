"""Building as a user does: same bytes twice, quick when nothing changed, official rounds,
faults."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder import paths
from tests.frozen import FILES as EARLIER
from tests.frozen import write_edition
from tests.invented import DATA, make_round, write_card
from tests.whole_site import ADDRESS, build, pages

UNKNOWN = (2021, 2024)  # years between and after those of the codebook, of two divisions
WORDS_OF_SIMULATION = ("simuler", "syntetisk", "noindex")
WITHOUT_NUMBERS = ("om/", "utgave/", "tilgjengelighet/", "404", "kommune/index", "fylke/index")
PUBLISHED_ONLY = "landet/utvikling/index.html"  # figures of SSB's own, and no number of a round
WITHOUT_ROUNDS = "hvor"  # where a place lies, which no round tells
PUBLISHED_PICTURES = "landet/utvikling/"  # the folder of pictures drawn of such figures only


def hashes(site: Path) -> dict[str, str]:
    """Return the sha256 of every file of a site but the builder's own marker."""
    files = (path for path in site.rglob("*") if path.is_file() and path.name != ".builder.json")
    return {str(p.relative_to(site)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """All but the pictures is made anew; those are drawn a second time in test_figures."""
    drawn, again = site.parent / "cache" / "diagram", tmp_path / "cache" / "diagram"
    shutil.copytree(drawn, again)
    build(tmp_path / "again", tmp_path / "cache", "--data", str(DATA))
    assert hashes(tmp_path / "again") == hashes(site)


@dataclass(frozen=True)
class Preview:
    """A site of Oslo's page only, with its data and the arguments that build it."""

    out: Path
    cache: Path
    data: Path

    def build(self, data: Path | None = None, expected: int = 0) -> str:
        """Build it again, from other data if given; returns what the build told."""
        command = ("--data", str(data or self.data), "--only", "0301")
        done = build(self.out, self.cache, *command, expected=expected)
        return done.stderr if expected else done.stdout


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Preview:
    """Return a preview built once; a test leaves it as it was."""
    folder = tmp_path_factory.mktemp("preview")
    shutil.copytree(DATA, folder / "data")
    write_edition(folder / "data" / "editions", "2020")
    made = Preview(folder / "site", chart_cache, folder / "data")
    made.build()
    return made


def test_a_build_with_nothing_changed_says_so_and_touches_nothing(preview: Preview) -> None:
    front = preview.out / "index.html"
    before = front.stat().st_mtime_ns
    assert "Nothing has changed" in preview.build()
    assert front.stat().st_mtime_ns == before
    front.unlink()
    assert "Nothing has changed" not in preview.build()
    assert front.exists()


def test_the_index_of_a_preview_has_its_own_municipalities_and_every_page(preview: Preview) -> None:
    rows = json.loads((preview.out / "assets" / "oppslag.json").read_text("utf-8"))
    assert [row[1] for row in rows if row[0] == "k"] == ["Oslo"]
    pages = {row[1] for row in rows if row[0] == "s" and row[2] == "side"}
    assert {"Kommuner", "Metode", "Data", "Hele landet"} <= pages


def test_earlier_editions_lie_beside_the_pages(preview: Preview) -> None:
    for name, text in EARLIER.items():
        assert (preview.out / "utgave" / "2020" / name).read_text("utf-8") == text
    listed = (preview.out / "utgave" / "index.html").read_text("utf-8")
    assert '<a href="2020/">Utgave 2020</a>' in listed


def test_a_tampered_edition_is_told_and_the_site_stays(preview: Preview) -> None:
    before, path = hashes(preview.out), preview.data / "editions" / "utgave-2020.zip"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"En utgave", b"En annen!", 1))
    told = preview.build(expected=1)
    path.write_bytes(whole)
    assert f"{path}: found damaged content" in told
    assert told.endswith("1 fault in the input. Nothing was published.\n")
    assert hashes(preview.out) == before


def name_site(data: Path, address: str) -> None:
    """Write a name that HTML must escape, and an address, into `site.yml`."""
    path = data / "site.yml"
    text = path.read_text("utf-8").replace("name: Digital kommune", "name: A & B")
    path.write_text(text.replace('\naddress: ""', f'\naddress: "{address}"'), "utf-8")


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Path:
    """Return a site of official rounds with a name and an address of its own."""
    folder = tmp_path_factory.mktemp("official")
    data = folder / "data"
    shutil.copytree(DATA, data)
    for survey in sorted((data / "survey").iterdir()):
        write_card(survey, "responses.csv", status="offisiell", publisher="Statistisk sentralbyrå")
    name_site(data, "https://eksempel.no/kommuner")
    arguments = ("--data", str(data), "--only", "0301,1580")
    told = build(folder / "site", chart_cache, *arguments, address="").stdout
    assert "relative addresses" not in told
    return folder / "site"


def test_official_rounds_leave_no_word_of_simulation(official: Path) -> None:
    found = set()
    for path in official.rglob("*"):
        redirect = path.name == "index.html" and 'http-equiv="refresh"' in path.read_text("utf-8")
        if path.suffix in (".html", ".svg", ".csv", ".json") and not redirect:
            text = path.read_text(encoding="utf-8").lower()
            name = str(path.relative_to(official))
            choice = name.startswith(("kommune/", "fylke/")) and "md-main" not in text
            if not choice and not name.startswith(("404", "assets")):
                found |= {(name, word) for word in WORDS_OF_SIMULATION if word in text}
            if name.startswith("del/"):  # a bare page is never a hit of its own
                found -= {(name, "noindex")}
    assert found == set()


def test_name_and_address_of_site_yml_stand_in_pages_and_files(official: Path) -> None:
    page = (official / "om/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://eksempel.no/kommuner/om/">' in page
    assert "<title>Om nettstedet – A &amp; B</title>" in page
    index = (official / "api/v1/index.json").read_text(encoding="utf-8")
    assert '"side":"https://eksempel.no/kommuner/kommune/oslo/"' in index


def test_every_page_of_simulated_numbers_says_so_and_is_not_indexed(site: Path) -> None:
    silent = []
    for page in pages(site):
        name = str(page.relative_to(site))
        html = page.read_text(encoding="utf-8")
        if name.startswith((*WITHOUT_NUMBERS, PUBLISHED_ONLY)) or "md-main" not in html:
            continue
        if "imulert" not in html or '<meta name="robots" content="noindex"' not in html:
            silent.append(name)
    assert silent == []


def test_every_picture_of_simulated_numbers_says_so(site: Path) -> None:
    folder = site / "figur"
    pictures = sorted(folder.rglob("*.svg"))
    assert len(pictures) > 2000
    silent = [
        path.relative_to(folder).as_posix()
        for path in pictures
        if path.stem != WITHOUT_ROUNDS and "imulerte" not in path.read_text(encoding="utf-8")
    ]
    assert [name for name in silent if not name.startswith(PUBLISHED_PICTURES)] == []


def test_published_figures_are_apart_from_simulated_ones(site: Path) -> None:
    html = (site / PUBLISHED_ONLY).read_text(encoding="utf-8")
    assert "Alle tall på denne siden er publisert av SSB." in html
    assert 'class="publisert"' in html
    assert [word for word in WORDS_OF_SIMULATION if word in html.lower()] == []
    assert set(re.findall(r'<img src="../../figur/([^"]*/)', html)) == {PUBLISHED_PICTURES}
    for path in (site / "figur" / PUBLISHED_PICTURES).glob("*.svg"):
        assert "Kilde: SSB, publiserte tall" in path.read_text(encoding="utf-8")
    for path in (site / "del" / PUBLISHED_PICTURES).glob("*/index.html"):
        assert "Publisert av SSB" in path.read_text(encoding="utf-8")
    drawn = f"figur/{PUBLISHED_PICTURES}"
    pages_with = {str(p.relative_to(site)) for p in pages(site) if drawn in p.read_text("utf-8")}
    bare = {name for name in pages_with if name.startswith(f"del/{PUBLISHED_PICTURES}")}
    assert pages_with - bare == {PUBLISHED_ONLY}
    assert bare


def test_scores_without_answers_build_a_whole_site(tmp_path: Path, chart_cache: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018)
    make_round(data, 2022, kind="scores", status="offisiell")
    build(tmp_path / "site", chart_cache, "--data", str(data), "--only", "0301,1580")
    page = (tmp_path / "site/kommune/oslo/index.html").read_text(encoding="utf-8").lower()
    assert "svarene er ikke publisert" in page


@pytest.fixture(scope="module")
def unheard_of(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Path:
    """Return a site without an address, of two rounds that the codebook does not know."""
    folder = tmp_path_factory.mktemp("years")
    data = folder / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    for year in UNKNOWN:
        make_round(data, year, seed=year)
    arguments = ("--data", str(data), "--only", "0301,1580,1508")
    told = build(folder / "site", chart_cache, *arguments, address="").stdout
    where = f"no address in {data / 'site.yml'} or SITE_URL"
    assert f"{where}: the files carry relative addresses" in told
    return folder / "site"


@pytest.mark.parametrize("year", UNKNOWN)
def test_a_round_of_a_year_the_codebook_does_not_know_builds(unheard_of: Path, year: int) -> None:
    """One such round alone is tried page by page, in tests/pages/test_kommune.py."""
    assert str(year) in (unheard_of / "kommune/haram/index.html").read_text(encoding="utf-8")


def test_without_an_address_no_file_has_one(unheard_of: Path) -> None:
    files = [path for path in unheard_of.rglob("*") if path.is_file()]
    assert len(files) > 3000
    assert [str(p) for p in files if b"localhost" in p.read_bytes()] == []


def test_faulty_input_leaves_the_published_site_and_tells_every_fault(
    preview: Preview, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    before = hashes(preview.out)
    survey = data / "survey" / "2022" / "responses.csv"
    lines = survey.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4].replace(",ja", ",kanskje", 1)
    lines[7] = "9999" + lines[7][4:]
    survey.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (data / "survey" / "2018" / "provenance.yml").unlink()
    told = preview.build(data, expected=1)
    assert "Traceback" not in told
    for part in ("responses.csv, row 5", "'kanskje'", "row 8", "'9999'", "provenance.yml"):
        assert part in told
    assert hashes(preview.out) == before


def test_an_interrupted_build_leaves_the_old_site_whole(preview: Preview, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    before = hashes(preview.out)
    make_round(data, 2018, seed=7)
    options = ["--out", str(preview.out), "--data", str(data), "--only", "0301"]
    running = subprocess.Popen(
        [sys.executable, "-m", "builder", "build", *options],
        cwd=paths.ROOT,
        env={**os.environ, "BUILDER_CACHE": str(preview.cache), "SITE_URL": ADDRESS},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    for line in running.stdout:
        if "charts and maps" in line:
            break
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 1
    assert hashes(preview.out) == before
    assert [p.name for p in preview.out.parent.glob(".site.*")] == []


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    done = build(tmp_path / "site", tmp_path / "cache", address='https://x.no/"', expected=1)
    assert done.stderr.startswith("""SITE_URL is 'https://x.no/"'""")
    assert not (tmp_path / "site").exists()


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    build(tmp_path / "site", tmp_path / "cache", "--only", "301", expected=2)
    build(tmp_path / "site", tmp_path / "cache", "--only", "9999", expected=2)
    assert not (tmp_path / "site").exists()
