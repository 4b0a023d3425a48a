"""Spreads points evenly: circles of one size that push each other away and hold on to their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROUNDS = 1500
PUSH = 0.5  # the share of an overlap that is taken away in a round
PULL = 0.2  # the share of a gap between two neighbours that is
START = 0.55  # tiles between the nearest of two neighbours at first, in the middle of them all

Points = np.ndarray  # a row of right and down for each place
Pair = tuple[int, int]


def spread(points: Points, pairs: Sequence[Pair]) -> Points:
    """Return points a tile apart that lie as those given, as far as the room between them lets."""
    first, second = np.array(pairs).T
    placed: Points = points - points.mean(axis=0)
    placed = placed * (START / np.median(np.hypot(*(placed[first] - placed[second]).T)))
    for done in range(ROUNDS):
        placed = placed + _pushed(placed) * PUSH
        if done < ROUNDS - 300:  # the last rounds only make room
            placed = placed + _pulled(placed, first, second) * PULL
    return placed


def _pushed(placed: Points) -> Points:
    """Return how far each point is pushed by those that are less than a tile away."""
    apart = placed[:, None, :] - placed[None, :, :]
    gap = np.hypot(apart[..., 0], apart[..., 1])
    np.fill_diagonal(gap, 1)
    overlap = np.clip(1 - gap, 0, None) / np.maximum(gap, 1e-9)
    pushed: Points = (apart * overlap[..., None]).sum(axis=1) / 2
    return pushed


def _pulled(placed: Points, first: np.ndarray, second: np.ndarray) -> Points:
    """Return how far each point is pulled by its neighbours that are more than a tile away."""
    apart = placed[second] - placed[first]
    gap = np.hypot(apart[:, 0], apart[:, 1])
    step = apart * (np.clip(gap - 1, 0, None) / np.maximum(gap, 1e-9))[:, None]
    moved: Points = np.zeros_like(placed)
    np.add.at(moved, first, step)
    np.add.at(moved, second, -step)
    return moved
