"""What every page of one build shares: results, places, colours, and the figures placed so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from markupsafe import Markup

from builder import paths
from builder.cards import Card
from builder.charts import Palette, Picture
from builder.charts.geometry import Land
from builder.definitions import Definitions, Indicator
from builder.definitions.site import Site
from builder.numbers import integer, percent
from builder.pages.lookups.around import Around
from builder.pages.lookups.places import Kommune, Places
from builder.pages.lookups.results import Results, Shares
from builder.pages.parts.figure import Figure, Origin, Page, Placed
from builder.pages.parts.tables import Cell, number_cell
from builder.pages.words.wording import capital, joined, source_line, synthetic_text

if TYPE_CHECKING:
    from builder.pages.words.finding import Finding
    from builder.pages.words.summary import Summary

T = TypeVar("T")
Headline = tuple[Indicator, int]  # what sums up a theme, and the newest round that has it


@dataclass
class Edition:
    """One build's results, places and figures.

    `only` limits which municipalities get a page, and `begin` is told of each picture as soon as
    it is made, so that it can be drawn meanwhile.
    """

    results: Results
    places: Places
    palette: Palette
    only: frozenset[str] | None = None
    begin: Callable[[Picture], None] | None = None
    figures: dict[str, Placed] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)  # by kommunenr, when asked for
    summaries: dict[str, Summary] = field(default_factory=dict)  # the same
    cards: dict[str, Card] = field(default_factory=dict)  # by address below the root
    lands: dict[str, Land] = field(default_factory=dict)  # division -> what its maps are made of
    made: dict[Hashable, object] = field(default_factory=dict)  # what many places have (`once`)
    folder: str = ""  # below the address of the site: of pages that are frozen, where they will lie

    @cached_property
    def around(self) -> Around:
        """Return the similar and the bordering municipalities of each one."""
        return Around(self.results.statistics)

    @cached_property
    def headlines(self) -> list[Headline]:
        """Return each theme's headline indicator that some round has, with its newest round."""
        definitions, latest = self.definitions, self.results.latest
        named = [theme.headline for theme in definitions.themes.values()]
        found = [(definitions.indicators[name], latest(name)) for name in named]
        return [(indicator, year) for indicator, year in found if year is not None]

    @property
    def definitions(self) -> Definitions:
        """Return the definitions that all pages read."""
        return self.results.definitions

    @property
    def site(self) -> Site:
        """Return what is known of the site itself."""
        return self.results.sources.site

    @property
    def address(self) -> str:
        """Return the address these pages are published at, or nothing where it is not known."""
        address = paths.site_url(self.site.address)
        return f"{address}{self.folder}" if address else ""

    @property
    def fixed(self) -> str:
        """Return the address below the root at which these numbers never change, with / at its end.

        '' where they are not frozen, and in what is being frozen, which is there itself.
        """
        return "" if self.folder else self.results.sources.fixed

    def cited_at(self, address: str) -> str:
        """Return where a page is cited: its like in the frozen edition that has these numbers.

        The address is whole where the site's is known, else below the root; '' where the page is
        not frozen.
        """
        frozen = self.results.sources.edition if self.fixed else None
        if frozen is None or f"{address}index.html" not in frozen.sums:
            return ""
        return f"{self.address}{frozen.address}{address}"

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes, made only the first time it is asked for by this key.

        For what hundreds of places have the same of.
        """
        if key not in self.made:
            self.made[key] = make()
        return cast("T", self.made[key])

    def place(self, page: Page, figure: Figure) -> Markup:
        """Put a figure on a page and return it as HTML.

        Raises ValueError where the page has another of that id, since its address would be
        taken.
        """
        site = self.site
        picture = replace(figure.picture.packed(), edition=site.edition)
        packed = replace(figure, picture=picture)
        placed = Placed(packed, page, site.name, self.address, site.edition, self.fixed)
        known = self.figures.setdefault(placed.address, placed)
        if (known.figure.told, known.figure.picture.key) != (figure.told, packed.picture.key):
            raise ValueError(f"two figures with the address {placed.address}")
        if self.begin is not None:
            self.begin(packed.picture)
        return placed.html()

    def origin(self, years: Sequence[int], unit: str, base: str = "") -> Origin:
        """Return where the numbers of rounds come from, with the unit and the base of a figure."""
        simulated, official = self.by_status(years)
        status = "delvis simulert" if official else "simulert"
        return Origin(
            source=self.caption(years),
            status=status if simulated else "offisiell",
            years=joined(sorted([*simulated, *official])),
            unit=unit,
            base=base,
        )

    def has_page(self, kommunenr: str) -> bool:
        """Tell whether a municipality gets a page in this build."""
        return self.only is None or kommunenr in self.only

    def kommune_href(self, kommune: Kommune, root: str) -> str:
        """Return the way to a municipality's page, or nothing where it has none in this build."""
        return f"{root}kommune/{kommune.slug}/" if self.has_page(kommune.kommunenr) else ""

    def kommune_cell(self, kommune: Kommune, root: str) -> Cell:
        """Return a municipality's name as a table cell that links to its page, if it has one."""
        href = self.kommune_href(kommune, root)
        return Cell(kommune.link_name, href=href, sort=kommune.navn)

    def by_status(self, years: Sequence[int]) -> tuple[list[str], list[str]]:
        """Return the simulated rounds and the official ones, each year as text."""
        rounds = [self.results.rounds[year] for year in sorted(set(years))]
        simulated = [str(r.year) for r in rounds if r.is_synthetic]
        return simulated, [str(r.year) for r in rounds if not r.is_synthetic]

    def without_answers(self, years: Sequence[int]) -> list[str]:
        """Return the rounds of which only results are published and not the answers, as text."""
        rounds = [self.results.rounds[year] for year in sorted(set(years))]
        return [str(one.year) for one in rounds if one.answers is None]

    @property
    def has_answers(self) -> bool:
        """Tell whether the answers of some round are published."""
        return any(one.answers is not None for one in self.results.rounds.values())

    def caption(self, years: Sequence[int]) -> str:
        """Return the source line of a picture that shows these rounds."""
        rounds = [self.results.rounds[year] for year in years]
        publishers = [r.card.publisher for r in rounds if not r.is_synthetic]
        return source_line(*self.by_status(years), publishers, self.site.name)

    def synthetic_note(self, years: Sequence[int]) -> str:
        """Return the text of the banner of a page that shows these rounds, or nothing."""
        return synthetic_text(*self.by_status(years))

    def status_note(self, years: Sequence[int]) -> str:
        """Return ` (simulerte tall)` for captions where a round is simulated, else nothing."""
        simulated, official = self.by_status(years)
        if simulated and official:
            return f" (tallene for {joined(simulated)} er simulert)"
        return " (simulerte tall)" if simulated else ""

    def answers_note(self, years: Sequence[int]) -> str:
        """Return `. Svarene er simulert`, where some are.

        For tables that also hold other figures.
        """
        return ". Svarene er simulert" if self.results.is_synthetic(years) else ""

    def robots(self, years: Sequence[int]) -> str:
        """Return `noindex` where a page shows simulated rounds."""
        return "noindex" if self.results.is_synthetic(years) else ""


