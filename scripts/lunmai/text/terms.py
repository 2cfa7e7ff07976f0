"""Finds the terms of concepts in running text: every place where a designation stands.

A place belongs to the longest designation that fits there: 新质生产力 is not 生产力. In Chinese a
term may stand anywhere, in English only as whole words, in the singular or plural. Terms of our own
method are ordinary words elsewhere, and are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ahocorasick_rs import AhoCorasick

from lunmai.languages import SITE_LANGUAGES, Language, in_language
from lunmai.load import Corpus
from lunmai.load.reads import only, remembered
from lunmai.model import Concept, Standing, Wording
from lunmai.text.inline import Link, runs, to_plain

USABLE: tuple[Standing, ...] = ("preferred", "admitted")
"""The standings of terms that name their concept rightly."""
FOLDING = str.maketrans({**dict.fromkeys("-‐‑–", " "), "’": "'", "\u00a0": " ", "İ": "i"})
"""What is written in several ways, one character for one."""
HEAD = re.compile(r"(?P<head>\S+)(?P<rest> (?:of|between|for|to|in|as|with|that) .*)?\Z")
LETTER = re.compile(r"[^\W_\u2e80-\U0003ffff]")
"""A letter or digit of a script that parts its words."""
HYPHENS = "-‐‑–"


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """A place where a designation stands, in positions of the plain text."""

    start: int
    end: int
    concept: str
    term: str
    """The designation as the concept has it, whatever its form here."""
    standing: Standing


@dataclass(frozen=True)
class _Pattern:
    """One form of a designation; of a passage that is excluded, the passage."""

    form: str
    concept: str
    term: str
    standing: Standing | None
    """None for a passage in which the concept is not meant."""


class Terms:
    """The terms of many concepts, ready to be found in a text in one pass."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._sought = [concept for concept in concepts if concept.kind == "subject"]
        self._finders: dict[Language, _Finder] = {}  # of the languages that were asked for

    def mentions(self, text: str, language: Language) -> tuple[Mention, ...]:
        """The mentions in a plain text, in their order, none touching another."""
        if language not in self._finders:
            self._finders[language] = _Finder(_patterns(self._sought, language))
        return self._finders[language].longest(text)

    def excluded(self, text: str, language: Language) -> frozenset[tuple[str, str]]:
        """The concepts, each with an excluded passage of its own that a plain text has."""
        self.mentions(text, language)
        return self._finders[language].excluded.get(text, frozenset())

    def links(self, text: str, language: Language, but: str = "") -> list[Mention]:
        """The first mention of each concept that a text of the data can carry a link on: not
        within a link or code, nor across the edge of a mark. The concept `but` is passed over."""
        first: dict[str, Mention] = {}
        free = _free_stretches(text)
        for mention in self.mentions(to_plain(text), language):
            if mention.standing in USABLE and mention.concept != but:
                within = any(a <= mention.start and mention.end <= b for a, b in free)
                if within:
                    first.setdefault(mention.concept, mention)
        return list(first.values())

    def linked_in(
        self, wordings: Iterable[Wording], languages: Iterable[Language], but: str = ""
    ) -> tuple[str, ...]:
        """The concepts to which wordings lead in any of some languages, by their ids."""
        found = {
            mention.concept
            for wording, language in product(wordings, languages)
            for mention in self.links(wording.in_language(language), language, but)
        }
        return tuple(sorted(found))


@remembered(4)  # the check and several pages ask for them, and each keeps what it found
def terms_of(corpus: Corpus) -> Terms:
    """The terms of a corpus' concepts."""
    return Terms(only(corpus.concepts, "id", "kind", "designations", "exclude"))


def linked(mentions: Iterable[Mention], target: str) -> list[Link]:
    """The links on mentions: `target` is what a layout needs of a link, with `*` where the id of
    the concept goes."""
    return [Link(m.start, m.end, target.replace("*", m.concept)) for m in mentions]


def _free_stretches(text: str) -> list[tuple[int, int]]:
    """From where to where the plain text is in one run that is neither link nor code."""
    stretches, at = [], 0
    for run in runs(text):
        if not any(mark.kind in ("a", "code") for mark in run.marks):
            stretches.append((at, at + len(run.text)))
        at += len(run.text)
    return stretches


