"""What the search needs beside its index: the words of its interface, and all terms with pinyin."""

from __future__ import annotations

import json
from typing import Any, Literal, get_args

from lunmai.languages import SITE_LANGUAGES, Language, source_of
from lunmai.load import Corpus
from lunmai.model import ROLES, Concept, Designation
from lunmai.text.phrases import load_phrases
from lunmai.text.pinyin import syllables, text_sound, toneless

Word = Literal[
    "title",
    "placeholder",
    "close",
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
    "elsewhere-only",
    "none",
    "other-language",
    "other-language-as-typed",
    "other-language-none",
    "pinyin-limits",
    "back",
    "looking-for",
    "looking-for-also",
    "looking-for-words",
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


def render_search(corpus: Corpus) -> dict[str, str]:
    """The data of the search but for its index, by path below `docs`."""
    files = {f"search/{name}.json": _json(_interface(corpus, name)) for name in SITE_LANGUAGES}
    terms = [_entry(concept) for concept in corpus.concepts.values()]
    return {**files, "search/terms.json": _lines(terms), "search/languages.js": _languages()}


def _languages() -> str:
    """What scripts have to know of each language of the site, as a module."""
    known = {
        name: {
            "tag": one.tag,
            "root": one.root,
            "script": one.script,
            "gap": one.gap,
            "indexedAs": one.indexed_as,
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


def _entry(concept: Concept) -> list[Any]:
    """Id, and for each language its terms, the preferred one first: Chinese ones each with its
    tones and without."""
    terms = ((one, _usable(concept, name)) for name, one in SITE_LANGUAGES.items())
    return [
        concept.id,
        *(
            [_sounded(term) if language.script == "han" else term.term for term in found]
            for language, found in terms
        ),
    ]


def _usable(concept: Concept, language: Language) -> list[Designation]:
    """The terms that lead to the concept. A deprecated one does: it is what people type."""
    terms = concept.designations.in_language(language)
    preferred = concept.designations.preferred(language)
    rest = [t for t in terms if t != preferred and t.standing != "false-friend"]
    return [preferred, *rest]


def _sounded(term: Designation) -> list[str]:
    pinyin = term.pinyin or text_sound(term.term)
    read = syllables(term.term, pinyin) or tuple(pinyin.split())
    return [term.term, pinyin, " ".join(toneless(part) for part in read if part)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _lines(rows: list[Any]) -> str:
    """An array with one entry on a line, compact otherwise."""
    entries = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    return "[\n" + ",\n".join(entries) + "\n]\n"