@dataclass(frozen=True)
class Group:
    """A group to compare with: its label and its key in the distribution."""

    label: str
    gruppe: str
    key: str


COUNTRY = Group("Hele landet", "landet", "landet")


def class_groups(edition: Edition, gruppe: str) -> list[Group]:
    """Return the classes of a breakdown (size or centrality) as groups to show."""
    classes = edition.definitions.breakdowns[gruppe].classes
    return [Group(c.label, gruppe, c.id) for c in classes]


def group_shares(
    edition: Edition, indicator: Indicator, year: int, gruppe: str
) -> list[tuple[str, Shares]]:
    """Return the distribution of every class of a breakdown, empty ones too, and of the country."""
    groups = [*class_groups(edition, gruppe), COUNTRY]
    return [(g.label, edition.results.shares(year, indicator.id, g.gruppe, g.key)) for g in groups]


def distribution_header(indicator: Indicator) -> list[str | Cell]:
    """Return the column heads of a distribution table."""
    names = [_column_name(indicator, value) for value in indicator.values]
    return [
        "Gruppe",
        *(Cell(name, css="tall") for name in names),
        Cell("Ubesvart", css="tall"),
        Cell("n", css="tall"),
    ]


def _column_name(indicator: Indicator, value: str) -> str:
    """Return the head of one value's column: `3 – høy` for grades, the label for categories."""
    label = indicator.label_of(value)
    return f"{value} – {label}" if indicator.is_ordinal else capital(label)


def distribution_table_rows(
    indicator: Indicator, shares: Sequence[tuple[str, Shares]]
) -> list[list[str | Cell]]:
    """Return count and share of every value for every group, and the base n."""
    rows: list[list[str | Cell]] = []
    for label, own in shares:
        cells = [share_cell(own, value) for value in (*indicator.values, "ubesvart")]
        rows.append([label, *cells, number_cell(integer(own.n), own.n)])
    return rows


def share_cell(shares: Shares, value: str) -> Cell:
    """Return `12 (3,4 %)` for one value of a distribution, or a dash where nobody was asked."""
    if not shares.n:
        return Cell("–", sort="", css="tall")
    count, pct = shares.counts[value], shares.pct[value]
    return number_cell(f"{integer(count)} ({percent(pct or 0.0)})", pct)


def labels_of(scale: Mapping[str, str], value: str) -> str:
    """Return the label of an answer, `Ubesvart` where the cell was empty."""
    return scale.get(value, "Ubesvart")
