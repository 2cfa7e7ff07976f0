"""On which page of the citation index a work stands."""

from __future__ import annotations

from collections.abc import Callable

MOST_WORKS = 300
"""Works that one page shows; of more, there is a page for each first letter of their keys, which
no other work can change."""


def page_of(number: int) -> Callable[[str], str]:
    """The page below `citations` on which a work stands, by its key."""
    return (lambda key: "index") if number <= MOST_WORKS else (lambda key: key[0])
