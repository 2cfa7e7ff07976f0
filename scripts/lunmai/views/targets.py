"""What links lead to: the name of each target within files, and its address on the site.

Names are the same in every PDF; which of them a file has is for the product to say. A link whose
target is in another file leads to the site, or where its address is unknown it is only text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A place that a link leads to."""

    name: str
    """Unique in every file: `paper/liu-yuyang-2024/m1-3`."""
    page: str
    """The page of the site with the same place, below the root of a language."""

    @property
    def paper(self) -> str:
        """The paper whose target it is, or nothing."""
        kind, _, rest = self.name.partition("/")
        return rest.partition("/")[0] if kind == "paper" else ""

    def destination(self, within: str) -> str:
        """The name by which the file itself is entered: `file.pdf#m1-3`. In the file of its paper
        a claim goes by its id; elsewhere the id of the paper stands before it."""
        _, _, rest = self.name.partition("/")
        if self.paper and self.paper == within:
            return rest.partition("/")[2]
        return rest.replace("/", ".") if self.paper else self.name.replace("/", "-")


def claim_target(paper: str, claim: str) -> Target:
    return Target(f"paper/{paper}/{claim}", f"papers/{paper}/#{claim}")


def record_target(paper: str, claim: str, part: str) -> Target:
    """All that is recorded of a claim: in a part of the record, or where that is empty its page."""
    page = f"papers/{paper}/record/{part}{'/' if part else ''}"
    return Target(f"paper/{paper}/record-{claim}", f"{page}#{claim}")


def section_target(paper: str, section: str) -> Target:
    return Target(f"paper/{paper}/section-{section}", f"papers/{paper}/#section-{section}")


def note_target(paper: str, note: str) -> Target:
    return Target(f"paper/{paper}/note-{note}", f"papers/{paper}/#note-{note}")


def reference_target(paper: str, key: str) -> Target:
    """A work in the list of a paper."""
    return Target(f"paper/{paper}/reference-{key}", f"papers/{paper}/#reference-{key}")


def references_target(paper: str) -> Target:
    """The list of the works that a paper cites."""
    return Target(f"paper/{paper}/references", f"papers/{paper}/#references")


def own_reference_target(paper: str) -> Target:
    """What a paper is and where it appeared."""
    return Target(f"paper/{paper}/reference", f"papers/{paper}/#reference")


def paper_target(paper: str) -> Target:
    return Target(f"paper/{paper}/title", f"papers/{paper}/")


def concept_target(concept: str) -> Target:
    return Target(f"concept/{concept}", f"concepts/{concept}/")


def pair_target(papers: tuple[str, str], anchor: str) -> Target:
    """A part of the comparison of two papers."""
    pair = "--".join(papers)
    return Target(f"pair/{pair}/{anchor}", f"compare/{pair}/#{anchor}")


def work_target(key: str, page: str) -> Target:
    """A work in the citation index, on a page below it or, where that is empty, on the first."""
    return Target(f"work/{key}", f"citations/{page}{'/' if page else ''}#{key}")


def page_target(path: str) -> Target:
    """A page that belongs to no single record; `index` is the home page."""
    return Target(f"page/{path}", "" if path == "index" else f"{path}/")


def permanent_target(name: str, work_page: Callable[[str], str]) -> Target:
    """The place of a permanent name, be it there or retired; `work_page` says on which page of the
    citation index a key stands."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    if claim:
        return claim_target(record, claim)
    if kind == "papers":
        return paper_target(record)
    if kind == "concepts":
        return concept_target(record)
    return work_target(rest, work_page(rest)) if kind == "references" else page_target(rest)
