"""Whole sentences for known municipalities, each read and compared with the survey's rows by hand.

A word, a number or a sign that changes is noticed here; the numbers behind are counted once more in
`test_summaries.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.definitions import Indicator
from builder.definitions.site import Publisher
from builder.pages.edition import Edition
from builder.pages.lookups.results import Results
from builder.pages.words.alike import similar_sentence
from builder.pages.words.asking import questions_worth_asking
from builder.pages.words.borders import border_sentences
from builder.pages.words.cards import before_line, last_known_line, share_line
from builder.pages.words.counts import count_reading
from builder.pages.words.edges import edge_sentences
from builder.pages.words.editions import whole_citation
from builder.pages.words.findings import national_finding
from builder.pages.words.lenses import lens_sentence, lenses, turning_sentence
from builder.pages.words.quotes import quote
from builder.pages.words.standing import Standing
from builder.pages.words.summary import Summary
from builder.sources.frozen import Frozen
from tests.pages.editions import real_edition

SPACE = "\N{NO-BREAK SPACE}"


def standing(code: str) -> Standing:
    """Return a municipality of today in the edition of the repository's data."""
    edition = real_edition()
    return Standing(edition, edition.places.kommuner[code])


def of(name: str) -> Indicator:
    """Return an indicator by its id."""
    return real_edition().definitions.indicators[name]


def plain(text: str) -> str:
    """Return a text with ordinary spaces, as it is written below; hard ones are tested apart."""
    return text.replace(SPACE, " ")


Told = Callable[[Standing, Indicator, int], str]


def _share(own: Standing, indicator: Indicator, year: int) -> str:
    return share_line(own, indicator, year, own.value(indicator, year) or "")


def _before(own: Standing, indicator: Indicator, year: int) -> str:
    return before_line(own, indicator, year, own.value(indicator, year) or "")


def _quote(own: Standing, indicator: Indicator, year: int) -> str:
    told = quote(own, indicator, year)
    return told.sentence if told else ""


def _edges(own: Standing, indicator: Indicator, year: int) -> str:
    return " ".join(edge_sentences(own, indicator, year))


def _lens(number: int) -> Told:
    def told(own: Standing, indicator: Indicator, year: int) -> str:
        lens = lenses(own, indicator, year)[number]
        return lens_sentence(indicator, lens, own.value(indicator, year))

    return told


def _turning(own: Standing, indicator: Indicator, year: int) -> str:
    return turning_sentence(indicator, lenses(own, indicator, year), own.value(indicator, year))


