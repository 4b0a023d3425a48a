"""What must hold of the address of any name, and of every address that the registry has."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.sources.slugs import SLUG, spelt
from tests.invented import DATA, registry_of

few = settings(max_examples=80, derandomize=True, database=None, deadline=None)
NAMES = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40)


@few
@given(NAMES)
@example("Kárášjohka")
@example("Raarvihke – Røyrvik")
@example("Os (Vestland)")
def test_an_address_is_of_plain_letters_and_stays_as_it_is(name: str) -> None:
    address = spelt(name)
    assert address == "" or re.fullmatch(SLUG, address)
    assert address.isascii()
    assert spelt(address) == address
    assert spelt(f" {name} ") == address


@few
@given(st.text(alphabet="abcdefghijklmnoprstuvyæøåÆØÅ -", min_size=1, max_size=30))
def test_large_and_small_letters_have_one_address(name: str) -> None:
    assert spelt(name) == spelt(name.upper()) == spelt(name.lower())


def test_every_place_of_today_has_one_address_of_its_own() -> None:
    registry = registry_of(DATA)
    now = registry.addresses[registry.addresses["grunn"] == "gjeldende"]
    for level, own in now.groupby("nivaa"):
        codes = [registry.slug(str(level), code) for code in own["koder"]]
        assert sorted(codes) == sorted(set(own["adresse"]))
        assert len(set(codes)) == len(own)
