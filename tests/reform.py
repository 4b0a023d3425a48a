"""An invented reform: a division of 2028, written into a copy of the data folder as data only.

Risør and Gjerstad become Søndeled; Narvik is split in Narvik and Ballangen, which has been one
before; Utsira gets another number; Jevnaker moves to Innlandet; Aurskog-Høland is called Høland and
the county Agder Sørlandet. There are no borders of 2028.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.invented import make_round, write_table

Row = dict[str, str]
AFTER = {  # 2024 -> 2028, where it is not the same number
    "4201": "4290",
    "4211": "4290",
    "1806": "1890|1891",
    "1151": "1192",
    "3236": "3490",
}
NAMES = {"4290": "Søndeled", "1890": "Narvik", "1891": "Ballangen", "3226": "Høland"}
DIRECT = {"1854": "1891", "1805": "1890", "1850": "1875|1890"}  # 2018 -> 2028, past the split
ADDRESSES = [  # nivaa, adresse, koder, grunn, navn
    ["kommune", "sondeled", "4290", "gjeldende", "Søndeled"],
    ["kommune", "holand", "3226", "gjeldende", "Høland"],
    ["fylke", "sorlandet", "42", "gjeldende", "Sørlandet"],
]
MOVED = {  # addresses of 2024 -> their codes and reason now
    "narvik": ("1890", "gjeldende"),
    "ballangen": ("1891", "gjeldende"),
    "utsira": ("1192", "gjeldende"),
    "jevnaker": ("3490", "gjeldende"),
    "risor": ("4290", "tidligere_navn"),
    "gjerstad": ("4290", "tidligere_navn"),
    "aurskog-holand": ("3226", "tidligere_navn"),
    "agder": ("42", "tidligere_navn"),
}
INHABITANTS = {"1890": 19000, "1891": 2500}
FORMER_NOTE = "Kartet viser kommunegrensene fra 2024 til 2027, de som gjaldt i undersøkelsens år."


def reform(data: Path) -> None:
    """Write the division of 2028 into a data folder, with one more round that follows it."""
    registry = data / "registry"
    write_divisions(registry / "divisions.yml")
    change(registry / "kommuner_2024.csv", _with_successors)
    change(registry / "kommuner_2018.csv", _with_direct_successors)
    municipalities = _municipalities(rows_of(registry / "kommuner_2024.csv"))
    write_rows(registry / "kommuner_2028.csv", municipalities)
    change(registry / "fylker.csv", _with_counties)
    change(registry / "adresser.csv", _with_addresses)
    change(data / "population" / "folketall.csv", _with_population)
    change(data / "centrality" / "sentralitet.csv", _centrality)
    for folder in ("registry", "population", "centrality"):
        renew_cards(data / folder)
    make_round(data, 2028, seed=2028)


def write_divisions(path: Path) -> None:
    """Write the division of 2028 behind the others."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    last = content["divisions"][-1]
    last |= {"to": 2027, "period": "2024–2027", "map_note": FORMER_NOTE}
    own = {"id": "2028", "from": 2028, "to": None, "period": "fra 2028"}
    content["divisions"].append(own | {"file": "kommuner_2028.csv"})
    content["today"] = "2028"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[Row]) -> None:
    """Write rows of the same columns."""
    write_table(path, [list(rows[0]), *(list(row.values()) for row in rows)])


def change(path: Path, edit: Callable[[list[Row]], list[Row]]) -> None:
    """Rewrite a CSV file with its rows changed."""
    write_rows(path, edit(rows_of(path)))


def _after(code: str) -> str:
    """Return what a municipality of 2024 is in 2028."""
    return AFTER.get(code, code)


def _with_successors(rows: list[Row]) -> list[Row]:
    """Return the municipalities of 2024 with those of 2028 that follow them."""
    return [row | {"nr_2028": _after(row["kommunenr"])} for row in rows]


def _with_direct_successors(rows: list[Row]) -> list[Row]:
    """Return the municipalities of 2018 with those of 2028 that follow them, the main one first."""
    return [
        row | {"nr_2028": DIRECT.get(row["kommunenr"]) or _composed(row["nr_2024"])} for row in rows
    ]


def _composed(cell: str) -> str:
    """Return the municipalities of 2028 behind several of 2024, each once."""
    return "|".join(dict.fromkeys("|".join(map(_after, cell.split("|"))).split("|")))


def _municipalities(rows: list[Row]) -> list[Row]:
    """Return the municipalities of 2028, made of those of 2024."""
    found: dict[str, Row] = {}
    for row in rows:
        for code in _after(row["kommunenr"]).split("|"):
            name = NAMES.get(code, row["navn"])
            found[code] = {"kommunenr": code, "navn": name, "fylkesnr": code[:2]}
    return [found[code] for code in sorted(found)]


def _with_counties(rows: list[Row]) -> list[Row]:
    """Return the counties with those of 2028, one of which has got another name."""
    now = [row | {"aar": "2028"} for row in rows if row["aar"] == "2024"]
    return rows + [r | {"navn": "Sørlandet"} if r["fylkesnr"] == "42" else r for r in now]


def _with_addresses(rows: list[Row]) -> list[Row]:
    """Return the addresses with those of new places, and old ones that lead to them."""
    for row in rows:
        if row["adresse"] in MOVED:
            row["koder"], row["grunn"] = MOVED[row["adresse"]]
        elif row["nivaa"] == "kommune":
            row["koder"] = _composed(row["koder"])
    return rows + [dict(zip(rows[0], cells, strict=True)) for cells in ADDRESSES]


def _with_population(rows: list[Row]) -> list[Row]:
    """Return the figures with those of 2028: those of 2026, summed or split."""
    found: dict[str, int] = {}
    for row in rows:
        if (row["division"], row["aar"]) == ("2024", "2026"):
            for code in _after(row["kommunenr"]).split("|"):
                own = INHABITANTS.get(code, int(row["folketall"]))
                found[code] = found.get(code, 0) + own
    columns = ("division", "kommunenr", "aar", "folketall")
    cells = [("2028", code, "2028", str(count)) for code, count in sorted(found.items())]
    return rows + [dict(zip(columns, one, strict=True)) for one in cells]


def _centrality(rows: list[Row]) -> list[Row]:
    """Return the classes of the municipalities of 2028."""
    found = {
        code: row["sentralitetsklasse"]
        for row in rows
        for code in _after(row["kommunenr_2024"]).split("|")
    }
    return [{"kommunenr_2028": k, "sentralitetsklasse": v} for k, v in sorted(found.items())]


def renew_cards(folder: Path) -> None:
    """Write the checksums of a folder's files into its cards; a file without a card gets one."""
    path = folder / "provenance.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    cards = content["files"]
    for file in sorted(folder.glob("*.csv")):
        cards.setdefault(file.name, dict(next(iter(cards.values()))))
        cards[file.name]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
