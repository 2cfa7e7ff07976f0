"""Pages written by hand are there in every written language, and lead to what is there.

What their included parts say is known only once it is generated; the build looks at that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lunmai.check.ledger import is_unread, problem_of_lost
from lunmai.languages import WRITTEN, others
from lunmai.load import Corpus, Loaded
from lunmai.permanent.register import Register
from lunmai.problems import Place, Problem, did_you_mean

LINK = re.compile(r"(?:\]\(|^\[[^\]\n]+\]: )(?!\w+:)([^)#\s]*)(?:#([^)\s]*))?", re.MULTILINE)
"""A link or an image within the site: the file, and an id in it."""
OWN_ID = re.compile(r"""\{[^}\n]*#([\w-]+)|\bid=["']?([\w-]+)""")
INCLUDED = re.compile(r'^--8<-- "(?:\w+/)?([^"\n]*?)(?:\.md)?"', re.MULTILINE)
"""Includes a generated part, whose ids are not in the page."""
PARTS = frozenset(
    ("papers", "scope", "edition", "review", "review-short", "guides", "example", "repository")
) | {"links", "roles", "relations", "notes"}
"""The names of these parts."""
HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
GENERATED = frozenset(("papers", "concepts", "glossary", "citations", "compare", "checks"))
"""The pages that nobody writes by hand."""
CLAIM = re.compile(r"[a-z]+[0-9]+(-[0-9]+)*")


def check(loaded: Loaded) -> Iterator[Problem]:
    register = Register(loaded.corpus)
    yield from _in_every_language(loaded.by_hand)
    yield from _lost(loaded, register)
    for file, text in loaded.by_hand.items():
        for match in LINK.finditer(text):
            if message := _wrong(loaded, register, file, match[1], match[2] or ""):
                yield Problem(_place(file, text, match.start()), "dead-link", message)
        for match in INCLUDED.finditer(text):
            if match[1] not in PARTS:
                message = f"there is no part '{match[1]}' to include{did_you_mean(match[1], PARTS)}"
                yield Problem(_place(file, text, match.start()), "dead-link", message)


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
    corpus = loaded.corpus
    if target.startswith("/"):
        return f"a link from the root, '{target}', leads elsewhere on most hosts; name the file"
    if "/" not in target:
        page = f"{language}/{target}" if target else file
        if page not in loaded.by_hand:
            pages = [name.partition("/")[2] for name in loaded.by_hand]
            return f"there is no page '{target}'{did_you_mean(target, pages)}"
        text = loaded.by_hand[page]
        ids = {one or other for one, other in OWN_ID.findall(text)}
        ids.update(map(_slug, HEADING.findall(text)))
        if anchor and anchor not in ids and not INCLUDED.search(text):
            return f"the page '{page}' has no id '{anchor}'{did_you_mean(anchor, ids)}"
        return ""
    name = _named(corpus, target, anchor)
    if not name or name in register.current or register.tombstone(name) or is_unread(loaded, name):
        return ""
    return f"there is no '{name}'{did_you_mean(name, register.current)}"


def _slug(heading: str) -> str:
    """The id that a heading gets where it gives itself none."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading, flags=re.ASCII).strip().lower())


def _named(corpus: Corpus, target: str, anchor: str) -> str:
    """The permanent name of what a link leads to; nothing for what has none."""
    match target.removesuffix(".md").split("/"):
        case ["papers", paper, *_] if paper != "index":
            claim = f"#{anchor}" if CLAIM.fullmatch(anchor) else ""
            return f"papers/{paper}{claim}"
        case ["concepts", concept, *_] if concept != "index":
            return f"concepts/{concept}"
        case ["glossary", "index"] if anchor and not anchor.startswith("_"):
            return f"concepts/{anchor}"
    return ""
