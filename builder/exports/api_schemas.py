"""What each JSON file for programs holds, as JSON Schema.

Types and limits are those of the data dictionary, so that a field is the same in a table and in
JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from builder.definitions.dictionary import FieldDescription
from builder.exports.groupings import RANK_COLUMNS, UNIT_COLUMNS
from builder.exports.schema import constraints
from builder.exports.statuses import is_synthetic
from builder.sources import Sources

Entry = dict[str, Any]
TEXT: Entry = {"type": "string"}
COUNT: Entry = {"type": "integer", "minimum": 0}
YES_OR_NO: Entry = {"type": "boolean"}
ADDRESS: Entry = {"type": "string", "format": "uri-reference"}
KEPT = ("pattern", "minimum", "maximum", "enum")  # of the limits of a field
GROUPED = ("deltakelse", "fordeling", "positive_svar", "medianer")


def ref(name: str) -> Entry:
    """Return a reference to the schema of a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def schemas(sources: Sources) -> dict[str, Entry]:
    """Return every schema by name: those of the files, then those of their parts."""
    return _Schemas(sources).all()


class _Schemas:
    """Puts the schemas together from the fields of one site's dictionary."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.dictionary = sources, sources.dictionary

    def all(self) -> dict[str, Entry]:
        """Return every schema by name."""
        return {
            "Innhold": self.index(),
            "Kommune": self.kommune(),
            "Fylke": self.fylke(),
            "Landet": self._file({"navn": self.own("navn")}, "Grupperunde"),
            "Folketallsklasse": self._file(self._size(), "Grupperunde"),
            "Indikator": self._file(self._indicator(), "Verdirunde"),
            "Sporsmal": self._file(self._question(), "Verdirunde"),
            "Runde": _object(self._round() | self._round_card()),
            "Kommunerunde": _object(self._round() | {"kommuner": self._behind()}),
            "Grupperunde": self._group_round(),
            "Verdirunde": _object(self._round() | self._round_values()),
            "Kommunelenke": _object(self._link("kommune")),
            "Fylkeslenke": _object(self._link("fylke")),
            "KommuneIRunden": self._unit(),
            "Verdi": self._value(),
            "Indikatorbeskrivelse": _object(self._indicator()),
            "Fordeling": self._distribution(("svar", "etikett", "antall", "andel_pct")),
            "Deltakelse": self._response(),
            "Andel": _object(self.fields("svarfordeling", "antall", "n", "andel_pct")),
            "Gruppe": self._group(),
            "Median": _object(self.fields("medianer", "median", "n")),
        }

    def own(self, name: str, schema: Entry = TEXT, called: str = "") -> Entry:
        """Return what only the JSON files have, with what is said of it.

        It is under a name of its own where the field is not `called` by it alone.
        """
        text = self.dictionary.json_fields.get(called or name, "")
        return {**schema, "description": text} if text else dict(schema)

    def fields(self, table: str, *names: str) -> dict[str, Entry]:
        """Return fields of a table by name: the named ones, or all."""
        own = {field.name: field for field in self.dictionary.files[table].fields}
        return {name: self._typed(own[name]) for name in names or own}

    def _typed(self, field: FieldDescription) -> Entry:
        """Return the type and limits of a field; what a table may leave empty may be null here."""
        limits = constraints(field, self.sources)
        entry: Entry = {name: limits[name] for name in KEPT if name in limits}
        if "pattern" in entry:
            entry["pattern"] = f"^{entry['pattern']}$"
        if not field.required and "enum" in entry:
            entry["enum"] = [*entry["enum"], None]
        kind = field.type if field.required else [field.type, "null"]
        return {"type": kind, **entry, "description": field.text(is_synthetic(self.sources))}

    def index(self) -> Entry:
        """Return the schema of the table of contents."""
        lists = {
            "runder": self.own("runder", _list_of(ref("Runde"))),
            "indikatorer": self.own("indikatorer", _list_of(ref("Indikatorbeskrivelse"))),
            "fylker": self.own("fylker", _list_of(ref("Fylkeslenke"))),
            "kommuner": self.own("kommuner", _list_of(ref("Kommunelenke"))),
        }
        return _object(self._head() | lists)

    def kommune(self) -> Entry:
        """Return the schema of one municipality."""
        numbers = _list_of(self._code("kommune"))
        around = {name: self.own(name, numbers) for name in ("lignende", "naboer")}
        place = self.fields("kommuner") | self._former("kommune") | self._addresses()
        return self._file(place | around, "Kommunerunde")

    def fylke(self) -> Entry:
        """Return the schema of one county."""
        kommuner = {"kommuner": self.own("kommuner", _list_of(ref("Kommunelenke")))}
        place = self.fields("fylker") | self._former("fylke") | self._addresses()
        return self._file(place | kommuner, "Grupperunde")

    def _file(self, about: Mapping[str, Entry], rounds: str) -> Entry:
        """Return the schema of a file: its status, what it is about, and its rounds."""
        return _object(
            {**self._head(), **about, "runder": self.own("runder", _list_of(ref(rounds)))}
        )

    def _head(self) -> dict[str, Entry]:
        """Return what stands first in every file."""
        origin = _object({"tittel": self.own("tittel"), "lisens": self.own("lisens")})
        return {
            "synthetic": self.own("synthetic", YES_OR_NO),
            **self.fields("indikatorer", "datastatus"),
            "utgave": self.own("utgave", {"type": ["string", "null"]}),
            "kilder": self.own("kilder", _list_of(origin)),
        }

    def _round(self) -> dict[str, Entry]:
        """Return what is told of a round wherever it stands."""
        return {
            **self.fields("indikatorer", "aar"),
            "synthetic": self.own("synthetic", YES_OR_NO),
            **self.fields("indikatorer", "datastatus"),
            "inndeling": self.own("inndeling", _one_of(self.sources.divisions.ids)),
        }

    def _round_card(self) -> dict[str, Entry]:
        """Return what the table of contents tells of a round."""
        counts = {
            "kommuner": self.own("kommuner", COUNT, "antall_kommuner"),
            "svarte": self.own("svarte", COUNT, "antall_svarte"),
        }
        return counts | {name: self.own(name) for name in ("tittel", "utgiver", "lisens")}

    def _code(self, level: str) -> Entry:
        """Return the number of a municipality or county of today."""
        register, code = ("kommuner", "kommunenr") if level == "kommune" else ("fylker", "fylkesnr")
        field = self.fields(register, code)[code]
        return {name: field[name] for name in ("type", "pattern")}

    def _link(self, level: str) -> dict[str, Entry]:
        """Return a place in a list."""
        if level == "kommune":
            names = self.fields("kommuner", "kommunenr", "kommune", "slug", "fylkesnr")
        else:
            names = self.fields("fylker", "fylkesnr", "fylke", "slug")
        return names | self._addresses()

    def _addresses(self) -> dict[str, Entry]:
        """Return the addresses of the page and the files of a place."""
        return {name: self.own(name, ADDRESS) for name in ("side", "json", "csv")}

    def _former(self, level: str) -> dict[str, Entry]:
        """Return the numbers and the names that a place had before."""
        column = "kommunenr" if level == "kommune" else "fylkesnr"
        codes = _list_of(self._code(level))
        numbers = {
            f"{column}_{one.id}": self.own("", codes, "tidligere_numre")
            for one in self.sources.divisions.former
        }
        return numbers | {"tidligere_navn": self.own("tidligere_navn", _list_of(TEXT))}

    def _behind(self) -> Entry:
        """Return the municipalities of a round that lie behind one of today."""
        return self.own("", _list_of(ref("KommuneIRunden")), "kommuner_bak")

    def _unit(self) -> Entry:
        """Return a municipality of a round."""
        answer = {"type": ["string", "null"]}
        values = {"type": "object", "additionalProperties": ref("Verdi")}
        answers = {"type": "object", "additionalProperties": answer}
        return _object(
            {
                **self.fields("enheter", *UNIT_COLUMNS),
                **self.fields("slektskap", "forhold"),
                "indikatorer": self.own("indikatorer", values),
                "svar": self.own("svar", answers),
            }
        )

    def _value(self) -> Entry:
        """Return the value of an indicator; those that are counts have their rank."""
        told = self.fields("indikatorer", "verdi", "tallverdi", "etikett", "verdi_status")
        told["status"] = told.pop("verdi_status")
        return _object(told | self.fields("plassering", *RANK_COLUMNS), optional=RANK_COLUMNS)

    def _size(self) -> dict[str, Entry]:
        """Return what is told of a size class."""
        return self.fields("kommuner", "folketallsklasse") | {"navn": self.own("navn")}

    def _indicator(self) -> dict[str, Entry]:
        """Return what is told of an indicator."""
        values = _object(self.fields("indikatorer", "verdi", "tallverdi", "etikett"))
        return {
            **self.fields("indikatorer", "indikator"),
            "tittel": self.own("tittel"),
            "tema": self.own("tema", _one_of(self.sources.definitions.themes)),
            "enhet": self.own("enhet", {"type": ["string", "null"]}),
            **{name: self.own(name) for name in ("om", "kilde")},
            "verdier": self.own("verdier", _list_of(values)),
        }

    def _question(self) -> dict[str, Entry]:
        """Return what is told of a question."""
        answers = _list_of(_object(self.fields("svarfordeling", "svar") | self._label()))
        return {
            "sporsmal": self.fields("svarfordeling", "sporsmal")["sporsmal"],
            "tittel": self.own("tittel"),
            "tema": self.own("tema", _one_of(self.sources.definitions.themes)),
            **{name: self.own(name) for name in ("stilt_til", "ordlyd", "kilde")},
            "svaralternativer": self.own("svaralternativer", answers),
        }

    def _label(self) -> dict[str, Entry]:
        """Return an answer in words."""
        return {"etikett": self.fields("svarfordeling", "svar_tekst")["svar_tekst"]}

    def _round_values(self) -> dict[str, Entry]:
        """Return every municipality's value in a round, and the groups."""
        by_number: Entry = {"type": "object", "propertyNames": self._code("kommune")}
        reason = self.fields("indikatorer", "verdi_status")["verdi_status"]
        return {
            "verdier": self.own("", by_number | {"additionalProperties": TEXT}, "verdi_av"),
            "mangler": self.own("mangler", by_number | {"additionalProperties": reason}),
            "grupper": self.own("grupper", _list_of(ref("Gruppe"))),
        }

    def _group_round(self) -> Entry:
        """Return what is told of a group in a round; a round without answers has less."""
        distribution = {"type": "object", "additionalProperties": ref("Fordeling")}
        shares = {"type": "object", "additionalProperties": ref("Andel")}
        medians = {"type": "object", "additionalProperties": ref("Median")}
        grouped = zip(GROUPED, (ref("Deltakelse"), distribution, shares, medians), strict=True)
        return _object(self._round() | {name: self.own(name, schema) for name, schema in grouped})

    def _response(self) -> Entry:
        """Return how many answered."""
        share = _object(self.fields("svarfordeling", "antall", "andel_pct"))
        told = {**self.fields("svarfordeling", "n"), "svarte": share, "svarte_ikke": share}
        return _object(told, optional=told)

    def _distribution(self, names: Collection[str]) -> Entry:
        """Return how many have each answer."""
        known = self.fields("svarfordeling") | self._label()
        answers = _list_of(_object({name: known[name] for name in names}))
        told = self.own("", answers, "svar_i_gruppen")
        return _object(self.fields("svarfordeling", "n") | {"svar": told})

    def _group(self) -> Entry:
        """Return the distribution in a group."""
        keys = self.fields("svarfordeling", "gruppe", "gruppeverdi", "gruppe_navn")
        answers = self._distribution(("svar", "antall", "andel_pct"))
        return _object(keys | answers["properties"])


def _object(properties: Mapping[str, Entry], optional: Iterable[str] = ()) -> Entry:
    """Return the schema of an entry that has these fields, all of them but the optional ones."""
    without = set(optional)
    required = [name for name in properties if name not in without]
    return {"type": "object", "properties": dict(properties), "required": required}


def _list_of(items: Entry) -> Entry:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def _one_of(values: Iterable[str]) -> Entry:
    """Return the schema of a text that is one of some."""
    return {"type": "string", "enum": list(values)}
