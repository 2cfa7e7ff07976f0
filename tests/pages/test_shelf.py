"""What is made of a page without Markdown is what Markdown would have made."""

import os
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.configuration import set_hypothesis_home_dir
from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from projects import ROOT, TESTS

from lunmai.pages.shelf import set_out

set_hypothesis_home_dir(ROOT / ".build" / "hypothesis")
EXAMPLES = int(os.environ.get("LUNMAI_FUZZ", "60"))
OURS = "<!-- Generated from data; do not edit. -->\n\n# A title {#title}\n\n"
RAW = '<section class="a" id="b">\n<h2 id="c">Brief</h2>\n\n<p>One <em>*two*</em></p>\n</section>'
CLAIM = (
    '<article id="x" class="c" markdown="1">\n\n### <a href="#a1">a1</a> <em>x</em> &#91;y&#93; '
    '{#a1 data-toc-label="a1 &quot;x&quot;  …"}\n\n<p>text</p>\n\n</article>'
)
MADE = {
    "a block": RAW,
    "blocks on following lines": f"{RAW}\n{RAW}\n\nText.",
    "a block of its own kind within": "<div>\n<div>a</div>\n\n<div>b</div>\n</div>\n\nText",
    "data": '<script type="application/json">{"a": "*b*"}</script>\n\nText.',
    "a claim": CLAIM,
    "claims": f'## S {{#s}}\n\n<div markdown="1">\n\n{CLAIM}\n\n\n{CLAIM}\n\n\n</div>\n\nText',
    "a fold": f'<details markdown="1"><summary>1 &amp; <i>2</i></summary>\n\n{CLAIM}\n\n</details>',
    "an element right below a block": f'<p>a</p>\n<div markdown="1">\n\n{CLAIM}\n\n</div>',
    "levels": "#### four {#d}\n\n## two {#e}\n\n### a<br>b {#f}\n\n## 1&#46; two (a) {#_g}",
    "lines": 'One\n\n\n<i title="a_b *c*">two</i> (3) “x” \'y\' "z" | ~ ^ = + - 1. !\n\n3 + 4',
    "a list": '- one\n- <a href="#x">two</a>',
    "a list with lines between": "- one\n\n- two\n\n\n- three\n\nText\n\n- one",
    "a list within": '<div markdown="1">\n\n- one\n\n- two\n\n</div>',
    "an unclosed tag": "One <em>two\n\nthree",
    "a line at the end": f"{CLAIM}\n\nText\n\n",
}
LEFT = {
    "emphasis": "A *word* and __two__",
    "a link": "[a](https://a.example) and <https://b.example>",
    "code": "A `word` and \\*another\\*",
    "a table": "| a | b |\n| :-- | --: |\n| 1 | <i>2</i> |",
    "lists of one": "- [a](https://a.example)\n\n- b\n\n- c\n\n1. d",
    "what is no entity": "AT&T &nosuch &#x; &amp",
    "more lines": "One<br>\ntwo\n{.x}",
    "signs": "1 < 2 > 0",
    "a tag that is none": '<a b>c</a d> <a href="x>y</a>',
    "a link in two parts": "[a] [b][c]",
    "an unclosed element": '<div markdown="1">\n\nText',
    "a closing tag alone": "Text\n\n</div>\n\nText",
    "crossed elements": '<div markdown="1">\n\n<section markdown="1">\n\na\n\n</div>\n\n</section>',
    "an empty element": '<div markdown="1">\n\n</div>',
    "code with lines that are lines elsewhere": "```yaml\na: 1\n\nText\n```",
    "a reference": "[a] and\n\n[a]: https://a.example",
    "a heading with a link": "## [a](https://a.example) {#a}",
    "a heading without a name": "## One two\n\nText\n\n## One two",
    "a heading with an end": "## C# {#c}\n\n## D ## {#d}\n\n## {#e}",
    "attributes": "## One {#a .b}\n\n## Two { #c }\n\n## Three {#d data-toc-label='x'}\n\nX {#y}",
    "a heading below lines": "Text\n===\n\nText\n---\n\n- # a\n\n> # b",
    "set in": "- a\n\n    more\n\n    code\n\nText\n\n    code",
    "numbers": "1. a\n\n2) b\n\n1986. A year",
    "no end": "<div>a\n\n*text*",
    "text behind a block": "<div>a</div> and *text*\n\nMore.",
    "code within": "<div>\n```\ncode\n```\n</div>",
    "a comment within": "<div>\n<!-- </div> -->\n</div>\n\n<!-- a\n\nb -->\n\nText <!-- c -->",
    "blanks": "One\t two \n\n three\n   \nfour  \nfive\n\n\u3000six\u3000",
    "a list of contents": "[TOC]",
    "a line": "---\n\n***\n\n- - -\n\nText\n- - -",
}


