"""The commands `import` and `template`: options in, a round or an empty form out."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from builder.definitions import Definitions, find_definitions
from builder.faults import BuildFailure, Findings, quoted
from builder.sources.model import Registry
from builder.sources.registry import read_registry
from importing import showing
from importing.arguments import OFFICIAL, RESPONSES, SCORES, SIMULATED
from importing.options import Options, option_meanings, told_words
from importing.rounds import understand
from importing.spelling import bare
from importing.writing import CardTexts, leave_out_simulated, refuse_to_overwrite, write_round

PUBLISHERS = {  # who answers for a round of each status, where it is not said
    OFFICIAL: "Statistisk sentralbyrå (SSB)",
    SIMULATED: "Prosjektet selv (simulerte svar)",
}
TITLES = {
    SCORES: "Digitalisering i kommunene {year}, resultater kommune for kommune",
    RESPONSES: "Digitalisering i kommunene {year}, svar kommune for kommune",
}


def import_round(given: argparse.Namespace) -> int:
    """Read a file, show what was understood, and write the round; return the exit code.

    Raises InputFaults with everything that is unclear, and BuildFailure where there is a round
    already; nothing has been written then.
    """
    options = _options(given)
    findings = Findings()
    registry, definitions = _known(given, findings)
    understood = understand(given.kind, options, registry, definitions, findings)
    if understood is not None:
        print("\n".join(showing.lines(understood, given.kind, given.year)), flush=True)
    findings.raise_faults()
    assert understood is not None  # otherwise there were faults
    for notice in findings.notices:
        print(f"note: {notice}")
    if given.dry_run:
        print("Nothing was written (--dry-run).")
        return 0
    folder = given.data / "survey" / str(given.year)
    if not given.replace:
        refuse_to_overwrite(folder)
    write_round(folder, f"{given.kind}.csv", understood.text, _card_texts(given), given.file)
    print(f"Wrote {folder}/{given.kind}.csv and its card. Read the card, and mend it by hand.")
    _settle_simulated(given)
    return 0


def _options(given: argparse.Namespace) -> Options:
    """Return the options of an import; raises BuildFailure where one cannot be read."""
    columns = option_meanings("--column", given.column)
    return Options(
        path=given.file,
        year=given.year,
        data=given.data,
        sheet=given.sheet,
        columns=columns,
        ignored=frozenset(map(bare, given.ignore)),
        places=option_meanings("--place", given.place),
        words=told_words("--value", given.value),
    )


def _known(given: argparse.Namespace, findings: Findings) -> tuple[Registry, Definitions]:
    """Return the registry and the definitions of the data folder.

    Raises InputFaults where they have faults, and BuildFailure for a year before every division.
    """
    registry = read_registry(given.data, findings)
    definitions = find_definitions(given.data / "definitions", findings)
    findings.raise_faults()
    assert definitions is not None  # otherwise there were faults
    _check_year(given.year, registry.divisions.first_year)
    return registry, definitions


def _check_year(wanted: int, first: int) -> None:
    """Raise BuildFailure for a year before the first division that is known."""
    if wanted < first:
        raise BuildFailure(f"--year {wanted}: no division is known before {first}.")


def _card_texts(given: argparse.Namespace) -> CardTexts:
    """Return what the card says."""
    publisher = given.publisher or PUBLISHERS[given.status]
    return CardTexts(
        status=given.status,
        title=given.title or TITLES[given.kind].format(year=given.year),
        publisher=publisher,
        source=given.source or f"Filen {quoted(given.file.name)[1:-1]} fra {publisher}",
        licence=given.licence,
        retrieved=given.retrieved or date.today().isoformat(),
        notes=f"Lagt inn med python -m builder import {given.kind}.",
    )


def _settle_simulated(given: argparse.Namespace) -> None:
    """Let the site leave out simulated rounds beside an official one, unless told otherwise."""
    site = given.data / "site.yml"
    if given.status != OFFICIAL or given.keep_simulated:
        return
    if leave_out_simulated(site):
        print(
            f"Simulated rounds are left out of the site from now on: simulated_rounds in {site}. "
            "(--keep-simulated keeps them beside it.)"
        )


def write_template(given: argparse.Namespace) -> int:
    """Write an empty round; return the exit code. Raises BuildFailure where the file is there."""
    from importing.template import template

    registry, definitions = _known(given, Findings())
    out = given.out or Path(f"mal_{given.year}.xlsx")
    if out.exists():
        raise BuildFailure(f"{out} is there already. Nothing was written; choose another --out.")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(template(given.year, out.suffix, registry, definitions))
    print(f"Wrote {out}. Fill it in, then: python -m builder import responses {out} "
          f"--year {given.year}")  # fmt: skip
    return 0
