"""Enters into the ledger what an edition publishes first, and changes no other byte of it; gives a
ledger of an earlier time the digests that it lacks."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from lunmai.authoring.edits import Edit, as_read, changed, field_edit, last_within, line_end
from lunmai.disk import Changes, replace_file
from lunmai.load import Corpus, Loaded
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.load.yaml_positions import Positions, parse_yaml
from lunmai.model import Edition, Ledger, PublishedEdition
from lunmai.permanent.digests import digests, stone_digest
from lunmai.permanent.register import record_names
from lunmai.problems import CannotRun

HEAD = """\
# The ledger: every id ever published. It only ever grows, and the commands write it:
# `dev.py publish` adds what an edition publishes for the first time, `dev.py retire` a tombstone.
"""


def publish_names(loaded: Loaded, root: Path, pages: Iterable[str]) -> int:
    """Adds the present edition with everything that no edition has published; returns how many.

    `pages` are those of the site. Raises CannotRun where the edition was published already or
    where there is nothing new.
    """
    corpus = loaded.corpus
    edition = corpus.edition
    assert edition is not None  # or there would be problems
    new = unpublished(corpus, pages)
    if any(one.digest is None for one in (*corpus.ledger.editions, *corpus.ledger.retired)):
        raise CannotRun(
            "the register has no digests yet; run `python3 scripts/dev.py migrate` first"
        )
    if any(edition.name == before.name for before in corpus.ledger.editions):
        raise CannotRun(
            f"edition '{edition.name}' was published already; raise name and date in edition.yaml "
            f"for a new one ({len(new)} ids are waiting for it)"
        )
    if not new:
        raise CannotRun("there is nothing new: every id was published already")
    entry = "".join(_entry(edition, new, corpus))
    digest = _digest(entry, corpus.ledger)
    changes = Changes(root)
    end_at(changes, root / loaded.edition.file, digest)
    append(changes, root / loaded.ledger.file, "editions", f'{entry}    digest: "{digest}"\n')
    changes.make()
    return len(new)


def unpublished(corpus: Corpus, pages: Iterable[str]) -> list[str]:
    """The permanent names of records and pages that no edition has published."""
    published = set(corpus.ledger.published())
    names = (*record_names(corpus), *(f"pages/{page}" for page in pages))
    return [name for name in names if name not in published]


def cite_edition(file: Path, edition: Edition, site: str, repository: str) -> list[str]:
    """Brings CITATION.cff up to date, where there is one; returns the lines that are new.

    An address that is not known stays as it stands there: none is made up.
    """
    if not file.is_file():
        return []
    text, said = file.read_bytes().decode(), []
    known = {"version": quoted(edition.name), "date-released": quoted(edition.date)}
    known |= {"url": quoted(site)} if site else {}
    known |= {"repository-code": quoted(repository)} if repository else {}
    for key, value in known.items():
        line = f"{key}: {value}"
        if f"\n{line}\n" not in text.replace("\r\n", "\n"):
            said.append(line)
        text, number = re.subn(rf"(?m)^{key}:[^\r\n]*", lambda _, line=line: line, text)
        text += "" if number else "\n" * (not text.endswith("\n")) + f"{line}\n"
    if said:
        replace_file(file, text.encode())
    return said


def _digest(entry: str, ledger: Ledger) -> str:
    """The digest of an edition that comes after those of a ledger."""
    data: Any = parse_yaml(f"editions:\n{entry}", "")[0]
    editions = (*ledger.editions, PublishedEdition.model_validate(data["editions"][0]))
    return [*digests(ledger.model_copy(update={"editions": editions}))][-1]


def end_at(changes: Changes, file: Path, digest: str) -> None:
    """Writes into edition.yaml with which digest the ledger ends."""
    text = changes.read(file).decode()
    ending = "\r\n" if "\r\n" in text else "\n"
    line = f'ledger: "{digest}"{ending}'
    new, number = re.subn(r"(?m)^ledger:.*(?:\n|\Z)", line, text)
    gap = ending * (not text.endswith("\n"))
    changes.write(file, (new if number else f"{text}{gap}{line}").encode())


def _entry(edition: Edition, new: Collection[str], corpus: Corpus) -> Iterator[str]:
    """The lines of an edition."""
    yield f"  - name: {quoted(edition.name)}\n    date: {quoted(edition.date)}\n"
    found: dict[str, list[str]] = {}
    for name in new:
        if name.startswith("papers/"):
            paper, _, claim = name.removeprefix("papers/").partition("#")
            found.setdefault(paper, []).extend([claim] if claim else [])
    if found:
        yield "    papers:\n"
        for paper, claims in sorted(found.items()):
            yield from _names(f"      {paper}", claims)
    for kind in ("concepts", "references", "pages"):
        ids = sorted(name.partition("/")[2] for name in new if name.startswith(f"{kind}/"))
        if ids:
            yield from _names(f"    {kind}", ids)
    if headings := sorted(new_headings(corpus)):
        yield from _names("    headings", headings)
    told = {name for one in corpus.ledger.editions for name in (one.retired or "").split()}
    if retired := sorted({stone.id for stone in corpus.ledger.retired} - told):
        yield from _names("    retired", retired)


def new_headings(corpus: Corpus) -> set[str]:
    """The places of pages written by hand that no edition has published."""
    published = (name for one in corpus.ledger.editions for name in (one.headings or "").split())
    return corpus.headings - set(published)


def _names(key: str, ids: Iterable[str]) -> Iterator[str]:
    """A key and its ids as one quoted text, which YAML folds where it goes on in the next line."""
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    lines = textwrap.wrap(" ".join(ids), 98 - len(indent), break_on_hyphens=False)
    yield f'{key}:\n{indent}"' + f"\n{indent}".join(lines) + '"\n'


def quoted(text: str) -> str:
    """The text as YAML that no reader takes for anything else."""
    return json.dumps(text, ensure_ascii=False)


def append(changes: Changes, file: Path, part: str, entry: str) -> None:
    """Adds an entry at the end of a list of the ledger, and the list where there is none.

    Raises CannotRun where the file would then say anything else than before and the entry.
    """
    content = changes.read(file) if file.exists() else HEAD.encode()
    text = as_read(content)
    before, positions, _ = parse_yaml(text, file.name)
    end = _end_of_list(text, positions, part)
    at = len(text) if end is None else end
    gap = "\n" * (not text[:at].endswith("\n"))
    new = changed(content, [Edit(at, at, gap + (f"{part}:\n" if end is None else "") + entry)])
    after, _, problems = parse_yaml(as_read(new), file.name)
    kept = dict(before) if isinstance(before, dict) else {}
    added = after.get(part) if isinstance(after, dict) else None
    if problems or not added or {**after, part: added[:-1]} != {part: [], **kept}:
        raise CannotRun(
            f"{file.name} is not written as `dev.py publish` writes it: '{part}:' on a line, below "
            "it each entry with two spaces and '- '; nothing was changed"
        )
    changes.write(file, new)


def _end_of_list(text: str, positions: Positions, part: str) -> int | None:
    """Where the line ends on which the last value of a list ends, None without such a list."""
    key, node = positions.node((part,))
    if key is None or not isinstance(node, yaml.SequenceNode):
        return None
    end = line_end(text, last_within(node).end_mark.index)
    return min(end + 1, len(text))


def seal_ledger(loaded: Loaded, root: Path) -> int:
    """Writes the digest of every edition and tombstone that has none, and into edition.yaml that of
    the last edition; returns how many. What is there is kept, be it right or wrong.

    Raises CannotRun for a ledger that cannot be read whole.
    """
    ledger, present, file = loaded.corpus.ledger, loaded.corpus.edition, loaded.ledger.file
    if any(problem.place.file == file for problem in loaded.problems):
        raise CannotRun(f"{file} cannot be read whole; `dev.py check` says why")
    right = list(digests(ledger))
    wanted: dict[DataPath, str] = {
        ("retired", number): stone_digest(stone)
        for number, stone in enumerate(ledger.retired)
        if stone.digest is None
    }
    for number, edition in enumerate(ledger.editions):
        if edition.digest is None:
            wanted["editions", number] = right[number]
    changes, number = Changes(root), len(wanted)
    if ledger.editions and present and not present.ledger:
        end_at(changes, root / loaded.edition.file, ledger.editions[-1].digest or right[-1])
        number += 1
    if wanted:
        nodes = {path: loaded.ledger.node(path)[1] for path in wanted}
        text, content = loaded.ledger.text, (root / file).read_bytes()
        edits = [field_edit(nodes[at], f'digest: "{said}"', text) for at, said in wanted.items()]
        changes.write(root / file, changed(content, edits))
    changes.make()
    return number
