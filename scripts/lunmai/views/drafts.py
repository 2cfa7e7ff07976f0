"""Who wrote what a page, a file or a copied citation shows, and who reviewed it: one line, made
from the records. A text drops out of what is said to be a draft when a person has reviewed it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, repeat

from lunmai.link import Cell, Joined, Tombstone
from lunmai.load import Corpus
from lunmai.load.reads import remembered
from lunmai.model import WRITTEN, Concept, Guide, Language, Paper, Provenances
from lunmai.model.record import OfDraft
from lunmai.views.said import Said, Text
from lunmai.views.words import Words

Texts = Iterable[Provenances]
"""How each text that is shown was made."""


def draft_line(
    words: Words, texts: Texts, languages: Iterable[Language] = (), *, of_draft: bool = False
) -> Said:
    """The line about texts that are shown in the reader's language, or in those named: that some
    are of an unpublished paper, and who wrote them; empty where people wrote them all for good. A
    text is a draft as long as it is one in a language that is shown; `of_draft` is a page that is
    about the unpublished paper, whatever else it shows."""
    texts = tuple(texts)
    said = words.listed(
        filter(None, (_unpublished(words, texts, of_draft), _made(words, texts, languages))),
        "semicolon",
    )
    return (*said, words.phrase("full-stop")) if said else ()


def _unpublished(words: Words, texts: tuple[Provenances, ...], of_draft: bool) -> Said:
    """That texts are of a draft, in no edition."""
    number = sum(isinstance(one, OfDraft) for one in texts)
    if of_draft or (number and number == len(texts)):
        return words.say("unpublished")
    return words.say("unpublished-partly") if number else ()


def _made(words: Words, texts: tuple[Provenances, ...], languages: Iterable[Language]) -> Said:
    """Who wrote texts and who reviewed them, where that was not people alone."""
    shown = tuple(languages) or (words.language,)
    number = Counter(map(id, texts))  # hundreds of texts were made like one
    one_of = {id(text): text for text in texts}
    made = {at: [text.in_language(name) for name in shown] for at, text in one_of.items()}
    drafts = sum(number[at] for at, text in made.items() if any(one.is_draft for one in text))
    told = chain.from_iterable(made.values())
    names = dict.fromkeys(one.reviewed_by for one in told if one.reviewed_by)
    if not drafts:
        people = words.listed((words.person(name),) for name in names)
        return words.say("draft-reviewed", names=people) if names else ()
    if drafts == len(texts):
        return words.say("draft")
    partly = "draft-partly-one" if drafts == 1 else "draft-partly"
    return (words.phrase(partly, number=drafts, all=len(texts)),)


def draft_text(words: Words, texts: Texts) -> str:
    """The same without its full stop, where nothing but characters has a place."""
    said = draft_line(words, texts)[:-1]
    return "".join(part.text if isinstance(part, Text) else part for part in said)


def paper_texts(paper: Paper) -> Iterator[Provenances]:
    """Claims, remarks on relations, and notes."""
    usual = paper.made()
    yield from (paper.made(one) if one.wording else usual for one in paper.all_claims())
    remarks = sum(relation.remark is not None for relation in paper.relations)
    yield from repeat(usual, remarks + len(paper.notes))


def paper_made(words: Words, paper: Paper) -> tuple[Said, ...]:
    """Who made the texts of a paper; in each language how many are drafts, once people have
    reviewed some of its claims and not all that is worded."""
    texts = [*paper_texts(paper)]
    if set(texts) == {paper.wording}:
        return words.made(paper.wording)

    def made(language: Language) -> Said:
        drafts = draft_line(words, texts, (language,))[:-1]
        whole = words.made_in(paper.wording, language)
        if drafts and paper.wording.in_language(language).by != "machine":
            return words.listed([whole, drafts], "clause")
        return drafts or whole

    return tuple(
        words.say("wording-made", language=words.phrase(f"language-{name}"), made=made(name))
        for name in WRITTEN
    )


def counterpart_texts(words: Words, paper: Paper) -> Iterator[Provenances]:
    """Remarks on the parallels of a paper's claims, and the other claims."""
    addresses = (f"{paper.id}#{claim.id}" for claim in paper.all_claims())
    found = [other for one in addresses for other in words.links.counterparts.get(one, ())]
    made = _pairs_made(words.corpus)
    yield from (made[frozenset((paper.id, other.paper))] for other in found)
    yield from claim_texts(words, ((other.paper, other.claim) for other in found))


