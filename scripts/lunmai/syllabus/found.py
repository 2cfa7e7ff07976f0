"""An address as it stands in a document, and why a document could not be read."""

from __future__ import annotations

from typing import NamedTuple

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""What programs put into an address where a line may break."""
LOOKALIKES = (
    INVISIBLE
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63"), "-")
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)
"""What else stands in addresses that people or programs have made prettier, and what was meant."""


class Unreadable(Exception):
    """A document cannot be read; the message says why and what to do."""


class Found(NamedTuple):
    """Something in a document that may be an address of the site."""

    text: str
    """The address, freed of what the format adds to it."""
    place: str
    """`12:5` (line and column), `paragraph 12`, `page 3`."""
    start: int = 0
    end: int = 0
    """Where it stands in a text file or in a paragraph, in characters; 0 for what is no text."""
    further: tuple[tuple[str, int], ...] = ()
    """The address together with what the next line begins with, or the next two, and where that
    ends: it may have been broken there."""

    @property
    def stretch(self) -> str:
        """The text that `start` and `end` are counted in, empty for that of a whole file."""
        return "" if self.place[0].isdigit() else self.place.partition(":")[0]
