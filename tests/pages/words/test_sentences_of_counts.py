"""Sentences on invented counts, word for word: of a county, a group, a list, a way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from builder.definitions import Indicator, read_definitions
from builder.pages.lookups.lineage import Fate, Way
from builder.pages.lookups.results import Change, Shares
from builder.pages.words import county, finding, wording
from builder.pages.words.alike import neighbours_phrase
from builder.pages.words.editions import day_of
from builder.pages.words.findings import share_of_moves
from builder.pages.words.lenses import Lens, lens_sentence, turning_sentence
from builder.pages.words.moves import reason, shared_name
from builder.pages.words.on_map import map_sentence
from builder.pages.words.readings import commonest, groups_reading, noun, value_name
from tests.invented import DATA

INDICATORS = read_definitions(DATA / "definitions").indicators
GRADE, CATEGORY = INDICATORS["prioritering_grad"], INDICATORS["rekruttering"]


def shares(*counts: int, unanswered: int = 0, of: Indicator = GRADE) -> Shares:
    """Return shares with these counts of an indicator's values, and of those without one."""
    n = sum(counts) + unanswered
    named = dict(zip(of.values, counts, strict=True))
    pct = {name: round(100 * count / n, 1) if n else None for name, count in named.items()}
    return Shares({**named, "ubesvart": unanswered}, pct, n)


