"""Works and authors by their names, where no citation style says how."""

from __future__ import annotations

from lunmai.languages import LATIN, SITE_LANGUAGES, Language
from lunmai.model import Name, Reference
from lunmai.text.named_works import name_text
from lunmai.text.phrases import phrase


def short_text(reference: Reference) -> str:
    """The authors and year that point to a work where it is cited: 张林、蒲清平 2023."""
    language = reference.language
    names = [
        name.family if name.family and name.family.isascii() else name_text(name)
        for name in reference.author
    ]
    if len(names) > 2 or (reference.others and names):
        text = phrase("first-and-others", language, first=names[0])
    elif names:
        text = phrase("and", language).join(names)
    else:
        text = phrase("quoted-title", language, title=reference.title)
    return f"{text} {reference.year}" if reference.year else text


def authors(reference: Reference, reader: Language) -> tuple[tuple[Name, ...], Language]:
    """The authors as a reader can read them: in Latin letters where the work prints them and the
    reader's own language has these."""
    latin = reference.author_latin if SITE_LANGUAGES[reader].script == "latin" else ()
    return (latin, LATIN) if latin else (reference.author, reference.language)


def authors_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The authors' full names and their language."""
    names, language = authors(reference, reader)
    return phrase("and", language).join(map(name_text, names)), language


def name_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The authors' full names and the year, as a name for a paper, and its language."""
    names, language = authors_in_language(reference, reader)
    return f"{names} {reference.year}" if reference.year else names, language
