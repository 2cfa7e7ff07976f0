"""The documents that the search index is made of: what each claim says, and who wrote what.

One document holds some forty claims of a paper in one language, so that a reader's browser loads
little for a result, and the paper's title and authors, who may be joined to other words.
Documents are no pages: nobody reads them but Pagefind and, in the form that it stores them,
`docs/assets/search-index.js`. What the search shows beside the texts stands in the ids of empty
elements, whose fields `|` divides.

Chinese is written in overlapping pairs of characters, 要素 素流 流动 动, because the words that
Pagefind would find in a text are not those that a browser finds in a query: of our own terms it
missed one in twenty-five. Pairs in a row are exactly the characters in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from lunmai.cite.names import name_in_language, name_text
from lunmai.languages import HAN as HAN_LANGUAGE
from lunmai.languages import SITE_LANGUAGES, Language, others
from lunmai.load import Corpus
from lunmai.model import Claim, Name, Paper, Reference
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.pinyin import HAN, name_sound, text_sound, toneless

CLAIMS = 40
"""Claims in one document, unless a claim has more below it."""
RUN = re.compile(f"{HAN.pattern}+")
JOINT = re.compile(r"(?<=[^\W\u3400-\u9fff])[–—/]+(?=[^\W\u3400-\u9fff])")
"""What joins two words: urban–rural. Pagefind divides words only at a hyphen."""
CLOSED = "\u2060"
"""WORD JOINER: it ends a word of the index that the next one follows without a space."""
GIST_WEIGHT, PAPER_WEIGHT = 4, 0.1
"""How much a word counts for the order of results in a gist and in a title, beside 1 in a text."""


def search_documents(corpus: Corpus) -> dict[str, str]:
    """Every document by a name that is its own; the names of all languages are the same."""
    documents: dict[str, str] = {}
    for paper in corpus.papers.values():
        notes = {name: note.id for note in reversed(paper.notes) for name in note.claims}
        reference = corpus.references[paper.reference]
        about = {language: _about(paper, reference, language) for language in SITE_LANGUAGES}
        for number, claims in enumerate(_portions(paper.claims)):
            for language in SITE_LANGUAGES:
                parts = [
                    part
                    for claim in claims
                    for part in _claim(claim, language, notes.get(claim.id, ""))
                ]
                name = f"{language}/{paper.id}/{number}.html"
                documents[name] = _document(paper, claims, [*parts, *about[language]], language)
    return documents


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


def _document(paper: Paper, claims: list[Claim], parts: list[str], language: Language) -> str:
    lines = "\n".join([*parts, _line("", " ".join(_facets(paper, claims)))])
    return f'<html lang="{SITE_LANGUAGES[language].indexed_as}"><body>\n{lines}\n</body></html>\n'


def _facets(paper: Paper, claims: list[Claim]) -> Iterator[str]:
    """Claim numbers and what narrows a search, as words that nobody types: Pagefind's own filters
    come out in another order in every run, and all in one file of 100 kB for 1,000 papers."""
    roles = {claim.role for claim in claims}
    concepts = {concept for claim in claims for concept in claim.about}
    for facet, values in (("paper", {paper.id}), ("role", roles), ("concept", concepts)):
        yield from (f"lm{facet}{value.replace('-', '')}" for value in sorted(values))
    # In a claim number the hyphen means something: m1-2 is not m12.
    yield from (f"lmclaim{claim.id.replace('-', 'x')}" for claim in claims)


def _claim(claim: Claim, language: Language, note: str) -> Iterator[str]:
    """What a claim says; `note` is the first editorial note on it."""
    gist = _searchable(claim.gist.in_language(language))
    mark = _mark("claim", claim.id, claim.role, ",".join(claim.about), note)
    yield f'<p data-pagefind-weight="{GIST_WEIGHT}">{mark}{gist}</p>'
    if claim.text:
        yield f"<p>{_mark('text')}{_searchable(claim.text.in_language(language))}</p>"


def _about(paper: Paper, reference: Reference, language: Language) -> list[str]:
    """The paper itself: its title, authors and year, in both languages, and their pinyin."""
    title = paper.title.in_language(language)
    also = " · ".join(paper.title.in_language(other) for other in others(language))
    authors = [name_text(name) for name in (*reference.author, *reference.author_latin)]
    year = [str(reference.year)] if reference.year else []
    sounds = [
        text_sound(paper.title.in_language(HAN_LANGUAGE)),
        *(_sound(name) for name in reference.author),
    ]
    return [
        _line(_mark("paper", paper.id, name_in_language(reference, language)[0]), title),
        _line(_mark("also"), also),
        _line(_mark("names"), " · ".join([*authors, *year])),
        _line(_mark("sound"), " · ".join(map(_toneless, filter(None, sounds)))),
    ]


def _line(mark: str, text: str) -> str:
    # Pagefind would end a paragraph, which a title is not, with a full stop.
    return f'<span data-pagefind-weight="{PAPER_WEIGHT}">{mark}{_searchable(text)} </span>'


def _sound(name: Name) -> str:
    """The pinyin of a Chinese name, and of any other nothing."""
    text = name_text(name)
    if not HAN.match(text):
        return ""
    return name_sound(name.family, name.given or "") if name.family else text_sound(text)


def _toneless(pinyin: str) -> str:
    return " ".join(map(toneless, pinyin.split()))


def _mark(*fields: str) -> str:
    """An empty element that carries data to the search in its id, in which no space may stand."""
    return f'<a id="{"|".join(quote(field, safe=",") for field in fields)}"></a>'


def _searchable(text: str) -> str:
    """A text of the data as the index has it: compounds divided, Chinese in pairs of characters."""
    plain = on_one_line(to_plain(text))
    parted = JOINT.sub(lambda match: f"{match[0]}{CLOSED} ", plain)
    return escape(RUN.sub(lambda match: f" {' '.join(in_pairs(match[0]))} ", parted))


def in_pairs(run: str) -> Iterator[str]:
    """Each character with the next one, and the last alone."""
    return (run[at : at + 2] for at in range(len(run)))
