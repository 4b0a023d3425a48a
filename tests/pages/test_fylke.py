"""The county pages show what the statistics hold, and never join merged municipalities."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from builder.numbers import integer, percent
from builder.pages.edition import Edition
from builder.pages.fylke.county_table import predecessors
from builder.pages.fylke.fylke_page import fylke_page
from builder.pages.lookups.places import Fylke
from tests.html_tables import table_of, tables_of
from tests.pages.editions import (
    anchors_of,
    invented_edition,
    kind_of,
    links_of,
    pictures_of,
    real_edition,
    spec_of,
)

FINNMARK, MORE_OG_ROMSDAL, OSLO, TROMS = "56", "15", "03", "55"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One official round, of 2018."""
    return invented_edition(tmp_path_factory.mktemp("old"), {2018: {}}, status="offisiell")


def page_of(edition: Edition, code: str) -> str:
    return fylke_page(edition, edition.places.fylker[code])


def counted(edition: Edition, year: int, indicator: str, county: str) -> dict[str, int]:
    """Count the values of a county's municipalities from the table of values itself."""
    statistics = edition.results.statistics
    units = statistics.units[statistics.units["aar"] == year]
    codes = set(units.loc[units["fylkesnr"] == county, "kommunenr"])
    values = statistics.values
    own = values[(values["aar"] == year) & (values["indikator"] == indicator)]
    own = own[own["kommunenr"].isin(codes)]
    return own["verdi"].dropna().value_counts().to_dict()


@pytest.mark.parametrize("code", ["56", "15", "46"])
def test_the_distribution_is_counted_from_the_values(edition: Edition, code: str) -> None:
    name = edition.places.fylker[code].navn
    page = page_of(edition, code)
    for indicator, year in edition.headlines:
        row = table_of(page, f"{indicator.label} i {name}, {year}").row(name)
        wanted = counted(edition, year, indicator.id, code)
        shown = [int(cell.split()[0]) for cell in list(row.values())[1:-2]]
        assert shown == [wanted.get(value, 0) for value in indicator.values]
        n = edition.results.shares(year, "deltakelse", "fylke", code).counts["svarte"]
        assert row["n"] == integer(n)


def test_the_country_stands_beside_the_county(edition: Edition) -> None:
    page = page_of(edition, FINNMARK)
    indicator, year = edition.headlines[0]
    shares = edition.results.shares(year, indicator.id)
    row = table_of(page, f"{indicator.label} i Finnmark, {year}").row("Hele landet")
    assert row["4 – høy"] == f"{integer(shares.counts['4'])} ({percent(shares.pct['4'] or 0)})"
    assert row["n"] == integer(shares.n)


def test_every_municipality_has_one_row_with_its_values(edition: Edition) -> None:
    page = page_of(edition, FINNMARK)
    assert page.count("data-sortable") == 1
    listed = table_of(page, "Kommunene i Finnmark")
    kommuner = edition.places.fylker[FINNMARK].kommuner
    assert [row[0] for row in listed.rows] == [k.link_name for k in kommuner]
    for kommune in kommuner:
        row = listed.row(kommune.link_name)
        assert row["Innbyggere"] == integer(kommune.folketall)
        assert f"../../kommune/{kommune.slug}/" in links_of(page)
        for indicator, year in edition.headlines:
            unit = edition.results.own_unit(kommune.kommunenr, year)
            assert unit is not None
            value = edition.results.value(year, unit.kommunenr, indicator.id)
            shown = row[f"{indicator.label} {year}"]
            if value.verdi is None:
                words = {"svarte_ikke": "svarte ikke", "ubesvart": "ubesvart"}
                assert shown.strip().lower() == words[value.status]
            elif indicator.is_ordinal:
                assert shown == f"{value.verdi} – {indicator.label_of(value.verdi)}"
            else:
                assert shown.strip().lower() == indicator.label_of(value.verdi).lower()


def test_the_map_leads_to_the_county_on_the_live_one(edition: Edition) -> None:
    page = page_of(edition, "18")
    assert "../../kart/?i=prioritering_grad&amp;r=2022&amp;f=18" in page
    assert "Åpne i kartet: Digital prioritering i Nordland, 2022</a>" in page


def test_a_split_municipality_keeps_its_own_row(edition: Edition) -> None:
    page = page_of(edition, MORE_OG_ROMSDAL)
    listed = table_of(page, "Kommunene i Møre og Romsdal")
    indicator, year = edition.headlines[0]
    column = f"{indicator.label} {year}"
    whole = listed.row("Ålesund (1507), delt: nå Ålesund og Haram")
    value = edition.results.value(year, "1507", indicator.id)
    assert value.verdi is not None
    assert whole[column].split()[0] == value.verdi
    for name in ("Haram", "Ålesund"):
        assert listed.row(name)[column] == "Se Ålesund (1507)"
    assert "Vi regner ikke ut noe felles tall" in page


