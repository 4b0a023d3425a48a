"""The questions behind the indicators for the whole country: shares by item, answer and size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from builder.definitions import Block, Question
from builder.definitions.answer_scales import YES
from builder.numbers import integer, percent, percent_text
from builder.pages.edition import COUNTRY, Edition, Group, class_groups, share_cell
from builder.pages.lookups.results import Share
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.panels import BY_CLASS, paragraph, sentence
from builder.pages.parts.share_pictures import Bar, shares_picture
from builder.pages.parts.tables import Cell, details, number_cell, table
from builder.pages.words.finding import counted
from builder.pages.words.wording import base_text, capital, joined, lower_first

MOST_SERIES = 3  # a chart of shares has colours for three rounds


def block_panel(edition: Edition, block: Block, page: Page) -> Markup:
    """Return one block: who was asked, the opening question, the items and all answers."""
    content = paragraph(f"Tilsvarer {block.source}.", "kilde") + paragraph(block.note, "merknad")
    content += paragraph(asked_sentence(edition, block.questions), "merknad")
    items = [question for question in block.questions if question.item]
    for question in block.questions:
        if question not in items and edition.results.years_asked(question.column):
            content += _single(edition, question, page)
    if any(edition.results.years_asked(question.column) for question in items):
        content += items_panel(edition, block, items, page)
        content += _all_answers(edition, block, items)
    return content


def _single(edition: Edition, question: Question, page: Page) -> Markup:
    """Return a question of its own, folded where there is little room.

    It has all its answers, or the share of yes by size.
    """
    if len(question.scale) > 2:
        return _answers_panel(edition, question, page)
    panel = classes_panel(edition, question, page)
    summary = f"{sentence(question.label)} Andel ja {BY_CLASS['folketall']}"
    return details(summary, panel, opens_wide=True)


def asked_sentence(edition: Edition, questions: Sequence[Question]) -> str:
    """Return which rounds did not ask, or did not publish, any of these questions."""
    asked = {
        year for question in questions for year in edition.results.years_asked(question.column)
    }
    reasons: dict[str, list[str]] = {}
    for year in edition.results.years:
        if year not in asked:
            reasons.setdefault(edition.results.absent_label(year), []).append(str(year))
    return " ".join(f"I {joined(years)}: {lower_first(why)}." for why, years in reasons.items())


def _share_cell(edition: Edition, year: int, share: Share | None, has_base: bool = True) -> Cell:
    """Return a share with its counts, or why there is none."""
    if share is None:
        return Cell(edition.results.absent_label(year), sort="", css="tall")
    return count_cell(share, has_base)


def count_cell(share: Share, has_base: bool = True) -> Cell:
    """Return `66,7 % (171 av 256)`, or a dash where the base is empty.

    Without the base where the head of the column has it.
    """
    if share.pct is None:
        return Cell("–", sort="", css="tall")
    base = f" av {integer(share.n)}" if has_base else ""
    return number_cell(f"{percent(share.pct)} ({integer(share.antall)}{base})", share.pct)


def _one_base(shares: Sequence[Share | None]) -> int:
    """Return the base that all shares of a column have, or 0 where they have several."""
    bases = {share.n for share in shares if share is not None}
    return bases.pop() if len(bases) == 1 else 0


def _round_head(year: int, base: int) -> Cell:
    """Return the head of a round's column, with the base where all its shares have the same."""
    return Cell(f"{year} ({base_text(base)})" if base else str(year), css="tall")


def share_bar(label: str, share: Share | None, year: int) -> Bar:
    """Return one bar of a chart of shares; without a share it says that it was not asked."""
    known = share or Share(0, 0, None)
    return Bar(label, str(year), known.antall, known.n, known.pct, share is not None)


