"""What the pages that compare papers show: the matrix, the parallels by kind and by pair."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from lunmai.cite.names import name_in_language, name_text
from lunmai.diagram import NARROW, comparison_map
from lunmai.languages import Language, beside
from lunmai.link import Comparison, KindPage, Links, MatrixPage
from lunmai.link.parallels import Joined
from lunmai.load import Corpus
from lunmai.model import Concept
from lunmai.pages.divided import divided_pages
from lunmai.pages.old_addresses import Page
from lunmai.text.inline import to_plain
from lunmai.views import divisions
from lunmai.views.comparisons import comparison_intro, comparison_view, gist_of, remark_of
from lunmai.views.ordering import sort_key
from lunmai.views.words import Words

WIDTHS = (860.0, NARROW)
"""The widths of the map of two papers in CSS pixels; map.css shows the first where it has room."""


def comparison_pages(words: Words) -> Iterator[Page]:
    """Every page below `compare`."""
    corpus, links = words.corpus, words.links
    keys = {name: paper_key(corpus, name, words.language) for name in corpus.papers}
    common = {"links": links, "paper_keys": keys}
    rows = (("--".join(one.papers), one) for one in links.comparisons)
    pairs = divisions.divide(rows, divisions.MOST_ENTRIES)
    yield from divided_pages(
        "compare/index", "comparisons", pairs, common, lambda found: {"pairs": found}, "pairs/"
    )
    if corpus.parallels:
        common |= {
            "intro": comparison_intro(words),
            "gist_of": lambda paper, claim: gist_of(words, paper, claim),
            "remark_of": lambda remark: remark_of(words, remark),
        }
    for comparison in links.comparisons:
        context = {**common, **_comparison(words, comparison)}
        yield f"compare/{'--'.join(comparison.papers)}.md", "comparison", context
    for page in links.kinds:
        context = {**common, **_kind(corpus, links, page, words.language)}
        yield page_path(page.type, page.number), "kind", context
    concepts = sorted(corpus.concepts.values(), key=lambda one: sort_key(one, words.language))
    for number, page in enumerate(links.matrix, 1):
        found = [concept for concept in concepts if concept.id in page.concepts]
        context = {
            "concepts": found,
            "concept_key": partial(concept_key, language=words.language),
            **common,
        }
        context |= _matrix(corpus, links, page, number, words.language)
        yield page_path("matrix", number), "matrix", context


def page_path(name: str, number: int) -> str:
    """The first page of a series has its name, the others have numbers below it."""
    return f"compare/{name}.md" if number == 1 else f"compare/{name}/{number}.md"


def _comparison(words: Words, comparison: Comparison) -> dict[str, Any]:
    first, second = comparison.papers
    corpus, linked = words.corpus, words.links.papers
    drawn = partial(
        comparison_map,
        comparison,
        (corpus.papers[first], corpus.papers[second]),
        (linked[first], linked[second]),
        tuple((name.text, name.language) for name in map(words.paper_name, comparison.papers)),
        words.language,
    )
    return {
        "comparison": comparison,
        "view": comparison_view(words, comparison),
        "number": sum(map(len, comparison.parallels.values())),
        "maps": [drawn(width) for width in WIDTHS],
    }


def _kind(corpus: Corpus, links: Links, page: KindPage, language: Language) -> dict[str, Any]:
    def key(joined: Joined) -> str:
        """What the filter matches: both claims in the reader's language, and their concepts."""
        ends = [links.papers[paper].claims[name] for paper, name in (joined.first, joined.second)]
        concepts = dict.fromkeys(name for claim in ends for name in claim.about)
        terms = [concept_key(corpus.concepts[name], language) for name in concepts]
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
        "named": links.named,
        "paper_total": len(links.papers),
    }


def _root(number: int) -> str:
    """From the address of a page of a series to the root of the language."""
    return "../../" if number == 1 else "../../../"


def paper_key(corpus: Corpus, name: str, language: Language) -> str:
    """What the filter matches for a paper: its authors in both scripts and its titles."""
    paper = corpus.papers[name]
    reference = corpus.references[paper.reference]
    names = map(name_text, (*reference.author, *reference.author_latin))
    return "|".join([*names, *(paper.title.in_language(one) for one in beside(language))])


def concept_key(concept: Concept, language: Language) -> str:
    """What the filter matches for a concept: every designation, with pinyin."""
    designations = concept.designations.all_in(beside(language))
    return "|".join(text for item in designations for text in (item.term, item.pinyin) if text)
