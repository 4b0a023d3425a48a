"""The data dictionary `data/definitions/felt.yml`: what every published table and field is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from builder.faults import Fault, InputFaults
from builder.paths import DATA

DEFAULT_PATH = DATA / "definitions" / "felt.yml"
TYPES = ("string", "integer", "number", "boolean")


@dataclass(frozen=True)
class FieldDescription:
    """One field: texts for readers, its Table Schema type and its constraints."""

    name: str
    title: str
    type: str
    description: str
    synthetic: str = ""  # added to the description while some round is simulated
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    values: tuple[str, ...] | str = ()  # allowed values, or the name of a part of the definitions

    def text(self, synthetic: bool) -> str:
        """Return the description, with what is said of simulated rounds where there are any."""
        return (
            f"{self.description} {self.synthetic}"
            if synthetic and self.synthetic
            else self.description
        )


@dataclass(frozen=True)
class ForeignKey:
    """Fields of one table that are found in another."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True)
class FileDescription:
    """One published table; in those made once per place, `{name}` stands for the place."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[FieldDescription, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the header of the table."""
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True)
class Texts:
    """Title and description of a kind of file, with placeholders such as `{title}` or `{name}`."""

    title: str
    description: str

    def filled(self, **parts: str) -> Texts:
        """Return the texts with the placeholders replaced; text in the parts is left alone, and so
        are braces with anything else in them."""
        return Texts(_filled(self.title, parts), _filled(self.description, parts))


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """Return a text with each `{name}` of a part replaced by it."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), text)


@dataclass(frozen=True)
class Dictionary:
    """All of `felt.yml`: the tables by name, and the texts of twins, workbooks and JSON files."""

    files: Mapping[str, FileDescription]
    twin: Texts
    place_twin: Texts
    workbook: Texts
    api: Mapping[str, Texts]


def read_fields(path: Path = DEFAULT_PATH) -> Mapping[str, FileDescription]:
    """Return the description of every published table by name; raises InputFaults."""
    return read_dictionary(path).files


def read_dictionary(path: Path = DEFAULT_PATH) -> Dictionary:
    """Read and check `felt.yml`; raises InputFaults where it is missing or unusable."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Dictionary(
            files=_files(raw),
            twin=Texts(**raw["twin"]),
            place_twin=Texts(**raw["place_twin"]),
            workbook=Texts(**raw["workbook"]),
            api={name: Texts(**texts) for name, texts in raw["api"].items()},
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        found = f"a file that cannot be read ({' '.join(str(error).split())})"
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        found = f"an entry that cannot be read ({type(error).__name__}: {error})"
    expected = "the data dictionary, as YAML in UTF-8 with the fields of its neighbours"
    raise InputFaults([Fault(str(path), found, expected, "Mend the entry or restore the file.")])


def _files(raw: Mapping[str, Any]) -> dict[str, FileDescription]:
    """Return the tables by name; one with `fields_of` takes the fields and key of another."""
    files: dict[str, FileDescription] = {}
    for name, entry in raw["files"].items():
        model = files.get(entry.get("fields_of", ""))
        files[name] = FileDescription(
            name=name,
            path=entry["path"],
            title=entry["title"],
            description=entry["description"],
            fields=model.fields
            if model
            else tuple(_field(f, raw["fields"]) for f in entry["fields"]),
            primary_key=model.primary_key if model else tuple(entry["primary_key"]),
            foreign_keys=tuple(_foreign_key(key) for key in entry.get("foreign_keys", ())),
        )
    return files


def _field(entry: str | Mapping[str, Any], shared: Mapping[str, Any]) -> FieldDescription:
    """Return a shared field by its name, or an entry laid over the shared one of its name."""
    own = {"name": entry} if isinstance(entry, str) else dict(entry)
    merged = {**shared.get(own["name"], {}), **own}
    values = merged.get("values", ())
    merged["values"] = values if isinstance(values, str) else tuple(values)
    if merged["type"] not in TYPES:
        raise ValueError(f"{own['name']}: unknown type {merged['type']}")
    return FieldDescription(**merged)


def _foreign_key(entry: Mapping[str, Any]) -> ForeignKey:
    """Return one foreign key."""
    return ForeignKey(tuple(entry["fields"]), entry["table"], tuple(entry["reference"]))
