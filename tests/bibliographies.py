"""Bibliographies that the tests of the exported references share."""

from itertools import cycle

from glossaries import NASTY

from lunmai.model import Reference

SPLITTING = [
    "ER  - ",
    "TY  - JOUR",
    "a\nER  - \n\nTY  - BOOK\nTI  - b",
    "a\r\nAU  - x",
    "}",
    "{",
    "a}, b = {c",
    "}{",
    "{balanced {braces}} \\{",
    '"',
    "@article{x, title = {y}}",
    "a, b, c",
    "a and b AND c",
    "others",
    "van de Kamp",
    "% not a comment",
    "\\input{/etc/passwd} \\textbf{x}",
    "$x_1^2$ # & ~ `` '' -- ---",
    "“引号”《书名》——破折号……·、。",
    "汉 字",
    "a;b; c",
]
"""Texts in which BibTeX, LaTeX or RIS would find marks of their own."""
TEXTS = [text.strip() for text in [*NASTY, *SPLITTING]]


KINDS = (
    *("article-journal", "book", "chapter", "document", "paper-conference", "report", "thesis"),
    "webpage",
)


def nasty_references():
    """References of every type, each of which says one text in every field."""
    return [
        nasty_reference(f"nasty-{number}", kind, text)
        for number, (text, kind) in enumerate(zip(TEXTS, cycle(KINDS), strict=False))
    ]


def nasty_reference(key, kind, text):
    lines = (
        *("title", "title_translated", "container_title", "volume", "issue", "page", "genre"),
        *("publisher", "publisher_place", "medium", "issn"),
    )
    return Reference.model_validate(
        {
            "id": key,
            "type": kind,
            "language": "en",
            "author": [{"family": text, "given": text}, {"literal": text}, {"family": text}],
            "author_latin": [{"family": text, "given": text}],
            "issued": 2024,
            "url": f"https://example.org/?q={text}",
            "inferred": ["issued", "page"],
            "inferred_reason": {"zh": text, "en": text},
            **dict.fromkeys(lines, text),
        }
    )


def paper_keys(corpus, links, name):
    """The references of a paper's files: itself, its printed list, what it only mentions."""
    paper = corpus.papers[name]
    return [*dict.fromkeys([paper.reference, *paper.bibliography, *links.papers[name].unlisted])]
