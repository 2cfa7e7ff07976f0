"""The references of a paper, and the citation index: each work with the claims that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lunmai.link import Citation, PaperLinks
from lunmai.model import Paper, Reference
from lunmai.pdf.blocks import Block, Section, Setting, prose, section
from lunmai.text.phrases import phrase
from lunmai.views.citation_index import page_of
from lunmai.views.ordering import letter_of, work_key
from lunmai.views.targets import claim_target, paper_target, reference_target, work_target
from lunmai.views.words import Runs, Words, once

MOST_CLAIMS = 40
"""Claims of a paper that an entry of the index quotes; of more, it gives the ids."""


def reference_sections(
    setting: Setting, paper: Paper, linked: PaperLinks, level: int
) -> Iterator[Section]:
    """The works that a paper lists, and those that it names without listing them."""
    if paper.bibliography or linked.unlisted:
        title = setting.phrased(lambda words: phrase("references", words.language))
        yield section(level, title)
    for keys, name in (
        (paper.bibliography, "references-listed"),
        (linked.unlisted, "references-unlisted"),
    ):
        if keys:
            title = setting.phrased(lambda words, name=name: phrase(name, words.language))
            works = [_listed_work(setting, paper, linked, key) for key in keys]
            yield section(level + 1, title, [{"kind": "works", "works": works}])


def _listed_work(setting: Setting, paper: Paper, linked: PaperLinks, key: str) -> Block:
    claims = linked.cited_by.get(key, ())
    say = setting.voices[0]
    named = say.listed([say.claim(paper.id, claim) for claim in claims], "comma")
    label = setting.phrased(lambda words: phrase("cited-by", words.language))
    return {
        **setting.anchor(reference_target(paper.id, key)),
        "number": f"[{linked.numbers[key]}]" if key in linked.numbers else "",
        "text": say.reference(key),
        "remarks": setting.told(lambda words: words.remarks(key)),
        "facts": [(label, named)] if claims else [],
        "uses": [],
        "outline": "",
    }


def index_sections(setting: Setting, works: Iterable[Reference], level: int) -> Iterator[Section]:
    """Works in their order under their letters, each with the claims of each paper."""
    for letter, group in groupby(works, key=lambda work: letter_of(work_key(work))):
        title = once(setting.told(lambda words, letter=letter: [letter]))
        entries = [_indexed_work(setting, work) for work in group]
        yield section(level, title, [{"kind": "works", "works": entries}], letter=True)


def ordered_works(works: Iterable[Reference]) -> list[Reference]:
    return sorted(works, key=work_key)


def index_intro(setting: Setting) -> Block:
    number = len(setting.corpus.references)
    return prose(
        setting.phrased(lambda words: phrase("citations-intro", words.language, number=number))
    )


def _indexed_work(setting: Setting, work: Reference) -> Block:
    corpus, citations = setting.corpus, setting.links.citations
    papers = {paper.reference: name for name, paper in corpus.papers.items()}

    def remarks(words: Words) -> Runs:
        said = words.remarks(work.id)
        if work.id in papers:
            text = words.phrase(phrase("taken-apart-here", words.language))
            said = [*said, *words.to(paper_target(papers[work.id]), text)]
        if work.id in citations.mentioned:
            said = [*said, {"t": phrase("only-mentioned", words.language), "k": "quiet"}]
        return said

    target = work_target(work.id, page_of(len(corpus.references))(work.id))
    uses = [_use(setting, citation) for citation in citations.by_work.get(work.id, ())]
    return {
        **setting.anchor(target),
        "number": "",
        "text": setting.voices[0].reference(work.id),
        "remarks": setting.told(remarks),
        "facts": [],
        "uses": uses,
        "outline": "",
    }


def _use(setting: Setting, citation: Citation) -> Block:
    """The claims of one paper that cite a work."""
    claims = setting.links.papers[citation.paper].claims
    quoted = len(citation.claims) <= MOST_CLAIMS and not setting.both

    def title(words: Words) -> Runs:
        number = [f" [{citation.number}]"] if citation.number else []
        none = [] if citation.claims else words.phrase(
            phrase("colon", words.language) + phrase("cited-by-no-claim", words.language)
        )  # fmt: skip
        return [*words.paper_name(citation.paper), *number, *none]

    def ids(words: Words) -> Runs:
        named = [words.claim(citation.paper, claim) for claim in citation.claims]
        return words.listed(named, "comma")

    def quote(words: Words, name: str) -> Runs:
        target = claim_target(citation.paper, name)
        return [*words.to(target, [name], "id"), " ", *words.line(claims[name].gist)]

    return {
        "title": setting.told(title),
        "ids": [] if quoted else ids(setting.voices[0]),
        "claims": [
            setting.told(lambda words, name=name: quote(words, name)) for name in citation.claims
        ]
        if quoted
        else [],
    }
