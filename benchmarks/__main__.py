"""`python -m benchmarks`: how long builds take, as ratios to MkDocs alone, and their size.

Every build is a whole process. The reference is an ordinary `mkdocs build` of the very pages the
build wrote,
run in between, so that the ratios hold when the machine is slower or faster today. Nothing here is
a test.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks.measuring import Measurement, build, mkdocs_alone
from benchmarks.weights import site_weights

TARGETS = {"cold": 40.0, "warm": 12.0, "unchanged": 0.5}


def main() -> None:
    """Measure cold, warm and unchanged builds, then weigh the site, and print both."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of each kind; the median is shown"
    )
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        out, cache = Path(folder) / "site", Path(folder) / "cache"
        measured: dict[str, list[Measurement]] = {name: [] for name in TARGETS}
        reference = []
        for _ in range(runs):
            for name, forgotten in {"cold": [out, cache], "warm": [out], "unchanged": []}.items():
                for path in forgotten:
                    shutil.rmtree(path, ignore_errors=True)
                measured[name].append(build(out, cache))
            reference.append(mkdocs_alone(cache, Path(folder) / "reference"))
        _print_tables(measured, statistics.median(reference), out)


def _print_tables(measured: dict[str, list[Measurement]], reference: float, out: Path) -> None:
    """Print the two tables."""
    print(f"reference: mkdocs build of the same pages, {reference:.1f} s\n")
    print("| build | seconds | ratio to mkdocs alone | target, s | largest process, MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, runs in measured.items():
        print(_measured_line(name, runs, reference))
    print("\n| what | size |\n| --- | ---: |")
    for what, size in site_weights(out):
        print(f"| {what} | {size} |")


def _measured_line(name: str, measured: list[Measurement], reference: float) -> str:
    """Return one line of the table: median seconds, ratio and the largest process seen."""
    seconds = statistics.median(m.seconds for m in measured)
    memory = max(m.megabytes for m in measured)
    return (
        f"| {name} | {seconds:.1f} | {seconds / reference:.2f} | {TARGETS[name]} | {memory:.0f} |"
    )


if __name__ == "__main__":
    main()
