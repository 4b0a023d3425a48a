"""One simulated round: who answers, then the scores, then the answers behind the scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from builder.definitions import Block, Definitions, read_definitions
from simulation import answers, reach, scores
from simulation.conditions import Condition, read_conditions
from simulation.impose import before_key, impose
from simulation.model import Model
from simulation.municipalities import predecessors, read_municipalities
from simulation.predicates import Attributes, Value
from simulation.rules import Rules
from simulation.scores import Draw
from simulation.traits import Traits

YEARS = (2018, 2022, 2023)
STEPS = {
    "prioritering": ("strategi", "prosjekt"),
    "kompetanse": ("rekruttering", "funksjon", "hinder"),
    "bruk": ("sky", "innkjop"),
    "tilbud": ("tjeneste",),
}
COUNTED = {
    "strategi": "strategi_antall",
    "prosjekt": "prosjekt_antall",
    "funksjon": "interne_funksjoner_antall",
    "sky": "sky_antall",
    "innkjop": "innkjop_antall",
}
Record = dict[str, Value]


@dataclass(frozen=True)
class Inputs:
    """What the generator reads from `data/` and the seed it draws from."""

    data: Path
    seed: int
    settings: Mapping[str, Any]
    rules: Rules
    conditions: Sequence[Condition]

    @property
    def definitions(self) -> Definitions:
        """Return the codebook and the indicators."""
        return self.rules.definitions


def read_inputs(data: Path, seed: int) -> Inputs:
    """Read everything the generator needs."""
    text = (data / "simulation" / "fordelinger.yml").read_text(encoding="utf-8")
    rules = Rules(read_definitions(data / "definitions"))
    return Inputs(data, seed, yaml.safe_load(text), rules, read_conditions(data))


@dataclass
class Round:
    """A round while it is being made.

    It has one record per municipality of its division, answered or not.
    """

    year: int
    inputs: Inputs
    traits: Traits
    records: list[Record]
    earlier: Mapping[int, Round] = field(default_factory=dict)
    unproven: list[str] = field(default_factory=list)  # steps whose answer may not be the cheapest

    @property
    def respondents(self) -> list[int]:
        """Return the places of the municipalities that answered."""
        return [place for place, one in enumerate(self.records) if one.get("svart") == "ja"]

    @property
    def asked(self) -> set[str]:
        """Return the ids of the blocks this round asked."""
        blocks = self.inputs.definitions.blocks.values()
        return {one.id for one in blocks if self.year in one.asked}

    def draw(self, places: Sequence[int]) -> Draw:
        """Return the draw for the municipalities in these places."""
        return Draw(self.traits, self.inputs.settings, places)

    def model(self, places: Sequence[int]) -> Model:
        """Return an empty model for these places; other respondents are bystanders."""
        others = [self.records[place] for place in self.respondents if place not in set(places)]
        return Model([self.records[place] for place in places], self.inputs.seed, others)

    def settle(self, model: Model, places: Sequence[int], name: str) -> None:
        """Impose every condition the model can answer, solve it, and note the outcome.

        It is noted in the records.
        """
        before = {year: one.answered() for year, one in self.earlier.items()}
        for condition in self.inputs.conditions:
            if condition.round == self.year and self._belongs(condition, model):
                impose(model, condition, before)
        for states in model.solve().values():
            for place, state in zip(places, states, strict=True):
                self.records[place] |= state
        self.unproven += [] if model.proven else [name]

    def _belongs(self, condition: Condition, model: Model) -> bool:
        """Tell whether a model is the one that settles what a condition asks about."""
        settled = {key for key in condition.keys if model.settles(key)}
        unknown = condition.keys - settled - set(model.known[0])
        return bool(settled) and not unknown

    def answered(self) -> list[Attributes]:
        """Return the records of those that answered."""
        return [self.records[place] for place in self.respondents]


def make_round(inputs: Inputs, year: int, earlier: Mapping[int, Round]) -> Round:
    """Return the finished round of `year`; rounds before it must have been made."""
    before = earlier[max(earlier)] if earlier else None
    round_ = _empty_round(inputs, year, before, earlier)
    everyone = list(range(len(round_.records)))
    model = round_.model(everyone)
    scores.add_response(model, round_.draw(everyone))
    round_.settle(model, everyone, "svar")
    for step in STEPS:
        _settle_scores(round_, step)
    for block in (inputs.definitions.blocks[name] for name in COUNTED if name in round_.asked):
        _settle_answers(round_, block)
    return round_


def _empty_round(
    inputs: Inputs, year: int, before: Round | None, earlier: Mapping[int, Round]
) -> Round:
    """Return a round with what is known of each municipality before anyone has answered."""
    municipalities = read_municipalities(inputs.data, year)
    lineage = predecessors(inputs.data, year, before.year) if before else None
    traits = Traits(
        inputs.seed,
        year,
        municipalities,
        inputs.settings,
        before.traits if before else None,
        lineage,
    )
    records: list[Record] = [
        {"kommunenr": one.number, "undersokt": "ja", **one.attributes} for one in municipalities
    ]
    if before and lineage:
        remember(records, before.records, before.year, lineage, inputs.rules)
    return Round(year, inputs, traits, records, earlier)


def remember(
    records: Iterable[Record],
    before: Iterable[Record],
    year: int,
    lineage: Mapping[str, Sequence[str]],
    rules: Rules,
) -> None:
    """Note in each record what the municipality scored in the round of `year`.

    Nothing is noted where it is the result of a merger.
    """
    had = {str(one["kommunenr"]): one for one in before if one["svart"] == "ja"}
    scored = [one.id for one in rules.definitions.indicators.values() if one.is_ordinal]
    for record in records:
        old = lineage[str(record["kommunenr"])]
        if len(old) == 1 and old[0] in had:
            kept = {name: had[old[0]][name] for name in scored if name in had[old[0]]}
            record |= {before_key(name, year): value for name, value in kept.items()}


def _settle_scores(round_: Round, step: str) -> None:
    """Settle counts, scores and grades of one step."""
    asked = round_.asked & set(STEPS[step])
    if not asked:
        return
    places, rules = round_.respondents, round_.inputs.rules
    model, draw = round_.model(places), round_.draw(places)
    if step == "prioritering":
        scores.add_priorities(model, draw, rules, asked)
    elif step == "kompetanse":
        scores.add_competence(model, draw, rules, asked)
    elif step == "bruk":
        scores.add_use(model, draw, rules)
    else:
        scores.add_services(model, draw, rules)
    for name in sorted(asked & set(COUNTED)):
        block = round_.inputs.definitions.blocks[name]
        reach.keep_reachable(model, COUNTED[name], _bounds(round_, block))
    round_.settle(model, places, step)


def _bounds(round_: Round, block: Block) -> reach.Bounds:
    """Return how many positive answers the conditions allow for each item of a block."""
    conditions = [one for one in round_.inputs.conditions if one.round == round_.year]
    return reach.share_bounds(block, conditions, len(round_.respondents))


def _settle_answers(round_: Round, block: Block) -> None:
    """Settle the answers to the items of one block for those who were asked.

    The others get empty ones.
    """
    gate = block.gate.column if block.gate else None
    places = [one for one in round_.respondents if not gate or round_.records[one][gate] == "ja"]
    for place in set(round_.respondents) - set(places):
        round_.records[place] |= answers.skipped(block, round_.year)
    model = round_.model(places)
    answers.add_answers(model, round_.draw(places), block, COUNTED[block.id])
    round_.settle(model, places, f"svar om {block.id}")
