"""A concept as it is told: its terms, its definition, its relations, and where papers use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.languages import WRITTEN, others
from lunmai.load import Corpus
from lunmai.load.reads import only, remembered
from lunmai.model import (
    Attestation,
    Claim,
    Concept,
    Designation,
    Language,
    Provenances,
    Reading,
)
from lunmai.views.facts import our_reading
from lunmai.views.headings import short_place
from lunmai.views.said import Fact, Link, Prose, Said
from lunmai.views.targets import Target, concept_target, section_target
from lunmai.views.words import Words

MOST_PAPERS = 12
"""Papers of which an entry says what they print and claim; of more, it says how many they are."""


@dataclass(frozen=True)
class Term:
    """A designation of a concept."""

    text: str
    language: Language
    pinyin: str
    standing: str
    preferred: bool
    note: Said
    """Its standing in words, in brackets, where it is not the preferred term."""


@dataclass(frozen=True)
class Used:
    """What one paper says about a concept."""

    paper: str
    name: Said
    count: str
    """How many of its claims are about the concept, in words; empty where none is."""
    printed: Said
    """The forms in which it prints the concept, each with its place."""
    claims: tuple[Said, ...]


@dataclass(frozen=True)
class ConceptEntry:
    """An entry of the glossary in one language."""

    id: str
    target: Target
    terms: tuple[tuple[Term, ...], ...]
    """Those of the reader's language, then those of each other one."""
    definition: Prose
    age: Said
    relations: tuple[Fact, ...]
    """Broader, narrower and related concepts."""
    facts: tuple[Fact, ...]
    """Terms to be avoided, other readings, how the wording was made."""
    used: tuple[Used, ...]
    """None where the papers that use it are too many to be listed."""
    number: str
    """How many claims are about it, and of how many papers; empty where none is."""

    @property
    def preferred(self) -> tuple[Term, ...]:
        """The preferred term of each language."""
        return tuple(term for terms in self.terms for term in terms if term.preferred)

    @property
    def others(self) -> tuple[Term, ...]:
        """All other terms, be they admitted or to be avoided."""
        return tuple(term for terms in self.terms for term in terms if not term.preferred)


def concept_entry(
    words: Words,
    concept: Concept,
    usual: Provenances | None = None,
    papers: Iterable[str] = (),
    *,
    with_uses: bool = True,
) -> ConceptEntry:
    """The entry of a concept; `usual` is how the wordings around it were made, which goes without
    saying. `papers` are those whose use of it is told; none means all that there are. The page of a
    concept tells it by itself, `with_uses` false."""
    about = words.links.about.get(concept.id, {})
    named = list(papers) or sorted({*about, *(item.paper for item in concept.attested)})
    many = len(named) > MOST_PAPERS
    claims = sum(len(found) for cell in about.values() for found in cell.values())
    return ConceptEntry(
        id=concept.id,
        target=concept_target(concept.id),
        terms=tuple(
            _terms(words, concept, name) for name in (words.language, *others(words.language))
        ),
        definition=words.prose(concept.definition, concept.id),
        age=words.age(concept.definition),
        relations=tuple(_relations(words, concept)),
        facts=tuple(_facts(words, concept, usual)),
        used=() if many or not with_uses else tuple(used(words, concept, name) for name in named),
        number=words.phrase(
            "claims-of-papers",
            claims=words.counted("claims-count", claims),
            papers=words.counted("papers-count", len(about)),
        )
        if claims
        else "",
    )


def _terms(words: Words, concept: Concept, language: Language) -> tuple[Term, ...]:
    return tuple(
        _term(words, item, language) for item in concept.designations.in_language(language)
    )


def _term(words: Words, item: Designation, language: Language) -> Term:
    preferred = item.standing == "preferred"
    note = () if preferred else words.parenthesis(words.phrase(item.standing))
    return Term(item.term, language, item.pinyin or "", item.standing, preferred, note)


