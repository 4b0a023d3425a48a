"""The map by keyboard and by ear."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.kart.live_map import looks, open_map

# Walks from Oslo with the arrow keys as a reader does, deep first: to each not yet seen, and
# by the opposite arrow back. What is chosen is read of the page; throws where an arrow leads not
# to the nearest. Returns how many were seen, and from where the rest are one arrow away.
WALK = """async () => {
  const { nearestTowards } = await import('../assets/kart/walk.js');
  const json = async (name) => (await fetch(`${name}.json`)).json();
  const [{ kommuner }, { punkter, naboer }] = await Promise.all([json('data'), json('steder')]);
  const places = kommuner.map(([nr, , , slug], i) => (
    { nr, slug, x: punkter[i][0], y: punkter[i][1], naboer: [...naboer[i]] }));
  naboer.forEach((list, i) => list.forEach((j) => places[j].naboer.push(i)));
  const stage = document.getElementById('kart-flate');
  const press = async (key, slug) => {
    stage.dispatchEvent(new KeyboardEvent('keydown', { key: `Arrow${key}`, cancelable: true }));
    for (let n = 0; n < 200; n += 1) {
      await new Promise((goOn) => { setTimeout(goOn); });
      const link = document.querySelector('#kart-panel .kart-navn a');
      if (link?.href.endsWith(`/${slug}/`)) return;
    }
    throw new Error(`${key} did not lead to ${slug}`);
  };
  const WAYS = { Up: [0, -1], Right: [1, 0], Down: [0, 1], Left: [-1, 0] };
  const BACK = { Up: 'Down', Down: 'Up', Left: 'Right', Right: 'Left' };
  const from = places.findIndex(({ nr }) => nr === '0301');
  const seen = new Set([from]);
  const walk = async (i, came) => {
    for (const [key, way] of Object.entries(WAYS)) {
      const j = nearestTowards(places, i, way);
      if (j < 0 || seen.has(j) || key === BACK[came]) continue;
      seen.add(j);
      await press(key, places[j].slug);
      await walk(j, key);
      await press(BACK[key], places[i].slug);
    }
  };
  await walk(from);
  const ways = places.flatMap((one, i) => Object.entries(WAYS)
    .map(([key, way]) => [one.nr, key, nearestTowards(places, i, way)]));
  const rest = places.map((_, j) => j).filter((j) => !seen.has(j))
    .map((j) => [...ways.find(([, , to]) => to === j).slice(0, 2), places[j].nr]);
  return [seen.size, rest];
}"""


def enter(page: Page) -> None:
    """Go into the map by keyboard."""
    page.get_by_role("button", name="Bruk kartet med piltaster").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("application")).to_be_focused()
    expect(page.locator("#kart-lest")).not_to_be_empty()


def heard(page: Page, key: str) -> str:
    """Press a key and return what the live region then says."""
    line = page.locator("#kart-lest")
    before = line.inner_text()
    page.keyboard.press(key)
    expect(line).not_to_have_text(before)
    expect(line).not_to_have_text("")
    return line.inner_text()


def test_the_map_is_one_stop_behind_a_button_in_sight(page: Page, address: str) -> None:
    open_map(page, address)
    stage = page.get_by_role("application")
    assert stage.get_attribute("tabindex") == "-1"
    assert page.locator(".kart-svg").first.get_attribute("aria-hidden") == "true"
    assert page.locator(".kart-flate [tabindex], .kart-flate a").count() == 0
    expect(page.get_by_role("button", name="Bruk kartet med piltaster")).to_be_visible()
    enter(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Bruk kartet med piltaster")).to_be_focused()


def test_arrows_say_name_county_value_direction_and_likeness(page: Page, address: str) -> None:
    open_map(page, address, "?i=aktivitet_grad&r=2022")
    enter(page)
    assert re.fullmatch(r"Oslo, Oslo\. Grad \d av 4: [a-zæøå ]+\.", page.inner_text("#kart-lest"))
    said = heard(page, "ArrowUp")
    assert re.fullmatch(
        r"Nittedal, Akershus\. Grad \d av 4: [a-zæøå ]+\. Nord for Oslo\. "
        r"(Høyere enn|Lavere enn|Samme som|Et annet mønster enn) Oslo\.",
        said,
    )
    expect(page).to_have_url(re.compile("k=3232"))


def test_the_opposite_arrow_always_goes_back(page: Page, address: str) -> None:
    open_map(page, address)
    enter(page)
    there = ["ArrowUp", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown"]
    opposite = {
        "ArrowUp": "ArrowDown",
        "ArrowDown": "ArrowUp",
        "ArrowLeft": "ArrowRight",
        "ArrowRight": "ArrowLeft",
    }
    # A step that leads back at once would go back along the trail, which is what is asked of it.
    visited = [page.inner_text("#kart-lest").split(",")[0]]
    for key in there[:5]:
        visited.append(heard(page, key).split(",")[0])
    for key in reversed(there[:5]):
        visited.pop()
        assert heard(page, opposite[key]).split(",")[0] == visited[-1]
    assert visited == ["Oslo"]


def test_arrows_reach_every_municipality_from_oslo(page: Page, address: str) -> None:
    open_map(page, address)
    enter(page)
    seen, rest = page.evaluate(WALK)
    assert seen > 350
    assert seen + len(rest) == 357
    for start, key, goal in rest:  # where the way on is the way back, of those who came that way
        open_map(page, address, f"?k={start}")
        enter(page)
        heard(page, f"Arrow{key}")
        expect(page).to_have_url(re.compile(f"k={goal}"))


def test_who_did_not_answer_is_told_as_such(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&r=2022&u=svarte_ikke")
    enter(page)
    page.keyboard.press("Escape")
    silent = page.locator(".kart-flater path:not(.kart-svak)").first.get_attribute("data-nr")
    open_map(page, address, f"?i=prioritering_grad&r=2022&k={silent}")
    enter(page)
    expect(page.locator("#kart-lest")).to_have_text(re.compile(r"\. Svarte ikke\.$"))


def test_other_keys_go_in_order_in_class_and_in_county(page: Page, address: str) -> None:
    open_map(page, address, "?i=sky_antall&r=2022&k=1151")
    enter(page)
    assert heard(page, "n").startswith("Vadsø, ")
    assert heard(page, "p").startswith("Utsira, ")
    assert heard(page, "f").startswith("Vindafjord, Rogaland.")
    open_map(page, address, "?i=sky_antall&r=2022&k=1151")
    enter(page)
    assert "0 av 15 områder" in heard(page, "k")
    assert heard(page, "a").startswith("Naboene til ")
    first = int(re.findall(r"(\d+) av 15", heard(page, "PageUp"))[0])
    second = int(re.findall(r"(\d+) av 15", heard(page, "PageUp"))[0])
    assert 0 <= first <= second


def test_an_island_says_that_it_has_no_neighbours(page: Page, address: str) -> None:
    open_map(page, address, "?k=1151")
    enter(page)
    assert heard(page, "a") == "Utsira har ingen naboer på land."


def test_plus_minus_zero_zoom_and_question_mark_helps(page: Page, address: str) -> None:
    open_map(page, address)
    whole = looks(page)
    enter(page)
    page.keyboard.press("+")
    assert looks(page)[2] < whole[2]
    page.keyboard.press("0")
    assert looks(page) == whole
    assert heard(page, "?").startswith("Piltaster: nærmeste kommune")
    expect(page.locator(".kart-hjelp")).to_be_visible()
    assert heard(page, "?") == "Hjelpen er lukket."
    expect(page.locator(".kart-hjelp")).to_be_hidden()


def test_enter_opens_the_page_and_back_comes_to_the_same_map(page: Page, address: str) -> None:
    open_map(page, address, "?i=aktivitet_grad&k=5612")
    enter(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kommune/kautokeino/$"))
    page.go_back()
    expect(page.locator("#kart-panel")).to_contain_text("Kautokeino")
    expect(page.locator("#kart-panel")).to_contain_text("Guovdageaidnu")


def test_every_control_is_reached_and_used_by_keyboard(page: Page, address: str) -> None:
    open_map(page, address)
    page.locator("#kart-i").focus()
    reached = []
    for _ in range(30):
        reached.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.textContent.trim()"
                " || document.activeElement.name || document.activeElement.value"
            )
        )
        page.keyboard.press("Tab")
    told = " | ".join(reached)
    for name in ("kart-i", "kart-f", "kart-finn", "Bruk kartet med piltaster", "+", "PNG", "Excel"):
        assert name in told, told
    page.get_by_role("radio", name="2022", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#kart-tittel")).to_have_text("Digital prioritering, 2018")
    expect(page.get_by_role("radio", name="2018", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#kart-tittel")).to_have_text("Digital prioritering, 2022")


def test_names_are_links_for_those_who_speak_to_the_page(page: Page, address: str) -> None:
    open_map(page, address, "?i=aktivitet_grad")
    links = page.locator("#kart-tabell tbody th a")
    expect(links).to_have_count(357)
    assert links.first.get_attribute("href") == "../kommune/alesund/" or links.first.is_visible()
