"""What a PDF says in one language, as typed runs: what is text stays text, and is never markup.

A run is a string, or a mapping with the text `t`, or the runs `r` that it is made of, and: `l` its
language where that is not the reader's, `b` strong, `i` emphasis, `c` code, `s` a raised or lowered
figure, `u` a web address, `to` the name of a target with `a` its address on the site and `p` where
its page number is to be shown, `k` its kind (an id, quiet text).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, Literal

from lunmai.cite import Citations
from lunmai.cite.names import name_in_language
from lunmai.cite.styles import SHOWN
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Language, Wording
from lunmai.text.inline import Link, Run, on_one_line, passages, runs, with_links
from lunmai.text.phrases import phrase
from lunmai.text.terms import terms_of
from lunmai.views.targets import Target, claim_target, concept_target

Runs = list[str | dict[str, Any]]
Said = dict[Language, Runs]
"""The same in each language of a file."""
Form = Literal["zh", "en", "zh-en"]
GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=\S)|(?<=\S) (?=[\u3000-\u9fff\uff00-\uffef])"
)
STYLES = {"strong": "b", "em": "i", "code": "c"}
ELEMENTS = {"em": ("i", True), "sup": ("s", "super"), "sub": ("s", "sub")}


@dataclass(frozen=True)
class Words:
    """The words of one language about a corpus."""

    corpus: Corpus
    links: Links
    formatted: Citations
    language: Language
    _prose: Callable[[str, str], Runs] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_prose", lru_cache(maxsize=100_000)(self._written))

    def plain(self, text: str, language: Language | None = None) -> Runs:
        """Literal text, of this language or of the one that is named."""
        edges = [" " if text[at:][:1].isspace() else "" for at in (0, -1)]
        return self._tagged(on_one_line(text).join(edges), language or self.language, {})

    def phrase(self, text: str) -> Runs:
        """Words of the interface. Between Chinese and Latin letters the typesetter makes a gap;
        a space there would be a second one."""
        return self.plain(GAP.sub("", text) if self.language == "zh" else text)

    def line(self, wording: Wording) -> Runs:
        """A wording without links on its terms."""
        return self._runs(runs(wording.in_language(self.language)))

    def prose(self, wording: Wording, but: str = "") -> Runs:
        """A wording whose terms lead to the glossary; the concept `but` is passed over."""
        return self._prose(wording.in_language(self.language), but)

    def _written(self, text: str, but: str) -> Runs:
        found = terms_of(self.corpus).links(text, self.language, but)
        links = [Link(one.start, one.end, one.concept) for one in found]
        return self._runs(with_links(runs(text), links))

    def _runs(self, found: Iterable[Run]) -> Runs:
        said: Runs = []
        for run in found:
            marks: dict[str, Any] = {}
            for mark in run.marks:
                if mark.kind == "link":
                    marks |= {**self.goal(concept_target(mark.target)), "k": "term"}
                elif mark.kind == "a":
                    marks["u"] = mark.target
                else:
                    marks[STYLES[mark.kind]] = True
            said += self._tagged(run.text, self.language, marks)
        return said

    def _tagged(self, text: str, language: Language, marks: dict[str, Any]) -> Runs:
        parts: Runs = []
        for part, own in passages(text, language):
            other = {"l": own} if own != self.language else {}
            parts.append({"t": part, **other, **marks} if other or marks else part)
        return parts

    def goal(self, target: Target) -> dict[str, str]:
        """What makes a run a link."""
        prefix = "" if self.language == "zh" else "en/"
        return {"to": target.name, "a": prefix + target.page}

    def to(self, target: Target, text: Runs, kind: str = "") -> Runs:
        """Text that leads to a target, with its page number behind it."""
        said = {"t": text[0]} if len(text) == 1 and isinstance(text[0], str) else {"r": text}
        return [{**said, **self.goal(target), **({"k": kind} if kind else {}), "p": True}]

    def claim(self, paper: str, claim: str) -> Runs:
        """The id of a claim, leading to it."""
        return self.to(claim_target(paper, claim), [claim], "id")

    def term(self, concept: str) -> Runs:
        """The preferred term of a concept."""
        return self.plain(self.corpus.concepts[concept].designations.preferred(self.language).term)

    def paper_name(self, paper: str) -> Runs:
        """The authors and the year of a paper."""
        reference = self.corpus.references[self.corpus.papers[paper].reference]
        return self.plain(*name_in_language(reference, self.language))

    def reference(self, key: str) -> Runs:
        """A work in the citation style of this language."""
        reader = _Inline(self, self.corpus.references[key].language)
        reader.feed(self.formatted.reference(SHOWN[self.language], key).html)
        reader.close()
        return reader.said

    def remarks(self, key: str) -> Runs:
        """What a reader must know of a reference: that it has no title, what is inferred in it."""
        work = self.corpus.references[key]
        said = [] if work.title else self.phrase(phrase("no-title", self.language))
        if work.inferred_reason:
            label = phrase("inferred", self.language) + phrase("colon", self.language)
            reason = label + work.inferred_reason.in_language(self.language)
            brackets = "〔{}〕" if self.language == "zh" else " [{}]"
            said = [*said, *self.plain(brackets.format(reason))]
        return quiet(said)

    def listed(self, items: Iterable[Runs], sign: Literal["comma", "semicolon"]) -> Runs:
        """Items in a row, with the sign of this language between them."""
        signs = {
            "comma": phrase("comma", self.language),
            "semicolon": phrase("semicolon", self.language),
        }
        return list(_joined(items, signs[sign]))

    def in_parentheses(self, text: Runs) -> Runs:
        opening, closing = (phrase(f"{end}-paren", self.language) for end in ("open", "close"))
        return [opening, *text, closing]


class _Inline(HTMLParser):
    """Reads a formatted reference, which is HTML of a few elements."""

    def __init__(self, words: Words, language: Language) -> None:
        super().__init__()
        self.words, self.language = words, language
        self.said: Runs = []
        self.open: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.open.append((tag, {"u": dict(attrs)["href"]}))
        else:
            name, value = ELEMENTS[tag]
            self.open.append((tag, {name: value}))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        marks = {name: value for _, found in self.open for name, value in found.items()}
        self.said += self.words._tagged(data, self.language, marks)


def _joined(items: Iterable[Runs], sign: str) -> Iterator[str | dict[str, Any]]:
    for number, item in enumerate(items):
        if number:
            yield sign
        yield from item


def quiet(said: Runs) -> Runs:
    """The same in the colour of remarks."""
    return [{**(run if isinstance(run, dict) else {"t": run}), "k": "quiet"} for run in said]


def text_of(said: Runs) -> str:
    """The bare characters."""
    return "".join(
        run if isinstance(run, str) else run["t"] if "t" in run else text_of(run["r"])
        for run in said
    )


def coalesced(said: Iterable[str | dict[str, Any]]) -> Runs:
    """The same with as few runs as can be: each costs the typesetter and the file."""
    whole: Runs = []
    for run in said:
        last = whole[-1] if whole else None
        if isinstance(last, str) and isinstance(run, str):
            whole[-1] = last + run
        elif isinstance(last, dict) and last.keys() <= {"t", "l", "k"} and _goes_on(last, run):
            whole[-1] = {**last, "t": last["t"] + (run if isinstance(run, str) else run["t"])}
        else:
            whole.append(run)
    return whole


def _goes_on(last: dict[str, Any], run: str | dict[str, Any]) -> bool:
    """True when a run looks like the last one."""
    if isinstance(run, str):
        return "k" not in last and not run.strip()
    return {**run, "t": ""} == {**last, "t": ""} and "r" not in run


def merged(said: Said) -> Runs:
    """What is said in several languages as one text in the first, the others after it."""
    (first, whole), *others = said.items()
    for language, part in others:
        whole = [*whole, *coalesced(_within(run, language, first) for run in [" ", *part])]
    return whole


def _within(run: str | dict[str, Any], own: Language, first: Language) -> dict[str, Any]:
    """A run of one language in a text of another."""
    marks = {"t": run} if isinstance(run, str) else run
    if "r" in marks:
        return {**marks, "r": [_within(inner, own, first) for inner in marks["r"]]}
    language = marks.get("l", own)
    rest = {name: value for name, value in marks.items() if name != "l"}
    return rest if language == first else {**rest, "l": language}


def once(said: Said) -> Said:
    """Without what is the same in another language: a name in Latin letters, a single letter."""
    found: dict[str, Language] = {}
    for language, part in said.items():
        found.setdefault(text_of(part), language)
    return {language: said[language] for language in found.values()}


def told(voices: Iterable[Words], say: Callable[[Words], Runs]) -> Said:
    """The same thing said in each language of a file."""
    return {words.language: say(words) for words in voices}
