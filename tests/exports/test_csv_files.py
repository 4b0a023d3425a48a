"""The CSV files for machines: the contract's columns, RFC 4180, every value and no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from builder.definitions import STATUS_LABELS
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.reading import FACTS, WHOLE, csv_dicts, csv_rows

HEADERS = {  # the contract, section 4, word for word
    "indikatorer": "aar,kommunenr,kommune,fylkesnr,fylke,kommunenr_2024,indikator,verdi,tallverdi,"
    "etikett,verdi_status,datastatus",
    "svarfordeling": "aar,sporsmal,sporsmal_tekst,svar,svar_tekst,gruppe,gruppeverdi,gruppe_navn,"
    "rekkefolge,antall,n,andel_pct,datastatus",
    "slektskap": "aar,kommunenr,kommunenr_2024,forhold",
}
WITHOUT_STATUS = (*FACTS, "samsvar")
Files = dict[str, bytes]


@pytest.mark.parametrize(("name", "header"), HEADERS.items())
def test_the_header_is_the_contracts(files: Files, name: str, header: str) -> None:
    assert files[f"data/{name}.csv"].split(b"\n")[0].decode() == header


def test_every_csv_is_rfc_4180_in_utf_8_without_bom_and_with_lf(files: Files) -> None:
    own = {p: c for p, c in files.items() if p.endswith(".csv") and not p.endswith(".excel.csv")}
    assert len(own) == len(WHOLE) + 357 + 2 * 15
    for path, content in own.items():
        assert not content.startswith(b"\xef\xbb\xbf"), path
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
        header, *rows = csv_rows(content)
        assert all(len(row) == len(header) for row in rows), path


def test_every_row_that_rests_on_a_round_has_its_status_and_no_other(
    files: Files, sources: Sources
) -> None:
    status = {str(r.year): r.card.status for r in sources.rounds}
    for path in (p for p in files if p.endswith(".csv") and not p.endswith(".excel.csv")):
        if path == "data/utvikling.csv":
            continue
        is_fact = path in {f"data/{name}.csv" for name in WITHOUT_STATUS}
        for row in csv_dicts(files[path]):
            year = row.get("aar") or row.get("til_aar", "")
            assert row.get("datastatus") == (None if is_fact else status[year]), path


def test_the_published_series_is_official_all_of_it(files: Files, sources: Sources) -> None:
    rows = csv_dicts(files["data/utvikling.csv"])
    assert {row["datastatus"] for row in rows} == {"offisiell"}
    source = csv_dicts(Path("data/published/utvikling.csv").read_bytes())
    shared = ("serie", "aar", "verdi", "n", "n_kilde", "brudd", "presisjon", "grunnlag", "kilde")
    assert [[row[name] for name in shared] for row in rows] == [
        [row[name] for name in shared] for row in source
    ]
    assert sum(row["brudd"] != "" for row in rows) == 3


def test_samsvar_has_a_status_for_each_of_its_two_numbers(files: Files) -> None:
    rows = csv_dicts(files["data/samsvar.csv"])
    assert {row["publisert_status"] for row in rows} == {"offisiell"}
    found = {(row["beregnet"] != "", row["beregnet_status"]) for row in rows}
    assert found == {(True, "syntetisk"), (False, "")}


def test_indikatorer_holds_every_value_and_only_those(files: Files, statistics: Statistics) -> None:
    rows = csv_dicts(files["data/indikatorer.csv"])
    found = [(r["aar"], r["kommunenr"], r["indikator"], r["verdi"]) for r in rows]
    values = statistics.values
    expected = zip(
        values["aar"].astype(str),
        values["kommunenr"],
        values["indikator"],
        values["verdi"].fillna(""),
        strict=True,
    )
    assert found == list(expected)


def test_a_missing_value_is_an_empty_cell_with_the_reason_beside_it(
    files: Files, statistics: Statistics, sources: Sources
) -> None:
    reasons = set()
    rows = csv_dicts(files["data/indikatorer.csv"])
    for row, reason in zip(rows, statistics.values["status"], strict=True):
        if reason:
            assert (row["verdi"], row["tallverdi"]) == ("", "")
            assert (row["etikett"], row["verdi_status"]) == (STATUS_LABELS[reason], reason)
            reasons.add(reason)
        else:
            indicator = sources.definitions.indicators[row["indikator"]]
            assert (row["etikett"], row["verdi_status"]) == (indicator.label_of(row["verdi"]), "")
            assert row["tallverdi"] == ("" if indicator.is_category else row["verdi"])
    assert {"svarte_ikke", "ikke_spurt"} <= reasons


def test_names_are_of_the_rounds_division_and_counties_of_today(files: Files) -> None:
    rows = {(r["aar"], r["kommunenr"]): r for r in csv_dicts(files["data/indikatorer.csv"])}
    skodje = rows["2018", "1529"]
    assert (skodje["kommune"], skodje["kommunenr_2024"]) == ("Skodje", "1508")
    lunner = rows["2018", "0533"]
    assert (lunner["fylkesnr"], lunner["fylke"]) == ("32", "Akershus")
    snillfjord = rows["2018", "5012"]
    assert snillfjord["kommunenr_2024"] == ""
    pairs = csv_dicts(files["data/slektskap.csv"])
    own = [r for r in pairs if (r["aar"], r["kommunenr"]) == ("2018", "5012")]
    assert {r["kommunenr_2024"] for r in own} == {"5055", "5056", "5059"}
    assert {r["forhold"] for r in own} == {"delt"}


def test_no_cell_of_a_code_holds_several(files: Files) -> None:
    for path in (p for p in files if p.endswith(".csv") and not p.endswith(".excel.csv")):
        assert b"|" not in files[path], path


def test_a_kommune_has_its_own_rows_and_those_of_its_predecessors(files: Files) -> None:
    every = csv_rows(files["data/indikatorer.csv"])
    after: dict[tuple[str, str], set[str]] = {}
    for row in csv_dicts(files["data/slektskap.csv"]):
        after.setdefault((row["aar"], row["kommunenr"]), set()).add(row["kommunenr_2024"])
    codes = [row[0] for row in csv_rows(files["data/kommuner.csv"])[1:]]
    assert len(codes) == 357
    for code in codes:
        own = [row for row in every[1:] if code in after[row[0], row[1]]]
        assert csv_rows(files[f"data/kommune/{code}.csv"]) == [every[0], *own]
    split = [
        c
        for c in ("5059", "5056", "5055")
        if b",5012,Snillfjord," in files[f"data/kommune/{c}.csv"]
    ]
    assert split == ["5059", "5056", "5055"]


def test_a_county_has_its_own_shares(files: Files) -> None:
    header, *every = csv_rows(files["data/svarfordeling.csv"])
    group, code = header.index("gruppe"), header.index("gruppeverdi")
    for county in (row["fylkesnr"] for row in csv_dicts(files["data/fylker.csv"])):
        own = [row for row in every if (row[group], row[code]) == ("fylke", county)]
        assert csv_rows(files[f"data/fylke/{county}.csv"]) == [header, *own]
        assert own


def test_a_county_has_all_rows_of_its_municipalities(files: Files) -> None:
    header, *every = csv_rows(files["data/indikatorer.csv"])
    own = Counter(row[3] for row in every)
    assert len(own) == 15
    for code, count in own.items():
        found = csv_rows(files[f"data/fylke/{code}-kommuner.csv"])
        assert found == [header, *(row for row in every if row[3] == code)]
        assert len(found) == count + 1


def test_kommuner_tells_names_numbers_population_and_predecessors(files: Files) -> None:
    rows = {row["kommunenr"]: row for row in csv_dicts(files["data/kommuner.csv"])}
    assert rows["0301"]["navn_samisk_kvensk"] == "Oslove"
    assert (
        rows["1508"]
        | {
            "kommune": "Ålesund",
            "slug": "alesund",
            "fylkesnr": "15",
            "folketall_aar": "2026",
            "folketall_anslag": "nei",
        }
        == rows["1508"]
    )
    assert all(row["folketallsklasse"] and row["sentralitet"] in "123456" for row in rows.values())


def test_population_class_fits_the_population(files: Files) -> None:
    for row in csv_dicts(files["data/kommuner.csv"]):
        low, _, high = row["folketallsklasse"].partition("_")
        number = int(row["folketall"])
        if low == "under":
            assert number < int(high)
        else:
            assert int(low) <= number
            assert high == "og_over" or number <= int(high)


def test_fylker_sums_its_municipalities(files: Files) -> None:
    kommuner = csv_dicts(files["data/kommuner.csv"])
    fylker = csv_dicts(files["data/fylker.csv"])
    assert [row["fylkesnr"] for row in fylker] == sorted({k["fylkesnr"] for k in kommuner})
    for row in fylker:
        own = [k for k in kommuner if k["fylkesnr"] == row["fylkesnr"]]
        assert int(row["kommuner"]) == len(own)
        assert int(row["folketall"]) == sum(int(k["folketall"]) for k in own)


def test_tidligere_tells_what_each_place_was_made_of(files: Files) -> None:
    rows = csv_dicts(files["data/tidligere.csv"])
    found = {
        (r["inndeling"], r["nr"], r["navn"], r["forhold"])
        for r in rows
        if (r["nivaa"], r["nr_2024"], r["navn_2024"]) == ("kommune", "1508", "Ålesund")
    }
    names = {"1504": "Ålesund", "1523": "Ørskog", "1529": "Skodje", "1546": "Sandøy"}
    merged = {("2018", code, name, "sammenslatt") for code, name in names.items()}
    assert found == merged | {("2020", "1507", "Ålesund", "delt")}
    counties = [r for r in rows if r["nivaa"] == "fylke"]
    vestland = [r for r in counties if r["nr_2024"] == "46" and r["inndeling"] == "2018"]
    assert {r["navn"] for r in vestland} >= {"Hordaland", "Sogn og Fjordane"}
    troms = {r["navn"]: r["forhold"] for r in counties if r["nr_2024"] == "55"}
    assert troms["Troms og Finnmark"] == "delt"


def test_every_name_has_a_row_with_its_language(files: Files) -> None:
    rows = csv_dicts(files["data/navn.csv"])
    own = {r["navn"]: r["sprak"] for r in rows if r["kommunenr"] == "5540"}
    assert own == {"Kåfjord": "no", "Gáivuotna": "se", "Kaivuono": "fkv"}
    assert sum(r["sprak"] == "no" for r in rows) == 357


def test_groups_have_names_in_an_order_that_is_not_the_alphabets(files: Files) -> None:
    rows = [r for r in csv_dicts(files["data/grupper.csv"]) if r["gruppe"] == "folketall"]
    assert [r["rekkefolge"] for r in rows] == list("1234567")
    assert rows[0]["gruppe_navn"] == "Under 2 000 innbyggere"
    assert rows[3]["gruppeverdi"] == "10000_19999"
    (strategy,) = (
        r
        for r in csv_dicts(files["data/svarfordeling.csv"])
        if (r["aar"], r["sporsmal"], r["svar"], r["gruppeverdi"])
        == ("2018", "sky_backup", "ja", "10000_19999")
    )
    words = (strategy["sporsmal_tekst"], strategy["svar_tekst"], strategy["gruppe_navn"])
    assert words == ("Skytjenester: Back-up", "Ja", "10 000–19 999 innbyggere")


def test_svarfordeling_is_the_statistics(files: Files, statistics: Statistics) -> None:
    rows = csv_dicts(files["data/svarfordeling.csv"])
    table = statistics.distribution
    assert len(rows) == len(table)
    shares = ["" if share != share else str(share) for share in table["andel_pct"].astype(float)]
    assert [row["andel_pct"] for row in rows] == shares
    assert [int(row["antall"]) for row in rows] == table["antall"].tolist()
    assert [row["gruppeverdi"] for row in rows] == table["gruppeverdi"].astype(str).tolist()


def test_every_answer_of_svarfordeling_has_words_in_the_codebook(files: Files) -> None:
    words = {(r["sporsmal"], r["svar"]) for r in csv_dicts(files["data/kodebok.csv"])}
    used = {(r["sporsmal"], r["svar"]) for r in csv_dicts(files["data/svarfordeling.csv"])}
    assert used <= words


def test_plassering_counts_those_that_lie_higher(files: Files) -> None:
    rows = csv_dicts(files["data/plassering.csv"])
    keys = ("aar", "indikator", "gruppe", "gruppeverdi")
    groups: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(int(row["verdi"]))
    assert {row["gruppe"] for row in rows} == {"landet", "fylke", "folketall"}
    for row in rows[::97]:
        values, own = groups[tuple(row[key] for key in keys)], int(row["verdi"])
        assert int(row["plass"]) == 1 + sum(value > own for value in values)
        assert int(row["delt_med"]) == values.count(own)
        lower = 100 * sum(value < own for value in values) / len(values)
        assert float(row["lavere_pct"]) == pytest.approx(lower, abs=0.051)
