"""The indicator pages tell who moved most, whose value is on the edge, and what SSB published."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from builder.pages.edition import Edition
from builder.pages.indikator.movers import movers_panel
from builder.pages.indikator.published import published_panel
from builder.pages.words.edges import is_on_the_edge
from builder.pages.words.standing import Standing
from tests.html_tables import table_of
from tests.pages.editions import invented_edition


def text_of(panel: str) -> str:
    """Return a panel as text, with plain spaces."""
    return unescape(re.sub("<[^>]+>", "", panel)).replace("\N{NO-BREAK SPACE}", " ")


def changes(edition: Edition, name: str, before: int, after: int) -> dict[str, int]:
    """Return how a number changed by today's number, worked out from values and lineage."""
    results, found = edition.results, {}
    for code in edition.places.kommuner:
        units = [results.own_unit(code, year) for year in (before, after)]
        if None in units:
            continue
        then, now = (results.value(u.aar, u.kommunenr, name).verdi for u in units if u)
        if then is not None and now is not None:
            found[code] = int(now) - int(then)
    return found


def test_those_that_moved_most_are_told_with_how_many_went_each_way(edition: Edition) -> None:
    panel = movers_panel(edition, edition.definitions.indicators["sky_antall"])
    own = changes(edition, "sky_antall", 2018, 2022)
    up, down = sum(c > 0 for c in own.values()), sum(c < 0 for c in own.values())
    told = f"Av de {len(own)} kommunene som hadde samme grenser og svarte både i 2018 og 2022, "
    told += f"har {up} flere områder, {down} færre og {len(own) - up - down} like mange."
    assert told in text_of(panel)
    rows = table_of(panel, "Antall områder med skytjenester: størst endring fra 2018 til 2022").rows
    names = {edition.places.kommuner[c].link_name: change for c, change in own.items()}
    shown = {row[0]: int(row[1].replace("\N{MINUS SIGN}", "-")) for row in rows}
    assert shown
    assert all(names[name] == change for name, change in shown.items())
    least = min(change for change in shown.values() if change > 0)
    assert {n for n, c in names.items() if c >= least} == {n for n, c in shown.items() if c > 0}


def test_grades_that_differ_in_kind_are_no_rise(edition: Edition) -> None:
    text = text_of(movers_panel(edition, edition.definitions.indicators["prioritering_grad"]))
    assert "har verken gått opp eller ned" in text
    assert "Grad 2 og 3 er ulike mønstre og regnes som samme trinn." in text
    score = text_of(movers_panel(edition, edition.definitions.indicators["strategi_score"]))
    assert "Grad 2 og 3" not in score
    assert "fått høyere score" in score


def test_whose_value_is_on_the_edge_is_marked(edition: Edition) -> None:
    indicator = edition.definitions.indicators["strategi_score"]
    panel = movers_panel(edition, indicator)
    year = edition.results.years_of(indicator.id)[-1]
    rows = table_of(panel, f"{indicator.label}: størst endring").rows
    codes = {k.link_name: code for code, k in edition.places.kommuner.items()}
    cuts = {0, 1, 5, 6, 9, 10, 11, 12}  # a count beside a cut: 0 / 1–5 / 6–9 / 10–11 / 12–13
    for row in rows:
        unit = edition.results.own_unit(codes[row[0]], year)
        assert unit is not None
        count = int(edition.results.value(year, unit.kommunenr, "strategi_antall").verdi or "")
        gate = edition.results.answer(year, unit.kommunenr, "strategi").verdi
        assert row[-1] == ("ja" if count in cuts and gate == "ja" else "nei"), row


def test_the_edge_of_a_value_that_is_not_known_is_not_known(tmp_path: Path) -> None:
    rounds = {2018: {"rows": 60}, 2022: {"rows": 60, "kind": "scores"}}
    scores = invented_edition(tmp_path, rounds)
    kommune = scores.places.kommuner["0301"]
    indicator = scores.definitions.indicators["prioritering_grad"]
    assert is_on_the_edge(Standing(scores, kommune), indicator, 2023) is None


def test_categories_and_single_rounds_have_no_movers(tmp_path: Path, edition: Edition) -> None:
    assert movers_panel(edition, edition.definitions.indicators["kompetanse_kategori"]) == ""
    one = invented_edition(tmp_path, {2022: {"rows": 60}})
    assert movers_panel(one, one.definitions.indicators["sky_antall"]) == ""


def test_simulated_and_official_rounds_are_not_set_against_each_other(
    tmp_path: Path, edition: Edition
) -> None:
    rounds = {2018: {"rows": 60}, 2022: {"rows": 60, "status": "offisiell"}}
    mixed = invented_edition(tmp_path, rounds)
    assert mixed.results.is_mixed([2018, 2022])
    assert movers_panel(mixed, mixed.definitions.indicators["sky_antall"]) == ""


def test_what_ssb_published_of_the_same_thing_stands_on_the_page(edition: Edition) -> None:
    panel = published_panel(edition, edition.definitions.indicators["strategi_antall"])
    rows = table_of(panel, "Antall områder i strategien: tall SSB har publisert").rows
    assert ["Har ingen IKT-strategi", "124", "2018"] in [row[:3] for row in rows]
    assert ["Median for antall områder i strategien", "9 områder", "2018"] in [
        [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row[:3]] for row in rows
    ]
    text = text_of(panel)
    assert "De på resten av siden er regnet ut av simulerte svar." in text
    assert 'href="../../samsvar/"' in panel
    assert published_panel(edition, edition.definitions.indicators["strategi_score"]) == ""
