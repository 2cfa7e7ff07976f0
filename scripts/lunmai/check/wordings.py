"""Wordings are in their language, harmless, and no older than what they translate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lunmai.languages import EDITORIAL_SOURCE, SITE_LANGUAGES, WRITTEN, Language
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Paper, Wording
from lunmai.problems import Problem, count
from lunmai.text.drift import (
    claim_paths,
    concept_wordings,
    guide_wordings,
    is_outdated,
    paper_wordings,
    parallel_wordings,
)
from lunmai.text.inline import to_plain, unsafe_urls

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
MOST_CHARACTERS = 20
"""Length of an incipit in Chinese."""
MOST_WORDS = 10
"""Length of an incipit in English."""


def check(loaded: Loaded) -> Iterator[Problem]:
    corpus = loaded.corpus
    for key, paper in corpus.papers.items():
        positions = loaded.papers[key]
        yield from _check(paper_wordings(paper), paper.language, positions, key)
        yield from _check_incipits(paper, positions)
    for key, concept in corpus.concepts.items():
        yield from _check(concept_wordings(concept), EDITORIAL_SOURCE, loaded.concepts[key], key)
    for key, guide in corpus.guides.items():
        positions = loaded.guides[key]
        yield from _check(guide_wordings(guide), EDITORIAL_SOURCE, positions, f"guides/{key}")
    if corpus.parallels is not None:
        found = parallel_wordings(corpus.parallels)
        yield from _check(found, EDITORIAL_SOURCE, loaded.parallels, "parallels")


def _check(
    wordings: Iterable[tuple[Path, Wording]], source: Language, positions: Positions, name: str
) -> Iterator[Problem]:
    unaccepted: list[Path] = []
    for path, wording in wordings:
        translated = [name for name in WRITTEN if name != source]
        if any(wording.stamp_of(name) is None for name in translated):
            unaccepted.append(path)
        elif any(is_outdated(wording, source, name) for name in translated):
            message = (
                f"the {source} wording has changed since it was translated; review the translation,"
                f" then run `python3 scripts/dev.py accept {name}`"
            )
            yield Problem(positions.place(path), "outdated-translation", message, "warning")
        for language in WRITTEN:
            text = wording.in_language(language)
            for code, message in (*_language_faults(text, language), *_link_faults(text)):
                yield Problem(positions.place((*path, language)), code, message)
    if unaccepted:
        number = count(len(unaccepted), "translation")
        message = (
            f"{number} in this file without a record of the wording it was made"
            f" from; run `python3 scripts/dev.py accept {name}`"
        )
        yield Problem(positions.place(unaccepted[0]), "unaccepted-translation", message, "warning")


def _language_faults(text: str, language: Language) -> Iterator[tuple[str, str]]:
    han = len(HAN.findall(text))
    chinese = SITE_LANGUAGES[language].script == "han"
    exchanged = f"are {' and '.join(WRITTEN)} exchanged?"
    if chinese and not han:
        yield "wrong-language", f"there is no Chinese in this {language} wording; {exchanged}"
    elif not chinese and han * 2 > len(to_plain(text)):
        yield "wrong-language", f"this {language} wording is mostly Chinese; {exchanged}"


def _link_faults(text: str) -> Iterator[tuple[str, str]]:
    for url in unsafe_urls(text):
        message = f"a link may lead to http:// or https:// only, not to '{url}'"
        yield "unsafe-link", message


def _check_incipits(paper: Paper, positions: Positions) -> Iterator[Problem]:
    for path, claim in claim_paths(paper.claims, ("claims",)):
        incipit = claim.source.incipit
        chinese = HAN.search(incipit)
        size = len(incipit) if chinese else len(incipit.split())
        most = MOST_CHARACTERS if chinese else MOST_WORDS
        if size > most:
            message = (
                f"an incipit is a finding aid of at most {MOST_CHARACTERS} characters or "
                f"{MOST_WORDS} words, this has {size}; keep only its beginning"
            )
            place = positions.place((*path, "source", "incipit"))
            yield Problem(place, "long-incipit", message)
