"""The solver: gives every respondent one state of every choice, as cheaply as the conditions allow.

Each model is a CP-SAT problem of yes/no variables. It is solved to a proven optimum on one thread,
and the costs are such that the optimum is practically unique: the answer does not depend on the
order in which the solver looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ortools.sat.python import cp_model

from simulation.choices import Choice
from simulation.conditions import Condition
from simulation.predicates import Attributes, Terms, Value, matches

Expression = cp_model.LinearExpr

BREACH = 5_000_000  # the price of missing one of the project's own guesses by one respondent
DETERMINISTIC_SECONDS = 60.0  # the solver's own count of work, the same on every machine


class NoSolution(Exception):
    """Raised when the published figures cannot all be true at once."""


@dataclass(frozen=True)
class Total:
    """A number of respondents.

    Those already known to count, and the variables that are 1 for each of the rest.
    """

    known: int
    variables: tuple[cp_model.IntVar, ...]

    @property
    def expression(self) -> Expression:
        """Return the total as an expression the solver understands."""
        return cp_model.LinearExpr.sum([*self.variables, self.known])


class Model:
    """Choices, links and conditions for respondents of whom `known` tells what is settled already.

    `bystanders` have nothing left to decide, but belong to the base of shares all the same.
    """

    def __init__(
        self, known: Sequence[Attributes], seed: int, bystanders: Sequence[Attributes] = ()
    ) -> None:
        self.known = known
        self.bystanders = bystanders
        self.seed = seed
        self.solver_model = cp_model.CpModel()
        self.choices: dict[str, Choice] = {}
        self.variables: dict[str, list[list[cp_model.IntVar]]] = {}
        self.prices: list[Expression] = []
        self.proven = False

    def add_choice(self, choice: Choice) -> None:
        """Let every respondent have exactly one state of the choice, at that state's cost."""
        self.choices[choice.name] = choice
        table = [[self.solver_model.new_bool_var("") for _ in choice.states] for _ in self.known]
        self.variables[choice.name] = table
        for respondent, line in enumerate(table):
            self.solver_model.add_exactly_one(line)
            if choice.costs is not None:
                costs = [int(cost) for cost in choice.costs[respondent]]
                self.prices.append(cp_model.LinearExpr.weighted_sum(line, costs))
                self._hint(line, costs)

    def _hint(self, line: Sequence[cp_model.IntVar], costs: Sequence[int]) -> None:
        """Suggest to the solver that the respondent stays where it was drawn."""
        drawn = costs.index(min(costs))
        for place, variable in enumerate(line):
            self.solver_model.add_hint(variable, place == drawn)

    def link(self, first: str, second: str, *attributes: str) -> None:
        """Make two choices agree, for every respondent, on the attributes they share."""
        seen = {self._shared(state, attributes) for state in self.choices[first].states}
        seen |= {self._shared(state, attributes) for state in self.choices[second].states}
        for values in sorted(seen, key=str):
            terms = dict(zip(attributes, values, strict=True))
            for respondent in range(len(self.known)):
                one = self._literals(self.choices[first], respondent, terms)
                other = self._literals(self.choices[second], respondent, terms)
                self.solver_model.add(sum(one) == sum(other))

    def pin(self, name: str, attribute: str) -> None:
        """Keep a choice to the states that agree with what is already known of an attribute."""
        states = self.choices[name].states
        for line, known in zip(self.variables[name], self.known, strict=True):
            for variable, state in zip(line, states, strict=True):
                if state[attribute] != known[attribute]:
                    self.solver_model.add(variable == 0)

    @staticmethod
    def _shared(state: Attributes, attributes: Sequence[str]) -> tuple[Value, ...]:
        """Return what a state says about the shared attributes."""
        return tuple(state[key] for key in attributes)

    def _literals(self, choice: Choice, respondent: int, terms: Terms) -> list[cp_model.IntVar]:
        """Return the variables of one respondent's states that match the terms."""
        line = self.variables[choice.name][respondent]
        return [line[place] for place, state in enumerate(choice.states) if matches(terms, state)]

    def settles(self, key: str) -> bool:
        """Tell whether this model decides the attribute (rather than knowing it from before)."""
        return any(key in choice.attributes for choice in self.choices.values())

    def total(self, terms: Terms) -> Total:
        """Return the number of respondents that match the terms, part known and part undecided."""
        open_terms = {key: want for key, want in terms.items() if self.settles(key)}
        known_terms = {key: want for key, want in terms.items() if key not in open_terms}
        counted = [place for place, one in enumerate(self.known) if matches(known_terms, one)]
        settled = sum(matches(terms, one) for one in self.bystanders)
        if not open_terms:
            return Total(settled + len(counted), ())
        choice = self._choice_with(set(open_terms))
        matching = [
            place for place, state in enumerate(choice.states) if matches(open_terms, state)
        ]
        table = self.variables[choice.name]
        return Total(settled, tuple(table[one][place] for one in counted for place in matching))

    def _choice_with(self, keys: set[str]) -> Choice:
        """Return a choice whose states settle all the keys at once."""
        for choice in self.choices.values():
            if keys <= choice.attributes:
                return choice
        raise KeyError(f"no choice settles {sorted(keys)} together")

    def bound_sum(
        self,
        name: str,
        worth: Sequence[int],
        at_least: int | None = None,
        at_most: int | None = None,
    ) -> None:
        """Bound the sum of `worth` over respondents, each counted by its number in the choice."""
        choice = self.choices[name]
        weights = [worth[int(state[name])] for state in choice.states]
        whole = sum(
            cp_model.LinearExpr.weighted_sum(line, weights) for line in self.variables[name]
        )
        if at_least is not None:
            self.solver_model.add(whole >= at_least)
        if at_most is not None:
            self.solver_model.add(whole <= at_most)

    def fix_rows(
        self, names: Sequence[str], answers: Sequence[str], numbers: Sequence[int]
    ) -> None:
        """Require that each respondent gives just its number of these answers over the choices."""
        for respondent, number in enumerate(numbers):
            given = [
                variable
                for name in names
                for variable in self._literals(
                    self.choices[name], respondent, {name: list(answers)}
                )
            ]
            self.solver_model.add(cp_model.LinearExpr.sum(given) == number)

    def require(self, expression: Expression, at_least: int, condition: Condition) -> None:
        """Require expression >= at_least; the project's own guesses may be broken at a price."""
        if not condition.is_assumption:
            self.solver_model.add(expression >= at_least)
            return
        breach = self.solver_model.new_int_var(0, 10**9, f"breach of {condition.id}")
        self.solver_model.add(expression + breach >= at_least)
        self.prices.append(breach * BREACH)

    def solve(self) -> dict[str, list[Attributes]]:
        """Return, for every choice, the state each respondent got; raises NoSolution if none is."""
        self.solver_model.minimize(cp_model.LinearExpr.sum(self.prices))
        solver = _solver(self.seed)
        status = solver.solve(self.solver_model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise NoSolution(solver.status_name(status))
        self.proven = status == cp_model.OPTIMAL
        return {name: self._chosen(name, solver) for name in self.choices}

    def _chosen(self, name: str, solver: cp_model.CpSolver) -> list[Attributes]:
        """Return the state each respondent got in one choice."""
        states = self.choices[name].states
        return [
            states[
                next(place for place, variable in enumerate(line) if solver.boolean_value(variable))
            ]
            for line in self.variables[name]
        ]


def _solver(seed: int) -> cp_model.CpSolver:
    """Return a solver that does the same work everywhere: one thread, no limit by the clock.

    Symmetry and probing are off: they take time, and the costs leave no two respondents alike.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    return solver


def scaled(bound: Decimal | int, digits: int = 4) -> int:
    """Return a decimal bound as a whole number of 10**-digits, for the solver works in integers."""
    return int(Decimal(bound).scaleb(digits))
