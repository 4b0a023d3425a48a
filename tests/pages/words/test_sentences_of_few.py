"""Sentences where few have answered, or only grades are published, on rounds invented for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.words.findings import national_finding
from builder.pages.words.quotes import quote
from builder.pages.words.standing import Standing
from builder.pages.words.standing_out.headlines import grade_against_others, silence
from builder.pages.words.summary import summary_of
from tests.pages.editions import invented_edition

OSLO, UTSIRA, HARAM = "0301", "1151", "1580"
ROGALAND = ["1101", "1103", "1106", "1108", "1111"]


def standing(edition: Edition, code: str) -> Standing:
    """Return a municipality of today in an edition."""
    return Standing(edition, edition.places.kommuner[code])


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("kind", "what"), [("responses", "svarene fra"), ("scores", "resultatene til")]
)
def test_of_the_only_one_that_answered_nothing_stands_out(
    tmp_path: Path, kind: str, what: str
) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": [OSLO], "kind": kind}})
    assert summary_of(standing(edition, OSLO)).text == (
        f"Ingenting i {what} Oslo skiller seg klart ut fra andre kommuner."
    )
    assert summary_of(standing(edition, UTSIRA)).text == (
        "Utsira har ikke svart på noen av rundene med grensene den har i dag."
    )


def test_the_silence_of_many_is_counted(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": [OSLO]}})
    (found,) = silence(standing(edition, UTSIRA))
    assert found.text == (
        "{S} er en av 355 kommuner, av 356, som ikke svarte på undersøkelsen i 2022. Resultatene "
        "fra 2022 er derfor ikke kjent."
    )
    assert list(silence(standing(edition, OSLO))) == []
    assert list(silence(standing(edition, HARAM))) == []  # a part of another then


def test_small_and_large_are_not_told_apart_where_all_are_of_one_class(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": [OSLO]}})
    found = [national_finding(edition, indicator) for indicator, _ in edition.headlines]
    assert [one.more for one in found if one] == [[], [], []]


def test_an_equal_share_is_called_the_same(tmp_path: Path) -> None:
    same = {"rows": [OSLO, UTSIRA], "seed": 3}
    edition = invented_edition(tmp_path, {2018: same, 2022: same})
    finding = national_finding(edition, edition.definitions.indicators["kompetanse_kategori"])
    assert finding
    assert [plain(one) for one in finding.more] == [
        "Blant de 2 kommunene med samme grenser som svarte både i 2018 og 2022, er andelen den "
        "samme: 50,0 prosent.",
        "Blant kommuner med under 2 000 innbyggere gjelder det 100,0 prosent (n = 1), blant dem "
        "med 50 000 innbyggere og over 0,0 prosent (n = 1).",
    ]


@pytest.mark.parametrize(("answered", "told"), [(5, True), (4, False)])
def test_a_grade_is_set_against_five_at_least(tmp_path: Path, answered: int, told: bool) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": ROGALAND[:answered]}})
    found = list(grade_against_others(standing(edition, ROGALAND[0])))
    assert bool(found) == told
    assert {one.base for one in found} <= {5}


def test_where_only_grades_are_published_the_grade_is_told(tmp_path: Path) -> None:
    """Counted in the file: 223 of 356 have grade 1, and 13 of the 20 largest."""
    edition = invented_edition(tmp_path, {2018: {}, 2022: {"kind": "scores"}})
    found = [plain(one.text) for one in grade_against_others(standing(edition, OSLO))]
    assert found[:2] == [
        "{S} har grad 1 («lav») for digital prioritering (2022). Den graden har 223 av 356 "
        "kommuner i landet.",
        "{S} har grad 1 («lav») for digital prioritering (2022). Den graden har 13 av 20 kommuner "
        "med 50 000 innbyggere og over.",
    ]


def test_borders_are_told_before_when_one_last_answered(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2018: {}, 2022: {"kind": "scores"}})
    assert summary_of(standing(edition, HARAM)).sentences == (
        "I 2022 var Haram en del av Ålesund (1507). Svarene gjaldt hele den daværende kommunen.",
        "Kommunen svarte sist for seg selv i 2018.",
    )


def test_an_official_result_is_quoted_with_its_publisher(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": 356}}, status="offisiell")
    told = quote(standing(edition, OSLO), edition.definitions.indicators["prioritering_grad"], 2022)
    assert told
    assert plain(told.sentence) == (
        "I 2022 hadde Oslo grad 1 av 4 for digital prioritering («lav»), som 205 av de 356 "
        "kommunene som svarte (57,6 prosent)."
    )
    assert told.source == "Kilde: Testene, bearbeidet av Digital kommune."
