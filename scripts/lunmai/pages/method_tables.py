"""The rows of tables in hand-written pages: what roles, types of relations, kinds of notes, forms
of links, and kinds and fields of entries in `.bib` there are, and what becomes of our notions in
the formats for arguments.

The pages name these files where their rows belong; MkDocs puts them there
(`pymdownx.snippets`). They are no pages, and what is in their folder is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import get_args

from lunmai.load import Corpus
from lunmai.load.bibtex_words import KINDS, TYPES, written_names
from lunmai.model import RELATIONS, ROLES, SITE_LANGUAGES, Language
from lunmai.model.vocabulary import NoteKind
from lunmai.text.inline import escape
from lunmai.text.phrases import load_phrases, phrase
from lunmai.views.argument_formats import told
from lunmai.views.link_patterns import PATTERNS, examples


def render_method_tables(corpus: Corpus) -> dict[str, str]:
    """The rows of each table in each language, by path below `docs`."""
    return {
        f"facts/{language}/{name}.md": "".join(f"{row}\n" for row in rows(corpus, language))
        for language in SITE_LANGUAGES
        for name, rows in TABLES.items()
    }


def _roles(corpus: Corpus, language: Language) -> Iterator[str]:
    for role in ROLES:
        concept = corpus.concepts.get(role)
        name = concept.designations.preferred(language).term if concept else role
        yield _row(corpus, role, name, phrase(f"role-{role}-means", language))


def _relations(corpus: Corpus, language: Language) -> Iterator[str]:
    for type_ in RELATIONS:
        name = phrase(f"{type_}-out", language)
        yield _row(corpus, type_, name, phrase(f"relation-{type_}-means", language))


def _notes(corpus: Corpus, language: Language) -> Iterator[str]:
    for kind in get_args(NoteKind):
        yield f"| `{kind}` | {phrase(kind, language)} |"


def _row(corpus: Corpus, id_: str, name: str, means: str) -> str:
    """What it is called, with a link to its entry in the glossary; what it means, and its id."""
    shown = escape(name)
    if id_ in corpus.concepts:
        shown = f"[{shown}](glossary/index.md#{id_})"
    return f"| {shown} | {means}<br>`{id_}` |"


def _links(corpus: Corpus, language: Language) -> Iterator[str]:
    """Every form of links, by how long they work; with ids of the corpus itself."""
    filled = examples(corpus)
    for kept, patterns in groupby(PATTERNS, lambda one: one.kept):
        yield f"| **{phrase(f'kept-{kept}', language)}** | |"
        for one in patterns:
            forms = (re.sub(r"\{(\w+)\}", lambda gap: filled[gap[1]], form) for form in one.forms)
            shown = "<br>".join(f"`{form}`" for form in forms) if filled else ""
            yield f"| {phrase(f'link-{one.name}', language)} | {shown} |"


def _entries(corpus: Corpus, language: Language) -> Iterator[str]:
    """Each kind of entry that authors are told about, with the other names that mean the same."""
    usual = {TYPES[kind]: kind for kind in reversed(KINDS)}
    for kind in reversed(usual.values()):
        names = [kind, *(name for name in TYPES if TYPES[name] == TYPES[kind] and name != kind)]
        shown = " ".join(f"`@{name}`" for name in names)
        yield f"| {shown} | {phrase(f'entry-{kind}', language)} |"


def _fields(corpus: Corpus, language: Language) -> Iterator[str]:
    """The usual fields of an entry."""
    return _told_fields(language, rare=False)


def _rare_fields(corpus: Corpus, language: Language) -> Iterator[str]:
    """All other fields that are read."""
    return _told_fields(language, rare=True)


def _told_fields(language: Language, *, rare: bool) -> Iterator[str]:
    """Fields under each name that they have, in the order of their phrases: the usual first."""
    told = [name for name in load_phrases() if name.startswith("bib-")]
    usual = told.index("bib-inferred-reason") + 1
    for name in told[usual:] if rare else told[:usual]:
        shown = " ".join(f"`{one}`" for one in written_names(name.removeprefix("bib-")))
        yield f"| {shown} | {phrase(name, language)} |"


def _arguments(corpus: Corpus, language: Language) -> Iterator[str]:
    """What becomes of each notion in Argdown, AIF, CSV and GraphML."""
    for name, notion in told(language):
        cells = (" ".join(f"`{word}`" for word in words) or "—" for words in notion[1:])
        yield f"| {' | '.join((name, *cells))} |"


TABLES = {"links": _links, "roles": _roles, "relations": _relations, "notes": _notes}
TABLES |= {"entries": _entries, "fields": _fields, "rare-fields": _rare_fields}
TABLES["arguments"] = _arguments
