"""The Markdown pages of the site, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import name_text
from lunmai.diagram.qr import QUIET_ZONE, qr_modules, qr_path
from lunmai.link import Links, PaperLinks
from lunmai.load import Corpus
from lunmai.model import LANGUAGES, Claim, Language, Paper, Reference, Section
from lunmai.pages.citations import citation_pages
from lunmai.pages.citing import citing_context
from lunmai.pages.comparison import comparison_pages
from lunmai.pages.concepts import concept_pages, glossary_context
from lunmai.pages.courses import course_pages
from lunmai.pages.grid import grid_context
from lunmai.pages.map_files import map_files
from lunmai.pages.old_addresses import Page, retired_pages, successors
from lunmai.pages.pdf_links import PdfLink, pdf_links
from lunmai.pages.take_away import claim_patterns, take_away
from lunmai.pages.templating import make_environment
from lunmai.text.drift import is_outdated
from lunmai.text.phrases import load_rules, phrase
from lunmai.views.argument_map import map_context
from lunmai.views.headings import headings, places
from lunmai.views.reference_text import tagged


def render_pages(
    corpus: Corpus, links: Links, formatted: Citations, site: str, pdfs: Mapping[str, int]
) -> dict[str, str]:
    """The text of every page but those of old addresses, and of every map as a file, by path below
    `docs`; `site` is the address of the site or empty, `pdfs` are the PDFs with their sizes."""
    return {
        path: text
        for language in LANGUAGES
        for path, text in _rendered(
            corpus,
            links,
            formatted,
            language,
            _pages(corpus, links, formatted, language, site),
            lambda subject: pdf_links(subject, pdfs),
        )
    }


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
        for language in LANGUAGES
        for path, text in _rendered(
            corpus,
            links,
            formatted,
            language,
            retired_pages(links, pages, folders),
        )
    }


def _rendered(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    language: Language,
    pages: Iterable[Page],
    pdfs_of: Callable[[str], list[PdfLink]] = lambda subject: [],
) -> Iterator[tuple[str, str]]:
    environment = make_environment(corpus, formatted, language)
    environment.globals["pdfs_of"] = pdfs_of
    environment.globals["leads"] = successors(corpus, links, language)
    for path, template, context in pages:
        yield f"{language}/{path}", environment.get_template(f"{template}.md.j2").render(context)
        if template == "map":
            picture = environment.get_template("map.svg.j2").render
            yield from map_files(context["paper"], context["map"], language, picture)


def _pages(
    corpus: Corpus, links: Links, formatted: Citations, language: Language, site: str
) -> Iterator[Page]:
    """Path below the language, template and context of every page."""
    for paper in corpus.papers.values():
        reference = corpus.references[paper.reference]
        context = _paper_context(paper, links.papers[paper.id], reference, language)
        context |= {"counterparts": links.counterparts, "linked_papers": links.papers}
        context["mentioned"] = links.mentioned[paper.id]
        context["retired"] = links.tombstones.claims.get(paper.id, ())
        cited = (*paper.bibliography, *links.papers[paper.id].unlisted)
        citing = citing_context(corpus, paper, cited, language, site)
        works = [corpus.references[key] for key in (paper.reference, *cited)]
        citing["copied_works"] = take_away(works, formatted, language)
        citing["claim_formats"] = claim_patterns(paper, reference, language, corpus.edition)
        citing |= permanent_address(paper, site)
        yield f"papers/{paper.id}/index.md", "paper", {**context, **citing}
        yield f"papers/{paper.id}/side-by-side.md", "side-by-side", context
        context |= grid_context(links.grids[paper.id], links.papers[paper.id])
        yield f"papers/{paper.id}/grid.md", "grid", context
        mapped = map_context(paper, links.papers[paper.id], language)
        yield f"papers/{paper.id}/map.md", "map", {**context, **mapped}
    yield "papers/index.md", "papers", _papers_context(corpus, links, language)
    yield "glossary/index.md", "glossary", glossary_context(corpus, links, language)
    for concept in corpus.concepts.values():
        yield from concept_pages(corpus, links, concept, language)
    yield from comparison_pages(corpus, links, language)
    yield from citation_pages(corpus, links, formatted, language)
    yield from course_pages(corpus, links, language)
    yield "checks/index.md", "checks", {"rules": load_rules()}


def _paper_context(
    paper: Paper, linked: PaperLinks, reference: Reference, language: Language
) -> dict[str, Any]:
    shown = linked.shown
    body = [section for section in paper.outline if section.part == "body"]
    return {
        "paper": paper,
        "linked": linked,
        "reference": reference,
        "shown": [section for section in paper.outline if section.id in shown],
        "shown_ids": shown,
        "empty": [section for section in body if not linked.claim_counts[section.id]],
        "title": paper.title.in_language(language),
        "authors": authors_text(reference, language),
        "author_names": phrase("comma", language).join(map(name_text, reference.author)),
        "headings": headings(paper, language),
        "headings_in": {name: headings(paper, name) for name in LANGUAGES},
        "places": places(paper, language),
        "theses": [claim for claim in linked.claims.values() if claim.role == "thesis"],
        "claims_of": lambda name: with_depth(linked.top_claims.get(name, ()), 0),
        "claim_outdated": lambda claim: claim_outdated(claim, paper.language),
        "is_translation": language != paper.language,
        "level": claim_level,
    }


def _papers_context(corpus: Corpus, links: Links, language: Language) -> dict[str, Any]:
    rows = [
        (paper, corpus.references[paper.reference], len(links.papers[paper.id].claims))
        for paper in corpus.papers.values()
    ]
    return {"rows": rows, "authors_of": lambda reference: authors_text(reference, language)}


def permanent_address(paper: Paper, site: str) -> dict[str, Any]:
    """The language-neutral address of a paper, and where the site knows its own its QR code."""
    address = f"{site or '/'}go/{paper.id}/"
    modules = qr_modules(address) if site else ()
    size = len(modules) + 2 * QUIET_ZONE
    return {"go_address": address, "qr": qr_path(modules), "qr_size": size}


def authors_text(reference: Reference, reader: Language) -> str:
    """The authors as Markdown, with their printed Latin form in brackets."""
    names = [tagged(name_text(name), reference.language) for name in reference.author]
    latin = [tagged(name_text(name), "en") for name in reference.author_latin]
    text = phrase("comma", reader).join(names)
    if not latin:
        return text
    return text + phrase("in-parentheses", reader, text=", ".join(latin))


def claim_level(section: Section, depth: int) -> str:
    """The heading marks of a claim: below its section's heading, six at the most."""
    return "#" * min(6, section.level + 2 + depth)


def with_depth(claims: tuple[Claim, ...], depth: int) -> Iterator[tuple[int, Claim]]:
    """Every claim with its depth, each before its sub-claims."""
    for claim in claims:
        yield depth, claim
        yield from with_depth(claim.claims, depth + 1)


def claim_outdated(claim: Claim, source: Language) -> bool:
    """True when either wording of a claim is newer than its translation."""
    return is_outdated(claim.gist, source) or is_outdated(claim.text, source)