def definition_texts(corpus: Corpus, concepts: Iterable[str]) -> Iterator[Provenances]:
    """Definitions, as they appear where terms are linked."""
    yield from (corpus.concepts[name].wording for name in concepts)


def successor_texts(words: Words, stones: Iterable[Tombstone]) -> Iterator[Provenances]:
    """The claims that replace what was retired."""
    names = (name.removeprefix("papers/") for stone in stones for name in stone.leads_to)
    pairs = (name.partition("#") for name in names if "#" in name)
    yield from claim_texts(words, ((paper, claim) for paper, _, claim in pairs))


def claim_texts(words: Words, claims: Iterable[tuple[str, str]]) -> Iterator[Provenances]:
    """Claims of several papers, each by paper and id, once."""
    asked: dict[str, list[str]] = defaultdict(list)
    for paper, claim in dict.fromkeys(claims):
        asked[paper].append(claim)
    for name, found in asked.items():
        paper, records = words.corpus.papers[name], words.links.papers[name].claims
        usual = paper.made()
        yield from (paper.made(one) if one.wording else usual for one in map(records.get, found))


def joined_texts(words: Words, joined: Collection[Joined]) -> Iterator[Provenances]:
    """Parallels: their remarks, and the claims that they join."""
    made = _pairs_made(words.corpus)
    yield from (made[frozenset((one.first[0], one.second[0]))] for one in joined)
    yield from claim_texts(words, (end for one in joined for end in (one.first, one.second)))


def concept_texts(
    words: Words, concept: Concept, papers: Mapping[str, Cell]
) -> Iterator[Provenances]:
    """A definition, and the claims of these papers about the concept."""
    yield concept.wording
    yield from claim_texts(
        words,
        (
            (paper, claim.id)
            for paper, cell in papers.items()
            for claims in cell.values()
            for claim in claims
        ),
    )


def works_texts(words: Words, works: Iterable[str]) -> Iterator[Provenances]:
    """The claims that cite works."""
    citations = words.links.citations.by_work
    uses = (use for work in works for use in citations.get(work, ()))
    yield from claim_texts(words, ((use.paper, claim) for use in uses for claim in use.claims))


def guide_texts(guide: Guide) -> Iterator[Provenances]:
    """The introduction and the questions."""
    yield from repeat(guide.wording, 1 + sum(len(part.questions) for part in guide.parts))


def parallel_texts(corpus: Corpus) -> Iterator[Provenances]:
    """The remarks on parallels."""
    for written in corpus.parallels.values():
        yield from repeat(written.wording, len(written.parallels))


@remembered(1)
def _pairs_made(corpus: Corpus) -> dict[frozenset[str], Provenances]:
    """How the remarks on the parallels of each pair of papers were made; a pair has one file."""
    return {
        frozenset(end.partition("#")[0] for end in (one.from_, one.to)): written.wording
        for written in corpus.parallels.values()
        for one in written.parallels
    }


def corpus_texts(corpus: Corpus) -> Iterator[Provenances]:
    """All that is worded here."""
    yield from chain.from_iterable(map(paper_texts, corpus.papers.values()))
    yield from (concept.wording for concept in corpus.concepts.values())
    yield from chain.from_iterable(map(guide_texts, corpus.guides.values()))
    yield from parallel_texts(corpus)
