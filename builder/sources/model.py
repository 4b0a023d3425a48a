"""What the reading room hands on: cards, survey rounds and the registry as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from builder.definitions import Definitions
from builder.definitions.site import Site
from builder.sources.ledger import Ledger
from builder.sources.report_figures import ReportFigures

if TYPE_CHECKING:
    from builder.sources.boundaries import Boundaries

DIVISIONS: Mapping[str, str] = {  # division of municipalities -> the years it was in force
    "2018": "in 2018 and 2019",
    "2020": "from 2020 to 2023",
    "2024": "from 2024 on",
}
TODAY = "2024"
SUCCESSOR_MARK = "|"


@dataclass(frozen=True)
class Card:
    """Where one file comes from; `status` is 'syntetisk' or 'offisiell' for rounds, else ''."""

    status: str
    title: str
    publisher: str
    source: str
    licence: str
    retrieved: str
    sha256: str
    notes: str
    classification: str = ""
    estimates: str = ""


@dataclass(frozen=True, eq=False)
class SurveyRound:
    """One survey round: `answers` or `scores` (never both), and the blocks that were asked.

    `answers` has kommunenr (text, sorted) as index and one column of text per question asked;
    `scores` has the columns kommunenr, indikator and verdi. An empty cell is NA in both.
    """

    year: int
    division: str
    card: Card
    asked: tuple[str, ...]
    answers: pd.DataFrame | None
    scores: pd.DataFrame | None
    path: str

    @property
    def file(self) -> str:
        """Return the name of the file the round was read from."""
        return "scores.csv" if self.answers is None else "responses.csv"

    @property
    def is_synthetic(self) -> bool:
        """Tell whether the card says that the round is simulated."""
        return self.card.status == "syntetisk"

    @property
    def respondents(self) -> pd.Index:
        """Return the kommunenr of the municipalities that answered, sorted."""
        if self.answers is not None:
            return self.answers.index
        codes = () if self.scores is None else self.scores["kommunenr"]
        return pd.Index(sorted(set(codes)), dtype="str", name="kommunenr")


@dataclass(frozen=True, eq=False)
class Registry:
    """Municipalities and counties of every division, and the addresses of their pages.

    kommuner: division, kommunenr, navn, fylkesnr, nr_2024 ('|' between several, main one first),
    navn_samisk_kvensk ('' where there is none); fylker: division, fylkesnr, navn;
    addresses: nivaa, adresse, koder ('|' between several), grunn, navn. All text, sorted.
    """

    kommuner: pd.DataFrame
    fylker: pd.DataFrame
    addresses: pd.DataFrame

    @staticmethod
    def division_of(year: int) -> str:
        """Return the division in force in a year; raises ValueError before the first one."""
        if year < 2018:
            raise ValueError(f"no division of municipalities is known for {year}")
        return max(division for division in DIVISIONS if int(division) <= year)

    def slug(self, nivaa: str, code: str) -> str:
        """Return the address of a kommune or fylke of today (`alesund`), or raise KeyError."""
        return self._slugs[nivaa, code]

    def names(self, division: str) -> Mapping[str, str]:
        """Return the name of each municipality of a division by its kommunenr."""
        return self._names.get(division, {})

    def successors(self, division: str) -> Mapping[str, tuple[str, ...]]:
        """Return today's kommunenr, main one first, by the kommunenr of a division."""
        return self._successors.get(division, {})

    @cached_property
    def _slugs(self) -> Mapping[tuple[str, str], str]:
        """Return the address in use by level and code."""
        current = self.addresses[self.addresses["grunn"] == "gjeldende"]
        keys = zip(current["nivaa"], current["koder"], strict=True)
        return dict(zip(keys, current["adresse"], strict=True))

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        """Return the name by division and kommunenr."""
        return {
            str(division): dict(zip(rows["kommunenr"], rows["navn"], strict=True))
            for division, rows in self.kommuner.groupby("division")
        }

    @cached_property
    def _successors(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Return today's kommunenr by division and kommunenr."""
        return {
            str(division): {
                code: tuple(after.split(SUCCESSOR_MARK))
                for code, after in zip(rows["kommunenr"], rows["nr_2024"], strict=True)
            }
            for division, rows in self.kommuner.groupby("division")
        }


@dataclass(frozen=True, eq=False)
class Sources:
    """Everything the builder reads, checked.

    population: division, kommunenr, aar (int), folketall (int), anslag (bool), grunnlag (text);
    centrality: '1' to '6' by today's kommunenr; published: the published figures as text;
    development: those of 2018-2024 year by year; figures: the report's figures and tables;
    ledger: how they are computed again; cards: by path below the data folder; site: its name,
    publisher and address; notices: remarks that do not stop a build.
    """

    definitions: Definitions
    registry: Registry
    population: pd.DataFrame
    centrality: pd.Series
    rounds: tuple[SurveyRound, ...]
    boundaries: Boundaries
    published: pd.DataFrame
    development: pd.DataFrame
    figures: ReportFigures
    cards: Mapping[str, Card]
    site: Site
    ledger: Ledger = Ledger()
    notices: tuple[str, ...] = ()
