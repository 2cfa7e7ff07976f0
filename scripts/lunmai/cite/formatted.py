"""A formatted reference, from the processor's document tree: as plain text and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.cite.records import ORIGINALS
from lunmai.model import SAFE_URL
from lunmai.text.inline import escape, escape_start, escape_within

ELEMENTS = {"Emph": "em", "Superscript": "sup", "Subscript": "sub"}
SPACES = ("Space", "SoftBreak", "LineBreak")
PLAIN = ORIGINALS | str.maketrans({"\u00a0": " ", "\u202f": " "})
"""Initials come with spaces that do not break; a search for the name would miss them."""
ESCAPED = {ord(sign): escape_within(sign) for sign in map(chr, range(32, 127))} | {
    sign: escape_within(said) for sign, said in PLAIN.items()
}
SECOND_STOP = re.compile(r"([？！](?:</em>)?)\.(?=[ ”]|$)")
"""A full stop after a full-width mark that ends a title; the processor knows half-width ones."""


@dataclass(frozen=True)
class Formatted:
    """A reference in a style."""

    text: str
    """For copying: one line, addresses in full."""
    html: str
    """The same characters as inline HTML that is inert in Markdown; safe addresses are links."""


def formatted(content: Iterable[dict]) -> Formatted:
    """The blocks of one entry as one line."""
    lines = [block["c"] for block in content if block["t"] in ("Para", "Plain")]
    text = " ".join("".join(_text(line)) for line in lines).translate(PLAIN)
    html = " ".join("".join(_html(line)) for line in lines)
    text, html = (SECOND_STOP.sub(r"\1", line.strip()) for line in (text, html))
    return Formatted(text, escape_start(html))


def _text(inlines: Iterable[dict]) -> Iterator[str]:
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif inline["t"] in SPACES:
            yield " "
        else:
            yield from _text(_within(inline))


def _html(inlines: Iterable[dict]) -> Iterator[str]:
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            yield inline["c"].translate(ESCAPED)
        elif kind in SPACES:
            yield " "
        else:
            inner = "".join(_html(_within(inline)))
            yield _element(inline, inner)


def _element(inline: dict, inner: str) -> str:
    """The content within its element; what has none of ours (capitals, spans) is only content."""
    if inline["t"] == "Link":
        url = inline["c"][2][0]
        return f'<a href="{escape(url)}">{inner}</a>' if SAFE_URL.match(url) else inner
    name = ELEMENTS.get(inline["t"])
    return f"<{name}>{inner}</{name}>" if name else inner


def _within(inline: dict) -> list[dict]:
    """The inlines within one: of a span or a link, behind its attributes."""
    content = inline.get("c", [])
    return content[1] if inline["t"] in ("Span", "Link", "Quoted") else content
