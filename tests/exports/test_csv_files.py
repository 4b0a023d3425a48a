"""The CSV files for machines: the contract's columns, RFC 4180, every value and no other."""

from __future__ import annotations

from collections import Counter

import pytest

from builder.definitions import STATUS_LABELS
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.reading import WHOLE, csv_dicts, csv_rows

HEADERS = {  # the contract, section 4, word for word
    "indikatorer": "aar,kommunenr,kommune,fylkesnr,fylke,kommunenr_2024,indikator,verdi,etikett,"
    "datastatus",
    "svarfordeling": "aar,sporsmal,svar,gruppe,gruppeverdi,antall,n,andel_pct,datastatus",
}
WITHOUT_STATUS = ("kommuner", "fylker", "geo/fliser", "kodebok", "samsvar")
Files = dict[str, bytes]


@pytest.mark.parametrize(("name", "header"), HEADERS.items())
def test_the_header_is_the_contracts(files: Files, name: str, header: str) -> None:
    assert files[f"data/{name}.csv"].split(b"\n")[0].decode() == header


def test_every_csv_is_rfc_4180_in_utf_8_without_bom_and_with_lf(files: Files) -> None:
    own = {p: c for p, c in files.items() if p.endswith(".csv") and not p.endswith(".excel.csv")}
    assert len(own) == len(WHOLE) + 357 + 15
    for path, content in own.items():
        assert not content.startswith(b"\xef\xbb\xbf"), path
        assert b"\r" not in content and content.endswith(b"\n"), path
        header, *rows = csv_rows(content)
        assert all(len(row) == len(header) for row in rows), path


def test_every_row_that_rests_on_a_round_has_its_status_and_no_other(
    files: Files, sources: Sources
) -> None:
    status = {str(r.year): r.card.status for r in sources.rounds}
    for path in (p for p in files if p.endswith(".csv") and not p.endswith(".excel.csv")):
        is_fact = path in {f"data/{name}.csv" for name in WITHOUT_STATUS}
        for row in csv_dicts(files[path]):
            assert row.get("datastatus") == (None if is_fact else status[row["aar"]]), path


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
            assert (row["verdi"], row["etikett"]) == ("", STATUS_LABELS[reason])
            reasons.add(reason)
        else:
            indicator = sources.definitions.indicators[row["indikator"]]
            assert row["etikett"] == indicator.label_of(row["verdi"])
    assert {"svarte_ikke", "ikke_spurt"} <= reasons


def test_names_are_of_the_rounds_division_and_counties_of_today(files: Files) -> None:
    rows = {(r["aar"], r["kommunenr"]): r for r in csv_dicts(files["data/indikatorer.csv"])}
    skodje = rows["2018", "1529"]
    assert (skodje["kommune"], skodje["kommunenr_2024"]) == ("Skodje", "1508")
    lunner = rows["2018", "0533"]
    assert (lunner["fylkesnr"], lunner["fylke"]) == ("32", "Akershus")
    snillfjord = rows["2018", "5012"]
    assert snillfjord["kommunenr_2024"].split("|") == ["5059", "5056", "5055"]


def test_a_kommune_has_its_own_rows_and_those_of_its_predecessors(files: Files) -> None:
    every = csv_rows(files["data/indikatorer.csv"])
    codes = [row[0] for row in csv_rows(files["data/kommuner.csv"])[1:]]
    assert len(codes) == 357
    for code in codes:
        own = [row for row in every[1:] if code in row[5].split("|")]
        assert csv_rows(files[f"data/kommune/{code}.csv"]) == [every[0], *own]
    split = [
        c
        for c in ("5059", "5056", "5055")
        if b",5012,Snillfjord," in files[f"data/kommune/{c}.csv"]
    ]
    assert split == ["5059", "5056", "5055"]


def test_a_county_has_all_rows_of_its_municipalities(files: Files) -> None:
    header, *every = csv_rows(files["data/indikatorer.csv"])
    own = Counter(row[3] for row in every)
    assert len(own) == 15
    for code, count in own.items():
        found = csv_rows(files[f"data/fylke/{code}.csv"])
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
            "kommunenr_2018": "1504|1523|1529|1546",
            "kommunenr_2020": "1507",
            "tidligere_navn": "Ørskog|Sandøy|Skodje",
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
    by_code = {row["fylkesnr"]: row for row in fylker}
    assert by_code["55"]["tidligere_navn"] == "Troms og Finnmark"
    assert by_code["46"]["fylkesnr_2018"] == "12|14"


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
