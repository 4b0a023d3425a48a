"""How an indicator is computed, told in words and tables made from its definition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.definitions import Block, Definitions, Indicator, Question, kinds
from builder.definitions.answer_scales import NO, YES
from builder.definitions.indicator_entries import GRADES, IndicatorEntry, NumberEntry
from builder.pages.parts.panels import paragraph
from builder.pages.parts.tables import Cell, table
from builder.pages.words.finding import counted
from builder.pages.words.wording import capital, joined, lower_first

FIXED_CUTS = (
    "Grensene er rapportens fra 2018 og er de samme i alle rundene, "
    "så scorene kan sammenlignes over tid."
)


@dataclass(frozen=True)
class Subject:
    """An indicator that is told of, and where.

    Its place among the others, where the site's root is, and whether the questions stand on the
    page already.
    """

    definitions: Definitions
    indicator: Indicator
    root: str
    has_questions: bool = False

    def link(self, indicator_id: str) -> Markup:
        """Return the name of an indicator as a link to its page."""
        indicator = self.definitions.indicators[indicator_id]
        label, address = lower_first(indicator.label), f"{self.root}indikator/{indicator.slug}/"
        return Markup('<a href="{}">{}</a>').format(address, label)


def rule(
    definitions: Definitions, indicator: Indicator, root: str, has_questions: bool = False
) -> Markup:
    """Return the rule of an indicator as paragraphs and tables, by its kind of calculation.

    A page that has the questions of every block is pointed at them.
    """
    subject = Subject(definitions, indicator, root, has_questions)
    return KINDS[type(indicator.rule)].rule(indicator.rule, subject)


def sort_of_value(one: IndicatorEntry) -> str:
    """Return what sort of number an indicator's value is, '' for a category."""
    unit = one.unit if isinstance(one, NumberEntry) else ""
    highest = one.max if isinstance(one, NumberEntry) else GRADES[-1]
    return KINDS[type(one)].sort.format(max=highest, unit=unit)


def _count(rule: kinds.Count, subject: Subject) -> Markup:
    """Return which answers a count counts, and the items that take part."""
    block = subject.definitions.blocks[rule.block]
    items = block.counted_items
    answers = _quoted_answers(items[0], block.positive)
    points = f"de {len(items)} punktene {'i listen' if subject.has_questions else 'nedenfor'}"
    text = f"Verdien er hvor mange av {points} som kommunen har svart {answers} på."
    lead = paragraph(f"{text}{_gate_text(block)} {_missing_text(block)}")
    if subject.has_questions:
        link = Markup('<p><a href="#sporsmal-{}">Listen: {}</a></p>')
        return lead + link.format(block.id, lower_first(block.label))
    listed = Markup("").join(_item(q) for q in block.items if q.wording != "ukjent")
    listed += _unknown(sum(question.wording == "ukjent" for question in block.items))
    return lead + paragraph(f"{block.question}:") + Markup("<ul>{}</ul>").format(listed)


def _unknown(count: int) -> Markup:
    """Return the items of unknown wording as one list item; nothing of none."""
    named = "Ett punkt" if count == 1 else f"{capital(counted(count))} punkter"
    return Markup("<li>{} uten kjent ordlyd</li>").format(named) if count else Markup("")


def _item(question: Question) -> Markup:
    """Return one item as a list item, with what there is to say about it."""
    note = Markup(' <span class="merknad">{}</span>').format(_item_note(question))
    return Markup("<li>{}{}</li>").format(question.label, note if _item_note(question) else "")


def _quoted_answers(question: Question, values: Sequence[str]) -> str:
    """Return answers in quotation marks: «ja, helt» eller «ja, delvis»."""
    quoted = [
        f"«{lower_first(question.scale[value])}»" for value in values if value in question.scale
    ]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} eller {quoted[-1]}"


def _item_note(question: Question) -> str:
    """Return what there is to say about one item: its note, or how well its wording is known."""
    if question.note:
        return question.note
    counted = "" if question.counted else "Teller ikke med. "
    is_exact = question.wording != "omtrent"
    return counted + ("" if is_exact else "Vår korte form. Den nøyaktige ordlyden er ikke kjent.")


def _gate_text(block: Block) -> str:
    """Return what a no to the opening question gives."""
    return f" Kommuner som svarte nei på «{block.gate.label}», får 0." if block.gate else ""


def _missing_text(block: Block) -> str:
    """Return how unanswered items are treated."""
    question = block.items[0]
    unsure = [question.scale[value] for value in question.scale if value in question.no_opinion]
    others = (
        f", og det gjør heller ikke {joined([f'«{lower_first(u)}»' for u in unsure])}"
        if unsure
        else ""
    )
    return (
        "Har kommunen ikke svart på noen av punktene, mangler verdien. "
        f"Har den svart på noen, teller de ubesvarte punktene ikke med{others}."
    )


def _points(rule: kinds.Points, subject: Subject) -> Markup:
    """Return how many points each answer to each item gives."""
    block = subject.definitions.blocks[rule.block]
    scale = block.items[0].scale
    rows: list[list[str | Cell]] = []
    for question in block.items:
        given = rule.points.get(question.item or "", {})
        cells = [Cell(str(given.get(value, 0)), css="tall") for value in scale]
        rows.append([question.label, *cells])
    head: list[str | Cell] = [
        "Måte å tilby tjenester på",
        *(Cell(label, css="tall") for label in scale.values()),
    ]
    text = f"Verdien er summen av poengene, høyst {rule.max}. Ubesvart gir 0 poeng."
    missing = "Har kommunen ikke svart på noen av punktene, mangler verdien."
    return paragraph(f"{text} {missing}") + table("Poeng for hvert svar", head, rows)


