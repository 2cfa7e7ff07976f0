"""Grouping by id."""

from __future__ import annotations

from collections import defaultdict

Groups = dict[str, tuple]


class Grouping(defaultdict[str, list]):
    """Lists by id, made while linking; `frozen` turns them into tuples."""

    def __init__(self) -> None:
        super().__init__(list)

    def frozen(self) -> Groups:
        return {name: tuple(items) for name, items in self.items()}
