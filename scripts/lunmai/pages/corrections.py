"""What a page has to know when a reader suggests a change to a claim or a concept: one small
file, loaded when it is asked for."""

from __future__ import annotations

import json
from typing import Literal, get_args

from lunmai.languages import SITE_LANGUAGES
from lunmai.load import Corpus
from lunmai.text.phrases import load_phrases

FILE = "exports/corrections.json"
Word = Literal["intro", "text", "copy", "copied", "close", "repository"]


def render_corrections(corpus: Corpus, repository: str) -> dict[str, str]:
    """Where changes are suggested, in which edition, and what is said then, by the language of the
    page. `repository` is its address or empty: then a reader copies a text and sends it."""
    words = {
        name: {word: load_phrases()[f"suggest-{word}"][name] for word in get_args(Word)}
        for name in SITE_LANGUAGES
    }
    edition = corpus.edition.name if corpus.edition else ""
    told = {"repository": repository, "edition": edition, "words": words}
    return {FILE: json.dumps(told, ensure_ascii=False, indent=1) + "\n"}
