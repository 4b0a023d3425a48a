"""Statements as Turtle (W3C, RDF 1.1): the same text from the same statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from builder.faults import quoted

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NOT_IN_AN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|^`\\]')
Statements = Sequence[tuple[str, Iterable[str]]]  # what is said, and the objects it is said of


def iri(address: str) -> str:
    """Return an absolute address; raises ValueError where a sign in it has no place in one."""
    if NOT_IN_AN_ADDRESS.search(address):
        raise ValueError(f"{quoted(address)} is no address")
    return f"<{address}>"


def literal(text: str) -> str:
    """Return a text."""
    return f'"{"".join(ESCAPES.get(sign, sign) for sign in text)}"'


def bokmaal(text: str) -> str:
    """Return a text in Norwegian bokmål."""
    return f"{literal(text)}@nb"


def typed(value: object, kind: str) -> str:
    """Return a value of a type such as `xsd:date`."""
    return f"{literal(str(value))}^^{kind}"


def nested(statements: Statements) -> str:
    """Return something without a name of its own, of which these things are said."""
    return f"[ {' ; '.join(_said(statements))} ]"


def document(prefixes: Mapping[str, str], subjects: Mapping[str, Statements]) -> str:
    """Return the statements about each subject (as `iri` gives it), in their order."""
    lines = [f"@prefix {name}: {iri(address)} ." for name, address in prefixes.items()]
    for subject, statements in subjects.items():
        lines += ["", f"{subject} " + " ;\n    ".join(_said(statements)) + " ."]
    return "\n".join(lines) + "\n"


def _said(statements: Statements) -> list[str]:
    """Return each statement with its objects; one without objects is left out."""
    found = [(predicate, list(objects)) for predicate, objects in statements]
    return [f"{predicate} {' , '.join(objects)}" for predicate, objects in found if objects]
