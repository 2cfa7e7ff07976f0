"""Every allowed value, and the forms of ids and texts. They stand here and nowhere else, but for
the values of which the library knows more than that they are allowed: these have records, in
`roles`, `relations` and `parallel`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from lunmai.languages import WRITTEN

WrittenLanguage = Literal[WRITTEN]
"""A language in which wordings are written and works are printed."""
AttackKind = Literal["rebut", "undermine", "undercut"]
Basis = Literal["explicit", "editorial"]
Scheme = Literal["inference", "conflict", "rephrase"]
"""What a relation counts as where only the terms of argumentation theory are known."""
CausalKind = Literal["drives", "needed-for", "curbs", "mutual"]
Standing = Literal["preferred", "admitted", "deprecated", "false-friend"]
ConceptKind = Literal["subject", "method"]
NoteKind = Literal[
    "cited-not-listed",
    "listed-not-cited",
    "keyword-mismatch",
    "inconsistent-rendering",
    "lost-figure",
    "misprint",
    "incomplete-reference",
    "repetition",
    "structure-not-stated",
    "ambiguity",
    "direction",
    "no-counterpart",
    "undefined-term",
    "citation-form",
    "translation",
]
FORMER: dict[str, str] = {"made_from": "accepted", "loose-structure": "structure-not-stated"}
"""Fields and values of earlier data files, by their former names: `dev.py migrate` brings them into
the present form."""
Part = Literal["front", "body", "back"]
Status = Literal["published", "draft"]
"""A draft is shown as one, its texts may be missing in a language, and no edition has it."""
PermanentKind = Literal["papers", "claims", "concepts", "references", "pages"]
"""What has a permanent address."""
RetirementKind = Literal["split", "merged", "renamed", "withdrawn"]

CONCEPT_KINDS: tuple[ConceptKind, ...] = get_args(ConceptKind)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
ClaimId = Annotated[str, StringConstraints(pattern=r"^[a-z]+[0-9]+(-[0-9]+)*$", max_length=24)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Stamp = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]

SAFE_URL = re.compile(r"https?://[^\s\"'<>\\`]+\Z")
"""A web address that can do no harm where it is written."""


def _day(text: str) -> str:
    """Refuses a text that is no day of the calendar in the form YYYY-MM-DD."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise PydanticCustomError("not_a_day", "this is no day")


Day = Annotated[str, AfterValidator(_day)]
"""A day of the calendar as text: 2026-11-21."""
