"""What the readers of printed entries share: the parts of an entry, and where they end."""

from __future__ import annotations

import re

URL = re.compile(r"https?://\S+?(?=[.]?(?:\s|$))")
DOI = re.compile(r"(?:DOI\s*:?\s*|doi\.org/)(10\.\d{4,9}/\S+?)[.]?(?:\s|$)", re.IGNORECASE)
ACCESSED = re.compile(r"\[(?P<urldate>\d{4}-\d\d-\d\d)\]")
ENDS = re.compile(r"\.(?!\s*[A-Z]\.|\s*[,;&:]|\s*and\b|-[A-Z]|\d|\s*\Z)\s*")
"""Where the names of an entry, or its title, end: not within J. A. Smith, nor in 3.5."""
ANOTHER = re.compile(r"[A-Z][\w'’-]+(?:,\s*(?:[A-Z]\.|and\b|&)|\s[A-Z]\b|\s*&|\s+and\s+[A-Z]\.)")
"""A family name behind an initial: the list of names goes on."""


def split_head(text: str) -> tuple[str, str]:
    """What stands before the first full stop that ends a part, and what stands behind; nothing
    stands before where there is none."""
    for found in ENDS.finditer(text):
        before = text[: found.start()]
        initial = re.search(r"(?:^|[\s.,-])[A-Z]\Z", before)
        if not (initial and ANOTHER.match(text[found.end() :])):
            return before.strip(), text[found.end() :].strip()
    return "", text.strip(" .")
