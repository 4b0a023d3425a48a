"""The page about the data: what is published, how to load and cite it, and its licences."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.definitions import Indicator
from builder.definitions.dictionary import Dictionary
from builder.definitions.publication import Publication
from builder.numbers import integer
from builder.pages.data.code import text_fields
from builder.pages.data.example_folds import language_folds, question_folds
from builder.pages.data.table_folds import Links, file_link, parts_of
from builder.pages.edition import Edition
from builder.pages.parts.data_sets import whole_data_set
from builder.pages.parts.feeds import changes_file
from builder.pages.parts.head import File, Head, head, render_page
from builder.pages.parts.provenance import licence_table
from builder.pages.parts.tables import Cell, details, table
from builder.pages.words.wording import adapted, hard_numbers, joined

ROOT = "../"
ARCHIVE = "data/alt.zip"
STATUS, OFFICIAL = "datastatus", "offisiell"


def data_page(edition: Edition) -> str:
    """Return the Markdown of the page about the data."""
    years, sources = edition.results.years, edition.results.sources
    dictionary, example = sources.dictionary, example_indicator(edition)
    synthetic = edition.results.is_synthetic(years)
    description = (
        "Last ned alle tallene, med forklaring av feltene, lisenser og kode for pandas, polars, "
        "DuckDB, R og Excel."
    )
    return render_page(
        _head(edition, description),
        "data/data_page.md.jinja",
        mixed=synthetic and not all(r.is_synthetic for r in sources.rounds),
        parts=parts_of(edition),
        archive=file_link(dictionary.archive.title, ARCHIVE),
        borders=_borders(edition),
        keys=_keys_table(dictionary),
        official=_always_official(dictionary),
        **_choices(edition),
        twin=_sentences(dictionary.twin.description),
        workbook=_sentences(dictionary.workbook.description),
        parquet=_sentences(dictionary.parquet.description),
        api=_api_rows(dictionary),
        topics=_topics(edition),
        base=edition.address,
        catalogue=has_catalogue(edition),
        divisions=sources.divisions,
        text_fields=text_fields(dictionary),
        languages=language_folds(edition, example),
        questions=question_folds(edition),
        citations=_citations(edition, example),
        licences=details("Kildene, én for én", licence_table(edition), opens_wide=True),
    )


def has_catalogue(edition: Edition) -> bool:
    """Tell whether the site says what a catalogue of others must know, so that there is one."""
    return not Publication(edition.site, edition.address).lacks


def _head(edition: Edition, description: str) -> Head:
    """Return the head of the page, which leads to what describes the data for programs."""
    files = [File("application/json", "datapackage.json", relation="describedby")]
    if has_catalogue(edition):
        files.append(File("text/turtle", "katalog.ttl", relation="describedby"))
    if edition.address:
        files.append(changes_file(edition))
    return head(
        edition,
        "data/",
        "Data",
        description,
        edition.results.years,
        files=tuple(files),
        data_set=whole_data_set(edition, ARCHIVE),
    )


def _borders(edition: Edition) -> Links:
    """Return the links to the files of borders, newest division first."""
    drawn, texts = edition.results.sources.boundaries, edition.results.sources.dictionary.geo
    found = []
    for division in reversed(edition.results.sources.divisions.every):
        levels = {"kommuner": drawn.kommuner, "fylker": drawn.fylker}
        known = [level for level, frames in levels.items() if division.id in frames]
        files = [(level, f"{level}_{division.id}.geojson", ", GeoJSON") for level in known]
        files += [("topologi", f"grenser_{division.id}.topojson", "")] if known else []
        for kind, file, form in files:
            title = texts[kind].filled(division=division.id).title
            found.append(file_link(f"{title}{form}", f"data/geo/{file}"))
    return found


def _keys_table(dictionary: Dictionary) -> Markup:
    """Return which fields lead from each table to which others."""
    rows: list[list[str | Cell]] = []
    for description in dictionary.files.values():
        for key in () if description.cut_of else description.foreign_keys:
            fields, reference = (", ".join(names) for names in (key.fields, key.reference))
            rows.append([f"{description.name}.csv", fields, f"{key.table}.csv", reference])
    header: list[str | Cell] = ["Fra", "Felt", "Til", "Felt der"]
    caption = "Felt som fører fra en tabell til en annen"
    return details(caption, table(caption, header, rows))


def _choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return label and id of every place and size class that has files of its own."""
    places = edition.places
    sizes = edition.definitions.breakdowns["folketall"].classes
    return {
        "kommuner": [(one.link_name, one.kommunenr) for one in places.kommuner.values()],
        "fylker": [(one.navn, one.fylkesnr) for one in places.fylker.values()],
        "folketall": [(hard_numbers(one.label), one.id) for one in sizes],
    }


