"""The rows that a paper gives: what is in the data, and where it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.authoring.table.columns import COLUMNS, translation_columns
from lunmai.languages import WRITTEN, Language
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path
from lunmai.model import Concept, Paper, Record, Wording
from lunmai.model.record import Said
from lunmai.text.drift import claim_paths, paper_wordings
from lunmai.workbook.columns import Column


@dataclass(frozen=True)
class Row:
    """One row as the data have it."""

    key: str
    """What it is called in its first column."""
    file: str
    path: Path
    """Where its record stands in the file."""
    texts: dict[str, str]
    """What is in each cell, by the key of its column."""


def rows_of(loaded: Loaded, paper: str, sheet: str) -> Iterator[Row]:
    """The rows of a sheet, in the order of the data."""
    return {
        "claims": _claims,
        "relations": _relations,
        "parallels": _parallels,
        "concepts": _concepts,
    }[sheet](loaded, paper)


def _claims(loaded: Loaded, name: str) -> Iterator[Row]:
    paper, file = loaded.corpus.papers[name], loaded.papers[name].file
    parents = {path: claim.id for path, claim in claim_paths(paper.claims, ("claims",))}
    for path, claim in claim_paths(paper.claims, ("claims",)):
        shown = {"id": claim.id, "parent": parents.get(path[:-2], "")}
        yield Row(claim.id, file, path, _texts("claims", claim, shown))


def _relations(loaded: Loaded, name: str) -> Iterator[Row]:
    file, keys = loaded.papers[name].file, relation_keys(loaded.corpus.papers[name])
    for index, relation in enumerate(loaded.corpus.papers[name].relations):
        texts = _texts("relations", relation, {"relation": keys[index]})
        yield Row(keys[index], file, ("relations", index), texts)


def relation_keys(paper: Paper) -> list[str]:
    """What each relation is called: by its id, or by what it says."""
    names = (one.id or f"{one.from_} {one.type} {one.to}" for one in paper.relations)
    return list(_numbered(names))


def _numbered(names: Iterable[str]) -> Iterator[str]:
    """Names, each with a number where it comes again."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} {seen[name]}"


def _parallels(loaded: Loaded, name: str) -> Iterator[Row]:
    found = [
        (loaded.parallels[stem].file, index, one)
        for stem, written in loaded.corpus.parallels.items()
        for index, one in enumerate(written.parallels)
        if name in one.papers
    ]
    keys = _numbered(f"{one.from_} {one.to}" for _, _, one in found)
    for key, (file, index, one) in zip(keys, found, strict=True):
        yield Row(key, file, ("parallels", index), _texts("parallels", one, {"parallel": key}))


def _concepts(loaded: Loaded, name: str) -> Iterator[Row]:
    for key, concept in loaded.corpus.concepts.items():
        terms = {f"term-{language}": _term(concept, language) for language in WRITTEN}
        texts = _texts("concepts", concept, {"concept": key, **terms})
        yield Row(key, loaded.concepts[key].file, (), texts)


def _term(concept: Concept, language: Language) -> str:
    term = concept.designations.preferred(language)
    return f"{term.term} {term.pinyin}" if term.pinyin else term.term


def _texts(sheet: str, record: Record, shown: dict[str, str]) -> dict[str, str]:
    """The cells of a record: those of `shown`, and what it has in the path of each column."""
    return {
        column.key: shown[column.key] if column.key in shown else _cell(record, column)
        for column in COLUMNS[sheet]
    }


def _cell(record: Record, column: Column) -> str:
    value: object = record
    for step in column.path:
        if isinstance(value, Wording):
            value = value.own(step)
        elif value is not None:
            value = getattr(value, f"{step}_" if step == "from" else step)
    if isinstance(value, bool):
        return "true" if value else ""
    return ", ".join(value) if isinstance(value, tuple) else str("" if value is None else value)


def translation_rows(
    loaded: Loaded, name: str, source: Language, target: Language
) -> Iterator[Row]:
    """A row for all that is printed in one language only, and for every wording of a paper."""
    paper, file = loaded.corpus.papers[name], loaded.papers[name].file
    columns = translation_columns(source, target)
    keys = dict(_wording_keys(paper))
    wordings = ((path, keys[path], wording) for path, wording in paper_wordings(paper))
    for path, key, said in (*_printed(paper, target), *wordings):
        cells = key, said.own(source), said.own(target)
        texts = {column.key: text for column, text in zip(columns, cells, strict=True)}
        yield Row(key, file, path, texts)


def _printed(paper: Paper, target: Language) -> Iterator[tuple[Path, str, Said]]:
    """What the paper does not print in a language: title, what it says of itself, headings."""
    if target not in paper.title.printed:
        yield ("title",), "title", paper.title
    if target == paper.language:
        return
    for name in ("affiliation", "author_note", "funding", "editor"):
        if said := getattr(paper.front, name):
            yield ("front", name), f"front {name}", said
    for index, section in enumerate(paper.outline):
        yield ("outline", index, "heading"), f"section {section.id}", section.heading


def _wording_keys(paper: Paper) -> Iterator[tuple[Path, str]]:
    """What a translator sees beside a text: m1 gist, m1 text, the relation or note of a remark."""
    for path, claim in claim_paths(paper.claims, ("claims",)):
        yield (*path, "gist"), f"{claim.id} gist"
        yield (*path, "text"), f"{claim.id} text"
    for index, key in enumerate(relation_keys(paper)):
        yield ("relations", index, "remark"), key
    for index, note in enumerate(paper.notes):
        yield ("notes", index, "text"), note.id