def test_an_unchanged_county_says_nothing_of_predecessors(edition: Edition) -> None:
    assert "felles tall" not in page_of(edition, FINNMARK)


def test_merged_municipalities_keep_their_own_rows(old: Edition) -> None:
    page = page_of(old, MORE_OG_ROMSDAL)
    listed = table_of(page, "Kommunene i Møre og Romsdal")
    names = [row[0] for row in listed.rows]
    for gone in ("Skodje (1529)", "Ørskog (1523)", "Sandøy (1546)", "Ålesund (1504)"):
        assert [n for n in names if n.startswith(gone)] == [f"{gone}, slått sammen: nå Ålesund"]
    indicator, year = old.headlines[0]
    value = old.results.value(2018, "1529", indicator.id)
    shown = listed.row("Skodje (1529), slått sammen: nå Ålesund")[f"{indicator.label} {year}"]
    assert shown == "ubesvart" if value.verdi is None else shown.split()[0] == value.verdi
    assert "Skodje (1529)" in listed.row("Ålesund")[f"{indicator.label} {year}"]
    assert not listed.row("Haram")[f"{indicator.label} {year}"].startswith("Se ")


def test_each_predecessor_is_listed_once(old: Edition) -> None:
    """Snillfjord went to three municipalities of Trøndelag, and is one row."""
    fylke = old.places.fylker["50"]
    found = predecessors(old, fylke, old.headlines)
    codes = [p.unit.kommunenr for p in found]
    assert len(codes) == len(set(codes))
    assert codes.count("5012") == 1
    listed = table_of(fylke_page(old, fylke), "Kommunene i Trøndelag")
    assert listed.row("Snillfjord (5012), delt: nå Orkland, Hitra og Heim")


def test_official_numbers_carry_no_warning(old: Edition) -> None:
    for fylke in old.places.fylker.values():
        page = fylke_page(old, fylke)
        assert "simuler" not in page.lower()
        assert "noindex" not in page


def test_simulated_numbers_say_so_everywhere(edition: Edition) -> None:
    page = page_of(edition, TROMS)
    assert 'robots: "noindex"' in page
    assert "\nsynthetic: " in page
    for shown in tables_of(page):
        assert "simuler" in shown.caption.lower() or shown.caption.startswith("Tidligere fylker")
    for name in pictures_of(page):
        assert "Simulerte tall" in " ".join(spec_of(edition, name)["title"]["subtitle"])


def test_the_response_is_told_by_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    everyone = real_edition().results.sources.registry.names("2020")
    silent = {"5403", "5440"}  # Alta and Berlevåg
    rows = sorted(set(everyone) - silent)
    edition = invented_edition(tmp_path_factory.mktemp("silent"), {2022: {"rows": rows}})
    page = page_of(edition, FINNMARK)
    row = table_of(page, "Deltakelsen i Finnmark").row("2022")
    assert (row["Kommuner"], row["Svarte"], row["Svarte ikke"]) == ("18", "16", "Alta og Berlevåg")
    assert row["Andel"] == percent(88.9)
    assert "16 av 18 kommuner i Finnmark svarte" in page
    assert "Alta og Berlevåg svarte ikke." in page
    answered = re.search(r"<strong>2022:</strong>([^<]*)</p>", page)
    assert answered
    assert "Hammerfest" in answered[1]
    assert "Alta" not in answered[1]
    assert table_of(page, "Kommunene i Finnmark").row("Alta")["Svarte"] == "ikke 2022"


