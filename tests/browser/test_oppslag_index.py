"""What the look-up finds of every name and number of the registry."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.look_up_site import TEXT, make_look_up_site
from tests.browser.watching import quiet_page
from tests.invented import DATA
from tests.serving import served


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page of a small site with the index of the real data."""
    with served(make_look_up_site(tmp_path)) as address, quiet_page(browser) as opened:
        opened.goto(address + TEXT)
        yield opened


FOUND = """async (texts) => {
  const finn = await import(new URL("../assets/oppslag/finn.js", location));
  const rows = await (await fetch("../assets/oppslag.json")).json();
  const entries = rows.map(finn.readRow);
  return texts.map((text) => {
    const { hits, options } = finn.answer(entries, text);
    const enter = finn.single(hits)?.address ?? null;
    return { options: options.map((one) => one.address), enter };
  });
}"""


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of the registry, read from the file itself."""
    with (DATA / "registry" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_name_and_number_leads_to_its_place(page: Page) -> None:
    """Typed as it is written, in small letters, and without a letter that other keyboards lack.

    Enter never goes anywhere else. Few former names stand behind names of today that begin so.
    """
    addresses = rows_of("adresser.csv")
    current = {
        (a["nivaa"], a["koder"]): f"{a['nivaa']}/{a['adresse']}/"
        for a in addresses
        if a["grunn"] == "gjeldende"
    }
    wanted: dict[str, set[str]] = {}
    for a in addresses:
        codes = a["koder"].split("|")
        wanted.setdefault(a["navn"], set()).update(current[a["nivaa"], code] for code in codes)
    for year in ("2018", "2020", "2024"):
        for row in rows_of(f"kommuner_{year}.csv"):
            codes = row.get("nr_2024", row["kommunenr"]).split("|")
            wanted[row["kommunenr"]] = {current["kommune", code] for code in codes}
    plain = str.maketrans({"å": "a", "ø": "o", "Å": "A", "Ø": "O", "á": "a", "š": "s"})
    for change in (str, str.lower, lambda text: text.translate(plain).replace("-", " ")):
        texts = [change(text) for text in wanted]
        answers = page.evaluate(FOUND, texts)
        told = dict(zip(texts, answers, strict=True))
        lost = {
            text: told[text]
            for text, goal in zip(texts, wanted.values(), strict=True)
            if told[text]["enter"] not in {*goal, None} or not goal & set(told[text]["options"])
        }
        assert lost == {}
        behind = {
            text
            for text, goal in zip(texts, wanted.values(), strict=True)
            if told[text]["options"][0] not in goal
        }
        assert {text.lower() for text in behind} == {"berg", "eid", "hemne", "re", "ski"}
