"""The edition of the repository's own data, which the tests of pages read and leave as it is."""

from __future__ import annotations

import pytest

from builder.pages.edition import Edition
from tests.pages.editions import real_edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Return the edition of the repository's own data; a file with invented ones has its own."""
    return real_edition()