def _relations(words: Words, concept: Concept) -> Iterator[Fact]:
    links = words.links
    for name, names in (
        ("broader", concept.broader),
        ("narrower", links.narrower.get(concept.id, ())),
        ("related", links.related.get(concept.id, ())),
    ):
        if names:
            yield words.fact(name, words.listed((words.term(one),) for one in names))


def _facts(words: Words, concept: Concept, usual: Provenances | None) -> Iterator[Fact]:
    reasons = [
        _reason(words, item, language)
        for language in WRITTEN
        for item in concept.designations.in_language(language)
    ]
    if any(reasons):
        yield words.fact("avoided", *filter(None, reasons))
    if concept.readings:
        yield words.fact("reading", *(_reading(words, concept, one) for one in concept.readings))
    if concept.wording != usual:
        yield words.fact("wordings", *words.made(concept.wording))


def _reason(words: Words, item: Designation, language: Language) -> Said:
    """Why a term is to be avoided, and the work in which that can be seen; empty for others."""
    if not item.reason:
        return ()
    said = (words.text(item.term, language), words.phrase("colon"), words.line(item.reason))
    found: Said = ()
    if item.source:
        ours = words.links.paper_of.get(item.source)
        name = words.paper_name(ours) if ours else words.short(item.source)
        link = Link(words.work_target(item.source), (name,))
        found = words.parenthesis(*words.say("found-in", work=(link,)))
    return (*said, *found, *words.age(item.reason))


def _reading(words: Words, concept: Concept, reading: Reading) -> Said:
    """Whose reading it is, which claim reports it, and what it is."""
    paper, _, claim = (reading.reported_by or "").partition("#")
    own = bool(paper) and words.corpus.papers[paper].reference == reading.source
    said: Said = (words.paper_name(paper) if own else words.short(reading.source),)
    if paper:
        reported = words.say("reported-by", paper=words.paper_name(paper))
        by = () if own else (*reported, " ")
        said += words.parenthesis(*by, words.claim(paper, claim))
    text = words.prose(reading.text, concept.id)
    return (*said, words.phrase("colon"), text, *words.age(reading.text))


def used(words: Words, concept: Concept, paper: str) -> Used:
    """What a paper prints and claims."""
    cell = words.links.about.get(concept.id, {}).get(paper, {})
    claims = [claim for group in cell.values() for claim in group]
    printed = (_printed(words, item) for item in concept.attested if item.paper == paper)
    return Used(
        paper=paper,
        name=(words.paper_name(paper),),
        count=words.counted("claims-count", len(claims)) if claims else "",
        printed=words.listed(printed, "semicolon"),
        claims=tuple(
            (words.claim(paper, claim.id), *_reading_of_ours(words, concept, claim))
            for claim in claims
        ),
    )


def _reading_of_ours(words: Words, concept: Concept, claim: Claim) -> Said:
    return our_reading(words) if concept.id in claim.editorial else ()


def _printed(words: Words, item: Attestation) -> Said:
    """A printed form with its place, which leads to the section where the page has it."""
    paper = words.corpus.papers[item.paper]
    place = words.text(short_place(paper, item.section, words.language))
    shown = item.section in words.links.papers[item.paper].shown
    link = Link(section_target(item.paper, item.section), (place,)) if shown else place
    return (words.text(item.printed, item.language), *words.parenthesis(link))


@remembered(4)  # the page of every concept asks
def usual_provenances(corpus: Corpus) -> Provenances | None:
    """How most definitions were made; the first in order decides a tie."""
    made = Counter(concept.wording for concept in only(corpus.concepts, "wording"))
    return made.most_common(1)[0][0] if made else None


def glossary_intro(words: Words) -> str:
    """What the glossary holds, and what its marks say."""
    kinds = Counter(concept.kind for concept in words.corpus.concepts.values())
    said = words.phrase(
        "glossary-intro", concepts=words.counted("concepts-count", kinds["subject"])
    )
    if kinds["method"]:
        said += words.counted("glossary-intro-method", kinds["method"])
    return said + words.phrase("glossary-intro-marks")
