"""What a reading list needs to know of each item, in files small enough for a reader's browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import name_in_language, short_text
from lunmai.cite.styles import SHOWN
from lunmai.link.reading_time import claim_seconds, concept_seconds
from lunmai.load import Corpus
from lunmai.load.keeping import Keeping
from lunmai.model import ROLES, SITE_LANGUAGES, WRITTEN, Concept, Paper, Reference, Wording
from lunmai.permanent.register import Register
from lunmai.text.inline import to_plain
from lunmai.text.pinyin import HAN, typed_sounds
from lunmai.views.citation_index import work_pages
from lunmai.views.divisions import divide

MOST_RECORDS = 500
"""Concepts or references of one file; of more, there are files by what their ids begin with."""
ADDRESSES = {
    "papers": {
        "neutral": "go/{collection}/#{name}",
        "page": "papers/{collection}/#{name}",
    },
    "concepts": {"neutral": "go/concepts/{name}/", "page": "concepts/{name}/"},
    "references": {"neutral": "go/references/#{name}", "page": "citations/{part}#{name}"},
}
"""Where an item leads, below the root of the site: for readers of either language, and below the
root of a language."""


def render_courses(
    corpus: Corpus, formatted: Citations, papers: Mapping[str, Mapping[str, bytes]], keep: Keeping
) -> dict[str, Any]:
    """Every file of `exports/courses` but those of papers, by path below `docs`; `papers` are the
    pieces of each, which tell the Chinese characters in its texts."""
    others = keep.pieces("pieces/signs", lambda: {"signs": _signs(corpus, formatted)})
    signs = [(one, "signs") for one in (*papers.values(), others)]
    return {
        **keep.files("courses/index", lambda: _texts({"index": _index(corpus)})),
        **keep.files("courses/pinyin", lambda: _texts({"pinyin": _pinyin(signs)}), signs),
        **keep.files("courses/concepts", lambda: _texts(_concepts(corpus))),
        **keep.files("courses/references", lambda: _texts(_references(corpus, formatted))),
    }


def paper_file(paper: Paper) -> dict[str, str]:
    """The file of a paper by its path below `docs`."""
    return _texts({f"papers/{paper.id}": paper_items(paper)})


def _texts(files: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"exports/courses/{name}.json": json.dumps(value, ensure_ascii=False) + "\n"
        for name, value in files.items()
    }


def _index(corpus: Corpus) -> dict[str, Any]:
    return {
        "edition": corpus.edition.name if corpus.edition else None,
        "addresses": ADDRESSES,
        "roles": {role: _terms(corpus.concepts[role]) for role in ROLES if role in corpus.concepts},
        "papers": [_paper_entry(corpus, paper) for paper in corpus.papers.values()],
        "concepts": [*_parts("concepts", ({"id": name} for name in corpus.concepts))],
        "references": [*_parts("references", ({"id": key} for key in corpus.references))],
        "retired": _retired(corpus),
    }


def _concepts(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    return _parts("concepts", map(_concept, corpus.concepts.values()))


def _references(corpus: Corpus, formatted: Citations) -> dict[str, list[dict[str, Any]]]:
    pages, works = work_pages(corpus), corpus.references.items()
    return _parts("references", (_reference(work, pages[key], formatted) for key, work in works))


def _signs(corpus: Corpus, formatted: Citations) -> str:
    """The Chinese characters in what is told of concepts and works."""
    files = (*_concepts(corpus).values(), *_references(corpus, formatted).values())
    return signs_of(one for records in files for one in records)


def signs_of(items: Iterable[dict[str, Any]]) -> str:
    """The Chinese characters in the texts of items."""
    texts = (text for one in items for text in one["text"].values())
    return "".join(sorted({sign for text in texts for sign in HAN.findall(text)}))


def _pinyin(signs: Iterable[tuple[Mapping[str, bytes], str]]) -> dict[str, str]:
    """How every Chinese character of the texts may be typed in pinyin."""
    found = set().union(*(pieces[kind].decode() for pieces, kind in signs))
    return {sign: " ".join(typed_sounds(sign)) for sign in sorted(found)}


def _retired(corpus: Corpus) -> dict[str, list[str]]:
    """Items that older lists may have, and those that took their place."""
    register = Register(corpus)
    names = dict.fromkeys(name for name in corpus.ledger.published() if _item(name))
    return {
        _item(name): [item for one in register.leads_to(name) if (item := _item(one))]
        for name in names
        if register.tombstone(name)
    }


def _item(name: str) -> str:
    """A permanent name as an item of a list, empty for what cannot be one."""
    kind, _, rest = name.partition("/")
    if kind == "papers":
        return rest.replace("#", "/") if "#" in rest else ""
    return name if kind in ADDRESSES else ""


def _parts(name: str, records: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The records by the name of their file: one, or one for each beginning of their ids."""
    parts = divide(((record["id"], record) for record in records), MOST_RECORDS)
    return {
        f"{name}/{part.name}".rstrip("/"): [*part.rows]
        for part in parts
        if part.rows or not part.below
    }


def _paper_entry(corpus: Corpus, paper: Paper) -> dict[str, Any]:
    reference = corpus.references[paper.reference]
    names = {language: name_in_language(reference, language)[0] for language in SITE_LANGUAGES}
    title = {language: paper.title.in_language(language) for language in SITE_LANGUAGES}
    return {"id": paper.id, "name": names, "title": title, "reference": paper.reference}


def paper_items(paper: Paper) -> list[dict[str, Any]]:
    return [
        {
            "id": claim.id,
            "role": claim.role,
            "text": _plain(claim.gist),
            "seconds": {language: claim_seconds(claim, language) for language in SITE_LANGUAGES},
        }
        for claim in paper.all_claims()
    ]


def _concept(concept: Concept) -> dict[str, Any]:
    designations = concept.designations.all_in(WRITTEN)
    found_by: Iterable[str] = (
        text for item in designations for text in (item.term, item.pinyin) if text
    )
    return {
        "id": concept.id,
        "text": _terms(concept),
        "key": "|".join(found_by),
        "seconds": {language: concept_seconds(concept, language) for language in SITE_LANGUAGES},
    }


def _reference(work: Reference, page: str, formatted: Citations) -> dict[str, Any]:
    """A work as its authors, year and title name it, in its own language for every reader; and in
    full as the end of a list has it, in the style of each."""
    title = work.title if work.author else None  # without authors, the title names it already
    label = ". ".join(filter(None, (short_text(work), title)))
    part = f"{page}/" if page else ""
    full = {name: formatted.reference(style, work.id).text for name, style in SHOWN.items()}
    text = dict.fromkeys(SITE_LANGUAGES, label)
    return {"id": work.id, "text": text, "full": full, "part": part}


def _terms(concept: Concept) -> dict[str, str]:
    return {language: concept.designations.preferred(language).term for language in SITE_LANGUAGES}


def _plain(wording: Wording) -> dict[str, str]:
    return {language: to_plain(wording.in_language(language)) for language in SITE_LANGUAGES}
