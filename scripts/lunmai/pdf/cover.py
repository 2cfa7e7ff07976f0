"""The title page of a PDF: what it is, its edition, licence and address, how to cite it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lunmai.cite.names import name_text
from lunmai.cite.styles import SHOWN
from lunmai.diagram.qr import qr_modules
from lunmai.link import Tombstone
from lunmai.model import SITE_LANGUAGES, Paper
from lunmai.pdf.blocks import Setting, Told
from lunmai.pdf.runs import Runs, Voice, once
from lunmai.text.drafts import as_clause
from lunmai.text.inline import on_one_line
from lunmai.text.phrases import phrase
from lunmai.views.citing import dated, known_gaps, page_title, work_text
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.said import Work
from lunmai.views.words import Words

EMPHASIS = re.compile(r"<em>(.*?)</em>")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Cover = dict[str, Any]


def paper_cover(setting: Setting, paper: Paper) -> Cover:
    """The title page of a paper's file."""
    reference = setting.corpus.references[paper.reference]
    voices = sorted(setting.voices, key=lambda voice: voice.language != paper.language)
    titles = [
        {"language": voice.language, "text": paper.title.in_language(voice.language)}
        for voice in voices
    ]
    made = setting.views(lambda words: words.listed(words.made(paper.wording), "semicolon"))
    return {
        "subject": setting.phrased("pdf-claim-by-claim"),
        "titles": titles,
        "authors": once(setting.told(setting.views(lambda words: words.authors(reference)))),
        "running": once(setting.told(setting.views(lambda words: words.paper_name(paper.id)))),
        "imprint": [
            setting.told(Work(paper.reference) for _ in setting.voices),
            setting.phrased("pdf-paraphrase"),
            setting.told(made),
            *_imprint(setting),
            {voice.language: _cite(setting, voice, paper) for voice in setting.voices},
        ],
        **_address(setting, f"papers/{paper.id}/"),
        "document": [paper.title.in_language(voice.language) for voice in setting.voices],
        "authored": [name_text(name) for name in reference.author],
        "description": _description(setting, "pdf-paraphrase"),
    }


def cover(setting: Setting, subject: str, path: str, volume: tuple[int, int]) -> Cover:
    """The title page of a file about the whole corpus, of one volume where there are several."""
    number, of = volume

    def title(words: Words) -> str:
        said = words.phrase(f"pdf-{subject}")
        if of > 1:
            said += words.phrase("pdf-volume", number=number, of=of)
        return said

    return _plain_cover(setting, title, path, named=subject == "lunmai")


def retired_cover(setting: Setting, stone: Tombstone) -> Cover:
    """The title page of a notice that stands in the place of a paper's file."""

    def title(words: Words) -> str:
        return words.phrase("retired-page", address=stone.anchor)

    return _plain_cover(setting, title, f"{stone.name}/", named=False)


def _plain_cover(
    setting: Setting, title: Callable[[Words], str], path: str, *, named: bool
) -> Cover:
    """A title page without authors; `named` where its title has the name of the site in it."""
    return {
        "subject": setting.phrased("pdf-subtitle"),
        "titles": [{"language": v.language, "text": title(v.words)} for v in setting.voices],
        "authors": {voice.language: [] for voice in setting.voices},
        "running": setting.told(setting.views(lambda words: words.text(title(words)))),
        "imprint": list(_imprint(setting)),
        **_address(setting, path),
        "document": setting.views(lambda words: _document(words, title(words), named=named)),
        "authored": setting.views(lambda words: words.phrase("site-name")),
        "description": _description(setting, "pdf-subtitle"),
    }


def _document(words: Words, title: str, *, named: bool) -> str:
    """The title by which a file is known outside: with the name of the site, once."""
    return title if named else words.phrase("site-name") + words.phrase("colon") + title


def _description(setting: Setting, name: str) -> str:
    return " ".join(setting.views(lambda words: words.phrase(name)))


def _imprint(setting: Setting) -> Iterator[Told]:
    """Edition and licence."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"

    def of(voice: Voice) -> Runs:
        gaps = dated(edition, voice.language)
        gaps = {name: gaps[name] for name in ("edition", "day", "year")}
        return voice.phrase("pdf-edition", **gaps)

    yield {voice.language: of(voice) for voice in setting.voices}
    yield {v.language: [{"r": v.phrase("pdf-licence"), "u": LICENCE}] for v in setting.voices}


def _address(setting: Setting, path: str) -> Cover:
    """The permanent address in words and as a QR code; where it is unknown, the path alone."""
    address = setting.address(path)
    modules = qr_modules(address) if address else ()
    said = setting.views(lambda words: words.phrase("pdf-qr", address=address))
    return {
        "address": address or f"/{setting.root}{path}",
        "url": address,
        "qr": ["".join("1" if dark else "0" for dark in row) for row in modules],
        "qr-means": " ".join(said),
    }


def _cite(setting: Setting, voice: Voice, paper: Paper) -> Runs:
    """How to cite the page, as the site says it."""
    edition, language, words = setting.corpus.edition, voice.language, voice.words
    assert edition is not None, "there would be no build"
    reference = setting.corpus.references[paper.reference]
    work = work_text(reference, language, with_title=False)
    work += as_clause(draft_text(words, paper_texts(paper)), language)
    gaps = {
        **known_gaps(work, edition, language),
        "title": page_title(paper, language),
        "url": f"{setting.site or '/'}{SITE_LANGUAGES[language].root}papers/{paper.id}/",
    }
    gaps = {name: on_one_line(said) for name, said in gaps.items()}
    text = phrase(f"cite-{SHOWN[language]}", language, **gaps)
    said: Runs = []
    for number, part in enumerate(EMPHASIS.split(text)):
        runs = voice.said(words.text(part))
        said += [{"r": runs, "i": True}] if number % 2 else runs
    return [*voice.phrase("cite"), *voice.phrase("colon"), *said]
