"""Every kind of generated page that shows a drafted text says so, once, and no longer when a person
has reviewed it."""

import re
from dataclasses import replace

from projects import Linked, render

from lunmai.link import link_corpus
from lunmai.model import WRITTEN, Provenance, Provenances

UNREVIEWED = {"zh": "未经人工审阅", "en": "not yet reviewed by a person"}
"""What every line about drafts that nobody has reviewed says."""
SHORT = 12
"""Characters below which a text may be found by chance."""
OTHERS = {
    *("checks", "citations/authors", "citations/diagnostics", "citations/journals"),
    *("citations/years", "go", "go/pages", "go/references"),
}
"""Kinds of page that show and lead to no text of ours but those of the program."""


def letters(text):
    """A text without marks, tags and spaces."""
    return re.sub(r"<[^>]*>|\]\([^)]*\)|\{[^}\n]*\}|&\w+;|&#\d+;|\W|_", "", text)


def drafted(corpus):
    """Every drafted text of a corpus."""
    for name in WRITTEN:
        for text, made in worded(corpus, name):
            if made.is_draft and len(letters(text)) >= SHORT:
                yield letters(text)


def worded(corpus, name):
    """Every text of a corpus in a language, and how it was made."""
    for paper in corpus.papers.values():
        for claim in paper.all_claims():
            made = paper.made(claim).in_language(name)
            yield claim.gist.in_language(name), made
            if claim.text:
                yield claim.text.in_language(name), made
        made = paper.wording.in_language(name)
        yield from ((note.text.in_language(name), made) for note in paper.notes)
        if name not in paper.title.printed:
            yield paper.title.in_language(name), made
    for concept in corpus.concepts.values():
        yield concept.definition.in_language(name), concept.wording.in_language(name)
    for guide in corpus.guides.values():
        made = guide.wording.in_language(name)
        for part in guide.parts:
            yield from ((question.text.in_language(name), made) for question in part.questions)
    for pair in corpus.parallels.values():
        made = pair.wording.in_language(name)
        yield from ((one.remark.in_language(name), made) for one in pair.parallels)


def generated(files):
    """The pages and the snippets in hand-written pages, by language and path."""
    for path, text in files.items():
        first, _, rest = path.partition("/")
        if first in WRITTEN and path.endswith((".md", ".html")):
            yield first, rest, text


def written(corpus, made):
    """The corpus when all its texts were made alike."""
    done = {"wording": Provenances(zh=made, en=made)}

    def claims(found):
        return tuple(
            one.model_copy(update={"wording": None, "claims": claims(one.claims)}) for one in found
        )

    return replace(
        corpus,
        papers={
            name: paper.model_copy(update={**done, "claims": claims(paper.claims)})
            for name, paper in corpus.papers.items()
        },
        concepts={name: one.model_copy(update=done) for name, one in corpus.concepts.items()},
        guides={name: one.model_copy(update=done) for name, one in corpus.guides.items()},
        parallels={name: one.model_copy(update=done) for name, one in corpus.parallels.items()},
    )


def rendered_as(linked, made):
    """Every generated page when all texts were made alike, by its path."""
    corpus = written(linked.loaded.corpus, made)
    files = render(Linked(replace(linked.loaded, corpus=corpus), link_corpus(corpus)))
    return {f"{one}/{path}": text for one, path, text in generated(files)}, files


def says_so(page):
    return any(said in page for said in UNREVIEWED.values())


def test_whoever_shows_a_drafted_text_says_so_once(linked):
    texts = [*drafted(linked.loaded.corpus)]
    silent, twice = [], []
    for language, path, page in generated(render(linked)):
        content = letters(page)
        if any(text in content for text in texts) and not says_so(page):
            silent.append(f"{language}/{path}")
        if len(re.findall(rf"^<p><small>.*{UNREVIEWED[language]}", page, re.MULTILINE)) > 1:
            twice.append(f"{language}/{path}")
    assert silent == []
    assert twice == []


def test_every_kind_of_page_says_so_unless_it_has_no_text_of_ours(linked):
    pages, _ = rendered_as(linked, Provenance(by="machine"))
    silent = (path.partition("/")[2] for path, page in pages.items() if not says_so(page))
    names = {re.sub(r"\.md$|index\.html$", "", path).removesuffix("index") for path in silent}
    stones = linked.links.tombstones
    retired = {stone.anchor for stone in (*stones.papers, *stones.concepts, *stones.pages)}
    assert {name.strip("/").removeprefix("go/concepts/") for name in names} - {
        *retired,
        *(f"go/{name}" for name in retired),
        *(f"concepts/{name}" for name in retired),
    } == OTHERS


def test_nothing_says_so_when_a_person_has_reviewed_everything(linked):
    pages, files = rendered_as(linked, Provenance(by="machine", reviewed_by="Jane Roe"))
    facts = {path: text for path, text in files.items() if path.startswith("facts/")}
    assert [path for path, text in {**pages, **facts}.items() if says_so(text)] == []
