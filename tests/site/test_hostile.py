"""Text in the data is untrusted: whatever it says, it comes out of the site as text."""

import json
import re
from collections import Counter
from functools import cache
from itertools import count

import pytest
import yaml
from builds import kept, mkdocs
from coins_parser import CoinsParser
from lxml import etree, html
from projects import BASE, TESTS, copy_data, copy_project, write

from lunmai.load.bibliography import parse_bibliography
from lunmai.text.inline import unsafe_urls

HOSTILE = TESTS / "hostile"
TEXTS = yaml.safe_load((HOSTILE / "texts.yaml").read_text(encoding="utf-8"))
SAID = [text for text in TEXTS if not list(unsafe_urls(text))]
"""What the data may say; links to other than web addresses are refused: see the cases."""
FRONT = {"title", "description", "source", "short", "short_language"}
PAPERS = 12
"""Enough for each text to stand in several fields."""
LETTERS = (
    "//*[@class='lm-group' or @class='lm-letter' or @class='lm-index'] | //*[@class='lm-letters']/*"
    " | //*[local-name()='tspan'] | //a/title"
)
"""What depends on the letters with which terms begin."""
SHOWN = "//text()[not(parent::script)]"

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def hostile():
    return kept("hostile", lambda folder: build(folder, SAID)) / "project"


@pytest.fixture(scope="module")
def harmless():
    texts = [f"harmless {n}" for n in range(len(SAID))]
    return kept("harmless", lambda folder: build(folder, texts)) / "project"


def test_pages_have_the_structure_that_harmless_text_gives_them(hostile, harmless):
    pages = sorted(path.relative_to(hostile) for path in hostile.rglob("site/**/*.html"))
    assert len(pages) > 8 * PAPERS
    for page in pages:
        assert structure(hostile / page) == structure(harmless / page), page


def test_no_address_is_a_script(hostile):
    for page in hostile.rglob("site/**/*.html"):
        addresses = html.parse(str(page)).xpath("//@href | //@src | //@action | //@content")
        found = [a for a in addresses if re.match(r"\s*(javascript|data|vbscript):", a, re.I)]
        assert {*found} <= {"data:,"}  # no icon, where none could be found


def test_the_default_build_works_at_any_address(harmless):
    for page in harmless.rglob("site/**/index.html"):
        addresses = html.parse(str(page)).xpath("//@href | //@src")
        assert [address for address in addresses if address.startswith("/")] == [], page


@pytest.mark.parametrize("number", range(PAPERS))
def test_pages_say_what_the_data_say(hostile, number):
    paper = f"papers/paper-{number}"
    views = ("", "side-by-side/", "record/")
    pages = [f"{root}{paper}/{view}index.html" for view in views for root in ("", "en/")]
    trees = [html.parse(str(hostile / "site" / page)) for page in pages]
    shown = normal(" ".join("".join(tree.xpath(SHOWN)) for tree in trees))
    assert [text for text in texts_of(hostile, paper) if normal(text) not in shown] == []
    title = normal(data_of(hostile, paper)["title"]["en"])
    assert normal(trees[1].findtext("head/title")).startswith(title)
    assert title in normal(trees[1].xpath("string(//meta[@name='description']/@content)"))


@pytest.mark.parametrize("number", range(PAPERS))
def test_programs_read_what_the_data_say(hostile, number):
    reference = references_of(hostile)[f"work-{number}"]
    for prefix in ("", "en/"):
        file = hostile / "site" / prefix / f"papers/paper-{number}/index.html"
        scripts = html.parse(str(file)).xpath("//script[contains(@type, 'json')]")
        data = [json.loads(script.text) for script in scripts]
        (about,) = [value["about"] for value in data if "about" in value]
        cited = references_of(hostile)[f"cited-{number}"]
        assert (about["name"], about["citation"][0]["name"]) == (reference.title, cited.title)
        assert about["isPartOf"]["isPartOf"]["isPartOf"]["name"] == reference.container_title
        saved = [dict(pairs) for pairs in CoinsParser.parse(file.read_text(encoding="utf-8"))]
        articles = [item for item in saved if "rft.atitle" in item]
        assert articles
        for item in articles:
            assert item["rft.atitle"] == reference.title
            assert item["rft.jtitle"] == reference.container_title
            assert item["rft.volume"] == reference.volume


