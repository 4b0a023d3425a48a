"""Makes the layout of tiles, data/geography/fliser.csv: `python -m scripts.tiles`."""
