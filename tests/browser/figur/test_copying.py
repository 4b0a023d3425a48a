"""Link, code and citation of a figure are copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.figur.reader import Reader
from tests.browser.small_figures import KNOWN

NO_CLIPBOARD = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


def clipboard(page: Page) -> str:
    """Return what was copied."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_link_code_and_citation_are_copied(reader: Reader) -> None:
    figure = reader.figure()
    reader.press("Kopier lenke")
    expect(figure.get_by_role("status").first).to_have_text("Kopiert")
    assert clipboard(reader.page) == KNOWN
    figure.get_by_text("Bygg inn").click()
    reader.press("Kopier koden")
    expect(figure.locator(".figur-innbygging [role=status]")).to_have_text("Kopiert")
    assert clipboard(reader.page).startswith(
        '<iframe src="https://example.org/del/kommune/alesund/prioritering-2022/" title='
    )
    figure.get_by_text("Siter", exact=True).click()
    reader.press("Kopier siteringen")
    expect(figure.locator(".figur-sitering [role=status]")).to_have_text("Kopiert")
    assert clipboard(reader.page) == f"Prioritering av digitalisering. Hentet fra {KNOWN}"


def test_addresses_not_known_at_the_build_are_those_of_the_page(
    reader: Reader, address: str
) -> None:
    figure = reader.figure("endring")
    reader.press("Kopier lenke", "endring")
    expect(figure.get_by_role("status").first).to_have_text("Kopiert")
    assert clipboard(reader.page) == f"{address}kommune/alesund/#endring"
    code = figure.locator("textarea").input_value()
    assert f'src="{address}del/kommune/alesund/endring/"' in code
    assert figure.locator(".figur-sitat").text_content() == (
        f"Endring. Hentet fra {address}kommune/alesund/#endring"
    )


def selected(page: Page) -> str:
    """Return the text that is selected, in a field or in the page."""
    text: str = page.evaluate(
        """() => {
          const { activeElement: field } = document;
          const { value, selectionStart, selectionEnd } = field;
          return field.select ? value.slice(selectionStart, selectionEnd) : `${getSelection()}`;
        }"""
    )
    return text


@pytest.mark.parametrize(
    ("fold", "button", "begins"),
    [
        ("", "Kopier lenke", KNOWN),
        ("Bygg inn", "Kopier koden", "<iframe src="),
        ("Siter", "Kopier siteringen", "Prioritering av digitalisering. Hentet"),
    ],
)
def test_what_may_not_be_copied_is_selected(
    reader: Reader, fold: str, button: str, begins: str
) -> None:
    reader.page.evaluate(NO_CLIPBOARD)
    if fold:
        reader.figure().get_by_text(fold, exact=True).click()
    reader.press(button)
    expect(reader.figure().get_by_text("Teksten er merket")).to_be_visible()
    reader.page.wait_for_timeout(100)
    assert selected(reader.page).startswith(begins)
