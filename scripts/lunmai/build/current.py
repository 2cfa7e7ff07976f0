"""The generated files brought up to date with the least work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.build.unchanged import Prebuilt, recall


def bring_up_to_date(
    root: Path = ROOT,
    pdf: str = "kept",
    say: Callable[[str], None] = lambda line: None,
    *,
    fresh: bool = False,
) -> Prebuilt:
    """Does a pre-build, or where it would change nothing tells only of what it would find wrong.

    A `fresh` one does it in any case, and from nothing. Raises CannotRun as `prebuild` does.
    """
    if not fresh and (before := recall(root, pdf)):
        return before
    from lunmai.build.prebuild import prebuild  # loads all the library, which takes its time

    return prebuild(root, pdf, say, fresh=fresh)
