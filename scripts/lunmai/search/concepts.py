"""The concepts as the search knows them: every form that may be typed for one, and its card.

All forms are in one file, which is loaded when the search is opened. What a card says of a concept
is a file of its own, loaded when the card is shown.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from lunmai.languages import SITE_LANGUAGES, Language, source_of
from lunmai.link import Links
from lunmai.link.matrix import Cell
from lunmai.load import Corpus
from lunmai.model import Concept, Designation
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.pinyin import syllables, text_sound, toneless


def render_concepts(corpus: Corpus, links: Links) -> dict[str, str]:
    """The forms of all concepts, and the card of each, by path below `docs`."""
    entries = [_compact(_entry(concept)) for concept in corpus.concepts.values()]
    contrasts = _contrasts(links)
    cards = {
        name: _card(concept, links.about.get(name, {}), contrasts.get(name, Counter()))
        for name, concept in corpus.concepts.items()
    }
    return {
        "search/terms.json": "[\n" + ",\n".join(entries) + "\n]\n",
        **{f"search/concepts/{name}.json": _compact(card) + "\n" for name, card in cards.items()},
    }


def _entry(concept: Concept) -> list[Any]:
    """Id; the pinyin of the preferred Chinese term; how many forms in each language are terms and
    not only printed in a paper; and for each language its forms, the preferred one first: Chinese
    ones each with its sound."""
    terms = {name: _usable(concept, name) for name in SITE_LANGUAGES}
    pinyin = next(
        _pinyin(terms[name][0]) for name, one in SITE_LANGUAGES.items() if one.script == "han"
    )
    return [
        concept.id,
        pinyin,
        [len(found) for found in terms.values()],
        *(_forms(concept, name, found) for name, found in terms.items()),
    ]


def _usable(concept: Concept, language: Language) -> list[Designation]:
    """The terms that lead to the concept. A deprecated one does: it is what people type."""
    terms = concept.designations.in_language(language)
    preferred = concept.designations.preferred(language)
    rest = [t for t in terms if t != preferred and t.standing != "false-friend"]
    return [preferred, *rest]


def _forms(concept: Concept, language: Language, terms: list[Designation]) -> list[Any]:
    """The terms, then what papers print for the concept beside them: print is never converted."""
    known = {term.term.casefold() for term in terms}
    printed = dict.fromkeys(
        item.printed
        for item in concept.attested
        if item.language == language and item.printed.casefold() not in known
    )
    if SITE_LANGUAGES[source_of(language)].script != "han":
        return [*(term.term for term in terms), *printed]
    return [
        *([term.term, _sound(term.term, _pinyin(term))] for term in terms),
        *([text, _sound(text, text_sound(text))] for text in printed),
    ]


def _pinyin(term: Designation) -> str:
    return term.pinyin or text_sound(term.term)


def _sound(text: str, pinyin: str) -> str:
    """The syllables of a text without their tones."""
    read = syllables(text, pinyin) or tuple(pinyin.split())
    return " ".join(toneless(part) for part in read if part.isalnum())


def _card(concept: Concept, about: dict[str, Cell], contrasts: Counter[str]) -> dict[str, Any]:
    """What the search tells of a concept at once: its definition, how many claims of how many
    papers are about it, and where papers differ."""
    card: dict[str, Any] = {
        "definition": {
            name: on_one_line(to_plain(concept.definition.in_language(name)))
            for name in SITE_LANGUAGES
        },
        "claims": sum(len(claims) for cell in about.values() for claims in cell.values()),
        "papers": len(about),
        "readings": len(concept.readings),
    }
    if contrasts:
        card["contrasts"] = contrasts.total()
        card["compared"] = min(contrasts, key=lambda pair: (-contrasts[pair], pair))
    return card


def _contrasts(links: Links) -> dict[str, Counter[str]]:
    """For each concept, in how many places two papers say something else about it, by the page that
    compares the two."""
    found: dict[str, Counter[str]] = {}
    for joined in links.kinds.get("contrast", ()):
        ends = [links.papers[paper].claims[claim] for paper, claim in (joined.first, joined.second)]
        for concept in set(ends[0].about) & set(ends[1].about):
            found.setdefault(concept, Counter())["--".join(joined.papers)] += 1
    return found


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
