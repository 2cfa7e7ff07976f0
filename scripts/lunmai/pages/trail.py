"""Where a page stands among the others: what the overrides of the theme and the builds know of it.

Nothing here needs a package, so that a build that has nothing to do knows it at once.
"""

from __future__ import annotations

from lunmai.languages import SITE_LANGUAGES

FOLDERS = {
    "concepts": "glossary",
    "permanence": "about",
    "technical": "about",
    "checks": "contribute",
}
"""Folders whose pages belong to a page that stands elsewhere."""


def above(url: str) -> list[str]:
    """The addresses under which a page may be found, from home down: `papers/x/map/` is below
    `papers/x/` and `papers/`."""
    roots = sorted((one.root for one in SITE_LANGUAGES.values()), key=len, reverse=True)
    root = next(one for one in roots if url.startswith(one))
    parts = [part for part in url.removeprefix(root).split("/") if part]
    parts[:1] = [FOLDERS.get(part, part) for part in parts[:1]]
    ends = range(len(parts))
    return [root, *(f"{root}{'/'.join(parts[: end + 1])}/" for end in ends)]


def web_address(given: str | None) -> str:
    """The address of the site as templates have it, with one slash at its end; or empty."""
    address = "".join((given or "").split()).rstrip("/")
    return f"{address}/" if address else ""
