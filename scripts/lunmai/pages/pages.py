"""The Markdown pages of the site, in every language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from lunmai.cite import Citations
from lunmai.cite.names import name_text
from lunmai.diagram.qr import QUIET_ZONE, qr_modules, qr_path
from lunmai.languages import CONVERTED, beside
from lunmai.link import Links, published
from lunmai.load import Corpus
from lunmai.load.reads import note_reads, reading
from lunmai.model import SITE_LANGUAGES, Paper
from lunmai.pages.citations import citation_pages
from lunmai.pages.citing import citing_context
from lunmai.pages.comparison import comparison_groups
from lunmai.pages.concepts import concept_pages, glossary_context
from lunmai.pages.converted import marked
from lunmai.pages.courses import course_groups
from lunmai.pages.divided import divided_pages
from lunmai.pages.grid import grid_context
from lunmai.pages.map_files import map_files
from lunmai.pages.old_addresses import Page, retired_pages
from lunmai.pages.pdf_links import PdfLink, pdf_links
from lunmai.pages.reading import linked_concepts, reading_context
from lunmai.pages.take_away import take_away
from lunmai.pages.templating import make_environment
from lunmai.text.phrases import load_rules
from lunmai.views import divisions
from lunmai.views.argument_map import map_context
from lunmai.views.drafts import counterpart_texts, definition_texts, draft_line, paper_texts
from lunmai.views.paper import PaperView, paper_view, silence_line
from lunmai.views.reading import reading_view
from lunmai.views.records import record_parts
from lunmai.views.roles import role_views
from lunmai.views.words import Words

Group = tuple[str, Callable[[], Iterable[Page]]]
Text = TypeVar("Text")
Make = Callable[
    [str, Iterator[Page], Callable[[Page], Iterable[tuple[str, str]]]], Mapping[str, Text]
]
"""Makes a group of pages with its name: each is written by a function, unless what it would be is
known already."""


def anew(
    name: str, pages: Iterator[Page], write: Callable[[Page], Iterable[tuple[str, str]]]
) -> dict[str, str]:
    """Every page of a group, when nothing is known."""
    return {path: text for page in pages for path, text in write(page)}


def render_pages(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    site: str,
    pdfs: Mapping[str, int],
    make: Make[Text] = anew,
    own: tuple[Corpus, Links] | None = None,
) -> dict[str, Text]:
    """The text of every page but those of old addresses, and of every map as a file, by path below
    `docs`; `site` is the address of the site or empty, `pdfs` are the PDFs with their sizes, `own`
    is what is published."""
    found: dict[str, Text] = {}
    for language in SITE_LANGUAGES:
        words = Words(corpus, links, language)
        with reading() as common:
            write = _writer(words, formatted, lambda name: pdf_links(name, pdfs))

        def written(page: Page, write=write, common=common) -> list[tuple[str, str]]:
            note_reads(common)
            return [*write(page)]

        for name, pages in _groups(words, formatted, site, own or published(corpus, links)):
            found |= make(f"{language}/{name}", _lazily(pages), written)
    return found


def _lazily(pages: Callable[[], Iterable[Page]]) -> Iterator[Page]:
    """The pages of a group, none of which is looked for before somebody asks."""
    yield from pages()


def render_page(
    corpus: Corpus, links: Links, formatted: Citations, site: str, path: str
) -> dict[str, str]:
    """The page at a path below `docs` alone, and a map that is made with it; nothing where there
    is no such page. It costs what that page and those made with it before cost."""
    language, _, below = path.partition("/")
    words = Words(corpus, links, language)
    found = {}
    for prefix, pages in _groups(words, formatted, site, published(corpus, links)):
        if not below.startswith(prefix):
            continue
        wanted = (page for page in pages() if f"{language}/{page[0]}" == path)
        found.update(_rendered(words, formatted, islice(wanted, 1)))
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
    pdfs_of: Callable[[str], list[PdfLink]] = lambda subject: [],
) -> Iterator[tuple[str, str]]:
    write = _writer(words, formatted, pdfs_of)
    for page in pages:
        yield from write(page)


def _writer(
    words: Words, formatted: Citations, pdfs_of: Callable[[str], list[PdfLink]]
) -> Callable[[Page], Iterator[tuple[str, str]]]:
    """What writes a page, and the files that are made with it."""
    environment = make_environment(words, formatted)
    environment.globals["pdfs_of"] = pdfs_of

    def write(page: Page) -> Iterator[tuple[str, str]]:
        path, template, given = page
        context = given() if callable(given) else given
        own = _is_draft(words, path)
        shown = context.get("shown_in", ())
        draft = draft_line(words, context.get("texts", ()), shown, of_draft=own)
        render = environment.get_template(f"{template}.md.j2").render
        text = render(context, here=address_of(path), draft=draft)
        text = unlisted(text) if own else text
        converted = words.language in CONVERTED
        yield f"{words.language}/{path}", marked(text, words.language) if converted else text
        if template == "map":
            picture = environment.get_template("map.svg.j2").render
            yield from map_files(context["paper"], context["map"], words.language, picture)

    return write


def _is_draft(words: Words, path: str) -> bool:
    """True for the pages of a draft, and for those that compare it."""
    folder, name = Path(path).with_suffix("").parts[:2]
    named = name.split("--") if folder in ("papers", "compare") else ()
    return any(one in words.corpus.papers and words.corpus.papers[one].is_draft for one in named)


def unlisted(page: str) -> str:
    """A page of Markdown that search engines leave out."""
    return page.replace("---\n", "---\nunlisted: true\n", 1)


def address_of(path: str) -> str:
    """The address of a page below the root of its language: papers/do-1999/."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _groups(
    words: Words, formatted: Citations, site: str, published_part: tuple[Corpus, Links]
) -> Iterator[Group]:
    """The pages by what they are about, each group with what their paths begin with. What a group
    needs of the corpus it looks up itself, so that it is known what it needs."""
    corpus, own = words.corpus, Words(*published_part, words.language)
    for name in corpus.papers:
        yield f"papers/{name}/", partial(_paper_pages, words, formatted, name, site)
    yield "papers/", partial(_lists_of_papers, words)
    yield "glossary/", lambda: [("glossary/index.md", "glossary", glossary_context(words))]
    for name in corpus.concepts:
        yield f"concepts/{name}", partial(concept_pages, words, name, site)
    for name, pages in comparison_groups(words):
        yield f"compare/{name}", pages
    yield "citations/", partial(citation_pages, words, formatted)
    for name, pages in course_groups(own):
        yield f"courses/{name}", pages
    yield "checks/", lambda: [("checks/index.md", "checks", {"rules": load_rules()})]


def _lists_of_papers(words: Words) -> Iterator[Page]:
    rows = ((name, paper) for name, paper in words.corpus.papers.items())
    papers = divisions.divide(rows, divisions.MOST_ENTRIES)
    yield from divided_pages("papers/index", "papers", papers, {}, partial(_papers, words), "_")


def _paper_pages(words: Words, formatted: Citations, name: str, site: str) -> Iterator[Page]:
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
    own = reading_view(words, paper, context["view"])
    texts = (*paper_texts(paper), *definition_texts(corpus, context["mentioned"]))
    first = {**context, **citing, **reading_context([own]), "texts": texts}
    yield f"papers/{paper.id}/index.md", "paper", first
    names = beside(language)
    sides = (Words(corpus, words.links, one) for one in names if one != language)
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


def permanent_address(paper: Paper, site: str) -> dict[str, Any]:
    """The language-neutral address of a paper, and where the site knows its own its QR code."""
    address = f"{site or '/'}go/{paper.id}/"
    modules = qr_modules(address) if site else ()
    size = len(modules) + 2 * QUIET_ZONE
    return {"go_address": address, "qr": qr_path(modules), "qr_size": size}
