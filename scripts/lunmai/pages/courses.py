"""The course pages: the claims of a paper with their reading times, its reading guide, and the
page on which reading lists are put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import Any, Literal, get_args

from lunmai.languages import Language, beside
from lunmai.link import Links
from lunmai.link.reading_time import claim_seconds, rounded_time
from lunmai.load import Corpus
from lunmai.model import WRITTEN, Claim, Guide, GuidePart, Paper
from lunmai.pages.old_addresses import Page
from lunmai.pages.reading_list import list_fragment
from lunmai.text.drafts import as_clause
from lunmai.text.inline import to_plain
from lunmai.text.phrases import load_phrases, phrase
from lunmai.views.drafts import corpus_texts, draft_text, guide_texts
from lunmai.views.headings import place_texts
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words

Word = Literal[
    *("add", "added", "already", "full", "open", "copied", "copy-failed", "seconds", "minutes"),
    *("untitled", "week", "claim", "cited", "concept", "reference", "unknown", "meta", "time"),
    *("total", "whole", "credit", "week-title", "up", "down", "remove", "move-to", "up-week"),
    *("down-week", "remove-week", "moved", "removed", "week-added", "week-removed", "week-moved"),
    *("empty", "address-long", "shortened", "not-understood", "earlier", "cleared", "shown"),
    *("more", "none-found", "unloaded", "written", "works", "colon", "and", "of-paper", "retired"),
    *("retired-leads",),
]
"""What the scripts of these pages say, in `list-…`, and those that add items from other pages; they
write lists in each language."""


def course_groups(own: Words) -> Iterator[tuple[str, Callable[[], Iterator[Page]]]]:
    """Every page below `courses`, in groups with what their paths begin with."""
    for name in own.corpus.papers:
        yield f"{name}.md", partial(_course_page, own, name)
    for name in own.corpus.guides:
        yield f"guides/{name}", partial(_guide_page, own, name)
    yield "list", partial(_list_page, own)


def _course_page(own: Words, name: str) -> Iterator[Page]:
    yield f"courses/{name}.md", "course", _course(own, own.corpus.papers[name])


def _guide_page(own: Words, name: str) -> Iterator[Page]:
    guide = own.corpus.guides[name]
    context = _guide(own.corpus, own.links, guide, own.language)
    yield f"courses/guides/{name}.md", "guide", context


def _list_page(own: Words) -> Iterator[Page]:
    corpus, language = own.corpus, own.language
    all_words = words_json(own, get_args(Word), beside(language))
    context = {"words": all_words, "texts": corpus_texts(corpus)}
    yield "courses/list.md", "reading-list", context


def words_json(own: Words, words: Iterable[str], languages: Iterable[Language]) -> str:
    """The words of the scripts by language, as JSON that may stand in a page. A list that is copied
    says at its end whether its texts are drafts."""
    phrases = load_phrases()
    said = {
        language: {word: phrases[f"list-{word}"][language] for word in words}
        for language in languages
    }
    for language, texts in said.items():
        reader = Words(own.corpus, own.links, language)
        made = as_clause(draft_text(reader, corpus_texts(own.corpus)), language)
        texts["credit"] = texts["credit"].replace("{draft}", made)
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


def time_text(seconds: int, language: Language) -> str:
    """An estimated time as the reader's language says it."""
    unit, number = rounded_time(seconds)
    return phrase("list-seconds" if unit == "seconds" else "list-minutes", language, number=number)


def _course(words: Words, paper: Paper) -> dict[str, Any]:
    corpus, links, language = words.corpus, words.links, words.language
    linked = links.papers[paper.id]
    sections = {section.id: [] for section in paper.outline if linked.claim_counts[section.id]}
    for claim in paper.all_claims():
        sections[claim.source.section].append(claim)
    seconds = {
        claim: {name: claim_seconds(value, name) for name in WRITTEN}
        for claim, value in linked.claims.items()
    }

    def times(claims: list[Claim]) -> dict[Language, str]:
        sums = {name: sum(seconds[claim.id][name] for claim in claims) for name in WRITTEN}
        return {name: time_text(total, language) for name, total in sums.items()}

    def subtotal(claims: list[Claim]) -> str:
        values: dict[str, object] = {"number": len(claims), **times(claims)}
        if len(claims) == 1:
            return phrase("course-subtotal-one", language, **values)
        return phrase("course-subtotal", language, **values)

    return {
        "paper": paper,
        "texts": map(paper.made, paper.all_claims()),
        "title": paper.title.in_language(language),
        "sections": sections,
        "places": {name: words.text(text) for name, text in place_texts(paper, language)},
        "subtotal": subtotal,
        "seconds": seconds,
        "times": times([*paper.all_claims()]),
        "time": lambda value: time_text(value, language),
        "number": len(linked.claims),
        "has_guide": paper.id in corpus.guides,
        "retired": tombstone_views(words, links.tombstones.claims.get(paper.id, ())),
    }


def _guide(corpus: Corpus, links: Links, guide: Guide, language: Language) -> dict[str, Any]:
    def week(part: GuidePart) -> tuple[str, list[str]]:
        return to_plain(part.title.in_language(language)), list(dict.fromkeys(_items(part)))

    numbers = [*accumulate((len(part.questions) for part in guide.parts), initial=1)]
    title = to_plain(guide.title.in_language(language))
    return {
        "guide": guide,
        "texts": guide_texts(guide),
        "title": corpus.papers[guide.id].title.in_language(language),
        "plain_title": title,
        "number": numbers[-1] - 1,
        "numbers": numbers,
        "fragment": list_fragment(title, map(week, guide.parts)),
        "linked_papers": links.papers,
        "address_of": lambda address: address.partition("#")[::2],
    }


def _items(part: GuidePart) -> Iterable[str]:
    """The claims and concepts of a part as items of a reading list."""
    for question in part.questions:
        yield from (claim.replace("#", "/") for claim in question.claims)
        yield from (f"concepts/{concept}" for concept in question.concepts)
