"""The method page, made from the definitions that the numbers are computed from."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Breakdown, Indicator, Theme
from builder.definitions.cards import Card
from builder.numbers import integer, percent_text, share_pct, short
from builder.pages.edition import Edition
from builder.pages.lookups.places import alphabetical
from builder.pages.metode.question_tables import block_table, reading
from builder.pages.parts.head import head, render_page
from builder.pages.parts.indicator_rules import meanings, rule
from builder.pages.parts.panels import paragraph
from builder.pages.parts.provenance import round_cards, rounds_table
from builder.pages.parts.tables import CARDS, Cell, details, folded_part, number_cell, table
from builder.pages.words import wording
from builder.pages.words.wording import lower_first

ROOT = "../"


def metode_page(edition: Edition) -> str:
    """Return the Markdown of the method page."""
    definitions, years = edition.definitions, edition.results.years
    themes = list(definitions.themes.values())
    simulated, official = edition.by_status(years)
    description = (
        "Slik er indikatorene regnet ut, hva kommunene ble spurt om, og hva som er vår lesning av "
        "kildene."
    )
    return render_page(
        head(edition, "metode/", "Metode", description, years),
        "metode/metode_page.md.jinja",
        years=wording.joined([str(year) for year in years]),
        has_answers=edition.has_answers,
        simulated=wording.joined(simulated),
        official=wording.joined(official),
        scores_only=wording.joined(edition.without_answers(years)),
        rounds=rounds_table(edition),
        cards=round_cards(edition),
        questions=_joined(_questions(edition, theme) for theme in themes),
        indicators=_joined(_indicators(edition, theme) for theme in themes),
        medians=_medians(edition),
        groups=_joined(_group(*pair) for pair in definitions.breakdowns.items()),
        population=_population(edition),
        estimates=_estimates_card(edition),
        counties=integer(len(edition.places.fylker)),
        without_borders=_without_borders(edition),
        maps=_map_texts(edition),
        tiles=_tile_texts(edition),
    )


def _questions(edition: Edition, theme: Theme) -> Markup:
    """Return each block of a theme, folded."""
    blocks = [b for b in edition.definitions.blocks.values() if b.theme == theme.id]
    return _joined(
        folded_part(f"{theme.label}: {b.label}", f"sporsmal-{b.id}", block_table(edition, b))
        for b in blocks
    )


def _indicators(edition: Edition, theme: Theme) -> Markup:
    """Return each indicator of a theme, folded."""
    own = [i for i in edition.definitions.indicators.values() if i.theme == theme.id]
    return _joined(
        folded_part(i.label, f"indikator-{i.id}", _indicator_method(edition, i)) for i in own
    )


def _indicator_method(edition: Edition, indicator: Indicator) -> Markup:
    """Return what one indicator is: its rule, the meaning of its values and its source.

    Our reading stands there where the source is silent.
    """
    told = paragraph(indicator.about) + rule(edition.definitions, indicator, ROOT, True)
    told += meanings(indicator) if indicator.has_long_labels else Markup("")
    told += paragraph(f"Kilde: {indicator.source}.", "kilde")
    return told + reading(indicator.reading)


def _medians(edition: Edition) -> Markup:
    """Return the report's medians beside those of each round.

    The cut points were built on the report's.
    """
    years = _rounds_of_numbers(edition)
    header: list[str | Cell] = ["Indikator", "Regnet av", Cell("Rapporten, 2018", css="tall")]
    header += [Cell(f"{year}", css="tall") for year in years[::-1]]
    rows = [
        _medians_row(edition, i) for i in edition.definitions.indicators.values() if i.is_number
    ]
    caption = f"Medianer i rapporten{' og i rundene på nettstedet' if years else ''}"
    numbers = table(f"{caption}{edition.status_note(years)}", header, rows)
    return details(caption, numbers, opens_wide=True)


def _rounds_of_numbers(edition: Edition) -> list[int]:
    """Return the rounds, all of them where any has a number that a median can be taken of."""
    numbers = [i.id for i in edition.definitions.indicators.values() if i.is_number]
    return list(edition.results.years) if any(map(edition.results.years_of, numbers)) else []


def _medians_row(edition: Edition, indicator: Indicator) -> list[str | Cell]:
    """Return one indicator's medians with n, or why a round has none."""
    report = indicator.median_report
    cells: list[str | Cell] = [
        indicator.label,
        edition.results.median_base_label(edition.results.years[0], indicator),
        number_cell("–" if report is None else short(report), report),
    ]
    for year in _rounds_of_numbers(edition)[::-1]:
        median = edition.results.median(year, indicator)
        if median is not None:
            text = f"{short(median.median)} ({wording.base_text(median.n)})"
        elif edition.results.has(year, indicator.id):
            text = "–"
        else:
            text = edition.results.absent_label(year)
        cells.append(number_cell(text, median.median if median else None))
    return cells


