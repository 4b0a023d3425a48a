"""The definitions of the project and the colours made from them."""

from __future__ import annotations

import pytest

from builder.charts import Palette
from builder.definitions import Definitions, read_definitions
from builder.sources.boundaries import Boundaries, read_boundaries
from tests.invented import DATA, registry_of


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    """Return the definitions of the project."""
    return read_definitions(DATA / "definitions")


@pytest.fixture(scope="session")
def palette(definitions: Definitions) -> Palette:
    """Return the colours of the project."""
    return Palette(definitions)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    """Return the borders of the project."""
    return read_boundaries(DATA / "geography" / "grenser.topojson", registry_of(DATA).divisions)
