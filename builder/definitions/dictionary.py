"""The data dictionary: what every published table and field is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from builder.definitions.divisions import Divisions
from builder.definitions.entries import Entry, FieldName, Id, Text

if TYPE_CHECKING:
    from builder.definitions.definitions import Definitions
    from builder.definitions.indicators import Indicator


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """Return a text with each `{name}` of a part replaced by it."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), text)


class Texts(Entry):
    """Title and description of a kind of file, with placeholders such as `{title}` or `{name}`."""

    title: Text
    description: Text

    def filled(self, **parts: str) -> Texts:
        """Return the texts with the placeholders replaced.

        Text in the parts is left alone, and so are braces with anything else in them.
        """
        return Texts.model_construct(
            title=_filled(self.title, parts), description=_filled(self.description, parts)
        )


EuTheme = Annotated[str, StringConstraints(pattern=r"^[A-Z]{4}$")]


class Themes(Entry):
    """The EU's themes of what rests on survey rounds, and of what does not."""

    rounds: Annotated[tuple[EuTheme, ...], Field(min_length=1)]
    facts: Annotated[tuple[EuTheme, ...], Field(min_length=1)]


class CatalogueTexts(Texts):
    """What catalogues of others say of all the data, and of all the borders."""

    keywords: Annotated[tuple[Text, ...], Field(min_length=1)]
    synthetic_keyword: Text
    themes: Themes
    borders: Texts


class ChangeTexts(Entry):
    """The texts of the feeds: their titles, and what is told of each change, with placeholders."""

    site: Text
    place: Text
    simulated: Text
    round: Texts
    place_round: Texts
    other: Texts
    other_category: Texts
    corrected: Texts
    place_corrected: Texts


class ForeignKey(Entry):
    """Fields of one table that are found in another."""

    fields: Annotated[tuple[FieldName, ...], Field(min_length=1)]
    table: Id
    reference: Annotated[tuple[FieldName, ...], Field(min_length=1)]

    def filled(self, **ids: str) -> ForeignKey:
        """Return the key with the ids of divisions put in."""
        fields, reference = (
            tuple(_filled(name, ids) for name in names) for names in (self.fields, self.reference)
        )
        return ForeignKey.model_construct(fields=fields, table=self.table, reference=reference)


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
    each: str = ""  # `indicators` or `questions` where the field stands for one of each

    def filled(self, **ids: str) -> FieldDescription:
        """Return the field with ids and labels put in for `{today}` and the like."""
        return replace(
            self,
            name=_filled(self.name, ids),
            title=_filled(self.title, ids),
            description=_filled(self.description, ids),
        )

    def of_each(self, definitions: Definitions) -> tuple[FieldDescription, ...]:
        """Return the field for each indicator or question it stands for, or as it is."""
        if self.each == "questions":
            return tuple(
                replace(self.filled(id=one.column, label=one.label), values=tuple(one.scale))
                for one in definitions.questions.values()
            )
        if self.each == "indicators":
            return tuple(self._of_indicator(one) for one in definitions.indicators.values())
        return (self,)

    def _of_indicator(self, indicator: Indicator) -> FieldDescription:
        """Return the field for one indicator: a whole number, or the words of a category."""
        own = self.filled(id=indicator.id, label=indicator.label)
        if indicator.is_category:
            return replace(own, values=indicator.values)
        return replace(own, type="integer", minimum=0, maximum=int(indicator.values[-1]))

    def text(self, synthetic: bool) -> str:
        """Return the description, with what is said of simulated rounds where there are any."""
        return (
            f"{self.description} {self.synthetic}"
            if synthetic and self.synthetic
            else self.description
        )


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
    formats: tuple[str, ...] = ()  # beside CSV and its twin: xlsx, parquet
    part: str = ""  # of the data page
    cut_of: str = ""  # the table that it has some of the rows of, where it is made for each place

    @property
    def anchor(self) -> str:
        """Return where on the data page it stands."""
        return f"fil-{self.name}"

    @property
    def level(self) -> str:
        """Return what it is made for each of, `kommune` or `fylke`; nothing for a whole table."""
        return self.path.split("/")[1] if self.cut_of else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the header of the table."""
        return tuple(field.name for field in self.fields)


TILES = "fliser"  # the table that there is only where today's division has a layout of tiles
STATBANK = "statistikkbanken"  # that there is only where tables of SSB's StatBank are in use


@dataclass(frozen=True)
class Dictionary:
    """All of `felt.yml`: the tables by name, and the texts of what else is made of them.

    That is twins, workbooks, columnar files, the archive, files of borders, and JSON files.
    """

    path: str  # of the file it was read from
    parts: Mapping[str, str]  # the titles of what the data page shows together
    files: Mapping[str, FileDescription]
    twin: Texts
    place_twin: Texts
    workbook: Texts
    parquet: Texts
    archive: Texts
    catalogue: CatalogueTexts
    geo: Mapping[str, Texts]
    api: Mapping[str, Texts]
    changes: ChangeTexts
    json_fields: Mapping[str, str]  # what only the JSON files have, in words

    @property
    def whole_tables(self) -> list[FileDescription]:
        """Return the tables that are published whole, not cut for each place."""
        return [table for table in self.files.values() if not table.cut_of]

    def of_site(
        self, divisions: Divisions, definitions: Definitions, has_statbank: bool = False
    ) -> Dictionary:
        """Return the dictionary of a site with these divisions and definitions.

        A table that the site has nothing for is left out.
        `{today}` and `{first}` are filled, and a field with `each` stands once for each indicator
        or question.
        """
        ids = {"today": divisions.today_id, "first": divisions.ids[0]}
        lacking = {TILES: not divisions.today.tiles, STATBANK: not has_statbank}
        files = {}
        for name, table in self.files.items():
            if lacking.get(name):
                continue
            fields = [field.filled(**ids) for field in table.fields]
            files[name] = replace(
                table,
                description=_filled(table.description, ids),
                fields=tuple(one for field in fields for one in field.of_each(definitions)),
                primary_key=tuple(_filled(key, ids) for key in table.primary_key),
                foreign_keys=tuple(key.filled(**ids) for key in table.foreign_keys),
            )
        return replace(self, files=files)
