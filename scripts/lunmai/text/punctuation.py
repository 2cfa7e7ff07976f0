"""Chinese text in the punctuation that we print it with, however a copy of it was typed."""

from __future__ import annotations

import re

from lunmai.languages import CHARACTER as HAN

FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
SEPARATE = re.compile(rf"(?<={HAN.pattern})[,:;?!](?=\D|\Z)|[,:;?!](?={HAN.pattern})")
BRACKETS = re.compile(r"\(([^()]*)\)")


def in_full_width(text: str) -> str:
    """The text with full-width signs beside Chinese characters, and around them."""
    text = SEPARATE.sub(lambda sign: FULL[sign[0]], text)
    text = BRACKETS.sub(lambda part: f"（{part[1]}）" if HAN.search(part[1]) else part[0], text)
    return re.sub(rf"(?:(?<={HAN.pattern})|(?<=[”》]))\(([^()]*)\)", r"（\1）", text)
