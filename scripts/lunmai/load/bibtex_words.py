"""What the entries and fields of BibTeX are called, and what each is in CSL.

The names are those of BibTeX, biblatex, the GB/T 7714 styles for LaTeX and of CSL itself, by what
they mean: one who writes `journal`, `school` or `@phdthesis` means what another calls
`journaltitle`, `institution` and `@thesis`. Pandoc's reader of biblatex was tried in place of this
table: it loses `medium`, `holder` and `version`, knows no standards, newspapers, maps and
archives, writes English titles in lower case, and adds short titles and kinds of thesis that
nobody printed; it serves the import of other people's files, where these are proposals only.
"""

from __future__ import annotations

from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.model import csl

TYPES = {kind: kind for kind in csl.TYPES} | {
    name: kind
    for kind, names in {
        "article": "preprint",
        "article-journal": "article suppperiodical",
        "article-magazine": "magazine",
        "article-newspaper": "newspaper",
        "book": "mvbook collection mvcollection collectedworks reference mvreference proceedings "
        "mvproceedings",
        "chapter": "incollection inbook bookinbook suppbook suppcollection",
        "dataset": "database",
        "document": "misc",
        "entry-encyclopedia": "inreference",
        "graphic": "image artwork",
        "legal_case": "jurisdiction case",
        "legislation": "law",
        "manuscript": "archive unpublished",
        "motion_picture": "movie video film",
        "pamphlet": "booklet",
        "paper-conference": "inproceedings conference",
        "periodical": "journal",
        "personal_communication": "letter",
        "report": "manual techreport",
        "song": "audio music",
        "speech": "lecture presentation",
        "thesis": "phdthesis mastersthesis",
        "webpage": "online electronic www",
    }.items()
    for name in names.split()
}
"""Kinds of CSL by kinds of entry; each kind of CSL is also one by its own name."""
THESES = {
    "phdthesis": {"zh": "博士学位论文", "en": "PhD thesis"},
    "mastersthesis": {"zh": "硕士学位论文", "en": "Master’s thesis"},
}
"""The kinds of thesis that BibTeX knows by the kind of entry, in case no `type` says it."""
REPORTS = {
    "report": {"zh": "报告", "en": "Report"},
    "standard": {"zh": "标准", "en": "Standard"},
}
"""What stands in exported entries for the kind of a report that print does not name: BibTeX would
print “Technical Report”."""
MARKS = {"N": "article-newspaper", "S": "standard", "P": "patent", "DS": "dataset", "DB": "dataset"}
MARKS |= {"CM": "map", "A": "manuscript", "PP": "article", "D": "thesis", "R": "report"}
"""Kinds of CSL by the mark of GB/T 7714 that is printed where the entry says only `article` or
`misc`."""
REASONS = {name: f"inferred_{name}" for name in WRITTEN}
"""For each language the field that says why something was concluded."""
OWN = {
    "langid": "language",
    "language": "language",
    "author_latin": "author_latin",
    "author_pinyin": "author_pinyin",
    "title_pinyin": "title_pinyin",
    "sic": "sic",
    "cstr": "cstr",
    **{f"title_{name}": "title_translated" for name in reversed(WRITTEN)},
    "sortname": "sort",
    "inferred": "inferred",
    **dict.fromkeys(REASONS.values(), "inferred_reason"),
}
"""Fields of which CSL knows nothing."""
ALIASES = {
    name: field
    for field, names in {
        "container_title": "journaltitle journal booktitle maintitle",
        "container_title_short": "shortjournal",
        "title_short": "shorttitle",
        "issued": "date year",
        "accessed": "urldate accessdate lastchecked",
        "event_date": "eventdate",
        "original_date": "origdate",
        "page": "pages",
        "number_of_pages": "pagetotal",
        "number_of_volumes": "volumes",
        "chapter_number": "chapter",
        "part_number": "part",
        "number": "eid eprint",
        "archive": "eprinttype archiveprefix library",
        "genre": "type",
        "publisher": "institution school organization",
        "publisher_place": "location address",
        "collection_title": "series",
        "event_title": "eventtitle",
        "event_place": "venue",
        "original_title": "origtitle",
        "original_publisher": "origpublisher",
        "original_publisher_place": "origlocation",
        "status": "pubstate",
        "container_author": "bookauthor",
        "contributor": "holder",
    }.items()
    for name in names.split()
}
"""The usual name of each field comes first."""
FIELDS = {
    **{field.replace("_", ""): field for field in csl.VARIABLES},
    **{field: field for field in csl.VARIABLES},
    **ALIASES,
    **OWN,
    "number": "issue",
}
"""Fields of a reference by the names of BibTeX; hyphens in these make no difference."""
PERIODICALS = {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
IN_SERIES = {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
ARCHIVED = {"number": "archive_location", "institution": "archive", "location": "archive_place"}
NUMBERED = {"periodical": "issue", "series": "collection_number", "work": "number"}
LANGUAGES: dict[str, tuple[str, str | None]] = {
    **{SITE_LANGUAGES[name].babel: (name, None) for name in WRITTEN},
    "british": ("en", "en-GB"),
    "french": ("en", "fr-FR"),
    "german": ("en", "de-DE"),
    "ngerman": ("en", "de-DE"),
    "russian": ("en", "ru-RU"),
    "spanish": ("en", "es-ES"),
    "italian": ("en", "it-IT"),
    "portuguese": ("en", "pt-PT"),
    "latin": ("en", "la"),
    "japanese": ("zh", "ja-JP"),
    "korean": ("zh", "ko-KR"),
}
"""By `langid` the language by whose conventions a work is cited, and its own where that is none
of the site's."""
WRITTEN_AS = {
    **{name: name.replace("_", "") for name in csl.VARIABLES},
    **{field: name for name, field in reversed(ALIASES.items())},
    "issue": "number",
    **{field: name for name, field in reversed(OWN.items())},
    "issued": "year",
}
"""The name in which authors are told about each field of a reference."""
KINDS = (
    *("article", "book", "collection", "dataset", "incollection", "inproceedings", "legislation"),
    *("manuscript", "map", "misc", "newspaper", "online", "patent", "preprint", "report"),
    *("standard", "thesis"),
)
"""The kinds of entry that authors are told about."""
NOT_READ = {
    **dict.fromkeys(("crossref", "xdata", "xref", "related"), "write the fields out here"),
    "howpublished": "write the address in url, the body that publishes in publisher",
    "placepublished": "write the place in location",
    "titleaddon": "write it in title as it is printed",
    "editora": "write the name in the field of what the person did: translator, compiler",
}
"""Fields of BibTeX that would mislead, and what to write instead."""
DROPPED = frozenset(
    (
        *("abstract", "keywords", "keyword", "file", "timestamp", "owner", "groups", "ranking"),
        *("url2", "note2", "annote", "annotation", "abstractnote", "bibsource", "biburl"),
        *("citeulike-article-id", "priority", "posted-at", "creationdate", "modificationdate"),
        *("readstatus", "bdsk-url-1", "bdsk-file-1", "mendeley-tags", "mendeley-groups"),
        *("langidopts", "options", "ids", "label", "presort", "sortkey", "sorttitle"),
        *("sortyear", "gender", "eprintclass", "primaryclass"),
    )
)
"""Fields of what a program or a reader notes about a work, which is not printed in it."""

ADDED = ("month", "day", "subtitle", "entrysubtype", "mark")
"""Fields that say more of what another field says."""


def written_names(field: str) -> list[str]:
    """The names of a field, written with hyphens, as authors may write it; the usual one first."""
    if field == "added":
        return list(ADDED)
    meant = field.replace("-", "_")
    usual = WRITTEN_AS.get(meant, meant)
    names = [name for name, said in (*ALIASES.items(), *OWN.items()) if said == meant]
    own = [field] if meant in csl.VARIABLES and FIELDS.get(meant) == meant else []
    return list(dict.fromkeys([*([usual] if FIELDS[usual] == meant else []), *names, *own]))


def numbering(kind: str) -> str:
    """What is numbered where an entry of a kind says `number`."""
    if kind in PERIODICALS:
        return "periodical"
    if kind == "manuscript":
        return "archive"
    return "series" if kind in IN_SERIES else "work"


def language_name(written: str) -> str | None:
    """The `langid` that is meant by one, or by a tag such as `zh-CN`; None where none is."""
    name = written.casefold()
    if name in LANGUAGES:
        return name
    name = {"american": "en", "usenglish": "en", "ukenglish": "british"}.get(name, name)
    tags = {name: SITE_LANGUAGES[name].babel for name in WRITTEN}
    return tags.get(name.partition("-")[0], name if name in LANGUAGES else None)


def meaning(name: str, kind: str) -> str | None:
    """The field of a reference of this kind that a field of BibTeX says, or None."""
    written = name.replace("-", "_") if name.replace("-", "_") in FIELDS else name.replace("-", "")
    if written == "address":
        written = "location"
    if kind == "manuscript" and written in ARCHIVED:
        return ARCHIVED[written]
    if written == "number":
        return NUMBERED[numbering(kind)]
    if written == "organization" and kind == "paper-conference":
        return "organizer"
    return FIELDS.get(written)
