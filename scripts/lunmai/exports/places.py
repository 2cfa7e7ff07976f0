"""Where records are on the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lunmai.model import SITE_LANGUAGES, WRITTEN
from lunmai.views.targets import Target

ROOTS = {language: SITE_LANGUAGES[language].root for language in WRITTEN}
"""The root of the pages in each language, below the site."""


@dataclass(frozen=True)
class Places:
    """The addresses of the records of a site."""

    site: str
    """The address of the site, with a slash at its end, or empty where it is unknown."""

    def of(self, target: Target) -> dict[str, Any]:
        """The path of a record below the root of a language and, where the site is known, its
        addresses."""
        path = target.page
        urls = {language: f"{self.site}{root}{path}" for language, root in ROOTS.items()}
        return {"path": path, "url": urls if self.site else None}
