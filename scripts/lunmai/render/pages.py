"""The Markdown pages of the site: papers, one page and one side-by-side page each, glossary."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lunmai.drift import CONCEPT_SOURCE, is_outdated
from lunmai.inline import escape, to_markdown
from lunmai.link import Links, PaperLinks
from lunmai.load import Corpus
from lunmai.model import (
    LANGUAGES,
    Claim,
    Concept,
    Language,
    Paper,
    Provenance,
    Reference,
    Section,
)
from lunmai.phrases import load_rules, phrase
from lunmai.render.reference_text import (
    MARKUP_LANGUAGES,
    full_text,
    name_text,
    short_text,
    tagged,
)

TEMPLATES = Path(__file__).with_name("templates")
OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}


def render_pages(corpus: Corpus, links: Links) -> dict[str, str]:
    """The text of every page, by path below `docs`."""
    pages: dict[str, str] = {}
    for language in LANGUAGES:
        writer = PageWriter(corpus, links, language)
        pages.update(writer.pages())
    return pages


class PageWriter:
    """Writes the pages of one language."""

    def __init__(self, corpus: Corpus, links: Links, language: Language) -> None:
        self.corpus = corpus
        self.links = links
        self.language = language
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            comment_start_string="{##",  # {# begins an id in Markdown
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update(
            md=lambda wording: to_markdown(wording.in_language(language)),
            here=lambda texts: escape(texts.in_language(language)),
            esc=escape,
            line=to_markdown,
            front=front_matter_text,
        )
        environment.globals.update(
            t=self._phrase,
            language=language,
            other=OTHER[language],
            languages=LANGUAGES,
            tags=MARKUP_LANGUAGES,
            concepts=corpus.concepts,
            references=corpus.references,
            term=lambda name: escape(term(corpus.concepts[name], language)),
            other_root={"zh": "../../en/", "en": "../../../"}[language],
            tagged=tagged,
            short_text=short_text,
            full_text=lambda reference: full_text(reference, language),
            name_text=name_text,
            is_outdated=is_outdated,
        )
        self.environment = environment

    def pages(self) -> Iterator[tuple[str, str]]:
        """(path below `docs`, text) of every page."""
        for paper in self.corpus.papers.values():
            linked = self.links.papers[paper.id]
            reference = self.corpus.references[paper.reference]
            context = self._paper_context(paper, linked, reference)
            yield f"{self.language}/papers/{paper.id}/index.md", self._render("paper", context)
            yield (
                f"{self.language}/papers/{paper.id}/side-by-side.md",
                self._render("side-by-side", context),
            )
        yield f"{self.language}/papers/index.md", self._render("papers", self._papers_context())
        yield (
            f"{self.language}/glossary/index.md",
            self._render("glossary", self._glossary_context()),
        )

        yield (
            f"{self.language}/checks/index.md",
            self._render("checks", {"rules": load_rules()}),
        )

    def _phrase(self, name: str, /, **values: object) -> str:
        return phrase(name, self.language, **values)

    def _render(self, template: str, context: dict[str, Any]) -> str:
        return self.environment.get_template(f"{template}.md.j2").render(context)

    def _paper_context(
        self, paper: Paper, linked: PaperLinks, reference: Reference
    ) -> dict[str, Any]:
        sections = {section.id: section for section in paper.outline}
        return {
            "paper": paper,
            "linked": linked,
            "reference": reference,
            "sections": sections,
            "authors": self._authors(reference),
            "author_names": self._phrase("comma").join(map(name_text, reference.author)),
            "title": paper.title.in_language(self.language),
            "claims_of": lambda name: list(with_depth(linked.top_claims.get(name, ()), 0)),
            "claim_outdated": lambda claim: claim_outdated(claim, paper.language),
            "place_of": lambda name: escape(self.place(paper, sections[name])),
            "heading": lambda name: escape(self.heading(sections[name], self.language)),
            "heading_in": lambda name, language: escape(self.heading(sections[name], language)),
            "shown": [
                s
                for s in paper.outline
                if s.id in linked.top_claims or s.id in linked.section_notes
            ],
            "empty": [
                s for s in paper.outline if s.part == "body" and not linked.claim_counts[s.id]
            ],
            "provenance": self._provenance,
            "level": claim_level,
            "is_translation": self.language != paper.language,
            "theses": [claim for claim in linked.claims.values() if claim.role == "thesis"],
        }

    def heading(self, section: Section, language: Language) -> str:
        """A heading with its printed number, in brackets where the paper prints none."""
        text = section.heading.in_language(language)
        if not section.printed:
            return phrase("unprinted-heading", language, heading=text)
        if not section.number:
            return text
        if section.number.isascii():
            return f"{section.number.rstrip('.')}. {text}"
        return f"{section.number}、{text}" if language == "zh" else f"{section.number} · {text}"

    def place(self, paper: Paper, section: Section) -> str:
        """A heading, with the number of its part in front where its own number is not enough."""
        text = self.heading(section, self.language)
        above = [
            s for s in paper.outline[: paper.outline.index(section)] if s.level < section.level
        ]
        if section.level == 1 or not above or not above[-1].number:
            return text
        part = above[-1].number
        return text if (section.number or "").startswith(part) else f"{part} / {text}"

    def _authors(self, reference: Reference) -> str:
        names = [tagged(name_text(name), reference.language) for name in reference.author]
        latin = [tagged(name_text(name), "en") for name in reference.author_latin]
        text = self._phrase("comma").join(names)
        return f"{text} ({', '.join(latin)})" if latin else text

    def _provenance(self, made: Provenance, language: Language) -> str:
        """Who or what made the wording in a language, and whether a person reviewed it."""
        machine = made.by == "machine"
        return self._phrase(
            "wording-made",
            language=phrase("language-name", language),
            by=self._phrase("made-by-machine") if machine else escape(made.by),
            review=self._phrase("reviewed-by", name=escape(made.reviewed_by))
            if made.reviewed_by
            else self._phrase("not-reviewed"),
        )

    def _papers_context(self) -> dict[str, Any]:
        rows = [
            (
                paper,
                self.corpus.references[paper.reference],
                len(self.links.papers[paper.id].claims),
            )
            for paper in self.corpus.papers.values()
        ]
        return {"rows": rows, "authors_of": self._authors}

    def _glossary_context(self) -> dict[str, Any]:
        ordered = sorted(
            self.corpus.concepts.values(), key=lambda concept: sort_key(concept, self.language)
        )
        return {
            "subjects": [concept for concept in ordered if concept.kind == "subject"],
            "method": [concept for concept in ordered if concept.kind == "method"],
            "narrower": self.links.narrower,
            "related": self.links.related,
            "used_in": self.links.used_in,
            "papers": self.corpus.papers,
            "definition_outdated": lambda concept: (
                self.language != CONCEPT_SOURCE and is_outdated(concept.definition, CONCEPT_SOURCE)
            ),
        }


def term(concept: Concept, language: Language) -> str:
    """The preferred designation."""
    return concept.designations.preferred(language).term


def sort_key(concept: Concept, language: Language) -> tuple[str, str]:
    """Pinyin without tone marks in Chinese, letters in English; the id decides ties."""
    designation = concept.designations.preferred(language)
    text = designation.pinyin or designation.term
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum()), concept.id


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


def front_matter_text(text: str) -> str:
    """A value for the front matter of a page, safe in YAML and in the HTML head."""
    return json.dumps(escape(text), ensure_ascii=False)
