"""How wide a text is, without any font: a cautious estimate for the fonts that readers have."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HEADING, TEXT, LABEL = 14.0, 12.5, 12.0
"""Sizes of the type in CSS pixels: above columns, in boxes, and on lines."""
LEADING = 17.0
"""From one line of text to the next."""
ADVANCES = {
    0.29: "ijl.,:;'|!ı",
    0.35: "Ift()[]{}/\\-‐r ‘’·",
    0.41: '"*“”',
    0.53: "cszJkvxy",
    0.58: "abdeghnopqu0123456789L_?–+=<>~^$",
    0.66: "FTZEPSKABVXY&",
    0.76: "CDHNRUwGOQ#",
    0.94: "mMW%@—…",
}
"""Widths in parts of the type's size, no narrower than Arial, Helvetica or Segoe UI have them."""
LATIN = {character: advance for advance, group in ADVANCES.items() for character in group}
OTHER = 0.76
"""Any other letter that is not of full width: Greek, Cyrillic, letters with accents."""


@lru_cache(maxsize=50_000)  # the same characters and words stand in box after box
def width_of(text: str, size: float) -> float:
    """The width of a text in CSS pixels, rather too wide than too narrow."""
    return sum(map(advance, text)) * size


def advance(character: str) -> float:
    """The width of a character in parts of the type's size."""
    if known := LATIN.get(character):
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    base = unicodedata.normalize("NFD", character)[0]
    return LATIN.get(base, OTHER)
