"""What lies in the folders of the data and must not, and the pages written by hand beside them;
data files as text, or what they are instead."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from lunmai.languages import CONVERTED, WRITTEN
from lunmai.problems import CannotRun, Place, Problem, did_you_mean

FOLDERS = {
    **dict.fromkeys(("papers", "concepts", "guides", "parallels", "reviews"), ".yaml"),
    "references": ".bib",
}
"""The folders of the data, with the ending of the files in each."""
NAMES = (*FOLDERS, "parallels.yaml", "published.yaml", "edition.yaml", "references.bib")
"""What the folder of the data has in it; anything else would be read by nobody."""
GENERATED = (
    *(
        f"{language}/{folder}"
        for language in WRITTEN
        for folder in (
            *("papers", "concepts", "glossary", "compare", "citations", "checks", "courses"),
        )
    ),
    f"{WRITTEN[0]}/go",
    *CONVERTED,
    "embed",
    "facts",
    "feeds",
    "exports",
    "maps",
    "pdf",
    "previews",
    "search",
    "sitemap",
)
"""The folders of `docs` that are wholly generated."""
HEADING = re.compile(r"""(?:\{[^}\n]*#|<[a-z]+ [^>\n]*id=["'])([a-z][a-z0-9-]*)""")
"""A place with an id in a page written by hand: `## Title {#id}` or an element with one."""


def refuse_unreadable(data: Path) -> None:
    """Raises CannotRun for a folder that this person may not read: what is in it is not missing."""
    for folder in (data, *(data / name for name in FOLDERS)):
        if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            raise CannotRun(f"{folder} cannot be read; see whose folder it is, and its permissions")


def stray_files(data: Path, root: Path) -> Iterator[Problem]:
    """Files that nobody would read, and links, through which the site would show what lies
    elsewhere."""
    for path in sorted(data.iterdir()):
        if path.name not in NAMES and not path.name.startswith("."):
            message = "nothing here reads a file of this name; rename or move it"
            message += did_you_mean(path.name, NAMES)
            if meant := _meant_single(path):
                message = _renaming(path, meant)
            yield _misplaced(path, root, message)
    for folder, ending in FOLDERS.items():
        for path in sorted((data / folder).glob("*")):
            if path.suffix != ending and not path.name.startswith("."):
                message = f"only {ending} files belong into {folder}; rename or move it"
                if meant := meant_name(path, ending):
                    message = _renaming(path, meant)
                yield _misplaced(path, root, message)
    if data.parent == root / "docs":
        yield from _stray_pages(data.parent, root)
        for path in map(Path, _links(data.parent)):
            message = f"this is a link to {os.readlink(path)}; put what it leads to here itself"
            yield _misplaced(path, root, message)


def _links(folder: Path | str) -> Iterator[str]:
    """The links below a folder; of the thousands of files below it none is asked about twice."""
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:  # whoever reads or writes there tells it
        found += entries
    for one in sorted(found, key=lambda one: one.name):
        if one.is_symlink():
            yield one.path
        elif one.is_dir():
            yield from _links(one.path)


def meant_name(path: Path, ending: str) -> str | None:
    """The name that a data file must have been meant to have: wang-2023.yaml for
    wang-2023.yaml.txt or wang-2023.yml; None where it is something else, or that file is there."""
    name = path.name.removesuffix(".txt").removesuffix(".TXT")
    stem, dot, last = name.rpartition(".")
    alike = {ending[1:], "yml"} if ending == ".yaml" else {ending[1:], "bibtex"}
    if not path.is_file() or not dot or last.lower() not in alike:
        return None
    meant = f"{stem}{ending}"
    return None if path.with_name(meant).exists() else meant


def misnamed_files(data: Path) -> Iterator[tuple[str, str]]:
    """The folder of every file with a name like .yaml.txt, and the stem that it was meant to
    have; no folder and the whole name for one that stands beside them."""
    for path in sorted(data.iterdir()):
        if path.name not in NAMES and (meant := _meant_single(path)):
            yield "", meant
    for folder, ending in FOLDERS.items():
        for path in sorted((data / folder).glob("*")):
            if path.suffix != ending and (meant := meant_name(path, ending)):
                yield folder, meant.removesuffix(ending)


def _meant_single(path: Path) -> str | None:
    """The same for a file that stands beside the folders, such as edition.yaml.txt."""
    meant = meant_name(path, ".yaml") or meant_name(path, ".bib")
    return meant if meant in NAMES else None


def _renaming(path: Path, meant: str) -> str:
    message = f"nothing reads a file of this name; rename it to {meant}"
    if path.suffix.lower() == ".txt":
        message += " (where the system hides the end of names, have it shown first)"
    return message


def _stray_pages(docs: Path, root: Path) -> Iterator[Problem]:
    """Folders and files among the pages that would be published, and that nothing guards."""
    known = {*WRITTEN, "data", "assets", *(folder.partition("/")[0] for folder in GENERATED)}
    for path in sorted(docs.iterdir()):
        shown = path.is_dir() or path.suffix == ".md"
        if shown and path.name not in known and not path.name.startswith("."):
            message = "nothing here is shown from this place; pages are in "
            message += " and ".join(f"docs/{language}" for language in WRITTEN)
            yield _misplaced(path, root, message + did_you_mean(path.name, known))
    for language in WRITTEN:
        for path in sorted((docs / language).glob("*")):
            made = path.relative_to(docs).as_posix() in GENERATED
            if not made and path.suffix != ".md" and not path.name.startswith("."):
                message = (
                    f"docs/{language} has pages only, each in a file .md, and no folders of yours"
                )
                yield _misplaced(path, root, message)


def _misplaced(path: Path, root: Path, message: str) -> Problem:
    return Problem(Place(path.relative_to(root).as_posix()), "misplaced-file", message)


def pages_by_hand(docs: Path) -> Iterator[Path]:
    """The file of every page that is written by hand."""
    for language in WRITTEN:
        yield from sorted((docs / language).glob("*.md"))


def headings_in_all_languages(pages: Mapping[str, str]) -> frozenset[str]:
    """The places with ids that the pages written by hand have in each language."""
    return frozenset.intersection(*(frozenset(_headings(pages, name)) for name in WRITTEN))


def _headings(pages: Mapping[str, str], language: str) -> Iterator[str]:
    for file, text in pages.items():
        if file.startswith(f"{language}/") and Path(file).stem != "index":  # nobody links to those
            yield from (f"{Path(file).stem}#{place}" for place in HEADING.findall(text))


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
