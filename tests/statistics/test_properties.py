"""What must hold of any shares and of any line of municipalities, whatever the numbers are."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import accumulate

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.numbers import share_pct
from builder.statistics.bounds import share_bounds
from builder.statistics.lineage import compute_lineage

few = settings(max_examples=60, derandomize=True, database=None, deadline=None)
COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=12)


@few
@given(COUNTS)
def test_shares_of_all_values_are_a_hundred_but_for_the_rounding(counts: list[int]) -> None:
    base = sum(counts)
    shares = [share_pct(count, base) for count in counts]
    if base == 0:
        assert shares == [None] * len(counts)
        return
    known = [Fraction(str(share)) for share in shares]
    assert all(0 <= share <= 100 for share in known)
    assert abs(sum(known) - 100) <= Fraction(len(counts), 20)  # half of a tenth each
    for count, share in zip(counts, known, strict=True):
        assert -Fraction(1, 20) < share - Fraction(100 * count, base) <= Fraction(1, 20)


@few
@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_what_is_not_known_leaves_the_share_between_its_bounds(
    count: int, others: int, unknown: int
) -> None:
    known = count + others
    if known + unknown == 0:
        with pytest.raises(ValueError, match="a share of nobody"):
            share_bounds(count, known, unknown)
        return
    low, high = share_bounds(count, known, unknown)
    assert 0 <= low <= high <= 100
    for more in (0, unknown // 2, unknown):
        share = share_pct(count + more, known + unknown)
        assert share is not None
        assert low <= share <= high
    if unknown == 0:
        assert low == high == share_pct(count, known)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, list[str]]:
    """Return the municipalities of a round, with those of today that each of them lies in."""
    codes = [f"{number:04}" for number in range(draw(st.integers(1, 12)))]
    today = [f"9{number:03}" for number in range(draw(st.integers(1, 8)))]
    parts = st.lists(st.sampled_from(today), min_size=1, max_size=3, unique=True)
    return {code: draw(parts) for code in codes}


@few
@given(histories())
def test_every_predecessor_leads_to_its_successors_and_back(
    history: dict[str, list[str]],
) -> None:
    """Counted anew by plain loops: who lies in whom, and whether it was alone, merged or split."""
    units = pd.DataFrame(
        {
            "kommunenr_today": ["|".join(into) for into in history.values()],
            "aar": 2018,
            "kommunenr": list(history),
            "folketall": list(accumulate([7] * len(history))),
        }
    )
    found = compute_lineage(units.sample(frac=1, random_state=1))
    there, back = defaultdict(set), defaultdict(set)
    for row in found.itertuples():
        there[row.kommunenr].add(row.kommunenr_today)
        back[row.kommunenr_today].add(row.kommunenr)
    assert there == {code: set(into) for code, into in history.items()}
    assert {code for codes in back.values() for code in codes} == set(history)
    for row in found.itertuples():
        alone = "sammenslatt" if len(back[row.kommunenr_today]) > 1 else "samme"
        assert row.forhold == ("delt" if len(there[row.kommunenr]) > 1 else alone)
    assert len(found) == sum(map(len, history.values()))
