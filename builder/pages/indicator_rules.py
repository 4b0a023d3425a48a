"""How an indicator is computed, told in words and tables made from its definition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from builder.definitions import Block, Definitions, Indicator, Question
from builder.indicators.calculations import grade
from builder.pages.panels import paragraph
from builder.pages.tables import Cell, table
from builder.pages.wording import capital, joined, lower_first

SCORES = range(5)
FIXED_CUTS = (
    "Grensene er rapportens fra 2018 og er de samme i alle rundene, "
    "så scorene kan sammenlignes over tid."
)


def rule(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return the rule of an indicator as paragraphs and tables, by its kind of calculation."""
    return RULES[indicator.kind](definitions, indicator, root)


def _link(indicator: Indicator, root: str) -> Markup:
    """Return an indicator's name as a link to its page."""
    address = f"{root}indikator/{indicator.id.replace('_', '-')}/"
    return Markup('<a href="{}">{}</a>').format(address, lower_first(indicator.label))


def _count(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return which answers a count counts, and the items that take part."""
    block = definitions.blocks[indicator.parts["block"]]
    items = block.counted_items
    answers = _answers(items[0], block.positive)
    points = f"de {len(items)} punktene nedenfor"
    text = f"Verdien er hvor mange av {points} som kommunen har svart {answers} på."
    listed = Markup("").join(_item(question) for question in block.items)
    lead = paragraph(f"{text}{_gate_text(block)} {_missing_text(block)}")
    return lead + paragraph(f"{block.question}:") + Markup("<ul>{}</ul>").format(listed)


def _item(question: Question) -> Markup:
    """Return one item as a list item, with what there is to say about it."""
    note = Markup(' <span class="merknad">{}</span>').format(_counts(question))
    return Markup("<li>{}{}</li>").format(question.label, note if _counts(question) else "")


def _answers(question: Question, values: Sequence[str]) -> str:
    """Return answers in quotation marks: «ja, helt» eller «ja, delvis»."""
    quoted = [
        f"«{lower_first(question.scale[value])}»" for value in values if value in question.scale
    ]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} eller {quoted[-1]}"


def _counts(question: Question) -> str:
    """Return what there is to say about one item: its note, or how well its wording is known."""
    if question.note:
        return question.note
    counted = "" if question.counted else "Teller ikke med. "
    told = "ordlyd er ikke kjent" in question.label or question.wording != "omtrent"
    return counted + ("" if told else "Vår korte form. Den nøyaktige ordlyden er ikke kjent.")


def _gate_text(block: Block) -> str:
    """Return what a no to the opening question gives."""
    return f" Kommuner som svarte nei på «{block.gate.label}», får 0." if block.gate else ""


def _missing_text(block: Block) -> str:
    """Return how unanswered items are treated."""
    unsure = [
        label
        for value, label in block.items[0].scale.items()
        if value in ("vet_ikke", "ikke_relevant")
    ]
    others = (
        f", og det gjør heller ikke {joined([f'«{lower_first(u)}»' for u in unsure])}"
        if unsure
        else ""
    )
    return (
        "Har kommunen ikke svart på noen av punktene, mangler verdien. "
        f"Har den svart på noen, teller de ubesvarte punktene ikke med{others}."
    )


def _points(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return how many points each answer to each item gives."""
    block = definitions.blocks[indicator.parts["block"]]
    points: Mapping[str, Mapping[str, int]] = indicator.parts["points"]
    scale = block.items[0].scale
    rows: list[list[str | Cell]] = []
    for question in block.items:
        given = points.get(question.item or "", {})
        cells = [Cell(str(given.get(value, 0)), css="tall") for value in scale]
        rows.append([question.label, *cells])
    head: list[str | Cell] = [
        "Måte å tilby tjenester på",
        *(Cell(label, css="tall") for label in scale.values()),
    ]
    text = f"Verdien er summen av poengene, høyst {indicator.max}. Ubesvart gir 0 poeng."
    missing = "Har kommunen ikke svart på noen av punktene, mangler verdien."
    return paragraph(f"{text} {missing}") + table("Poeng for hvert svar", head, rows)


def _cut(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return the cut points of a score."""
    of = definitions.indicators[indicator.parts["of"]]
    text = Markup("<p>Scoren er {} delt i fem trinn. {}</p>").format(_link(of, root), FIXED_CUTS)
    rows: list[list[str | Cell]] = [
        [
            f"{score} – {indicator.label_of(str(score))}",
            Cell(interval(indicator, score), css="tall"),
        ]
        for score in SCORES
    ]
    return text + table(
        f"Grensene mellom scorene: {indicator.label}",
        ["Score", Cell(capital(of.unit), css="tall")],
        rows,
    )


def interval(indicator: Indicator, score: int) -> str:
    """Return the numbers a score covers: 0, 1–5 or 8."""
    upper: Sequence[int] = indicator.parts["upper"]
    lowest = upper[score - 1] + 1 if score else 0
    return str(lowest) if lowest == upper[score] else f"{lowest}–{upper[score]}"


def _composite(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return the rule over two scores: the first by row, the second by column."""
    first = definitions.indicators[indicator.parts["first"]]
    second = definitions.indicators[indicator.parts["second"]]
    text = Markup("<p>Graden bestemmes av {} (radene) og {} (kolonnene). {}</p>").format(
        _link(first, root), _link(second, root), "Mangler en av de to, mangler graden."
    )
    head: list[str | Cell] = [
        f"{first.label} ↓ {second.label} →",
        *(_score(second, s, "tall") for s in SCORES),
    ]
    rows: list[list[str | Cell]] = [
        [_score(first, a), *(_grade_cell(a, b, indicator) for b in SCORES)] for a in SCORES
    ]
    return text + table(f"{indicator.label}: graden for hver kombinasjon", head, rows)


def _score(indicator: Indicator, score: int, css: str = "") -> Cell:
    """Return a score with its label as a head."""
    return Cell(f"{score} – {indicator.label_of(str(score))}", css=css)


def _grade_cell(first: int, second: int, indicator: Indicator) -> Cell:
    """Return the grade of two scores as a coloured cell."""
    value = grade(first, second, indicator.parts["zero"])
    return Cell(str(value), css=f"tall grad-{value}")


def _grouping(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return which answers make up each group."""
    question = definitions.questions[indicator.parts["of"]]
    rows: list[list[str | Cell]] = [
        [capital(indicator.label_of(group)), capital(_answers(question, answers))]
        for group, answers in indicator.parts["groups"].items()
    ]
    text = f"Svarene på «{question.label}» er slått sammen."
    return paragraph(text) + table("Svarene i hver kategori", ["Kategori", "Svar"], rows)


def _path(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return which answers to two questions in a row lead to each value."""
    first, second = (definitions.questions[indicator.parts[key]] for key in ("first", "second"))
    answers = [("nei", "–"), ("ja", "nei"), ("ja", "ja")]
    rows: list[list[str | Cell]] = [
        [capital(indicator.label_of(value)), *(capital(answer) for answer in pair)]
        for value, pair in zip(indicator.values, answers, strict=True)
    ]
    head: list[str | Cell] = ["Kategori", first.label, second.label]
    return paragraph(second.note) + table("Svarene som gir hver kategori", head, rows)


def _cross(definitions: Definitions, indicator: Indicator, root: str) -> Markup:
    """Return which scores and which category make up each crossed category."""
    first = definitions.indicators[indicator.parts["first"]]
    second = definitions.indicators[indicator.parts["second"]]
    text = Markup(
        "<p>Kategorien er satt sammen av {} og {}. Mangler en av de to, mangler kategorien.</p>"
    ).format(_link(first, root), _link(second, root))
    rows: list[list[str | Cell]] = []
    for name, scores in indicator.parts["groups"].items():
        for value in second.values:
            label = capital(indicator.label_of(f"{name}_{value}"))
            own = joined([str(score) for score in scores])
            rows.append([label, own, capital(second.label_of(value))])
    return text + table("Hva som gir hver kategori", ["Kategori", first.label, second.label], rows)


RULES: Mapping[str, Callable[[Definitions, Indicator, str], Markup]] = {
    "count": _count,
    "points": _points,
    "cut": _cut,
    "composite": _composite,
    "grouping": _grouping,
    "path": _path,
    "cross": _cross,
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
