"""What the page of a paper says of itself: how to cite it and its claims, and data for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from lunmai.cite import STYLES
from lunmai.diagram.qr import QUIET_ZONE, qr_modules, qr_path
from lunmai.model import SITE_LANGUAGES, WRITTEN, Edition, Language, Paper
from lunmai.pages.coins import page_coins
from lunmai.pages.json_ld import page_json_ld, script
from lunmai.pages.take_away import claim_patterns
from lunmai.text.drafts import as_clause
from lunmai.text.phrases import load_phrases, phrase
from lunmai.views.citing import (
    cite_page,
    claim_title,
    dated,
    draft_of,
    page_title,
    work_text,
)
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.editions import is_newer
from lunmai.views.words import Words


def citing_context(words: Words, paper: Paper, cited: Iterable[str], site: str) -> dict[str, Any]:
    """What the page of a paper says of itself, to people and to programs.

    `cited` are the works it cites, `site` is the address of the site or empty.
    """
    corpus, language = words.corpus, words.language
    assert corpus.edition is not None  # or there would be no build
    reference, edition = corpus.references[paper.reference], corpus.edition
    drafted = as_clause(draft_text(words, paper_texts(paper)), language)
    path = f"{SITE_LANGUAGES[language].root}papers/{paper.id}/"
    title, address, claim = page_title(paper, language), f"{site or '/'}{path}", paper.claims[0]
    newer = is_newer(corpus, paper)
    work = work_text(reference, language, with_title=False) + drafted
    page = (title, address, work, edition, newer)
    whole = work_text(reference, language, with_title=True)
    late = {one.id for one in paper.all_claims() if is_newer(corpus, paper, one.id)}
    drafts = {one.id: draft_of(paper, one, language, one.id in late) for one in paper.all_claims()}
    cited_work = whole + drafts[claim.id]
    place = f"{address}#{claim.id}"
    one = (claim_title(claim, language), place, cited_work, edition, claim.id in late)
    works = [corpus.references[name] for name in cited]
    own = address if site else ""
    return {
        "page_citations": {style: cite_page(style, language, *page) for style in STYLES},
        "claim_citations": {style: cite_page(style, language, *one) for style in STYLES},
        "cited_claim": claim,
        "patterns": patterns(language, paper.id, address, whole, drafts, edition, late),
        "claim_formats": claim_patterns(paper, reference, language, edition, late),
        "page_coins": page_coins(title, language, own, None if newer else edition),
        "json_ld": page_json_ld(own, reference, works),
    }


def patterns(
    language: Language,
    paper: str,
    address: str,
    work: str,
    drafts: Mapping[str, str],
    edition: Edition,
    newer: Collection[str] = (),
) -> str:
    """The patterns for claims with what fills them, as data for the browser; `drafts` says of each
    claim that it is a draft, in a clause, `newer` are those that the edition does not have yet."""

    def said(draft: str, late: int) -> dict[str, str | int]:
        found = {"draft": draft, **dated(edition, language, bool(late))}
        return {**found, "late": late} if newer else found

    phrases = load_phrases()
    made: dict[tuple[str, int], list[str]] = defaultdict(list)
    for claim, draft in drafts.items():
        made[draft, int(claim in newer)].append(claim)
    usual = max(made, key=lambda one: len(made[one]))
    known = {"page": address, "work": work, **said(*usual)}
    styles = {style: phrases[f"cite-{style}"][language] for style in STYLES}
    own = [[made[one], _differing(said(*one), known)] for one in made if one != usual]
    title = phrases["claim-name"][language]
    page = f"{SITE_LANGUAGES[language].up}../../embed/{paper}/"
    embed = {"page": page, "codes": _frame_codes(language)}
    data = {"title": title, "styles": styles, "known": known, "own": own, "embed": embed}
    return script(data, 'type="application/json" id="_cite-patterns"')


LETTERS = {"han": 1.0, "latin": 3.2}
"""How many letters of a script say the same."""
PIXELS = {"han": 0.88, "latin": 0.38}
"""How much higher a letter makes a frame that is as wide as a column of text."""


def _frame_codes(language: Language) -> list[dict[str, str | float]]:
    """What a frame can show, by the end of its address: the name of its code, how high it is, and
    how much higher with each letter that the claim has in the language of the page."""

    def code(end: str, name: str, base: int, languages: Iterable[Language]) -> dict[str, Any]:
        scripts = [SITE_LANGUAGES[one].script for one in languages]
        each = sum(PIXELS[one] * LETTERS[one] for one in scripts)
        each /= LETTERS[SITE_LANGUAGES[language].script]
        shown = phrase("embed-code", language, shown=phrase(name, language))
        return {"end": end, "name": shown, "base": base, "each": round(each, 2)}

    codes = [code(f".{one}", f"language-{one}", 130, (one,)) for one in WRITTEN]
    return [codes[0], code("", "view-side-by-side", 240, WRITTEN), *codes[1:]]


def _differing(gaps: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: text for name, text in gaps.items() if text != known[name]}


def permanent_address(paper: Paper, site: str) -> dict[str, Any]:
    """The language-neutral address of a paper, and where the site knows its own its QR code."""
    address = f"{site or '/'}go/{paper.id}/"
    modules = qr_modules(address) if site else ()
    size = len(modules) + 2 * QUIET_ZONE
    return {"go_address": address, "qr": qr_path(modules), "qr_size": size}
