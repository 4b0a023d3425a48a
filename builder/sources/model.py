"""What the reading room hands on: cards, survey rounds and the registry as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from builder.definitions import Definitions
from builder.definitions.cards import AnyCard, RoundCard
from builder.definitions.dictionary import Dictionary
from builder.definitions.divisions import Divisions
from builder.definitions.report_figures import ReportFigures
from builder.definitions.site import Site
from builder.sources.changelog import Changes
from builder.sources.frozen import Frozen
from builder.sources.ledger import Ledger
from builder.sources.succession import Codes, Steps, Successors, followed, split_codes

if TYPE_CHECKING:
    from builder.sources.boundaries import Boundaries
    from builder.sources.statbank import StatbankTable


@dataclass(frozen=True, eq=False)
class SurveyRound:
    """One survey round: `answers` or `scores` (never both), and the blocks that were asked.

    `answers` has kommunenr (text, sorted) as index and one column of text per question asked;
    `scores` has the columns kommunenr, indikator and verdi. An empty cell is NA in both.
    """

    year: int
    division: str
    card: RoundCard
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

    kommuner: division, kommunenr, navn, fylkesnr, nr_today ('|' between several, main one first),
    navn_samisk_kvensk ('' where there is none); fylker: division, fylkesnr, navn;
    addresses: nivaa, adresse, koder ('|' between several), grunn, navn. All text, sorted.
    `steps` is what the registry says of successors, from one division to a later one; `languages`
    the language of a Sámi or Kven name, where a source says which it is.
    """

    kommuner: pd.DataFrame
    fylker: pd.DataFrame
    addresses: pd.DataFrame
    divisions: Divisions
    steps: Steps
    languages: Mapping[str, str] = field(default_factory=dict)

    def division_of(self, year: int) -> str:
        """Return the division in force in a year; raises ValueError before the first one."""
        return self.divisions.of_year(year).id

    @property
    def today(self) -> str:
        """Return the id of the division that pages and data files follow."""
        return self.divisions.today_id

    def slug(self, nivaa: str, code: str) -> str:
        """Return the address of a kommune or fylke of today (`alesund`), or raise KeyError."""
        return self._slugs[nivaa, code]

    def kommuner_of(self, division: str) -> pd.DataFrame:
        """Return the municipalities of a division, by kommunenr."""
        return self.kommuner[self.kommuner["division"] == division]

    def names(self, division: str) -> Mapping[str, str]:
        """Return the name of each municipality of a division by its kommunenr."""
        return self._names_by_code.get(division, {})

    def county_names(self, division: str) -> Mapping[str, str]:
        """Return the name of each county of a division by its fylkesnr."""
        fylker = self.fylker[self.fylker["division"] == division]
        return dict(zip(fylker["fylkesnr"], fylker["navn"], strict=True))

    def successors(self, division: str) -> Successors:
        """Return today's kommunenr, main one first, by the kommunenr of a division."""
        return self._successors.get(division, {})

    def numbers(self, division: str) -> Iterator[tuple[str, Codes]]:
        """Yield every kommunenr used in a division with today's, those given during it too."""
        successors = self.successors(division)
        yield from successors.items()
        for one in self.divisions[division].renumbered:
            yield one.now, successors[one.was]

    def successors_in(self, division: str, later: str) -> Successors:
        """Return the kommunenr of a later division, main one first, by that of an earlier one."""
        return followed(self.steps, division, later)

    @cached_property
    def _slugs(self) -> Mapping[tuple[str, str], str]:
        """Return the address in use by level and code."""
        current = self.addresses[self.addresses["grunn"] == "gjeldende"]
        keys = zip(current["nivaa"], current["koder"], strict=True)
        return dict(zip(keys, current["adresse"], strict=True))

    @cached_property
    def _names_by_code(self) -> Mapping[str, Mapping[str, str]]:
        """Return the name by division and kommunenr."""
        return {
            str(division): dict(zip(rows["kommunenr"], rows["navn"], strict=True))
            for division, rows in self.kommuner.groupby("division")
        }

    @cached_property
    def _successors(self) -> Mapping[str, Successors]:
        """Return today's kommunenr by division and kommunenr."""
        return {
            str(division): {
                code: split_codes(after)
                for code, after in zip(rows["kommunenr"], rows["nr_today"], strict=True)
            }
            for division, rows in self.kommuner.groupby("division")
        }


@dataclass(frozen=True, eq=False)
class Sources:
    """Everything the builder reads, checked.

    dictionary: what every published table and field is;
    population: division, kommunenr, aar (int), folketall (int), anslag (bool), grunnlag (text),
    publisert_sum_med (text);
    centrality: '1' to '6' by today's kommunenr; tiles: `rad` and `kolonne` by kommunenr, for each
    division with a layout; published: the published figures as text;
    development: those of 2018-2024 year by year; statbank: whole tables that were fetched;
    figures: the report's figures and tables;
    ledger: how they are computed again; cards: by path below the data folder; site: its name,
    publisher and address; notices: remarks that do not stop a build; frozen: the editions that lie
    beside the site, oldest first; changes: the entries of the changelog, newest first.
    """

    definitions: Definitions
    dictionary: Dictionary
    registry: Registry
    population: pd.DataFrame
    centrality: pd.Series
    rounds: tuple[SurveyRound, ...]
    boundaries: Boundaries
    tiles: Mapping[str, pd.DataFrame]
    published: pd.DataFrame
    development: pd.DataFrame
    figures: ReportFigures
    statbank: tuple[StatbankTable, ...]
    cards: Mapping[str, AnyCard]
    site: Site
    ledger: Ledger = field(default_factory=Ledger)
    notices: tuple[str, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    changes: tuple[Changes, ...] = ()

    @property
    def edition(self) -> Frozen | None:
        """Return the frozen edition whose numbers the site has; None where there is none."""
        return next((one for one in self.frozen if one.id == self.site.edition), None)

    @property
    def fixed(self) -> str:
        """Return the address below the root at which the numbers of the site never change.

        It ends with /, and is '' where they are not frozen.
        """
        return self.edition.address if self.edition else ""

    @property
    def divisions(self) -> Divisions:
        """Return the divisions of the country into municipalities and counties."""
        return self.registry.divisions
