"""Texts in formats that know no line breaks within a value."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What is no character of a text; loading refuses most of it."""


def one_line(text: str) -> str:
    """The text on one line, with U+FFFD for what is no character.

    Every white space that some reader takes for the end of a line becomes a space.
    """
    return CONTROL.sub("\ufffd", " ".join(text.split()))
