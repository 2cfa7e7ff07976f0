"""The parts that every PDF is made of: sections with blocks, in the words of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.views.targets import Target
from lunmai.views.words import Form, Runs, Said, Words, text_of, told

Block = dict[str, Any]
Section = dict[str, Any]


@dataclass(frozen=True)
class Setting:
    """In which languages something is set, and for which file."""

    form: Form
    voices: tuple[Words, ...]
    """One for each language of the form."""
    site: str = ""
    """The address of the published site with a slash at its end, or empty where it is unknown."""
    within: str = ""
    """The paper whose file this is, or empty."""

    @property
    def corpus(self) -> Corpus:
        return self.voices[0].corpus

    @property
    def links(self) -> Links:
        return self.voices[0].links

    @property
    def both(self) -> bool:
        """True where two languages share the page."""
        return len(self.voices) > 1

    def told(self, say: Callable[[Words], Runs]) -> Said:
        return told(self.voices, say)

    def phrased(self, say: Callable[[Words], str]) -> Said:
        """Words of the interface in each language."""
        return self.told(lambda words: words.phrase(say(words)))

    def anchor(self, target: Target) -> dict[str, str]:
        """What makes a place a target: for links within the file, and for those into it."""
        return {"name": target.name, "anchor": target.destination(self.within)}

    def address(self, target: Target) -> str:
        """The permanent address of a place, or nothing where the site's is unknown."""
        prefix = "en/" if self.form == "en" else ""
        return f"{self.site}{prefix}{target.page}" if self.site else ""


def section(
    level: int,
    title: Said,
    blocks: Iterable[Block] = (),
    anchor: Mapping[str, str] | None = None,
    **options: Any,
) -> Section:
    """A section; its level is that of its heading, and its outline what bookmarks say."""
    named = anchor or {"name": "", "anchor": ""}
    return {
        "level": level,
        "title": title,
        "outline": outlined(title),
        **named,
        "blocks": list(blocks),
        **options,
    }


def outlined(title: Said) -> str:
    """A title as a bookmark says it."""
    return " ".join(text_of(runs) for runs in title.values())


def prose(text: Said) -> Block:
    return {"kind": "prose", "text": text}


def whole(text: Runs) -> Block:
    """One text for all languages."""
    return {"kind": "whole", "text": text}


def card(rows: Iterable[tuple[Said, Said]]) -> Block:
    """Labels with what they say."""
    return {"kind": "card", "rows": [list(row) for row in rows]}


def items(texts: Iterable[Said]) -> Block:
    return {"kind": "items", "items": list(texts)}
