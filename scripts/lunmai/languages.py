"""The languages of the site: what has to be known of each, in one place.

A language is written, and then its wordings stand in the data, or it is made by conversion from
one that is: nothing of it is stored, and what print has is never converted. To add a converted
language, add its record here and its block in `mkdocs.yml`. A written one also needs its wordings:
in the data, in `text/phrases` and in a folder of `docs`.

Nothing here needs a package, so that commands know the languages before there are any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Any, Literal

Language = str
"""The key of a language of the site: the name of its folder in `docs`, and its locale in MkDocs."""
Script = Literal["han", "latin"]


@dataclass(frozen=True)
class SiteLanguage:
    """A language in which the site is read."""

    name: str
    """What it calls itself."""
    tag: str
    """Its BCP 47 tag, the one in pages, in open data and in what reference managers save."""
    root: str
    """The root of its pages below the root of the site: empty, or with a slash at its end."""
    script: Script
    """What its typography, its order and its words follow from."""
    locale: str
    """That of its variety, as citation styles need it."""
    babel: str
    """What LaTeX and `langid` in an entry of BibTeX call it."""
    style: str
    """The citation style that its readers are shown until they choose another."""
    brackets: tuple[str, str]
    """In which editors add to a text."""
    made_from: Language | None = None
    """The written language from which it is converted; None where it is written itself."""
    opencc: str = ""
    """The configuration of OpenCC that converts it."""

    @property
    def gap(self) -> str:
        """What parts two sentences."""
        return "" if self.script == "han" else " "

    @property
    def up(self) -> str:
        """From the root of its pages to the root of the site."""
        return "../" * self.root.count("/")


SITE_LANGUAGES: dict[Language, SiteLanguage] = {
    "zh": SiteLanguage(
        name="中文",
        tag="zh-CN",
        root="",
        script="han",
        locale="zh-CN",
        babel="chinese",
        style="gb-t-7714-2025",
        brackets=("〔", "〕"),
    ),
    "en": SiteLanguage(
        name="English",
        tag="en",
        root="en/",
        script="latin",
        locale="en-US",
        babel="english",
        style="apa",
        brackets=(" [", "]"),
    ),
}
"""In the order in which readers are offered them; the first is that of the root of the site."""

WRITTEN: tuple[Language, ...] = tuple(
    name for name, language in SITE_LANGUAGES.items() if language.made_from is None
)
"""The languages whose wordings stand in the data."""
CONVERTED: tuple[Language, ...] = tuple(name for name in SITE_LANGUAGES if name not in WRITTEN)
CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A Chinese character."""
WITHOUT_BLANK = re.compile(rf"[\u3040-\u30ff\uac00-\ud7af]|{CHARACTER.pattern}")
"""The first letter of names that have no blank behind the family: Chinese, Japanese, Korean."""
HAN, LATIN = (
    next(name for name in WRITTEN if SITE_LANGUAGES[name].script == script)
    for script in ("han", "latin")
)
"""The first written language of each script: that of what is printed in it."""
EDITORIAL_SOURCE: Language = WRITTEN[0]
"""Definitions, parallels and guides are ours; they are written in it and translated."""
PDF_FORMS: dict[str, tuple[Language, ...]] = {
    "-".join(names): names
    for names in sorted(
        (names for number in (1, 2) for names in combinations(WRITTEN, number)),
        key=lambda names: [*map(WRITTEN.index, names)],
    )
}
"""The PDFs that there are of everything: in each written language, and in two side by side; in the
order in which the site offers languages, what has two of them behind the first."""


PAPER_FILES = ("record", "sheet")
"""The PDFs that there are of each paper beside its forms, in all written languages at once: the
full record, and one sheet for a class."""


def source_of(language: Language) -> Language:
    """The written language whose wordings a language has: itself, or what it is made from."""
    return SITE_LANGUAGES[language].made_from or language


def beside(language: Language) -> tuple[Language, ...]:
    """The languages that readers of one see side by side: those that are written, with their own
    in the place of the one that it is made from."""
    source = source_of(language)
    return tuple(language if name == source else name for name in WRITTEN)


def others(language: Language) -> tuple[Language, ...]:
    """The languages that readers of one see beside their own."""
    return tuple(name for name in beside(language) if name != language)


def root_from(language: Language, other: Language) -> str:
    """The way from the root of a language to that of another."""
    return SITE_LANGUAGES[language].up + SITE_LANGUAGES[other].root


def language_of(path: str) -> Language:
    """The language of a page by its path below the root of the site."""
    roots = sorted(SITE_LANGUAGES, key=lambda name: -len(SITE_LANGUAGES[name].root))
    return next(name for name in roots if path.startswith(SITE_LANGUAGES[name].root))


@lru_cache(maxsize=200_000)  # a gist stands on many pages
def in_language(text: str, language: Language) -> str:
    """A text of the written language behind `language` as its readers have it."""
    configuration = SITE_LANGUAGES[language].opencc
    return _converter(configuration).convert(text) if configuration else text


@cache
def _converter(configuration: str) -> Any:
    from opencc import OpenCC  # only where a language is converted

    return OpenCC(configuration)
