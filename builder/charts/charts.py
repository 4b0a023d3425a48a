"""From results to pictures: what each kind of chart shows, with its colours and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder import numbers
from builder.charts import kinds, maps
from builder.charts.palette import FAINT, STATUSES, WHITE, Paint, Palette, contrast
from builder.charts.picture import Picture, canonical
from builder.definitions import STATUS_LABELS, Definitions, Indicator

if TYPE_CHECKING:
    import geopandas as gpd

UNANSWERED = ("ubesvart", "svarte_ikke")
SEVERAL_LABEL = "slått sammen eller delt senere"


@dataclass(frozen=True)
class Row:
    """One bar of a distribution: counts per value, the base n, and the value of one's own place."""

    label: str
    counts: Mapping[str, int]
    n: int
    emphasis: str | None = None


class Charts:
    """Every kind of picture the pages ask for, with words and colours from the definitions."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._palette = Palette(definitions)

    def fordeling(
        self, indicator_id: str, rows: Sequence[Row], caption: str, title: str = ""
    ) -> Picture:
        """Return stacked bars of 100 per cent, one a row; raises ValueError where counts miss n."""
        indicator = self._definitions.indicators[indicator_id]
        drawn = [_distribution_row(indicator, row) for row in rows]
        shown = {value for row in drawn for value, count in row["counts"] if count}
        values = [*indicator.values, *(value for value in UNANSWERED if value in shown)]
        return _picture(
            "fordeling",
            {
                "title": title,
                "note": "Prosent av kommunene",
                "key": self._key(indicator, values) + self._own_key(rows),
                "rows": drawn,
                "paints": {value: self._palette.of(indicator, value) for value in values},
                "highlight": self._palette.highlight,
                "caption": caption,
            },
        )

    def andeler(
        self,
        rows: Sequence[Mapping[str, Any]],
        caption: str,
        title: str = "",
        series: Sequence[str] = (),
    ) -> Picture:
        """Return bars of `andel_pct` with base `n` per `label`, and per `serie` where there are series."""
        names = list(dict.fromkeys([*series, *(row.get("serie", "") for row in rows)]))
        names = [name for name in names if any(row.get("serie", "") == name for row in rows)]
        note, is_told = _bases(rows, names)
        labels = dict.fromkeys(row["label"] for row in rows)
        drawn = [{"label": label, "bars": _bars(rows, label, names, is_told)} for label in labels]
        paints = dict(zip(names, self._series(len(names)), strict=True))
        content = {"title": title, "note": note, "rows": drawn, "paints": paints}
        return _picture("andeler", content | {"caption": caption})

    def antall(
        self,
        indicator_id: str,
        counts: Mapping[str, int],
        median: float | None,
        caption: str,
        title: str = "",
    ) -> Picture:
        """Return a column for each number of a count or points, coloured by the score it is cut into."""
        indicator = self._definitions.indicators[indicator_id]
        cut = self._palette.cut_of(indicator)
        missing = [value for value in UNANSWERED if counts.get(value)]
        labels = zip(cut.values, _score_labels(cut), strict=True)
        key = [{"label": label, **self._palette.of(cut, score)} for score, label in labels]
        numbered = sum(counts.get(value, 0) for value in indicator.values)
        total = numbered + sum(counts[value] for value in missing)
        return _picture(
            "antall",
            {
                "title": title,
                "note": f"Antall kommuner (i alt {_kommuner(total)})",
                "key": key + self._key(indicator, missing),
                "columns": self._columns(indicator, counts, missing),
                "median": [median, f"median {numbers.short(median)}"] if median is not None else [],
                "axis": f"Antall {indicator.unit}",
                "caption": caption,
            },
        )

    def rutenett(
        self,
        indicator_id: str,
        units: Sequence[str],
        years: Sequence[int],
        cells: Mapping[tuple[str, int], tuple[str | None, str]],
        caption: str,
        title: str = "",
    ) -> Picture:
        """Return a grid of tiles: (unit, round) -> (value or None, status); absent cells stay empty."""
        indicator = self._definitions.indicators[indicator_id]
        rows = [
            {"unit": unit, "tiles": [self._tile(indicator, cells.get((unit, y))) for y in years]}
            for unit in units
        ]
        content = {"title": title, "years": list(years), "rows": rows, "caption": caption}
        return _picture("rutenett", content)

    def kart(
        self,
        indicator_id: str,
        shapes: gpd.GeoDataFrame,
        values: Mapping[str, tuple[str | None, str]],
        caption: str,
        *,
        counties: gpd.GeoDataFrame | None = None,
        labels: bool = False,
        inset: bool = False,
        title: str = "",
        classes: Mapping[str, str] | None = None,
    ) -> Picture:
        """Return a map of `shapes` (kommunenr, geometry in EPSG:25833; `navn` for labels).

        `values` has (value or None, status) for every kommunenr; counts and points get the colour of
        their score. `classes` gives other labels for values in the key.
        """
        from builder.charts import geometry

        indicator = self._definitions.indicators[indicator_id]
        drawn = geometry.drawn(shapes, counties, inset, labels)
        shown = [self._class_of(indicator, *values[code]) for code in shapes["kommunenr"]]
        key, paints = self._map_key(indicator, shown, classes or {})
        content = {
            "title": title,
            "key": key,
            "paints": paints,
            "values": shown,
            "height": drawn.height,
            "inset": drawn.inset,
            "names": drawn.names,
            "caption": f"{caption} · Kart: © Kartverket",
        }
        content["top"] = maps.top(content, drawn.corners)
        return _map_picture(content, drawn.areas)

    def _class_of(self, indicator: Indicator, value: str | None, status: str) -> str:
        """Return what decides a municipality's colour: a score, a category or a status."""
        if value is None:
            return status
        return self._palette.score_of(indicator, value) if indicator.is_number else value

    def _map_key(
        self, indicator: Indicator, shown: Sequence[str], classes: Mapping[str, str]
    ) -> tuple[list[dict[str, str]], dict[str, Paint]]:
        """Return the key of a map with the number of municipalities of each class, and the paints."""
        scored = self._palette.cut_of(indicator) if indicator.is_number else indicator
        labels = (
            dict(zip(scored.values, _score_labels(scored), strict=True))
            if indicator.is_number
            else {}
        )
        values = [*scored.values, *(status for status in STATUSES if status in shown)]
        paints = {value: _on_map(self._palette.of(scored, value)) for value in values}
        key = []
        for value in values:
            label = classes.get(value) or labels.get(value) or _label(scored, value)
            label = f"{label} ({numbers.integer(shown.count(value))})"
            key.append({"label": label, **self._palette.of(scored, value)})
        return key, paints

    def _key(self, indicator: Indicator, values: Sequence[str]) -> list[dict[str, str]]:
        """Return the key of these values."""
        return [
            {"label": _label(indicator, value), **self._palette.of(indicator, value)}
            for value in values
        ]

    def _own_key(self, rows: Sequence[Row]) -> list[dict[str, str]]:
        """Return the key of the triangle, where a row has one."""
        own = {"label": "kommunen selv", "shape": "triangle", "fill": self._palette.highlight}
        return [own] if any(row.emphasis for row in rows) else []

    def _series(self, count: int) -> Sequence[Paint]:
        """Return a paint for each series, the last one the darkest; raises ValueError beyond three."""
        if count > len(self._palette.series):
            raise ValueError(f"{count} series in one chart; there are colours for three")
        if count <= 1:
            return [self._palette.bar][:count]
        return self._palette.series[-count:]

    def _columns(
        self, indicator: Indicator, counts: Mapping[str, int], missing: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Return the columns of a count, and after a gap those of municipalities without a number."""
        after = len(indicator.values) + 0.3
        places = [(value, float(value), value) for value in indicator.values]
        places += [(value, after + place, "") for place, value in enumerate(missing)]
        return [
            {
                "x": x,
                "number": number,
                "count": counts.get(value, 0),
                "text": numbers.integer(counts.get(value, 0)),
                "paint": self._palette.of(indicator, value),
            }
            for value, x, number in places
        ]

    def _tile(
        self, indicator: Indicator, cell: tuple[str | None, str] | None
    ) -> dict[str, Any] | None:
        """Return the texts and paint of one tile, or None where the unit was not there that year."""
        if cell is None:
            return None
        value, status = cell
        if value is None:
            paint = self._palette.of(indicator, status)
            return {"big": "", "text": _status_label(status), "paint": paint}
        big = "" if indicator.is_category else value
        text = f"av {indicator.max}" if indicator.is_number else indicator.label_of(value)
        return {"big": big, "text": text, "paint": self._palette.of(indicator, value)}


def _picture(kind: str, content: Mapping[str, Any]) -> Picture:
    """Return the picture of this content, laid out once to know its size."""
    sheet = kinds.layout(kind, content)
    return Picture(kind, canonical(content), sheet.width, sheet.height)


def _map_picture(content: Mapping[str, Any], areas: str) -> Picture:
    """Return a map; its shapes, already JSON, are put first in the content, where they sort."""
    bare = dict.fromkeys(("main", "inset", "borders"), ())
    sheet = kinds.layout("kart", {**content, "areas": bare})
    whole = f'{{"areas":{areas},{canonical(content)[1:]}'
    return Picture("kart", whole, sheet.width, sheet.height)


def _on_map(paint: Paint) -> Paint:
    """Return a paint with a border that sets it off from a neighbour of the same colour."""
    is_dark = contrast(paint["base"], WHITE) >= FAINT
    return {**paint, "line": WHITE} if is_dark else paint


def _label(indicator: Indicator, value: str) -> str:
    """Return how a key names a value: `4 høy`, `i stor grad`, `ubesvart`."""
    if value in STATUSES:
        return _status_label(value)
    if indicator.is_ordinal:
        return f"{value} {indicator.label_of(value)}"
    return indicator.label_of(value)


def _status_label(status: str) -> str:
    """Return the short name of a status: `svarte ikke`, `ubesvart`, `ikke spurt`."""
    if status == "svarte_ikke":
        return "svarte ikke"
    if status == "ikke_publisert":
        return "ikke publisert"
    return SEVERAL_LABEL if status == "flere" else STATUS_LABELS[status].lower()


def _kommuner(count: int) -> str:
    """Return a number of municipalities in words: `1 kommune`, `354 kommuner`."""
    noun = "kommune" if count == 1 else "kommuner"
    return f"{numbers.integer(count)}{numbers.HARD_SPACE}{noun}"


def _distribution_row(indicator: Indicator, row: Row) -> dict[str, Any]:
    """Return one bar; `svarte_ikke` is part of it where n counts it, and told beside n where not."""
    values = [value for value in (*indicator.values, *UNANSWERED) if row.counts.get(value)]
    strangers = sorted(set(row.counts) - {*indicator.values, *UNANSWERED})
    silent = row.counts.get("svarte_ikke", 0)
    counted = sum(row.counts.values())
    base = _kommuner(row.n)
    if silent and counted - silent == row.n:
        values.remove("svarte_ikke")
        base += f", {numbers.integer(silent)}{numbers.HARD_SPACE}svarte ikke"
    elif counted != row.n or strangers:
        raise ValueError(
            f"{indicator.id}, {row.label}: counts {dict(row.counts)} do not add up to n = {row.n}"
        )
    emphasis = row.emphasis if row.emphasis in values else None
    counts = [[value, row.counts[value]] for value in values]
    return {"label": row.label, "base": base, "counts": counts, "emphasis": emphasis}


def _bases(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> tuple[str, bool]:
    """Return the note that tells the base, and whether it tells the base of every bar."""
    gap = numbers.HARD_SPACE
    known = [row for row in rows if _share(row) is not None]
    bases = {name: {row["n"] for row in known if row.get("serie", "") == name} for name in names}
    every = set().union(*bases.values())
    if len(every) == 1:
        return f"Prosent av {_kommuner(every.pop())}", True
    if every and all(len(base) <= 1 for base in bases.values()):
        told = [f"{numbers.integer(min(base))} ({name})" for name, base in bases.items() if base]
        return f"Prosent av kommunene, n = {', '.join(told)}".replace(" (", f"{gap}("), True
    return "Prosent av kommunene (n = antall kommuner)", False


def _bars(
    rows: Sequence[Mapping[str, Any]], label: str, names: Sequence[str], is_told: bool
) -> list[dict[str, Any]]:
    """Return the bars of one label in the order of the series."""
    own = [row for row in rows if row["label"] == label]
    own.sort(key=lambda row: names.index(row.get("serie", "")))
    return [
        {"serie": row.get("serie", ""), "share": _share(row), "text": _share_text(row, is_told)}
        for row in own
    ]


def _share(row: Mapping[str, Any]) -> float | None:
    """Return the share of a row, or None where it is missing in any of pandas' ways."""
    share = row["andel_pct"]
    try:
        return None if share is None or share != share else float(share)
    except TypeError:  # pandas.NA has no truth value
        return None


def _share_text(row: Mapping[str, Any], is_told: bool) -> str:
    """Return what stands after a bar: `94,5 %`, with n where the note does not tell it."""
    share = _share(row)
    if share is None:
        return "ikke spurt"
    return numbers.percent(share) + ("" if is_told else f" (n = {numbers.integer(row['n'])})")


def _score_labels(cut: Indicator) -> list[str]:
    """Return each score of a cut with the numbers it covers: `0 null`, `1 veldig lav: 1–5`."""
    uppers = cut.parts["upper"]
    lowers = [0, *(upper + 1 for upper in uppers[:-1])]
    found = []
    for score, low, high in zip(cut.values, lowers, uppers, strict=True):
        covered = f": {low}" if low == high else f": {low}–{high}"
        found.append(f"{score} {cut.label_of(score)}{covered if high else ''}")
    return found
