"""How to cite a page or a claim of this site, in the styles that readers are asked for.

The patterns are phrases: one for each style and language, made by the rules of that style for a
web page whose author is a body. Nothing here knows how the styles cite other works.
"""

from __future__ import annotations

from lunmai.cite import Style
from lunmai.cite.names import authors, name_text
from lunmai.languages import SITE_LANGUAGES, Language, source_of
from lunmai.model import Claim, Edition, Paper, Reference
from lunmai.text.drafts import as_clause, draft_notice
from lunmai.text.inline import escape_within, on_one_line, tag_other_language, to_plain
from lunmai.text.phrases import load_phrases, phrase

QUOTED = "“{title}"
"""What a pattern has that puts titles between quotation marks: those within become single."""
SINGLE = str.maketrans("“”", "‘’")
WITHIN_A_TITLE = str.maketrans("《》", "〈〉")


def cite_page(
    style: Style,
    language: Language,
    title: str,
    address: str,
    work: str,
    edition: Edition,
    newer: bool = False,
) -> str:
    """The citation of a page or of a claim as Markdown.

    `work` says in words which work the page or claim paraphrases, and that it is a draft; `newer`
    is what the edition does not have yet. When it was read is for the reader to fill in: the styles
    that ask for it get a phrase in its place.
    """
    if QUOTED in load_phrases()[f"cite-{style}"][language]:
        title = title.translate(SINGLE)
    gaps = {"title": title, "url": address, **known_gaps(work, edition, language, newer)}
    safe = {gap: escape_within(on_one_line(said)) for gap, said in gaps.items()}
    if (source := source_of(language)) != language:  # what is printed is not converted
        as_printed = f'<span lang="{SITE_LANGUAGES[source].tag}">{{}}</span>'
        safe |= {gap: as_printed.format(safe[gap]) for gap in ("work", "work_closed")}
    return tag_other_language(phrase(f"cite-{style}", language, **safe), language)


def known_gaps(
    work: str, edition: Edition, language: Language, newer: bool = False
) -> dict[str, str]:
    """What fills the gaps that do not depend on the page: the work and the edition."""
    return {**work_gaps(work), **dated(edition, language, newer)}


def work_gaps(work: str) -> dict[str, str]:
    """The work, also with its full stop, which American English sets within quotation marks."""
    closed = f"{work[:-1]}.”" if work.endswith("”") else f"{work}."
    return {"work": work, "work_closed": closed}


def dated(edition: Edition, language: Language, newer: bool = False) -> dict[str, str]:
    """What fills the gaps of an edition: its name, its date in figures and in words. What is newer
    has no edition and no date but that it came later."""
    year, month, day = map(int, edition.date.split("-"))
    months = phrase("months", language).split()
    said = phrase("day-of-month", language, month=months[month - 1], day=day)
    return {
        "edition": phrase("edition-none", language) if newer else edition.name,
        "date": phrase("later-than", language, day=edition.date) if newer else edition.date,
        "year": str(year),
        "day": phrase("later-than", language, day=said) if newer else said,
        "accessed": phrase("date-of-access", language),
    }


def page_title(paper: Paper, language: Language) -> str:
    """The name of the page about a paper, which is not the title of the paper."""
    title = paper.title.in_language(language)
    if SITE_LANGUAGES[language].script == "han":
        title = title.translate(WITHIN_A_TITLE)
    return phrase("page-name", language, title=title)


def claim_title(claim: Claim, language: Language) -> str:
    gist = to_plain(claim.gist.in_language(language)).rstrip("。.")
    return phrase("claim-name", language, claim=claim.id, gist=gist)


def draft_of(paper: Paper, claim: Claim, language: Language, newer: bool = False) -> str:
    """That a claim is a draft, or in no edition yet, as the clause that follows the work it
    paraphrases."""
    state = "unpublished" if paper.is_draft else "no-edition" if newer else ""
    written = draft_notice(paper.made(claim).in_language(language), language)
    said = phrase(state, language) if state else ""
    return as_clause(said, language) + as_clause(written, language)


def work_text(reference: Reference, reader: Language, *, with_title: bool) -> str:
    """A work in words, in the language in which its authors' names stand: 刘昱洋《……》（2024）."""
    names, language = authors(reference, reader)
    text = phrase("and", language).join(map(name_text, names))
    title = reference.title
    if language != reference.language:
        title = reference.title_translated or title
    if title and (with_title or not text):
        text = phrase("titled-work", language, names=text, title=title).strip(", ")
    year = str(reference.year or "")
    return text + (phrase("in-parentheses", language, text=year) if year else "")
