"""The languages of the site: what has to be known of each, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from lunmai.model.vocabulary import Language


@dataclass(frozen=True)
class SiteLanguage:
    """A language in which the site is read."""

    tag: str
    """Its BCP 47 tag, for `lang` attributes."""
    root: str
    """The root of its pages below the root of the site: empty, or with a slash at its end."""
    brackets: tuple[str, str]
    """In which editors add to a text."""


SITE_LANGUAGES: dict[Language, SiteLanguage] = {
    "zh": SiteLanguage(tag="zh-Hans", root="", brackets=("〔", "〕")),
    "en": SiteLanguage(tag="en", root="en/", brackets=(" [", "]")),
}
