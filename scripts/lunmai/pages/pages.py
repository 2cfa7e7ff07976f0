"""The Markdown pages of the site, in every language."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from lunmai.cite import Citations
from lunmai.languages import CONVERTED
from lunmai.link import Links, published
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.load.reads import note_reads, reading
from lunmai.model import SITE_LANGUAGES
from lunmai.pages.citations import citation_pages
from lunmai.pages.comparison import comparison_groups
from lunmai.pages.concepts import concept_pages, glossary_context
from lunmai.pages.converted import marked
from lunmai.pages.courses import course_groups
from lunmai.pages.heads import NOWHERE, Site, head_of, unlisted, with_head
from lunmai.pages.map_files import map_files
from lunmai.pages.old_addresses import Page, retired_pages
from lunmai.pages.papers import lists_of_papers, paper_pages
from lunmai.pages.pdf_links import PdfLink, pdf_links
from lunmai.pages.templating import make_environment
from lunmai.text.phrases import load_rules
from lunmai.views.drafts import draft_line
from lunmai.views.words import Words

Group = tuple[str, Callable[[], Iterable[Page]]]


def render_pages(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    site: Site,
    pdfs: Mapping[str, int],
    keep: Keeping = ANEW,
    own: tuple[Corpus, Links] | None = None,
) -> dict[str, Any]:
    """The text of every page but those of old addresses, and of every map as a file, by path below
    `docs`; `pdfs` are the PDFs with their sizes, `own` is what is published."""
    found: dict[str, Any] = {}
    for language in SITE_LANGUAGES:
        words = Words(corpus, links, language)
        with reading() as common:
            write = _writer(words, formatted, site, lambda name: pdf_links(name, pdfs))

        def written(page: Page, write=write, common=common) -> list[tuple[str, str]]:
            note_reads(common)
            return [*write(page)]

        for name, pages in _groups(words, formatted, site.address, own or published(corpus, links)):
            found |= keep.pages(f"{language}/{name}", _lazily(pages), written)
            gc.collect(1)  # what templates show they hold in circles, which nobody else looks for
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
    site: Site = NOWHERE,
) -> Iterator[tuple[str, str]]:
    write = _writer(words, formatted, site, lambda subject: [])
    for page in pages:
        yield from write(page)


def _writer(
    words: Words, formatted: Citations, site: Site, pdfs_of: Callable[[str], list[PdfLink]]
) -> Callable[[Page], Iterator[tuple[str, str]]]:
    """What writes a page, and the files that are made with it."""
    environment = make_environment(words, formatted)
    environment.globals["pdfs_of"] = pdfs_of

    def write(page: Page) -> Iterator[tuple[str, str]]:
        path, template, given = page
        context = given() if callable(given) else given
        own = is_draft(words.corpus, path)
        shown = context.get("shown_in", ())
        draft = draft_line(words, context.get("texts", ()), shown, of_draft=own)
        render = environment.get_template(f"{template}.md.j2").render
        text = render(context, here=address_of(path), draft=draft)
        text = with_head(text, head_of(words, template, context, site))
        text = unlisted(text) if own else text
        converted = words.language in CONVERTED
        yield f"{words.language}/{path}", marked(text, words.language) if converted else text
        if template == "map":
            picture = environment.get_template("map.svg.j2").render
            yield from map_files(context["paper"], context["map"], words.language, picture)

    return write


def is_draft(corpus: Corpus, path: str) -> bool:
    """True for the pages of a draft, and for those that compare it; the path is one below the
    language."""
    folder, name = (*Path(path).with_suffix("").parts, "")[:2]
    named = name.split("--") if folder in ("papers", "compare") else ()
    return any(one in corpus.papers and corpus.papers[one].is_draft for one in named)


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
        yield f"papers/{name}/", partial(paper_pages, words, formatted, name, site)
    yield "papers/", partial(lists_of_papers, words)
    yield "glossary/", lambda: [("glossary/index.md", "glossary", glossary_context(words))]
    for name in corpus.concepts:
        yield f"concepts/{name}", partial(concept_pages, words, name, site)
    for name, pages in comparison_groups(words):
        yield f"compare/{name}", pages
    yield "citations/", partial(citation_pages, words, formatted)
    for name, pages in course_groups(own):
        yield f"courses/{name}", pages
    yield "checks/", lambda: [("checks/index.md", "checks", {"rules": load_rules()})]
