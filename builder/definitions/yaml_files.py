"""Safe reading of the project's YAML files.

Plain values, the line of each, and limits on size, depth and aliases, so that no file can exhaust
the machine or make an object of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from builder.faults import RESTORE, Findings, quoted
from builder.text_files import read_text

MOST_BYTES = 1_000_000
DEEPEST = 20
MOST_VALUES = 50_000  # with each alias counted as all that it stands for
Place = tuple[str | int, ...]  # where a value stands: keys and places from the outermost one in

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_values = yaml.SafeLoader("")  # makes plain values of scalars
MERGE_TAG = "tag:yaml.org,2002:merge"
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")
_NUMBER_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_TEXT_TAGS = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")


@dataclass(frozen=True)
class Document:
    """The content of one file: dicts, tuples, text, numbers, truth values and None."""

    path: Path
    content: Any
    lines: Mapping[Place, int]

    def line_of(self, place: Place) -> int | None:
        """Return the line of a value, or of the nearest one around it that has a line."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place)


def read_yaml(path: Path, findings: Findings) -> Document | None:
    """Return a YAML file as plain values with their lines, or None with its faults added.

    Keys are text and stand once; dates stay text; tags, merge keys, more than one document, and
    files beyond the limits are faults.
    """
    text = read_text(path, findings, MOST_BYTES)
    if text is None:
        return None
    known = len(findings.faults)
    try:
        node = _composed(path, text, findings)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        found = f"invalid YAML ({error.problem or error.context})"
        findings.fault(path, found, "valid YAML", "Mend the line.", mark.line + 1 if mark else None)
        return None
    except yaml.YAMLError as error:
        found = f"invalid YAML ({quoted(error)})"
        findings.fault(path, found, "valid YAML", "Mend the file.")
        return None
    if len(findings.faults) > known:
        return None
    if node is None:
        findings.fault(path, "only comments", "entries", RESTORE)
        return None
    plain = _Plain(path, findings)
    content = plain.value(node, ())
    return Document(path, content, plain.lines) if len(findings.faults) == known else None


def _composed(path: Path, text: str, findings: Findings) -> yaml.Node | None:
    """Return the nodes of a file, or None with the fault added where it breaks a limit."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):  # flat, so that no depth can overflow a stack
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1  # type: ignore[union-attr]
        if depth > DEEPEST:
            found, expected = f"more than {DEEPEST} levels", f"at most {DEEPEST} levels"
            findings.fault(path, found, expected, "Mend the indentation.", line)
            return None
        tag = getattr(event, "tag", None)
        if tag is not None:
            findings.fault(path, f"the tag {quoted(tag)}", "no tags", "Remove the tag.", line)
            return None
    return yaml.compose(text, Loader=_Loader)


@dataclass
class _Plain:
    """Makes plain values of nodes, and writes down their lines."""

    path: Path
    findings: Findings
    lines: dict[Place, int] = field(default_factory=dict)
    count: int = 0
    is_too_deep: bool = False

    def value(self, node: yaml.Node, place: Place) -> Any:
        """Return the plain value of a node; what stands beyond the limit is None."""
        self.count += 1
        if self.count == MOST_VALUES + 1:
            found, expected = f"more than {MOST_VALUES} values", f"at most {MOST_VALUES} values"
            self._fault(node, found, expected, "Write the aliases out.")
        if len(place) == DEEPEST + 1 and not self.is_too_deep:  # an alias that holds itself
            found, expected = f"more than {DEEPEST} levels", f"at most {DEEPEST} levels"
            self._fault(node, found, expected, "Write the aliases out.")
            self.is_too_deep = True
        if self.count > MOST_VALUES or len(place) > DEEPEST:
            return None
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(one, (*place, i)) for i, one in enumerate(node.value))
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        """Return a mapping; a key that is no text, or stands twice, becomes a fault."""
        plain: dict[str, Any] = {}
        for key, value in node.value:
            is_name = isinstance(key, yaml.ScalarNode) and key.tag != MERGE_TAG
            name = self._scalar(key) if is_name else None
            if not isinstance(name, str):
                found = f"the key {quoted(key.value if isinstance(key, yaml.ScalarNode) else '?')}"
                self._fault(key, found, "keys that are text", "Put the key in quotes.")
                continue
            if name in plain:
                self._fault(key, f"the key {quoted(name)} twice", "each key once", "Remove one.")
                continue
            self.lines[(*place, name)] = key.start_mark.line + 1
            plain[name] = self.value(value, (*place, name))
        return plain

    def _scalar(self, node: yaml.Node) -> Any:
        """Return the value of a scalar.

        A date stays the text it is written as, and so does a number not written as people write
        one.
        """
        if node.tag in _TEXT_TAGS:
            return node.value
        if node.tag in _NUMBER_TAGS and not NUMBER.fullmatch(node.value):
            return node.value  # octal 010, 0x1f, 1_000, 1:30: numbers to YAML, but not to a reader
        return _values.construct_object(node)

    def _fault(self, node: yaml.Node, found: str, expected: str, todo: str) -> None:
        """Add a fault at the line of a node."""
        self.findings.fault(self.path, found, expected, todo, node.start_mark.line + 1)
