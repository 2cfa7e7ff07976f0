"""A reference as an entry of BibTeX.

The names are those of BibTeX where it has one, for BibLaTeX takes them too (its manual, 2.1.2 and
2.2.5), and those of BibLaTeX otherwise. No `language`: BibLaTeX would print it; `langid` says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.cite.formats.bibtex_syntax import (
    bibtex_entry,
    bibtex_names,
    latex,
    latex_title,
    verbatim_url,
)
from lunmai.cite.formats.notes import reference_note, type_mark
from lunmai.languages import WRITTEN, others
from lunmai.load.bibtex_words import LANGUAGES, REPORTS, TYPES, WRITTEN_AS, numbering
from lunmai.model import Reference
from lunmai.model.csl import DATES, NAMES, TEXTS, field_name

NAMED = (
    *("article", "book", "booklet", "dataset", "incollection", "inproceedings", "jurisdiction"),
    *("legislation", "online", "patent", "software", "techreport", "thesis", "unpublished"),
)
KINDS = {TYPES[name]: name for name in NAMED} | {
    **dict.fromkeys(("article-magazine", "article-newspaper", "review", "review-book"), "article"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "incollection"),
    **dict.fromkeys(("post", "post-weblog"), "online"),
    "standard": "techreport",
}
"""Kinds of entry that BibTeX, BibLaTeX and Zotero know, by CSL type; the others are `misc`, for
Zotero leaves out what it does not know. `entrysubtype` tells those of one kind apart. Of these
kinds only a report is printed with its number, without which a standard cannot be found."""
THESES = (("mastersthesis", r"硕士|\bmaster"), ("phdthesis", r"博士|\bdoctor|\bph\.? ?d\b"))
"""Kinds of thesis that BibTeX itself knows, where the print says which it is."""
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
CONTAINERS = {"article": "journal", "online": "journal", "misc": "journal"}
NUMBERS = {
    "periodical": {"issue": "number", "number": "eid"},
    "series": {"collection_number": "number", "number": "eid", "issue": "issue"},
    "archive": {"archive_location": "number", "number": "eid", "issue": "issue"},
    "work": {"number": "number", "issue": "issue"},
}
"""What `number` says in an entry, and what the other numbers are called there."""
AS_WRITTEN = {"url": verbatim_url, "doi": str}
"""Fields in which LaTeX has no marks."""
PUBLISHERS = {
    **{"mastersthesis": "school", "phdthesis": "school", "thesis": "school"},
    "techreport": "institution",
}


def render_bib(reference: Reference) -> str:
    """The entry of a reference; its key is the reference's id.

    Fields that no standard names are those of our own data (`author_latin`, `inferred`, titles
    by language) or of the GB/T 7714 styles for LaTeX (`mark`, `medium`): programs that do not know
    a field keep it or pass over it, and `annote`, which no standard style prints, says it again.
    """
    kind = _kind(reference)
    names = _field_names(reference, kind)
    fields = {names.get(field, WRITTEN_AS[field]): said for field, said in _values(reference)}
    if reference.issued and len(str(reference.issued)) > 4:
        fields = {**fields, "date": str(reference.issued)}
    mark, medium = type_mark(reference.medium)
    reasons = reference.inferred_reason.written() if reference.inferred_reason else {}
    return bibtex_entry(
        kind,
        reference.id,
        {
            **fields,
            "type": fields.get("type")
            or REPORTS.get(reference.type, {}).get(reference.language, ""),
            "entrysubtype": _subtype(reference, kind),
            "langid": _langid(reference),
            "mark": latex(mark),
            "medium": latex(medium),
            "sortname": latex(reference.sort),
            "cstr": reference.cstr or "",
            "inferred": ", ".join(names.get(name, WRITTEN_AS[name]) for name in reference.inferred),
            **{f"inferred_{name}": latex(said) for name, said in reasons.items()},
            "annote": latex(" ".join(reference_note(reference, reader) for reader in WRITTEN)),
        },
    )


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    """What stands in the entry, by field of the reference, in the order in which one reads it."""
    for field in ("author", "author_latin", "author_pinyin", *map(field_name, NAMES[1:])):
        breaks_off = reference.others and field == "author"
        yield field, bibtex_names(getattr(reference, field), others=breaks_off)
    yield "sic", latex("; ".join(reference.sic))
    for field in ("title", "title_translated", "title_pinyin"):
        yield field, latex_title(getattr(reference, field))
    yield "container_title", latex(reference.container_title)
    yield "issued", str(reference.year or "")
    for field in map(field_name, DATES):
        if field != "issued" and (date := getattr(reference, field)):
            yield field, str(date)
    for field in map(field_name, TEXTS):
        said = getattr(reference, field)
        if not said or field in ("title", "container_title", "medium"):
            continue
        if field == "page":
            yield field, latex(said).replace("–", "--")
        else:
            yield field, AS_WRITTEN.get(field, latex)(said)


def _field_names(reference: Reference, kind: str) -> dict[str, str]:
    """The fields of the reference that this kind of entry names otherwise than our own data."""
    names = {
        "title_translated": f"title_{others(reference.language)[0]}",
        "container_title": CONTAINERS.get(kind, "booktitle"),
        "publisher": PUBLISHERS.get(kind, "publisher"),
        "publisher_place": "address",
        **NUMBERS[numbering(TYPES[kind])],
    }
    if numbering(TYPES[kind]) == "archive":
        names |= {"archive": "institution", "archive_place": "address"}
        names |= {"publisher_place": "publisherplace"}
    return names


def _kind(reference: Reference) -> str:
    if reference.type == "thesis":
        for kind, printed in THESES:
            if re.search(printed, reference.genre or "", re.IGNORECASE):
                return kind
    published = "book" if reference.publisher else "misc"  # whose publisher no style prints
    return KINDS.get(reference.type, published)


def _subtype(reference: Reference, kind: str) -> str:
    """What tells a kind of work from others that are entries of the same kind."""
    told = "manuscript" if kind == "unpublished" else TYPES.get(kind)
    return "" if told == reference.type else SUBTYPES.get(reference.type, reference.type)


def _langid(reference: Reference) -> str:
    told = (reference.language, reference.locale)
    return next((name for name, said in LANGUAGES.items() if said == told), "") or next(
        name for name, said in LANGUAGES.items() if said[0] == reference.language
    )
