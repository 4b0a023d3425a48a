"""How a reader moves the map: buttons, wheel, mouse and fingers."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.kart.live_map import (
    looks,
    middle_of,
    open_map,
    state,
)


def test_buttons_zoom_move_and_reset(page: Page, address: str) -> None:
    open_map(page, address)
    whole = looks(page)
    page.get_by_role("button", name="Zoom inn").click()
    near = looks(page)
    assert near[2] < whole[2] * 0.9
    for name, axis, sign in (
        ("Flytt mot øst", 0, 1),
        ("Flytt mot vest", 0, -1),
        ("Flytt mot sør", 1, 1),
        ("Flytt mot nord", 1, -1),
    ):
        before = looks(page)
        page.get_by_role("button", name=name).click()
        assert (looks(page)[axis] - before[axis]) * sign > 10
    page.get_by_role("button", name="Zoom ut").click()
    page.get_by_role("button", name="Vis hele kartet").click()
    assert looks(page) == whole
    expect(page).not_to_have_url(re.compile(r"[?&]z="))  # the address follows a moment later


def test_the_wheel_scrolls_the_page_and_with_control_the_map(page: Page, address: str) -> None:
    open_map(page, address)
    page.mouse.move(*middle_of(page, "3403"))
    page.wait_for_timeout(200)
    whole = looks(page)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    expect(page.locator("#kart-melding")).to_contain_text("Ctrl")
    page.wait_for_function("before => scrollY > before", arg=before)
    assert looks(page) == whole
    page.wait_for_timeout(100)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    page.wait_for_function(
        "w => document.querySelector('.kart-flate .kart-svg').viewBox.baseVal.width < w * .8",
        arg=whole[2],
    )


def test_the_mouse_drags_and_points_and_clicks(page: Page, address: str) -> None:
    open_map(page, address, "?z=380,1100,300")
    x, y = middle_of(page, "3424")  # Rendalen
    page.mouse.move(x, y)
    page.wait_for_load_state("networkidle")  # what the mouse needs is asked for when it comes
    page.mouse.move(x + 1, y)
    expect(page.locator(".kart-tips")).to_have_text(re.compile(r"^Rendalen: Grad \d av 4"))
    page.mouse.click(x, y)
    expect(page.locator("#kart-panel")).to_contain_text("Rendalen")
    assert state(page)["k"] == "3424"
    before = looks(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y, steps=4)
    page.mouse.up()
    assert looks(page)[0] > before[0] + 10
    assert state(page)["k"] == "3424"  # a drag chooses nothing


def test_a_finger_takes_the_nearest(phone: Page, address: str) -> None:
    """Utsira is a dot of a few px, with sea around it."""
    open_map(phone, address)
    x, y = middle_of(phone, "1151")
    phone.touchscreen.tap(x - 5, y)
    expect(phone.locator("#kart-panel")).to_contain_text("Utsira")
    assert phone.locator(".kart-tips:visible").count() == 0


def test_one_finger_scrolls_the_page_and_two_zoom_the_map(phone: Page, address: str) -> None:
    open_map(phone, address)
    whole = looks(phone)
    phone.locator("#kart-flate").scroll_into_view_if_needed()
    phone.locator("#kart-flate").tap(position={"x": 330, "y": 330})
    phone.wait_for_timeout(300)
    touch = phone.context.new_cdp_session(phone)
    x, y = middle_of(phone, "3403")

    def send(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": left, "y": top, "id": n} for n, (left, top) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = phone.evaluate("scrollY")
    send("touchStart", (x, y))
    for step in range(1, 9):
        send("touchMove", (x, y - 20 * step))
    send("touchEnd")
    phone.wait_for_function("before => scrollY > before + 40", arg=before)
    assert looks(phone) == whole
    phone.evaluate("before => scrollTo(0, before)", before)
    x, y = middle_of(phone, "3403")
    send("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 7):
        send("touchMove", (x - 20 - 8 * step, y), (x + 20 + 8 * step, y))
    send("touchEnd")
    phone.wait_for_function(
        "w => document.querySelector('.kart-flate .kart-svg').viewBox.baseVal.width < w * .6",
        arg=whole[2],
    )
