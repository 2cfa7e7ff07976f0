"""What a check of syllabi tells: lines for people, annotations for GitHub, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import get_args

from lunmai.problems import Place, Problem, count, printable
from lunmai.syllabus.links import Link
from lunmai.syllabus.states import State

STATES = get_args(State)


@dataclass(frozen=True)
class Checked:
    """A document and its links, or why it could not be read."""

    file: str
    links: tuple[Link, ...] = ()
    addresses: int = 0
    """How many web addresses it has in all, of whatever site."""
    error: str = ""
    fixed: str = ""
    """The corrected copy that was written."""


def once(links: Iterable[Link]) -> Iterator[Link]:
    """Each address once in a line, paragraph or page: a link often shows the address it has."""
    seen = set()
    for link in links:
        line = link.place.partition(":")[0] if link.place[:1].isdigit() else link.place
        if (line, link.address) not in seen:
            seen.add((line, link.address))
            yield link


def report_lines(checked: Iterable[Checked], *, fine: bool, github: bool) -> Iterator[str]:
    """One line for each link that is not fine, or for all, and a summary."""
    documents = list(checked)
    for document in documents:
        if document.error:
            yield f"{printable(document.file)}: error[unreadable] {printable(document.error)}"
        for link in once(document.links):
            if fine or link.verdict.state != "fine":
                yield _annotation(document, link) if github else _line(document, link)
        if document.fixed:
            yield f"{printable(document.file)}: corrected copy in {printable(document.fixed)}"
    yield _summary(documents)


def _line(document: Checked, link: Link) -> str:
    verdict = link.verdict
    return (
        f"{printable(document.file)}:{link.place}: {verdict.state}[{verdict.code}] "
        f"{printable(link.address)}: {printable(verdict.message)}"
    )


def _annotation(document: Checked, link: Link) -> str:
    line, _, column = link.place.partition(":")
    numbers = (int(line), int(column)) if line.isdigit() and column.isdigit() else (1, 1)
    verdict = link.verdict
    if verdict.state == "fine":
        return _line(document, link)
    severity = "warning" if verdict.new else "error"
    code = f"{verdict.state}-{verdict.code}"
    place = Place(document.file, *numbers)
    said = verdict.message if numbers != (1, 1) else f"{link.place}: {verdict.message}"
    return Problem(place, code, f"{link.address}: {said}", severity).as_github_annotation()


def _summary(documents: list[Checked]) -> str:
    states = Counter(link.verdict.state for one in documents for link in once(one.links))
    total = sum(states.values())
    parts = [f"{states[state]} {state}" for state in STATES if states[state]]
    unread = sum(bool(document.error) for document in documents)
    read = count(len(documents) - unread, "document")
    told = f": {', '.join(parts)}" if parts else ""
    failed = f"; {count(unread, 'document')} could not be read" if unread else ""
    of = count(sum(one.addresses for one in documents), "web link")
    return f"{count(total, 'link')} to this site, of {of} in {read}{told}{failed}"


def report_json(checked: Iterable[Checked]) -> str:
    """Everything that is known, as JSON."""
    documents = [
        {
            "file": document.file,
            **({"error": document.error} if document.error else {}),
            **({"fixed": document.fixed} if document.fixed else {}),
            "addresses": document.addresses,
            "links": [_as_data(link) for link in once(document.links)],
        }
        for document in checked
    ]
    data = {"format": "lunmai-links", "version": 1, "documents": documents}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(link: Link) -> dict:
    verdict = asdict(link.verdict)
    verdict["reason"] = dict(link.verdict.reason)
    told = {key: value for key, value in verdict.items() if value}
    return {"place": link.place, "address": link.address, **told}
