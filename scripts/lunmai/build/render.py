"""Records and links become the text of every generated file; nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lunmai.build.kept_pages import Keeper
from lunmai.build.write import Content
from lunmai.cite import Citations
from lunmai.exports import render_exports
from lunmai.exports.references import render_own_references
from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.link import Links, published
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.load.reads import Watched
from lunmai.load.seen import Seen, watched
from lunmai.load.surroundings import GENERATED
from lunmai.pages import heads
from lunmai.pages.comparison import comparison_pages
from lunmai.pages.converted import converted_pages
from lunmai.pages.corrections import render_corrections
from lunmai.pages.embed import render_embeds
from lunmai.pages.facts import render_facts
from lunmai.pages.feed import render_feeds
from lunmai.pages.go import render_go
from lunmai.pages.method_tables import render_method_tables
from lunmai.pages.pages import is_draft, render_pages, render_retired
from lunmai.pages.sitemap import render_sitemap
from lunmai.search.index import render_index
from lunmai.search.words import render_search
from lunmai.views.words import Words

__all__ = ["GENERATED", "PAGE_FOLDERS", "Site", "page_names", "render_site"]

PAGE_FOLDERS = frozenset(folder.partition("/")[2] for folder in GENERATED if "/" in folder)
"""The generated folders below each language."""


class Site(NamedTuple):
    """What is made of a corpus."""

    files: dict[str, Content]
    """Every generated file by its path below `docs`."""
    pages: list[str]
    """The pages that belong to no single record and are not retired, those written by hand among
    them: paths below the language, `index` for the home page."""


def render_site(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    address: str = "",
    pdfs: Mapping[str, int] | None = None,
    by_hand: Mapping[str, str] | None = None,
    repository: str = "",
    pictures: Mapping[str, object] | None = None,
    keep: Callable[[Mapping[str, Any]], Keeper] | None = None,
) -> Site:
    """Every generated file, with the references as they were formatted.

    `address` is that of the published site, with a slash at its end, or empty where it is unknown;
    `pdfs` are the names of the PDFs with their sizes in bytes, `by_hand` the pages written by hand
    from which others are converted, by their paths below `docs`, `repository` is its address or
    empty, and `pictures` are those for previews, by their paths below `docs`; `keep` gives who
    knows the pages of the last run, when it is told what is read.
    """
    given, own = (corpus, links), published(corpus, links)
    part = "" if own[0] is corpus else "own"
    keeper = keep(_sources(part, given, own, formatted, pdfs, pictures)) if keep else ANEW
    seen, seen_own = _watched("", *given), _watched(part, *own)
    cited = Citations({name: Watched(name, works) for name, works in formatted.by_style.items()})
    shown = heads.Site(address, Watched("pictures", pictures or {}), seen_own[0].concepts)
    sizes = Watched("pdfs", pdfs or {})
    pages = render_pages(*seen, cited, shown, sizes, keeper, seen_own)
    names = page_names(_published_pages(pages, corpus, *own), corpus)
    retired = render_retired(corpus, links, formatted, pages, PAGE_FOLDERS)
    files = {
        **pages,
        **retired,
        **render_facts(*seen_own, cited, sizes, repository, address, keeper),
        **render_go(*seen_own, address, names, (*pages, *retired), keeper),
        **_of_records(seen, seen_own, cited, address, names, keeper),
        **_at_once(*own, formatted, address, repository, by_hand or {}),
    }
    return Site(files | render_sitemap(_listed(files, corpus), corpus.ledger, address), names)


def _at_once(
    own: Corpus,
    links: Links,
    formatted: Citations,
    address: str,
    repository: str,
    by_hand: Mapping[str, str],
) -> dict[str, Content]:
    """What takes so little that nobody need know it from before."""
    return {
        **render_feeds(own, links, formatted, address),
        **render_corrections(own, repository),
        **render_method_tables(own),
        **dict(converted_pages(by_hand)),
    }


def _watched(part: str, corpus: Corpus, links: Links) -> tuple[Corpus, Links]:
    return watched(f"{part}corpus", corpus), Seen(f"{part}links", links)


def _of_records(
    seen: tuple[Corpus, Links],
    own: tuple[Corpus, Links],
    formatted: Citations,
    address: str,
    names: Iterable[str],
    keep: Keeping,
) -> dict[str, Content]:
    """What is made of each record: embeds, exports and the search."""
    return {
        **render_embeds(*seen, formatted, address, keep),
        **render_own_references(*seen, keep),
        **render_exports(*own, formatted, address, names, keep),
        **render_search(*seen, keep),
        **render_index(seen[0], keep),
    }


def _sources(
    part: str,
    given: tuple[Corpus, Links],
    own: tuple[Corpus, Links],
    formatted: Citations,
    pdfs: Mapping[str, int] | None,
    pictures: Mapping[str, object] | None,
) -> dict[str, Any]:
    """What is read, by the name under which it is watched."""
    return {
        **dict(zip(("corpus", "links"), given, strict=True)),
        **dict(zip((f"{part}corpus", f"{part}links"), own, strict=True)),
        "pdfs": pdfs or {},
        "pictures": pictures or {},
        **formatted.by_style,
    }


def _listed(files: Iterable[str], corpus: Corpus) -> Iterator[str]:
    """The pages that search engines are to find, by path below `docs`."""
    yield from (f"{name}/{page}.md" for name in WRITTEN for page in corpus.pages)
    for path in files:
        language, _, page = path.partition("/")
        is_page = language in SITE_LANGUAGES and page.endswith(".md")
        if is_page and not is_draft(corpus, page):
            yield path


def _published_pages(
    pages: Iterable[str], corpus: Corpus, own: Corpus, links: Links
) -> Iterator[str]:
    """The paths of pages, without those of comparisons that only drafts have."""
    words = Words(own, links, WRITTEN[0])
    found = () if own is corpus else comparison_pages(words)
    compared = {f"{WRITTEN[0]}/{path}" for path, _, _ in found}
    for path in pages:
        if own is corpus or "/compare/" not in path or path in compared:
            yield path


def page_names(files: Iterable[str], corpus: Corpus) -> list[str]:
    """The pages that belong to no single record."""
    names = set(corpus.pages)
    for file in files:
        language, _, path = file.partition("/")
        if language == WRITTEN[0] and path.endswith(".md"):
            name = path.removesuffix(".md").removesuffix("/index")
            of_paper = name.startswith("courses/") and name.rpartition("/")[2] in corpus.papers
            if not of_paper and not name.startswith(("papers/", "concepts/")):
                names.add(name)
    return sorted(names)
