"""The pages of each paper, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import name_text
from lunmai.languages import beside
from lunmai.model import Paper
from lunmai.pages.citing import citing_context, permanent_address
from lunmai.pages.divided import divided_pages
from lunmai.pages.grid import grid_context
from lunmai.pages.old_addresses import Page
from lunmai.pages.reading import linked_concepts, reading_context
from lunmai.pages.record import record_pages
from lunmai.pages.take_away import take_away
from lunmai.views import divisions
from lunmai.views.argument_map import map_context
from lunmai.views.citing import page_title
from lunmai.views.drafts import counterpart_texts, definition_texts, paper_texts
from lunmai.views.paper import paper_view, silence_line
from lunmai.views.reading import reading_view
from lunmai.views.roles import role_views
from lunmai.views.words import Words


def lists_of_papers(words: Words) -> Iterator[Page]:
    rows = ((name, paper) for name, paper in words.corpus.papers.items())
    papers = divisions.divide(rows, divisions.MOST_ENTRIES)
    yield from divided_pages("papers/index", "papers", papers, {}, partial(_papers, words), "_")


def paper_pages(words: Words, formatted: Citations, name: str, site: str) -> Iterator[Page]:
    corpus, language, linked = words.corpus, words.language, words.links.papers[name]
    paper = corpus.papers[name]
    context = _paper_context(words, paper)
    cited = (*paper.bibliography, *linked.unlisted)
    works = [corpus.references[key] for key in (paper.reference, *cited)]
    reference = corpus.references[paper.reference]
    citing = {
        **citing_context(words, paper, cited, site),
        **permanent_address(paper, site),
        "copied_works": take_away([reference], formatted, language),
    }
    own = reading_view(words, paper, context["view"].sections)
    texts = (*paper_texts(paper), *definition_texts(corpus, context["mentioned"]))
    first = {**context, **citing, **reading_context([own]), "texts": texts}
    yield f"papers/{paper.id}/index.md", "paper", first
    names = beside(language)
    sides = (Words(corpus, words.links, one) for one in names if one != language)
    views = [reading_view(side, paper, beside=True) for side in sides]
    views.insert(names.index(language), own)
    both = reading_context(views, own=names.index(language))
    mentioned = linked_concepts(words, paper, names)
    both |= {"mentioned": mentioned, "shown_in": names}
    both["texts"] = (*paper_texts(paper), *definition_texts(corpus, mentioned))
    yield f"papers/{paper.id}/side-by-side.md", "side-by-side", {**context, **both}
    copied = take_away(works, formatted, language)
    record = {"copied_works": copied, "texts": (*texts, *counterpart_texts(words, paper))}
    yield from record_pages(words, {**context, **record})
    yield f"papers/{paper.id}/roles.md", "roles", context
    grid = grid_context(words.links.grids[paper.id], linked)
    grid["silence_line"] = partial(silence_line, words, paper.id)
    yield f"papers/{paper.id}/grid.md", "grid", {**context, **grid}
    yield f"papers/{paper.id}/map.md", "map", {**context, **map_context(paper, linked, language)}


def _paper_context(words: Words, paper: Paper) -> dict[str, Any]:
    """What every page of a paper needs."""
    view = paper_view(words, paper)
    reference = words.corpus.references[paper.reference]
    return {
        "paper": paper,
        "texts": tuple(paper_texts(paper)),
        "view": view,
        "roles": role_views(words, paper, view),
        "linked": words.links.papers[paper.id],
        "reference": reference,
        "title": view.title.text,
        "page_name": page_title(paper, words.language),
        "short": words.paper_name(paper.id),
        "author_names": words.phrase("comma").join(map(name_text, reference.author)),
        "retired": view.retired,
        "mentioned": linked_concepts(words, paper, [words.language]),
    }


def _papers(words: Words, papers: Iterable[Paper]) -> dict[str, Any]:
    papers = tuple(papers)
    rows = [
        (paper, words.corpus.references[paper.reference], len(words.links.papers[paper.id].claims))
        for paper in papers
    ]
    texts = chain.from_iterable(map(paper_texts, papers))
    return {"rows": rows, "authors_of": words.authors, "texts": texts}