class _Finder:
    """The patterns of one language."""

    def __init__(self, patterns: Iterable[_Pattern]) -> None:
        self._by_fold: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            self._by_fold.setdefault(fold(pattern.form), []).append(pattern)
        self._folds = list(self._by_fold)
        self._automaton = AhoCorasick(self._folds)
        self._known: dict[str, tuple[Mention, ...]] = {}  # the check and several pages ask for it
        self.excluded: dict[str, frozenset[tuple[str, str]]] = {}
        """Concepts with a passage of theirs, by the texts that have such passages."""

    def longest(self, text: str) -> tuple[Mention, ...]:
        """What remains when the longest go first, and of equally long ones the first."""
        if text not in self._known:
            self._known[text] = tuple(sorted(self._longest(text)))
        return self._known[text]

    def _find(self, text: str) -> Iterator[tuple[_Pattern, int, int]]:
        """Every place of every pattern, those within others as well."""
        places = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        for index, start, end in places:
            if _is_whole(text, start, end):
                for pattern in self._by_fold[self._folds[index]]:
                    if _has_capitals(pattern.form, text[start:end]):
                        yield pattern, start, end

    def _longest(self, text: str) -> Iterator[Mention]:
        found = list(self._find(text))
        passages = [(p.concept, start, end) for p, start, end in found if p.standing is None]
        if passages:
            excluded = ((p.concept, p.term) for p, _, _ in found if p.standing is None)
            self.excluded[text] = frozenset(excluded)
        mentions = [
            Mention(start, end, p.concept, p.term, p.standing)
            for p, start, end in found
            if p.standing is not None
            and not any(c == p.concept and a <= start and end <= b for c, a, b in passages)
        ]
        taken = bytearray(len(text))
        for mention in sorted(mentions, key=_precedence):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
                yield mention


STANDINGS: tuple[Standing, ...] = ("preferred", "admitted", "deprecated", "false-friend")


def _precedence(mention: Mention) -> tuple[int, int, int, str]:
    length = mention.end - mention.start
    return -length, mention.start, STANDINGS.index(mention.standing), mention.concept


def _patterns(concepts: Iterable[Concept], language: Language) -> Iterator[_Pattern]:
    for concept in concepts:
        for designation in concept.designations.in_language(language):
            term = designation.term
            for form in forms(term, language):
                yield _Pattern(form, concept.id, term, designation.standing)
        for passage in concept.exclude:
            yield _Pattern(in_language(passage, language), concept.id, passage, None)


def forms(term: str, language: Language) -> tuple[str, ...]:
    """The forms of a term in a text: in English those that its noun may have in singular and
    plural. Forms that no one writes are harmless: they are never found."""
    if SITE_LANGUAGES[language].script == "han":
        return (term,)
    match = HEAD.search(term)
    assert match, "a term does not end in a space"
    before, head, rest = term[: match.start()], match["head"], match["rest"] or ""
    return tuple(dict.fromkeys(f"{before}{noun}{rest}" for noun in (head, *_numbers(head))))


def _numbers(noun: str) -> Iterator[str]:
    """What the other number of an English noun may be."""
    if noun.endswith("ies"):
        yield f"{noun[:-3]}y"
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("s") and not noun.endswith("ss"):
        yield noun[:-1]
    elif noun.endswith("y"):
        yield f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{noun}es"
    else:
        yield f"{noun}s"


def fold(text: str) -> str:
    """The text as it is compared, as long as it was: small letters, a space for a hyphen."""
    return text.translate(FOLDING).lower()


def _is_whole(text: str, start: int, end: int) -> bool:
    """False where a word of letters goes on before or after, with or without a hyphen."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return not (_goes_on(text[start], before[::-1]) or _goes_on(text[end - 1], after))


def _goes_on(edge: str, beyond: str) -> bool:
    beyond = beyond.lstrip(HYPHENS) if beyond[:1] in HYPHENS else beyond[:1]
    return bool(beyond and LETTER.match(edge) and LETTER.match(beyond))


def _has_capitals(form: str, text: str) -> bool:
    """True when the text has a capital wherever the form has one: TFP, not tfp."""
    return all(there.isupper() for here, there in zip(form, text, strict=True) if here.isupper())
