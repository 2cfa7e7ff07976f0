"""The parts that every PDF is made of: sections with blocks, in the words of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import SITE_LANGUAGES, Language, Paper
from lunmai.pdf.runs import PaperViewer, Runs, Voice, text_of
from lunmai.views.paper import PaperView, paper_view
from lunmai.views.said import Fact, Line, Part, Said
from lunmai.views.targets import Target

Form = str
"""A key of `PDF_FORMS`."""
Block = dict[str, Any]
Section = dict[str, Any]
Told = dict[Language, Runs]
"""The same in each language of a file."""


@dataclass(frozen=True)
class Setting:
    """In which languages something is set, and for which file."""

    form: Form
    voices: tuple[Voice, ...]
    """One for each language of the form."""
    site: str = ""
    """The address of the published site with a slash at its end, or empty where it is unknown."""
    within: str = ""
    """The paper whose file this is, or empty."""

    @property
    def corpus(self) -> Corpus:
        return self.voices[0].words.corpus

    @property
    def links(self) -> Links:
        return self.voices[0].words.links

    @property
    def to_print(self) -> Setting:
        """The same for what is read on paper."""
        return replace(self, voices=tuple(one.to_print for one in self.voices))

    @property
    def both(self) -> bool:
        """True where two languages share the page."""
        return len(self.voices) > 1

    def views(self, make: Callable[..., Any], *arguments: Any) -> list[Any]:
        """A view in each language."""
        return [make(voice.words, *arguments) for voice in self.voices]

    def paper_views(self, make: PaperViewer, paper: Paper) -> list[Any]:
        """A view of a paper in each language, made once for all files."""
        return [voice.view(make, paper) for voice in self.voices]

    def told(self, saids: Iterable[Said | Part]) -> Told:
        """What the views of each language say."""
        return {
            voice.language: voice.said(said) for voice, said in zip(self.voices, saids, strict=True)
        }

    def lines(self, lines: Iterable[Line]) -> Told:
        return {
            voice.language: voice.line(line) for voice, line in zip(self.voices, lines, strict=True)
        }

    def phrased(self, name: str, **values: object) -> Told:
        """Words of the interface in each language."""
        return {voice.language: voice.phrase(name, **values) for voice in self.voices}

    def facts(self, facts: Iterable[Iterable[Fact]]) -> dict[Language, list[tuple[Runs, Runs]]]:
        return {
            voice.language: voice.facts(found)
            for voice, found in zip(self.voices, facts, strict=True)
        }

    def anchor(self, target: Target) -> dict[str, str]:
        """What makes a place a target: for links within the file, and for those into it."""
        return {"name": target.name, "anchor": target.destination(self.within)}

    def address(self, path: str) -> str:
        """The permanent address of a page, or nothing where the site's is unknown."""
        return f"{self.site}{self.root}{path}" if self.site else ""

    @property
    def root(self) -> str:
        """The root of the pages to which a file leads: those of its first language."""
        return SITE_LANGUAGES[self.voices[0].language].root


def all_of(voice: Voice, paper: Paper) -> PaperView:
    """All that is told of a paper in one language."""
    return paper_view(voice.words, paper)


def section(
    level: int,
    title: Told,
    blocks: Iterable[Block] = (),
    anchor: Mapping[str, str] | None = None,
    also: Iterable[str] = (),
    **options: Any,
) -> Section:
    """A section; its level is that of its heading, and its outline what bookmarks say. Of what it
    does not print but stands for, `also` has the names by which the file is entered there."""
    named = anchor or {"name": "", "anchor": ""}
    return {
        "level": level,
        "title": title,
        "outline": outlined(title),
        **named,
        "blocks": list(blocks),
        "also": list(also),
        **options,
    }


def outlined(title: Told) -> str:
    """A title as a bookmark says it."""
    return " ".join(text_of(runs) for runs in title.values())


def prose(text: Told) -> Block:
    return {"kind": "prose", "text": text}


def card(rows: Iterable[tuple[Told, Told]]) -> Block:
    """Labels with what they say."""
    return {"kind": "card", "rows": [list(row) for row in rows]}


def items(texts: Iterable[Told]) -> Block:
    return {"kind": "items", "items": list(texts)}
