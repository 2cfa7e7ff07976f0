"""Data files as text, or what they are instead."""

from __future__ import annotations

from pathlib import Path

from lunmai.problems import Place, Problem

BEGINNINGS = {
    b"PK\x03\x04": "a file of Word or another office program",
    b"\xd0\xcf\x11\xe0": "a file of Word or another office program",
    b"{\\rtf": "a file of a word processor (RTF)",
    b"%PDF": "a PDF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
"""How files begin that are no plain text, whatever their name says."""
UTF_16 = b"\xff\xfe", b"\xfe\xff"


def read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file, or None and a problem."""
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(Place(file), "unreadable-file", message))
        return None
    line, message = 1, ""
    kind = next((kind for begin, kind in BEGINNINGS.items() if content.startswith(begin)), "")
    if kind:
        message = f"this is {kind}, not plain text; write its content into a text file of this name"
    elif content.startswith(UTF_16):
        message = "this text is in UTF-16; save the file again with the encoding UTF-8"
    else:
        try:
            text = content.decode("utf-8-sig")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = "this is not UTF-8 text; save the file again with the encoding UTF-8"
    problems.append(Problem(Place(file, line), "unreadable-file", message))
    return None
