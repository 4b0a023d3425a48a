"""What can be fetched, from where: `sources.yml`, checked as every other file of entries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from builder.definitions.entries import Entry, Text
from builder.definitions.validation import read_entries
from builder.faults import BuildFailure, Findings, quoted

FILE = Path(__file__).with_name("sources.yml")
SERVICES = {
    "table": "statbank",
    "population": "statbank",
    "codes": "klass",
    "changes": "klass",
    "borders": "kartverket",
}
EVERY = "all"


class Source(Entry):
    """One source: its kind, its number at the service, and what is wanted of it."""

    kind: Literal["table", "population", "codes", "changes", "borders"]
    title: Text
    number: str = ""
    group: str = ""
    level: Literal["", "kommune", "fylke"] = ""
    selection: dict[str, dict[str, Any]] = Field(default_factory=dict)


class SourcesFile(Entry):
    """The whole file: the addresses of the services, and the sources."""

    services: dict[str, Text]
    sources: Annotated[dict[str, Source], Field(min_length=1)]

    def chosen(self, name: str) -> dict[str, Source]:
        """Return the sources a word means: one, a group, or all; raises BuildFailure for none."""
        found = {
            one: source
            for one, source in self.sources.items()
            if name in (one, source.group, EVERY)
        }
        if not found:
            groups = {source.group for source in self.sources.values() if source.group}
            known = ", ".join([*self.sources, *sorted(groups), EVERY])
            raise BuildFailure(f"found the source {quoted(name)}; expected one of {known}.")
        return found


def read_sources_file() -> SourcesFile:
    """Return what can be fetched; raises InputFaults where the file is not sound."""
    findings = Findings()
    read = read_entries(SourcesFile, FILE, findings)
    findings.raise_faults()
    assert read is not None  # otherwise there were faults
    return read[0]
