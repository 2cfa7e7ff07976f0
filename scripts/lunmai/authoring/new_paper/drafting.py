"""Puts together the draft of a paper: its file, its entries, and what a person should look at; and
writes the files, both or neither, where nothing of that name is or was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lunmai.authoring.new_paper.citations import Listed
from lunmai.authoring.new_paper.claims import Stubs, find_claims
from lunmai.authoring.new_paper.front import Front, read_front
from lunmai.authoring.new_paper.layout import Block, Doubt, Line, ReadText, lay_out
from lunmai.authoring.new_paper.outline import FoundOutline, find_outline
from lunmai.authoring.new_paper.paragraphs import entries
from lunmai.authoring.new_paper.writing import paper_yaml
from lunmai.authoring.new_paper.zones import find_zones
from lunmai.cite.foreign import is_foreign, read_foreign
from lunmai.cite.foreign_record import Record
from lunmai.cite.importing import Imported, import_records
from lunmai.cite.printed import printed_record
from lunmai.disk import Changes, refuse_links, replace_file, told
from lunmai.languages import LATIN, Language, others
from lunmai.load import Corpus, Loaded
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Reference
from lunmai.problems import CannotRun
from lunmai.text.terms import Terms

DOUBTFUL = ("author", "editor", "translator", "author_latin", "title_translated", "title")
"""Fields that a text may fill with what no entry can hold, as they are given up."""


@dataclass(frozen=True)
class Drafted:
    """What was made of a text."""

    outline: FoundOutline
    front: Front
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
    own = _own_entry(key, front, outline.language)
    known = {**corpus.references, key: own}
    records, places = _records(outline, reference_list)
    found = import_records(records, known)
    doubts += _list_doubts(found, records, places)
    works = known | {work.id: work for work in found.works}
    bibliography = tuple(dict.fromkeys(filter(None, found.keys)))
    numbers = {at: name for at, name in enumerate(found.keys, 1) if name}
    listed = Listed({name: works[name] for name in bibliography}, numbers)
    stubs = find_claims(outline, listed, Terms(corpus.concepts.values()))
    unlisted = _unlisted(stubs, outline, works, doubts)
    doubts += stubs.doubts
    paper = paper_yaml(key, outline, front, layout.heads, bibliography, stubs.claims)
    entries_ = []
    for work in (own, *found.works, *unlisted.works):
        works[work.id], entry, left = _readable(work)
        entries_.append(entry)
        if left:
            text = f"{work.id}: {', '.join(left)} cannot be read; write what is printed"
            doubts.append(Doubt("references", text))
    return Drafted(
        *(outline, front, bibliography, stubs, paper, "\n".join(entries_)),
        works={name: works[name] for name in (key, *bibliography, *unlisted.keys) if name},
        doubts=tuple(doubts),
        there=len(bibliography) - len(found.works),
    )


def _own_entry(key: str, front: Front, language: Language) -> Reference:
    """The entry of the paper itself, with what it prints."""
    other = others(language)[0]
    printed = front.reference
    values = {
        **{"id": key, "type": "article-journal", "language": language},
        **{"title": front.titles.get(language), "author": front.authors.get(language)},
        "title_translated": front.titles.get(other),
        "author_latin": front.authors.get(other) if other == LATIN else None,
        **{"issn": printed.get("issn"), "doi": printed.get("doi")},
        **{"issue": printed.get("number"), "issued": printed.get("year")},
    }
    return Reference.model_validate({name: said for name, said in values.items() if said})


def _readable(work: Reference) -> tuple[Reference, str, list[str]]:
    """The work without the fields that its entry would be refused for, the entry, and the names of
    the fields."""
    left: list[str] = []
    while parse_bibliography(entry := Imported([work]).bibtex(), work.id)[2]:
        names = (*DOUBTFUL, *(Reference.model_fields.keys() - {"id", "type", "language"}))
        name = next(name for name in names if getattr(work, name))
        empty = Reference.model_fields[name].get_default(call_default_factory=True)
        work = work.model_copy(update={name: empty})
        left.append(name)
    return work, entry, left


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


def _list_doubts(found: Imported, records: list[Record], places: list[str]) -> Iterator[Doubt]:
    """What is not certain of the entries: one line for each."""
    each = zip(places, found.keys, found.left, records, strict=True)
    for at, (place, key, left, record) in enumerate(each, 1):
        if said := "; ".join(filter(None, (left, record.unsure))):
            yield Doubt(place, f"item {at} of the list ({key or 'no entry'}): {said}")


def _unlisted(
    stubs: Stubs, outline: FoundOutline, works: Mapping[str, Reference], doubts: list[Doubt]
) -> Imported:
    """Entries for works that passages name and the list does not have; the stubs cite them."""
    places = {section.id: section.paragraphs for section in outline.sections}
    named = [(stub, *one) for stub in stubs.every() for one in stub.cited.unlisted]
    records = {repr(record): record for _, _, record in named}
    found = import_records(records.values(), works)
    keys = dict(zip(records, found.keys, strict=True))
    for stub, shown, record in named:
        if key := keys[repr(record)]:
            stub.cited.add(key)
        text = f"{stub.id} names {shown}, which the list does not have: "
        text += f"entered as {key}" if key else "no entry was made"
        doubts.append(Doubt(places[stub.item.section][stub.item.paragraph - 1].place, text))
    return found


ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_ID = 60


def refuse_id(key: str, loaded: Loaded, root: Path) -> None:
    """Raises CannotRun for an id that no new paper can have."""
    if not ID.fullmatch(key) or len(key) > LONGEST_ID:
        raise CannotRun(
            f"'{key}' is no id: write small letters a to z, digits and single hyphens, for "
            "instance author and year: wang-lin-2023"
        )
    for path in files_of(key, loaded, root):
        if path.exists() or path.is_symlink():
            raise CannotRun(f"{path.relative_to(root).as_posix()} exists; choose another id")
    ledger = loaded.corpus.ledger
    retired = {stone.id for stone in ledger.retired}
    if f"papers/{key}" in {*ledger.promised(), *retired} or f"references/{key}" in retired:
        raise CannotRun(f"'{key}' was published and is retired; ids are never used again")
    if key in loaded.corpus.papers:
        raise CannotRun(f"there is a paper '{key}' already; choose another id")
    if key in loaded.corpus.references:
        place = loaded.references[key].place(())
        raise CannotRun(
            f"{place.file}:{place.line}: the work '{key}' is there already; if that is this paper, "
            "move its entry out of the file, run this, and put what you know of it into the new one"
        )
    if not loaded.bibliography_read:
        raise CannotRun("the references cannot all be read; run `python3 scripts/dev.py check`")


def files_of(key: str, loaded: Loaded, root: Path) -> tuple[Path, Path]:
    """The file of a paper and that of its references."""
    data = root / loaded.folder
    return data / "papers" / f"{key}.yaml", data / "references" / f"{key}.bib"


def save(key: str, drafted: Drafted, loaded: Loaded, root: Path) -> tuple[Path, Path]:
    """Writes both files, whole or not at all."""
    paper, works = files_of(key, loaded, root)
    refuse_links(root, paper, works)
    with told():
        works.parent.mkdir(exist_ok=True)
    changes = Changes(root)
    changes.write(works, drafted.entries.encode())
    changes.write(paper, drafted.paper.encode())
    changes.make()
    return paper, works


def save_text(file: Path, drafted: Drafted, root: Path) -> None:
    """Writes the text of the paper for `audit`, and never into the project: it is not ours."""
    if file.resolve().is_relative_to(root.resolve()):
        raise CannotRun(f"{file} is within the project; the text of a paper does not belong there")
    with told():
        replace_file(file, drafted.text.encode())
