"""What views say as runs that the typesetter sets.

A run is a string, or a mapping with the text `t`, or the runs `r` that it is made of, and: `l` its
language where that is not the reader's, `b` strong, `i` emphasis, `c` code, `s` a raised or lowered
figure, `u` a web address, `to` the name of a target with `a` its address on the site,
`k` its kind (an id, quiet text).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.styles import SHOWN
from lunmai.model import SITE_LANGUAGES, Language, Paper
from lunmai.pdf.formatted import formatted_parts
from lunmai.text import inline
from lunmai.text.terms import terms_of
from lunmai.views.said import Aside, Fact, Line, Link, Part, Prose, Said, Text, Work
from lunmai.views.targets import Target, concept_target
from lunmai.views.words import Words

Run = str | dict[str, Any]
Runs = list[Run]
PaperViewer = Callable[["Voice", Paper], Any]
PAPERS_KEPT = 64
"""Views of papers that are kept: forms of one paper follow each other, and the book tells all."""
GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=\S)|(?<=\S) (?=[\u3000-\u9fff\uff00-\uffef])"
)
SHOWN_KINDS = ("id", "stated", "record", "sign")
"""Of links, what the typesetter sets in a way of its own."""
STYLES = {"strong": "b", "em": "i", "code": "c"}
QUIET = {"basis", "remark", "outdated", "inferred", "attacked"}
BRACKETED = {"basis", "outdated", "inferred"}
"""Asides that stand in the brackets in which editors of a language add to a text."""


@dataclass(frozen=True)
class Voice:
    """One language of a file."""

    words: Words
    formatted: Citations
    on_paper: bool = False
    """Whether it is printed, where nothing is gained by what leads from terms to concepts, and from
    each paragraph's number to the record of a claim."""
    _prose: Callable[[str, str], Runs] = field(init=False, repr=False)
    _paper: Callable[[PaperViewer, str], Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_prose", lru_cache(maxsize=100_000)(self._with_terms))
        object.__setattr__(self, "_paper", lru_cache(maxsize=PAPERS_KEPT)(self._viewed))

    def view(self, make: PaperViewer, paper: Paper) -> Any:
        """A view of a paper, made once for all the files that tell it."""
        return self._paper(make, paper.id)

    def _viewed(self, make: PaperViewer, paper: str) -> Any:
        return make(self, self.words.corpus.papers[paper])

    @property
    def language(self) -> Language:
        return self.words.language

    @cached_property
    def to_print(self) -> Voice:
        """The same for what is read on paper."""
        return replace(self, on_paper=True, words=replace(self.words, as_listed=True))

    def phrase(self, name: str, **values: object) -> Runs:
        """Words of the interface."""
        return [self._ours(self.words.phrase(name, **values))]

    def said(self, said: Said | Part) -> Runs:
        parts = said if isinstance(said, tuple) else (said,)
        return coalesced(run for part in self._spaced(parts) for run in self._part(part))

    def _spaced(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The same with the brackets that asides stand in, which bring their own space."""
        opening, closing = SITE_LANGUAGES[self.language].brackets
        for part, after in pairwise((*parts, "")):
            if isinstance(part, Aside) and part.kind in BRACKETED:
                yield Aside(part.kind, (opening, *part.said, closing))
            elif part != " " or not (isinstance(after, Aside) and after.kind in BRACKETED):
                yield part

    def line(self, line: Line) -> Runs:
        """All that a line tells."""
        gist: Said = (" ", line.gist) if line.gist else ()
        state: Said = (Aside("basis", (line.state,)),) if line.state else ()
        more: Said = (" ", *line.more) if line.more else ()
        return self.said((*line.said, *gist, *state, *more))

    def facts(self, facts: Iterable[Fact]) -> list[tuple[Runs, Runs]]:
        """Labels with what is told under them. A claim that a line leads to is named by its id
        alone: it stands in the same file."""
        return [([fact.label], self._fact(fact)) for fact in facts]

    def _fact(self, fact: Fact) -> Runs:
        states = dict.fromkeys(line.state for line in fact.lines)
        groups = [[line for line in fact.lines if line.state == state] for state in states]
        told = (self._group(group) for group in groups)
        return self.said(self.words.listed(told, "semicolon"))

    def _group(self, lines: list[Line]) -> Said:
        """Lines of one state, and then that state once."""
        state = lines[0].state
        listed = self.words.listed(
            (self._ended(line) for line in lines), "comma" if state else "semicolon"
        )
        return (*listed, Aside("basis", (state,))) if state else listed

    def _ended(self, line: Line) -> Said:
        more: Said = (" ", *line.more) if line.more else ()
        remark: Said = (Aside("basis", line.remark),) if line.remark else ()
        return (*line.said, *remark, *more)

    def _part(self, part: Part) -> Runs:
        if isinstance(part, str):
            return [self._ours(part)]
        if isinstance(part, Text):
            return self._tagged(_on_one_line(part.text), part.language, {})
        if isinstance(part, Prose):
            return self._worded(part)
        if isinstance(part, Link):
            return self._link(part)
        if isinstance(part, Work):
            return self._work(part.key)
        inner = [run for one in part.said for run in self._part(one)]
        kind = "quiet" if part.kind in QUIET else part.kind
        return [{**_mapping(run), "k": _mapping(run).get("k", kind)} for run in inner]

    def _worded(self, part: Prose) -> Runs:
        if part.missing:
            said = self._marked(inline.runs(part.text), part.language)
            return [*said, *self.said((" ", part.missing))]
        if part.terms and not self.on_paper:
            return self._prose(part.text, part.but)
        return self._marked(inline.runs(part.text))

    def _ours(self, text: str) -> str:
        """Words of the interface. Between Chinese and Latin letters the typesetter makes a gap;
        a space there would be a second one."""
        return GAP.sub("", text) if SITE_LANGUAGES[self.language].script == "han" else text

    def _link(self, link: Link) -> Runs:
        text = coalesced(run for part in link.said for run in self._part(part))
        said = {"t": text[0]} if len(text) == 1 and isinstance(text[0], str) else {"r": text}
        if self.on_paper and link.kind == "record":
            return text
        kind = {"k": link.kind} if link.kind in SHOWN_KINDS else {}
        return [{**said, **self._goal(link.target), **kind}]

    def _goal(self, target: Target) -> dict[str, str]:
        """What makes a run a link."""
        return {"to": target.name, "a": SITE_LANGUAGES[self.language].root + target.page}

    def _with_terms(self, text: str, but: str) -> Runs:
        found = terms_of(self.words.corpus).links(text, self.language, but)
        links = [inline.Link(one.start, one.end, one.concept) for one in found]
        return self._marked(inline.with_links(inline.runs(text), links))

    def _marked(self, found: Iterable[inline.Run], language: Language | None = None) -> Runs:
        said: Runs = []
        for run in found:
            marks: dict[str, Any] = {}
            for mark in run.marks:
                if mark.kind == "link":
                    marks |= {**self._goal(concept_target(mark.target)), "k": "term"}
                elif mark.kind == "a":
                    marks["u"] = mark.target
                else:
                    marks[STYLES[mark.kind]] = True
            said += self._tagged(run.text, language or self.language, marks)
        return said

    def _tagged(self, text: str, language: Language, marks: dict[str, Any]) -> Runs:
        parts: Runs = []
        for part, own in inline.passages(text, language):
            other = {"l": own} if own != self.language else {}
            parts.append({"t": part, **other, **marks} if other or marks else part)
        return parts

    def _work(self, key: str) -> Runs:
        """A work in the citation style of this language."""
        written = self.formatted.reference(SHOWN[self.language], key).html
        own = self.words.corpus.references[key].language
        latin = SITE_LANGUAGES[self.language].script == "latin"
        said: Runs = []
        for text, marks in formatted_parts(written):
            # A title is all in the language of the work; what a style adds is in the reader's.
            said += self._tagged(text, self.language if latin and "i" not in marks else own, marks)
        return said


def _on_one_line(text: str) -> str:
    edges = [" " if text[at:][:1].isspace() else "" for at in (0, -1)]
    return inline.on_one_line(text).join(edges)


def _mapping(run: Run) -> dict[str, Any]:
    return run if isinstance(run, dict) else {"t": run}


def text_of(said: Runs) -> str:
    """The bare characters."""
    return "".join(
        run if isinstance(run, str) else run["t"] if "t" in run else text_of(run["r"])
        for run in said
    )


def coalesced(said: Iterable[Run]) -> Runs:
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


def _goes_on(last: dict[str, Any], run: Run) -> bool:
    """True when a run looks like the last one."""
    if isinstance(run, str):
        return "k" not in last and not run.strip()
    return {**run, "t": ""} == {**last, "t": ""} and "r" not in run


def once(said: dict[Language, Runs]) -> dict[Language, Runs]:
    """Without what is the same in another language: a name in Latin letters, a single letter."""
    found: dict[str, Language] = {}
    for language, part in said.items():
        found.setdefault(text_of(part), language)
    return {language: said[language] for language in found.values()}
