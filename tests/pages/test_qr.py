"""The code on paper: drawn by a real browser and read by a reader that is not ours."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from builder.pages.parts.qr import address_on_paper, qr_svg

ADDRESSES = [
    "https://example.org/dk/kommune/alesund/",
    "https://example.org/",
    "https://et-langt-navn.example.org/kommuner/digital/kommune/nordre-follo/#digital-prioritering",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_reads_the_address(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 300, "height": 300}, color_scheme=scheme)  # type: ignore[arg-type]
    box = f"<div style='width:95px'>{qr_svg(address)}</div>"
    page.set_content(f"<meta name=color-scheme content='light dark'>{box}")
    image = Image.open(BytesIO(page.screenshot()))  # 95 px: 2.5 cm on paper
    page.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]


def test_it_says_what_it_is_and_has_no_style_of_its_own() -> None:
    code = qr_svg(ADDRESSES[0])
    assert f"<title>QR-kode til {ADDRESSES[0]}</title>" in code
    assert 'role="img"' in code
    assert "style" not in code
    assert len(code) < 6000


def test_signs_of_html_in_an_address_are_escaped() -> None:
    code = qr_svg('https://example.org/?a="<b>&c')
    assert "<b>" not in code
    assert "&lt;b&gt;&amp;c" in code


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_svg(ADDRESSES[0]) == qr_svg(ADDRESSES[0])


def test_paper_has_the_address_in_letters_too_or_says_that_there_is_none() -> None:
    known = address_on_paper("https://example.org/", "kommune/utsira/")
    assert "<span>https://example.org/kommune/utsira/</span>" in known
    assert "<svg" in known
    unknown = address_on_paper("", "kommune/utsira/")
    assert "<svg" not in unknown
    assert "ikke fått noen adresse" in unknown
