"""Writes the JSON Schemas: `python -m builder.definitions`, or `make schemas`."""

from builder.definitions.schemas import FOLDER, write_schemas
from builder.paths import DATA

write_schemas(DATA / FOLDER)