def plain(text: str) -> str:
    """Return a sentence with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("words", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_words_become_a_list(words: list[str], told: str) -> None:
    assert wording.joined(words) == told


def test_each_month_of_an_edition_has_its_name() -> None:
    told = "januar februar mars april mai juni juli august september oktober november desember"
    assert [day_of(f"2027-{n:02d}") for n in range(1, 13)] == [
        f"{one} 2027" for one in told.split()
    ]
    assert (day_of("2027"), day_of("2027-01-05")) == ("2027", "5. januar 2027")


def test_letters_rounds_and_bases() -> None:
    assert wording.capital("én og to") == "Én og to"
    assert wording.lower_first("IKT-strategi") == "IKT-strategi"
    assert wording.lower_first("I alt") == "i alt"
    assert wording.lower_first("A4-ark") == "a4-ark"
    assert wording.rounds_in_words([2022]) == "runden 2022"
    assert wording.rounds_in_words([2018, 2022]) == "rundene 2018 og 2022"
    assert wording.hard_numbers("2 000 til 4 999 i alt") == (
        "2\N{NO-BREAK SPACE}000 til 4\N{NO-BREAK SPACE}999 i alt"
    )
    assert wording.base_text(1354) == (
        "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}354"
    )


def test_what_is_simulated_is_told() -> None:
    every = (
        "SSB har ikke publisert svarene fra hver kommune. Tallene her er laget av en datamaskin."
    )
    assert wording.synthetic_text(["2018"], []) == every
    assert wording.synthetic_text([], ["2018"]) == ""
    assert wording.synthetic_text([], []) == ""
    assert wording.synthetic_text(["2018", "2022"], ["2023"]) == (
        "Tallene for 2018 og 2022 er simulert. Tallene for 2023 er det ikke. De simulerte er laget "
        "av en datamaskin, fordi svarene fra hver kommune ikke er publisert."
    )


@pytest.mark.parametrize(
    ("simulated", "official", "publishers", "line"),
    [
        (["2022"], [], [], "Simulerte tall, ikke SSBs · Digitalisering i kommunene · 2022"),
        (
            *([], ["2018", "2022"], ["SSB", "SSB"]),
            "Kilde: SSB, bearbeidet av Oss · Digitalisering i kommunene · 2018 og 2022",
        ),
        (
            *(["2022"], ["2018"], ["SSB"]),
            "Simulerte tall for 2022, ikke SSBs · Kilde: SSB, bearbeidet av Oss · "
            "Digitalisering i kommunene · 2018 og 2022",
        ),
    ],
)
def test_the_source_of_a_picture(
    simulated: list[str], official: list[str], publishers: list[str], line: str
) -> None:
    assert wording.source_line(simulated, official, publishers, "Oss") == line


@pytest.mark.parametrize(
    ("count", "base", "told"),
    [
        (1, 354, "ingen andre av 354 kommuner"),
        (3, 20, "bare 3 av 20 kommuner"),
        (4, 20, "4 av 20 kommuner"),
    ],
)
def test_how_many_others_it_is_true_of(count: int, base: int, told: str) -> None:
    assert finding.kommuner_of(count, base) == told


def test_counts_are_words_up_to_twelve() -> None:
    assert [finding.counted(n) for n in (0, 1, 2, 3, 4, 5, 6)] == [
        *("null", "én", "to", "tre", "fire", "fem", "seks")
    ]
    assert [finding.counted(n) for n in (7, 8, 9, 10, 11, 12, 13)] == [
        *("sju", "åtte", "ni", "ti", "elleve", "tolv", "13")
    ]
    assert finding.one_of(1) == "den eneste kommunen"
    assert finding.one_of(2) == "en av to kommuner"


def test_what_is_true_of_a_third_is_still_unusual() -> None:
    def of(count: int, base: int, weight: float = 0.0) -> finding.Finding:
        return finding.Finding("tema", frozenset(), "{S} er {S}.", count, base, weight)

    assert [of(n, 30).is_unusual for n in (0, 1, 10, 11)] == [False, True, True, False]
    assert (of(1, 2).surprise, of(1, 256).surprise, of(2, 8, 0.5).surprise) == (1.0, 8.0, 2.5)
    assert of(1, 2).told("Oslo") == "Oslo er Oslo."


def test_the_typical_of_a_county() -> None:
    def told(own: Shares) -> str:
        whole = shares(0, 2, 0, 0, 6)
        return plain(county.typical_sentence(GRADE, "Nordland", own, whole, 2022))

    assert told(shares(0, 1, 0, 0, 3)) == (
        "For digital prioritering er grad 4 («høy») vanligst: 3 av 4 kommuner som svarte i 2022 "
        "(75,0 prosent). I hele landet er andelen 75,0 prosent (n = 8)."
    )
    assert told(shares(0, 2, 0, 0, 2)) == (
        "For digital prioritering er grad 1 («lav») og grad 4 («høy») like vanlige: "
        "2 kommuner hver av de 4 som svarte i 2022."
    )
    assert told(shares(0, 1, 0, 0, 1)) == (
        "For digital prioritering er grad 1 («lav») og grad 4 («høy») like vanlige: "
        "1 kommune hver av de 2 som svarte i 2022."
    )
    nobody = "Ingen kommuner i Nordland har en verdi for digital prioritering i 2022."
    assert told(shares(0, 0, 0, 0, 0)) == told(shares(0, 0, 0, 0, 0, unanswered=2)) == nobody


@pytest.mark.parametrize(
    ("own", "silent", "told"),
    [
        # 6 of 10, and one without: 6 of 11 is 54.5, 7 of 11 is 63.6.
        (
            *(shares(0, 4, 0, 0, 6), 1),
            "Hadde også kommunen uten verdi svart, ville andelen vært mellom 54,5 og 63,6 prosent, "
            "uansett svar.",
        ),
        # One answered without a value and two did not: 6 of 13 is 46.2, 9 of 13 is 69.2.
        (
            *(shares(0, 4, 0, 0, 6, unanswered=1), 2),
            "Hadde de 3 kommunene uten verdi svart, ville andelen vært mellom 46,2 og 69,2 "
            "prosent, uansett svar.",
        ),
        (shares(0, 4, 0, 0, 6), 0, ""),
        (shares(0, 5, 0, 0, 5), 1, ""),
        (shares(0, 0, 0, 0, 0), 1, ""),
    ],
)
def test_the_bounds_of_a_county(own: Shares, silent: int, told: str) -> None:
    assert plain(county.bounds_sentence(GRADE, own, silent)) == told


def test_the_change_of_a_county() -> None:
    def told(*own: Change) -> str:
        country = [Change("4", "1", 2), Change("1", "4", 3), Change("4", "4", 5)]
        return plain(county.change_sentence(GRADE, "4", own, country, (2018, 2022)))

    whole = "I hele landet gikk andelen, regnet på samme måte, fra 70,0 til 80,0 prosent (n = 10)."
    start = "Blant de 3 kommunene med samme grenser som svarte både i 2018 og 2022, "
    assert told(Change("1", "4", 2), Change("4", "4", 1)) == (
        f"{start}har antallet med grad 4 («høy») gått opp fra 1 til 3. 1 av de 3 har samme grad "
        f"begge år. {whole}"
    )
    assert told(Change("4", "1", 3)) == (
        f"{start}har antallet med grad 4 («høy») gått ned fra 3 til 0. 0 av de 3 har samme grad "
        f"begge år. {whole}"
    )
    assert told(Change("4", "4", 3)) == (
        f"{start}er antallet med grad 4 («høy») det samme: 3. 3 av de 3 har samme grad begge år. "
        f"{whole}"
    )
    assert told(Change("1", "4", 2)) == ""


def test_who_answered_in_a_county() -> None:
    def told(answered: int, *silent: str) -> str:
        n = answered + len(silent)
        own = Shares({"svarte": answered, "svarte_ikke": len(silent)}, {}, n)
        return plain(county.response_sentence("Nordland", own, silent, 2022))

    assert told(0) == "Ingen kommuner i undersøkelsen for 2022 ligger i Nordland."
    assert told(4) == "Alle de 4 kommunene i Nordland svarte på undersøkelsen i 2022."
    assert told(4, "Bø", "Vega") == (
        "4 av 6 kommuner i Nordland svarte på undersøkelsen i 2022. Bø og Vega svarte ikke."
    )
    assert told(1, *"ABCDEF").endswith(" A, B, C, D, E og F svarte ikke.")
    assert told(1, *"ABCDEFG").endswith("i 2022. 7 kommuner svarte ikke.")


def test_a_share_of_moves_is_of_all_that_can_be_compared() -> None:
    moves = [Change("0", "1", 1), Change("1", "1", 3)]
    assert (share_of_moves(moves, "1", "fra"), share_of_moves(moves, "1", "til")) == (75.0, 100.0)
    assert share_of_moves([], "1", "fra") == 0.0


def lens(own: Shares, name: str = "landet") -> Lens:
    """Return the country, or people of like size, with these shares."""
    named = {"landet": "i landet", "fylke": "i Rogaland", "folketall": "med under 2 000"}[name]
    return Lens(name, "Like store", "Merke", named, own)


@pytest.mark.parametrize(
    ("value", "own", "told"),
    [
        (
            *(None, shares(0, 1, 0, 0, 3)),
            "Vanligst er grad 4 («høy»), hos 75,0 prosent av 4 kommuner i landet.",
        ),
        (
            *("1", shares(0, 1, 0, 0, 3)),
            "Av 4 kommuner i landet har 1 grad 1 (25,0 prosent). Vanligst er grad 4 («høy»), hos "
            "75,0 prosent.",
        ),
        (
            *("4", shares(0, 1, 0, 0, 3)),
            "Av 4 kommuner i landet har 3 grad 4 (75,0 prosent). Det er det vanligste der.",
        ),
        (
            *("4", shares(0, 2, 0, 0, 2)),
            "Av 4 kommuner i landet har 2 grad 4 (50,0 prosent). Det er en av de vanligste der.",
        ),
        (
            *("0", shares(0, 2, 0, 0, 2)),
            "Av 4 kommuner i landet har 0 grad 0 (0,0 prosent). Vanligst er grad 1 («lav») og "
            "grad 4 («høy»), hos 50,0 prosent hver.",
        ),
    ],
)
def test_a_value_in_a_group(value: str | None, own: Shares, told: str) -> None:
    assert plain(lens_sentence(GRADE, lens(own), value)) == told


def test_a_category_in_a_group_is_not_called_a_grade() -> None:
    told = lens_sentence(CATEGORY, lens(shares(1, 3, 0, of=CATEGORY)), "ikke_forsokt")
    assert plain(told) == (
        "Av 4 kommuner i landet er 1 i samme kategori (25,0 prosent). "
        "Vanligst er «uten problemer», hos 75,0 prosent."
    )


def test_the_picture_turns_or_not_with_groups_of_five_at_least() -> None:
    high, low, small = shares(0, 2, 0, 0, 3), shares(0, 3, 0, 0, 2), shares(0, 3, 0, 0, 1)

    def told(*lenses: Lens) -> str:
        return turning_sentence(GRADE, lenses, "4")

    assert told(lens(high), lens(high, "fylke"), lens(small, "folketall")) == (
        "Bildet er det samme uansett hvem du sammenligner med: Grad 4 («høy») er vanligst."
    )
    assert told(lens(low, "folketall"), lens(high, "fylke"), lens(high)) == (
        "Bildet snur med hvem du sammenligner med. Vanligst er grad 1 («lav») blant like store; "
        "grad 4 («høy») i Rogaland og i landet."
    )
    assert told(lens(high), lens(small, "fylke")) == ""


def test_what_values_are_called() -> None:
    assert noun(GRADE) == "grad"
    assert noun(INDICATORS["strategi_score"]) == "score"
    assert noun(CATEGORY) == "kategori"
    assert value_name(CATEGORY, "med_problem") == "«med problemer»"
    assert commonest(GRADE, shares(0, 2, 0, 2, 0)) == "1"
    assert commonest(GRADE, shares(0, 0, 0, 0, 0)) == "0"


def test_groups_without_the_value_are_the_smallest() -> None:
    groups = [("A", shares(0, 1, 0, 0, 1)), ("B", shares(0, 2, 0, 0, 0))]
    told = groups_reading(GRADE, [*groups, ("Hele landet", shares(0, 3, 0, 0, 1))])
    assert plain(told) == (
        "Andelen med grad 1 («lav») er størst blant kommuner med B (100,0 prosent, n = 2), og "
        "minst med A (50,0 prosent, n = 2)."
    )


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "ingen på land"), (1, "én kommune på land"), (7, "7 kommuner på land")],
)
def test_how_many_border_on_one(count: int, told: str) -> None:
    assert neighbours_phrase(count) == told


def test_how_many_have_a_name_and_did_not_answer() -> None:
    assert [shared_name("Bø", count) for count in (2, 3, 4)] == [
        *("To kommuner heter Bø.", "Tre kommuner heter Bø.", "4 kommuner heter Bø."),
    ]
    assert [map_sentence("Slik er det.", silent) for silent in (0, 1, 13)] == [
        "Slik er det.",
        "Slik er det. Én kommune svarte ikke.",
        "Slik er det. 13 kommuner svarte ikke.",
    ]


def test_a_share_of_nobody_is_nothing() -> None:
    assert (shares(0, 0, 0, 0, 0).pct_of("1"), shares(0, 1, 0, 0, 3).pct_of("4")) == (0.0, 75.0)


def way(level: str, kind: str, until: int | None = None, fate: Fate | None = None) -> Way:
    """Return a way to a place that was called Gamle and had the number 9901."""
    return Way(level, kind, "9901", "Gamle", ("9902",), until, fate)  # type: ignore[arg-type]


def fate(kind: str, *heirs: str) -> Fate:
    """Return what became of a place in 2024."""
    return Fate(kind, 2024, heirs)  # type: ignore[arg-type]


WAYS: Sequence[tuple[Way, str]] = [
    (way("kommune", "number"), "9901 er kommunenummeret til Gamle."),
    (way("fylke", "number"), "9901 er fylkesnummeret til Gamle."),
    (way("kommune", "other_name"), "Gamle heter også 9901."),
    (way("kommune", "former_name", 2023), "Gamle er ikke lenger i bruk."),
    (
        way("fylke", "former_name", 2023, fate("split", "A", "B")),
        "Gamle var fylke til og med 2023. Kommunene der hører i dag til fylkene A og B.",
    ),
    (way("kommune", "former_name", 2023, fate("renamed", "A")), "Gamle heter nå A."),
    (
        way("kommune", "former_name", 2023, fate("part", "A")),
        "Gamle ble en del av A i 2024.",
    ),
    (
        way("kommune", "former_name", 2023, fate("split", "A", "B")),
        "Gamle ble delt mellom A og B i 2024.",
    ),
    (
        way("kommune", "former_name", 2023, fate("split", "A", "Gamle")),
        "Gamle ble delt i A og Gamle i 2024.",
    ),
    (
        way("kommune", "former_number", 2023),
        "9901 var kommunenummeret til Gamle til og med 2023.",
    ),
    (
        way("fylke", "former_number", 2023, fate("split", "A", "B")),
        "9901 var fylkesnummeret til Gamle til og med 2023. Kommunene der hører i dag til fylkene "
        "A og B.",
    ),
    (
        way("fylke", "former_number", 2023, fate("renamed", "A")),
        "9901 var fylkesnummeret til Gamle, som nå heter A.",
    ),
    (
        way("kommune", "former_number", 2023, fate("split", "A", "B")),
        "9901 var kommunenummeret til Gamle, som ble delt mellom A og B i 2024.",
    ),
]


@pytest.mark.parametrize(("given", "told"), WAYS)
def test_the_reason_of_a_way_is_told_whole(given: Way, told: str) -> None:
    assert reason(given) == told
