"""The voice of the interface and of hand-written pages: one name for one thing, short sentences."""

import re

import pytest
import yaml
from projects import ROOT, TESTS

from lunmai.text.phrases import load_field_texts, load_phrases, load_rules

MOST = {"zh": 60, "en": 30}
"""Characters of a Chinese and words of an English sentence."""
SENTENCE = {
    "zh": re.compile(r"(?<=[。！？])"),
    "en": re.compile(r"(?<=[.?!])[”)]?\s+(?=[“(\[]?[A-Z0-9])"),
}
UNIT = {"zh": re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+"), "en": re.compile(r"[^\s–]*\w[^\s–]*")}
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+\.) ?)|\|")
CODE = re.compile(
    r"^---\n.*?^---\n|```.*?```|`[^`\n]+`|<[^>\n]+>|\]\([^)\n]*\)|\{[^}\n]*\}|&\w+;", re.S | re.M
)
"""What is no running text: front matter, code, tags, targets of links, attributes and gaps."""
QUOTED = yaml.safe_load((TESTS / "text" / "quoted.yaml").read_text(encoding="utf-8"))
VOICE = yaml.safe_load((TESTS / "text" / "retired.yaml").read_text(encoding="utf-8"))


def interface():
    """Every phrase, rule and description of a field, by name and language."""
    for kind, texts in (
        ("phrase", load_phrases()),
        ("rule", load_rules()),
        ("field", load_field_texts()),
    ):
        for name, said in texts.items():
            for language in MOST:
                yield f"{kind} {name}", language, said[language]


def pages():
    """The hand-written pages without what is no running text."""
    for language in MOST:
        for file in sorted((ROOT / "docs" / language).glob("*.md")):
            yield f"{language}/{file.name}", language, file.read_text(encoding="utf-8")


def running(text):
    """The text with a name in the place of what is code."""
    return CODE.sub(lambda code: "\n\n" if "\n" in code[0] else "X", text)


@pytest.mark.parametrize("name", VOICE["names"], ids=lambda name: name["use"])
def test_a_retired_name_is_not_used(name):
    found = [
        f"{place}: {hit[0]}"
        for place, language, text in (*interface(), *pages())
        if language in name
        for hit in re.finditer(name[language], running(text))
        if place not in name.get("except", ())
    ]
    assert found == [], f"write {name['use']}: {name['why']}"


def sentences(text, language):
    for paragraph in PARAGRAPH.split(running(text)):
        yield from SENTENCE[language].split(" ".join(paragraph.split()))


@pytest.mark.parametrize("language", MOST)
def test_sentences_are_short(language):
    texts = [*interface(), *pages()]
    long = [
        (place, sentence)
        for place, of, text in texts
        if of == language and place not in VOICE["long"]
        for sentence in sentences(text, language)
        if len(UNIT[language].findall(sentence)) > MOST[language]
    ]
    assert long == []


def bare(quoted):
    """A quotation without the punctuation that its sentence puts into it."""
    return quoted.strip(" ：:。，,.（）()").casefold()


@pytest.mark.parametrize("language", MOST)
def test_what_is_quoted_is_a_label_of_the_interface(language):
    labels = {bare(said[language]) for said in load_phrases().values()}
    quoted = {
        bare(quotation): place
        for place, of, text in (*interface(), *pages())
        if of == language and not place.startswith(("rule ", "field "))
        for quotation in re.findall(r"“([^”]*)”", running(text))
    }
    others = {name: place for name, place in quoted.items() if name and name != "x"}
    assert {name: place for name, place in others.items() if name not in labels} == {
        name: others.get(name, "no longer quoted") for name in QUOTED[language]
    }
