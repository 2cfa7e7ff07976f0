"""Addresses in Rich Text: its link fields and its text, which is ASCII with escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.syllabus.formats.text import find_in_part
from lunmai.syllabus.found import Found

CONTROL = re.compile(
    r"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32}) ?(-?\d{1,10})? ?|([^a-zA-Z']))|[{}\r\n]"
)
FIELD = re.compile(r'HYPERLINK\s+"([^"]*)"(?:[^"]{0,40}?\\l\s+"([^"]*)")?', re.IGNORECASE)


def find_in_rtf(text: str) -> Iterator[Found]:
    """Everything in a document that may be an address, with the number of its paragraph."""
    for number, paragraph in enumerate(re.split(r"\\par(?![a-zA-Z])", text), start=1):
        place = f"paragraph {number}"
        plain = CONTROL.sub(_plain, paragraph)
        for match in FIELD.finditer(plain):
            yield Found(f"{match[1]}#{match[2]}" if match[2] else match[1], place)
        yield from find_in_part(plain, place)


def _plain(control: re.Match[str]) -> str:
    """What a control stands for in the text; formatting stands for nothing."""
    byte, word, number, symbol = control.groups()
    if byte:
        character = chr(int(byte, 16))
        return character if character.isascii() else " "
    if word == "u" and number and abs(int(number)) < 0x10000:
        return chr(int(number) % 0x10000)
    if symbol:
        return {"_": "-", "~": " ", "-": "", "*": ""}.get(symbol, symbol)
    return "\t" if word in ("tab", "line", "cell") else ""
