"""The development from year to year, from figures that SSB has published and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.naming import hyphened
from builder.numbers import decimal, integer, share_pct
from builder.pages.edition import Edition
from builder.pages.parts.figure import Figure, Origin, Page, Told
from builder.pages.parts.head import Crumb, head, render_page
from builder.pages.parts.links import outside_address
from builder.pages.parts.panels import paragraph, sentence
from builder.pages.parts.share_pictures import Point, series_picture
from builder.pages.parts.statbank_tables import statbank_panels
from builder.pages.parts.tables import CARDS, Cell, details, number_cell, table
from builder.pages.words.wording import capital, joined

PATH = "landet/utvikling.md"
PAGE = Page("landet/utvikling/")
CAPTION = "Kilde: SSB, publiserte tall"
TOPICS: Mapping[str, str] = {  # topic of utvikling.csv -> heading, in the order of the page
    "kompetanse": "Manglende kompetanse",
    "rekruttering": "Rekruttering av IKT-spesialister",
    "hindre": "Andre hindre for digital utvikling",
    "prosjekter": "Endringer kommunene venter av IKT-prosjekter",
    "sky": "Skytjenester",
    "apne_data": "Åpne data",
    "sikkerhet": "Informasjonssikkerhet",
}
WITH_PROJECTS = ("kvalitet", "arbeidsrutiner", "bemanning")
COMPUTED = "regnet av oss"

Published = Mapping[str, str]  # a row of utvikling.csv


@dataclass(frozen=True)
class Topic:
    """One section of the page: its anchor, heading and content."""

    anchor: str
    heading: str
    content: Markup


def development_page(edition: Edition) -> str:
    """Return the Markdown of the page of published figures; it has no number of any round."""
    frame = edition.results.sources.development
    figures: list[Published] = frame.to_dict("records")
    years = sorted({int(own["aar"]) for own in figures})
    topics = [
        Topic(hyphened(name), heading, _topic(edition, name, figures, years))
        for name, heading in TOPICS.items()
    ]
    title = development_title(edition)
    description = (
        "Digitalisering i kommunene år for år: bare tall publisert av SSB, med brudd i seriene og "
        "endret grunnlag merket."
    )
    above = [Crumb("Hele landet", "landet/")]
    return render_page(
        head(edition, "landet/utvikling/", title, description, above=above, has_picture=False),
        "landet/utvikling.md.jinja",
        municipalities=_municipalities(edition),
        topics=[topic for topic in topics if topic.content],
        tables=statbank_panels(edition.results.sources.statbank),
    )


def development_title(edition: Edition) -> str:
    """Return the title of the page, with the years that figures are published of."""
    years = sorted(edition.results.sources.development["aar"].astype(int))
    return f"Utviklingen fra {years[0]} til {years[-1]}"


def _municipalities(edition: Edition) -> str:
    """Return how many municipalities there were in each division; nothing where there is one."""
    registry = edition.results.sources.registry
    counts = {one.id: integer(len(registry.names(one.id))) for one in registry.divisions.every}
    first, *later = registry.divisions.every
    if not later:
        return ""
    text = f"Tallene {first.period} gjelder de {counts[first.id]} kommunene før kommunereformen."
    was = [f"fra {one.start} var det {counts[one.id]}" for one in later[:-1]]
    now = f"fra {later[-1].start} er det {counts[later[-1].id]}"
    return f"{text} {capital(', og '.join([', '.join(was), now] if was else [now]))}."


def _topic(edition: Edition, name: str, figures: Sequence[Published], years: list[int]) -> Markup:
    """Return one topic: each series over years as a chart with a table, then single years."""
    series: dict[str, list[Published]] = {}
    for own in figures:
        if own["tema"] == name:
            series.setdefault(own["serie"], []).append(own)
    content = Markup("")
    for rows in series.values():
        if len(rows) > 1:
            content += _series(edition, sorted(rows, key=lambda own: own["aar"]), years)
    if name == "prosjekter":
        content += _same_base(edition, series)
    return content + _single_years([rows[0] for rows in series.values() if len(rows) == 1])


def _series(edition: Edition, rows: Sequence[Published], years: list[int]) -> Markup:
    """Return one share over years: chart, what is broken, and the table with base and source."""
    label = rows[-1]["etikett"]
    points = [
        Point(int(own["aar"]), float(own["verdi"]), _published_number(own), own["brudd"], own["n"])
        for own in rows
    ]
    bases = list(dict.fromkeys(own["grunnlag"] for own in rows))
    unit = f"prosent av {bases[0]}" if len(bases) == 1 else "prosent; grunnlaget er endret"
    origin = Origin(CAPTION, "publisert", joined([own["aar"] for own in rows]), unit)
    picture = series_picture(edition.palette, points, years, PAGE, label, origin)
    told = joined([f"{_published_number(own)} prosent i {own['aar']}" for own in rows])
    breaks = " ".join(f"Brudd før {own['aar']}: {own['brudd']}" for own in rows if own["brudd"])
    numbers = _published_table(label, rows, by_year=True)
    name = f"{hyphened(rows[-1]['serie'])}-serie"
    reading = " ".join(part for part in (f"{capital(told)}.", sentence(breaks)) if part.strip("."))
    figure = Figure(
        Told(name, label, label), reading, f"{sentence(label)} {reading}", picture, numbers, origin
    )
    return edition.place(PAGE, figure)


def _published_number(own: Published) -> str:
    """Return a figure as it was published: 41,9 or 43."""
    return own["verdi"].replace(".", ",")


def _published_table(caption: str, rows: Sequence[Published], by_year: bool) -> Markup:
    """Return published figures with base, n and source, a row for each year or each label."""
    head: list[str | Cell] = ["År" if by_year else "Tallet", Cell("Prosent", css="tall")]
    head += [Cell("n", css="tall"), "Gjelder", "Merknad", "Kilde"]
    body = [
        [own["aar"] if by_year else own["etikett"], *_cells(own)]
        for own in sorted(rows, key=lambda own: own["aar"])
    ]
    return table(f"{caption}. Publisert av SSB", head, body, css=f"publisert {CARDS}")


def _cells(own: Published) -> list[str | Cell]:
    """Return what follows the first cell of one figure's row."""
    remark = " ".join(sentence(text) for text in (own["brudd"], own["presisjon"]) if text)
    source = Cell(own["kilde"], href=outside_address(own["adresse"]))
    share = number_cell(_published_number(own), float(own["verdi"]))
    return [share, _base_cell(own), own["grunnlag"], remark[:1].upper() + remark[1:], source]


