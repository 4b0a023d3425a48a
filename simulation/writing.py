"""Writing a finished round the way the data contract has it.

A round is `responses.csv` and its provenance card.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import yaml

from simulation.answers import asked_items
from simulation.rounds import Round

RETRIEVED = (
    "2026-11-22"  # the day this generator was made; never the clock, or the bytes would change
)

TITLE = "Simulerte svar i formatet til SSBs undersøkelse Bruk av IKT i offentlig sektor {year}"
SOURCE = (
    "Laget av python -m simulation i dette prosjektet, etter publiserte tall fra Statistisk "
    "sentralbyrå (SSB)"
)
NOTES = (
    "Svarene i denne filen er simulert av prosjektet. De er ikke SSBs data, og de sier ingenting "
    "om hva den enkelte kommunen svarte i virkeligheten. SSB har ikke publisert svarene kommune "
    "for kommune. Svarene er laget slik at landstallene stemmer med tallene SSB har publisert, så "
    "langt de er kjent. Hvordan hvert tall er oppfylt, står i data/simulation/tilpasning.csv. "
    "Filen lages på nytt med kommandoen python -m simulation (startverdi {seed}), og blir lik "
    "hver gang."
)


# Where an editor finds what a card may hold.
SCHEMA = "# yaml-language-server: $schema=../../schemas/survey_provenance.schema.json\n"


def columns_of(round_: Round) -> list[str]:
    """Return the columns of the round's file in the order of the codebook."""
    blocks = round_.inputs.definitions.blocks.values()
    columns = ["kommunenr"]
    for block in (one for one in blocks if round_.year in one.asked):
        columns += [block.gate.column] if block.gate else []
        columns += [one.column for one in asked_items(block, round_.year)]
    return columns


def responses_text(round_: Round) -> str:
    """Return the whole `responses.csv`: one line per municipality that answered, by number."""
    columns = columns_of(round_)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([one[column] for column in columns] for one in round_.answered())
    return file.getvalue()


def provenance(round_: Round, responses: bytes) -> dict[str, str]:
    """Return the provenance card of a simulated round."""
    return {
        "status": "syntetisk",
        "title": TITLE.format(year=round_.year),
        "publisher": "Prosjektet selv (simulerte svar)",
        "source": SOURCE,
        "licence": "CC0 1.0",
        "retrieved": RETRIEVED,
        "sha256": hashlib.sha256(responses).hexdigest(),
        "notes": NOTES.format(seed=round_.inputs.seed),
    }


def is_simulated(folder: Path) -> bool:
    """Tell whether the folder of a round has a simulated one, or none yet."""
    card = folder / "provenance.yml"
    return not card.exists() or yaml.safe_load(card.read_text("utf-8"))["status"] == "syntetisk"


def write_round(round_: Round, out: Path) -> None:
    """Write the round's two files to `out/<year>/`."""
    folder = out / str(round_.year)
    folder.mkdir(parents=True, exist_ok=True)
    responses = responses_text(round_).encode("utf-8")
    card = SCHEMA + yaml.safe_dump(
        provenance(round_, responses), allow_unicode=True, sort_keys=False, width=110
    )
    (folder / "responses.csv").write_bytes(responses)
    (folder / "provenance.yml").write_bytes(card.encode("utf-8"))
