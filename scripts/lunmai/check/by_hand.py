"""Pages written by hand are there in every written language, and lead to what is there.

Of generated pages they name only what the data know, so that nothing is left for the build to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from lunmai.check.ledger import is_unread, problem_of_lost
from lunmai.languages import WRITTEN, others
from lunmai.load import Loaded
from lunmai.permanent.register import Register
from lunmai.problems import Place, Problem, did_you_mean
from lunmai.syllabus.addresses import VIEWS

LINK = re.compile(r"(?:\]\(|^\[[^\]\n]+\]: )(?!\w+:)([^)#\s]*)(?:#([^)\s]*))?", re.MULTILINE)
"""A link or an image within the site: the file, and an id in it."""
SCRIPT = re.compile(r"<script\b|<iframe\b|<base\b|<form\b", re.IGNORECASE)
"""What no page may bring along."""
CODE = re.compile(r"^(```+|~~~+).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
OWN_ID = re.compile(r"""\{[^}\n]*#([\w-]+)|\bid=["']?([\w-]+)""")
INCLUDED = re.compile(r"""^[ \t]*-+8<-+(?: "([^"\n]*?)(?:\.md)?"$)?""", re.MULTILINE)
"""Includes a generated part; its ids come and go with the data, so none of them is led to."""
PARTS = frozenset(
    [
        "papers",
        "scope",
        "edition",
        "review",
        "review-short",
        "guides",
        "example",
        "repository",
        "dataset",
        "links",
        "roles",
        "relations",
        "notes",
        "entries",
        "fields",
        "rare-fields",
        "arguments",
    ]
)
"""The names of these parts."""
HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
GENERATED = frozenset(("papers", "concepts", "glossary", "citations", "compare", "checks"))
"""The pages that nobody writes by hand."""
LISTS = frozenset(("courses/list", "compare/matrix")) | {
    f"citations/{name}" for name in ("authors", "diagnostics", "journals", "years")
}
"""Generated pages below others that are there whatever the data are."""
EXPORTS = re.compile(
    r"arguments\.zip|aif\.shapes\.ttl|claims\.xlsx|wordings\.zip|glossary\.(csv|jsonld|tbx|ttl)"
    r"|references\.(bib|json|ris)|(corpus|ids)(\.schema)?\.json"
)
"""The exports of all that there is."""
OF_PAPER = (".bib", ".json", ".ris", ".argdown", ".aif.jsonld", ".tmx")
"""How those of a paper end."""


def check(loaded: Loaded) -> Iterator[Problem]:
    register = Register(loaded.corpus)
    yield from _in_every_language(loaded.by_hand)
    yield from _lost(loaded, register)
    for file, text in loaded.by_hand.items():
        prose = _without_code(text)
        for match in LINK.finditer(prose):
            if message := _wrong(loaded, register, file, match[1], match[2] or ""):
                yield Problem(_place(file, text, match.start()), "dead-link", message)
        for match in INCLUDED.finditer(text):
            parts = {f"{file.partition('/')[0]}/{name}" for name in PARTS}
            if match[1] not in parts:
                named = f"'{match[1]}' to include" if match[1] else "in this line to include"
                message = f"there is no part {named}{did_you_mean(match[1] or '', parts)}"
                yield Problem(_place(file, text, match.start()), "dead-link", message)
        for match in SCRIPT.finditer(prose):
            message = f"a page may not have {match[0]}>; scripts are in docs/assets"
            yield Problem(_place(file, text, match.start()), "unsafe-link", message)


def _without_code(text: str) -> str:
    """The text with blanks in place of what it only shows."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def _place(file: str, text: str, at: int) -> Place:
    return Place(f"docs/{file}", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _in_every_language(files: Collection[str]) -> Iterator[Problem]:
    for file in files:
        language, _, name = file.partition("/")
        for other in others(language):
            if other in WRITTEN and f"{other}/{name}" not in files:
                message = f"this page is not there in {other}; write docs/{other}/{name}"
                yield Problem(Place(f"docs/{file}"), "missing-translation", message)


def _lost(loaded: Loaded, register: Register) -> Iterator[Problem]:
    """Published pages that are written by hand, or that compare papers which nothing compares."""
    here = loaded.corpus.pages
    for index, edition in enumerate(loaded.corpus.ledger.editions):
        for name in (edition.pages or "").split():
            page = f"pages/{name}"
            if "--" in name:
                lost = page not in register.compared
            else:
                first = name.partition("/")[0]
                lost = bool(here) and first not in here and first not in GENERATED
            if lost and register.tombstone(page) is None:
                known = [*(f"pages/{other}" for other in here), *register.compared]
                yield problem_of_lost(loaded, ("editions", index, "pages"), page, known)


def _wrong(loaded: Loaded, register: Register, file: str, target: str, anchor: str) -> str:
    """What is wrong with a link of a page, or nothing."""
    language = file.partition("/")[0]
    if target.startswith("/"):
        return f"a link from the root, '{target}', leads elsewhere on most hosts; name the file"
    if "/" not in target:
        page = f"{language}/{target}" if target else file
        if page not in loaded.by_hand:
            pages = [name.partition("/")[2] for name in loaded.by_hand]
            return f"there is no page '{target}'{did_you_mean(target, pages)}"
        ids = _ids(loaded.by_hand[page]) if anchor else frozenset()
        if anchor and anchor not in ids:
            return f"the page '{page}' has no id '{anchor}'{did_you_mean(anchor, ids)}"
        return ""
    name = _named(target, anchor)
    if name.startswith("pages/") and (anchor or not target.endswith(".md")):
        return f"'{target}{'#' * bool(anchor)}{anchor}' is no page, or no place of one that lasts"
    if not name or name in register.current or register.tombstone(name) or is_unread(loaded, name):
        return ""
    page = name.removeprefix("pages/")
    there = {name for name in register.current if "#" not in name} | register.compared
    if page in GENERATED | LISTS or name in register.compared:
        return ""
    return f"there is no '{name}'{did_you_mean(name, register.current if '#' in name else there)}"


@lru_cache(maxsize=200)
def _ids(text: str) -> frozenset[str]:
    """The ids of a page."""
    prose = _without_code(text)
    own = (one or other for one, other in OWN_ID.findall(prose))
    return frozenset((*own, *map(_slug, HEADING.findall(prose))))


def _slug(heading: str) -> str:
    """The id that a heading gets where it gives itself none."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading, flags=re.ASCII).strip().lower())


def _named(target: str, anchor: str) -> str:
    """The permanent name of what a link leads to; nothing for files that are no pages."""
    match target.removesuffix(".md").split("/"):
        case ["papers", paper, "index"] if anchor:
            return f"papers/{paper}#{anchor}"
        case ["papers", paper, *view] if view in (["index"], *([one] for one in VIEWS)):
            return f"papers/{paper}"
        case ["concepts", concept] if concept != "index":
            return f"concepts/{concept}"
        case ["glossary", "index"] if anchor and not anchor.startswith("_"):
            return f"concepts/{anchor}"
        case ["citations", "index"] if anchor:
            return f"references/{anchor}"
        case ["courses", paper] if paper != "list":
            return f"papers/{paper}"
        case ["..", "exports", "papers", file] if file.endswith(OF_PAPER):
            return f"papers/{file.partition('.')[0]}"
        case ["..", "exports", file] if EXPORTS.fullmatch(file):
            return ""
        case [*folders, "index"]:
            return f"pages/{'/'.join(folders)}"
    return f"pages/{target.removesuffix('.md')}"
