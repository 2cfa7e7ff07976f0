"""The documents that a search looks through: what each claim says, and who wrote what.

One document holds some twenty claims of a paper in one language, so that a reader's browser loads
little for a result, and the paper's title and authors, who may be joined to other words. What the
search shows of a claim beside its text stands with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lunmai.cite.names import name_in_language, name_text
from lunmai.languages import HAN as HAN_LANGUAGE
from lunmai.languages import Language, others
from lunmai.load import Corpus
from lunmai.model import Claim, Name, Paper, Reference
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN, name_sound, syllables_of, text_sound, toneless

CLAIMS = 20
"""Claims in one document, unless a claim has more below it."""


class FoundClaim(NamedTuple):
    """A claim as the search knows it; `note` is the first reading note on it, or empty."""

    id: str
    role: str
    about: tuple[str, ...]
    note: str
    gist: str
    text: str


class Document(NamedTuple):
    """A part of a paper."""

    paper: str
    label: str
    """Authors and year, as the paper is named in the language."""
    title: str
    also: str
    """Its title in the other languages."""
    names: str
    """Its authors and year as they may be typed."""
    claims: tuple[FoundClaim, ...]
    sounds: tuple[str, ...]
    """Title and authors in pinyin without tones."""


def search_documents(corpus: Corpus, language: Language) -> Iterator[Document]:
    """All documents in a language. The papers and claims of each are the same in all languages."""
    for paper in corpus.papers.values():
        yield from paper_documents(paper, corpus.references[paper.reference], language)


def paper_documents(paper: Paper, reference: Reference, language: Language) -> Iterator[Document]:
    """Those of a paper."""
    notes = {name: note.id for note in reversed(paper.notes) for name in note.claims}
    for claims in _portions(paper.claims):
        found = (_found(claim, language, notes.get(claim.id, "")) for claim in claims)
        yield _document(paper, reference, tuple(found), language)


def _portions(claims: tuple[Claim, ...]) -> Iterator[list[Claim]]:
    """The claims with all below them, divided where a claim of the top level begins."""
    portion: list[Claim] = []
    for claim in claims:
        branch = [*claim.with_descendants()]
        if portion and len(portion) + len(branch) > CLAIMS:
            yield portion
            portion = []
        portion += branch
    yield portion


def _found(claim: Claim, language: Language, note: str) -> FoundClaim:
    text = _plain(claim.text.in_language(language)) if claim.text else ""
    gist = _plain(claim.gist.in_language(language))
    return FoundClaim(claim.id, claim.role, tuple(claim.about), note, gist, text)


def _document(
    paper: Paper, reference: Reference, claims: tuple[FoundClaim, ...], language: Language
) -> Document:
    authors = [name_text(name) for name in (*reference.author, *reference.author_latin)]
    year = [str(reference.year)] if reference.year else []
    return Document(
        paper.id,
        _label(paper, name_in_language(reference, language)[0], language),
        _plain(paper.title.in_language(language)),
        _plain(" · ".join(paper.title.in_language(other) for other in others(language))),
        _plain(" · ".join([*authors, *year])),
        claims,
        tuple(_sounds(paper, reference)),
    )


def _label(paper: Paper, name: str, language: Language) -> str:
    return phrase("draft-paper", language, name=name) if paper.is_draft else name


def _sounds(paper: Paper, reference: Reference) -> Iterator[str]:
    yield _toneless(text_sound(paper.title.in_language(HAN_LANGUAGE)))
    yield from (_toneless(_sound(name)) for name in reference.author)


def _sound(name: Name) -> str:
    """The pinyin of a Chinese name, in letters too (Liu, Zhengquan), and of any other nothing."""
    text = name_text(name)
    if not HAN.match(text):
        parts = [syllables_of(part.casefold()) for part in (name.family or "", name.given or "")]
        return " ".join([*parts[0], *parts[1]]) if all(parts) else ""
    return name_sound(name.family, name.given or "") if name.family else text_sound(text)


def _toneless(pinyin: str) -> str:
    return " ".join(map(toneless, pinyin.split()))


def _plain(text: str) -> str:
    return on_one_line(to_plain(text))