def _cut(rule: kinds.Cut, subject: Subject) -> Markup:
    """Return the cut points of a score."""
    of = subject.definitions.indicators[rule.of]
    text = Markup("<p>Scoren er {} delt i fem trinn. {}</p>").format(
        subject.link(of.id), FIXED_CUTS
    )
    rows: list[list[str | Cell]] = [
        [
            f"{score} – {subject.indicator.label_of(str(score))}",
            Cell(interval(rule, score), css="tall"),
        ]
        for score in GRADES
    ]
    return text + table(
        f"Grensene mellom scorene: {rule.label}",
        ["Score", Cell(capital(of.unit), css="tall")],
        rows,
    )


def interval(rule: kinds.Cut, score: int) -> str:
    """Return the numbers a score covers: 0, 1–5 or 8."""
    lowest, highest = rule.interval(score)
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"


def _composite(rule: kinds.Composite, subject: Subject) -> Markup:
    """Return the rule over two scores: the first by row, the second by column."""
    first, second = (subject.definitions.indicators[name] for name in rule.indicators)
    text = Markup("<p>Graden bestemmes av {} (radene) og {} (kolonnene). {}</p>").format(
        subject.link(first.id), subject.link(second.id), "Mangler en av de to, mangler graden."
    )
    head: list[str | Cell] = [
        f"{first.label} ↓ {second.label} →",
        *(_score_head(second, s, "tall") for s in GRADES),
    ]
    rows: list[list[str | Cell]] = [
        [_score_head(first, a), *(_grade_cell(rule.grade(a, b)) for b in GRADES)] for a in GRADES
    ]
    return text + table(f"{rule.label}: graden for hver kombinasjon", head, rows)


def _score_head(indicator: Indicator, score: int, css: str = "") -> Cell:
    """Return a score with its label as a head."""
    return Cell(f"{score} – {indicator.label_of(str(score))}", css=css)


def _grade_cell(value: int) -> Cell:
    """Return a grade as a coloured cell."""
    return Cell(str(value), css=f"tall grad-{value}")


def _grouping(rule: kinds.Grouping, subject: Subject) -> Markup:
    """Return which answers make up each group."""
    question = subject.definitions.questions[rule.of]
    rows: list[list[str | Cell]] = [
        [capital(subject.indicator.label_of(group)), capital(_quoted_answers(question, answers))]
        for group, answers in rule.groups.items()
    ]
    text = f"Svarene på «{question.label}» er slått sammen."
    return paragraph(text) + table("Svarene i hver kategori", ["Kategori", "Svar"], rows)


def _path(rule: kinds.Path, subject: Subject) -> Markup:
    """Return which answers to two questions in a row lead to each value."""
    first, second = (subject.definitions.questions[column] for column in rule.questions)
    answers = [(NO, "–"), (YES, NO), (YES, YES)]
    rows: list[list[str | Cell]] = [
        [capital(subject.indicator.label_of(value)), *(capital(answer) for answer in pair)]
        for value, pair in zip(rule.steps, answers, strict=True)
    ]
    head: list[str | Cell] = ["Kategori", first.label, second.label]
    return paragraph(second.note) + table("Svarene som gir hver kategori", head, rows)


def _cross(rule: kinds.Cross, subject: Subject) -> Markup:
    """Return which scores and which category make up each crossed category."""
    first, second = (subject.definitions.indicators[name] for name in rule.indicators)
    text = Markup(
        "<p>Kategorien er satt sammen av {} og {}. Mangler en av de to, mangler kategorien.</p>"
    ).format(subject.link(first.id), subject.link(second.id))
    rows: list[list[str | Cell]] = []
    for name, scores in rule.groups.items():
        for value in second.values:
            label = capital(subject.indicator.label_of(f"{name}_{value}"))
            own = joined([str(score) for score in scores])
            rows.append([label, own, capital(second.label_of(value))])
    return text + table("Hva som gir hver kategori", ["Kategori", first.label, second.label], rows)


@dataclass(frozen=True)
class Kind:
    """How a kind is told: its rule, and what sort of number its value is ('' for a category)."""

    rule: Callable[[Any, Subject], Markup]  # `Any`: the rule its key names
    sort: str = ""


KINDS: Mapping[type[IndicatorEntry], Kind] = {
    kinds.Count: Kind(_count, "Antall, fra 0 til {max} {unit}"),
    kinds.Points: Kind(_points, "Poeng, fra 0 til {max}"),
    kinds.Cut: Kind(_cut, "Score, fra 0 til {max}"),
    kinds.Composite: Kind(_composite, "Grad, fra 0 til {max}"),
    kinds.Grouping: Kind(_grouping),
    kinds.Path: Kind(_path),
    kinds.Cross: Kind(_cross),
}


def meanings(indicator: Indicator) -> Markup:
    """Return what each value of a score, grade or category means; numbers explain themselves."""
    if indicator.is_number:
        return Markup("")
    rows: list[list[str | Cell]] = [
        [_value_cell(indicator, value), capital(indicator.long_label_of(value))]
        for value in indicator.values
    ]
    return table(f"Hva verdiene betyr: {indicator.label}", ["Verdi", "Betydning"], rows)


def _value_cell(indicator: Indicator, value: str) -> Cell:
    """Return a value with the colour it has in every chart, where it has one of the grades."""
    if indicator.is_ordinal:
        return Cell(f"{value} – {indicator.label_of(value)}", css=f"grad-{value}")
    return Cell(capital(indicator.label_of(value)))
