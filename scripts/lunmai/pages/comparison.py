"""What the pages that compare papers show: the matrix, the parallels by kind and by pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.cite.names import name_in_language, name_text
from lunmai.diagram import NARROW, comparison_map
from lunmai.link import Comparison, KindPage, Links, MatrixPage
from lunmai.link.parallels import Joined
from lunmai.load import Corpus
from lunmai.model import LANGUAGES, Concept, Language
from lunmai.text.drift import EDITORIAL_SOURCE
from lunmai.text.inline import to_plain
from lunmai.views.ordering import sort_key
from lunmai.views.reference_text import paper_name

WIDTHS = (860.0, NARROW)
"""The widths of the map of two papers in CSS pixels; map.css shows the first where it has room."""
Page = tuple[str, str, dict[str, Any]]
"""Path below the language, template and context."""


def comparison_pages(corpus: Corpus, links: Links, language: Language) -> Iterator[Page]:
    """Every page below `compare`."""
    wording = corpus.parallels.wording if corpus.parallels else None
    common = {"links": links, "wording": wording, "translated": language != EDITORIAL_SOURCE}
    keys = {name: paper_key(corpus, name) for name in corpus.papers}
    yield "compare/index.md", "comparisons", {**common, "paper_keys": keys}
    for comparison in links.comparisons:
        context = {**common, **_comparison(corpus, links, comparison, language)}
        yield f"compare/{'--'.join(comparison.papers)}.md", "comparison", context
    for page in links.kinds:
        context = {**common, **_kind(corpus, links, page, language), "paper_keys": keys}
        yield page_path(page.type, page.number), "kind", context
    concepts = sorted(corpus.concepts.values(), key=lambda concept: sort_key(concept, language))
    for number, page in enumerate(links.matrix, 1):
        found = [concept for concept in concepts if concept.id in page.concepts]
        context = _matrix(corpus, links, page, number, language) | {
            "concepts": found,
            "concept_key": concept_key,
        }
        yield page_path("matrix", number), "matrix", {**context, "paper_keys": keys}


def page_path(name: str, number: int) -> str:
    """The first page of a series has its name, the others have numbers below it."""
    return f"compare/{name}.md" if number == 1 else f"compare/{name}/{number}.md"


def _comparison(
    corpus: Corpus, links: Links, comparison: Comparison, language: Language
) -> dict[str, Any]:
    papers = [corpus.papers[name] for name in comparison.papers]
    references = [corpus.references[paper.reference] for paper in papers]
    names = [name_in_language(reference, language)[0] for reference in references]
    linked = [links.papers[paper.id] for paper in papers]
    return {
        "comparison": comparison,
        "titles": [paper.title.in_language(language) for paper in papers],
        "names": [paper_name(reference, language) for reference in references],
        "claims": [of.claims for of in linked],
        "number": sum(map(len, comparison.parallels.values())),
        "maps": [
            comparison_map(
                comparison,
                (papers[0], papers[1]),
                (linked[0], linked[1]),
                (names[0], names[1]),
                language,
                width,
            )
            for width in WIDTHS
        ],
    }


def _kind(corpus: Corpus, links: Links, page: KindPage, language: Language) -> dict[str, Any]:
    def key(joined: Joined) -> str:
        """What the filter matches: both claims in the reader's language, and their concepts."""
        ends = [links.papers[paper].claims[name] for paper, name in (joined.first, joined.second)]
        concepts = dict.fromkeys(name for claim in ends for name in claim.about)
        terms = [concept_key(corpus.concepts[name]) for name in concepts]
        gists = [to_plain(claim.gist.in_language(language)) for claim in ends]
        return "|".join([*gists, *terms])

    return {"page": page, "root": _root(page.number), "numbers": range(1, page.of + 1), "key": key}


def _matrix(
    corpus: Corpus, links: Links, page: MatrixPage, number: int, language: Language
) -> dict[str, Any]:
    works = {name: corpus.references[corpus.papers[name].reference] for name in page.papers}
    return {
        "plain_names": {name: name_in_language(work, language)[0] for name, work in works.items()},
        "page": page,
        "number": number,
        "numbers": range(1, len(links.matrix) + 1),
        "root": _root(number),
        "about": links.about,
        "paper_total": len(links.papers),
    }


def _root(number: int) -> str:
    """From the address of a page of a series to the root of the language."""
    return "../../" if number == 1 else "../../../"


def paper_key(corpus: Corpus, name: str) -> str:
    """What the filter matches for a paper: its authors in both scripts and its titles."""
    paper = corpus.papers[name]
    reference = corpus.references[paper.reference]
    names = map(name_text, (*reference.author, *reference.author_latin))
    return "|".join([*names, *(paper.title.in_language(language) for language in LANGUAGES)])


def concept_key(concept: Concept) -> str:
    """What the filter matches for a concept: every designation, with pinyin."""
    designations = (*concept.designations.zh, *concept.designations.en)
    return "|".join(text for item in designations for text in (item.term, item.pinyin) if text)