def share_figure(
    edition: Edition,
    bars: Sequence[Bar],
    years: Sequence[int],
    told: Told,
    numbers: Markup,
    page: Page,
    left_out: str = "",
) -> Markup:
    """Return the figure of shares, a series for each round; the table alone without any base.

    `left_out` says what stands in the table only. There is room for three rounds: of more, the
    first and the two newest are drawn.
    """
    drawn = years if len(years) <= MOST_SERIES else [years[0], *years[1 - MOST_SERIES :]]
    series = [str(year) for year in drawn]
    shown = [bar for bar in bars if bar.runde in series and not bar.is_empty]
    if all(bar.andel_pct is None for bar in shown):
        return numbers
    origin = edition.origin(drawn, "prosent av kommunene")
    picture = shares_picture(edition.palette, shown, series, page, told.title, origin)
    if drawn is not years:
        left_out += f" Figuren viser {joined(series)}. Tabellen har alle rundene."
    reading = _extremes(shown)
    alt = f"{sentence(told.title)} {reading}"
    figure = Figure(told, reading, alt, picture, numbers, origin, left_out.strip())
    return edition.place(page, figure)


def _extremes(bars: Sequence[Bar]) -> str:
    """Return the highest and lowest share of the newest round, as a sentence."""
    known = [bar for bar in bars if bar.andel_pct is not None]
    newest = max(bar.runde for bar in known)
    own = {bar.etikett: bar.andel_pct or 0.0 for bar in known if bar.runde == newest}
    high, low = (_ends(own, end) for end in (max(own.values()), min(own.values())))
    return f"I {newest}: {high}." if high == low else f"Høyest i {newest}: {high}. Lavest: {low}."


def _ends(shares: Mapping[str, float], end: float) -> str:
    """Return the items with this share, or how many they are where there are more than two."""
    names = [label for label, pct in shares.items() if pct == end]
    told = joined(names) if len(names) <= 2 else f"{integer(len(names))} av {integer(len(shares))}"
    return f"{told} ({percent_text(end)})"


def items_panel(edition: Edition, block: Block, items: Sequence[Question], page: Page) -> Markup:
    """Return the share of positive answers to each item, a series for each round that asked it."""
    years = sorted(
        {year for question in items for year in edition.results.years_asked(question.column)}
    )
    ordered = sorted(items, key=lambda q: -_newest_share(edition, q))
    drawn = [question for question in ordered if question.wording != "ukjent"] or ordered
    bars = [
        share_bar(question.label, edition.results.positive(year, question.column), year)
        for question in drawn
        for year in years
    ]
    text = f"Andelen {_positive(block)}, av {block.base}."
    title = f"{block.question}: {block.positive_label}"
    asked = {y: [edition.results.positive(y, q.column) for q in ordered] for y in years[::-1]}
    bases = {year: _one_base(shares) for year, shares in asked.items()}
    rows: list[list[str | Cell]] = [
        [q.label, *(_share_cell(edition, y, asked[y][at], not bases[y]) for y in asked)]
        for at, q in enumerate(ordered)
    ]
    caption = f"{title}{edition.status_note(years)}"
    head: list[str | Cell] = ["Spørsmål", *(_round_head(*base) for base in bases.items())]
    told = Told(f"{block.slug}-andeler", "Andel av kommunene, runde for runde", title)
    numbers = table(caption, head, rows)
    left_out = _unknown_sentence(len(ordered) - len(drawn))
    return paragraph(text) + share_figure(edition, bars, years, told, numbers, page, left_out)


def _unknown_sentence(count: int) -> str:
    """Return how many items are in the table only, since nobody knows what they are called."""
    if not count:
        return ""
    named = "Ett punkt" if count == 1 else f"{capital(counted(count))} punkter"
    return f"{named} uten kjent ordlyd står bare i tabellen."


def _positive(block: Block) -> str:
    """Return the positive answer as it reads after the word for share: `som svarte ja`."""
    return "som svarte ja" if block.positive == (YES,) else f"som svarte «{block.positive_label}»"


def _newest_share(edition: Edition, question: Question) -> float:
    """Return the share of an item in the newest round that asked it, for the order of the bars."""
    years = edition.results.years_asked(question.column)
    share = edition.results.positive(years[-1], question.column) if years else None
    return share.pct or 0.0 if share else 0.0


def _all_answers(edition: Edition, block: Block, items: Sequence[Question]) -> Markup:
    """Return every answer to every item, folded, round by round; nothing for yes and no."""
    if len(items[0].scale) <= 2:
        return Markup("")
    content = Markup("")
    for year in edition.results.years[::-1]:
        asked = [q for q in items if edition.results.positive(year, q.column)]
        if asked:
            content += details(f"Alle svar i {year}", answers_table(edition, block, asked, year))
    return content


