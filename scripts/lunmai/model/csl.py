"""The vocabulary of CSL-JSON 1.0.2: every kind of work, and every variable that print can fill.

Left out are variables that say nothing printed of a work: what one reader notes (`annote`,
`keyword`), what a processor numbers (`citation-number`, `locator`), and summaries.
"""

from __future__ import annotations

TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"),
    *("entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
)
NAMES = (
    *("author", "chair", "collection-editor", "compiler", "composer", "container-author"),
    *("contributor", "curator", "director", "editor", "editorial-director", "guest", "host"),
    *("executive-producer", "illustrator", "interviewer", "narrator", "organizer"),
    *("original-author", "performer", "producer", "recipient", "reviewed-author"),
    *("script-writer", "series-creator", "translator"),
)
DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
TEXTS = (
    *("archive", "archive_collection", "archive_location", "archive-place", "authority"),
    *("call-number", "chapter-number", "collection-number", "collection-title"),
    *("container-title", "container-title-short", "dimensions", "division", "DOI", "edition"),
    *("event-place", "event-title", "genre", "ISBN", "ISSN", "issue", "jurisdiction", "medium"),
    *("note", "number", "number-of-pages", "number-of-volumes", "original-publisher"),
    *("original-publisher-place", "original-title", "page", "part-number", "part-title"),
    *("PMCID", "PMID", "printing-number", "publisher", "publisher-place", "reviewed-genre"),
    *("reviewed-title", "scale", "section", "source", "status", "supplement-number", "title"),
    *("title-short", "URL", "version", "volume", "volume-title"),
)


def field_name(variable: str) -> str:
    """What a variable is called in a record: `container_title`, `url`."""
    return variable.replace("-", "_").lower()


VARIABLES = {field_name(variable): variable for variable in (*NAMES, *DATES, *TEXTS)}
"""The variables by the fields of a reference that hold them."""
