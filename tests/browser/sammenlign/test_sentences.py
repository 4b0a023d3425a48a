"""What is told of what separates the places, of their development and of their borders."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.sammenlign.comparing import (
    chosen,
    opened,
    part,
    told,
)
from tests.browser.sammenlign.sentences import SENTENCES


@pytest.mark.parametrize("keys", SENTENCES)
def test_what_is_told_of_what_separates_them(desk: Page, address: str, keys: str) -> None:
    assert told(opened(desk, address, keys)) == SENTENCES[keys]


DEVELOPMENT = {
    "0301,1151": "Fra 2018 til 2022 gikk Oslo fra 3 til 11 og Utsira fra 2 til 0 av 15 områder med "
    "skytjenester.",
    "4629,5626": "Fra 2018 til 2023 gikk Gamvik fra 0 til 11 av 13 områder i IKT-strategien. "
    "Modalen hadde 0 begge årene.",
    "1508,3419": "",  # nothing across borders, nor where one did not answer
}


@pytest.mark.parametrize("keys", DEVELOPMENT)
def test_what_is_told_of_their_development(desk: Page, address: str, keys: str) -> None:
    text = part(opened(desk, address, keys), "utvikling-tekst").text_content()
    assert text == DEVELOPMENT[keys]


def test_a_county_of_one_municipality_is_that_municipality(desk: Page, address: str) -> None:
    opened(desk, address, "f:03,1151,0301")
    assert chosen(desk) == ["Oslo", "Utsira"]
    assert told(desk) == SENTENCES["0301,1151"]
