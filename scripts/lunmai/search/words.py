"""What the search needs beside its index: the words of its interface, and the names of papers."""

from __future__ import annotations

import json
from typing import Any, Literal, get_args

from lunmai.cite.names import name_text
from lunmai.languages import SITE_LANGUAGES, Language, source_of
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.model import ROLES, Paper
from lunmai.search.concepts import render_concepts
from lunmai.text.phrases import load_phrases

Word = Literal[
    "results",
    "paper",
    "role",
    "concept",
    "any",
    "counted",
    "counted-more",
    "claims",
    "claims-one",
    "claims-more",
    "none",
    "other-language",
    "other-language-as-typed",
    "other-language-none",
    "pinyin-limits",
    "back",
    "looking-for",
    "looking-for-also",
    "looking-for-words",
    "near",
    "some",
    "some-more",
    "share-of",
    "papers-number",
    "papers-number-one",
    "terms-number",
    "terms-number-one",
    "readings",
    "readings-one",
    "differ",
    "differ-one",
    "as-pinyin",
    "more",
    "papers-found",
    "concepts-found",
    "start",
    "keys",
    "share",
    "loading",
    "failed",
    "retry",
    "other-ways",
    "papers-list",
    "glossary",
    "citations",
    "term-with-pinyin",
    "term-alone",
]
"""The words of the interface, as its script names them."""


def render_search(corpus: Corpus, links: Links, keep: Keeping = ANEW) -> dict[str, Any]:
    """The data of the search but for its index, by path below `docs`."""

    def papers() -> dict[str, str]:
        listed = [_paper(corpus, paper) for paper in corpus.papers.values()]
        return {"search/papers.json": _json(listed)}

    def words() -> dict[str, str]:
        files = {f"search/{name}.json": _json(_interface(corpus, name)) for name in SITE_LANGUAGES}
        return {**files, "search/languages.js": _languages()}

    return {
        **keep.files("search/words", words),
        **keep.files("search/concepts", lambda: render_concepts(corpus, links)),
        **keep.files("search/papers", papers),
    }


def _paper(corpus: Corpus, paper: Paper) -> list[str]:
    """The authors and titles of a paper as they may be typed: what somebody may have meant."""
    reference = corpus.references[paper.reference]
    names = [name_text(name) for name in (*reference.author, *reference.author_latin)]
    return [*names, *(paper.title.in_language(name) for name in SITE_LANGUAGES)]


def _languages() -> str:
    """What scripts have to know of each language of the site, as a module."""
    known = {
        name: {
            "tag": one.tag,
            "root": one.root,
            "script": one.script,
            "gap": one.gap,
            "source": source_of(name),
        }
        for name, one in SITE_LANGUAGES.items()
    }
    return f"// Generated from the languages of the site.\nexport const LANGUAGES = {_json(known)}"


def _interface(corpus: Corpus, language: Language) -> dict[str, Any]:
    phrases = load_phrases()
    roles = {
        role: corpus.concepts[role].designations.preferred(language).term
        for role in ROLES
        if role in corpus.concepts
    }
    words = {word: phrases[f"search-{word}"][language] for word in get_args(Word)}
    words["noted"] = phrases["note-sign"][language]
    return {"words": words, "roles": roles}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
