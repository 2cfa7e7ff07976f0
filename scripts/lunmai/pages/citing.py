"""What the page of a paper says of itself: how to cite it and its claims, and data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from lunmai.cite import STYLES
from lunmai.model import SITE_LANGUAGES, Edition, Language, Paper
from lunmai.pages.coins import page_coins
from lunmai.pages.json_ld import page_json_ld, script
from lunmai.text.drafts import as_clause
from lunmai.text.phrases import load_phrases
from lunmai.views.citing import (
    cite_page,
    claim_title,
    dated,
    draft_of,
    page_title,
    work_gaps,
    work_text,
)
from lunmai.views.drafts import draft_text, paper_texts
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
    page = (title, address, work_text(reference, language, with_title=False) + drafted, edition)
    whole = work_text(reference, language, with_title=True)
    drafts = {one.id: draft_of(paper, one, language) for one in paper.all_claims()}
    cited_work = whole + drafts[claim.id]
    one = (claim_title(claim, language), f"{address}#{claim.id}", cited_work, edition)
    works = [corpus.references[name] for name in cited]
    own = address if site else ""
    return {
        "page_citations": {style: cite_page(style, language, *page) for style in STYLES},
        "claim_citations": {style: cite_page(style, language, *one) for style in STYLES},
        "cited_claim": claim,
        "patterns": patterns(language, address, whole, drafts, edition),
        "page_coins": page_coins(title, language, own, edition),
        "json_ld": page_json_ld(title, language, own, site, edition, reference, works),
    }


def patterns(
    language: Language, address: str, work: str, drafts: Mapping[str, str], edition: Edition
) -> str:
    """The patterns for claims with what fills them, as data for the browser; `drafts` says of each
    claim that it is a draft, in a clause."""

    def said(draft: str) -> dict[str, str]:
        return {**work_gaps(work + draft), "draft": draft}

    phrases = load_phrases()
    usual = Counter(drafts.values()).most_common(1)[0][0]
    known = {"page": address, **said(usual), **dated(edition, language)}
    styles = {style: phrases[f"cite-{style}"][language] for style in STYLES}
    own = {claim: said(draft) for claim, draft in drafts.items() if draft != usual}
    title = phrases["claim-name"][language]
    data = {"title": title, "styles": styles, "known": known, "own": own}
    return script(data, 'type="application/json" id="_cite-patterns"')
