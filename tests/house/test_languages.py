"""Which languages there are is said in one place, and everything else asks there."""

import re

import pytest
import yaml
from projects import ROOT

from lunmai.languages import SITE_LANGUAGES, WRITTEN, beside, language_of, others, root_from

NAMED = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(WRITTEN)})(?![A-Za-z])")
"""A language named by its key, alone or as a part of a tag or of a name."""
ABOUT_LANGUAGES = {
    "scripts/lunmai/languages.py": "the one place",
    "scripts/lunmai/cite/items.py": "tags of the languages of other people's references",
    "scripts/lunmai/load/bibtex_words.py": "the languages in which cited works may be written",
    "scripts/lunmai/exports/skos.py": "pinyin, whose tag no language of the site has",
    "scripts/lunmai/exports/tbx.py": "pinyin, whose tag no language of the site has",
    "scripts/lunmai/pages/templates/terms.md.j2": "pinyin",
    "scripts/lunmai/pages/templates/definitions.md.j2": "pinyin",
    "scripts/lunmai/text/pinyin.py": "pinyin, in which zh is a sound",
    "scripts/lunmai/pdf/templates/book.typ": "pinyin",
    "scripts/lunmai/pdf/templates/glyphs.typ": "which characters the Chinese fonts have",
    "scripts/bench/invent.py": "an invented corpus: Chinese and English texts",
    "scripts/bench/pdf.py": "measures the forms with Chinese, which take longest",
    "scripts/bench/search.py": "queries in Chinese and in English",
    "scripts/bench/project.py": "the configuration of a site in two languages",
    "scripts/bench/slow_search.py": "queries in Chinese and in English",
    "scripts/bench/site.py": "a corpus in two languages, and a change to its Chinese",
    "docs/assets/lunmai.css": "how Chinese and English are set",
    "docs/assets/print.css": "how Chinese is set",
    "docs/assets/reading.css": "how Chinese and English are set, and pinyin over Chinese",
    "docs/assets/reading.js": "pinyin over Chinese",
    "docs/assets/search-cards.js": "pinyin",
    "docs/assets/search-query.js": "how Chinese is divided into words",
    "docs/assets/search-terms.js": "pinyin, in which zh and en are sounds",
    "docs/assets/type.css": "how Chinese and English are set",
    "overrides/404.html": "how Chinese and English are set",
}
"""The files that are really about a language, and what about it."""
KINDS = ("*.py", "*.j2", "*.typ", "*.js", "*.css", "*.html", "*.xml")
FOLDERS = ("scripts", "overrides", "docs/assets")


def naming():
    """The files that name a language."""
    files = (file for folder in FOLDERS for kind in KINDS for file in (ROOT / folder).rglob(kind))
    for file in files:
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(ROOT).as_posix()
        if "/styles/" not in name and NAMED.search(text):
            yield name


def test_only_what_is_about_a_language_names_it():
    assert set(naming()) == set(ABOUT_LANGUAGES)


class Settings(yaml.SafeLoader):
    """The settings of MkDocs, whose tags `!ENV` mean nothing here."""


Settings.add_multi_constructor("!", lambda loader, suffix, node: None)


def test_mkdocs_knows_the_same_languages():
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Settings)
    (i18n,) = (one["i18n"] for one in settings["plugins"] if "i18n" in one)
    told = [(one["locale"], one["name"], one.get("default", False)) for one in i18n["languages"]]
    assert told == [(key, one.name, not one.root) for key, one in SITE_LANGUAGES.items()]


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_ways_between_the_languages(language):
    one = SITE_LANGUAGES[language]
    assert language_of(f"{one.root}papers/index.html") == language
    assert language not in others(language)
    assert {language, *others(language)} == set(beside(language))
    for other in SITE_LANGUAGES:
        assert (
            root_from(language, other) == "../" * one.root.count("/") + SITE_LANGUAGES[other].root
        )
