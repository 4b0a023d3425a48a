"""The colours and patterns of every chart and of the page: `data/definitions/farger.yml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from builder.definitions.answer_scales import AnswerScales
from builder.definitions.entries import Colour, Entry, Id
from builder.definitions.indicators import Indicator
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, listed

GradeText = Annotated[str, StringConstraints(pattern=r"^[0-4]$")]
Pattern = Literal["none", "dots", "hatch", "backhatch"]


class Paint(Entry):
    """One fill with its pattern; `line` is the colour of the pattern and of the outline."""

    fill: Colour
    pattern: Pattern
    line: Colour | None = None


class StatusPaints(Entry):
    """What stands where there is no value."""

    ubesvart: Paint
    svarte_ikke: Paint
    ikke_spurt: Paint
    ikke_publisert: Paint
    flere: Paint

    def __getitem__(self, status: str) -> Paint:
        """Return the paint of a status; raises KeyError."""
        paints: dict[str, Paint] = dict(self)
        return paints[status]


class ChangePaints(Entry):
    """What a municipality did between two rounds: higher, the same, lower, or of another kind."""

    opp: Paint
    lik: Paint
    ned: Paint
    annet: Paint


class Tokens(Entry):
    """The colours of the page in one light: surfaces, texts, lines, and what calls for attention.

    `linje` only divides; `kant` carries meaning.
    """

    grunn: Colour
    hevet: Colour
    tekst: Colour
    dempet: Colour
    linje: Colour
    kant: Colour
    lenke: Colour
    aksent: Colour
    fokus: Colour
    topp: Colour
    topp_merke: Colour
    topp_tekst: Colour
    knapp: Colour
    knapp_tekst: Colour
    varsel: Colour
    varsel_tekst: Colour
    varsel_kant: Colour
    publisert: Colour
    publisert_flate: Colour


class PageColours(Entry):
    """The page in light and in dark, and both again for readers who ask for more contrast."""

    lys: Tokens
    mork: Tokens
    kontrast_lys: Tokens
    kontrast_mork: Tokens


class Colours(Entry):
    """The whole file. A category has one paint wherever it is drawn, an answer one in its scale."""

    grad: Annotated[dict[GradeText, Colour], Field(min_length=5)]
    serier: tuple[Colour, Colour, Colour]
    kategori: dict[Id, Paint]
    svar: dict[Id, dict[Id, Paint]]
    status: StatusPaints
    endring: ChangePaints
    soyle: Colour
    steder: Annotated[tuple[Colour, ...], Field(min_length=6, max_length=6)]
    side: PageColours


def check_colours(
    colours: Colours,
    indicators: Mapping[str, Indicator],
    scales: AnswerScales,
    used_scales: Collection[str],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each category and answer without a colour, and each colour of nothing.

    `used_scales` are those that some block draws in more than two colours.
    """
    categories = dict.fromkeys(
        value for one in indicators.values() if one.is_category for value in one.values
    )
    _check_painted(("kategori",), colours.kategori, categories, "categories", document, findings)
    _check_different(("grad",), colours.grad, document, findings)
    for one in (one for one in indicators.values() if one.is_category):
        own = {v: colours.kategori[v] for v in one.values if v in colours.kategori}
        _check_different(("kategori",), own, document, findings)
    for name in used_scales:
        if name not in colours.svar:
            expected = f"a colour for each answer of {name}"
            tell(document, ("svar", name), f"no {name}", expected, findings, "Add it.")
    _check_answers(colours, scales, document, findings)


def _check_answers(
    colours: Colours, scales: AnswerScales, document: Document, findings: Findings
) -> None:
    """Add a fault for each scale that does not exist, or whose answers the colours do not fit."""
    for name, paints in colours.svar.items():
        if name not in scales:
            what = "a scale of svar.yml"
            tell_unknown(document, ("svar", name), name, what, scales, findings)
            continue
        answers = [answer.value for answer in scales[name]]
        _check_painted(("svar", name), paints, answers, f"answers of {name}", document, findings)
        _check_different(("svar", name), paints, document, findings)


def _check_different(
    place: Place, paints: Mapping[str, Paint | str], document: Document, findings: Findings
) -> None:
    """Add a fault for each paint that stands for two names in one chart."""
    first: dict[object, str] = {}
    for name, paint in paints.items():
        look = paint if isinstance(paint, str) else (paint.fill, paint.pattern)
        if first.setdefault(look, name) != name:
            expected = "a look of its own, by colour or pattern"
            found = f"the look of {first[look]}"
            tell(document, (*place, name), found, expected, findings)


def _check_painted(
    place: Place,
    paints: Mapping[str, Paint],
    wanted: Collection[str],
    what: str,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault where names are without a colour, or colours without a name."""
    if missing := [name for name in wanted if name not in paints]:
        found, expected = f"no colour for {listed(missing)}", f"a colour for each of the {what}"
        tell(document, place, found, expected, findings, "Add it.")
    for name in paints:
        if name not in wanted:
            tell_unknown(document, (*place, name), name, f"one of the {what}", wanted, findings)
