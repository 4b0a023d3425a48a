"""Sentences in plain Norwegian, made from definitions and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.definitions import Definitions, Indicator
from builder.numbers import HARD_SPACE, integer, percent_text, short
from builder.pages.lookups.results import Median, Rank, Shares, Value

SYNTHETIC = (
    "SSB har ikke publisert svarene fra hver kommune. Tallene her er laget av en datamaskin."
)


def joined(words: Sequence[str]) -> str:
    """Return words as a Norwegian list: a, b og c; nothing for no words."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case, unless it begins with an abbreviation
    (IKT)."""
    return text if text[:2].isupper() and text[:2].isalpha() else text[:1].lower() + text[1:]


def hard_numbers(text: str) -> str:
    """Return a text of the definitions with its large numbers held together: 2 000."""
    return re.sub(r"(?<=\d) (?=\d)", HARD_SPACE, text)


def value_text(indicator: Indicator, value: Value) -> str:
    """Return a value as a reader sees it: `9 av 13 områder`, `3 – høy`, a category, or why it is
    missing."""
    if value.verdi is None:
        return value.missing_label.lower() if value.status == "ubesvart" else value.missing_label
    if indicator.is_number:
        return f"{value.verdi} av {indicator.max} {indicator.unit}"
    if indicator.is_ordinal:
        return f"{value.verdi} – {indicator.label_of(value.verdi)}"
    return capital(indicator.label_of(value.verdi))


def chip_class(indicator: Indicator, value: Value) -> str:
    """Return the CSS classes that colour a value: grade, category, or no answer (hatched)."""
    if value.verdi is None:
        return (
            "grad ikke-spurt"
            if value.status in ("ikke_spurt", "ikke_publisert")
            else "grad ingen-svar"
        )
    if indicator.is_ordinal:
        return f"grad grad-{value.verdi}"
    return "grad kategori" if indicator.is_category else ""


def base_text(n: int) -> str:
    """Return the base of a share as it stands in a sentence, without a break: n = 354."""
    return f"n{HARD_SPACE}={HARD_SPACE}{integer(n)}"


def synthetic_text(simulated: Sequence[str], official: Sequence[str]) -> str:
    """Return what follows the words "Simulerte tall.": what they are, and which rounds they are of
    where others are official."""
    if not simulated or not official:
        return SYNTHETIC if simulated else ""
    return (
        f"Tallene for {joined(simulated)} er simulert. Tallene for {joined(official)} er det ikke. "
        "De simulerte er laget av en datamaskin, fordi svarene fra hver kommune ikke er publisert."
    )


def adapted(publisher: str, maker: str) -> str:
    """Return the source of numbers computed here from answers that a publisher has published."""
    return f"{publisher}, bearbeidet av {maker}"


def source_line(
    simulated: Sequence[str], official: Sequence[str], publishers: Sequence[str], maker: str
) -> str:
    """Return the source as it stands inside a picture: data status, publishers of the answers and
    who has computed the numbers, survey, years."""
    which = f" for {joined(simulated)}" if official else ""
    source = [f"Simulerte tall{which}, ikke SSBs"] if simulated else []
    if publishers:
        source.append(f"Kilde: {adapted(joined(list(dict.fromkeys(publishers))), maker)}")
    years = joined(sorted([*simulated, *official]))
    return " · ".join([*source, "Digitalisering i kommunene", years])


def headline_sentence(indicator: Indicator, value: Value, year: int, subject: str) -> str:
    """Return what the headline value of a theme is, in one sentence."""
    name = lower_first(indicator.label)
    if value.status == "svarte_ikke":
        return f"{subject} svarte ikke på undersøkelsen i {year} og har ingen verdi for {name}."
    if value.verdi is None:
        return f"{subject} har ikke besvart det som trengs for å beregne {name} i {year}."
    meaning = lower_first(indicator.long_label_of(value.verdi))
    if indicator.is_ordinal:
        return f"{subject} fikk grad {value.verdi} av 4 i {year}: {meaning}."
    category = capital(indicator.label_of(value.verdi))
    return f"{subject} er i {year} i kategorien «{category}»: kommunen {meaning}."


def same_value_sentence(indicator: Indicator, value: Value, shares: Shares) -> str:
    """Return how many of those that answered have the same value."""
    if value.verdi is None or not shares.n:
        return ""
    count, pct = shares.counts[value.verdi], shares.pct[value.verdi]
    what = "samme grad" if indicator.is_ordinal else "samme kategori"
    others = (
        f"{integer(count)} av {integer(shares.n)} kommuner som svarte ({percent_text(pct or 0.0)})"
    )
    return f"{others} er i {what}." if indicator.is_category else f"{others} har {what}."


def rank_text(rank: Rank | None) -> str:
    """Return a rank for a table: nr. 12 av 354 (delt med 8 andre)."""
    if rank is None:
        return "–"
    shared = rank.delt_med - 1
    with_others = (
        f", delt med {integer(shared)} {'annen' if shared == 1 else 'andre'}" if shared else ""
    )
    return f"nr. {integer(rank.plass)} av {integer(rank.antall)}{with_others}"


def median_text(median: Median | None) -> str:
    """Return a median for a table, with its base: 9 (n = 253)."""
    return f"{short(median.median)} ({base_text(median.n)})" if median else "–"


def why_sentence(indicator: Indicator, number: Value, definitions: Definitions) -> str:
    """Return what score a count gives, and from which count the next score begins."""
    cut = definitions.cut_of(indicator.id)
    if cut is None or number.verdi is None:
        return ""
    score = cut.score(int(number.verdi))
    text = f"Det gir score {score} ({cut.labels[score]})."
    if score < 4:
        following = cut.interval(score + 1)[0]
        text += f" Fra og med {following} er scoren {score + 1} ({cut.labels[score + 1]})."
    return text


def change_sentence(indicator: Indicator, history: Sequence[tuple[int, Value]]) -> str:
    """Return how a grade or category has developed over the rounds that have a value."""
    known = [(year, value.verdi) for year, value in history if value.verdi is not None]
    if len(known) < 2:
        return ""
    (first_year, first), (last_year, last) = known[0], known[-1]
    name = lower_first(indicator.label)
    if first == last:
        return f"For {name} er verdien den samme i {last_year} som i {first_year}."
    if indicator.is_category:
        return f"For {name} er kategorien en annen i {last_year} enn i {first_year}."
    direction = "høyere" if int(last) > int(first) else "lavere"
    return f"Graden for {name} er {direction} i {last_year} ({last}) enn i {first_year} ({first})."


def distribution_alt(indicator: Indicator, rows: Sequence[tuple[str, Shares]]) -> str:
    """Return the commonest value of each group, for those who do not see the figure."""
    return " ".join(f"{label}: {_commonest(indicator, shares)}." for label, shares in rows)


def _commonest(indicator: Indicator, shares: Shares) -> str:
    """Return the most frequent value of a group with its share."""
    top = max(indicator.values, key=lambda value: shares.counts[value])
    name = f"grad {top}" if indicator.is_ordinal else indicator.label_of(top)
    return f"vanligst er {name} ({percent_text(shares.pct[top] or 0.0)} av {integer(shares.n)})"