def test_front_matter_holds_texts(hostile):
    pages = [
        *hostile.rglob("docs/??/papers/paper-*/*.md"),
        *hostile.rglob("docs/??/courses/**/*.md"),
    ]
    for page in pages:
        head = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
        names = set(head) - {"assets", "head", "hide"}
        assert {"title", "description", "source"} <= names <= FRONT, page
        assert all(isinstance(head[name], str) for name in names)


def test_exported_data_carry_the_texts_unchanged(hostile):
    exported = json.loads((hostile / "site/exports/corpus.json").read_text(encoding="utf-8"))
    papers = {paper["id"]: paper for paper in exported["papers"]}
    for number in range(PAPERS):
        paper, data = papers[f"paper-{number}"], data_of(hostile, f"papers/paper-{number}")
        for said, expected in (
            (paper["title"]["en"], data["title"]["en"]),
            (paper["claims"][0]["gist"]["zh"], data["claims"][0]["gist"]["zh"]),
            (paper["claims"][1]["text"]["en"], data["claims"][0]["claims"][0]["text"]["en"]),
            (paper["notes"][0]["text"]["en"], data["notes"][0]["text"]["en"]),
        ):
            assert said == expected.strip()


def build(root, texts):
    """A built project whose papers, concepts and references say these texts in every field."""
    data = copy_data(BASE, root)
    bibliography = [(data / "references.bib").read_text(encoding="utf-8")]
    bibliography.append("@book{work, title = {A}, langid = {chinese}}\n")
    parallels = ["wording: {zh: {by: machine}, en: {by: machine}}", "parallels:"]
    for number in range(PAPERS):
        for kind in ("paper", "concept", "guide"):
            said = say(texts, f"{kind}.yaml", number, lambda text: json.dumps(text)[1:-1])
            name = "paper" if kind == "guide" else kind  # a guide is named after its paper
            write(data / f"{kind}s" / f"{name}-{number}.yaml", said)
        bibliography.append(say(texts, "references.bib", number, in_bibtex))
        parallels.append(say(texts, "parallel.yaml", number, lambda text: json.dumps(text)[1:-1]))
    write(data / "references.bib", "\n".join(bibliography))
    write(data / "parallels.yaml", "\n".join(parallels))
    project = copy_project(root / "project", root)
    mkdocs(project)


def say(texts, template, number, encode):
    """A template with its number and with one text after the other."""
    turn = count(5 * number)
    text = (HOSTILE / template).read_text(encoding="utf-8").replace("-N", f"-{number}")
    return re.sub(r"\bSAY", lambda match: encode(texts[next(turn) % len(texts)]), text)


def in_bibtex(text):
    """The text without what BibTeX itself would take for a mark."""
    return re.sub(r"[{}\\\"@#%]|,.*| and ", "", text).strip() or "x"


def structure(page):
    """How often each element stands in each other one, with the names of its attributes.

    What only says in which language a text is, `<span lang>`, under which letter an entry of the
    glossary stands, how many lines of a drawing a text fills, and whether it is cut there, depends
    on the text and is no matter.
    """
    whole = html.parse(str(page)).getroot()
    letters = set(whole.xpath(LETTERS))
    elements = [e for e in whole.iter() if not says_language(e) and e not in letters]
    return Counter((name(holder(one)), name(one), *sorted(one.attrib)) for one in elements)


def holder(element):
    parent = element.getparent()
    return holder(parent) if says_language(parent) else parent


def says_language(element):
    return element is not None and element.tag == "span" and [*element.attrib] == ["lang"]


def name(element):
    tag = getattr(element, "tag", "")
    return "comment" if tag is etree.Comment else tag


def data_of(project, name):
    return yaml.safe_load((project / f"docs/data/{name}.yaml").read_text(encoding="utf-8"))


@cache
def references_of(project):
    text = (project / "docs/data/references.bib").read_text(encoding="utf-8")
    return parse_bibliography(text, "f")[0]


def texts_of(project, name):
    """What a paper says and its pages show."""
    text = (project / f"docs/data/{name}.yaml").read_text(encoding="utf-8").partition("\n")[2]
    return [json.loads(said) for said in re.findall(r'"(?:[^"\\]|\\.)*"', text)]


def normal(text):
    return re.sub(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])", "", " ".join(text.split()))
