"""Builds the site: from `data/` to pages, charts and files, as `build.py` lists it."""
