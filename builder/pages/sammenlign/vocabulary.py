"""What the script of the comparison must know: every name, label and pattern it shows.

One file, so that no wording of the definitions stands in the script too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.charts.words import SHORT_STATUS_LABELS
from builder.definitions import Block, Indicator, Question
from builder.definitions.answer_scales import NO, YES
from builder.definitions.kinds import Composite
from builder.pages.edition import Edition
from builder.pages.kommune.alike import OTHER_BORDERS
from builder.pages.kommune.answer_list import UNKNOWN_WORDING, rest_label
from builder.pages.lookups.places import Kommune
from builder.pages.parts.comparing import MOST
from builder.pages.rendering import compact_json
from builder.pages.words.borders import border_sentences
from builder.pages.words.finding import WORDS
from builder.pages.words.grades import gate_of
from builder.pages.words.readings import value_name
from builder.pages.words.standing import Standing, with_inhabitants
from builder.pages.words.wording import capital, hard_numbers, lower_first

ADDRESS = "assets/sammenlign/ord.json"
BORDERS = "assets/sammenlign/grenser.json"
SKIPPED = "Ikke aktuelt"  # a question that is put only to those who answered another one otherwise
KINDS = (2, 3)  # grades that differ in kind, not in height: the first part is high, or the second

Row = list[Any]


def comparison_files(edition: Edition) -> dict[str, bytes]:
    """Return what the script reads, by path below the root of the site."""
    files = {ADDRESS: vocabulary(edition), BORDERS: borders(edition)}
    return {name: f"{compact_json(content)}\n".encode() for name, content in files.items()}


def vocabulary(edition: Edition) -> dict[str, Any]:
    """Return places, rounds, indicators, questions and phrases."""
    definitions, results = edition.definitions, edition.results
    rounds = [[year, results.is_synthetic([year])] for year in results.years]
    return {
        "most": MOST,
        "site": edition.site.name,
        "edition": edition.site.edition,
        "fixed": edition.fixed,
        "source": edition.caption(results.years),
        "rounds": rounds,
        "kommuner": [[k.kommunenr, k.link_name, k.fylkesnr] for k in _by_size(edition)],
        "groups": list(_groups(edition)),
        "alone": {
            f"f:{fylke.fylkesnr}": fylke.alone.kommunenr
            for fylke in edition.places.fylker.values()
            if fylke.alone  # a county of one municipality is no group beside it
        },
        "themes": [[one.id, one.label, one.headline] for one in definitions.themes.values()],
        "indicators": [_indicator_words(edition, one) for one in definitions.indicators.values()],
        "blocks": [_block_words(edition, one) for one in definitions.blocks.values()],
        "scales": definitions.scales,
        "missing": _missing_words(),
        "phrases": _phrases(edition),
        "numbers": WORDS,
    }


def _phrases(edition: Edition) -> dict[str, Any]:
    """Return the patterns of the sentences; what marks simulated rounds only where some are."""
    is_synthetic = edition.results.is_synthetic(edition.results.years)
    left_out = None if is_synthetic else {"simulated"}
    return edition.definitions.phrases.compare.model_dump(exclude=left_out)


def borders(edition: Edition) -> dict[str, list[str]]:
    """Return what is told of the borders of each municipality that has had others, by kommunenr."""
    kommuner = edition.places.kommuner.values()
    told = {k.kommunenr: list(border_sentences(Standing(edition, k)).values()) for k in kommuner}
    return {code: sentences for code, sentences in told.items() if sentences}


def _by_size(edition: Edition) -> list[Kommune]:
    """Return the municipalities, the most populous first."""
    return sorted(edition.places.kommuner.values(), key=lambda k: (-k.folketall, k.kommunenr))


def _groups(edition: Edition) -> Iterator[Row]:
    """Yield each group of municipalities that can be set beside one.

    Its key in an address, the path of its file, its name, and how it reads after `kommuner` and
    after a value.
    """
    counties = [one for one in edition.places.fylker.values() if not one.alone]
    for fylke in counties:
        code, where = fylke.fylkesnr, f"i {fylke.navn}"
        yield [f"f:{code}", f"fylke/{code}", f"{fylke.navn} (fylke)", where, where]
    for size in edition.definitions.breakdowns["folketall"].classes:
        where, name = with_inhabitants(size.label), hard_numbers(size.label)
        yield [f"s:{size.id}", f"folketall/{size.id}", name, where, f"blant kommuner {where}"]
    yield ["l", "landet", "Hele landet", "i landet", "i landet"]


def _indicator_words(edition: Edition, indicator: Indicator) -> dict[str, Any]:
    """Return an indicator: what it is called alone and in a sentence, and each value likewise."""
    phrases = edition.definitions.phrases.numbers.get(indicator.id)
    told: dict[str, Any] = {
        "id": indicator.id,
        "theme": indicator.theme,
        "label": indicator.label,
        "name": lower_first(indicator.label),
        "years": edition.results.years_of(indicator.id),
    }
    if indicator.is_number:
        of = phrases.of if phrases else indicator.unit
        number = {"kind": "number", "max": indicator.max, "unit": indicator.unit, "of": of}
        return told | number | {"gate": gate_of(edition.definitions, indicator.id)}
    named = [[v, indicator.label_of(v), value_name(indicator, v)] for v in indicator.values]
    kind = "ordinal" if indicator.is_ordinal else "category"
    kinds = list(map(str, KINDS)) if isinstance(indicator.rule, Composite) else []
    return told | {"kind": kind, "values": named, "kinds": kinds}


def _block_words(edition: Edition, block: Block) -> dict[str, Any]:
    """Return a block of questions.

    Those whose wording is not known stand together, without labels of their own.
    """
    known = [one for one in block.questions if one.wording != UNKNOWN_WORDING]
    rest = [one for one in block.questions if one not in known]
    told: dict[str, Any] = {
        "id": block.id,
        "theme": block.theme,
        "label": block.label,
        "positive": block.positive,
        "positiveLabel": block.positive_label,
        "questions": [_question_words(edition, one) for one in known],
    }
    if rest:
        years = edition.results.years_asked(rest[0].column)
        columns = [one.column for one in rest]
        told["rest"] = {"label": rest_label(len(rest)), "columns": columns, "years": years}
    return told


def _question_words(edition: Edition, question: Question) -> dict[str, Any]:
    """Return a question, with what yes and no mean in a sentence where that is known."""
    phrases = edition.definitions.phrases.questions.get(question.column)
    told: dict[str, Any] = {
        "id": question.column,
        "label": question.label,
        "scale": question.scale_id,
        "years": edition.results.years_asked(question.column),
    }
    if question.asked_of:
        told["after"] = question.asked_of
    if phrases:
        told |= {"yes": phrases.of(YES).main, "no": phrases.of(NO).relative}
    return told


def _missing_words() -> dict[str, str]:
    """Return why there is no value, in the words of a table."""
    labels = {status: capital(label) for status, label in SHORT_STATUS_LABELS.items()}
    return labels | {"flere": OTHER_BORDERS, "hoppet_over": SKIPPED, "uten": "–"}
