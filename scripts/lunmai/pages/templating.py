"""What every template of one language can use."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from lunmai.cite import STYLES, Citations
from lunmai.cite.names import short_text
from lunmai.cite.styles import SHOWN
from lunmai.languages import (
    HAN,
    LATIN,
    SITE_LANGUAGES,
    WRITTEN,
    Language,
    beside,
    in_language,
    others,
    root_from,
    source_of,
)
from lunmai.model import Concept
from lunmai.pages.coins import coins
from lunmai.pages.compiled import Compiled, Unfolded
from lunmai.pages.html import Writer, href, tagged
from lunmai.text.inline import (
    escape,
    first_sentence,
    tag_other_language,
    to_markdown_in,
)
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import by_word
from lunmai.text.terms import USABLE, terms_of
from lunmai.views.drawing import TEXT_LEFT, drawing_filters
from lunmai.views.said import Line, Part, Prose, Said, Work
from lunmai.views.words import Words

TEMPLATES = Path(__file__).with_name("templates")


def make_environment(words: Words, formatted: Citations) -> Environment:
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
        optimized=False,  # see Unfolded
        bytecode_cache=Compiled(),
    )
    environment.code_generator_class = Unfolded
    corpus, language = words.corpus, words.language
    writer = Writer(terms_of(corpus), corpus.references, formatted, language)
    environment.filters.update(_filters(words, writer))
    environment.filters.update(_writing(words, writer))
    environment.globals.update(_globals(words))
    return environment


def plain_environment() -> Environment:
    """The environment of pages of HTML that need no theme and are in every language at once."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["t"] = lambda name, language: phrase(name, language)
    return environment


def _filters(words: Words, writer: Writer) -> dict[str, Callable[..., str]]:
    """What templates do with a value; a filter costs much less than a call."""
    language = words.language
    chinese = next(name for name in beside(language) if SITE_LANGUAGES[name].script == "han")
    return {
        "t": words.phrase,
        "md": lambda wording: writer.write(words.line(wording), ""),
        "here": lambda title: writer.write(words.title(title), ""),
        "converted": lambda text: in_language(text, language),
        "prose": to_markdown_in,
        "first_sentence": lambda wording: tag_other_language(
            escape(first_sentence(wording.in_language(language))), language
        ),
        "esc": escape,
        "as_json": as_json,
        "attribute": html.escape,
        "front": front_matter_text,
        "tagged": tagged,
        "short": lambda work: tagged(short_text(work), work.language),
        "coins": coins,
        "pinyin": lambda concept: pinyin_of_terms(concept, chinese),
        "paper": lambda name: writer.write(words.paper_name(name), ""),
        "reference": lambda key: writer.write(Work(key), ""),
        "in_shown_style": writer.in_shown_style,
        **drawing_filters(language),
    }


def _writing(words: Words, writer: Writer) -> dict[str, Callable[..., str]]:
    """What writes views: addresses depend on the page, which every context names in `here`."""

    @pass_context
    def said(context: Context, value: Said | Part) -> str:
        return writer.write(value, context["here"])

    @pass_context
    def line(context: Context, value: Line) -> str:
        return writer.line(value, context["here"])

    @pass_context
    def indexed(context: Context, key: str) -> str:
        return href(words.work_target(key), context["here"])

    @pass_context
    def own(context: Context, value: Prose) -> str:
        """A text within an element that states its language already."""
        return replace(writer, language=value.language).write(value, context["here"])

    @pass_context
    def unlinked(context: Context, value: Prose) -> str:
        """A text without links on its terms."""
        return writer.write(replace(value, terms=False), context["here"])

    return {"said": said, "line": line, "indexed": indexed, "own": own, "unlinked": unlinked}


def _globals(words: Words) -> dict[str, Any]:
    corpus, language = words.corpus, words.language
    return {
        "counted": words.counted,
        "language": language,
        "site_language": SITE_LANGUAGES[language],
        "written": WRITTEN,
        "source_language": source_of(language),
        "languages": beside(language),
        "others": others(language),
        "han": HAN,
        "latin": LATIN,
        "roots": {name: root_from(language, name) for name in SITE_LANGUAGES},
        "names": {name: one.name for name, one in SITE_LANGUAGES.items()},
        "said_names": {  # in words of the page
            name: words.phrase(f"language-{name}") if name in WRITTEN else one.name
            for name, one in SITE_LANGUAGES.items()
        },
        "tags": {name: one.tag for name, one in SITE_LANGUAGES.items()},
        "references": corpus.references,
        "papers": corpus.papers,
        "edition": corpus.edition,
        "promise": "permanence" in corpus.pages,
        "concepts": corpus.concepts,
        "terms": TermTexts(words),
        "age": words.age,
        "text_left": TEXT_LEFT,
        "styles": STYLES,
        "style_shown": SHOWN[language],
        "exports_root": SITE_LANGUAGES[language].up,
    }


class TermTexts:
    """The preferred term of each concept, escaped: looked up when it is asked for, so that a page
    depends on the concepts that it names and on no others."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __getitem__(self, name: str) -> str:
        return escape(self._words.term_text(name))


def front_matter_text(text: str) -> str:
    """A value for the front matter of a page, safe in YAML and in the HTML head."""
    return json.dumps(escape(text), ensure_ascii=False)


def pinyin_of_terms(concept: Concept, language: Language) -> str:
    """The Chinese terms of a concept, each word by word with its pinyin, as JSON in an HTML
    attribute; without those whose pinyin is not known or does not fit."""
    read = {
        designation.term: by_word(designation.term, designation.pinyin)
        for designation in concept.designations.in_language(language)
        if designation.standing in USABLE and designation.pinyin
    }
    known = {term: words for term, words in read.items() if words}
    return as_json(known)


def as_json(value: object) -> str:
    """JSON in an attribute of a block of HTML, between single quotes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return html.escape(text, quote=False).replace("'", "&#39;")
