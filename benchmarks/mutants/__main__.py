"""`make mutants`: how many small changes of the code the tests notice, and which they do not."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from benchmarks.mutants.changes import Mutant
from benchmarks.mutants.equivalent import is_equivalent
from benchmarks.mutants.rooms import ROOMS, Room
from benchmarks.mutants.trial import Order, is_caught

GOAL = 0.95
LIBRARIES = ("bs4", "geopandas", "openpyxl", "playwright.sync_api", "altair", "hypothesis", "lxml")


def main() -> int:
    """Run the rooms asked for, tell the survivors, and return 1 where a room is below the goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="room", help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--share", type=float, default=1.0, help="a sample, always the same: 0.1")
    parser.add_argument("--start", type=float, default=0.0, help="0.1: another sample, from there")
    parser.add_argument("--module", default="", help="only modules with this in their path")
    asked = parser.parse_args()
    # In their order: what one has read, the next may, but not the other way.
    rooms = [name for name in ROOMS if name in (asked.rooms or ROOMS)]
    caught = [_caught(name, asked) for name in rooms]
    return 0 if caught and min(caught) >= GOAL else 1


def _caught(name: str, asked: argparse.Namespace) -> float:
    """Run the mutants of a room that are asked for and return the share that was caught."""
    room = ROOMS[name]
    sample = room.mutants(asked.share, asked.start)
    every = [one for one in sample if asked.module in str(one.path)]
    mutants = [one for one in every if not is_equivalent(one)]
    print(f"{name}: {len(mutants)} mutants, {len(every) - len(mutants)} equivalent ones left out")
    for library in (*LIBRARIES, *room.before):
        importlib.import_module(library)
    live = [one for one in mutants if room.is_live and one.scope]
    if not room.is_live:
        room.make_ready()
    order = Order()
    if is_caught(None, sorted({test for one in mutants for test in room.tests_of(one)}), order):
        sys.exit(f"{name}: {order.found or 'the tests'} fail already")
    # What stands in no function works when its module is read: those first.
    survived = _survivors(room, order, [one for one in mutants if one not in live])
    if live:
        room.make_ready()
        survived += _survivors(room, order, live)
    part = 1 - survived / len(mutants) if mutants else 1.0
    print(f"{name}: {len(mutants) - survived} of {len(mutants)} caught, {100 * part:.1f} %")
    return part


def _survivors(room: Room, order: Order, mutants: Sequence[Mutant]) -> int:
    """Tell each mutant that no test notices, and return how many there are."""
    found = 0
    for mutant in mutants:
        if not is_caught(mutant, room.tests_of(mutant), order):
            found += 1
            print(_told(mutant), flush=True)
    return found


def _told(mutant: Mutant) -> str:
    """Return a mutant as file, line and what has become of the code there."""
    before, after = (text.replace("\n", " ")[:200] for text in (mutant.before, mutant.after))
    where = f"{mutant.path}:{mutant.line} ({mutant.scope or 'module'})"
    return f"{where}\n  - {before}\n  + {after}"


if __name__ == "__main__":
    sys.exit(main())
