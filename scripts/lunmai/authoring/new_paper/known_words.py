"""The words by which parts of a paper are known, read once from `words.yaml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lunmai.languages import Language

LABEL = (
    r"^\s*[*※†#﹡＊(（\[【〔]*\s*(?P<label>%s)\s*"
    r"(?:[\]】〕)）]\s*[:：]?|[:：]|(?<=[^\x00-\x7f])\s+(?=\S)|[—-]{1,2}|\Z)\s*"
)


@cache
def words() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


def name_of(part: str) -> dict[Language, str]:
    """What we call a part of a paper that prints no heading for it."""
    return dict(words()["names"][part])


@cache
def _patterns(part: str, form: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(form % words_.strip(), re.IGNORECASE))
        for kind, words_ in words()[part].items()
    )


def labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of labelled blocks, and what a block of the kind begins with."""
    return _patterns("labels", LABEL)


def back_headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The parts behind the body, and what their headings are."""
    return _patterns("back", r"[\[【]?\s*(?P<label>%s)\s*[\]】]?\s*[:：]?")


@cache
def usual_headings() -> re.Pattern[str]:
    """Headings that papers print without a number."""
    return re.compile(words()["headings"].strip(), re.IGNORECASE)
