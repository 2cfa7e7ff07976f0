"""What a paper is and where it appeared, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lunmai.cite.names import name_text
from lunmai.model import LANGUAGES, Paper, Reference
from lunmai.pdf.blocks import Block, Setting, card
from lunmai.pdf.facts import provenance
from lunmai.text.phrases import phrase
from lunmai.views.words import Runs, Said, Words

Row = tuple[Said, Said]


def paper_card(setting: Setting, paper: Paper) -> Block:
    return card(_rows(setting, paper, setting.corpus.references[paper.reference]))


def _rows(setting: Setting, paper: Paper, reference: Reference) -> Iterator[Row]:
    def row(name: str, say: Callable[[Words], Runs]) -> Row:
        return setting.phrased(lambda words: phrase(name, words.language)), setting.told(say)

    titles = {name: paper.title.in_language(name) for name in LANGUAGES}
    yield row("title-original", lambda words: words.plain(titles[paper.language], paper.language))
    for name in paper.title.printed:
        if name != paper.language:
            text = titles[name]
            said = f"title-printed-{name}"
            yield row(said, lambda words, text=text, name=name: words.plain(text, name))
    for name in LANGUAGES:
        if name not in paper.title.printed and name in {w.language for w in setting.voices}:
            yield row("title-translation", lambda words, name=name: [
                *words.plain(titles[name], name),
                *words.in_parentheses(words.phrase(phrase("title-ours", words.language))),
            ])  # fmt: skip
    yield row("authors", lambda words: authors(words, reference))
    yield row("container", lambda words: _field(words, reference, "container_title"))
    yield row("published", lambda words: words.phrase(_published(words, reference)))
    if reference.page:
        yield row("pages", lambda words: _field(words, reference, "page"))
    if reference.issn:
        number = reference.issn
        yield setting.told(lambda _: ["ISSN"]), setting.told(lambda words: words.plain(number))
    reason = reference.inferred_reason
    if reason:
        yield row("inferred-why", lambda words: words.plain(reason.in_language(words.language)))
    for name in LANGUAGES:
        keywords = getattr(paper.keywords, name)
        if keywords:
            yield row(f"keywords-printed-{name}", lambda words, name=name, keywords=keywords: (
                words.listed([words.plain(word, name) for word in keywords], "semicolon")
            ))  # fmt: skip
    yield row(
        "wordings", lambda words: provenance(words, paper.wording.in_language(words.language))
    )


def authors(words: Words, reference: Reference) -> Runs:
    """The authors, with their printed Latin form in brackets."""
    names = [words.plain(name_text(name), reference.language) for name in reference.author]
    latin = [words.plain(name_text(name), "en") for name in reference.author_latin]
    said = words.listed(names, "comma")
    return [*said, *words.in_parentheses(words.listed(latin, "comma"))] if latin else said


def _field(words: Words, reference: Reference, name: str) -> Runs:
    value = getattr(reference, name)
    if not value:
        return words.phrase(phrase("not-printed", words.language))
    said = words.plain(value, reference.language)
    if name in reference.inferred:
        said += words.in_parentheses(words.phrase(phrase("inferred", words.language)))
    return said


def _published(words: Words, reference: Reference) -> str:
    """Year, volume and number, as far as they are printed."""
    language = words.language
    year, volume, issue = reference.issued, reference.volume, reference.issue
    if year and volume and issue:
        return phrase("volume-issue", language, year=year, volume=volume, issue=issue)
    if year and issue:
        return phrase("issue-of-year", language, year=year, issue=issue)
    return phrase("year-only", language, year=year) if year else phrase("not-printed", language)
