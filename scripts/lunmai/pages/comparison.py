"""What the pages that compare papers show: the matrix, the parallels by kind and by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain, groupby, repeat
from typing import Any

from lunmai.cite.names import name_in_language, name_text
from lunmai.diagram import NARROW, comparison_map
from lunmai.languages import Language, beside
from lunmai.link import Comparison, Joined, Links
from lunmai.load import Corpus
from lunmai.model import Concept, ParallelType
from lunmai.pages.divided import divided_pages
from lunmai.pages.old_addresses import Page
from lunmai.views import divisions
from lunmai.views.comparisons import comparison_view, gist_of, remark_of
from lunmai.views.drafts import joined_texts, paper_texts, parallel_texts
from lunmai.views.ordering import sort_key
from lunmai.views.words import Words

MOST_PARALLELS = 100
"""Parallels of a kind on a page, each with two claims and a remark."""
MOST_MENTIONS = 3000
"""Times that a page of the matrix names a claim."""
WIDTHS = (860.0, NARROW)
"""The widths of the map of two papers in CSS pixels; map.css shows the first where it has room."""


def comparison_groups(words: Words) -> Iterator[tuple[str, Callable[[], Iterator[Page]]]]:
    """Every page below `compare`, in groups with what their paths begin with."""
    yield "", partial(_lists, words)
    for pair in words.links.pairs:
        yield pair, partial(_pair, words, pair)
    for kind in words.links.kinds:
        yield kind, partial(_of_kind, words, kind)
    yield "matrix", partial(_matrices, words)


def comparison_pages(words: Words) -> Iterator[Page]:
    """Every page below `compare`."""
    for _, pages in comparison_groups(words):
        yield from pages()


class PaperKeys:
    """The key of each paper, which is looked up when it is asked for."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __getitem__(self, name: str) -> str:
        return paper_key(self._words.corpus, name, self._words.language)


def _common(words: Words) -> dict[str, Any]:
    corpus = words.corpus
    common = {"paper_keys": PaperKeys(words), "texts": [*parallel_texts(corpus)]}
    if corpus.parallels:
        common |= {
            "gist_of": lambda paper, claim: gist_of(words, paper, claim),
            "remark_of": lambda remark: remark_of(words, remark),
        }
    return common


def _lists(words: Words) -> Iterator[Page]:
    """The list of the pairs."""
    common = {**_common(words), "links": words.links}
    rows = (("--".join(one.papers), one) for one in words.links.pairs.values())
    pairs = divisions.divide(rows, divisions.MOST_ENTRIES)
    yield from divided_pages(
        "compare/index", "comparisons", pairs, common, lambda found: {"pairs": found}, "pairs/"
    )


def _pair(words: Words, pair: str) -> Iterator[Page]:
    comparison = words.links.pairs[pair]
    context = {**_common(words), **_comparison(words, comparison)}
    yield f"compare/{pair}.md", "comparison", context


def _of_kind(words: Words, kind: ParallelType) -> Iterator[Page]:
    """The parallels of a kind."""
    found = words.links.kinds[kind]
    rows = (("--".join(one.papers), one) for one in found)
    shown = {**_common(words), "type": kind, "total": len(found)}
    parts = divisions.divide(rows, MOST_PARALLELS)
    yield from divided_pages(f"compare/{kind}", "kind", parts, shown, partial(_by_pair, words))


def _matrices(words: Words) -> Iterator[Page]:
    """Papers against concepts."""
    parts = divisions.divide(_mentions(words.corpus, words.links), MOST_MENTIONS)
    yield from divided_pages(
        "compare/matrix", "matrix", parts, _common(words), partial(_matrix, words)
    )


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
        "texts": joined_texts(words, _joined(comparison)),
        "plain_title": " × ".join(name.text for name in map(words.paper_name, comparison.papers)),
        "view": comparison_view(words, comparison),
        "number": sum(map(len, comparison.parallels.values())),
        "source": f"docs/data/{_written_in(corpus, comparison.papers)}.yaml",
        "maps": [drawn(width) for width in WIDTHS],
    }


def _joined(comparison: Comparison) -> list[Joined]:
    first, second = comparison.papers
    return [
        Joined((first, here), (second, there), remark)
        for parallels in comparison.parallels.values()
        for here, there, remark in parallels
    ]


def _keys(words: Words, found: Iterable[Joined]) -> tuple[list[str], dict[Joined, str]]:
    """What the filter matches beside the gists that it reads: the keys of the papers and concepts,
    each once, and for each parallel the places of its own among them."""
    corpus, papers = words.corpus, words.links.papers
    places: dict[str, int] = {}
    own = {}
    for one in found:
        ends = [papers[paper].claims[name] for paper, name in (one.first, one.second)]
        names = [f"papers/{paper}" for paper, _ in (one.first, one.second)]
        names += [name for claim in ends for name in claim.about]
        own[one] = " ".join(
            str(places.setdefault(name, len(places))) for name in dict.fromkeys(names)
        )
    keys = [
        paper_key(corpus, name.removeprefix("papers/"), words.language)
        if name.startswith("papers/")
        else concept_key(corpus.concepts[name], words.language)
        for name in places
    ]
    return keys, own


def _written_in(corpus: Corpus, papers: tuple[str, str]) -> str:
    """The file of the parallels of two papers."""
    files = (one for one in corpus.parallels if {*one.rpartition("/")[2].split("--")} == {*papers})
    return next(files, "parallels")


def _by_pair(words: Words, found: Collection[Joined]) -> dict[str, Any]:
    groups = groupby(found, key=lambda one: one.papers)
    pairs = {papers: [*group] for papers, group in groups}
    keys, own = _keys(words, found)
    return {"pairs": pairs, "texts": joined_texts(words, found), "keys": keys, "keys_of": own}


def _mentions(corpus: Corpus, links: Links) -> Iterator[tuple[str, str]]:
    """Every paper, as often as its claims name a concept of the matrix, and once more."""
    number = Counter(
        paper
        for concept in _in_matrix(corpus, links)
        for paper, naming in links.named[concept].items()
        for claims in naming.claims.values()
        for _ in claims
    )
    for paper in corpus.papers:
        yield from repeat((paper, paper), number[paper] + 1)


def _in_matrix(corpus: Corpus, links: Links) -> Iterator[str]:
    """The concepts of the field that some claim names itself, not only a narrower one."""
    for concept, cells in links.named.items():
        own = any(naming.claims for naming in cells.values())
        if own and corpus.concepts[concept].kind == "subject":
            yield concept


def _matrix(words: Words, mentions: Iterable[str]) -> dict[str, Any]:
    """Some of the papers, and no concept that none of them names: all pages together grow with
    the papers and not with papers times concepts."""
    corpus, links, language = words.corpus, words.links, words.language
    papers = tuple(dict.fromkeys(mentions))
    works = {name: corpus.references[corpus.papers[name].reference] for name in papers}
    named = [
        corpus.concepts[name]
        for name in _in_matrix(corpus, links)
        if not links.named[name].keys().isdisjoint(papers)
    ]
    return {
        "texts": [
            *(concept.wording for concept in named),
            *chain.from_iterable(paper_texts(corpus.papers[name]) for name in papers),
        ],
        "concepts": sorted(named, key=lambda one: sort_key(one, language)),
        "concept_key": partial(concept_key, language=language),
        "plain_names": {name: name_in_language(work, language)[0] for name, work in works.items()},
        "shown": papers,
        "named": links.named,
        "paper_total": len(links.papers),
    }


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
