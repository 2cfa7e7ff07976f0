"""What of a text an XML document can hold."""

from __future__ import annotations

import re
from html import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold; loading refuses most of it."""


def in_xml(text: str) -> str:
    """The text with a mark in the place of every character that XML does not allow."""
    return NOT_XML.sub("\ufffd", text)


def element_text(text: str) -> str:
    """A text as an element holds it. The module of Python that is for this loads half a network."""
    return escape(text, quote=False)


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotation marks."""
    told = element_text(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in told:
        return f'"{told}"'
    return f"'{told}'" if "'" not in told else '"' + told.replace('"', "&quot;") + '"'