class Events(HTMLParser):
    """What is in HTML, wherever its lines end and however it writes a letter."""

    def __init__(self, html):
        super().__init__()
        self.all = [""]
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all += [tag, tuple(sorted((name, value or name) for name, value in attrs)), ""]

    def handle_endtag(self, tag):
        self.all += [f"/{tag}", ""]

    def handle_comment(self, data):
        self.all += [f"!{data}", ""]

    def handle_data(self, data):
        self.all[-1] += data.replace("\n", "")


def markdown(text):
    """The HTML of Markdown, and its table of contents."""
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    extensions += [f"pymdownx.{name}" for name in ("superfences", "highlight")]
    reader = Markdown(extensions=extensions, extension_configs={"toc": {"toc_depth": 6}})
    return reader.convert(text), told(reader.toc_tokens)


def told(headings):
    return [(one["level"], one["id"], one["name"], told(one["children"])) for one in headings]


def made(text):
    shelf = set_out(text)
    if shelf is None:
        return markdown(text)
    html, contents = markdown(shelf.rest) if shelf.rest else ("", [])
    assert not contents
    return shelf.put_back(html), told(nest_toc_tokens(shelf.headings))


@pytest.mark.parametrize("text", MADE.values(), ids=MADE)
def test_what_is_finished_is_made(text):
    shelf = set_out(OURS + text)
    assert shelf
    assert not shelf.rest
    assert made(OURS + text) == markdown(OURS + text)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_the_rest_is_left_to_markdown(text):
    for whole in (OURS + text, f"{OURS}Line\n\n{text}\n\nLine\n\n{CLAIM}\n\n- a\n\n## Z {{#z}}"):
        assert made(whole) == markdown(whole)
        shelf = set_out(whole)
        assert shelf is None or shelf.rest


def test_blocks_within_an_element_stay_on_their_lines():
    blocks = f"### A claim {{#m1}}\n\n{RAW}\n\n{RAW}\n{RAW}"
    text = f'{OURS}<article markdown="1">\n\n{blocks}\n\n</article>'
    html, contents = made(text)
    assert RAW in html
    assert (Events(html).all, contents) == (
        Events(markdown(text)[0]).all,
        [(1, "title", "A title", [(3, "m1", "A claim", [])])],
    )


PIECES = some.sampled_from([*MADE.values(), *LEFT.values()])
SIGNS = some.text("ab *_`[](){}<>&;#\\!|-+=:.1\n\"'/\u3000", max_size=40)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(some.lists(PIECES | SIGNS, max_size=5))
def test_whatever_is_on_a_page_is_what_markdown_makes(pieces):
    text = OURS + "\n\n".join(pieces)
    assert made(text) == markdown(text)


@pytest.mark.parametrize(
    "page", sorted((TESTS / "golden").glob("[ez][nh]/**/*.md")), ids=lambda path: path.stem
)
def test_pages_are_what_markdown_makes(page):
    text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
    (html, contents), (before, listed) = made(text), markdown(text)
    assert Events(html).all == Events(before).all
    assert contents == listed


def test_pages_of_others_are_left_to_markdown():
    assert set_out(f"# A title\n\n{RAW}") is None


def test_what_is_made_can_be_linked_to():
    assert set_out(f"{OURS}{RAW}\n\n{CLAIM}\n\nText *more*").ids == {"title", "b", "c", "x", "a1"}
