"""Whatever bytes a file holds, the reading room returns or raises InputFaults, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.definitions import read_definitions
from builder.faults import Findings, InputFaults
from builder.sources.boundaries import read_boundaries
from builder.sources.cards import read_round_card
from builder.sources.population import read_population
from builder.sources.reference import read_centrality
from builder.sources.registry import read_registry
from builder.sources.survey import read_rounds
from tests.invented import DATA, make_round, registry_of, write_card

PIECES = [b",", b'"', b"\n", b"\r", b";", b"\t", b"\0", b"\xe6", b"\xff\xfe", b"\xef\xbb\xbf", b"="]
Damage = Callable[[bytes, random.Random], bytes]


def cut(content: bytes, luck: random.Random) -> bytes:
    """Return the beginning of the bytes."""
    return content[: luck.randrange(len(content))]


def noise(content: bytes, luck: random.Random) -> bytes:
    """Return the bytes with a few of them replaced by random ones."""
    changed = bytearray(content)
    for _ in range(luck.randrange(1, 6)):
        changed[luck.randrange(len(changed))] = luck.randrange(256)
    return bytes(changed)


def insertion(content: bytes, luck: random.Random) -> bytes:
    """Return the bytes with a few troublesome pieces put in."""
    for _ in range(luck.randrange(1, 4)):
        place = luck.randrange(len(content))
        content = content[:place] + luck.choice(PIECES) * luck.randrange(1, 4) + content[place:]
    return content


def swap(content: bytes, luck: random.Random) -> bytes:
    """Return the bytes with one piece of the file moved to another place."""
    a, b = sorted(luck.randrange(len(content)) for _ in range(2))
    return content[b:] + content[a:b] + content[:a]


def garbage(content: bytes, luck: random.Random) -> bytes:
    """Return random bytes only."""
    return luck.randbytes(luck.randrange(1, 400))


KINDS: list[Damage] = [cut, noise, insertion, swap, garbage]


@pytest.mark.parametrize("kind", ["responses", "scores"])
@pytest.mark.parametrize("damage", KINDS, ids=lambda one: one.__name__)
def test_a_damaged_round_is_read_or_refused(tmp_path: Path, damage: Damage, kind: str) -> None:
    (tmp_path / "definitions").symlink_to(DATA / "definitions")
    (tmp_path / "registry").symlink_to(DATA / "registry")
    folder = make_round(tmp_path, 2018, rows=6, kind=kind)
    path, luck = folder / f"{kind}.csv", random.Random(f"{damage.__name__} {kind}")
    whole, definitions = path.read_bytes(), read_definitions(DATA / "definitions")
    refused = 0
    for _ in range(40):
        path.write_bytes(damage(whole, luck))
        write_card(folder, path.name)
        refused += is_refused(
            lambda box: read_rounds(tmp_path, registry_of(DATA), definitions, box)
        )
    assert refused >= 30


@pytest.mark.parametrize("damage", KINDS, ids=lambda one: one.__name__)
def test_a_damaged_card_is_read_or_refused(tmp_path: Path, damage: Damage) -> None:
    (tmp_path / "provenance.yml").symlink_to(tmp_path / "card")
    (tmp_path / "responses.csv").write_bytes(b"kommunenr\n")
    write_card(tmp_path, "responses.csv")
    whole, luck = (tmp_path / "card").read_bytes(), random.Random(damage.__name__)
    refused = 0
    for _ in range(60):
        (tmp_path / "card").write_bytes(damage(whole, luck))
        refused += is_refused(lambda box: read_round_card(tmp_path, "responses.csv", box))
    assert refused >= 20


@pytest.mark.parametrize(
    "name",
    [
        "registry/divisions.yml",
        "registry/kommuner_2018.csv",
        "registry/kommuner_2024.csv",
        "registry/fylker.csv",
        "registry/adresser.csv",
        "population/folketall.csv",
        "population/folketall_anslag.csv",
        "centrality/sentralitet.csv",
    ],
)
def test_a_damaged_table_is_read_or_refused(small_data: Path, name: str) -> None:
    def read(box: Findings) -> None:
        registry = read_registry(small_data, box)
        read_population(small_data, registry, box)
        read_centrality(small_data, registry, box)

    path, luck = small_data / name, random.Random(name)
    whole, refused = path.read_bytes(), 0
    for number in range(10):
        path.write_bytes(KINDS[number % len(KINDS)](whole, luck))
        refused += is_refused(read)
    assert refused >= 6


@pytest.mark.parametrize("damage", KINDS, ids=lambda one: one.__name__)
@pytest.mark.filterwarnings("error")
def test_damaged_borders_are_read_or_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], damage: Damage
) -> None:
    def read(box: Findings) -> None:
        with box.guard(path):
            read_boundaries(path, divisions)

    path, luck = tmp_path / "grenser.topojson", random.Random(damage.__name__)
    whole, divisions = (DATA / "geography" / path.name).read_bytes(), registry_of(DATA).divisions
    refused = 0
    for _ in range(10):
        path.write_bytes(damage(whole, luck))
        refused += is_refused(read)
    assert refused >= 7
    assert capfd.readouterr() == ("", "")


def is_refused(read: Callable[[Findings], object]) -> bool:
    """Tell whether reading found faults, each of which must be one line that can be printed."""
    findings = Findings()
    try:
        read(findings)
        findings.raise_faults()
    except InputFaults as error:
        for fault in error.faults:
            line = str(fault)
            assert line.encode("utf-8")
            assert "\n" not in line
            assert len(line) < 1000
            assert line.isprintable()
        return True
    return False