def _base_cell(own: Published) -> Cell:
    """Return the base of a figure, told apart where SSB has not published it."""
    if not own["n"]:
        return Cell("ikke oppgitt", sort="", css="tall")
    ours = f" ({COMPUTED})" if own["n_kilde"] == "regnet" else ""
    return number_cell(f"{integer(int(own['n']))}{ours}", int(own["n"]))


def _single_years(rows: Sequence[Published]) -> Markup:
    """Return figures that are published for one year only, a table for each year."""
    content = Markup("")
    for year in sorted({own["aar"] for own in rows}):
        own = [row for row in rows if row["aar"] == year]
        numbers = _published_table(f"Bare publisert for {year}", own, by_year=False)
        content += details(f"{_fold_heading(len(own))} bare for {year}", numbers, opens_wide=True)
    return content


def _fold_heading(figures: int) -> str:
    """Return how many figures a fold has: `Ett tall`, `5 tall`."""
    return "Ett tall" if figures == 1 else f"{integer(figures)} tall"


def _same_base(edition: Edition, series: Mapping[str, Sequence[Published]]) -> Markup:
    """Return the shares of 2018 on the base of 2022, computed by us from SSB's own counts."""
    published = edition.results.sources.published
    counts = {name: count for name, count in zip(published["id"], published["count"], strict=True)}
    everyone = int(counts.get("resp_2018") or 0)
    rows: list[list[str | Cell]] = []
    for name in WITH_PROJECTS:
        own = sorted(series.get(f"prosjekt_{name}", ()), key=lambda own: own["aar"])
        counted = counts.get(f"prosjekt_{name}_2018")
        if len(own) != 2 or not counted or not everyone:
            continue  # what is not published cannot be put on another base
        (old, new), count = own, int(counted)
        share = share_pct(count, everyone)
        ours = f"{decimal(share or 0.0)} ({count} av {everyone})"
        rows.append([old["etikett"], _published_cell(old), number_cell(ours, share)])
        rows[-1].append(_published_cell(new))
    text = (
        "Tallene for 2018 og 2022 har ulikt grunnlag og kan ikke sammenlignes som de står. "
        "SSB regnet 2018 av kommunene med prosjekter. Tallene for 2022 passer bare med alle "
        "kommuner som svarte. Regner vi 2018 på samme måte, er alle tre andelene høyere i 2022."
    )
    if len(rows) < len(WITH_PROJECTS):
        return Markup("")
    head: list[str | Cell] = ["Endring", *(Cell(name, css="tall") for name in _BASES)]
    caption = "Samme spørsmål på samme grunnlag. Prosent"
    return paragraph(text) + table(caption, head, rows, css=f"publisert {CARDS}")


_BASES = (
    "2018, av dem med prosjekter (SSB)",
    f"2018, av alle som svarte ({COMPUTED})",
    "2022, av alle som svarte (SSB)",
)


def _published_cell(own: Published) -> Cell:
    """Return a published share as a cell."""
    return number_cell(_published_number(own), float(own["verdi"]))
