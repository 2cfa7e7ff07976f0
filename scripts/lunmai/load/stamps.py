"""Fingerprints of our texts, by which is known that a text is still the one that somebody read."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lunmai.disk import sha256
from lunmai.languages import WRITTEN, Language
from lunmai.load.line_breaks import join_lines
from lunmai.model import Claim


@lru_cache(maxsize=100_000)  # the check and several pages ask for it
def stamp(text: str) -> str:
    """The fingerprint of a text, 12 hexadecimal digits; line breaks make no difference."""
    normal = join_lines(unicodedata.normalize("NFC", text))
    return sha256(normal)[:12]


def claim_stamps(claim: Claim) -> dict[Language, str]:
    """The fingerprint of all that a claim says in each language, its summary and explanation."""
    texts = [wording.written() for wording in (claim.gist, claim.text) if wording]
    return {name: stamp("\n".join(text.get(name, "") for text in texts)) for name in WRITTEN}
