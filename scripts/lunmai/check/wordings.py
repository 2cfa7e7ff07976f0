"""Wordings are in their language, harmless, and no older than what they translate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lunmai.check.kept import kept
from lunmai.languages import CHARACTER as HAN
from lunmai.languages import EDITORIAL_SOURCE, SITE_LANGUAGES, WRITTEN, Language
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Paper, Wording
from lunmai.model.paper import MOST_CHARACTERS, MOST_WORDS
from lunmai.problems import Place, Problem, count
from lunmai.text.drift import (
    changed,
    claim_paths,
    concept_wordings,
    guide_wordings,
    paper_wordings,
    parallel_wordings,
)
from lunmai.text.inline import to_plain, unsafe_urls

PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBA|XXX+|xxx+)\b|(?<=[^?？])[?？]{3,}|^[?？]{3,}$|\b[Ll]orem ipsum\b"
    r"|(?:^|(?<=[…。，；：、（(【\[\s]))待(?:补充?|译|查|写|定)(?=$|[…。，；：、）)】\]\s])"
)
"""What authors write for what they have yet to write."""


def check(loaded: Loaded) -> Iterator[Problem]:
    for positions, check_it in _records(loaded):
        yield from kept(loaded, "wordings", positions, check_it)


def _records(loaded: Loaded) -> Iterator[tuple[Positions, Callable[[], Iterator[Problem]]]]:
    """The positions of every record, and what checks its wordings."""
    corpus = loaded.corpus
    for key, paper in corpus.papers.items():
        positions = loaded.papers[key]
        yield positions, partial(_of_paper, key, paper, positions)
    others = (
        (corpus.concepts, loaded.concepts, concept_wordings, "{}"),
        (corpus.guides, loaded.guides, guide_wordings, "guides/{}"),
        (corpus.parallels, loaded.parallels, parallel_wordings, "{}"),
    )
    for records, places, wordings_of, name in others:
        for key, record in records.items():
            found, positions = wordings_of(record), places[key]
            yield (
                positions,
                partial(_check, found, EDITORIAL_SOURCE, positions, name.format(key)),
            )


def _of_paper(key: str, paper: Paper, positions: Positions) -> Iterator[Problem]:
    yield from _check(paper_wordings(paper), paper.language, positions, key, paper.is_draft)
    yield from _check_incipits(paper, positions)


def _check(
    wordings: Iterable[tuple[Path, Wording]],
    source: Language,
    positions: Positions,
    name: str,
    draft: bool = False,
) -> Iterator[Problem]:
    unaccepted: list[Path] = []
    for path, wording in wordings:
        if wording.accepted is None:
            unaccepted += [] if any(map(wording.lacks, WRITTEN)) else [path]
        elif new := changed(wording):
            message = (
                f"{' and '.join(new)} {'has' if len(new) == 1 else 'have'} changed since the "
                f"texts were accepted; compare {' and '.join(WRITTEN)}, then run "
                f"`python3 scripts/dev.py accept {name}`"
            )
            if source in new:
                yield Problem(positions.place(path), "outdated-translation", message, "warning")
            else:
                yield Problem(positions.place(path), "changed-translation", message, "warning")
        for language, text in wording.written().items():
            for code, message in _faults(text, language):
                severity = "warning" if draft and code == "unfinished-wording" else "error"
                yield Problem(positions.place((*path, language)), code, message, severity)
    if unaccepted:
        number = count(len(unaccepted), "translation")
        message = (
            f"{number} in this file that nobody has compared with its source; run "
            f"`python3 scripts/dev.py accept {name}`"
        )
        yield Problem(positions.place(unaccepted[0]), "unaccepted-translation", message, "warning")


def _faults(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """What is wrong with one text, as codes and messages."""
    yield from _language_faults(text, language)
    yield from _link_faults(text)
    if found := PLACEHOLDER.search(to_plain(text)):
        message = (
            f"'{found[0]}' is a placeholder; write the text, or leave the"
            " whole text out until it is written"
        )
        yield "unfinished-wording", message


def _language_faults(text: str, language: Language) -> Iterator[tuple[str, str]]:
    han = len(HAN.findall(text))
    chinese = SITE_LANGUAGES[language].script == "han"
    exchanged = f"are {' and '.join(WRITTEN)} exchanged?"
    if chinese and not han:
        yield "wrong-language", f"there is no Chinese in this {language} text; {exchanged}"
    elif not chinese and han * 2 > len(to_plain(text)):
        yield "wrong-language", f"this {language} text is mostly Chinese; {exchanged}"


def _link_faults(text: str) -> Iterator[tuple[str, str]]:
    for url in unsafe_urls(text):
        message = f"a link may lead to http:// or https:// only, not to '{url}'"
        yield "unsafe-link", message


def _check_incipits(paper: Paper, positions: Positions) -> Iterator[Problem]:
    for path, claim in claim_paths(paper.claims, ("claims",)):
        incipit = claim.source.incipit
        if (incipit is None) == (claim.source.paragraph > 0):
            yield _misused_incipit(incipit, positions.place((*path, "source")))
        if incipit is None:
            continue
        chinese = HAN.search(incipit)
        size = len(incipit) if chinese else len(incipit.split())
        most = MOST_CHARACTERS if chinese else MOST_WORDS
        if size > most:
            message = (
                f"opening words are a finding aid of at most {MOST_CHARACTERS} characters or "
                f"{MOST_WORDS} words, this has {size}; keep only its beginning"
            )
            place = positions.place((*path, "source", "incipit"))
            yield Problem(place, "long-incipit", message)


def _misused_incipit(incipit: str | None, place: Place) -> Problem:
    """A passage has an incipit; a heading is its own."""
    if incipit is None:
        return Problem(place, "missing-field", "'incipit' is missing; add it")
    message = "paragraph 0 is the printed heading, which is its own opening; remove 'incipit'"
    return Problem(place, "heading-claim", message)
