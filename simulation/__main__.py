"""Command line of the generator: `python -m simulation [--data DIR] [--out DIR] [--seed N]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from simulation.fit import RELAXED, read_rounds, report_text
from simulation.model import NoSolution
from simulation.rounds import YEARS, Round, make_round, read_inputs
from simulation.writing import is_simulated, write_round

SEED = 20181

REPORT = "tilpasning.csv"  # beside the conditions, or with the rounds where --out is given


def arguments() -> argparse.ArgumentParser:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="what to read (data/)")
    parser.add_argument("--out", type=Path, help="where the rounds go (DATA/survey/)")
    parser.add_argument(
        "--seed", type=int, default=SEED, help=f"start of the random numbers ({SEED})"
    )
    return parser


def main(argv: list[str] | None = None) -> int:
    """Make the three rounds and the fit report; return the exit code.

    0, or 1 where the conditions contradict each other or a round is there that is not simulated.
    """
    options = arguments().parse_args(argv)
    survey = options.out or options.data / "survey"
    if kept := [str(year) for year in YEARS if not is_simulated(survey / str(year))]:
        told = f"{survey}: the rounds {', '.join(kept)} are not simulated, and are not written over"
        print(f"{told}. Choose another folder with --out.", file=sys.stderr)
        return 1
    inputs = read_inputs(options.data, options.seed)
    made: dict[int, Round] = {}
    for year in YEARS:
        started = time.perf_counter()
        try:
            made[year] = make_round(inputs, year, dict(made))
        except NoSolution as problem:
            print(f"{year}: {problem}", file=sys.stderr)
            return 1
        write_round(made[year], survey)
        for step in made[year].unproven:
            print(f"{year}: {step} is not proven to be the cheapest answer", file=sys.stderr)
        print(f"{year}: {len(made[year].respondents)} svar, {time.perf_counter() - started:.0f} s")
    report = report_text(inputs.conditions, read_rounds(inputs, survey))
    (options.out or options.data / "simulation").joinpath(REPORT).write_bytes(
        report.encode("utf-8")
    )
    print(summary(report))
    return 0


def summary(report: str) -> str:
    """Return one line about the fit report: how many conditions were met."""
    lines = report.count("\n") - 1
    relaxed = report.count(f",{RELAXED},")
    return f"{lines - relaxed} av {lines} betingelser oppfylt; se {REPORT}"


if __name__ == "__main__":
    sys.exit(main())
