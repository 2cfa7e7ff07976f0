"""How long a text takes to read: an estimate from its length, the same on every page and in every
export."""

from __future__ import annotations

import re
from functools import lru_cache

from lunmai.languages import CHARACTER as HAN
from lunmai.model import Claim, Concept, Language
from lunmai.text.inline import to_plain

CHARACTERS_PER_MINUTE = 300
"""Chinese. Rates of about 300 to 500 characters a minute are commonly reported for silent reading;
the lowest of them, because scholarly prose is read slowly."""
WORDS_PER_MINUTE = 240
"""English. Brysbaert’s review of 190 studies (2019) finds an average of 238 words a minute for
silent reading of non-fiction."""
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@lru_cache(maxsize=100_000)
def reading_seconds(text: str) -> int:
    """Seconds that a text of the data takes to read, to the nearest second.

    Every Chinese character counts at the Chinese rate and every word or number between them at
    the English one, so that names and quotations within the other language count as well.
    """
    plain = to_plain(text)
    characters = len(HAN.findall(plain))
    words = len(WORD.findall(HAN.sub(" ", plain)))
    return int(60 * (characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE) + 0.5)


def claim_seconds(claim: Claim, language: Language) -> int:
    """Seconds for the gist and the text of a claim; its sub-claims count for themselves."""
    wordings = filter(None, (claim.gist, claim.text))
    return sum(reading_seconds(wording.in_language(language)) for wording in wordings)


def concept_seconds(concept: Concept, language: Language) -> int:
    """Seconds for the definition of a concept."""
    return reading_seconds(concept.definition.in_language(language))


def rounded_time(seconds: int) -> tuple[str, int]:
    """An estimate as it is said: below a minute in steps of five seconds, from there in minutes."""
    if seconds < 58:
        return "seconds", max(5, 5 * int(seconds / 5 + 0.5))
    return "minutes", int(seconds / 60 + 0.5)
