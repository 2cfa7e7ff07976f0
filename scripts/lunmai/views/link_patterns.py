"""Every form that links to the site have, and how long each works: what the promise lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.load import Corpus
from lunmai.syllabus.addresses import VIEWS

Kept = Literal["registered", "while-there", "may-change"]
"""Guarded by the register of IDs; kept as long as what it opens is there; promised by nobody."""

ID, CLAIM = r"[a-z][a-z0-9-]*", r"[a-z]+[0-9]+(?:-[0-9]+)*"
ARTICLES = ("about", "contribute", "courses", "method", "permanence", "search", "technical")
"""The pages that are written by hand; what stands on the home page changes."""
GAPS = {
    "language": "|".join(WRITTEN),
    "paper": ID,
    "claim": CLAIM,
    "concept": ID,
    "work": ID,
    "section": r"[a-z0-9-]+",
    "note": r"n[0-9]+",
    "question": r"q[0-9]+",
    "page": r"(?!courses/guides/|papers/[a-z])[a-z0-9-]+(?:/[a-z0-9-]+)*",
    "any": r"[a-z0-9-]+(?:/[a-z0-9-]+)*",
    "article": "|".join(ARTICLES),
    "heading": ID,
    "form": r"[a-z.-]+",
    "rest": r".+",
}
"""What may stand in each gap of a form."""


@dataclass(frozen=True)
class LinkPattern:
    """One kind of place, and the forms of the links that open it, below the language."""

    name: str
    """Of its phrase: `link-` and this."""
    kept: Kept
    forms: tuple[str, ...]

    def matches(self, address: str) -> bool:
        """True for a link of one of these forms, from the root of the site on."""
        return any(_regex(form).fullmatch(address) for form in self.forms)


PATTERNS = (
    LinkPattern("paper", "registered", ("/papers/{paper}/", "/go/{paper}/")),
    LinkPattern(
        "paper-views",
        "registered",
        (*(f"/papers/{{paper}}/{view}/" for view in VIEWS), "/go/{paper}/?view=side-by-side"),
    ),
    LinkPattern("claim-list", "registered", ("/courses/{paper}/",)),
    LinkPattern(
        "claim",
        "registered",
        (
            "/papers/{paper}/#{claim}",
            "/papers/{paper}/side-by-side/#{claim}",
            "/papers/{paper}/record/#{claim}",
            "/courses/{paper}/#{claim}",
            "/go/{paper}/#{claim}",
            "/go/{paper}/?lang={language}#{claim}",
        ),
    ),
    LinkPattern(
        "embed",
        "registered",
        ("/embed/{paper}/#{claim}", "/embed/{paper}/#{claim}.{language}", "/embed/{paper}/"),
    ),
    LinkPattern(
        "concept",
        "registered",
        ("/concepts/{concept}/", "/glossary/#{concept}", "/go/concepts/{concept}/"),
    ),
    LinkPattern("work", "registered", ("/citations/#{work}", "/go/references/#{work}")),
    LinkPattern("page", "registered", ("/", "/{page}/", "/go/pages/#{page}")),
    LinkPattern("heading", "registered", ("/{article}/#{heading}",)),
    LinkPattern(
        "place",
        "while-there",
        (
            "/papers/{paper}/#section-{section}",
            "/papers/{paper}/#note-{note}",
            "/papers/{paper}/#reference-{work}",
        ),
    ),
    LinkPattern(
        "guide",
        "while-there",
        ("/courses/guides/{paper}/", "/courses/guides/{paper}/#{question}"),
    ),
    LinkPattern(
        "pdf", "while-there", ("/pdf/{paper}.{form}.pdf", "/pdf/{paper}.{form}.pdf#{claim}")
    ),
    LinkPattern("map", "while-there", ("/maps/{paper}.{form}.svg",)),
    LinkPattern("feed", "while-there", ("/feeds/{language}.xml",)),
    LinkPattern("list", "while-there", ("/courses/list/#v1;{rest}",)),
    LinkPattern("search", "while-there", ("/search/?q={rest}",)),
    LinkPattern("export", "while-there", ("/exports/{rest}",)),
    LinkPattern(
        "other",
        "may-change",
        (
            "/papers/{paper}/record/{section}/",
            *("/data/{rest}", "/assets/{rest}", "/{any}/#{rest}", "/#{rest}"),
        ),
    ),
)
"""From the most to the least lasting; the first that matches says what a link is."""


def pattern_of(address: str) -> LinkPattern | None:
    """The first pattern that a link has, from the root of the site on, in any language."""
    roots = [language.root for language in SITE_LANGUAGES.values() if language.root]
    for root in roots:
        if address.startswith(f"/{root}"):
            address = address.removeprefix(f"/{root.rstrip('/')}")
    return next((one for one in PATTERNS if one.matches(address)), None)


def _regex(form: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", form)
    gaps = (GAPS[part] if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(f"(?:{gap})" for gap in gaps))


def examples(corpus: Corpus) -> dict[str, str]:
    """For each gap something of this corpus that may stand there; none where it has no paper."""
    if not corpus.papers:
        return {}
    paper = next(iter(corpus.papers.values()))
    claims = list(paper.all_claims())
    inner = [claim for claim in claims if "-" in claim.id and claim.named] or claims
    named = [name for claim in claims for name in claim.named]
    return {
        "language": WRITTEN[-1],
        "paper": paper.id,
        "claim": inner[0].id,
        "concept": named[0] if named else next(iter(corpus.concepts), "…"),
        "work": next(iter(paper.bibliography), paper.reference),
        "section": paper.outline[-1].id,
        "note": paper.notes[0].id if paper.notes else "n1",
        "question": "q1",
        "page": "compare/matrix",
        "any": "compare/matrix",
        "article": "permanence",
        "heading": "go",
        "form": WRITTEN[0],
        "rest": "…",
    }
