"""What is around the article of a page is sent without what only sets it out in a file."""

from __future__ import annotations

import re

EMPTY = re.compile(r"\n\s+")
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""What a drawing has to say in a file of its own, not within a page."""
PLAIN = "-.:"
"""What is written out for Markdown alone: HTML has no other use for these signs."""


def as_sent(page: str) -> str:
    """The page; what only Markdown would have read as more than itself is a plain character again,
    and around the text no line is empty or set in."""
    head, article, text = page.partition("<article")
    text, end, foot = text.rpartition("</article>")
    for sign in PLAIN:
        text = text.replace(f"&#{ord(sign)};", sign)
    return _lean(head) + article + text + end + _lean(foot)


def _lean(shell: str) -> str:
    return EMPTY.sub("\n", shell).replace(NAMESPACE, "")
