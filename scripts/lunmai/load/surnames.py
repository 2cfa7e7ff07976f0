"""Chinese surnames, as far as they tell persons from bodies and a family name from a given one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

SURNAMES = Path(__file__).with_suffix(".yaml")


@cache
def known(kind: str) -> frozenset[str]:
    """The entries of `surnames.yaml` of a kind: single, compound, foreign, bodies."""
    return frozenset(_lists()[kind].split())


def readings() -> dict[str, str]:
    """How surnames are read that are read otherwise than their characters usually are."""
    return _lists()["readings"]


@cache
def _lists() -> dict:
    return yaml.safe_load(SURNAMES.read_text(encoding="utf-8"))


def surname_of(name: str) -> str | None:
    """The surname of a name that is a person's as it is usually written, 2 to 4 characters; None
    where it may be a body, a pen name or another script's."""
    if name in known("foreign") or name[-1:] in known("bodies"):
        return None
    for surname in known("compound"):
        if name.startswith(surname) and len(surname) < len(name) <= len(surname) + 2:
            return surname
    return name[0] if 2 <= len(name) <= 3 and name[0] in known("single") else None
