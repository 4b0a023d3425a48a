"""Every kind of chart with ordinary, sparse, full and missing data, to be looked at and tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.charts import Picture


class Made(Mapping[str, Picture]):
    """Pictures by name, each made when it is first asked for: a map takes a while, and its name is
    all that tells one test from another."""

    def __init__(self, makers: Mapping[str, Callable[[], Picture]]) -> None:
        self._makers = makers
        self._made: dict[str, Picture] = {}

    def __getitem__(self, name: str) -> Picture:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
