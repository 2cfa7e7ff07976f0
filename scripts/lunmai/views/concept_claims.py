"""What papers say about a concept: their claims by role, and how claims of several are related."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lunmai.link import Cell, Counterpart
from lunmai.model import Claim, Concept, Role
from lunmai.views.concepts import used
from lunmai.views.said import Line, Link, Said
from lunmai.views.targets import paper_target
from lunmai.views.words import Words


@dataclass(frozen=True)
class ClaimsOfRole:
    """Those of a paper's claims about a concept that do one thing in its argument."""

    role: Role
    term: str
    means: str
    number: str
    claims: tuple[Line, ...]


@dataclass(frozen=True)
class ClaimsOfPaper:
    """What a paper says about a concept."""

    paper: str
    name: Said
    title: Said
    number: str
    """How many claims; empty where it only prints a form of the concept."""
    printed: Said
    roles: tuple[ClaimsOfRole, ...]


def claims_of_papers(
    words: Words, concept: Concept, papers: Mapping[str, Cell]
) -> Iterator[ClaimsOfPaper]:
    """What each of these papers says about a concept."""
    for paper, cell in papers.items():
        use = used(words, concept, paper)
        title = words.title(words.corpus.papers[paper].title)
        roles = (_of_role(words, concept.id, paper, *found) for found in cell.items())
        link = (Link(paper_target(paper), (title,)),)
        yield ClaimsOfPaper(paper, use.name, link, use.count, use.printed, tuple(roles))


def _of_role(
    words: Words, concept: str, paper: str, role: Role, claims: Iterable[Claim]
) -> ClaimsOfRole:
    found = tuple(_mention(words, concept, paper, claim) for claim in claims)
    return ClaimsOfRole(
        role=role,
        term=words.term_text(role),
        means=words.phrase(f"role-{role}-means"),
        number=words.counted("claims-count", len(found)),
        claims=found,
    )


def _mention(words: Words, concept: str, paper: str, claim: Claim) -> Line:
    """A claim about a concept; that its passage does not name the concept is said."""
    state = words.phrase("basis-editorial") if concept in claim.editorial else ""
    return Line((words.claim(paper, claim.id),), words.line(claim.gist), state)


def only_paper(words: Words, concept: Concept) -> Said:
    """The only paper that names a concept, where there are others; or nothing."""
    naming = words.links.named.get(concept.id, {})
    if len(naming) != 1 or len(words.corpus.papers) == 1:
        return ()
    ((paper, one),) = naming.items()
    return words.say("only-in-one-means", paper=words.paper_name(paper)) if one.claims else ()


def concept_pairs(words: Words, concept: str, papers: Mapping[str, Cell]) -> Iterator[Said]:
    """The parallels between two claims that are both about a concept, each once: those whose
    first paper is one of these."""
    for paper, cell in papers.items():
        for claims in cell.values():
            for here in claims:
                for other in words.links.counterparts.get(f"{paper}#{here.id}", ()):
                    there = words.links.papers[other.paper].claims[other.claim]
                    if concept in there.about and (paper, here.id) < (other.paper, other.claim):
                        yield _pair(words, paper, here.id, other)


def _pair(words: Words, paper: str, claim: str, other: Counterpart) -> Said:
    """Two claims, and how one stands to the other."""
    return (
        *(words.paper_name(paper), " ", words.claim(paper, claim)),
        f" {words.phrase(f'parallel-{other.type}')} ",
        *(words.paper_name(other.paper), " ", words.claim(other.paper, other.claim)),
        words.phrase("colon"),
        *(words.line(other.remark), *words.age(other.remark)),
    )
