"""The options of the commands of this room; reads nothing, so that help comes at once."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

SCORES, RESPONSES = "scores", "responses"
OFFICIAL, SIMULATED = "offisiell", "syntetisk"


def add_options(commands: Any, default_data: Path) -> None:
    """Add the commands of this room to a parser."""
    bring = commands.add_parser("import", help="put in a round from the file an office has")
    bring.add_argument("kind", choices=(SCORES, RESPONSES), help="grades, or answers")
    bring.add_argument("file", type=Path, help=".xlsx or .csv")
    bring.add_argument("--year", type=year, required=True, help="the year of the survey")
    bring.add_argument("--data", type=Path, default=default_data, help="all input")
    bring.add_argument("--replace", action="store_true", help="put it in place of what is there")
    bring.add_argument("--dry-run", action="store_true", help="only show what is understood")
    bring.add_argument("--sheet", default="", help="which sheet of a workbook")
    many: dict[str, Any] = {"action": "append", "default": []}
    bring.add_argument("--column", **many, metavar="HEADING=ID", help="what a column is")
    bring.add_argument("--ignore", **many, metavar="HEADING", help="a column to leave out")
    bring.add_argument("--place", **many, metavar="NAME=KOMMUNENR", help="which one a name means")
    bring.add_argument("--value", **many, metavar="ID:TEXT=VALUE", help="what a cell means")
    bring.add_argument("--keep-simulated", action="store_true", help="show simulated rounds too")
    card = bring.add_argument_group("the card of the round")
    card.add_argument("--status", choices=(OFFICIAL, SIMULATED), default=OFFICIAL)
    card.add_argument("--publisher", default="", help="else SSB, or the project for syntetisk")
    card.add_argument("--source", default="", help="where the file is from")
    card.add_argument("--licence", default="CC BY 4.0")
    card.add_argument("--title", default="")
    card.add_argument("--retrieved", default="", help="the day it was fetched; else today")
    _add_template(commands, default_data)
    _add_fetch(commands, default_data)


def _add_template(commands: Any, default_data: Path) -> None:
    """Add the command that writes an empty round."""
    form = commands.add_parser("template", help="an empty round to fill in, .csv or .xlsx")
    form.add_argument("year", type=year, help="the year of the survey")
    form.add_argument("--out", type=Path, help="the file to write; mal_YEAR.xlsx where not said")
    form.add_argument("--data", type=Path, default=default_data, help="all input")


def _add_fetch(commands: Any, default_data: Path) -> None:
    """Add the command that asks SSB and Kartverket."""
    fetch = commands.add_parser(
        "fetch", help="bring a source from SSB or Kartverket, as a snapshot"
    )
    fetch.add_argument(
        "source", help="population, municipalities, boundaries, published, 12019 ..."
    )
    fetch.add_argument("--data", type=Path, default=default_data, help="all input")
    fetch.add_argument("--replace", action="store_true", help="write over a snapshot of the day")
    fetch.add_argument("--write", action="store_true", help="put population into the file in use")
    fetch.add_argument("--use", action="store_true", help="show a table of figures on the site")
    fetch.add_argument("--day", type=day, default=date.today().isoformat(), help="today's date")
    fetch.add_argument("--address", default="", help="another address of the service")


def day(text: str) -> str:
    """Return a day as 2026-11-25; raises argparse's error where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a day such as 2026-11-25") from None


def year(text: str) -> int:
    """Return a year; raises argparse's error where it is none."""
    if not (text.isascii() and text.isdecimal() and 1900 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(f"{text!r}: expected a year, such as 2022")
    return int(text)
