"""The feeds of changes: what they tell, and that they are Atom (RFC 4287)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from builder.exports import Earlier, not_made
from builder.exports.changes import Changes, day_of
from builder.exports.feeds import feed_files
from builder.exports.tables import build_tables
from builder.sources import Sources
from builder.sources.frozen import Frozen
from builder.statistics import Statistics
from tests.exports.conftest import BASE_URL, as_official

Files = dict[str, bytes]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
OSLO = {"0301": ("Oslo", "oslo")}


def texts_of(table: bytes) -> pd.DataFrame:
    """Return a CSV file with every cell as text."""
    return pd.read_csv(BytesIO(table), dtype=str, keep_default_na=False)


def texts(feed: bytes, name: str) -> list[str]:
    """Return the texts of the elements of a path in a feed."""
    root = ElementTree.fromstring(feed)
    path = "/".join(f"a:{part}" for part in name.split("/"))
    return [one.text or "" for one in root.findall(path, ATOM)]


@pytest.fixture(scope="module")
def feeds(files: Files) -> Files:
    """Return the feeds among the published files."""
    return {path: content for path, content in files.items() if path.endswith(".atom")}


def test_there_is_one_for_all_and_one_for_each_municipality(feeds: Files, files: Files) -> None:
    places = [path for path in files if re.fullmatch(r"data/kommune/[0-9]{4}\.csv", path)]
    expected = {path.replace(".csv", ".atom") for path in places} | {"endringer.atom"}
    assert feeds.keys() == expected
    assert len(feeds) == 358
    assert max(map(len, feeds.values())) < 8_000


def test_each_is_atom(feeds: Files, files: Files) -> None:
    """What RFC 4287 asks for: id, title and updated of feed and entry, an author, and links."""
    ids: list[str] = []
    for path, content in feeds.items():
        (own,), (title,), (author,) = (texts(content, n) for n in ("id", "title", "author/name"))
        assert (own, author) == (f"{BASE_URL}{path}", "Digital kommune")
        assert title
        moments = texts(content, "entry/updated")
        assert all(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z", one) for one in moments)
        assert texts(content, "updated") == [max(moments)]
        assert moments == sorted(moments)[::-1]
        for name in ("id", "title", "summary"):
            assert len([one for one in texts(content, f"entry/{name}") if one]) == len(moments)
        links = ElementTree.fromstring(content).findall("a:link", ATOM)
        assert {one.get("rel"): one.get("href") for one in links}["self"] == own
        ids += texts(content, "entry/id")
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:eksempel\.no,2026-[0-9-]{5}:[a-z0-9_/]+", one) for one in ids)


def test_a_round_is_told_with_what_sums_up_the_municipality(feeds: Files) -> None:
    assert texts(feeds["endringer.atom"], "entry/title")[0] == "Ny runde: 2023 (simulerte tall)"
    assert texts(feeds["endringer.atom"], "entry/summary")[0] == "355 av 356 kommuner svarte."
    oslo = feeds["data/kommune/0301.atom"]
    assert texts(oslo, "entry/summary") == [
        "Ikke spurt.",
        "Digital prioritering: 4 – høy; Digital kompetanse: egne ansatte, problemer med å "
        "rekruttere; Digital aktivitet: 4 – høy.",
        "Digital prioritering: 4 – høy; Digital kompetanse: egne ansatte, problemer med å "
        "rekruttere; Digital aktivitet: 4 – høy.",
    ]


def test_those_that_were_merged_are_told_one_by_one(feeds: Files) -> None:
    oldest = texts(feeds["data/kommune/1508.atom"], "entry/summary")[-1]
    assert oldest.startswith("Ålesund: Svarte ikke på undersøkelsen. Skodje: Digital prioritering:")
    assert "Sandøy: " in oldest
    assert "Haram" not in oldest


def test_a_grade_that_is_another_is_told_with_both(feeds: Files, files: Files) -> None:
    """As many as the table of changes has, of the newest pair of rounds that both asked."""
    rows = [row.split(",") for row in files["data/endring.csv"].decode().splitlines()]
    other = [
        row
        for row in rows
        if row[4] == "prioritering_grad" and row[5:7] == ["2018", "2022"] and row[7] != row[8]
    ]
    told = [
        title
        for content in feeds.values()
        for title in texts(content, "entry/title")
        if title.startswith("Graden er en annen: Digital prioritering")
    ]
    assert len(told) == len(other) > 50
    assert set(told) == {"Graden er en annen: Digital prioritering i 2022 (simulerte tall)"}
    code, _, _, _, _, _, _, was, now, before, after, *_ = other[0]
    found = texts(feeds[f"data/kommune/{code}.atom"], "entry/summary")
    assert f"{was} – {before} i 2018, {now} – {after} i 2022." in found
    titles = [one for content in feeds.values() for one in texts(content, "entry/title")]
    assert any(one.startswith("Kategorien er en annen: Digital kompetanse") for one in titles)


def edition_with(sources: Sources, edition: str) -> Sources:
    """Return the sources as an edition of this name."""
    return replace(sources, site=sources.site.model_copy(update={"edition": edition}))


def told_since(
    sources: Sources, statistics: Statistics, edition: str, before: bytes
) -> Mapping[str, bytes]:
    """Return the feeds of all and of Oslo, of an edition that comes after another one."""
    own = edition_with(sources, edition)
    tables = build_tables(own, statistics, own.dictionary.files)
    changes = Changes(own, statistics, tables, Earlier.read("2026-01-15", texts_of(before)))
    return feed_files(own, changes, BASE_URL, OSLO)


def test_a_value_that_is_another_than_in_the_edition_before_is_told(
    sources: Sources, statistics: Statistics, files: Files
) -> None:
    now = files["data/indikatorer.csv"]
    (row,) = re.findall(rb"\n2022,0301,[^\n]*,prioritering_grad,4,4,[^\n]*", now)
    other = row.replace(b"grad,4,4,", b"grad,2,2,").replace(b"h\xc3\xb8y", b"mye strategi")
    before = now.replace(row, other)
    found = told_since(sources, statistics, "2026-11-25", before)
    assert texts(found["endringer.atom"], "entry/title")[0] == (
        "Kilden er rettet: runden 2022 (simulerte tall)"
    )
    assert texts(found["endringer.atom"], "entry/summary")[0] == (
        "1\N{NO-BREAK SPACE}verdi er rettet siden utgaven 2026-01-15, i 1\N{NO-BREAK SPACE}kommune."
    )
    oslo = found["data/kommune/0301.atom"]
    assert texts(oslo, "entry/summary")[0] == ("2 – mye strategi i utgaven 2026-01-15, 4 – høy nå.")
    assert texts(oslo, "entry/updated")[0] == "2026-11-25T00:00:00Z"
    same = told_since(sources, statistics, "2026-11-25", now)
    assert not [t for t in texts(same["endringer.atom"], "entry/title") if "rettet" in t]


def test_the_edition_before_is_the_newest_that_is_frozen_before_this_one(
    sources: Sources, files: Files, tmp_path: Path
) -> None:
    lying = []
    for day, grade in (("2026-01-15", b"0"), ("2026-06-01", b"1"), ("2026-11-25", b"2")):
        path = tmp_path / f"utgave-{day}.zip"
        table = b"aar,kommunenr,indikator,verdi,etikett\n2022,0301,prioritering_grad,%b,x\n" % grade
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("data/indikatorer.csv", table)
        lying.append(Frozen(day, path, "", {"data/indikatorer.csv": ""}))
    own = replace(edition_with(sources, "2026-11-25"), frozen=tuple(lying))
    found = Earlier.of(own)
    assert found is not None
    assert found.edition == "2026-06-01"
    assert found.values == {(2022, "0301", "prioritering_grad"): ("1", "x")}
    assert Earlier.of(replace(own, frozen=())) is None
    without = replace(own, frozen=(Frozen("2026-06-01", path, "", {}),))
    assert Earlier.of(without) is None


def test_an_edition_with_other_columns_is_not_compared() -> None:
    table = texts_of(b"aar,kommunenr,verdi\n2022,0301,4\n")
    found = Earlier.read("2026-06-01", table)
    assert found == Earlier("2026-06-01", {})


def test_a_correction_without_a_day_is_not_told(
    sources: Sources, statistics: Statistics, files: Files
) -> None:
    before = files["data/indikatorer.csv"].replace(b"grad,4,4,", b"grad,0,0,")
    for edition in ("", "2026", "2026-11"):
        found = told_since(sources, statistics, edition, before)
        assert len(texts(found["endringer.atom"], "entry/id")) == 3


def test_the_day_of_a_round_is_that_of_its_card(sources: Sources) -> None:
    own = sources.rounds[1]
    assert str(day_of(own)) == own.card.retrieved
    for told, day in (("6. mai", "2022-12-31"), ("lest 2023-02-31, så 2023-03-01", "2023-03-01")):
        card = own.card.model_copy(update={"retrieved": told})
        assert str(day_of(replace(own, card=card))) == day


def test_an_official_round_is_not_said_to_be_simulated(
    sources: Sources, statistics: Statistics
) -> None:
    own = replace(sources, rounds=tuple(as_official(one) for one in sources.rounds))
    tables = build_tables(own, statistics, own.dictionary.files)
    found = feed_files(own, Changes(own, statistics, tables), BASE_URL, OSLO)
    assert not [path for path, content in found.items() if b"imuler" in content]


def test_without_an_address_there_is_none_and_the_build_says_so(
    sources: Sources, statistics: Statistics
) -> None:
    tables = build_tables(sources, statistics, sources.dictionary.files)
    assert feed_files(sources, Changes(sources, statistics, tables), "", OSLO) == {}
    assert not_made(sources, "") == [
        "no katalog.ttl: data/site.yml does not tell address (or SITE_URL), beginning with "
        "https://, publisher.name, contact.mail or contact.address",
        "no endringer.atom: the site has no address",
    ]
    assert not_made(sources, BASE_URL) == [
        "no katalog.ttl: data/site.yml does not tell publisher.name, contact.mail or "
        "contact.address"
    ]
