"""Glossaries that the tests of their exports share."""

import dataclasses

import yaml
from projects import TESTS

from lunmai.model import WRITTEN, Concept

NASTY = [
    *yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8")),
    "<b>&amp;\"x\"</b> & 'y'",
    "]]> <![CDATA[x]]> <!-- -- -->",
    '"quoted", with; commas',
    "two\nlines\r\nor\rthree",
    "tab\there",
    "a\x00b\x01c\x1fd\x7fe\x85f\u2028g\u2029h",
    "a\ufffeb\uffffc",
    "𠮷野 \U0001f375",
    "\\u0041 \\n \\",
    '"@en ; <a> <b> . """ \'\'\'',
    "{term} {{ term }} {% raw %} %s",
    "**strong** `code` [label](https://example.org/)",
    "العربية \u202egnitteg",
    "'",
    'https://example.org/<>"{}|^`\\ a',
]
"""Texts that could break a format out of its form. Loading refuses some of them."""
STANDINGS = {"!": "deprecated", "?": "false-friend"}
"""Marks of designations in the short form of `concept`."""


def designations(corpus):
    """Every designation with its concept and its language."""
    for name, concept in corpus.concepts.items():
        for language in WRITTEN:
            for item in concept.designations.in_language(language):
                yield name, language, item


def nasty_corpus(corpus, texts):
    """The invented corpus, whose concepts say these texts in every field; each is a concept."""
    concepts = {f"nasty-{n}": nasty_concept(n, text) for n, text in enumerate(texts)}
    return dataclasses.replace(corpus, concepts=corpus.concepts | concepts)


def nasty_concept(number, text):
    wording = {"zh": text, "en": text}
    provenance = {"by": "machine"}
    return Concept.model_validate(
        {
            "id": f"nasty-{number}",
            "designations": {
                "zh": [
                    {"term": text, "standing": "preferred", "pinyin": text},
                    {"term": f"{text}1", "standing": "admitted", "pinyin": text},
                    {"term": f"{text}2", "standing": "deprecated", "pinyin": f"{text}2"},
                    {"term": f"{text}3", "standing": "false-friend", "pinyin": text},
                ],
                "en": [
                    {"term": text, "standing": "preferred"},
                    {"term": text, "standing": "deprecated", "reason": wording},
                    {"term": text, "standing": "false-friend", "reason": wording},
                ],
            },
            "definition": wording,
            "wording": {"zh": provenance, "en": provenance},
            "broader": ["teahouse"],
            "related": ["umbrella"],
            "attested": [
                {"paper": "doe-1999", "section": "s2-1", "language": "en", "printed": text}
            ],
            "readings": [
                {"source": "deng-yi-2019", "reported_by": "hu-tong-2021#g1", "text": wording}
            ],
        }
    )


def designation(term, first, language):
    standing = STANDINGS.get(term[0], "preferred" if first else "admitted")
    pinyin = {"pinyin": "x"} if language == "zh" else {}
    return {"term": term.lstrip("!?"), "standing": standing, **pinyin}


def concept(name, designations, **fields):
    """A concept from its terms in each language: the first is preferred, `!` and `?` mark others,
    `-` what must not be linked."""
    terms = {
        language: [
            designation(term, index == 0, language)
            for index, term in enumerate(terms)
            if term[0] != "-"
        ]
        for language, terms in designations.items()
    }
    excluded = [term[1:] for texts in designations.values() for term in texts if term[0] == "-"]
    made = {"by": "machine"}
    return Concept.model_validate(
        {
            "id": name,
            "designations": terms,
            "definition": {"zh": "定义。", "en": "A definition."},
            "wording": {"zh": made, "en": made},
            "exclude": excluded,
            **fields,
        }
    )
