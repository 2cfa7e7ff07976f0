"""What of a text an XML document can hold."""

from __future__ import annotations

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold; loading refuses most of it."""


def in_xml(text: str) -> str:
    """The text with a mark in the place of every character that XML does not allow."""
    return NOT_XML.sub("\ufffd", text)
