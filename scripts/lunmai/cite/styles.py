"""The citation styles, and what the processor is given of each.

GB/T 7714 has one style file of our own for both editions. The files of APA and Chicago are those
of the Citation Style Language project, unmodified (CC BY-SA 3.0, see LICENSE); what they say is
adapted when read.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from lunmai.languages import LATIN, SITE_LANGUAGES, Language

Style = Literal["gb-t-7714-2025", "gb-t-7714-2015", "apa", "chicago"]
STYLES: tuple[Style, ...] = get_args(Style)
"""GB/T 7714 numeric without list numbers, APA 7, Chicago 18 author-date; first what is in force."""
SHOWN: dict[Language, Style] = {
    name: next(style for style in STYLES if style == language.style)
    for name, language in SITE_LANGUAGES.items()
}
"""The style that a reader of each language is shown until another is chosen."""
ADAPTED: dict[Style, str] = {"apa": "apa.csl", "chicago": "chicago-author-date.csl"}
"""The styles that others wrote, with their files."""
GB = "gb-t-7714"
HALF_WIDTH = str.maketrans({"：": ": ", "，": ", ", "（": "(", "）": ")"})
"""How GB/T 7714-2015 sets the marks that the edition of 2025 has full-width."""
MARKS = re.compile(r'(?<=fix="|ter=")[^"]+')
OF_2015 = re.compile(r'<macro name="([a-z-]+)-2015">')
FOLDER = Path(__file__).with_name("styles")
AMONG_OTHERS = re.compile(
    r' (?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule)="[^"]*"|<sort>.*?</sort>',
    re.DOTALL,
)
"""What has to do with an entry's neighbours: `2024a`, given names where two families agree, and the
order, in which nobody reads them here and which takes a third of the processor's time."""
ADVANCE = re.compile(r'(<term name="advance-online-publication">)[^<]*')
RETRIEVED = re.compile(
    r'(?<=<if match="none" variable="issued status">)\s*<text term="retrieved".*?(?=</if>)',
    re.DOTALL,
)
ALWAYS, AS_NEEDED = (f'delimiter-precedes-last="{which}"' for which in ("always", "contextual"))

NO_PAGES = '<else-if match="any" type="article-magazine article-newspaper"/>\n      <else>'
"""Where Chicago leaves out the pages of newspapers: they change from one edition of the day to the
next (14.89), which Chinese ones do not have."""


def words_of(style: Style, language: Language) -> Language:
    """The language of the words in a reference to a work in a language: GB/T 7714 has that of the
    work, the styles of English-language publications have their own."""
    return LATIN if style in ADAPTED else language


@cache
def style_source(style: Style, language: Language = LATIN) -> str:
    """The style as CSL, for works in a language: of two Chinese authors, Chicago parts the second
    by no comma, for the first is not turned round."""
    if style in ADAPTED:
        source = _independent((FOLDER / ADAPTED[style]).read_text(encoding="utf-8"))
        turned = style != "chicago" or SITE_LANGUAGES[language].script == "latin"
        return source if turned else source.replace(ALWAYS, AS_NEEDED)
    source = (FOLDER / f"{GB}.csl").read_text(encoding="utf-8")
    return source if style.endswith("2025") else _of_2015(source)


def _of_2015(source: str) -> str:
    for name in OF_2015.findall(source):
        source = source.replace(f'<text macro="{name}"', f'<text macro="{name}-2015"')
    return MARKS.sub(lambda mark: mark[0].translate(HALF_WIDTH), source)


def _independent(source: str) -> str:
    """The style with every entry formatted as if it were the only one.

    An entry is shown and copied alone, where `2024a` would point to nothing; and comparing every
    entry with every other made the time quadratic. Nor is anything said that a record does not
    say: that a work without volume and issue is “ahead of print”, or that one without year was
    “retrieved”, for which APA (9.16) wants a date.
    """
    source = ADVANCE.sub(r"\1", AMONG_OTHERS.sub("", source))
    source = source.replace(NO_PAGES, NO_PAGES.replace(" article-newspaper", ""))
    return RETRIEVED.sub(r'<group delimiter=" ">\g<0></group>', source)
