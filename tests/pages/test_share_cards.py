"""What stands on the cards of the real places."""

from collections import Counter
from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.lookups.results import Shares
from builder.pages.parts.share_cards import (
    card_text,
    commonest_words,
    fylke_card,
    indikator_card,
    kommune_card,
    site_card,
)
from tests.pages.editions import invented_edition, real_edition


def own_words(kommunenr: str) -> list[str]:
    """Return the words of a municipality's three rows."""
    return [row.words for row in kommune_card(real_edition(), place(kommunenr)).rows]


def place(kommunenr: str):  # type: ignore[no-untyped-def]
    """Return a municipality of today."""
    return real_edition().places.kommuner[kommunenr]


def named(slug: str):  # type: ignore[no-untyped-def]
    """Return the municipality at an address."""
    (found,) = [one for one in real_edition().places.kommuner.values() if one.slug == slug]
    return found


def test_a_municipality_has_its_three_results_with_its_own_grade_marked(edition: Edition) -> None:
    card = kommune_card(edition, place("0301"))
    assert [row.label for row in card.rows] == [
        "Digital prioritering",
        "Digital kompetanse",
        "Digital aktivitet",
    ]
    kinds = [row.kind for row in card.rows]
    assert kinds == ["steps", "box", "steps"]  # a category never uses the ramp
    for row in card.rows:
        if row.kind == "steps":
            (own,) = [n for n, one in enumerate(row.swatches) if one.is_own]
            assert len(row.swatches) == 5
            assert row.words.startswith(f"Grad {own}: ")
    ramp = set(edition.definitions.colours.grad.values())
    assert not {one.fill for one in card.rows[1].swatches} & ramp


def test_the_card_says_what_the_page_says(edition: Edition) -> None:
    page = kommune_page(edition, place("5612"))
    for words in own_words("5612"):
        assert words in page


def test_a_municipality_that_did_not_answer_says_so_with_a_pattern(edition: Edition) -> None:
    card = kommune_card(edition, named("tjeldsund"))  # silent in 2022
    assert {row.words for row in card.rows} == {"Svarte ikke på undersøkelsen"}
    assert {one.pattern for row in card.rows for one in row.swatches} == {"backhatch"}


@pytest.mark.parametrize("kommunenr", ["1508", "1580"], ids=["Ålesund", "Haram"])
def test_a_result_from_before_a_split_is_told_with_whose_it_is(
    edition: Edition, kommunenr: str
) -> None:
    words = own_words(kommunenr)
    ending = " (Ålesund med grensene i 2022)"
    assert all(one.endswith(ending) for one in words)
    page = kommune_page(edition, place(kommunenr))
    for one in words:
        assert f"Ålesund: {one.removesuffix(ending)}" in page


def test_several_before_a_merger_are_told_each_with_its_name(tmp_path: Path) -> None:
    old = invented_edition(tmp_path, {2018: {}})
    (indre,) = [one for one in old.places.kommuner.values() if one.slug == "indre-ostfold"]
    for row in kommune_card(old, indre).rows:
        assert [one.pattern for one in row.swatches] == [
            old.definitions.colours.status["flere"].pattern
        ]
        for name in ("Askim", "Eidsberg", "Spydeberg", "Trøgstad", "Hobøl"):
            assert f"({name} med grensene i 2018)" in row.words


def test_where_two_values_are_as_common_neither_is_called_commonest(edition: Edition) -> None:
    """Rogaland: 6 and 6 of the categories."""
    units = edition.results.units(2022)
    own = {unit.kommunenr for unit in units if unit.fylkesnr == "11" and unit.svarte}
    found = Counter(edition.results.value(2022, code, "kompetanse_kategori").verdi for code in own)
    counts = [count for _, count in found.most_common()]
    assert counts[0] == counts[1] > counts[2]
    row = fylke_card(edition, edition.places.fylker["11"]).rows[1]
    assert row.words == f"Like vanlige: 2 kategorier ({counts[0]} av {len(own)} hver)".replace(
        f"{counts[0]} av {len(own)} ", f"{counts[0]}\u00a0av\u00a0{len(own)}\u00a0"
    )


