"""How names of the data become names in addresses and style sheets: said once."""

from __future__ import annotations


def hyphened(name: str) -> str:
    """Return an id of the data as it stands in an address or a class: prioritering-grad."""
    return name.replace("_", "-")
