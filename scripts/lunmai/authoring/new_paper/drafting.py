"""Puts together the draft of a paper: its file, its entries, and what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lunmai.authoring.new_paper.citations import Listed
from lunmai.authoring.new_paper.claims import Stubs, find_claims
from lunmai.authoring.new_paper.front import Front, read_front
from lunmai.authoring.new_paper.layout import Block, lay_out
from lunmai.authoring.new_paper.outline import FoundOutline, find_outline
from lunmai.authoring.new_paper.paragraphs import entries
from lunmai.authoring.new_paper.text_read import Doubt, Line, ReadText
from lunmai.authoring.new_paper.works import all_readable
from lunmai.authoring.new_paper.writing import paper_yaml
from lunmai.authoring.new_paper.zones import find_zones
from lunmai.cite.foreign import is_foreign, read_foreign
from lunmai.cite.foreign_record import Record
from lunmai.cite.importing import Imported, import_records
from lunmai.cite.printed import printed_record
from lunmai.languages import LATIN, others
from lunmai.load import Corpus
from lunmai.model import Reference
from lunmai.text.terms import Terms


@dataclass(frozen=True)
class Drafted:
    """What was made of a text."""

    outline: FoundOutline
    front: Front
    listed: Listed
    bibliography: tuple[str, ...]
    stubs: Stubs
    paper: str
    """The file of the paper."""
    entries: str
    """Its entries of BibTeX: its own, those of its list, and of works cited beside the list."""
    works: Mapping[str, Reference]
    """The works of the entries, and those of the list that the data had already."""
    doubts: tuple[Doubt, ...]
    there: int
    """So many works of the list the data had already."""

    @property
    def text(self) -> str:
        """The text as it was understood, a paragraph on a line, as `audit` reads it."""
        lines = []
        for section in self.outline.sections:
            lines += [section.shown] if section.shown else []
            lines += [block.text for block in section.paragraphs]
        return "\n\n".join(lines) + "\n"


def draft_paper(
    key: str, read: ReadText, corpus: Corpus, reference_list: str | None = None
) -> Drafted:
    """The draft of a paper's records under the id `key`, beside what the data have already."""
    layout = lay_out(read)
    outline = find_outline(find_zones(layout.blocks), layout.footnotes)
    front = read_front(outline, layout.heads)
    doubts = [*read.doubts, *layout.doubts, *outline.doubts, *front.doubts]
    own = _own_entry(key, front, outline)
    known = {**corpus.references, key: own}
    records, places = _records(outline, reference_list)
    listed_works = import_records(records, known)
    doubts += _list_doubts(listed_works, records, places)
    works = {**known, **{work.id: work for work in listed_works.works}}
    bibliography = tuple(dict.fromkeys(filter(None, listed_works.keys)))
    numbers = {at: name for at, name in enumerate(listed_works.keys, 1) if name}
    listed = Listed({name: works[name] for name in bibliography}, numbers)
    stubs = find_claims(outline, listed, Terms(corpus.concepts.values()))
    unlisted = _unlisted(stubs, outline, works, doubts)
    works |= {work.id: work for work in unlisted.works}
    doubts += stubs.doubts
    paper = paper_yaml(key, outline, front, layout.heads, bibliography, stubs.claims)
    made = all_readable([own, *listed_works.works, *unlisted.works])
    works |= {one.work.id: one.work for one in made}
    doubts += [
        Doubt(
            "references",
            f"{one.work.id}: {', '.join(one.left)} cannot be read; write what is printed",
        )
        for one in made
        if one.left
    ]
    names = [name for name in (key, *bibliography, *unlisted.keys) if name]
    return Drafted(
        *(outline, front, listed, bibliography, stubs, paper, "\n".join(one.entry for one in made)),
        works={name: works[name] for name in names},
        doubts=tuple(doubts),
        there=len(bibliography) - len(listed_works.works),
    )


def _own_entry(key: str, front: Front, outline: FoundOutline) -> Reference:
    """The entry of the paper itself, with what it prints."""
    language = outline.language
    values: dict[str, object] = {"id": key, "type": "article-journal", "language": language}
    values["title"] = front.titles.get(language)
    values["author"] = front.authors.get(language, [])
    for other in others(language):
        values["title_translated"] = front.titles.get(other)
        if other == LATIN:
            values["author_latin"] = front.authors.get(other, [])
    printed = front.reference
    values |= {
        "issn": printed.get("issn"),
        "doi": printed.get("doi"),
        "issue": printed.get("number"),
    }
    values["issued"] = printed.get("year")
    return Reference.model_validate({name: said for name, said in values.items() if said})


def _records(outline: FoundOutline, reference_list: str | None) -> tuple[list[Record], list[str]]:
    """The items of the printed list, or of the list that is given instead, and their places."""
    if reference_list is not None and is_foreign(reference_list):
        records = read_foreign(reference_list)
        return records, [f"reference {number}" for number in range(1, len(records) + 1)]
    blocks: Iterable[Block] = outline.paragraphs("references")
    if reference_list is not None:
        lines = (line for line in reference_list.splitlines() if line.strip())
        blocks = entries([Block(line.strip(), Line(line, at)) for at, line in enumerate(lines, 1)])
    blocks = list(blocks)
    return [printed_record(block.text) for block in blocks], [block.place for block in blocks]


def _list_doubts(found: Imported, records: list[Record], places: list[str]) -> list[Doubt]:
    """What is not certain of the entries: one line for each."""
    told: dict[int, list[str]] = {}
    for message in found.messages:
        what, _, said = message.partition(": ")
        if re.fullmatch(r"is '[\w-]+' already", said):
            continue  # which is told with the number of entries
        number = re.fullmatch(r"record (\d+)", what)
        at = int(number[1]) if number else found.keys.index(what) + 1
        told.setdefault(at, []).append(said)
    for at, record in enumerate(records, 1):
        if record.unsure:
            told.setdefault(at, []).append(record.unsure)
    return [
        Doubt(
            places[at - 1],
            f"item {at} of the list ({found.keys[at - 1] or 'no entry'}): {'; '.join(said)}",
        )
        for at, said in sorted(told.items())
    ]


def _unlisted(
    stubs: Stubs, outline: FoundOutline, works: Mapping[str, Reference], doubts: list[Doubt]
) -> Imported:
    """Entries for works that passages name and the list does not have; the stubs cite them."""
    places = {section.id: section.paragraphs for section in outline.sections}
    named = [(stub, *one) for stub in stubs.every() for one in stub.cited.unlisted]
    records = {repr(record): record for _, _, record in named}
    found = import_records(records.values(), works)
    names = dict(zip(records, found.keys, strict=True))
    for stub, shown, record in named:
        name = names[repr(record)]
        place = places[stub.item.section][stub.item.paragraph - 1].place
        if name:
            stub.cited.add(name)
        entry = f"entered as {name}" if name else "no entry was made"
        doubts.append(
            Doubt(place, f"{stub.id} names {shown}, which the list does not have: {entry}")
        )
    return found
