"""An address at the root of the site is one that no place may have."""

from __future__ import annotations

import re
from pathlib import Path

from builder.sources.slugs import RESERVED

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"


def test_no_place_can_take_the_address_of_a_page() -> None:
    pages = re.findall(r"^ +- \w[^:]*: ([a-z]+)[/.]\S*$", SETTINGS.read_text("utf-8"), re.M)
    assert {"kommune", "metode", "utgave"} <= set(pages)
    assert set(pages) - RESERVED == set()
