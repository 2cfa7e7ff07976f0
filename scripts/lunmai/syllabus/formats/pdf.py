"""Addresses in PDFs: link annotations, and the text of the pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lunmai.syllabus.formats.text import find_in_part
from lunmai.syllabus.found import INVISIBLE, Found, Unreadable

MOST_PAGES = 1000
MOST_ANNOTATIONS = 5000
"""Of one page."""
BROKEN = INVISIBLE | dict.fromkeys(map(ord, "\u2010\u2011"), "-")
"""What a typesetter puts into an address that it breaks over lines; nobody clicks on that text."""
PROTECTED = "it is protected by a password or a cipher; save it without"


def find_in_pdf(path: Path) -> Iterator[Found]:
    """Everything in a PDF that may be an address, with the number of its page."""
    import pypdf
    from pypdf.errors import DependencyError, LimitReachedError

    logging.disable()  # of every oddity that pypdf meets, and syllabi have many
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(PROTECTED)
        number = len(reader.pages)
        if number > MOST_PAGES:
            raise Unreadable(f"it has {number} pages; more than {MOST_PAGES} are not read")
        for index in range(number):
            yield from _find_on_page(reader.pages[index], f"page {index + 1}")
    except (Unreadable, MemoryError):
        raise
    except DependencyError:  # the newer ciphers need a package that nothing else here needs
        raise Unreadable(PROTECTED) from None
    except LimitReachedError as error:
        raise Unreadable(f"a part of the PDF unpacks to more than is read: {error}") from None
    except RecursionError:
        raise Unreadable("the PDF is damaged: its objects contain each other") from None
    except Exception as error:  # a damaged PDF breaks pypdf in more ways than it has exceptions for
        raise Unreadable(f"the PDF is damaged: {error}") from None


def _find_on_page(page: Any, place: str) -> Iterator[Found]:
    linked = []
    annotations = page.get("/Annots")
    annotations = annotations.get_object() if annotations is not None else []
    for annotation in list(annotations or [])[:MOST_ANNOTATIONS]:
        action = annotation.get_object().get("/A")
        action = action.get_object() if action is not None else {}
        if "/URI" in action:
            address = action["/URI"]
            text = address.decode("utf-8", "replace") if isinstance(address, bytes) else address
            linked.append(str(text))
            yield Found(linked[-1], place)
    page.get_contents()  # tells of what is too large, where extract_text finds nothing
    shown = page.extract_text().translate(BROKEN)
    whole = "\n".join(linked)
    yield from (found for found in find_in_part(shown, place) if found.text not in whole)
