"""Make data/geography/fliser.csv, a hexagon for each municipality of today.

Run as `python -m scripts.tiles`. Points are spread evenly, snapped to a grid of hexagons and
settled there: neighbours should lie side by side and in the right direction, counties hang
together, and no place be far from where it lies. Trades made by hand stand in fliser_bytter.csv and
are done last. It takes some minutes; run it only when the division or the borders change. The same
input gives the same bytes, and the sha256 printed at the end belongs in
data/geography/provenance.yml.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from builder.sources.tiles import COLUMNS
from builder.statistics.tiles import TileQuality, measure
from scripts.tiles.laying import lay
from scripts.tiles.places import read_country

DATA = Path(__file__).parents[2] / "data"
FILE, TRADES = "fliser.csv", "fliser_bytter.csv"


def with_trades(layout: pd.DataFrame, trades: pd.DataFrame) -> pd.DataFrame:
    """Return the layout after the trades made by hand, in their order."""
    places = {code: tuple(place) for code, *place in layout.itertuples()}
    for one, other in zip(trades["kommunenr"], trades["bytter_med"], strict=True):
        places[one], places[other] = places[other], places[one]
    return pd.DataFrame.from_dict(places, orient="index", columns=list(COLUMNS[1:]))


def require_good(quality: TileQuality) -> None:
    """Stop if the layout is worse than the site promises."""
    is_good = (
        quality.whole_counties == quality.counties
        and quality.holes == 0
        and quality.side_by_side >= 0.75 * quality.pairs
        and quality.within_two >= 0.98 * quality.pairs
    )
    if not is_good:
        raise SystemExit("Not good enough: try another SEED in scripts/tiles/laying.py.")


def main() -> None:
    """Write the layout and print what it keeps, its size and sha256."""
    country = read_country(DATA)
    trades = pd.read_csv(DATA / "geography" / TRADES, dtype=str, keep_default_na=False)
    layout = with_trades(lay(country), trades)
    quality = measure(layout, country.shapes, country.pairs, country.counties)
    print(*(f"{name}: {value}" for name, value in vars(quality).items()), sep="\n")
    require_good(quality)
    text = layout.to_csv(index_label=COLUMNS[0], lineterminator="\n").encode()
    (DATA / "geography" / FILE).write_bytes(text)
    print(FILE, len(text), "bytes, sha256", hashlib.sha256(text).hexdigest())


if __name__ == "__main__":
    main()
