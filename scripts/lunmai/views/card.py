"""What a paper is and where it appeared, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lunmai.languages import LATIN, source_of
from lunmai.model import WRITTEN, Bilingual, Paper, Reference
from lunmai.views.drafts import paper_made
from lunmai.views.editions import is_newer
from lunmai.views.said import Fact, Line, Said
from lunmai.views.words import Words


def paper_card(words: Words, paper: Paper) -> tuple[Fact, ...]:
    """The rows of a paper's card."""
    work = words.corpus.references[paper.reference]
    return (
        *_titles(words, paper),
        words.fact("authors", words.authors(work)),
        words.fact("container", _field(words, work, "container_title")),
        words.fact("published", _published(words, work)),
        *_details(words, work),
        *_keywords(words, paper),
        *_front_matter(words, paper),
        *_edition(words, paper),
        words.fact("wordings", *paper_made(words, paper)),
        words.fact("data-file", (words.latin(f"docs/data/papers/{paper.id}.yaml"),)),
    )


def _titles(words: Words, paper: Paper) -> Iterator[Fact]:
    """The title as printed, in each language of the print, and ours where it has none."""
    titles = {name: replace(words, language=name).title(paper.title) for name in WRITTEN}
    yield words.fact("title-original", (titles[paper.language],))
    for name in paper.title.printed:
        if name != paper.language:
            yield words.fact(f"title-printed-{name}", (titles[name],))
    if source_of(words.language) not in paper.title.printed:
        title = words.title(paper.title)
        ours = words.parenthesis(words.phrase("title-ours"))
        yield words.fact("title-translation", (title, *ours))


def _published(words: Words, work: Reference) -> Said:
    """Year, volume and number, as far as they are printed."""
    if not work.year:
        return (words.phrase("not-printed"),)
    gaps = {"year": str(work.year)}
    if not work.issue:
        return words.say("year-only", **gaps)
    gaps["issue"] = words.latin(work.issue)
    if not work.volume:
        return words.say("issue-of-year", **gaps)
    return words.say("volume-issue", **gaps, volume=words.latin(work.volume))


def _details(words: Words, work: Reference) -> Iterator[Fact]:
    if work.page:
        yield words.fact("pages", _field(words, work, "page"))
    if work.issn:
        yield Fact("issn", "ISSN", (Line((words.latin(work.issn),)),))
    if work.inferred_reason:
        reason = work.inferred_reason.in_language(words.language)
        yield words.fact("inferred-why", (words.text(reason),))


def _keywords(words: Words, paper: Paper) -> Iterator[Fact]:
    for name in WRITTEN:
        if keywords := getattr(paper.keywords, name):
            listed = words.listed(((words.text(word, name),) for word in keywords), "semicolon")
            yield words.fact(f"keywords-printed-{name}", listed)


def _front_matter(words: Words, paper: Paper) -> Iterator[Fact]:
    """What the paper prints about itself, in its language; for readers of another with ours."""
    for name, value in paper.front:
        label = f"front-{name.replace('_', '-')}"
        if isinstance(value, Bilingual):
            lines: list[Said] = [(replace(words, language=paper.language).title(value),)]
            if source_of(words.language) != paper.language:
                ours = words.title(value)
                lines.append((ours, *words.parenthesis(words.phrase("front-ours"))))
            yield words.fact(label, *lines)
        elif value:
            yield words.fact(label, (words.latin(value),))


def _edition(words: Words, paper: Paper) -> Iterator[Fact]:
    if is_newer(words.corpus, paper):
        yield words.fact("edition", words.say("no-edition"))
    elif edition := words.corpus.edition:
        name = words.latin(edition.name)
        yield words.fact("edition", words.say("edition-of", edition=name, date=edition.date))


def _field(words: Words, work: Reference, name: str) -> Said:
    """A field as printed, or that it is not printed, or that it is inferred."""
    value = getattr(work, name)
    if not value:
        return (words.phrase("not-printed"),)
    said: Said = (words.text(value, work.language if name == "container_title" else LATIN),)
    return said + words.parenthesis(words.phrase("inferred")) if name in work.inferred else said
