"""Formatted references kept from one run to the next, each under the hash of all it is made of.

A cache is never trusted: what cannot be read, or does not look right, is formatted anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from lunmai import languages
from lunmai.cite.processor import Formatted, processor_version
from lunmai.cite.styles import Style, style_source
from lunmai.disk import sha256
from lunmai.load.surnames import SURNAMES
from lunmai.model import Language, Reference, csl, date, reference
from lunmai.text import inline, pinyin
from lunmai.text.phrases import load_phrases

MADE_OF = (
    *(Path(module.__file__) for module in (csl, date, inline, languages, pinyin, reference)),
    SURNAMES,
)
"""What else the outcome depends on: how text is escaped, how a work becomes CSL-JSON, and what is
known of its language."""
WORDS = ("no-title", "no-journal", "sic", "supplement", "special-issue")
"""The phrases that a reference may hold."""
Kept = dict[str, Formatted]
"""Formatted references by fingerprint."""


def fingerprint(work: Reference, style: Style) -> str:
    """The hash of a work and of what formats it: changed is whatever changes the outcome."""
    return sha256(_recipe(style) + work.model_dump_json())


@cache
def _recipe(style: Style) -> str:
    """The hash of the processor's version, the style and the code between the two."""
    code = [*sorted(Path(__file__).parent.rglob("*.py")), *MADE_OF]
    parts = [processor_version().encode(), style_source(style).encode()]
    parts += [file.read_bytes() for file in code]
    parts += [repr(load_phrases()[name]).encode() for name in WORDS]
    return sha256(b"\0".join(parts))


def load_kept(folder: Path | None, style: Style, language: Language) -> Kept:
    """What an earlier run kept, or nothing where it cannot be read."""
    if folder is None:
        return {}
    try:
        entries = json.loads(_file(folder, style, language).read_bytes())
        # "" + raises TypeError for what is no text
        return {key: Formatted("" + text, "" + html) for key, (text, html) in entries.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_kept(
    folder: Path, style: Style, language: Language, kept: Mapping[str, Formatted]
) -> None:
    """Keeps the formatted references of this run; where it cannot write, the next run is slow."""
    entries = {key: [kept[key].text, kept[key].html] for key in sorted(kept)}
    content = json.dumps(entries, ensure_ascii=False, indent=0).encode()
    file = _file(folder, style, language)
    with suppress(OSError):
        if not file.is_file() or file.read_bytes() != content:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _file(folder: Path, style: Style, language: Language) -> Path:
    return folder / f"{style}.{language}.json"