def test_where_nobody_answered_there_is_a_dash(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("oslo")
    edition = invented_edition(folder, {2022: {"rows": ["4601", "5001"]}})
    page = page_of(edition, FINNMARK)
    indicator, year = edition.headlines[0]
    row = table_of(page, f"{indicator.label} i Finnmark, {year}").row("Finnmark")
    assert set(list(row.values())[1:-1]) == {"–"}
    assert row["n"] == "0"
    assert "Ingen kommuner i Finnmark har en verdi for digital prioritering i 2022." in page
    assert "0 av 18 kommuner i Finnmark svarte" in page
    drawn = [n for n in pictures_of(page) if kind_of(edition, n) == "distribution"]
    groups = {own["gruppe"] for n in drawn for own in spec_of(edition, n)["datasets"]["shares"]}
    assert groups == {"Hele landet (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}2)"}


def test_a_theme_without_numbers_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("narrow")
    edition = invented_edition(folder, {2024: {"blocks": ["sky", "innkjop", "tjeneste"]}})
    page = page_of(edition, FINNMARK)
    assert "Digital prioritering kan ikke beregnes: ingen av rundene" in page
    heads = table_of(page, "Kommunene i Finnmark").heads
    assert heads == ["Kommune", "Digital aktivitet 2024", "Innbyggere", "Svarte"]
    assert "## Utvikling" not in page
    assert "runde for runde" not in page


def test_scores_alone_are_enough(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("scores")
    edition = invented_edition(folder, {2022: {"kind": "scores"}}, status="offisiell")
    page = page_of(edition, FINNMARK)
    indicator, year = edition.headlines[0]
    wanted = counted(edition, year, indicator.id, FINNMARK)
    row = table_of(page, f"{indicator.label} i Finnmark, {year}").row("Finnmark")
    assert row["4 – høy"].split()[0] == str(wanted.get("4", 0))


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [(FINNMARK, "Kautokeino", "Tromsø"), (TROMS, "Tromsø", "Kautokeino")],
)
def test_the_map_shows_the_county_and_nothing_else(
    edition: Edition, code: str, inside: str, outside: str
) -> None:
    page = page_of(edition, code)
    maps = [n for n in pictures_of(page) if kind_of(edition, n) == "kommune_map"]
    assert len(maps) == len(edition.headlines)
    for name in maps:
        content = json.dumps(spec_of(edition, name), ensure_ascii=False)
        assert f'"{inside}"' in content
        assert f'"{outside}"' not in content


def test_the_map_of_an_old_round_says_what_has_no_colour(old: Edition) -> None:
    page = page_of(old, MORE_OG_ROMSDAL)
    merged = [
        k
        for k in old.places.fylker[MORE_OG_ROMSDAL].kommuner
        if old.results.own_unit(k.kommunenr, 2018) is None
    ]
    assert f"{len(merged)} av 27 kommuner i fylket er slått sammen eller delt siden 2018" in page


def test_the_development_has_a_row_for_each_round(edition: Edition) -> None:
    page = page_of(edition, TROMS)
    assert "gjelder dagens Troms i alle rundene" in page
    for indicator, _ in edition.headlines:
        shown = table_of(page, f"{indicator.label} i Troms, runde for runde")
        years = [y for y in edition.results.years if edition.results.has(y, indicator.id)]
        assert [row[0] for row in shown.rows] == [str(year) for year in reversed(years)]
        for year in years:
            n = edition.results.shares(year, "deltakelse", "fylke", TROMS).counts["svarte"]
            assert shown.row(str(year))["n"] == integer(n)


def test_former_counties_are_those_the_municipalities_lay_in(edition: Edition) -> None:
    former = table_of(page_of(edition, TROMS), "Tidligere fylker bak dagens Troms")
    assert [row[:2] + row[3:] for row in former.rows] == [
        ["Nordland", "18", "1 av 44 kommuner"],  # Tjeldsund
        ["Troms", "19", "24 av 24 kommuner"],
        ["Troms og Finnmark", "54", "21 av 39 kommuner"],
    ]
    assert "Tidligere fylker" not in page_of(edition, "11")


def test_the_files_of_the_county_are_linked(edition: Edition) -> None:
    links = links_of(page_of(edition, OSLO))
    for path in ("data/fylke/03.csv", "data/fylke/03.excel.csv", "api/v1/fylke/03.json"):
        assert f"../../{path}" in links


def test_every_section_has_an_address_that_stays(edition: Edition) -> None:
    page = page_of(edition, TROMS)
    headings = re.findall(r"^##+ .*$", page, re.MULTILINE)
    assert headings
    assert len(anchors_of(page)) == len(headings)


def test_names_are_escaped(edition: Edition) -> None:
    edition = replace(edition, figures={})  # two counties of one address are no ordinary site
    fylke = edition.places.fylker[FINNMARK]
    first = replace(fylke.kommuner[0], navn='<i>"Alta"</i>')
    odd = Fylke(FINNMARK, "<b>A & B</b>", fylke.slug, (first, *fylke.kommuner[1:]))
    _, front_matter, body = fylke_page(edition, odd).split("---\n", 2)
    assert "<b>" not in body
    assert "<i>" not in body
    assert "&lt;i&gt;" in body
    # escaped here, since the theme puts the title into the page as it stands
    assert 'title: "&lt;b&gt;A &amp; B&lt;/b&gt; fylke"' in front_matter


def test_a_county_that_is_a_municipality_points_at_it_and_counts_nothing(edition: Edition) -> None:
    page = page_of(edition, OSLO)
    assert "Oslo er et fylke med én kommune." in page
    assert '<a href="../../kommune/oslo/">Oslo kommune</a>' in page
    assert not pictures_of(page)
    assert "100,0" not in page
    assert "1 av 1" not in page


def test_the_typical_and_its_bounds_are_counted_another_way(edition: Edition) -> None:
    """By pandas from the values: the commonest grade of Nordland, and its share if none or all of
    those without one had it."""
    values, units = edition.results.statistics.values, edition.results.statistics.units
    own = units[(units["aar"] == 2022) & (units["fylkesnr"] == "18")]["kommunenr"]
    rows = values[(values["aar"] == 2022) & (values["indikator"] == "prioritering_grad")]
    grades = rows[rows["kommunenr"].isin(own)].set_index("kommunenr")["verdi"]
    top, most = grades.value_counts().index[0], int(grades.value_counts().iloc[0])
    page = page_of(edition, "18")
    assert f"For digital prioritering er grad {top} (" in page
    assert f"vanligst: {most} av 41 kommuner som svarte i 2022" in page
    assert grades.isna().sum() == 0
    assert "prioritering uten verdi" not in page


def test_those_who_did_not_answer_give_bounds(tmp_path_factory: pytest.TempPathFactory) -> None:
    everyone = real_edition().results.sources.registry.names("2020")
    rows = sorted(set(everyone) - {"5403", "5440"})  # Alta and Berlevåg
    edition = invented_edition(tmp_path_factory.mktemp("bounds"), {2022: {"rows": rows}})
    counts = counted(edition, 2022, "kompetanse_kategori", FINNMARK)
    unknown = 18 - sum(counts.values())
    most = max(counts.values())
    low, high = most / 18 * 100, (most + unknown) / 18 * 100
    page = page_of(edition, FINNMARK)
    if list(counts.values()).count(most) == 1:
        told = f"mellom {low:.1f} og {high:.1f} prosent".replace(".", ",").replace(" p", "\u00a0p")
        assert told.replace("\u00a0", " ") in page.replace("\u00a0", " ")
    assert f"de {unknown} kommunene uten verdi svart, ville andelen vært mellom" in page


def test_who_stands_out_is_linked_and_each_another(edition: Edition) -> None:
    page = page_of(edition, "18")
    section = page.split("{: #skiller-seg-ut")[1].split("\n## ")[0]
    items = re.findall(r"<li>(.*?)</li>", section)
    slugs = re.findall(r'href="\.\./\.\./kommune/([^/]*)/"', section)
    assert len(items) == len(slugs) == len(set(slugs)) == 3
    assert "{S}" not in section


def test_every_name_on_the_map_is_a_link_below_its_value(edition: Edition) -> None:
    page = page_of(edition, FINNMARK)
    kommuner = edition.places.fylker[FINNMARK].kommuner
    lists = re.findall(r'<ul class="verdiliste">(.*?)</ul>', page, re.DOTALL)
    assert len(lists) == 3
    for listed in lists:
        assert len(re.findall(r"<a ", listed)) == len(kommuner)
    grades = re.findall(r'<span class="grad grad-(\d)">', lists[0])
    assert grades == sorted(grades, reverse=True)


def moves_of(edition: Edition, indicator: str, county: str) -> list[tuple[str, str]]:
    """Collect the values of 2018 and 2022 of a county's municipalities that kept number, name and
    borders, from the tables of values and lineage."""
    statistics = edition.results.statistics
    same = statistics.lineage[statistics.lineage["forhold"] == "samme"]
    values = statistics.values[statistics.values["indikator"] == indicator].dropna()
    known = values.merge(same, on=["aar", "kommunenr"]).set_index(["kommunenr_today", "aar"])
    verdi = known["verdi"].to_dict()
    codes = [one.kommunenr for one in edition.places.fylker[county].kommuner]
    both = [code for code in codes if {(code, 2018), (code, 2022)} <= set(verdi)]
    return [(verdi[code, 2018], verdi[code, 2022]) for code in both]


def test_the_change_is_of_those_with_the_same_borders_that_answered_both(edition: Edition) -> None:
    moves = moves_of(edition, "prioritering_grad", "18")
    old, new = (sum(pair[side] == "4" for pair in moves) for side in (0, 1))
    same = sum(before == after for before, after in moves)
    page = page_of(edition, "18").replace("\u00a0", " ")
    n = len(moves)
    assert old < new
    assert (
        f"Blant de {n} kommunene med samme grenser som svarte både i 2018 og 2022, har antallet "
        f"med grad 4 («høy») gått opp fra {old} til {new}. {same} av de {n} har samme grad begge "
        "år. I hele landet gikk andelen, regnet på samme måte, fra 25,8 til 37,8 prosent (n = "
    ) in page


def test_no_change_is_told_from_simulated_to_official(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("mixed")
    mixed = invented_edition(folder, {2018: {}, 2022: {"status": "offisiell"}})
    assert "kommunene med samme grenser" not in page_of(mixed, "18")
