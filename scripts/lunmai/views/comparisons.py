"""Two papers side by side: their parallels by type, and the concepts of both and of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link import Comparison, Naming
from lunmai.model import Concept, ParallelType, Wording
from lunmai.views.ordering import sort_key
from lunmai.views.pair_summary import Sentence, pair_summary
from lunmai.views.paper import mention
from lunmai.views.said import Line, Said
from lunmai.views.words import Words


@dataclass(frozen=True)
class ParallelView:
    """A parallel between two claims."""

    first: Line
    second: Line
    remark: Said


@dataclass(frozen=True)
class ParallelsView:
    """The parallels of one type between two papers."""

    type: ParallelType
    title: str
    number: str
    meaning: str
    parallels: tuple[ParallelView, ...]


@dataclass(frozen=True)
class ConceptsView:
    """Concepts that both papers name, or one of them."""

    name: str
    title: Said
    number: str
    terms: Said


@dataclass(frozen=True)
class ComparisonView:
    """Two papers in the words of one language."""

    names: tuple[Said, Said]
    titles: tuple[str, str]
    summary: tuple[Sentence, ...]
    """What matters most of all that follows."""
    kinds: tuple[ParallelsView, ...]
    concepts: tuple[ConceptsView, ...]


def comparison_view(words: Words, comparison: Comparison) -> ComparisonView:
    first, second = comparison.papers
    papers = words.corpus.papers
    titles = [papers[name].title.in_language(words.language) for name in (first, second)]
    kinds = (
        ParallelsView(
            type_,
            words.phrase(f"parallels-{type_}"),
            words.counted("parallels-count", len(parallels)),
            words.phrase(f"parallels-{type_}-means"),
            tuple(
                ParallelView(
                    gist_of(words, first, here), gist_of(words, second, there), remark_of(words, r)
                )
                for here, there, r in parallels
            ),
        )
        for type_, parallels in comparison.parallels.items()
    )
    return ComparisonView(
        names=((words.paper_name(first),), (words.paper_name(second),)),
        titles=(titles[0], titles[1]),
        summary=pair_summary(words, comparison),
        kinds=tuple(kinds),
        concepts=tuple(_concepts(words, comparison)),
    )


def gist_of(words: Words, paper: str, claim: str) -> Line:
    """A claim by its id and gist."""
    return mention(words, paper, words.links.papers[paper].claims[claim])


def remark_of(words: Words, remark: Wording) -> Said:
    return (words.line(remark), *words.age(remark))


def _concepts(words: Words, comparison: Comparison) -> Iterator[ConceptsView]:
    names = ("concepts-of-both", "concepts-of-the-first", "concepts-of-the-second")
    for name, owner, found in zip(
        names, (None, *comparison.papers), comparison.concepts, strict=True
    ):
        if found:
            title = words.say("concepts-of-one", paper=words.paper_name(owner)) if owner else (
                words.phrase("concepts-of-both"),
            )  # fmt: skip
            terms = words.listed((words.term(one),) for one in found)
            yield ConceptsView(name, title, words.counted("concepts-count", len(found)), terms)


@dataclass(frozen=True)
class SharedConcept:
    """A concept that several papers name, with their claims by role."""

    term: Said
    uses: tuple[tuple[Said, Said], ...]
    """Each paper by its name, and its claims."""


def shared_concepts(words: Words) -> Iterator[SharedConcept]:
    """The concepts of the field that several papers name."""
    named = words.links.named

    def key(concept: Concept):
        return sort_key(concept, words.language)

    for concept in sorted(words.corpus.concepts.values(), key=key):
        papers = named.get(concept.id, {})
        own = any(naming.claims for naming in papers.values())
        if concept.kind == "subject" and own and len(papers) > 1:
            uses = (((words.paper_name(p),), naming_said(words, p, n)) for p, n in papers.items())
            yield SharedConcept((words.term(concept.id),), tuple(uses))


def naming_said(words: Words, paper: str, naming: Naming) -> Said:
    """The claims of a paper that name a concept, by role; or the narrower concepts they name."""
    if not naming.claims and not naming.narrower:
        return (words.phrase("named-printed"),)
    if not naming.claims:
        narrower = words.listed((words.term(name),) for name in naming.narrower)
        return words.say("named-under", concepts=narrower)
    return words.listed(
        (
            (
                words.text(words.term_text(role)),
                " ",
                *words.listed((words.claim(paper, claim.id),) for claim in claims),
            )
            for role, claims in naming.claims.items()
        ),
        "semicolon",
    )
