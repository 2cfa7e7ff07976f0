"""Writes the files of a new paper, both or neither, where nothing of that name is or was."""

from __future__ import annotations

import re
from pathlib import Path

from lunmai.authoring.new_paper.drafting import Drafted
from lunmai.disk import Changes, refuse_links, replace_file, told
from lunmai.load import Loaded
from lunmai.problems import CannotRun

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
