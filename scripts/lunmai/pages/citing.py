"""What the page of a paper says of itself: how to cite it and its claims, and data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lunmai.cite import STYLES
from lunmai.load import Corpus
from lunmai.model import SITE_LANGUAGES, Edition, Language, Paper
from lunmai.pages.coins import page_coins
from lunmai.pages.json_ld import page_json_ld, script
from lunmai.text.phrases import load_phrases
from lunmai.views.citing import cite_page, claim_title, known_gaps, page_title, work_text


def citing_context(
    corpus: Corpus, paper: Paper, cited: Iterable[str], language: Language, site: str
) -> dict[str, Any]:
    """What the page of a paper says of itself, to people and to programs.

    `cited` are the works it cites, `site` is the address of the site or empty.
    """
    assert corpus.edition is not None  # or there would be no build
    reference, edition = corpus.references[paper.reference], corpus.edition
    path = f"{SITE_LANGUAGES[language].root}papers/{paper.id}/"
    title, address, claim = page_title(paper, language), f"{site or '/'}{path}", paper.claims[0]
    page = (title, address, work_text(reference, language, with_title=False), edition)
    whole = work_text(reference, language, with_title=True)
    one = (claim_title(claim, language), f"{address}#{claim.id}", whole, edition)
    works = [corpus.references[name] for name in cited]
    own = address if site else ""
    return {
        "page_citations": {style: cite_page(style, language, *page) for style in STYLES},
        "claim_citations": {style: cite_page(style, language, *one) for style in STYLES},
        "cited_claim": claim,
        "patterns": patterns(language, address, whole, edition),
        "page_coins": page_coins(title, language, own, edition),
        "json_ld": page_json_ld(title, language, own, site, edition, reference, works),
    }


def patterns(language: Language, address: str, work: str, edition: Edition) -> str:
    """The patterns for claims with what fills them, as data for the browser."""
    phrases = load_phrases()
    known = {"page": address, **known_gaps(work, edition, language)}
    styles = {style: phrases[f"cite-{style}"][language] for style in STYLES}
    data = {"title": phrases["claim-name"][language], "styles": styles, "known": known}
    return script(data, 'type="application/json" id="_cite-patterns"')
