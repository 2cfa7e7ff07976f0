"""What a file is: the head of its first page, and what it says of itself to programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lunmai.link import Tombstone
from lunmai.model import LICENCE_URL, SITE_LANGUAGES, Paper, Provenances
from lunmai.pdf.blocks import Setting, Told
from lunmai.pdf.runs import once
from lunmai.views.citing import page_title, work_text
from lunmai.views.drafts import corpus_texts, draft_line, paper_texts
from lunmai.views.reading import byline
from lunmai.views.words import Words

Front = dict[str, Any]


def paper_front(setting: Setting, paper: Paper, kind: str) -> Front:
    """The masthead of a file about a paper; `kind` is that of the file: reader, record, sheet."""
    reference = setting.corpus.references[paper.reference]
    voices = setting.voices
    work = work_text(reference, paper.language, with_title=True)
    address = setting.address(f"papers/{paper.id}/")
    return {
        "kicker": setting.phrased(f"pdf-{kind}"),
        "titles": [
            {"language": voice.language, "text": paper.title.in_language(voice.language)}
            for voice in voices
        ],
        "byline": setting.told(byline(voice.words, paper) for voice in voices),
        "state": drafted(setting, [*paper_texts(paper)]),
        "running": once(setting.told(setting.views(lambda words: words.paper_name(paper.id)))),
        "also": ["reference"],
        "document": _document(setting, lambda words: _titled(words, paper, kind)),
        **_known(setting),
        "description": _sentence(setting, "pdf-about", work=work),
        "source": work,
        "relation": [one for one in (address, reference.doi and f"doi:{reference.doi}") if one],
    }


def _titled(words: Words, paper: Paper, kind: str) -> str:
    title = page_title(paper, words.language)
    return title if kind == "reader" else f"{title}{words.phrase(f'pdf-{kind}-titled')}"


def volume_front(setting: Setting, subject: str, path: str, volume: tuple[int, int]) -> Front:
    """The masthead of a file about the whole corpus, of one volume where there are several."""
    number, of = volume

    def title(words: Words) -> str:
        said = words.phrase(f"pdf-{subject}")
        return said + words.phrase("pdf-volume", number=number, of=of) if of > 1 else said

    return _plain(setting, title, path, named=subject == "lunmai")


def retired_front(setting: Setting, stone: Tombstone) -> Front:
    """The masthead of a notice that stands in the place of a paper's file."""

    def title(words: Words) -> str:
        return words.phrase("retired-page", address=stone.anchor)

    return _plain(setting, title, f"{stone.name}/", named=False)


def _plain(setting: Setting, title: Callable[[Words], str], path: str, *, named: bool) -> Front:
    """A masthead without authors; `named` where its title has the name of the site in it."""
    address = setting.address(path)
    return {
        "kicker": setting.phrased("pdf-subtitle"),
        "titles": [{"language": v.language, "text": title(v.words)} for v in setting.voices],
        "byline": {voice.language: [] for voice in setting.voices},
        "state": drafted(setting, [*corpus_texts(setting.corpus)]),
        "running": setting.told(setting.views(lambda words: words.text(title(words)))),
        "also": [],
        "document": _document(setting, lambda words: _outside(words, title(words), named=named)),
        **_known(setting),
        "description": _sentence(setting, "pdf-subtitle"),
        "source": "",
        "relation": [address] if address else [],
    }


def drafted(setting: Setting, texts: list[Provenances]) -> Told:
    """Who wrote and reviewed what a file shows, in its languages."""
    shown = [voice.language for voice in setting.voices]
    return setting.told(setting.views(draft_line, texts, shown))


def _outside(words: Words, title: str, *, named: bool) -> str:
    """The title by which a file is known outside: with the name of the site, once."""
    return title if named else words.phrase("site-name") + words.phrase("colon") + title


def _document(setting: Setting, title: Callable[[Words], str]) -> str:
    return " / ".join(setting.views(title))


def _known(setting: Setting) -> Front:
    """Who made the file, in which languages it is, under which terms and of which edition."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"
    gaps = {"edition": edition.name}
    names = setting.views(lambda words: words.phrase("site-name"))
    tags = [SITE_LANGUAGES[voice.language].locale for voice in setting.voices]
    return {
        "author": " / ".join(dict.fromkeys(names)),
        "languages": tags,
        "licence": LICENCE_URL,
        "rights": _sentence(setting, "pdf-licence"),
        "identifier": " ".join(setting.views(lambda words: words.phrase("pdf-foot", **gaps))),
    }


def _sentence(setting: Setting, name: str, **values: object) -> str:
    return " ".join(setting.views(lambda words: words.phrase(name, **values)))


def foot(setting: Setting) -> Told:
    """The edition, as it stands at the head of each page."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"
    return setting.phrased("pdf-foot", edition=edition.name)
