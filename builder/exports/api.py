"""The JSON files for programs: the very rows of the CSV files, named by the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from builder.definitions import GroupClass, Indicator, Question
from builder.exports.api_topics import Topics
from builder.exports.encoding import encoded
from builder.exports.groupings import Groupings
from builder.exports.origins import origin_cards, origin_title
from builder.exports.statuses import SYNTHETIC, is_synthetic, site_status
from builder.exports.tables import Table
from builder.sources import Sources, SurveyRound
from builder.statistics import Statistics

Entry = dict[str, Any]
ROOT = "api/v1"
INDEX = "index"
COUNTRY = "landet"
OPENAPI = "openapi"
SIZE = "folketall"  # the breakdown by number of inhabitants
LISTED = {
    "kommune": ("kommunenr", "kommune", "slug", "fylkesnr"),
    "fylke": ("fylkesnr", "fylke", "slug"),
}


def api_files(
    sources: Sources, statistics: Statistics, tables: Mapping[str, Table], base_url: str
) -> dict[str, bytes]:
    """Return `api/v1/index.json` and one file for each topic.

    A topic is one of today's municipalities and counties, the country, a size class, an indicator
    or a question.
    """
    view = ApiView(Groupings(sources, statistics, tables), base_url)
    entries = {INDEX: view.index()}
    entries |= {f"kommune/{code}": view.kommune(code) for code in view.places["kommune"]}
    entries |= {f"fylke/{code}": view.fylke(code) for code in view.places["fylke"]}
    entries |= {COUNTRY: view.country()}
    entries |= {f"{SIZE}/{one.id}": view.size(one) for one in view.sizes}
    indicators, questions = sources.definitions.indicators, sources.definitions.questions
    entries |= {f"indikator/{name}": view.indicator(one) for name, one in indicators.items()}
    entries |= {f"sporsmal/{name}": view.question(one) for name, one in questions.items()}
    return {_path(name): encoded(entry) for name, entry in entries.items()}


def _path(name: str) -> str:
    """Return the path of a JSON file below the site root."""
    return f"{ROOT}/{name}.json"


class ApiView:
    """Puts the entries of the JSON files together."""

    def __init__(self, groupings: Groupings, base_url: str) -> None:
        self.groupings, self.base_url = groupings, base_url
        self.sources = groupings.sources
        self.topics = Topics(self.sources, groupings.tables)
        self.places = {"kommune": groupings.kommuner, "fylke": groupings.fylker}

    def index(self) -> Entry:
        """Return the table of contents: rounds, indicators, and every place with its addresses."""
        indicators = self.sources.definitions.indicators.values()
        return {
            **self._head(),
            "runder": [
                self._round_with_origin(survey_round) for survey_round in self.sources.rounds
            ],
            "indikatorer": [_indicator(indicator) for indicator in indicators],
            "fylker": self._place_list("fylke", self.places["fylke"], INDEX),
            "kommuner": self._place_list("kommune", self.places["kommune"], INDEX),
        }

    def kommune(self, code: str) -> Entry:
        """Return one municipality of today, with those that lay behind it in each round."""
        behind = self.groupings.predecessors
        rounds = [
            _round(survey_round) | {"kommuner": behind.get((code, survey_round.year), [])}
            for survey_round in self.sources.rounds
        ]
        place, links = self.places["kommune"][code], self._links("kommune", code, f"kommune/{code}")
        around = {
            "lignende": self.groupings.similar.get(code, []),
            "naboer": self.groupings.neighbours.get(code, []),
        }
        return {**self._head(), **place, **links, **around, "runder": rounds}

    def fylke(self, code: str) -> Entry:
        """Return one county of today: its municipalities, and who answered what in each round."""
        members = [k for k, place in self.places["kommune"].items() if place["fylkesnr"] == code]
        rounds = self._group_rounds("fylke", code)
        own = f"fylke/{code}"
        place = {
            **self.places["fylke"][code],
            "kommuner": self._place_list("kommune", members, own),
        }
        return {**self._head(), **place, **self._links("fylke", code, own), "runder": rounds}

    def country(self) -> Entry:
        """Return the country: who answered what in each round."""
        return {
            **self._head(),
            "navn": "Hele landet",
            "runder": self._group_rounds(COUNTRY, COUNTRY),
        }

    @property
    def sizes(self) -> Sequence[GroupClass]:
        """Return the size classes."""
        return self.sources.definitions.breakdowns[SIZE].classes

    def size(self, size: GroupClass) -> Entry:
        """Return the municipalities of a size class: who answered what in each round."""
        place = {"folketallsklasse": size.id, "navn": size.label}
        return {**self._head(), **place, "runder": self._group_rounds(SIZE, size.id)}

    def _group_rounds(self, group: str, code: str) -> list[Entry]:
        """Return the rounds of a group.

        Who answered, how the indicators are distributed, the medians of counts, and how many
        answered each question positively.
        """
        made = self.groupings
        return [
            _round(survey_round)
            | {
                name: table.get((group, code, survey_round.year), {})
                for name, table in (
                    ("deltakelse", made.response),
                    ("fordeling", made.distribution),
                    ("medianer", made.medians),
                    ("positive_svar", made.shares),
                )
            }
            for survey_round in self.sources.rounds
        ]

    def indicator(self, indicator: Indicator) -> Entry:
        """Return one indicator: every municipality's value, and the groups."""
        return {**self._head(), **_indicator(indicator), "runder": self._topic(indicator.id)}

    def question(self, question: Question) -> Entry:
        """Return one question: every municipality's answer, and the groups."""
        about = self.topics.question(question)
        return {**self._head(), **about, "runder": self._topic(question.column)}

    def _topic(self, name: str) -> list[Entry]:
        """Return the rounds of an indicator or question."""
        rounds = zip(self.sources.rounds, self.topics.rounds(name), strict=True)
        return [_round(survey_round) | found for survey_round, found in rounds]

    def _head(self) -> Entry:
        """Return whether the file rests on any simulated round, its edition and its origins."""
        status = {"synthetic": is_synthetic(self.sources), "datastatus": site_status(self.sources)}
        return {**status, "utgave": self.sources.site.edition or None, "kilder": self._origins}

    @cached_property
    def _origins(self) -> list[Entry]:
        """Return title and licence of everything the files rest on."""
        return [
            {"tittel": origin_title(card, self.sources), "lisens": card.licence}
            for card in origin_cards(self.sources)
        ]

    def _round_with_origin(self, survey_round: SurveyRound) -> Entry:
        """Return a round with where it comes from and how many answered."""
        card, units = survey_round.card, self.groupings.statistics.units
        own = units[units["aar"] == survey_round.year]
        counts = {"kommuner": len(own), "svarte": int(own["svarte"].sum())}
        origin = {"tittel": card.title, "utgiver": card.publisher, "lisens": card.licence}
        return _round(survey_round) | counts | origin

    def _place_list(self, level: str, codes: Iterable[str], name: str) -> list[Entry]:
        """Return numbers, names and addresses of places, for lists in the file of a name."""
        own = self.places[level]
        return [
            {key: own[code][key] for key in LISTED[level]} | self._links(level, code, name)
            for code in codes
        ]

    def _links(self, level: str, code: str, name: str) -> Entry:
        """Return the addresses of a place's page and files, as the file of a name has them.

        They are whole, or as seen from that file where the site has no address.
        """
        root = self.base_url or "../" * _path(name).count("/")
        return {
            "side": f"{root}{level}/{self.places[level][code]['slug']}/",
            "json": f"{root}{_path(f'{level}/{code}')}",
            "csv": f"{root}data/{level}/{code}.csv",
        }


def _round(survey_round: SurveyRound) -> Entry:
    """Return year, status and division of a round."""
    status = survey_round.card.status
    about = {"aar": survey_round.year, "synthetic": status == SYNTHETIC, "datastatus": status}
    return about | {"inndeling": survey_round.division}


def _indicator(indicator: Indicator) -> Entry:
    """Return an indicator with its values."""
    return {
        "indikator": indicator.id,
        "tittel": indicator.label,
        "tema": indicator.theme,
        "enhet": indicator.unit or None,
        "om": indicator.about,
        "kilde": indicator.source,
        "verdier": [
            {
                "verdi": text,
                "tallverdi": None if indicator.is_category else int(text),
                "etikett": indicator.label_of(text),
            }
            for text in indicator.values
        ],
    }
