"""A picture: one kind of chart with its options, its rows and its words, as Vega-Lite and Vega."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.drawing.recipe import EDITION, PLACE, Recipe, Spec

BUILDER = Path(__file__).parents[1]
ROOMS = (BUILDER / "charts", BUILDER / "drawing")  # whose code decides how a picture looks
ENGINES = ("altair", "vl-convert-python")
WHOLE = re.compile(r"\.0\b")  # what GEOS writes after whole metres

Kind = Callable[..., ChartType]
Options = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart of one figure.

    `frames` are the rows by the name of the kind's parameter they are given as, the first one those
    that a reader takes along, but for the columns `drawing`, which only place texts; `subtitle` is
    told below the title, line by line, after the place. `about` is what the file says of itself,
    for the data that is taken from it. `height` is that of the plot in px, where rows decide.
    `told` are the rows as JSON where the frames have none any more (`packed`). `edition` is what it
    is of, '' for none.
    """

    kind: Kind
    frames: Mapping[str, pd.DataFrame]
    title: list[str]
    subtitle: tuple[str, ...] = ()
    place: str = ""
    options: Options = ()
    about: Mapping[str, str] = field(default_factory=dict)
    drawing: tuple[str, ...] = ()
    height: int | None = None
    told: Mapping[str, str] | None = None
    edition: str = ""

    @cached_property
    def key(self) -> str:
        """Return a hash of all that decides how it is drawn, but for the name of the place."""
        return sha256(f"{fingerprint()}\0{self.content}".encode()).hexdigest()[:20]

    @cached_property
    def content(self) -> str:
        """Return a hash of what it shows, but for the name of the place, whoever draws it."""
        parts = [self._bare_definition, json.dumps(self._open_titles), str(self.height)]
        for name, rows in self._rows_by_data_set.items():
            parts += [name, rows]
        return sha256("\0".join(parts).encode()).hexdigest()

    def packed(self) -> Picture:
        """Return the same picture with its rows as JSON only; thousands of frames fill memory."""
        bare = {name: _empty(name, tuple(frame.columns)) for name, frame in self.frames.items()}
        return replace(self, frames=bare, told=self._rows_by_data_set)

    def of(self, place: str) -> Picture:
        """Return the same picture of another place, whose numbers are the same."""
        sign = self.place.removesuffix(self.about["sted"])
        return replace(self, place=f"{sign}{place}", about={**self.about, "sted": place})

    @property
    def _open_titles(self) -> Spec:
        """Return title and subtitle as they are while it is drawn, place and edition left open."""
        return self._titles(PLACE if self.place else "", EDITION if self.edition else "")

    @cached_property
    def _bare_definition(self) -> str:
        """Return the Vega-Lite definition of the kind as JSON, its data sets named and empty."""
        columns = tuple((name, tuple(frame.columns)) for name, frame in self.frames.items())
        return template(self.kind, columns, self.options)

    @cached_property
    def _rows_by_data_set(self) -> dict[str, str]:
        """Return the rows of every data set as JSON."""
        if self.told is not None:
            return dict(self.told)
        return {name: rows(frame) for name, frame in self.frames.items()}

    def _titles(self, place: str, edition: str) -> Spec:
        """Return title and subtitle, with a place, if any, first and an edition, if any, last."""
        lines = [place, *self.subtitle, *self._told_of(edition)]
        return {"text": self.title, "subtitle": lines[not place :]}

    def _told_of(self, edition: str) -> list[str]:
        """Return the line of an edition, if there is one."""
        return [f"Utgave {edition}"] if edition else []

    def vega_lite(self) -> Spec:
        """Return the whole definition with its data, as it is published and opens in an editor."""
        release = {"utgave": self.edition} if self.edition else {}
        table = {"tabell": next(iter(self.frames)), "bare_i_tegningen": list(self.drawing)}
        data = {name: json.loads(rows) for name, rows in self._rows_by_data_set.items()}
        return {
            **json.loads(self._bare_definition),
            **self._size,
            "title": self._titles(self.place, self.edition),
            "usermeta": {**self.about, **release, **table},
            "datasets": data,
        }

    @property
    def recipe(self) -> Recipe:
        """Return what is drawn, the place left open, as another process can take it."""
        return Recipe(self._bare_definition, self._rows_by_data_set, self._open_titles, self._size)

    def vega(self) -> Spec:
        """Return what is drawn: the compiled kind with its data, the place left open."""
        return self.recipe.vega()

    @property
    def _size(self) -> Spec:
        """Return the height of the plot, where the picture tells it."""
        return {} if self.height is None else {"height": self.height}


def rows(frame: pd.DataFrame) -> str:
    """Return a frame as JSON for Vega: records, or the features of a frame with shapes.

    Features have the other columns beside the geometry, as Altair has them.
    """
    if "geometry" not in frame.columns:
        records: str = frame.to_json(orient="records", force_ascii=False)
        return records
    return _features(_Same(frame))


class _Same:
    """A frame as a key: the very same object, such as the land that many maps are drawn on."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        """Return which object it is."""
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same object."""
        return isinstance(other, _Same) and other.frame is self.frame


@lru_cache(maxsize=128)
def _features(key: _Same) -> str:
    """Return the features of a frame with shapes."""
    import shapely

    frame = key.frame

    table = pd.DataFrame(frame.drop(columns="geometry")).assign(type="Feature")
    told = table.to_json(orient="records", lines=True, force_ascii=False).split("\n")[: len(table)]
    shapes = map(_shape, shapely.to_wkb(frame["geometry"].to_numpy()))
    pairs = zip(told, shapes, strict=True)
    features = [f'{record[:-1]},"geometry":{shape}}}' for record, shape in pairs]
    return f"[{','.join(features)}]"


@lru_cache(maxsize=10_000)
def _shape(wkb: bytes) -> str:
    """Return a shape as GeoJSON in whole metres; the same shapes come again in many pictures."""
    import shapely

    shape: str = shapely.to_geojson(shapely.from_wkb(wkb))
    return WHOLE.sub("", shape)


@cache
def template(kind: Kind, columns: tuple[tuple[str, tuple[str, ...]], ...], options: Options) -> str:
    """Return the definition of a kind with these options as JSON, from frames without rows."""
    frames = {name: _empty(name, names) for name, names in columns}
    with alt.data_transformers.enable("by_name"):
        chart = kind(**frames, **dict(options))
        titled = chart.properties(title=alt.Title("title", subtitle=["subtitle"]))
        # Not validated as a whole: its parts were when they were made, and Vega-Lite compiles it.
        spec = titled.to_dict(validate=False)
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


@cache
def _empty(name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return a frame with columns and no rows that knows its name."""
    frame = pd.DataFrame(columns=list(columns))
    frame.attrs["name"] = name
    return frame


def _named_data(data: pd.DataFrame) -> dict[str, str]:
    """Return a data set by its name, without its rows: they come when the picture is drawn."""
    return {"name": data.attrs["name"]}


alt.data_transformers.register("by_name", _named_data)


@cache
def fingerprint() -> str:
    """Return a hash of fonts, the versions of the engines, and the code that makes and draws."""
    digest = sha256()
    for engine in ENGINES:
        digest.update(f"{engine} {version(engine)}\n".encode())
    files = (path for room in ROOMS for path in room.rglob("*"))
    for path in sorted(path for path in files if path.suffix in (".py", ".ttf")):
        name = path.relative_to(BUILDER).as_posix()
        digest.update(name.encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
