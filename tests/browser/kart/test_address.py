"""The address of the map says all of its state, and a state comes back from its address: the map's
own module in a browser, with whatever a reader could ask for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from builder.pages.kart.kart_page import LiveMap
from builder.site.writing import place_files
from tests.browser.watching import quiet_page
from tests.pages.editions import real_edition
from tests.serving import served
from tests.site.small_docs import HAND_WRITTEN

THERE_AND_BACK = """async (asked) => {
  const { readData } = await import("/assets/kart/data.js");
  const { settle, read, write } = await import("/assets/kart/state.js");
  const data = window.known ??= await readData();
  const { state } = settle(data, asked);
  const query = write(data, state);
  const again = read(data, new URLSearchParams(query));
  return { state, query, again: again.state, left: again.left, twice: write(data, again.state) };
}"""
OFTEN = {
    "i": ["prioritering_grad", "kompetanse_kategori", "aktivitet_grad", "sky_antall", "toString"],
    "r": ["2018", "2022", "2023", "2018-2022", "2022-2018", "2018-2018", "0", "-"],
    "f": ["03", "18", "56", "99"],
    "v": ["kart", "fliser", "tabell", "runder", "spredning", "constructor"],
    "k": ["0301", "1508", "5612", "0000"],
    "u": ["0", "4,svarte_ikke", "2,3", "<b>"],
    "s": ["2018", "2022", "2023"],
    "j": ["prioritering_grad", "sky_antall", "aktivitet_grad", "kompetanse_kategori"],
    "z": ["380,1100,300", "1,2", "0,0,0", "-1,0,1"],
}
ASKED = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(values) for key, values in OFTEN.items()}
)


@pytest.fixture(scope="module")
def blank(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open an empty page beside the scripts and files of the map."""
    folder = tmp_path_factory.mktemp("map")
    shutil.copytree(HAND_WRITTEN / "assets", folder / "assets")
    page = b'<!doctype html><title>Kart</title><link rel="icon" href="data:,">'
    files = LiveMap(real_edition()).files
    place_files(folder, {"index.html": page, **files}.items())
    with served(folder) as address, quiet_page(browser) as opened:
        opened.goto(address)
        yield opened


@settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(ASKED)
@example({"i": "toString", "r": "2018"})
@example({"j": "toString", "v": "spredning"})
@example({"v": "constructor"})
def test_a_state_comes_back_from_its_address(blank: Page, asked: dict[str, str]) -> None:
    found: dict[str, Any] = blank.evaluate(THERE_AND_BACK, asked)
    beside = {"s"} if found["state"]["v"] != "runder" else set()  # not in the address, since
    beside |= {"j"} if found["state"]["v"] != "spredning" else set()  # nothing of it is shown
    kept = {key: value for key, value in found["state"].items() if key not in beside}
    assert {key: value for key, value in found["again"].items() if key not in beside} == kept
    assert found["left"] == []
    assert found["twice"] == found["query"]
    assert set(kept) | beside == set(OFTEN)
