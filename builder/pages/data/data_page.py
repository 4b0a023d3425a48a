"""The page about the data: every published file and field, how to load and cite them, and their
licences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator
from builder.definitions.dictionary import Dictionary, FieldDescription, FileDescription
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.parts.head import head, render_page
from builder.pages.parts.provenance import licence_table
from builder.pages.parts.tables import Cell, details, table
from builder.pages.words.wording import adapted, hard_numbers

ROOT = "../"
WITH_WORKBOOK = ("indikatorer", "svarfordeling", "kommuner", "fylker")
PER_PLACE = ("kommune", "fylke")
LOADED = "indikatorer"  # the table that the examples of code load
NO_ADDRESS = "  # adressen til nettstedet, eller mappen filene ligger i, med / til slutt"
TYPES = {"string": "tekst", "integer": "heltall", "number": "tall", "boolean": "ja eller nei"}
VALUE_LISTS = {  # part of the definitions that `values` of a field names -> what a reader is told
    "indicators": "Id-ene i kodebok.csv",
    "size_classes": "Id-ene til folketallsklassene",
    "centrality_classes": "1, 2, 3, 4, 5, 6",
}


@dataclass(frozen=True)
class DataFile:
    """One published table as the page shows it: title, description, links and its fields."""

    name: str
    title: str
    description: str
    links: tuple[tuple[str, str], ...]
    fields: Markup


def data_page(edition: Edition) -> str:
    """Return the Markdown of the page about the data."""
    years, sources = edition.results.years, edition.results.sources
    dictionary = sources.dictionary
    synthetic = edition.results.is_synthetic(years)
    whole = [t for name, t in dictionary.files.items() if name not in PER_PLACE]
    example = example_indicator(edition)
    description = (
        "Last ned alle tallene, med forklaring av feltene, lisenser og kode for pandas, R og Excel."
    )
    return render_page(
        head(edition, "data/", "Data", description, years),
        "data/data_page.md.jinja",
        mixed=synthetic and not all(r.is_synthetic for r in sources.rounds),
        files=[_data_file(t, synthetic) for t in whole],
        kommuner=_choices(edition, "kommune"),
        fylker=_choices(edition, "fylke"),
        folketall=[
            (hard_numbers(one.label), one.id)
            for one in edition.definitions.breakdowns["folketall"].classes
        ],
        twin=_sentences(dictionary.twin.description),
        workbook=_sentences(dictionary.workbook.description),
        api=_api_rows(dictionary),
        base=edition.address,
        divisions=sources.divisions,
        text_fields=text_fields(dictionary),
        pandas=pandas_code(dictionary, example, edition.address),
        r=r_code(dictionary, edition.address),
        citations=_citations(edition, example),
        licences=licence_table(edition),
    )


def _data_file(description: FileDescription, synthetic: bool) -> DataFile:
    """Return a table with its links and its fields."""
    path = description.path
    stem = path.removesuffix(".csv")
    links = [("CSV for Excel", f"{ROOT}{stem}.excel.csv"), ("CSV", f"{ROOT}{path}")]
    if description.name in WITH_WORKBOOK:
        links.append(("Regneark (XLSX)", f"{ROOT}{stem}.xlsx"))
    fields = details(f"Feltene i {path.split('/')[-1]}", _fields_table(description, synthetic))
    return DataFile(
        description.name, description.title, description.description, tuple(links), fields
    )


def _fields_table(description: FileDescription, synthetic: bool) -> Markup:
    """Return every field of a table with its type, meaning and allowed values."""
    rows: list[list[str | Cell]] = []
    for field in description.fields:
        name = Markup("<code>{}</code>").format(field.name)
        values = _values(field, synthetic)
        rows.append([Cell(name), TYPES[field.type], field.text(synthetic), values])
    header: list[str | Cell] = ["Felt", "Type", "Forklaring", "Mulige verdier"]
    return table(f"Feltene i {description.path}", header, rows)


def _values(field: FieldDescription, synthetic: bool) -> str:
    """Return the values a field may have, where they are few or stand in a list."""
    if field.values == "statuses":
        return "offisiell, syntetisk" if synthetic else "offisiell"
    if isinstance(field.values, str):
        return VALUE_LISTS.get(field.values, "–")
    return ", ".join(field.values) or "–"


def _choices(edition: Edition, level: str) -> list[tuple[str, str]]:
    """Return name and number of every municipality or county of today, for the list of their
    files."""
    if level == "fylke":
        return [(f.navn, f.fylkesnr) for f in edition.places.fylker.values()]
    return [(k.link_name, k.kommunenr) for k in edition.places.kommuner.values()]


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
    }
    names = {"kommune": "kommunen", "fylke": "fylket"}
    rows: list[list[str | Cell]] = []
    for name, texts in dictionary.api.items():
        description = texts.description.replace("{name}", names.get(name, ""))
        address = Markup("<code>{}</code>").format(addresses[name])
        rows.append([Cell(address), description])
    package = Cell(Markup("<code>datapackage.json</code>"))
    rows.append([package, "Alle filene, felt for felt, som Frictionless Data Package."])
    return table("Filene for programmer", ["Adresse", "Innhold"], rows)


def example_indicator(edition: Edition) -> tuple[Indicator, int] | None:
    """Return the indicator and round that the examples use: the first theme with numbers, or
    None."""
    return next(iter(edition.headlines), None)


def text_fields(dictionary: Dictionary) -> list[str]:
    """Return the fields of the loaded table that must be read as text: codes, and the values."""
    fields = dictionary.files[LOADED].fields
    return [f.name for f in fields if f.type == "string" and (f.pattern or f.name == "verdi")]


def pandas_code(dictionary: Dictionary, example: tuple[Indicator, int] | None, address: str) -> str:
    """Return Python code that loads the values and counts those of one indicator in one round."""
    names = ", ".join(f'"{name}"' for name in text_fields(dictionary))
    lines = [
        "import pandas as pd",
        "",
        f'base = "{address}"{"" if address else NO_ADDRESS}',
        f"koder = [{names}]",
        'tekst = dict.fromkeys(koder, "string")',
        f'indikatorer = pd.read_csv(base + "{dictionary.files[LOADED].path}", dtype=tekst)',
    ]
    if example is not None:
        indicator, year = example
        wanted = f"indikator == '{indicator.id}' and aar == {year}"
        lines += ["", f'utvalg = indikatorer.query("{wanted}")']
        lines += ['print(utvalg["etikett"].value_counts())']
    return "\n".join(lines)


def r_code(dictionary: Dictionary, address: str) -> str:
    """Return R code that loads the values with codes as text."""
    kinds = ", ".join(f'{name} = "c"' for name in text_fields(dictionary))
    table = f'paste0(base, "{dictionary.files[LOADED].path}")'
    lines = [
        "library(readr)",
        "",
        f'base <- "{address}"{"" if address else NO_ADDRESS}',
        f"tekst <- cols({kinds})",
        f"indikatorer <- read_csv({table}, col_types = tekst)",
    ]
    return "\n".join(lines)


def _citations(edition: Edition, example: tuple[Indicator, int] | None) -> Sequence[str]:
    """Return how a figure is cited, with year, n and data status; nothing where no round has
    any."""
    if example is None:
        return []
    indicator, year = example
    n = edition.results.shares(year, indicator.id).n
    publisher = edition.results.rounds[year].card.publisher
    name, own = edition.site.name, f"indikator/{indicator.slug}/"
    address = f" {edition.address}{own}" if edition.address else ""
    what = f"{name}: {indicator.label} {year}, n = {integer(n)}."
    if edition.results.is_synthetic([year]):
        return [f"{what} Simulerte tall, ikke SSBs.{address}"]
    return [f"{what} Kilde: {adapted(publisher, name)}.{address}"]
