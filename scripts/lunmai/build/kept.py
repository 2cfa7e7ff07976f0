"""What a site was made of, page for page, so that the next build makes only what would be another.

A page has a key: the hash of its own file and of all else that shows in it. What is kept of it is
the site itself, which is read again before it is used: what is not as it was written is made anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lunmai.build.lying import Lying
from lunmai.build.sources import Pages
from lunmai.build.unchanged import recipe
from lunmai.disk import read_sealed, refuse_links, write_sealed

KEPT = ".build/site.json"
SETTINGS = ("mkdocs.yml", "scripts/mkdocs_hook.py")
OURS = ("LUNMAI_", "SOURCE_DATE_EPOCH")
"""How the variables begin that show in a site."""


@dataclass
class Kept:
    """A finished site."""

    made: str
    """The hash of what every page is made of."""
    words: list[dict[str, str]] = field(default_factory=list)
    """What the overrides of the theme say in each language."""
    nav: list[str] = field(default_factory=list)
    """The pages of the navigation."""
    keys: dict[str, str] = field(default_factory=dict)
    """Of each file below `docs`; empty where it was edited while the site was built."""
    places: dict[str, str] = field(default_factory=dict)
    """Where a file of `docs` is in the site, if it is there."""
    theme: list[str] = field(default_factory=list)
    """What the theme brings along."""
    digests: dict[str, str] = field(default_factory=dict)
    """Of each file of the site."""
    lying: dict[str, list[Any]] = field(default_factory=dict)
    """The same, with how it was lying there when nothing had changed."""
    docs: dict[str, Any] = field(default_factory=dict)
    """What there was to know of each file below `docs`."""

    def stays(self, stale: Iterable[str], present: Iterable[str]) -> set[str]:
        """The files of the site that stay as they are: those of the theme, and of pages and other
        files that are there and not stale."""
        same = set(present) - set(stale)
        return {*self.theme, *(place for name, place in self.places.items() if name in same)}


def remember(root: Path) -> Kept:
    """What the last build kept; nothing where nobody can tell, or it was made by other means."""
    made = made_of(root)
    with suppress(TypeError):
        kept = Kept(**read_sealed(root / KEPT))
        return kept if kept.made == made else Kept(made)
    return Kept(made)


def keep(root: Path, kept: Kept) -> None:
    """Notes what a site is made of. Where it cannot be noted, the next one is made anew."""
    refuse_links(root, root / KEPT)
    write_sealed(root / KEPT, vars(kept))


def made_of(root: Path) -> str:
    """The hash of all that is behind every page: code, packages, Python, settings, overrides of the
    theme, addresses."""
    variables = sorted(f"{name}={one}" for name, one in os.environ.items() if name.startswith(OURS))
    overrides = sorted(path for path in (root / "overrides").rglob("*") if path.is_file())
    files = (*(root / name for name in SETTINGS), *overrides)
    states = [(file.relative_to(root).as_posix(), digest_of(file)) for file in files]
    return recipe(variables, states)


def digest_of(path: Path | str) -> str | None:
    """Of a file; None where it cannot be read."""
    try:
        with open(path, "rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


@dataclass(frozen=True)
class Difference:
    """What a build has to do."""

    stale: set[str]
    """Files of `docs` whose outcome has to be made."""
    is_whole: bool
    """Everything has to be made."""
    is_none: bool
    """Nothing has to be made."""


def compare(kept: Kept, pages: Pages, site: Path) -> Difference:
    """Compares what is kept with the files there are, and with the site there is."""
    lying = Lying(site, kept.lying)
    damaged = {name for name, digest in kept.digests.items() if lying.digest(name) != digest}
    keys = pages.keys(kept.nav)
    stale = {name for name, key in keys.items() if kept.keys.get(name) != key}
    stale |= {name for name, place in kept.places.items() if place in damaged} & keys.keys()
    lost = kept.keys.keys() - keys.keys()
    whole = not kept.digests or not damaged.isdisjoint(kept.theme)
    whole = whole or len(stale & pages.all) * 2 > len(pages.all)
    return Difference(stale, whole, not (whole or stale or lost or damaged))