def answers_table(edition: Edition, block: Block, items: Sequence[Question], year: int) -> Markup:
    """Return the count and share of each answer to each item in one round."""
    scale = items[0].scale
    names = [*scale.values(), "Ubesvart", "n"]
    head: list[str | Cell] = ["Spørsmål", *(Cell(name, css="tall") for name in names)]
    rows: list[list[str | Cell]] = []
    for question in items:
        shares = edition.results.shares(year, question.column)
        cells = [share_cell(shares, answer) for answer in (*scale, "ubesvart")]
        rows.append([question.label, *cells, number_cell(integer(shares.n), shares.n)])
    caption = f"{block.question}, {year}: antall og andel av {block.base}"
    return table(caption + edition.status_note([year]), head, rows)


def _answers_panel(edition: Edition, question: Question, page: Page) -> Markup:
    """Return how a single question with several answers was answered, a series for each round."""
    years = edition.results.years_asked(question.column)
    shares = {year: edition.results.shares(year, question.column) for year in years}
    answers = {**question.scale, "ubesvart": "Ubesvart"}
    bars = [
        share_bar(label, Share(own.counts[answer], own.n, own.pct[answer]), year)
        for answer, label in answers.items()
        for year, own in shares.items()
    ]
    told = Told(f"{question.slug}-andeler", "Alle svar, runde for runde", question.label)
    numbers = question_table(edition, question)
    figure = share_figure(edition, bars, years, told, numbers, page)
    return question_base(question) + figure


def question_base(question: Question) -> Markup:
    """Return what the shares of a question's answers are taken of."""
    return paragraph(f"Andelen med hvert svar, av {question.base}.")


def question_table(edition: Edition, question: Question) -> Markup:
    """Return the count and share of each answer to one question, a column for each round."""
    years = edition.results.years_asked(question.column)[::-1]
    shares = [edition.results.shares(year, question.column) for year in years]
    rows: list[list[str | Cell]] = [
        [label, *(share_cell(own, answer) for own in shares)]
        for answer, label in (*question.scale.items(), ("ubesvart", "Ubesvart"))
    ]
    heads = (_round_head(year, own.n) for year, own in zip(years, shares, strict=True))
    head: list[str | Cell] = ["Svar", *heads]
    caption = (
        f"{sentence(question.label)} Antall og andel av {question.base}{edition.status_note(years)}"
    )
    return table(caption, head, rows)


def classes_panel(edition: Edition, question: Question, page: Page) -> Markup:
    """Return the share of yes by size, a series for each round; the table has centrality too."""
    years = edition.results.years_asked(question.column)
    groups = [*class_groups(edition, "folketall"), COUNTRY]
    shares = {(g, y): _group_share(edition, question, y, g) for g in groups for y in years}
    bars = [share_bar(g.label, share, y) for (g, y), share in shares.items()]
    title = f"{sentence(question.label)} Andel ja {BY_CLASS['folketall']}"
    told = Told(f"{question.slug}-storrelse", f"Andel ja {BY_CLASS['folketall']}", title)
    numbers = _classes_table(edition, question, years)
    figure = share_figure(edition, bars, years, told, numbers, page)
    text = f"Andelen som svarte ja, av {question.base}."
    note = paragraph(question.note, "merknad")
    return paragraph(text) + note + figure


def _group_share(edition: Edition, question: Question, year: int, group: Group) -> Share | None:
    """Return the share of yes in one group of one round."""
    return edition.results.positive(year, question.column, group.gruppe, group.key)


def _classes_table(edition: Edition, question: Question, years: Sequence[int]) -> Markup:
    """Return the share of yes in the country and every class, a column for each round."""
    groups = [g for gruppe in BY_CLASS for g in class_groups(edition, gruppe)]
    newest = years[::-1]  # first
    rows: list[list[str | Cell]] = [
        [g.label, *(_share_cell(edition, y, _group_share(edition, question, y, g)) for y in newest)]
        for g in [COUNTRY, *groups]
    ]
    head: list[str | Cell] = ["Gruppe", *(Cell(str(year), css="tall") for year in newest)]
    caption = f"{sentence(question.label)} Andel ja av {question.base}{edition.status_note(years)}"
    return table(caption, head, rows)
