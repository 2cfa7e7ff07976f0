"""Writes what views say as inline HTML, which any Markdown leaves as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lunmai.cite import STYLES, Citations, Style
from lunmai.cite.styles import SHOWN, words_of
from lunmai.model import SITE_LANGUAGES, Language, Reference
from lunmai.text.inline import (
    escape,
    escape_start,
    escape_within,
    on_one_line,
    tag_other_language,
    to_markdown,
)
from lunmai.text.terms import Terms, linked
from lunmai.views.said import Aside, Line, Link, Part, Prose, Said, Text, Work
from lunmai.views.targets import Target

TERM = 'class="lm-term" aria-describedby="_term-*" href="{}"'
"""A link on a term; the page has its definition under that id."""
GLOSSARY = "glossary/"
"""The page on which concepts have their entries: links between them stay on it."""
BESIDE = "side-by-side/"
"""Below the page of a paper, the one that has the same but for the list of works: who reads there
stays there."""


@dataclass(frozen=True)
class Writer:
    """Writes for the readers of one language."""

    terms: Terms
    works: Mapping[str, Reference]
    formatted: Citations
    language: Language

    def write(self, said: Said | Part, here: str) -> str:
        """What is said on the page with the address `here` below the root of its language."""
        if not isinstance(said, tuple):
            return escape_start(self._part(said, here))
        return escape_start("".join([self._part(part, here) for part in said]))

    def line(self, line: Line, here: str) -> str:
        """All that a line tells."""
        parts = [self.write(line.said, here)]
        if line.gist:
            parts.append(self.write(line.gist, here))
        for kind, said in (("basis", line.state), ("remark", line.remark)):
            if said:
                parts.append(f'<span class="lm-{kind}">{self.write(said, here)}</span>')
        if line.more:
            parts.append(self.write(line.more, here))
        return " ".join(parts)

    def _part(self, part: Part, here: str) -> str:
        if isinstance(part, str):
            return escape_within(part)
        if isinstance(part, Text):
            return self._of_language(part.language, _literal(part.text, part.language))
        if isinstance(part, Prose):
            text = self._of_language(part.language, self._prose(part, here))
            return f"{text} {self._part(part.missing, here)}" if part.missing else text
        if isinstance(part, Link):
            return f"<a{_attributes(part, here)}>{self._parts(part.said, here)}</a>"
        if isinstance(part, Aside):
            return f'<span class="lm-{part.kind}">{self._parts(part.said, here)}</span>'
        return self._work(part)

    def _parts(self, said: Iterable[Part], here: str) -> str:
        return "".join([self._part(part, here) for part in said])

    def _of_language(self, language: Language, html: str) -> str:
        if language == self.language:
            return html
        return f'<span lang="{SITE_LANGUAGES[language].tag}">{html}</span>'

    def _prose(self, prose: Prose, here: str) -> str:
        if not prose.terms:
            return _unlinked(prose.text, prose.language)
        return self._linked(prose, href(Target("concept/*", "concepts/*/"), here))

    def _linked(self, prose: Prose, target: str) -> str:
        found = self.terms.links(prose.text, prose.language, prose.but)
        links = linked(found, TERM.format(target))
        return tag_other_language(to_markdown(prose.text, links), prose.language)

    def in_shown_style(self, key: str) -> str:
        """A work in the style of the language alone."""
        html, tag = self._styled(SHOWN[self.language], key)
        return f'<span lang="{tag}">{html}</span>'

    def _styled(self, style: Style, key: str) -> tuple[str, str]:
        """A work in a style, whose own words may be in another language than the work."""
        html, own = self.formatted.reference(style, key).html, self.works[key].language
        words = words_of(style, own)
        said = html if words == own else tag_other_language(html, words)
        return said, SITE_LANGUAGES[words].tag

    def _work(self, work: Work) -> str:
        """A work in every style, of which a page shows one."""
        own = SITE_LANGUAGES[self.works[work.key].language].tag
        text = "".join(
            f'<span data-style="{style}"'
            f"{'' if tag == own else f' lang={tag}'}"
            f"{'' if style == SHOWN[self.language] else ' hidden'}>{html}</span>"
            for style in STYLES
            for html, tag in [self._styled(style, work.key)]
        )
        return f'<span class="lm-styled" lang="{own}">{text}</span>'


def tagged(text: str, language: Language) -> str:
    """Escaped text within an element that states its language."""
    return f'<span lang="{SITE_LANGUAGES[language].tag}">{escape(text)}</span>'


def rooted(line: Line, root: str) -> Line:
    """The line with links that begin with the way to the root of its language, or its address."""
    said = (
        replace(part, target=replace(part.target, page=root + part.target.page))
        if isinstance(part, Link)
        else part
        for part in line.said
    )
    return replace(line, said=tuple(said))


@lru_cache(maxsize=100_000)
def href(target: Target, here: str) -> str:
    """The address of a target as the page at `here` writes it, up no further than to what the two
    have in common."""
    page, mark, anchor = target.page.partition("#")
    if here == GLOSSARY and target.name.startswith("concept/"):
        return f"#{target.name.partition('/')[2]}"
    beside = f"{page}{BESIDE}" == here and not anchor.startswith("reference")
    if mark and (page == here or beside):
        return f"#{anchor}"
    steps, there = here.split("/")[:-1], page.split("/")
    pairs = enumerate(zip(steps, there[:-1], strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(steps), len(there) - 1))
    return "../" * (len(steps) - same) + "/".join(there[same:]) + mark + anchor or "./"


def _attributes(link: Link, here: str) -> str:
    written = f' href="{href(link.target, here)}"'
    if link.kind:
        written = f' class="lm-{link.kind}"{written}'
    if link.label:
        written += f' aria-label="{escape(link.label)}"'
    if link.kind == "citation":
        page, _, anchor = link.target.page.partition("#reference-")
        listed = anchor and here in (page, f"{page}record/")
        written += f' aria-describedby="_cite-{anchor}"' if listed else ""
    return written


@lru_cache(maxsize=100_000)
def _literal(text: str, language: Language) -> str:
    return tag_other_language(escape_within(on_one_line(text)), language)


@lru_cache(maxsize=100_000)  # a gist stands on many pages
def _unlinked(text: str, language: Language) -> str:
    return tag_other_language(to_markdown(text), language)
