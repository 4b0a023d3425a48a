"""One mutant before its tests: in a process of its own, forked from one that is ready."""

from __future__ import annotations

import gc
import importlib.machinery
import json
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from benchmarks.mutants.changes import Mutant
from builder.paths import ROOT

SECONDS = 120  # of the processor; a mutant that takes more turns in circles, and is caught


@dataclass
class Order:
    """A plugin of pytest: tests in the order in which a fault is likely to be found soonest.

    Those that found the last ones, and then the quick ones; and what was seen of them.
    """

    found: list[str] = field(default_factory=list)  # ids of tests that found something, last first
    seconds: dict[str, float] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests in order."""
        places = {name: place for place, name in enumerate(self.found)}
        items.sort(key=lambda one: self.seconds.get(one.nodeid, 0.0))
        items.sort(key=lambda one: places.get(one.nodeid, len(places)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of a test that failed, and of how long each took."""
        spent = self.seconds.get(report.nodeid, 0.0)
        self.seconds[report.nodeid] = spent + report.duration
        if report.failed:
            self.found.insert(0, report.nodeid)


def is_caught(mutant: Mutant | None, tests: Sequence[str], order: Order) -> bool:
    """Return whether a test notices a mutant, and take note in the order of which one did.

    None is the code as it is, to see how long tests take.
    """
    folder = tempfile.mkdtemp(prefix="mutant-")
    reader, writer = os.pipe()
    gc.collect()
    gc.freeze()  # what is known before is not gone through again in each process
    child = os.fork()
    if child == 0:
        _in_child(mutant, tests, folder, writer, order)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        seen = json.loads(answer.read() or "{}")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    shutil.rmtree(folder, ignore_errors=True)
    order.seconds = order.seconds or seen.get("seconds", {})
    order.found = list(dict.fromkeys([*seen.get("found", []), *order.found]))
    return status != 0


def _in_child(
    mutant: Mutant | None, tests: Sequence[str], folder: str, writer: int, order: Order
) -> None:
    """Change the code, run the tests, and end this process with what pytest says."""
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if mutant is not None:
            put_in(mutant)
        options = ["-x", "-q", "-m", "not whole", f"--basetemp={folder}/t"]
        options += ["-p", "no:cacheprovider", "-p", "no:xdist"]
        options += ["--assert=plain", "--tb=no"]  # nobody reads what is said: half the time of most
        own = Order(seconds=dict(order.seconds), found=list(order.found))
        code = int(pytest.main([*options, *tests], plugins=[own]))
        with os.fdopen(writer, "w", encoding="utf-8") as answer:
            json.dump({"found": own.found[:1], "seconds": own.seconds}, answer)
    finally:
        os._exit(code)


def put_in(mutant: Mutant) -> None:
    """Put a mutant in place of the code.

    In the function where its module is read already, or in the module when it will be.
    """
    code = compile(mutant.tree(ROOT), str(ROOT / mutant.path), "exec")
    if _name(mutant) not in sys.modules:
        _when_read(ROOT / mutant.path, code)
        return
    gc.unfreeze()
    functions = [one for one in gc.get_objects() if _is_of(one, mutant)]
    (changed,) = (one for one in _codes(code) if one.co_qualname == mutant.scope)
    for function in functions:
        function.__code__ = changed
    gc.freeze()


def _name(mutant: Mutant) -> str:
    """Return the name of the module of a mutant."""
    return ".".join(mutant.path.with_suffix("").parts).removesuffix(".__init__")


def _is_of(found: Any, mutant: Mutant) -> bool:
    """Tell whether something is the function that a mutant changes."""
    if not isinstance(found, FunctionType):
        return False
    code = found.__code__
    return code.co_qualname == mutant.scope and code.co_filename == str(ROOT / mutant.path)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield every code object in one."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _when_read(path: Path, code: CodeType) -> None:
    """Have a module be read as this code."""
    loader = importlib.machinery.SourceFileLoader
    read: Callable[..., Any] = loader.get_code

    def get_code(self: Any, name: str) -> Any:
        return code if Path(self.get_filename(name)) == path else read(self, name)

    loader.get_code = get_code  # type: ignore[method-assign, assignment]