def _group(name: str, breakdown: Breakdown) -> Markup:
    """Return one grouping with its classes, folded."""
    classes = wording.joined([lower_first(label) for label in breakdown.labels.values()])
    content = paragraph(f"Klassene er {classes}.")
    content += paragraph(f"Kilde: {breakdown.source}.", "kilde") + reading(breakdown.note)
    return folded_part(breakdown.label, f"gruppe-{name}", content)


_joined = Markup("").join


def _population(edition: Edition) -> Markup:
    """Return the population figures that are our estimates, with how each was made.

    Nothing without any.
    """
    population = edition.results.sources.population
    estimates = population[population["anslag"]]
    columns = ("division", "kommunenr", "aar", "folketall", "grunnlag")
    registry = edition.results.sources.registry
    rows: list[list[str | Cell]] = []
    for division, code, year, count, how in zip(*(estimates[c] for c in columns), strict=True):
        name = f"{registry.names(division)[code]} ({code})"
        rows.append([name, str(year), number_cell(integer(count), count), how])
    rows.sort(key=lambda row: (str(row[1]), alphabetical(str(row[0]))))
    header: list[str | Cell] = [
        "Kommune",
        "År",
        Cell("Innbyggere", css="tall"),
        "Slik er anslaget regnet ut",
    ]
    caption = "Folketall som er våre anslag"
    if not rows:
        return Markup("")
    summary = f"De {integer(len(rows))} anslagene, og hvordan de er regnet ut"
    return details(summary, table(caption, header, rows, css=CARDS))


def _estimates_card(edition: Edition) -> str:
    """Return what the card of the estimates says of how sure they are."""
    card = edition.results.sources.cards.get("population/folketall_anslag.csv")
    return card.estimates if card else ""


def _map_texts(edition: Edition) -> list[Card]:
    """Return the cards of the border files that say what we have changed."""
    cards = sorted(edition.results.sources.cards.items())
    return [card for path, card in cards if path.startswith("geography/") and card.estimates]


def _tile_texts(edition: Edition) -> dict[str, str | bool] | None:
    """Return what the layout of tiles keeps, in the words of the page; None where there is none."""
    kept = edition.results.statistics.tiles
    if kept is None:
        return None
    beside, near = (share_pct(count, kept.pairs) for count in (kept.side_by_side, kept.within_two))
    return {
        "count": integer(kept.tiles),
        "pairs": integer(kept.pairs),
        "beside": f"{integer(kept.side_by_side)} ({percent_text(beside or 0)})",
        "near": f"{integer(kept.within_two)} ({percent_text(near or 0)})",
        "is_whole": not kept.holes,
        "turn": integer(round(kept.turn)),
        "counties": f"{_all_or(kept.whole_counties, kept.counties)} de {integer(kept.counties)}",
    }


def _all_or(count: int, every: int) -> str:
    """Return how a sentence begins that tells of so many of all: `Alle` or `14 av`."""
    return "Alle" if count == every else f"{integer(count)} av"


def _without_borders(edition: Edition) -> str:
    """Return what a map shows of a round whose borders we have not: today's, or there is none."""
    sources = edition.results.sources
    if sources.divisions.today_id in sources.boundaries.kommuner:
        return ", og ellers dagens."
    return f". Kommunegrensene fra {sources.divisions.today.start} har vi ikke."
