"""Addresses in e-mail: the text and the HTML of a message, decoded as a mail program does."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from lunmai.syllabus.formats.html import find_in_html
from lunmai.syllabus.formats.text import find_in_text
from lunmai.syllabus.found import Found, Unreadable

MOST_PARTS = 1000


def find_in_mail(data: bytes) -> Iterator[Found]:
    """Everything in a message that may be an address, with its part, line and column."""
    message = message_from_bytes(data, policy=policy.default)
    for number, part in enumerate(message.walk(), start=1):
        if number > MOST_PARTS:
            raise Unreadable(f"it has more than {MOST_PARTS} parts")
        find = {"text/plain": find_in_text, "text/html": find_in_html}.get(part.get_content_type())
        if find is None or not isinstance(part, EmailMessage):
            continue
        try:
            text = part.get_content()
        except (LookupError, ValueError) as error:
            raise Unreadable(f"its part {number} cannot be decoded: {error}") from None
        for found in find(text):
            yield found._replace(place=f"part {number}:{found.place}")
