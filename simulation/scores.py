"""First step of a round: the counts, answers and grades that the conditions mostly speak of.

The answers behind each count come in the second step (`answers.py`). What that step can do is
promised here already: `reach.py` keeps the counts such that the published shares of the items can
be filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulation import choices
from simulation.choices import Choice, Costs
from simulation.lines import costs_in_line
from simulation.model import Model
from simulation.predicates import Attributes
from simulation.rules import Rules
from simulation.traits import Traits, generator

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Draw:
    """Whom to draw for (places among the round's municipalities) and from what."""

    traits: Traits
    settings: Settings
    places: Sequence[int]

    def inclination(
        self, name: str, also: np.ndarray | None = None, kind: str | None = None
    ) -> np.ndarray:
        """Return the respondents' inclination to a high answer to `name`.

        It is weighed as in fordelinger.yml.
        """
        weights = self.settings["weights"]
        chosen = dict(weights.get(kind or name, weights["default"]))
        chosen["size"] = chosen.get("size", 0.0) + self.settings["size_of_item"].get(name, 0.0)
        return self.traits.inclination(name, chosen, also)[list(self.places)]

    def costs(
        self,
        name: str,
        levels: Mapping[str, float],
        also: np.ndarray | None = None,
        kind: str | None = None,
    ) -> dict[str, np.ndarray]:
        """Return, for each level of `name`, what it costs each respondent."""
        line = costs_in_line(
            self.inclination(name, also, kind),
            levels,
            generator(self.traits.seed, self.traits.year, "line", name),
        )
        return {level: line[:, place] for place, level in enumerate(levels)}

    def levels(self, name: str) -> Mapping[str, float]:
        """Return the expected number of respondents per level of `name` in this round."""
        found: Mapping[str, float] = self.settings["levels"][self.traits.year][name]
        return found

    def choice(
        self, name: str, states: Mapping[str, Attributes], also: np.ndarray | None = None
    ) -> Choice:
        """Return a choice over `states` by level, with the costs drawn for it.

        Levels that are not expected are left out.
        """
        costs = self.costs(name, self.levels(name), also)
        kept = [level for level in states if level in costs]
        return Choice(
            name, tuple(states[level] for level in kept), as_table([costs[level] for level in kept])
        )


def as_table(columns: Sequence[np.ndarray]) -> Costs:
    """Return columns of costs side by side."""
    return np.stack(columns, axis=1)


def add_response(model: Model, draw: Draw) -> None:
    """Add whether a municipality answers at all."""
    model.add_choice(draw.choice("svart", choices.answer_states("svart", ("nei", "ja"))))


def add_priorities(model: Model, draw: Draw, rules: Rules, asked: set[str]) -> None:
    """Add strategy and projects, and the grade they make together where both were asked."""
    for name in ("strategi", "prosjekt"):
        if name in asked:
            indicator = f"{name}_antall"
            model.add_choice(draw.choice(indicator, choices.count_states(rules, indicator)))
    if {"strategi", "prosjekt"} <= asked:
        model.add_choice(choices.composite_choice(rules, "prioritering_grad"))
        model.link("strategi_antall", "prioritering_grad", "strategi_score")
        model.link("prosjekt_antall", "prioritering_grad", "prosjekt_score")


def add_competence(model: Model, draw: Draw, rules: Rules, asked: set[str]) -> None:
    """Add recruitment and, where they were asked, internal functions and lack of competence."""
    model.add_choice(_recruitment(draw))
    if "funksjon" not in asked:
        return
    internal = "interne_funksjoner_antall"
    model.add_choice(draw.choice(internal, choices.count_states(rules, internal)))
    everyone = draw.traits.inclination(internal, draw.settings["weights"][internal])
    levels = draw.levels("kompetanse_hinder")
    model.add_choice(
        draw.choice(
            "kompetanse_hinder", choices.answer_states("kompetanse_hinder", levels), everyone
        )
    )
    _add_pair(
        model, internal, "kompetanse_hinder", ("interne_funksjoner_score", "kompetanse_hinder")
    )
    _add_pair(
        model, "kompetanse_hinder", "rekruttering", ("kompetanse_hinder", "rekruttering_forsok")
    )


def _recruitment(draw: Draw) -> Choice:
    """Return whether a respondent tried to recruit and, if so, whether that was hard.

    Not trying has no problem.
    """
    tried = draw.costs("rekruttering_forsok", draw.levels("rekruttering_forsok"))
    hard = draw.costs("rekruttering_problem", draw.levels("rekruttering_problem"))
    pairs = [("nei", ""), ("", ""), ("ja", "nei"), ("ja", "ja")]
    states = tuple(
        {"rekruttering_forsok": one, "rekruttering_problem": other} for one, other in pairs
    )
    costs = [tried[one] + hard[other] if other else tried[one] for one, other in pairs]
    return Choice("rekruttering", states, as_table(costs))


def _add_pair(model: Model, first: str, second: str, kept: tuple[str, str]) -> None:
    """Add the pairs of what two choices say, tied to both."""
    name = f"{first} og {second}"
    model.add_choice(choices.pair_choice(name, model.choices[first], model.choices[second], kept))
    model.link(first, name, kept[0])
    model.link(second, name, kept[1])


def add_use(model: Model, draw: Draw, rules: Rules) -> None:
    """Add cloud and procurement, with the grade for use of digital services they make together."""
    for indicator in ("sky_antall", "innkjop_antall"):
        model.add_choice(draw.choice(indicator, choices.count_states(rules, indicator)))
    model.add_choice(choices.composite_choice(rules, "bruk_grad"))
    model.link("sky_antall", "bruk_grad", "sky_score")
    model.link("innkjop_antall", "bruk_grad", "innkjop_score")


def add_services(model: Model, draw: Draw, rules: Rules) -> None:
    """Add the services offered and their points, and the grade for activity.

    The grade for use is known.
    """
    model.add_choice(choices.points_choice(rules))
    for question in rules.definitions.blocks["tjeneste"].items:
        states = choices.service_states(rules, str(question.item), draw.levels(question.column))
        model.add_choice(draw.choice(question.column, states))
        model.link(question.column, "tilbud", f"niva_{question.item}")
    model.add_choice(choices.composite_choice(rules, "aktivitet_grad"))
    model.link("tilbud", "aktivitet_grad", "tilbud_score")
    model.pin("aktivitet_grad", "bruk_grad")
