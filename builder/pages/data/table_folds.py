"""The published tables as the page shows them: each folded behind its name, by what it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions.dictionary import Dictionary, FieldDescription, FileDescription
from builder.pages.data.sizes import rows_of, size_of
from builder.pages.edition import Edition
from builder.pages.parts.tables import Cell, details, folded_part, table
from builder.pages.rendering import html_of

ROOT = "../"
TYPES = {"string": "tekst", "integer": "heltall", "number": "tall", "boolean": "ja eller nei"}
OTHER_FORMATS = {"xlsx": "Regneark (XLSX)", "parquet": "Parquet"}
VALUE_LISTS = {  # part of the definitions that `values` of a field names -> what a reader is told
    "indicators": "Id-ene i kodebok.csv",
    "size_classes": "Id-ene til folketallsklassene i grupper.csv",
    "centrality_classes": "1, 2, 3, 4, 5, 6",
}
MANY = 12  # allowed values; a field with more of them has them in the codebook
Links = Sequence[tuple[str, str, Markup]]  # text, address and size of a file


@dataclass(frozen=True)
class Part:
    """Tables that belong together, each folded."""

    id: str
    title: str
    files: Markup


def parts_of(edition: Edition) -> list[Part]:
    """Return the tables in the parts that the dictionary has."""
    dictionary = edition.results.sources.dictionary
    synthetic = edition.results.is_synthetic(edition.results.years)
    return [
        Part(name, title, _folded(dictionary, name, synthetic))
        for name, title in dictionary.parts.items()
    ]


def _folded(dictionary: Dictionary, part: str, synthetic: bool) -> Markup:
    """Return the tables of one part, each folded on a phone and open where there is room."""
    own = [one for one in dictionary.files.values() if one.part == part]
    return Markup("\n").join(
        folded_part(one.title, one.anchor, _table_content(one, synthetic), True, level=4)
        for one in own
    )


def _table_content(description: FileDescription, synthetic: bool) -> Markup:
    """Return what a table is, with its links and its fields."""
    path, file = description.path, description.path.split("/")[-1]
    stem = path.removesuffix(".csv")
    paths = [("CSV for Excel", f"{stem}.excel.csv"), ("CSV", path)]
    paths += [(OTHER_FORMATS[kind], f"{stem}.{kind}") for kind in description.formats]
    return html_of(
        "data/tabell.html.jinja",
        title=description.title,
        description=description.description,
        file=file,
        rows=rows_of(path),
        columns=len(description.fields),
        links=[file_link(text, path) for text, path in paths],
        fields=details(f"Feltene i {file}", _fields_table(description, synthetic)),
    )


def file_link(text: str, path: str) -> tuple[str, str, Markup]:
    """Return text and address of a link to a file, and where its size is put."""
    return text, f"{ROOT}{path}", size_of(path)


def _fields_table(description: FileDescription, synthetic: bool) -> Markup:
    """Return every field of a table with its type, meaning and allowed values."""
    rows: list[list[str | Cell]] = []
    for field in description.fields:
        name = Markup("<code>{}</code>").format(field.name)
        values = _allowed_values(field, synthetic)
        rows.append([Cell(name), TYPES[field.type], field.text(synthetic), values])
    header: list[str | Cell] = ["Felt", "Type", "Forklaring", "Mulige verdier"]
    return table(f"Feltene i {description.path}", header, rows)


def _allowed_values(field: FieldDescription, synthetic: bool) -> str:
    """Return the values a field may have, where they are few or stand in a list."""
    if field.values == "statuses":
        return "offisiell, syntetisk" if synthetic else "offisiell"
    if isinstance(field.values, str):
        return VALUE_LISTS.get(field.values, "–")
    if len(field.values) > MANY:
        return "Svarene i kodebok.csv"
    if field.maximum is not None:
        return f"{field.minimum}–{field.maximum}"
    return ", ".join(field.values) or "–"
