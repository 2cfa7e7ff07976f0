"""The pages of a language that is converted: those that people write by hand are made from theirs
in the language behind it, and each page says that nobody wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lunmai.languages import CONVERTED, SITE_LANGUAGES, Language, in_language, source_of
from lunmai.text.phrases import phrase

HEADING = re.compile(r"^# .*$(?:\n\{:.*$)?", re.MULTILINE)
NEUTRAL = r"((?:\.\./)*)((?:assets|exports|go|maps|pdf)/[^\"\s)]*)"
"""An address of what belongs to no language, from the page that names it."""
WRITTEN_LINK = re.compile(rf"\[([^\]]*)\]\({NEUTRAL}\)")
ADDRESS = re.compile(rf'(?<=="){NEUTRAL}(?=")')
UNCOMMITTED = "*\n"
"""A folder of which nothing is kept says so to Git itself: no list elsewhere has to name it."""


def converted_pages(by_hand: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path below `docs` and text of every page that is written by hand, in each language that is
    converted. `by_hand` are the pages of the written languages by their paths."""
    for language in CONVERTED:
        source = source_of(language)
        yield f"{language}/.gitignore", UNCOMMITTED
        for path, text in by_hand.items():
            folder, _, name = path.partition("/")
            if folder == source:
                yield f"{language}/{name}", marked(_converted(text, language, path), language)


def marked(text: str, language: Language) -> str:
    """A page with the line below its heading that says that it is converted."""
    note = f'\n\n<p class="lm-converted" role="note">{phrase("converted", language)}</p>'
    return HEADING.sub(lambda heading: heading[0] + note, text, count=1)


def _converted(text: str, language: Language, path: str) -> str:
    """A page in the other language, which includes the facts in that language, leads to the same
    files, and is edited where it is written."""
    source = source_of(language)
    own, other = SITE_LANGUAGES[source], SITE_LANGUAGES[language]
    page_up = "" if path.endswith("/index.md") else "../"

    def address(up: str, file: str) -> str:
        file = file.replace(f".{source}.", f".{language}.") if file.startswith("maps/") else file
        return up.removeprefix(own.up) + other.up + file

    text = ADDRESS.sub(lambda found: address(found[1], found[2]), in_language(text, language))
    # A link of Markdown is from file to file, which the i18n plugin allows in one language only.
    text = WRITTEN_LINK.sub(
        lambda link: f'<a href="{page_up}{other.up}{link[3]}">{link[1]}</a>', text
    )
    text = text.replace(f'--8<-- "{source}/', f'--8<-- "{language}/')
    return text.replace("---\n", f"---\nsource: docs/{path}\n", 1)
