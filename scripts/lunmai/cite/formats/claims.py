"""A claim as something to cite: a part of this site, which paraphrases a part of a work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lunmai.cite.formats.bibtex_syntax import (
    bibtex_entry,
    bibtex_names,
    latex,
    latex_title,
    verbatim_url,
)
from lunmai.cite.formats.ris import ris_name, ris_record
from lunmai.cite.names import authors, name_in_language
from lunmai.model import SITE_LANGUAGES, Claim, Language, Name, Paper, Reference
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase


@dataclass(frozen=True)
class ClaimCitation:
    """What a citation of a claim says to a reader of one language."""

    id: str
    """paper:claim, the same in every language. BibTeX takes no `#` in a key."""
    reader: Language
    title: str
    """What claim it is, what it says and whose it is: readers of records show nothing else."""
    work: Reference
    url: str
    """Empty where nobody knows the address of the site."""
    note: str
    """Which claim of which work this paraphrases, whether it is a draft, and in which edition."""
    edition: str | None
    """None too for what no edition has yet."""
    issued: str | None


def cite_claim(
    paper: Paper,
    claim: Claim,
    work: Reference,
    reader: Language,
    *,
    address: str,
    edition: str | None = None,
    issued: str | None = None,
    draft: str = "",
) -> ClaimCitation:
    """The citation of a claim of the paper that is printed as `work`.

    `address` is that of the site, with a slash at its end, or empty; `issued` is the day, the
    month or the year of the edition: 2025-03-01, 2025-03, 2025; `draft` says in a clause that
    the claim is one.
    """
    language = SITE_LANGUAGES[reader]
    named, _ = name_in_language(work, reader)
    gist = to_plain(claim.gist.in_language(reader)).rstrip("。.")
    name = phrase("claim-name", reader, claim=claim.id, gist=gist)
    gaps = {"claim": claim.id, "work": named, "draft": draft}
    sentences = [phrase("claim-paraphrases", reader, **gaps)]
    if edition:
        sentences.append(phrase("claim-edition", reader, edition=edition))
    return ClaimCitation(
        id=f"{paper.id}:{claim.id}",
        reader=reader,
        title=phrase("claim-in-record", reader, name=name, work=named or work.title),
        work=work,
        url=f"{address}{language.root}papers/{paper.id}/#{claim.id}" if address else "",
        note=language.gap.join(sentences),
        edition=edition,
        issued=issued,
    )


def _site(reader: Language) -> Name:
    """Who says what a claim's wording says: this site, and not the authors of the paper."""
    return Name(literal=phrase("site-name", reader))


def _edition(cited: ClaimCitation) -> str | None:
    """The edition where programs have a kind of page: `version` they drop, or print beside it."""
    said = cited.edition
    return said and phrase("edition-in-record", cited.reader, edition=said)


def claim_bib(cited: ClaimCitation) -> str:
    """The entry of a claim. Its `note` is printed, for no style has another place for it.

    The site stands in `journal`, which readers take for what holds the page, and which LaTeX
    styles do not print after a page's author.
    """
    site = _site(cited.reader)
    fields = {
        "author": bibtex_names([site]),
        "title": latex_title(cited.title),
        "journal": latex(site.literal),
        "year": latex(cited.issued).partition("-")[0],
        "date": latex(cited.issued),
        "type": latex(_edition(cited)),
        "url": verbatim_url(cited.url),
        "langid": SITE_LANGUAGES[cited.reader].babel,
        "note": latex(cited.note),
    }
    return bibtex_entry("online", cited.id, fields)


def claim_ris(cited: ClaimCitation) -> str:
    """The record of a claim."""
    site = _site(cited.reader)
    year, _, day = (cited.issued or "").partition("-")
    tags = (
        ("TY", "ELEC"),
        ("ID", cited.id),
        ("AU", ris_name(site)),
        ("TI", cited.title),
        ("T2", site.literal),
        ("PY", year),
        ("DA", f"{year}/{day.replace('-', '/')}" if day else None),
        ("ET", cited.edition),
        ("M3", _edition(cited)),
        ("UR", cited.url),
        ("LA", SITE_LANGUAGES[cited.reader].locale),
        ("N1", cited.note),
    )
    return ris_record(tags)


def claim_csl(cited: ClaimCitation) -> dict[str, Any]:
    """The CSL-JSON item of a claim.

    The paper is its original: with the variables of what is reviewed, styles would print “Review
    of” or run the edition into the title of the paper.
    """
    site = _site(cited.reader)
    names, language = authors(cited.work, cited.reader)
    title = cited.work.title_translated if language != cited.work.language else None
    date = [int(part) for part in cited.issued.split("-")] if cited.issued else []
    item = {
        "id": cited.id,
        "type": "webpage",
        "genre": _edition(cited),
        "language": SITE_LANGUAGES[cited.reader].locale,
        "author": [site.as_csl()],
        "original-author": [name.as_csl() for name in names],
        "original-title": title or cited.work.title,
        "title": cited.title,
        "container-title": site.literal,
        "issued": {"date-parts": [date]} if date else None,
        "URL": cited.url,
        "note": cited.note,
    }
    return {name: value for name, value in item.items() if value}
