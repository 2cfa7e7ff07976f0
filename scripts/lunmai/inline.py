"""The inline Markdown subset of the texts in the data: strong, emphasis, code and links.

Everything else is literal text. What leaves here is inert in any Markdown: marks are written as
HTML elements, and every character that could begin a mark as a character reference, which
Markdown never takes for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lunmai.model import Language

MARK = re.compile(
    r"\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
SAFE_URL = re.compile(r"https?://[^\s\"'<>\\`]+\Z")
LIST_START = re.compile(r"^(\d*)([.)-])")
CHINESE_GAP = re.compile(r"(?<=[\u2e80-\u9fff\uf900-\uffef]) (?=[\u2e80-\u9fff\uf900-\uffef])")
CHINESE_RUN = re.compile(
    r"<[^>]*>|([\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[\u3000-\u9fff\uf900-\uffef·…]*[\u3400-\u9fff\uf900-\ufaff])?)"
)
ENGLISH_RUN = re.compile(r"<[^>]*>|([A-Za-z][A-Za-z’-]*(?:,? [A-Za-z’-]+){2,})")
"""A tag of ours, to be passed over, or a passage."""
SIGNIFICANT = re.compile(r"[&<>\"'*_`\[\]{}\\#+=|~^!$:@]")


def on_one_line(text: str) -> str:
    """The text without line breaks; between Chinese characters a break is not a space."""
    return CHINESE_GAP.sub("", " ".join(text.split()))


@lru_cache(maxsize=100_000)
def escape(text: str) -> str:
    """Literal text for Markdown and for HTML attributes, on one line."""
    return escape_start(escape_within(on_one_line(text)))


def escape_start(text: str) -> str:
    """Text that cannot begin a list or a rule: `2024. …` and `- …` stay what they are."""
    return LIST_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)


def to_markdown(text: str) -> str:
    """A text of the data as one line of Markdown."""
    text = on_one_line(text)
    parts: list[str] = []
    end = 0
    for match in MARK.finditer(text):
        parts += [escape_within(text[end : match.start()]), _mark(match)]
        end = match.end()
    return escape_start("".join([*parts, escape_within(text[end:])]))


@lru_cache(maxsize=100_000)  # a gist stands on many pages
def to_markdown_in(text: str, language: Language) -> str:
    """A text of the data as one line of Markdown in its language."""
    return tag_other_language(to_markdown(text), language)


def tag_other_language(markdown: str, language: Language) -> str:
    """Markdown of one language whose passages in the other say so: any Chinese within English;
    within Chinese, where Latin names are at home, three English words in a row."""
    run, tag = (CHINESE_RUN, "zh-Hans") if language == "en" else (ENGLISH_RUN, "en")
    return run.sub(
        lambda match: f'<span lang="{tag}">{match[1]}</span>' if match[1] else match[0], markdown
    )


def escape_within(text: str) -> str:
    """Literal text for the middle of a line: a space at either end stays."""
    return SIGNIFICANT.sub(lambda match: f"&#{ord(match[0])};", text)


def _mark(match: re.Match[str]) -> str:
    if match["strong"]:
        return f"<strong>{to_markdown(match['strong'])}</strong>"
    if match["emphasis"]:
        return f"<em>{to_markdown(match['emphasis'])}</em>"
    if match["code"]:
        return f"<code>{escape(match['code'])}</code>"
    if SAFE_URL.match(match["url"]):
        return f'<a href="{escape(match["url"])}">{to_markdown(match["label"])}</a>'
    return escape(match[0])


def to_plain(text: str) -> str:
    """A text of the data without its marks."""
    return MARK.sub(
        lambda match: (
            to_plain(match["strong"] or match["emphasis"] or match["label"] or "") or match["code"]
        ),
        on_one_line(text),
    )


def unsafe_urls(text: str) -> Iterator[str]:
    """The targets of links that are not plain web addresses."""
    for match in MARK.finditer(on_one_line(text)):
        if match["label"] and not SAFE_URL.match(match["url"]):
            yield match["url"]
