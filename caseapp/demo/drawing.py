"""Drawing one of several things that are not equally common."""

from collections.abc import Mapping
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def drawn(rng: Random, weights: Mapping[Thing, float]) -> Thing:
    """One of the keys, each as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]
