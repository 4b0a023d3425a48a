"""What a mutant is: one small change of one place in a module, made in its syntax tree."""

from __future__ import annotations

import ast
import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult},
    **{ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
}
# Types, imports and checks for the programmer do nothing that a reader could see.
LEFT_OUT = {
    *("annotation", "returns", "decorator_list", "format_spec", "type_params", "bases"),
    *("ops", "op", "ctx"),  # changed with what they stand in
}
TESTED = (ast.If, ast.IfExp, ast.While)


@dataclass(frozen=True)
class Mutant:
    """One change to the code.

    The file, where in it, the function or method ('' for what stands in none), and the code before
    and after.
    """

    path: Path
    line: int
    scope: str
    before: str
    after: str
    number: tuple[int, int]  # which place of the file, and which of its changes

    @property
    def place(self) -> float:
        """Return where it falls between 0 and 1, the same on every machine: for samples."""
        text = f"{self.path}:{self.scope}:{self.number}:{self.before}:{self.after}"
        return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 16**8

    def tree(self, root: Path) -> ast.Module:
        """Return the whole module with the change made."""
        tree = ast.parse((root / self.path).read_text(encoding="utf-8"))
        place = list(_places(tree))[self.number[0]]
        place.put(_changed(place.node)[self.number[1]])
        return ast.fix_missing_locations(tree)


@dataclass(frozen=True)
class _Place:
    """A node, where it hangs in the tree, and the function or method it stands in."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    scope: str

    def put(self, other: ast.AST) -> None:
        """Hang another node where this one was."""
        if self.index is None:
            setattr(self.parent, self.field, other)
        else:
            getattr(self.parent, self.field)[self.index] = other


def mutants_of(path: Path, root: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file, whose path is below `root`, from top to bottom."""
    tree = ast.parse((root / path).read_text(encoding="utf-8"))
    for number, place in enumerate(_places(tree)):
        for variant, after in enumerate(_changed(place.node)):
            line = getattr(place.node, "lineno", 0)
            texts = ast.unparse(place.node), ast.unparse(after)
            yield Mutant(path, line, place.scope, *texts, (number, variant))


def _places(parent: ast.AST, scope: str = "", is_inside: bool = False) -> Iterator[_Place]:
    """Yield each place below a node that may be changed; nested functions belong to the outer."""
    for field, value in ast.iter_fields(parent):
        if field in LEFT_OUT:
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_left_out(node):
                continue
            # What an argument is when it is not given is made with the module.
            own = "" if isinstance(parent, ast.arguments) and not is_inside else scope
            yield _Place(parent, field, index, node, own if is_inside else "")
            if not is_inside and isinstance(node, ast.FunctionDef | ast.ClassDef):
                name = f"{scope}.{node.name}" if scope else node.name
                yield from _places_of_named(node, name)
            else:
                yield from _places(node, own, is_inside)


def _places_of_named(node: ast.FunctionDef | ast.ClassDef, name: str) -> Iterator[_Place]:
    """Yield the places of a class or of an outer function: what the body does, and the rest."""
    if isinstance(node, ast.ClassDef):
        yield from _places(node, name)
        return
    yield from _places(node.args)
    body = ast.Module(body=node.body, type_ignores=[])  # the same list: what is put in it is put in
    yield from _places(body, name, is_inside=True)


def _is_left_out(node: ast.AST) -> bool:
    """Tell whether nothing of a node is changed: imports, docstrings, assertions, types."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
        return ast.unparse(node.targets[0])[:1].isupper() and _is_type(node.value)
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _is_type(node: ast.expr) -> bool:
    """Tell whether an expression names a type: `Mapping[str, int]`, `int | float`."""
    return all(
        isinstance(one, ast.Name | ast.Subscript | ast.Tuple | ast.List | ast.Constant | ast.BinOp)
        and not isinstance(getattr(one, "value", ""), int | float)
        for one in ast.walk(node)
        if isinstance(one, ast.expr)
    )


def _changed(node: ast.AST) -> list[ast.AST]:
    """Return what a node may be changed to."""
    if isinstance(node, ast.Constant):
        return _changed_constant(node)
    if isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        return [ast.Return(value=ast.Constant(None))]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [ast.Pass()]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign):
        return [_with(node, op=SWAPS[type(node.op)]())] if type(node.op) in SWAPS else []
    if isinstance(node, ast.Compare):
        return [_with(node, ops=_swapped(node.ops, n)) for n in range(len(node.ops))]
    if isinstance(node, TESTED) and isinstance(node.test, ast.Name | ast.Call | ast.Attribute):
        return [_with(node, test=ast.UnaryOp(ast.Not(), node.test))]
    return []


def _changed_constant(node: ast.Constant) -> list[ast.AST]:
    """Return other values of a constant: one more, one less, the other truth, no text or some."""
    value = node.value
    if isinstance(value, bool):
        return [ast.Constant(not value)]
    if isinstance(value, int | float):
        return [ast.Constant(value + 1), ast.Constant(value - 1)]
    if isinstance(value, str):
        return [ast.Constant("" if value else "x")]
    return []


def _swapped(ops: list[ast.cmpop], n: int) -> list[ast.AST]:
    """Return comparisons with one of them turned."""
    return [SWAPS[type(op)]() if i == n else op for i, op in enumerate(ops)]


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a node with some fields of other values."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other
