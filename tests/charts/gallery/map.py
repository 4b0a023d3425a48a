"""Maps with invented values on the real borders, to be looked at and tested."""

from __future__ import annotations

from functools import cache, partial

import pandas as pd

from builder.charts.geometry import Ground, Land, country, county
from builder.charts.kinds.map import kommune_map
from builder.charts.palette import Values
from builder.charts.picture import Picture
from builder.pages.parts.maps import DRAWING
from builder.sources.boundaries import read_boundaries
from tests.charts.gallery import Made
from tests.charts.gallery.invented import definitions, palette
from tests.invented import DATA, registry_of

GRAD, KATEGORI = "prioritering_grad", "kompetanse_kategori"
SUBTITLE = ("Simulerte tall, ikke SSBs", "Digitalisering i kommunene 2022 · Kart: © Kartverket")


@cache
def land() -> Land:
    """Return today's municipalities with their names and populations."""
    shapes = read_boundaries(DATA / "geography" / "grenser.topojson", registry_of(DATA).divisions)
    names = pd.read_csv(DATA / "registry" / "kommuner_2024.csv", dtype=str)
    people = pd.read_csv(DATA / "population" / "folketall.csv", dtype=str)
    people = people[people["aar"] == people["aar"].max()].astype({"folketall": int})
    frame = shapes.kommuner["2024"].merge(names.rename(columns={"navn": "kommune"}))
    return Land(frame.merge(people[["kommunenr", "folketall"]]))


@cache
def counties() -> dict[str, str]:
    """Return today's counties, number -> name."""
    frame = pd.read_csv(DATA / "registry" / "fylker.csv", dtype=str)
    return dict(frame[frame["aar"] == "2024"][["fylkesnr", "navn"]].itertuples(index=False))


def values(indicator: str, *statuses: str) -> Values:
    """Return an indicator's values with these statuses."""
    own = definitions().indicators[indicator]
    found, count = palette().of(own), len(own.values)
    return found.only([*found.labels[:count], *statuses])


def on(ground: Ground, title: str, own: Values, labels: list[str] | None = None) -> Picture:
    """Return a map where the municipalities have the labels in turn."""
    turns = labels or own.labels
    verdi = {code: turns[n % len(turns)] for n, code in enumerate(ground.shapes["kommunenr"])}
    frames = {
        "shapes": ground.shapes.assign(verdi=ground.shapes["kommunenr"].map(verdi)),
        "borders": ground.borders,
        "names": ground.names,
        "view": ground.view,
    }
    if ground.inset is not None:
        frames["inset"] = ground.inset.assign(verdi=ground.inset["kommunenr"].map(verdi))
    options = (("values", own), ("sea", ground.sea))
    return Picture(
        kommune_map, frames, [title], SUBTITLE, "", options, drawing=DRAWING, height=ground.height
    )


def of_country() -> Picture:
    """Return the map of the country."""
    return on(country(land()), "Hele landet", values(GRAD, "ubesvart"))


def of_county(fylkesnr: str) -> Picture:
    """Return the map of a county."""
    ground = county(land(), fylkesnr)
    return on(ground, counties()[fylkesnr], values(GRAD, "ubesvart"))


def examples() -> Made:
    """Return the maps of the gallery."""
    statuses = ("ubesvart", "svarte ikke", "slått sammen eller delt senere")

    def full(ground: Ground) -> Picture:
        return on(ground, "Digital kompetanse", values(KATEGORI, *statuses))

    def missing() -> Picture:
        unanswered = values(GRAD, *statuses[:2])
        return on(county(land(), "18"), "Nordland", unanswered, list(statuses[:2]))

    return Made(
        {
            "ordinary": of_country,
            "sparse": partial(of_county, "03"),
            "full": lambda: full(country(land())),
            "full_county": lambda: full(county(land(), "34")),
            "missing": missing,
        }
        | {f"county_{code}": partial(of_county, code) for code in counties()}
    )