def _sentences(text: str) -> str:
    """Return a text of the dictionary that speaks of one file as one that speaks of any."""
    return text.replace("{path}", "CSV-filen")


def _api_rows(dictionary: Dictionary) -> Markup:
    """Return the JSON files with what they hold."""
    addresses = {
        "index": "api/v1/index.json",
        "kommune": "api/v1/kommune/<kommunenr>.json",
        "fylke": "api/v1/fylke/<fylkesnr>.json",
        "landet": "api/v1/landet.json",
        "folketall": "api/v1/folketall/<folketallsklasse>.json",
        "indikator": "api/v1/indikator/<indikator>.json",
        "sporsmal": "api/v1/sporsmal/<sporsmal>.json",
    }
    names = {"kommune": "kommunen", "fylke": "fylket"}
    names |= {"indikator": "indikatoren", "sporsmal": "spørsmålet"}
    rows: list[list[str | Cell]] = []
    for name, address in addresses.items():
        texts, cell = dictionary.api[name], Cell(Markup("<code>{}</code>").format(address))
        description = texts.description.replace("{name}", names.get(name, ""))
        rows.append([cell, description])
    listed = table("Filene for programmer", ["Adresse", "Innhold"], rows)
    return details("Adressene, og hva hver fil har", listed)


def _topics(edition: Edition) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the JSON files that are not of a place: a heading, and name and address of each."""
    definitions = edition.results.sources.definitions
    sizes = definitions.breakdowns["folketall"].labels
    indicators = {one.id: one.label for one in definitions.indicators.values()}
    questions = {
        one.column: one.label if one.item is None else f"{block.label}: {one.label}"
        for block in definitions.blocks.values()
        for one in block.questions
    }
    groups = {"Landet og folketallsklassene": [("Hele landet", "landet")]}
    groups["Landet og folketallsklassene"] += [(sizes[one], f"folketall/{one}") for one in sizes]
    groups["Indikatorene"] = [(indicators[one], f"indikator/{one}") for one in indicators]
    groups["Spørsmålene"] = [(questions[one], f"sporsmal/{one}") for one in questions]
    return [
        (heading, [(text, f"{ROOT}api/v1/{name}.json") for text, name in files])
        for heading, files in groups.items()
    ]


def _always_official(dictionary: Dictionary) -> str:
    """Return the files whose rows are official whatever rounds there are, as a list in words."""
    return joined(
        [
            one.path.split("/")[-1]
            for one in dictionary.whole_tables
            if any(field.values == (OFFICIAL,) for field in one.fields if field.name == STATUS)
        ]
    )


def example_indicator(edition: Edition) -> tuple[Indicator, int] | None:
    """Return the indicator and round of the examples: of the first theme with numbers, or None."""
    return next(iter(edition.headlines), None)


def _citations(edition: Edition, example: tuple[Indicator, int] | None) -> Sequence[str]:
    """Return how a figure is cited, with year, n and data status; nothing where there is none."""
    if example is None:
        return []
    indicator, year = example
    n = edition.results.shares(year, indicator.id).n
    publisher = edition.results.rounds[year].card.publisher
    name, own = edition.site.name, f"{edition.fixed}indikator/{indicator.slug}/"
    address = f" {edition.address}{own}" if edition.address else ""
    release = f", utgave {edition.site.edition}" if edition.site.edition else ""
    what = f"{name}{release}: {indicator.label} {year}, n = {integer(n)}."
    if edition.results.is_synthetic([year]):
        return [f"{what} Simulerte tall, ikke SSBs.{address}"]
    return [f"{what} Kilde: {adapted(publisher, name)}.{address}"]
