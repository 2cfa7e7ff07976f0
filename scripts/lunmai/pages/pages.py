"""The Markdown pages of the site, in every language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import name_text
from lunmai.languages import beside
from lunmai.link import Links, published
from lunmai.load import Corpus
from lunmai.model import SITE_LANGUAGES, Paper
from lunmai.pages.citations import citation_pages
from lunmai.pages.citing import citing_context, permanent_address
from lunmai.pages.comparison import comparison_pages
from lunmai.pages.concepts import concept_pages, glossary_context
from lunmai.pages.courses import course_pages
from lunmai.pages.divided import divided_pages
from lunmai.pages.grid import grid_context
from lunmai.pages.heads import NOWHERE, Site, head_of, unlisted, with_head
from lunmai.pages.map_files import map_files
from lunmai.pages.old_addresses import Page, retired_pages
from lunmai.pages.pdf_links import PdfLink, pdf_links
from lunmai.pages.reading import linked_concepts, reading_context
from lunmai.pages.take_away import take_away
from lunmai.pages.templating import make_environment
from lunmai.text.phrases import load_rules
from lunmai.views import divisions
from lunmai.views.argument_map import map_context
from lunmai.views.citing import page_title
from lunmai.views.drafts import counterpart_texts, definition_texts, draft_line, paper_texts
from lunmai.views.paper import PaperView, paper_view, silence_line
from lunmai.views.reading import reading_view
from lunmai.views.records import record_parts
from lunmai.views.roles import role_views
from lunmai.views.words import Words

Group = tuple[str, Callable[[], Iterable[Page]]]


def render_pages(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    site: Site,
    pdfs: Mapping[str, int],
) -> dict[str, str]:
    """The text of every page but those of old addresses, and of every map as a file, by path below
    `docs`; `pdfs` are the PDFs with their sizes."""
    return {
        path: text
        for language in SITE_LANGUAGES
        for words in [Words(corpus, links, language)]
        for path, text in _rendered(
            *(words, formatted, _pages(words, formatted, site.address)),
            *(site, lambda name: pdf_links(name, pdfs)),
        )
    }


def render_page(
    corpus: Corpus, links: Links, formatted: Citations, site: str, path: str
) -> dict[str, str]:
    """The page at a path below `docs` alone, and a map that is made with it; nothing where there
    is no such page. It costs what that page and those made with it before cost."""
    language, _, below = path.partition("/")
    words = Words(corpus, links, language)
    found = {}
    for prefix, pages in _groups(words, formatted, site):
        if not below.startswith(prefix):
            continue
        wanted = (page for page in pages() if f"{language}/{page[0]}" == path)
        found.update(_rendered(words, formatted, islice(wanted, 1), Site(site)))
        if found:
            break
    return found


def render_retired(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    pages: Iterable[str],
    folders: Collection[str],
) -> dict[str, str]:
    """The text of the pages of old addresses, by path below `docs`; `pages` are the paths of all
    others and `folders` those of generated pages."""
    return {
        path: text
        for language in SITE_LANGUAGES
        for words in [Words(corpus, links, language)]
        for path, text in _rendered(words, formatted, retired_pages(words, pages, folders))
    }


def _rendered(
    words: Words,
    formatted: Citations,
    pages: Iterable[Page],
    site: Site = NOWHERE,
    pdfs_of: Callable[[str], list[PdfLink]] = lambda subject: [],
) -> Iterator[tuple[str, str]]:
    environment = make_environment(words, formatted)
    environment.globals["pdfs_of"] = pdfs_of
    for path, template, context in pages:
        page = environment.get_template(f"{template}.md.j2")
        own = _is_draft(words, path)
        shown = context.get("shown_in", ())
        draft = draft_line(words, context.get("texts", ()), shown, of_draft=own)
        text = page.render(context, here=address_of(path), draft=draft)
        text = with_head(text, head_of(words, template, context, site))
        yield f"{words.language}/{path}", unlisted(text) if own else text
        if template == "map":
            picture = environment.get_template("map.svg.j2").render
            yield from map_files(context["paper"], context["map"], words.language, picture)


def _is_draft(words: Words, path: str) -> bool:
    """True for the pages of a draft, and for those that compare it."""
    folder, name = Path(path).with_suffix("").parts[:2]
    named = name.split("--") if folder in ("papers", "compare") else ()
    return any(one in words.corpus.papers and words.corpus.papers[one].is_draft for one in named)


def address_of(path: str) -> str:
    """The address of a page below the root of its language: papers/do-1999/."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _pages(words: Words, formatted: Citations, site: str) -> Iterator[Page]:
    """Path below the language, template and context of every page."""
    for _, pages in _groups(words, formatted, site):
        yield from pages()


