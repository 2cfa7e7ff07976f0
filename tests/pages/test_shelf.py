"""Blocks that are laid aside come back as Markdown would have left them."""

import re

import markdown
import pytest

from lunmai.pages.shelf import ids_of, laid_aside, put_back

OURS = "<!-- Generated from data; do not edit. -->\n\n# A title {#title}\n\n"
RAW = '<section class="a" id="b">\n<h2 id="c">Brief</h2>\n\n<p>One <em>*two*</em></p>\n</section>'
WHOLE = {
    "one block": RAW,
    "blocks on following lines": f"{RAW}\n{RAW}\n\nText.",
    "a block of its own kind within": "<div>\n<div>a</div>\n\n<div>b</div>\n</div>\n\n*text*",
    "data": '<script type="application/json">{"a": "*b*"}</script>\n\nText.',
    "within an element": f'<article markdown="1">\n\n### A *claim* {{#m1}}\n\n{RAW}\n\n</article>',
}
LEFT = {
    "text behind it": "<div>a</div> and *text*\n\nMore.",
    "no end": "<div>a\n\n*text*",
    "Markdown within": '<div markdown="1">\n\n*text*\n\n</div>',
    "code within": "<div>\n```\ncode\n```\n</div>",
    "a comment within": "<div>\n<!-- </div> -->\n</div>",
}


def converted(text):
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    return markdown.markdown(text, extensions=extensions)


def told(html):
    """What is on a page, wherever its lines end."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_blocks_come_back(text):
    short, blocks = laid_aside(OURS + text)
    assert blocks
    assert not any(block in short for block in blocks)
    assert told(put_back(converted(short), blocks)) == told(converted(OURS + text))


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_more_than_html_is_left_to_markdown(text):
    assert laid_aside(OURS + text) == (OURS + text, [])


def test_pages_of_others_are_left_to_markdown():
    assert laid_aside(f"# A title\n\n{RAW}") == (f"# A title\n\n{RAW}", [])


def test_blocks_can_be_linked_to():
    assert ids_of([RAW]) == {"b", "c"}