UTSIRA, KAUTOKEINO, OSLO, VALER, TJELDSUND, HARAM = "1151", "5612", "0301", "3419", "5512", "1580"
SENTENCES: list[tuple[Told, str, str, str]] = [
    (_share, UTSIRA, "prioritering_grad", "Som 77 av 354 kommuner (21,8 prosent)."),
    (_before, UTSIRA, "prioritering_grad", "Samme grad som i 2018."),
    (_before, UTSIRA, "kompetanse_kategori", "Samme kategori som i 2018."),
    (_before, KAUTOKEINO, "aktivitet_grad", "I 2018: grad 3 («mest tilbud»)."),
    (
        *(_before, KAUTOKEINO, "kompetanse_kategori"),
        "I 2018: «eksterne, ikke forsøkt å rekruttere».",
    ),
    (_before, "5059", "prioritering_grad", "Andre grenser i 2018."),
    (_before, "3101", "kompetanse_mangel", "Ikke kjent i 2018."),
    (_before, "3209", "prioritering_grad", "Svarte ikke i 2018."),
    (
        *(last_known_line, VALER, "prioritering_grad"),
        "Siste kjente: grad 3 («mest prosjekter») i 2018.",
    ),
    (_before, "5630", "strategi_score", "I 2022: score 1 («veldig lav»)."),  # and 2 in 2018
    (_before, "5601", "strategi_score", "Samme score som i 2022."),  # and 4 in 2018
    (last_known_line, "1839", "kompetanse_mangel", "Ingen tidligere verdi er kjent."),
    (last_known_line, TJELDSUND, "prioritering_grad", "Andre grenser i 2018."),
    (
        *(last_known_line, HARAM, "prioritering_grad"),
        "Svaret gjaldt en kommune med andre grenser.",
    ),
    (
        *(_quote, OSLO, "prioritering_grad"),
        "I simulerte tall for 2022 har Oslo grad 4 av 4 for digital prioritering («høy»), som 143 "
        "av de 354 kommunene som svarte (40,4 prosent).",
    ),
    (
        *(_quote, "3114", "kompetanse_kategori"),
        "I simulerte tall for 2022 har Våler (Østfold) kategorien «egne ansatte, ikke forsøkt å "
        "rekruttere» for digital kompetanse, som 100 av de 354 kommunene som svarte "
        "(28,2 prosent).",
    ),
    (_quote, VALER, "prioritering_grad", ""),
    (
        *(_edges, UTSIRA, "aktivitet_grad"),
        "Én digital innkjøpsaktivitet til ville gitt grad 2 («mest bruk»). "
        "Ett poeng mer for digitale tjenester ville gitt grad 3 («mest tilbud»).",
    ),
    (
        *(_edges, KAUTOKEINO, "aktivitet_grad"),
        "Én digital innkjøpsaktivitet mindre ville gitt grad 3 («mest tilbud»). "
        "Ett poeng mindre for digitale tjenester ville gitt grad 2 («mest bruk»).",
    ),
    (_edges, OSLO, "prioritering_grad", ""),
    (
        *(_lens(0), UTSIRA, "prioritering_grad"),
        "Av 78 kommuner med under 2 000 innbyggere har 26 grad 1 (33,3 prosent). Vanligst er grad "
        "3 («mest prosjekter»), hos 35,9 prosent.",
    ),
    (
        *(_lens(2), UTSIRA, "prioritering_grad"),
        "Av 107 kommuner i sentralitetsklasse 6 har 41 grad 1 (38,3 prosent). "
        "Det er det vanligste der.",
    ),
    (
        *(_lens(1), UTSIRA, "kompetanse_kategori"),
        "Av 23 kommuner i Rogaland er 6 i samme kategori (26,1 prosent). "
        "Det er en av de vanligste der.",
    ),
    (
        *(_lens(1), HARAM, "aktivitet_grad"),
        "Vanligst er grad 1 («lav»), grad 2 («mest bruk») og grad 4 («høy»), hos 30,8 prosent hver "
        "av 26 kommuner i Møre og Romsdal.",
    ),
    (
        *(_turning, UTSIRA, "prioritering_grad"),
        "Bildet snur med hvem du sammenligner med. Vanligst er grad 3 («mest prosjekter») blant "
        "like store; grad 4 («høy») i Rogaland og i landet; grad 1 («lav») blant like sentrale.",
    ),
    (
        *(_turning, OSLO, "prioritering_grad"),
        "Bildet er det samme uansett hvem du sammenligner med: Grad 4 («høy») er vanligst.",
    ),
    (
        *(count_reading, KAUTOKEINO, "sky_antall"),
        "Kautokeino har 12 av 15 områder med skytjenester, som gir score 4 («veldig høy»). Plass "
        "2022: 17–30 av 354 i landet, 2 av 18 i Finnmark, 3–5 av 94 blant like store. Den "
        "midterste av 338 kommuner som bruker skytjenester har 7.",
    ),
    (
        *(count_reading, UTSIRA, "interne_funksjoner_antall"),
        "Utsira har 6 av 12 IKT-funksjoner som egne ansatte tar seg av, som gir score 2 («lav»). "
        "Plass 2022: 252–283 av 354 i landet, 19–23 av 23 i Rogaland, 32–43 av 78 blant like "
        "store. Den midterste av 354 kommuner som svarte har 8.",
    ),
    (count_reading, VALER, "sky_antall", ""),
    (
        *(count_reading, OSLO, "tilbud_poeng"),
        "Oslo har 6 av 14 poeng for digitale tjenester, som gir score 3 («høy»). Plass 2022: "
        "46–98 av 354 i landet, 6–10 av 20 blant like store. Den midterste av 354 kommuner som "
        "svarte har 3.",
    ),
]


@pytest.mark.parametrize(("told", "code", "name", "sentence"), SENTENCES)
def test_the_sentence_is_told_word_for_word(
    edition: Edition, told: Told, code: str, name: str, sentence: str
) -> None:
    indicator = of(name)
    year = edition.results.latest(name)
    assert year is not None
    assert plain(told(standing(code), indicator, year)) == sentence


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        (OSLO, []),
        (
            HARAM,
            [
                "I 2022 og 2023 var Haram en del av Ålesund (1507). "
                "Svarene gjaldt hele den daværende kommunen."
            ],
        ),
        (
            "1508",
            [
                "I 2018 lå dagens Ålesund i kommunene Ålesund, Skodje, Ørskog og Sandøy. De har "
                "hvert sitt resultat, og vi regner ikke ut noe felles tall for dem.",
                "I 2022 og 2023 hørte Haram også til Ålesund (1507). "
                "Svarene gjaldt hele den daværende kommunen.",
            ],
        ),
    ],
)
def test_other_borders_are_told_once_each(code: str, sentences: list[str]) -> None:
    assert list(border_sentences(standing(code)).values()) == sentences


def test_other_borders_are_told_with_the_newest_round_of_each() -> None:
    assert list(border_sentences(standing("1508"))) == [2018, 2023]
    assert list(border_sentences(standing(HARAM))) == [2023]


def test_the_first_round_has_none_before_it() -> None:
    assert before_line(standing(UTSIRA), of("prioritering_grad"), 2018, "1") == ""


def test_a_county_of_one_is_no_group_to_be_seen_against() -> None:
    found = lenses(standing(OSLO), of("prioritering_grad"), 2022)
    assert [(lens.id, lens.shares.n) for lens in found] == [
        *(("folketall", 20), ("sentralitet", 5), ("landet", 354)),
    ]
    assert [lens.id for lens in lenses(standing(UTSIRA), of("prioritering_grad"), 2022)] == [
        *("folketall", "fylke", "sentralitet", "landet"),
    ]


