"""Distributions: three groups, one municipality, the longest labels in many groups, no answers."""

from __future__ import annotations

import pandas as pd

from builder.charts import Picture, Values
from builder.charts.kinds.distribution import distribution
from tests.charts.gallery.invented import definitions, palette

SOURCE = ("Prosent av kommunene som svarte", "Simulerte tall, ikke SSBs · Oppdiktet eksempel, 2022")
Row = tuple[str, tuple[int, ...], int | None]


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    indicators = definitions().indicators
    grades = palette().of(indicators["prioritering_grad"])
    ordinary: list[Row] = [
        ("Fylket: Møre og Romsdal", (2, 5, 6, 8, 4, 1), 3),
        ("10 000–19 999 innbyggere", (5, 12, 17, 20, 18, 2), 3),
        ("Hele landet", (25, 77, 45, 82, 120, 5), 3),
    ]
    categories = palette().of(indicators["kompetanse_kategori"])
    full: list[Row] = [
        (f"Sentralitet {n} ({name})", (13, 50, 60, 100, 6, 3, 40), n)
        for n, name in enumerate(("mest sentral", "nest mest sentral", "midt i", "minst sentral"))
    ]
    return {
        "ordinary": _picture(grades, ordinary, "Digital prioritering, 2022", "▼ Ålesund"),
        "sparse": _picture(grades, [("Oslo", (0, 0, 0, 0, 1, 0), 4)], "Én kommune", "▼ Oslo"),
        "full": _picture(categories, full, "Digital kompetanse etter sentralitet", "Hele landet"),
        "missing": _picture(grades, [("Utsira", (0, 0, 0, 0, 0, 7), None)], "Ingen svar", ""),
    }


def _picture(values: Values, rows: list[Row], title: str, place: str) -> Picture:
    """Return a distribution of (group, counts in the order of the values, own value)."""
    count = len(rows[0][1])
    used = Values(values.paints[:count])
    told = [
        {
            "gruppe": f"{group} (n = {sum(counts)})",
            "rad": f"{group} (n = {sum(counts)})",
            "svar": label,
            "antall": own,
            "n": sum(counts),
            "andel_pct": round(100 * own / sum(counts), 1),
            "egen": number == mark,
        }
        for group, counts, mark in rows
        for number, (label, own) in enumerate(zip(used.labels, counts, strict=True))
        if own
    ]
    frames = {"shares": pd.DataFrame(told)}
    return Picture(distribution, frames, [title], SOURCE, place, (("values", used),))
