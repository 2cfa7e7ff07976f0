"""Chinese surnames, as far as they tell persons from bodies and a family name from a given one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml


@cache
def known(kind: str) -> frozenset[str]:
    """The entries of `surnames.yaml` of a kind: single, compound, foreign, bodies."""
    lists = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return frozenset(lists[kind].split())


def surname_of(name: str) -> str | None:
    """The surname of a name that is a person's as it is usually written, 2 to 4 characters; None
    where it may be a body, a pen name or another script's."""
    if name in known("foreign") or name[-1:] in known("bodies"):
        return None
    for surname in known("compound"):
        if name.startswith(surname) and len(surname) < len(name) <= len(surname) + 2:
            return surname
    return name[0] if 2 <= len(name) <= 3 and name[0] in known("single") else None
