"""What the data dictionary must hold beyond its fields.

Constraints that fit the type, keys that exist, placeholders that are filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from builder.definitions.dictionary import FieldDescription, FileDescription, ForeignKey, Texts
from builder.definitions.dictionary_entries import DictionaryFile, FieldEntry, FileEntry
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings

NUMBERS = ("integer", "number")
OF_DIVISIONS = ("today", "first")  # in the texts of fields and of tables
OF_EACH = ("id", "label")  # in the texts of a field that stands for several
# The placeholders that each text may have; every other text has none.
PLACEHOLDERS: Mapping[Place, tuple[str, ...]] = {
    ("twin",): ("title", "path"),
    ("place_twin",): ("title", "path"),
    ("workbook",): ("title", "path"),
    ("parquet",): ("title", "path"),
    ("geo", "kommuner"): ("division", "format"),
    ("geo", "fylker"): ("division", "format"),
    ("geo", "topologi"): ("division",),
    ("api", "index"): (),
    ("api", "kommune"): ("name",),
    ("api", "fylke"): ("name",),
    ("api", "landet"): (),
    ("api", "folketall"): ("name",),
    ("api", "indikator"): ("name",),
    ("api", "sporsmal"): ("name",),
    ("files", "kommune"): ("name",),
    ("files", "fylke"): ("name",),
    ("files", "fylke_kommuner"): ("name",),
}


def check_constraints(
    field: FieldDescription, place: Place, document: Document, findings: Findings
) -> None:
    """Add a fault for each constraint that a field of its type cannot have."""
    for key in ("pattern", "values"):
        if getattr(field, key) and field.type != "string":
            found = f"a {key} for a field of type {field.type}"
            tell(document, (*place, key), found, "the type string", findings)
    for key in ("minimum", "maximum"):
        if getattr(field, key) is not None and field.type not in NUMBERS:
            found = f"a {key} for a field of type {field.type}"
            tell(document, (*place, key), found, "the type integer or number", findings)
    if bool(field.each) != ("{id}" in field.name):
        found = f"each: {field.each or 'nothing'} for {field.name}"
        expected = "indicators or questions where a name is {id}, and only there"
        tell(document, (*place, "each"), found, expected, findings)
    low, high = field.minimum, field.maximum
    if low is not None and high is not None and low > high:
        tell(document, (*place, "maximum"), str(high), f"{low}, the minimum, or more", findings)


def check_keys(
    name: str,
    entry: FileEntry,
    files: Mapping[str, FileDescription],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each field of a key that its table does not have."""
    if name not in files:
        return
    columns, place = files[name].columns, ("files", name)
    for number, field in enumerate(entry.primary_key):
        if field not in columns:
            at = (*place, "primary_key", number)
            tell_unknown(document, at, field, f"a field of {name}", columns, findings)
    for number, key in enumerate(entry.foreign_keys):
        at = (*place, "foreign_keys", number)
        _check_foreign_key(name, key, files, at, document, findings)


def _check_foreign_key(
    name: str,
    key: ForeignKey,
    files: Mapping[str, FileDescription],
    place: Place,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each table or field that a foreign key names and that does not exist."""
    if key.table not in files:
        at = (*place, "table")
        tell_unknown(document, at, key.table, "a table of this file", files, findings)
        return
    if len(key.fields) != len(key.reference):
        expected = f"{len(key.fields)}, one for each of fields"
        at = (*place, "reference")
        tell(document, at, f"{len(key.reference)} fields", expected, findings)
    for table, part, names in (
        (name, "fields", key.fields),
        (key.table, "reference", key.reference),
    ):
        for number, field in enumerate(names):
            if field not in files[table].columns:
                at = (*place, part, number)
                what = f"a field of {table}"
                tell_unknown(document, at, field, what, files[table].columns, findings)


def check_placeholders(raw: DictionaryFile, document: Document, findings: Findings) -> None:
    """Add a fault for each placeholder that nothing is put in the place of."""
    texts: dict[Place, Texts | FileEntry | FieldEntry] = {
        ("twin",): raw.twin,
        ("place_twin",): raw.place_twin,
        ("workbook",): raw.workbook,
    }
    texts |= {("parquet",): raw.parquet, ("archive",): raw.archive}
    texts |= {("catalogue",): raw.catalogue}
    texts |= {("geo", name): own for name, own in raw.geo}
    texts |= {("api", name): own for name, own in raw.api}
    texts |= {("files", name): own for name, own in raw.files}
    texts |= {("fields", name): own for name, own in raw.fields.items()}
    for name, entry in raw.files:
        texts |= {("files", name, "fields", i): own for i, own in enumerate(entry.fields)}
    for place, own in texts.items():
        known = _known(place, own)
        for key in ("title", "description"):
            found = _placeholders(getattr(own, key) or "")
            if found is None or not found <= set(known):
                names = ", ".join(f"{{{name}}}" for name in known) or "none"
                strange = ", ".join(f"{{{name}}}" for name in sorted((found or set()) - set(known)))
                told = strange or "brackets that do not match"
                tell(document, (*place, key), told, f"only the placeholders {names}", findings)


def _known(place: Place, own: Texts | FileEntry | FieldEntry) -> tuple[str, ...]:
    """Return the placeholders that the texts of a place may have."""
    if isinstance(own, FieldEntry):
        return OF_DIVISIONS + (OF_EACH if own.each else ())
    return PLACEHOLDERS.get(place, OF_DIVISIONS if isinstance(own, FileEntry) else ())


def _placeholders(text: str) -> set[str] | None:
    """Return the placeholders of a text, or None where its brackets do not match."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return {
        f"{name}{spec or ''}{conversion or ''}"
        for _, name, spec, conversion in parts
        if name is not None
    }