@pytest.mark.parametrize(
    ("is_alike", "is_one_sided", "before", "after"),
    [
        (True, False, "", ""),
        (True, True, "", " * har ikke Utsira på sin egen liste."),
        (False, True, "Ingen kommune er egentlig lik Utsira. Disse er minst ulike. ", ""),
    ],
)
def test_how_the_most_similar_were_chosen(
    is_alike: bool, is_one_sided: bool, before: str, after: str
) -> None:
    chosen = (
        "Nærmest i folketall (1. januar 2026) og sentralitet, uansett fylke og uansett hva de har "
        "svart."
    )
    kommune = standing(UTSIRA).kommune
    assert similar_sentence(kommune, is_alike, is_one_sided) == f"{before}{chosen}{after}"


def test_who_is_alone_is_told_so() -> None:
    """Counted in the file of 2022: one of 354 has one area in its strategy, two have two."""
    indicator, alone, two = of("strategi_antall"), standing("1135"), standing("4228")
    assert share_line(alone, indicator, 2022, "1") == "Ingen andre av 354 kommuner har det."
    assert plain(share_line(two, indicator, 2022, "2")) == "Som 2 av 354 kommuner (0,6 prosent)."


def test_a_share_that_fell_is_told_as_fallen() -> None:
    """Of the 274 with the same borders and a value in both, 93 had it in 2018 and 75 in 2022."""
    finding = national_finding(real_edition(), of("kompetanse_kategori"))
    assert finding is not None
    assert (plain(finding.number), plain(finding.more[0])) == (
        "28 %",
        "Blant de 274 kommunene med samme grenser som svarte både i 2018 og 2022, har andelen gått "
        "ned fra 33,9 prosent til 27,4 prosent.",
    )


def test_an_edition_is_cited_with_its_publisher_and_a_quote_with_its_edition() -> None:
    real = real_edition()
    changes = {"edition": "2026-11", "publisher": Publisher(name="Kommunenes venner")}
    site = real.site.model_copy(update=changes)
    results = Results(replace(real.results.sources, site=site), real.results.statistics)
    edition = Edition(results, real.places, real.palette)
    assert whole_citation(edition) == (
        "Kommunenes venner, Digital kommune, utgave 2026-11. Simulerte tall, ikke SSBs."
    )
    own = Standing(edition, edition.places.kommuner[OSLO])
    told = quote(own, of("prioritering_grad"), 2022)
    assert told is not None
    assert told.source == "Digital kommune, utgave 2026-11. Simulerte tall, ikke SSBs."
    assert (told.anchor, told.fixed) == ("prioritering-grad-2022", "")
    frozen = (Frozen("2026-11", Path("utgave-2026-11.zip"), "", {}),)
    lasting = Results(replace(results.sources, frozen=frozen), real.results.statistics)
    edition = Edition(lasting, real.places, real.palette)
    told = quote(Standing(edition, own.kommune), of("prioritering_grad"), 2022)
    assert told is not None
    assert told.fixed == "../../utgave/2026-11/kommune/oslo/#prioritering-grad-2022"
    without = quote(standing(OSLO), of("prioritering_grad"), 2022)
    assert without is not None
    assert without.source == "Digital kommune. Simulerte tall, ikke SSBs."


def test_questions_are_of_what_the_summary_rests_on_and_then_of_each_theme() -> None:
    """Oslo had a strategy in 2023, cloud services and staff of its own in 2022."""
    sky = "Hvem har oversikt over hva som ligger i skyen, hvor det ligger og hva det koster?"
    strategi = "Hvilke mål i IKT-strategien er nådd, og hvem følger opp de andre?"
    funksjon = "Hvilke IKT-oppgaver må kommunen kunne gjøre selv, og er det nok folk til dem?"
    prosjekt = (
        "Hvilke gevinster skal IKT-prosjektene gi, og hvordan får kommunestyret vite om de kom?"
    )
    assert questions_worth_asking(standing(OSLO), Summary((), "", ())) == [strategi, funksjon, sky]
    told = questions_worth_asking(standing(OSLO), Summary((), "", ("sky", "prosjekt", "sky")))
    assert told == [sky, prosjekt, strategi]
    # Ålesund has no answers with the borders of today; Alstahaug said no to the first and last.
    assert questions_worth_asking(standing("1508"), Summary((), "", ())) == [
        *(strategi, funksjon, sky),
    ]
    assert questions_worth_asking(standing("1820"), Summary((), "", ())) == [
        "Dekker andre planer det en IKT-strategi ville ha gjort, eller trenger kommunen en?",
        funksjon,
        "Er det et valg å ikke bruke skytjenester, og hva koster det å la være?",
    ]


def test_numbers_and_units_are_not_parted_at_the_end_of_a_line() -> None:
    own, indicator = standing(UTSIRA), of("prioritering_grad")
    lens = lenses(own, indicator, 2022)[0]
    told = lens_sentence(indicator, lens, "1")
    assert f"2{SPACE}000" in told
    assert f"33,3{SPACE}prosent" in told