def test_the_commonest_grades_are_named_and_nothing_is_commonest_of_nothing(
    edition: Edition,
) -> None:
    grade = edition.definitions.indicators["prioritering_grad"]
    tie = Shares({"0": 0, "1": 3, "2": 0, "3": 3, "4": 1, "ubesvart": 0}, {}, 7)
    assert commonest_words(grade, tie) == "Like vanlige: grad 1 og 3 (3\u00a0av\u00a07\u00a0hver)"
    none = Shares({"0": 0, "1": 0, "2": 0, "3": 0, "4": 0, "ubesvart": 2}, {}, 2)
    assert commonest_words(grade, none) == "Ingen har en verdi"


def test_the_two_of_one_name_have_different_cards(edition: Edition) -> None:
    cards = [kommune_card(edition, place(code)) for code in ("3419", "3114")]
    assert cards[0].title == cards[1].title == "Våler"
    assert cards[0].subtitle != cards[1].subtitle


def test_a_county_shows_all_its_municipalities_and_the_commonest(edition: Edition) -> None:
    fylke = edition.places.fylker["18"]
    card = fylke_card(edition, fylke)
    year = edition.results.latest("prioritering_grad")
    assert year is not None
    found = Counter(
        edition.results.value(year, unit.kommunenr, "prioritering_grad").verdi
        for unit in edition.results.units(year)
        if unit.fylkesnr == "18" and unit.svarte
    )
    (top, count), *_ = found.most_common()
    answered = sum(found.values())
    assert card.rows[0].words.startswith(f"Vanligst: grad {top}: ")
    assert card.rows[0].words.endswith(f"({count}\u00a0av\u00a0{answered})")
    assert sum(one.weight for one in card.rows[0].swatches) == answered
    assert card.subtitle == "41 kommuner"


def test_oslo_the_county_shows_oslo_the_municipality(edition: Edition) -> None:
    assert fylke_card(edition, edition.places.fylker["03"]) == kommune_card(edition, place("0301"))


def test_every_indicator_has_a_card_with_its_rounds_the_newest_first(edition: Edition) -> None:
    for indicator in edition.definitions.indicators.values():
        years = [y for y in edition.results.years if edition.results.has(y, indicator.id)]
        card = indikator_card(edition, indicator, years)
        assert [row.label[-4:] for row in card.rows] == [str(year) for year in years[::-1][:3]]
        assert all(row.words for row in card.rows)


def test_simulated_numbers_say_so_on_every_card_and_in_its_words(edition: Edition) -> None:
    cards = [kommune_card(edition, place("0301")), site_card(edition)]
    for card in cards:
        assert card.flag == "Simulerte tall"
        assert "Simulerte tall, ikke SSBs" in card.foot
        assert card_text(card).startswith("Simulerte tall. ")
    assert "2022" in cards[0].foot
    assert "n = 354" in cards[0].foot


def test_official_numbers_are_not_called_simulated(tmp_path: Path) -> None:
    official = invented_edition(tmp_path, {2022: {"rows": 300}}, status="offisiell")
    card = kommune_card(official, official.places.kommuner["0301"])
    assert card.flag == ""
    assert "imuler" not in card.foot + card_text(card)
    assert "2022" in card.foot


def test_a_round_without_a_value_and_many_rounds_still_make_a_card(tmp_path: Path) -> None:
    few = invented_edition(tmp_path, {2022: {"rows": 1}})
    for indicator in few.definitions.indicators.values():
        card = indikator_card(few, indicator, [2022] * 5)
        assert len(card.rows) == 3
        assert all(row.words for row in card.rows)
    for fylke in few.places.fylker.values():
        assert fylke_card(few, fylke).rows
