"""Addresses in running text: plain, Markdown and LaTeX, each with its own escapes."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lunmai.syllabus.found import Found, Unreadable

CHARACTERS = r"A-Za-z0-9._~:/?#@!$*+,;=%\-\u00ad\u200b\u2010\u2011\u2060"
"""What an address is written with, beside &; brackets, quotation marks and Chinese end it."""
ODD = r"[\u2012\u2013\u2212\uff0d](?=[A-Za-z0-9])|\uff03(?=[A-Za-z])"
"""What stands for a hyphen or # where a program or a keyboard was too clever."""
SHORTEST, LONGEST = 6, 40_000
"""As long as the builder of reading lists writes them."""
MOST_LINES = 8
"""Lines that one address may be broken over."""
TRAILING = ".,;:!?*_~'&\\\u200b\u00ad\u2060\u2010\u2011"
LIKELY = re.compile(
    r"//|(?:\A|/)(?:papers|concepts|glossary|citations|compare|courses|go|pdf|exports)(?:/|\Z)"
    r"|\A[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?/",
    re.IGNORECASE,
)
CLOSING = {"<": ">", "{": "}"}
SCHEME = re.compile(r"(?<!/)https?://", re.IGNORECASE)
NEXT_LINE = re.compile(r"[ \t]*\r?\n(?:[ \t>]|%(?![0-9A-Fa-f]{2}))*+")
ENTITY = r"&(?!(?:quot|lt|gt|nbsp|apos|ensp|emsp|#0*(?:34|39|60|62|160)|#x0*(?:22|27|3[ce]|a0));)"


@dataclass(frozen=True)
class Notation:
    """How a format writes an address in its text."""

    token: re.Pattern[str]
    """A run of what addresses are written with, escapes included."""
    unescape: Callable[[str], str] = str
    comments: Callable[[str], Iterator[tuple[int, int]]] = lambda text: iter(())
    """The stretches that nobody prints."""


def _unescape_latex(text: str) -> str:
    text = re.sub(r"\\textasciitilde(?:\{\})?|\\~\{\}", "~", text)
    text = re.sub(r"\\(?:allowbreak(?:\{\})?|-)", "", text)
    return re.sub(r"\\slash(?:\{\}| ?)", "/", re.sub(r"\\([#%&_~])", r"\1", text))


def _unescape_markdown(text: str) -> str:
    return html.unescape(re.sub(r"\\([#_~&%*.\-/+=?!$])", r"\1", text))


def _comments(start: str, end: str) -> Callable[[str], Iterator[tuple[int, int]]]:
    def find(text: str) -> Iterator[tuple[int, int]]:
        at = text.find(start)
        while at >= 0 and (until := text.find(end, at)) >= 0:
            yield at, until
            at = text.find(start, until)

    return find


def _latex_comments(text: str) -> Iterator[tuple[int, int]]:
    """From % to the end of a line; in an address, % and two digits are a character."""
    for match in re.finditer(r"(?:^[ \t]*+|(?<!\\))%(?![0-9A-Fa-f]{2})[^\n]*+", text, re.MULTILINE):
        yield match.span()


PLAIN = Notation(re.compile(f"(?:[{CHARACTERS}&]++|{ODD})++"))
MARKDOWN = Notation(
    re.compile(rf"(?:[{CHARACTERS}]++|{ODD}|{ENTITY}|\\[#_~&%*.\-/+=?!$])++", re.IGNORECASE),
    _unescape_markdown,
    _comments("<!--", "-->"),
)
HTML_TEXT = Notation(
    re.compile(f"(?:[{CHARACTERS}]++|{ODD}|{ENTITY})++", re.IGNORECASE), html.unescape
)
LATEX = Notation(
    re.compile(
        rf"(?:[{CHARACTERS}&]++|{ODD}|\\[#%&_-]|\\~\{{\}}"
        r"|\\(?:textasciitilde|allowbreak|slash)(?![a-zA-Z])(?:\{\})?)++"
    ),
    _unescape_latex,
    _latex_comments,
)


class Lines:
    """Lines and columns of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> str:
        line = bisect_right(self._starts, offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"


def find_in_text(text: str, notation: Notation = PLAIN) -> Iterator[Found]:
    """Everything in a text that may be an address, with line and column."""
    return scan(text, notation, Lines(text).place)


def find_in_part(text: str, place: str) -> Iterator[Found]:
    """Everything in a paragraph or on a page that may be an address."""
    return scan(text, PLAIN, lambda _: place)


def scan(
    text: str,
    notation: Notation,
    place: Callable[[int], str],
    first: int = 0,
    last: int | None = None,
) -> Iterator[Found]:
    """Everything within a stretch of a text that may be an address, each at its place."""
    last = len(text) if last is None else last
    hidden = list(notation.comments(text))
    for match in notation.token.finditer(text, first, last):
        token = match[0]
        if "/" not in token or len(token) < SHORTEST:
            continue
        if len(token) > LONGEST:
            if "#v1;" in token:
                raise Unreadable(f"it has a reading list of more than {LONGEST} characters")
            continue
        for start, written in _split(token, match.start()):
            if _is_within(hidden, start):
                continue
            end = _end_of_target(text, start, match.end(), last)
            kept = text[start:end] if end else written.rstrip(TRAILING)
            address = notation.unescape(kept)
            if LIKELY.search(address):
                whole = start + len(written) == match.end() and not end
                further = _further(text, start, match.end(), last, notation) if whole else ()
                yield Found(address, place(start), start, start + len(kept), further)


def _end_of_target(text: str, start: int, end: int, last: int) -> int:
    """Where a link's target ends that begins here, with whatever stands in it: a browser opens
    the whole of it. 0 for an address in running text."""
    before = text[max(0, start - 2) : start]
    close = ")" if before == "](" else CLOSING.get(before[-1:], "")
    stop = re.compile(r"[^\s()<>{}]*").match(text, end, last) if close else None
    return stop.end() if stop and text[stop.end() : stop.end() + 1] == close else 0


def _split(token: str, at: int) -> Iterator[tuple[int, str]]:
    """A run of characters may hold several addresses, or one after other things."""
    found = [match.start() for match in SCHEME.finditer(token)]
    # An address after one of these is not the next one but a part of this one.
    starts = found[:1] + [at for at in found[1:] if token[at - 1] not in "=_&?%"] or [0]
    for start, end in zip(starts, [*starts[1:], len(token)], strict=True):
        lead = len(token[start:end]) - len(token[start:end].lstrip("*_~:,;!"))
        yield at + start + lead, token[start + lead : end]


def _further(
    text: str, start: int, end: int, last: int, notation: Notation
) -> tuple[tuple[str, int], ...]:
    """The address that starts here, joined with the beginning of one and more further lines."""
    found: list[tuple[str, int]] = []
    joined = text[start:end]
    while len(found) < MOST_LINES - 1:
        line = NEXT_LINE.match(text, end, last)
        token = notation.token.match(text, line.end(), last) if line else None
        if token is None or len(token[0]) > LONGEST or not re.search("[A-Za-z0-9#?]", token[0]):
            break
        if SCHEME.match(token[0]):
            break  # an address of its own
        joined, end = joined + token[0], token.end()
        kept = joined.rstrip(TRAILING)
        found.append((notation.unescape(kept), end - (len(joined) - len(kept))))
    return tuple(found)


def _is_within(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, float("inf")))
    return at > 0 and offset < spans[at - 1][1]
