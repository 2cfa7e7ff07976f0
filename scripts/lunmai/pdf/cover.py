"""The title page of a PDF: what it is, its edition, licence and address, how to cite it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lunmai.cite.names import name_text
from lunmai.cite.styles import SHOWN
from lunmai.diagram.qr import qr_modules
from lunmai.link import Tombstone
from lunmai.model import Paper
from lunmai.pdf.blocks import Setting
from lunmai.pdf.card import authors
from lunmai.pdf.facts import provenance
from lunmai.text.inline import on_one_line
from lunmai.text.phrases import phrase
from lunmai.views.citing import dated, known_gaps, page_title, work_text
from lunmai.views.words import Runs, Said, Words, once

EMPHASIS = re.compile(r"<em>(.*?)</em>")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Cover = dict[str, Any]


def paper_cover(setting: Setting, paper: Paper) -> Cover:
    """The title page of a paper's file."""
    reference = setting.corpus.references[paper.reference]
    voices = sorted(setting.voices, key=lambda words: words.language != paper.language)
    titles = [
        {"language": words.language, "text": paper.title.in_language(words.language)}
        for words in voices
    ]
    return {
        "subject": setting.phrased(lambda words: phrase("pdf-claim-by-claim", words.language)),
        "titles": titles,
        "authors": once(setting.told(lambda words: authors(words, reference))),
        "running": once(setting.told(lambda words: words.paper_name(paper.id))),
        "imprint": [
            setting.told(lambda words: words.reference(paper.reference)),
            setting.told(lambda words: words.phrase(phrase("pdf-paraphrase", words.language))),
            setting.told(lambda w: provenance(w, paper.wording.in_language(w.language))),
            *_imprint(setting),
            setting.told(lambda words: _cite(setting, words, paper)),
        ],
        **_address(setting, f"papers/{paper.id}/"),
        "document": [paper.title.in_language(words.language) for words in setting.voices],
        "authored": [name_text(name) for name in reference.author],
        "description": _description(setting, "pdf-paraphrase"),
    }


def cover(setting: Setting, subject: str, path: str, volume: tuple[int, int]) -> Cover:
    """The title page of a file about the whole corpus, of one volume where there are several."""
    number, of = volume

    def title(words: Words) -> str:
        said = phrase(f"pdf-{subject}", words.language)
        if of > 1:
            said += phrase("pdf-volume", words.language, number=number, of=of)
        return said

    return _plain_cover(setting, title, path, named=subject == "lunmai")


def retired_cover(setting: Setting, stone: Tombstone) -> Cover:
    """The title page of a notice that stands in the place of a paper's file."""

    def title(words: Words) -> str:
        return phrase("retired-page", words.language, address=stone.anchor)

    return _plain_cover(setting, title, f"{stone.name}/", named=False)


def _plain_cover(
    setting: Setting, title: Callable[[Words], str], path: str, *, named: bool
) -> Cover:
    """A title page without authors; `named` where its title has the name of the site in it."""
    return {
        "subject": setting.phrased(lambda words: phrase("pdf-subtitle", words.language)),
        "titles": [{"language": w.language, "text": title(w)} for w in setting.voices],
        "authors": setting.told(lambda words: []),
        "running": setting.phrased(title),
        "imprint": list(_imprint(setting)),
        **_address(setting, path),
        "document": [_document(words, title(words), named=named) for words in setting.voices],
        "authored": [phrase("site-name", words.language) for words in setting.voices],
        "description": _description(setting, "pdf-subtitle"),
    }


def _document(words: Words, title: str, *, named: bool) -> str:
    """The title by which a file is known outside: with the name of the site, once."""
    if named:
        return title
    return f"{phrase('site-name', words.language)}{phrase('colon', words.language)}{title}"


def _description(setting: Setting, name: str) -> str:
    return " ".join(phrase(name, words.language) for words in setting.voices)


def _imprint(setting: Setting) -> Iterator[Said]:
    """Edition and licence."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"

    def of(words: Words) -> Runs:
        gaps = dated(edition, words.language)
        gaps = {name: gaps[name] for name in ("edition", "day", "year")}
        return words.phrase(phrase("pdf-edition", words.language, **gaps))

    def licence(words: Words) -> Runs:
        return [{"r": words.phrase(phrase("pdf-licence", words.language)), "u": LICENCE}]

    yield setting.told(of)
    yield setting.told(licence)


def _address(setting: Setting, path: str) -> Cover:
    """The permanent address in words and as a QR code; where it is unknown, the path alone."""
    prefix = "en/" if setting.form == "en" else ""
    address = f"{setting.site}{prefix}{path}" if setting.site else ""
    modules = qr_modules(address) if address else ()
    said = (phrase("pdf-qr", words.language, address=address) for words in setting.voices)
    return {
        "address": address or f"/{prefix}{path}",
        "url": address,
        "qr": ["".join("1" if dark else "0" for dark in row) for row in modules],
        "qr-means": " ".join(said),
    }


def _cite(setting: Setting, words: Words, paper: Paper) -> Runs:
    """How to cite the page, as the site says it."""
    edition, language = setting.corpus.edition, words.language
    assert edition is not None, "there would be no build"
    reference = setting.corpus.references[paper.reference]
    path = f"{'' if language == 'zh' else 'en/'}papers/{paper.id}/"
    gaps = {
        **known_gaps(work_text(reference, language, with_title=False), edition, language),
        "title": page_title(paper, language),
        "url": f"{setting.site or '/'}{path}",
    }
    gaps = {name: on_one_line(said) for name, said in gaps.items()}
    text = phrase(f"cite-{SHOWN[language]}", language, **gaps)
    said: Runs = []
    for number, part in enumerate(EMPHASIS.split(text)):
        runs = words.plain(part)
        said += [{"r": runs, "i": True}] if number % 2 else runs
    label = phrase("cite", language) + phrase("colon", language)
    return [*words.phrase(label), *said]
