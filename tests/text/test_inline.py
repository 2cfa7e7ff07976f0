"""The inline subset of the texts, as Markdown and as the page that a generator makes of it."""

import re
from functools import cache
from urllib.parse import unquote

import markdown
import pytest
import yaml
from lxml import html
from projects import ROOT, TESTS

from lunmai.text.inline import (
    escape,
    on_one_line,
    tag_other_language,
    to_markdown,
    to_plain,
    unsafe_urls,
)

SUBSET = [
    ("要素流动。", "要素流动。"),
    ("**要素**流动", "<strong>要素</strong>流动"),
    ("《资本论》**《资本论》**认为", "《资本论》<strong>《资本论》</strong>认为"),
    ("a *b* c", "a <em>b</em> c"),
    ("a `b > c` d", "a <code>b &#62; c</code> d"),
    ("[a](https://example.org)", '<a href="https&#58;//example.org">a</a>'),
    (
        "[a](https://example.org/?b=1&c=2#d)",
        '<a href="https&#58;//example.org/?b&#61;1&#38;c&#61;2&#35;d">a</a>',
    ),
    ("[**a**](http://b.org/(c))", '<a href="http&#58;//b.org/(c)"><strong>a</strong></a>'),
    ("**a `b` c**", "<strong>a <code>b</code> c</strong>"),
    ("two\nlines  and\ta tab", "two lines and a tab"),
    ("《白皮书》\n重视，\n不提", "《白皮书》重视，不提"),
    ("2 * 3 * 4", "2 &#42; 3 &#42; 4"),
    ("snake_case_name", "snake&#95;case&#95;name"),
    ("** not strong **", "&#42;&#42; not strong &#42;&#42;"),
    (
        "![no image](https://example.org/a.png)",
        '&#33;<a href="https&#58;//example.org/a.png">no image</a>',
    ),
    ("1986. A great year", "1986&#46; A great year"),
    ("- a - b", "&#45; a - b"),
]

REFUSED = [
    ("[a](/b)", "&#91;a&#93;(/b)"),
    ("[a](javascript:alert(1))", "&#91;a&#93;(javascript&#58;alert(1))"),
]

HOSTILE = yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8"))

CONTEXTS = {
    "a paragraph": "{}",
    "an item": "- {}",
    "an item after a label": "- **label** {}",
    "a heading": "## {} {{#id}}",
    "a cell": "| a | b |\n| :-- | :-- |\n| {} | x |",
    "a link": "[{}](#id)",
    "a raw element": '<dl>\n<dt>a</dt><dd><span lang="en">{}</span></dd>\n</dl>',
    "an element with Markdown": '<article markdown="1">\n\n### a {{#id}}\n\n{}\n\n</article>',
}


def in_chinese(text):
    return tag_other_language(to_markdown(text), "zh")


def in_english(text):
    return tag_other_language(to_markdown(text), "en")


@pytest.mark.parametrize(("text", "expected"), SUBSET + REFUSED)
def test_subset(text, expected):
    assert to_markdown(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUBSET)
def test_subset_comes_out_as_the_text_without_its_marks(text, expected):
    assert content(page(to_markdown(text))) == normal(to_plain(text))


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("write", [escape, to_markdown, in_chinese, in_english])
def test_hostile_text_is_only_text(write, context):
    harmless = page(CONTEXTS[context].format(write("harmless")))
    for text in HOSTILE:
        built = page(CONTEXTS[context].format(write(text)))
        assert elements(built) == elements(harmless), text
        assert content(built) == content(harmless).replace("harmless", normal(text)), text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_attribute(text):
    built = page(f'## a {{#id data-toc-label="{escape(text)}"}}\n\n<p title="{escape(text)}">b</p>')
    assert elements(built) == [("main", []), ("h2", ["id"]), ("p", ["title"])]
    assert normal(built.xpath("string(//@title)")) == normal(text)


@pytest.mark.parametrize(
    ("write", "text", "tagged"),
    [
        (in_english, "the term 新质生产力 (五位一体、布局) is", ["新质生产力", "五位一体、布局"]),
        (in_english, "一 · Opening", ["一"]),
        (in_english, "**新质** and `质`", ["新质", "质"]),
        (in_english, "[新质](https://example.org/质?a=质#质)", ["新质"]),
        (in_english, "no Chinese here", []),
        (
            in_chinese,
            "题名作“Urban Rural Integration Development”。",
            ["Urban Rural Integration Development"],
        ),
        (in_chinese, "Liu Zhengquan 认为 ISSN 2661-4014", []),
        (in_chinese, "[见](https://example.org/a-b-c-d)*one two three*", ["one two three"]),
    ],
)
def test_passages_in_the_other_language_say_so(write, text, tagged):
    built = page(write(text))
    assert built.xpath("//span[@lang]/text()") == tagged
    assert content(built) == normal(to_plain(text))
    hrefs = [unquote(address) for address in built.xpath("//@href")]
    assert hrefs == re.findall(r"\((https://[^)]*)\)", text)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("[a](https://example.org/b_(c)) [d](http://e.org)", []),
        ("[a](javascript:alert(1))", ["javascript:alert(1)"]),
        ("[a](/b) [c](d.md) [e]()", ["/b", "d.md", ""]),
        ("[a](https://example.org/'b) [c](ftp://d)", ["https://example.org/'b", "ftp://d"]),
        ("[a] (javascript:b)", []),
    ],
)
def test_unsafe_urls(text, urls):
    assert list(unsafe_urls(text)) == urls


def page(text):
    """What Python-Markdown, set up as in mkdocs.yml, makes of a text."""
    return html.fragment_fromstring(python_markdown().reset().convert(text), create_parent="main")


@cache
def python_markdown():
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), SettingsLoader)
    extensions = {"toc": {}, "tables": {}, "fenced_code": {}}  # those of MkDocs itself
    for extension in settings["markdown_extensions"]:
        extensions.update({extension: {}} if isinstance(extension, str) else extension)
    return markdown.Markdown(extensions=list(extensions), extension_configs=extensions)


class SettingsLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without its `!ENV` values."""


SettingsLoader.add_constructor("!ENV", lambda loader, node: "")


def elements(root):
    """The elements of a page in their order, with the names of their attributes.

    What only says in which language a text is, `<span lang>`, is no matter.
    """
    found = [(element.tag, sorted(element.attrib)) for element in root.iter()]
    return [element for element in found if element != ("span", ["lang"])]


def content(root):
    return normal(root.text_content())


def normal(text):
    """A text with single spaces, and none between Chinese characters."""
    return re.sub(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])", "", " ".join(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "系数为0.35*，另一个为0.21*。",
        "0.35**，0.21***",
        "2*3*4",
        "注：*表示显著，**表示更显著",
        "显著*，城市*",
    ],
)
def test_a_star_that_is_no_emphasis_is_a_star(text):
    assert to_plain(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("论文说明\n“数字鸿沟”\n的成因——\n他说…\n好", "论文说明“数字鸿沟”的成因——他说…好"),
        ("合计约10\n万元", "合计约10万元"),
        ("某领导强调 加快发展", "某领导强调 加快发展"),
        ("𠮷\n𠮷", "𠮷𠮷"),
        ("two\nwords, 2023\n2024", "two words, 2023 2024"),
        ("the word 船\nand “oars”\nagain", "the word 船 and “oars” again"),
    ],
)
def test_a_line_break_in_chinese_is_no_blank(text, line):
    assert on_one_line(text) == line
