"""What every template of one language can use."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lunmai.cite import STYLES, Citations
from lunmai.cite.names import short_text
from lunmai.cite.styles import SHOWN
from lunmai.load import Corpus
from lunmai.model import LANGUAGES, RELATION_TYPES, Concept, Language, Provenance
from lunmai.pages.coins import coins
from lunmai.text.drift import is_outdated
from lunmai.text.inline import (
    escape,
    first_sentence,
    tag_other_language,
    to_markdown,
    to_markdown_in,
)
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import by_word
from lunmai.text.terms import USABLE, Terms, linked, terms_of
from lunmai.views.citation_index import page_of
from lunmai.views.drawing import drawing_filters
from lunmai.views.reference_text import MARKUP_LANGUAGES, paper_name, styled, tagged

TEMPLATES = Path(__file__).with_name("templates")
OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
ROOT_OF_OTHER: dict[Language, str] = {"zh": "../../en/", "en": "../../../"}
"""From a paper's address in one language to the root of the other language."""
TERM = '{.lm-term aria-describedby="_term-*"}'
"""The attributes of a link on a term; the page has its definition under that id."""


def make_environment(corpus: Corpus, formatted: Citations, language: Language) -> Environment:
    """The environment of one language; an undefined name in a template is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        auto_reload=False,
        comment_start_string="{##",  # {# begins an id in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(_filters(corpus, language))
    environment.filters["reference"] = lambda key: styled(
        corpus.references[key], formatted, language
    )
    environment.filters["linked"] = _term_linking(terms_of(corpus))
    environment.globals.update(_globals(corpus, language))
    return environment


def _filters(corpus: Corpus, language: Language) -> dict[str, Callable[..., str]]:
    """What templates do with a value; a filter costs much less than a call."""
    return {
        "t": lambda name, **values: phrase(name, language, **values),
        "md": lambda wording: to_markdown_in(wording.in_language(language), language),
        "here": lambda texts: tag_other_language(escape(texts.in_language(language)), language),
        "line": to_markdown_in,
        "first_sentence": lambda wording: tag_other_language(
            escape(first_sentence(wording.in_language(language))), language
        ),
        "esc": escape,
        "front": front_matter_text,
        "tagged": tagged,
        "short": lambda reference: tagged(short_text(reference), reference.language),
        "coins": coins,
        "pinyin": pinyin_of_terms,
        **drawing_filters(language),
        "paper": lambda name: paper_name(
            corpus.references[corpus.papers[name].reference], language
        ),
    }


def _term_linking(terms: Terms) -> Callable[..., str]:
    """A filter that writes a text in its language, its terms linked to their concepts; `target`
    is the address of a concept with `*` for its id."""

    @lru_cache(maxsize=10_000)  # a text stands on the pages of its paper
    def write(text: str, language: Language, target: str, but: str = "") -> str:
        links = linked(terms.links(text, language, but), f"({target}){TERM}")
        return tag_other_language(to_markdown(text, links), language)

    return write


def _globals(corpus: Corpus, language: Language) -> dict[str, Any]:
    return {
        "counted": lambda name, number: counted(name, number, language),
        "language": language,
        "other": OTHER[language],
        "other_root": ROOT_OF_OTHER[language],
        "languages": LANGUAGES,
        "relation_types": RELATION_TYPES,
        "tags": MARKUP_LANGUAGES,
        "references": corpus.references,
        "papers": corpus.papers,
        "edition": corpus.edition,
        "promise": "permanence" in corpus.pages,
        "concepts": corpus.concepts,
        "terms": {
            name: escape(concept.designations.preferred(language).term)
            for name, concept in corpus.concepts.items()
        },
        "provenance": lambda made, name: provenance_text(made, name, language),
        "is_outdated": is_outdated,
        "styles": STYLES,
        "style_shown": SHOWN[language],
        "work_page": page_of(len(corpus.references)),
        "exports_root": {"zh": "", "en": "../"}[language],
    }


def counted(name: str, number: int, language: Language) -> str:
    """A number with its noun, in the singular for one."""
    return phrase(f"{name}-one" if number == 1 else name, language, number=number)


def front_matter_text(text: str) -> str:
    """A value for the front matter of a page, safe in YAML and in the HTML head."""
    return json.dumps(escape(text), ensure_ascii=False)


def pinyin_of_terms(concept: Concept) -> str:
    """The Chinese terms of a concept, each word by word with its pinyin, as JSON in an HTML
    attribute; without those whose pinyin is not known or does not fit."""
    read = {
        designation.term: by_word(designation.term, designation.pinyin)
        for designation in concept.designations.zh
        if designation.standing in USABLE and designation.pinyin
    }
    known = {term: words for term, words in read.items() if words}
    return escape(json.dumps(known, ensure_ascii=False, separators=(",", ":")))


def provenance_text(made: Provenance, language: Language, reader: Language) -> str:
    """Who or what made the wording in a language, and whether a person reviewed it."""
    machine = made.by == "machine"
    reviewed = made.reviewed_by
    return phrase(
        "wording-made",
        reader,
        language=tagged(phrase("language-name", language), language),
        by=phrase("made-by-machine", reader) if machine else escape(made.by),
        review=phrase("reviewed-by", reader, name=escape(reviewed))
        if reviewed
        else phrase("not-reviewed", reader),
    )
