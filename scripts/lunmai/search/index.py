"""The search index: for each word the documents that have it, in files of a size that a slow line
brings in a moment.

A reader's browser loads the list of the files, then those few that have the words of a query, then
the documents that fit best: three times there and back. A ready-made engine for this costs readers
85 KB of program before the first claim, two seconds on a slow line. That the words are in the order
of the alphabet keeps the forms of a word together; which of them are forms of what was typed is for
`docs/assets/search-words.js` to say, so that nothing here knows any language's endings.

Chinese is indexed in overlapping pairs of characters, 要素 素流 流动 动, because no way to divide a
text into words is the one that a reader has in mind. What is no word of a text is written so that
nobody types it: `#m1-3`, `role:path`, `~liuyu` for syllables that follow one another, `^lyy` for
the initials of a name.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

from lunmai.disk import sha256
from lunmai.languages import SITE_LANGUAGES, Language
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.load.reads import in_full
from lunmai.search.documents import Document, paper_documents
from lunmai.text.pinyin import HAN

SIZE = 8_000
"""Characters of a file of the index, unless one word needs more: some 3 KB when compressed."""
GIST, TEXT = 4, 1
"""How much a claim counts for the order of documents that has a word in its gist or in its text."""
MOST = 99
LONGEST_NAME = 4
"""Syllables of a name that may be typed by its initials."""
WORD = re.compile(rf"({HAN.pattern}+)|(?:(?!{HAN.pattern})[^\W_])+")

Postings = dict[str, list[int]]
"""For each word its documents: each as the distance from the one before, and what it counts."""


def render_index(corpus: Corpus, keep: Keeping = ANEW) -> dict[str, Any]:
    """Every file of the index by path below `docs`. The list of the files of a language begins with
    what marks their content, so that no browser takes one that it has kept from before."""
    papers = [
        keep.pieces(f"pieces/search/{name}", partial(_of_paper, corpus, name))
        for name in corpus.papers
    ]
    files: dict[str, Any] = {}
    for language in SITE_LANGUAGES:
        kinds = [(paper, f"{kind}-{language}") for paper in papers for kind in ("claims", "words")]
        files |= keep.files(f"search/{language}", partial(_files, papers, language), kinds)
    return files


def _of_paper(corpus: Corpus, name: str) -> dict[str, str]:
    """What the index has of a paper: for each language its claims as the search shows them, a line
    for each document, and their words with what they count."""
    paper = in_full(corpus.papers, name)
    reference = corpus.references[paper.reference]
    pieces: dict[str, str] = {}
    for language in SITE_LANGUAGES:
        documents = [*paper_documents(paper, reference, language)]
        pieces[f"claims-{language}"] = "".join(f"{_json(one[:-1])}\n" for one in documents)
        words = [{word: min(n, MOST) for word, n in _counted(one).items()} for one in documents]
        pieces[f"words-{language}"] = _json(words)
    return pieces


def _files(papers: Iterable[Mapping[str, bytes]], language: Language) -> dict[str, str]:
    claims: list[str] = []
    counted: list[dict[str, int]] = []
    for paper in papers:
        claims += re.findall(r".*\n", paper[f"claims-{language}"].decode())
        counted += json.loads(paper[f"words-{language}"])
    packed = [*_packed(_postings(counted))]
    parts = {f"words-{at}.json": text for at, (_, text) in enumerate(packed)}
    parts |= {f"claims-{at}.json": text for at, text in enumerate(claims)}
    listed = [_digest(parts.values()), len(claims), [first for first, _ in packed]]
    parts["index.json"] = _json(listed) + "\n"
    return {f"search/{language}/{name}": text for name, text in parts.items()}


def _postings(counted: Iterable[dict[str, int]]) -> Postings:
    found: Postings = {}
    last: dict[str, int] = {}
    for number, words in enumerate(counted):
        for word, count in words.items():
            found.setdefault(word, []).extend((number - last.get(word, 0), count))
            last[word] = number
    return found


def _counted(document: Document) -> Counter[str]:
    """The words of a document with what they count: those of title and authors nothing."""
    counts = Counter(dict.fromkeys(_others(document), 0))
    for claim in document.claims:
        for text, weight in ((claim.gist, GIST), (claim.text, TEXT)):
            for word in set(words_in(text)):
                counts[word] += weight
    return counts


def _others(document: Document) -> Iterator[str]:
    yield f"paper:{document.paper}"
    for text in (document.title, document.also, document.names):
        yield from words_in(text)
    for sound in document.sounds:
        syllables = sound.split()
        yield from (f"~{first}{second}" for first, second in pairwise(syllables))
        if 1 < len(syllables) <= LONGEST_NAME:
            yield "^" + "".join(one[0] for one in syllables)
    for claim in document.claims:
        yield f"#{claim.id.lower()}"
        yield f"role:{claim.role}"
        yield from (f"concept:{concept}" for concept in claim.about)


def words_in(text: str) -> Iterator[str]:
    """The words of the index that a text has: Chinese in pairs, and the last character alone."""
    for match in WORD.finditer(text):
        if run := match[1]:
            yield from (run[at : at + 2] for at in range(len(run)))
        else:
            yield folded(match[0])


@lru_cache(1 << 16)
def folded(word: str) -> str:
    """A word without capitals and marks: Hú as hu."""
    parts = unicodedata.normalize("NFKD", word).lower()
    return "".join(sign for sign in parts if unicodedata.category(sign)[0] != "M")


def _packed(postings: Postings) -> Iterator[tuple[str, str]]:
    """The words in the order of the alphabet, divided into files: of each its first word."""
    lines: list[str] = []
    first, size = "", math.inf
    # As JavaScript compares texts: by the halves of characters beyond the first 65,536.
    for word in sorted(postings, key=lambda one: one.encode("utf-16-be")):
        line = f"{_json(word)}:{_json(postings[word])}"
        if size + len(line) > SIZE:
            if lines:
                yield first, _object(lines)
            lines, first, size = [], word, 0
        lines.append(line)
        size += len(line)
    if lines:
        yield first, _object(lines)


def _object(lines: list[str]) -> str:
    return "{" + ",\n".join(lines) + "}\n"


def _digest(texts: Iterable[str]) -> str:
    return sha256("\0".join(texts))[:10]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
