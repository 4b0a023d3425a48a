"""A word that a reader of the definitions may change stands nowhere else."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
INDICATORS = ROOT / "data" / "definitions" / "indikatorer.yml"


def test_no_page_writes_the_label_of_a_grade_itself() -> None:
    entries = yaml.safe_load(INDICATORS.read_text("utf-8"))
    labels = {label for one in entries if one["kind"] == "composite" for label in one["labels"]}
    phrases = {label for label in labels if " " in label}  # one word alone may mean other things
    assert len(phrases) > 5
    pages = [path for kind in ("*.py", "*.jinja") for path in (ROOT / "builder").rglob(kind)]
    texts = {path.name: path.read_text("utf-8") for path in pages}
    assert [(n, one) for n, text in texts.items() for one in phrases if one in text] == []