def _groups(words: Words, formatted: Citations, site: str) -> Iterator[Group]:
    """The pages by what they are about, each group with what their paths begin with."""
    corpus = words.corpus
    for name, paper in corpus.papers.items():
        yield f"papers/{name}/", partial(_paper_pages, words, formatted, paper, site)
    yield "papers/", partial(_lists_of_papers, words)
    yield "glossary/", lambda: [("glossary/index.md", "glossary", glossary_context(words))]
    for name, concept in corpus.concepts.items():
        yield f"concepts/{name}", partial(concept_pages, words, concept, site)
    yield "compare/", partial(comparison_pages, words)
    yield "citations/", partial(citation_pages, words, formatted)
    own, links = published(corpus, words.links)
    yield "courses/", partial(course_pages, Words(own, links, words.language))
    yield "checks/", lambda: [("checks/index.md", "checks", {"rules": load_rules()})]


def _lists_of_papers(words: Words) -> Iterator[Page]:
    rows = ((name, paper) for name, paper in words.corpus.papers.items())
    papers = divisions.divide(rows, divisions.MOST_ENTRIES)
    yield from divided_pages("papers/index", "papers", papers, {}, partial(_papers, words), "_")


def _paper_pages(words: Words, formatted: Citations, paper: Paper, site: str) -> Iterator[Page]:
    corpus, language, linked = words.corpus, words.language, words.links.papers[paper.id]
    context = _paper_context(words, paper)
    cited = (*paper.bibliography, *linked.unlisted)
    works = [corpus.references[key] for key in (paper.reference, *cited)]
    reference = corpus.references[paper.reference]
    citing = {
        **citing_context(words, paper, cited, site),
        **permanent_address(paper, site),
        "copied_works": take_away([reference], formatted, language),
    }
    own = reading_view(words, paper, context["view"])
    texts = (*paper_texts(paper), *definition_texts(corpus, context["mentioned"]))
    first = {**context, **citing, **reading_context([own]), "texts": texts}
    yield f"papers/{paper.id}/index.md", "paper", first
    names = beside(language)
    sides = (Words(corpus, words.links, name) for name in names if name != language)
    views = [reading_view(side, paper, paper_view(side, paper)) for side in sides]
    views.insert(names.index(language), own)
    both = reading_context(views, own=names.index(language))
    mentioned = linked_concepts(words, paper, names)
    both |= {"mentioned": mentioned, "shown_in": names}
    both["texts"] = (*paper_texts(paper), *definition_texts(corpus, mentioned))
    yield f"papers/{paper.id}/side-by-side.md", "side-by-side", {**context, **both}
    copied = take_away(works, formatted, language)
    record = {"copied_works": copied, "texts": (*texts, *counterpart_texts(words, paper))}
    yield from _record_pages(words, {**context, **record})
    yield f"papers/{paper.id}/roles.md", "roles", context
    grid = grid_context(words.links.grids[paper.id], linked)
    grid["silence_line"] = partial(silence_line, words, paper.id)
    yield f"papers/{paper.id}/grid.md", "grid", {**context, **grid}
    yield f"papers/{paper.id}/map.md", "map", {**context, **map_context(paper, linked, language)}


def _record_pages(words: Words, context: dict[str, Any]) -> Iterator[Page]:
    """The record of a paper, and where it is long the parts to which its first page leads."""
    view: PaperView = context["view"]
    parts = record_parts(words.corpus, view.id)
    pages = {claim: part.name for part in parts for claim in part.rows}

    def recorded(claims: Collection[str]) -> dict[str, Any]:
        sections = [
            (section, [claim for claim in section.claims if claim.id in claims])
            for section in view.sections
        ]
        return {"recorded": [one for one in sections if one[1]]}

    titles = {section.id: section.heading for section in reversed(view.sections)}
    titles |= {
        pages[section.claims[0].id]: section.heading
        for section in reversed(view.sections)
        if section.claims
    }
    context = {**context, "record_pages": pages, "part_titles": titles}
    yield from divided_pages(f"papers/{view.id}/record", "record", parts, context, recorded)


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
