"""A figure is drawn in place of its picture, and tells its numbers to mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.charts import explorer
from tests.browser.figur.reader import HARD_SPACE, Reader, colours_in, explored


def test_nothing_of_the_explorer_is_fetched_before_it_is_asked_for(reader: Reader) -> None:
    reader.page.wait_for_load_state("networkidle")
    before = [url for url in reader.asked if url.endswith((".js", ".json"))]
    assert [url.rsplit("/", 1)[1] for url in before] == ["figur.js"]
    explored(reader)
    assert any(url.endswith(explorer.ADDRESS) for url in reader.asked)
    assert not any("vendor" in url for url in reader.asked)


def test_the_figure_is_drawn_in_place_of_the_picture_and_back(reader: Reader) -> None:
    frame = explored(reader)
    picture = reader.figure().locator(".figur-bilde")
    expect(picture).to_be_hidden()
    expect(frame.locator("svg")).to_contain_text("Prioritering av digitalisering")
    expect(frame.locator("svg")).to_contain_text(f"10{HARD_SPACE}000")
    expect(frame.locator("svg")).to_contain_text("▼ Ålesund kommune 2022")
    expect(frame.locator("svg")).not_to_contain_text("kommunen 2022")
    reader.press("Vis bildet")
    expect(picture).to_be_visible()
    expect(frame).to_have_count(0)
    expect(reader.figure().get_by_role("button", name="Utforsk")).to_be_focused()
    explored(reader)


def test_patterns_are_drawn_by_the_browser(reader: Reader) -> None:
    frame = explored(reader)
    tile = reader.page.locator("pattern[id='hatch-ffffff-6b6b6b']")
    assert tile.get_attribute("patternTransform") == "rotate(45)"
    assert [part.get_attribute("fill") for part in tile.locator("path").all()] == [
        "#ffffff",
        "#6b6b6b",
    ]
    bar = frame.locator("svg path[fill*=hatch]")
    colours = colours_in(reader.page, bar.screenshot())
    lined = sum(count for colour, count in colours.items() if int(colour.split()[0]) < 150)
    assert lined > 100
    assert colours["255 255 255 255"] > 1000


def test_a_mark_tells_its_numbers_to_the_mouse(reader: Reader) -> None:
    frame = explored(reader)
    box = reader.figure().locator(".figur-boks")
    expect(box).to_be_hidden()
    frame.locator("svg path[fill='#c00000']").hover()
    expect(box).to_be_visible()
    assert box.inner_text() == f'Svar: Ja, "helt"\nAntall: 1{HARD_SPACE}203'
    reader.page.mouse.move(2, 2)
    expect(box).to_be_hidden()


def test_marks_tell_their_numbers_to_the_keyboard(reader: Reader) -> None:
    frame = explored(reader)
    told = reader.figure().locator(".figur-avlest")
    box = reader.figure().locator(".figur-boks")
    steps = {
        "ArrowRight": "Svar: Ja, Antall: 1",
        "ArrowDown": f'Svar: Ja, "helt", Antall: 1{HARD_SPACE}203',
        "End": f"Svar: =1+1, Antall: 11{HARD_SPACE}137",
        "ArrowLeft": f'Svar: Ja, "helt", Antall: 1{HARD_SPACE}203',
        "Home": "Svar: Ja, Antall: 1",
    }
    for key, text in steps.items():
        frame.press(key)
        expect(told).to_have_text(text)
        expect(box).to_be_visible()
    assert told.get_attribute("role") == "status"
    frame.press("Escape")
    expect(box).to_be_hidden()
    frame.press("Escape")
    expect(reader.figure().locator(".figur-bilde")).to_be_visible()


def test_the_explorer_follows_a_dark_page(reader: Reader) -> None:
    frame = explored(reader)
    title = frame.locator("svg text", has_text="Prioritering").first
    paper = frame.locator("svg").first
    assert title.get_attribute("fill") == "#1a1a19"
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    reader.page.emulate_media(color_scheme="dark")
    expect(title).to_have_attribute("fill", "#eef2f5")
    expect(paper).to_have_css("background-color", "rgb(18, 24, 29)")
    reader.page.emulate_media(color_scheme="light")
    expect(title).to_have_attribute("fill", "#1a1a19")


def test_a_table_without_its_file_is_told_of(reader: Reader) -> None:
    reader.page.route("**/*.vl.json", lambda route: route.fulfill(status=404))
    reader.press("CSV")
    expect(reader.figure().get_by_role("status").first).to_contain_text("Det gikk ikke")
    reader.press("Utforsk")
    expect(reader.figure().locator(".figur-bilde")).to_be_visible()
    assert len(reader.errors) >= 2
    reader.errors.clear()


def test_the_bundle_is_made_once_and_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr(explorer, "_bundle", lambda: made.append(1) or b"export {};")
    path = explorer.explorer_script(tmp_path / "vega")
    assert explorer.explorer_script(tmp_path / "vega") == path
    assert (path.read_bytes(), len(made)) == (b"export {};", 1)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
