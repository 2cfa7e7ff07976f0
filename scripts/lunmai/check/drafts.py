"""What a draft lacks before it can be published: counted, since there may be hundreds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path
from lunmai.model import Claim, Paper
from lunmai.model.record import Said
from lunmai.problems import Problem
from lunmai.text.drift import claim_paths

NAMED = 3
"""So many places are named, the others counted."""
Text = tuple[str, str, Path, Said]
"""What kind of text it is, what it belongs to, its path, and what there is of it."""


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, paper in loaded.corpus.papers.items():
        if paper.is_draft:
            lacking: dict[tuple[str, tuple[str, ...]], list[tuple[str, Path]]] = defaultdict(list)
            for kind, owner, path, said in texts_of(paper):
                if missing := tuple(filter(said.lacks, WRITTEN)):
                    lacking[kind, missing].append((owner, path))
            for (kind, languages), found in lacking.items():
                place = loaded.papers[key].place(found[0][1])
                names = ", ".join(name for name, _ in found[:NAMED] if name)
                more = ", …" if len(found) > NAMED else ""
                are, them = ("is", "it") if len(found) == 1 else ("are", "them")
                message = (
                    f"{_counted(len(found), kind)} of this draft {are} not written in "
                    f"{' and '.join(languages)}{f': {names}{more}' if names else ''}; write "
                    f"{them} before 'status: draft' is removed"
                )
                yield Problem(place, "unfinished-draft", message, "warning")


def beside_drafts(loaded: Loaded, problems: Iterable[Problem]) -> list[Problem]:
    """Problems without the warnings about drafts: those wait until a draft is published."""
    papers = loaded.corpus.papers.items()
    drafts = {loaded.papers[name].file for name, paper in papers if paper.is_draft}
    return [one for one in problems if one.severity == "error" or one.place.file not in drafts]


def _counted(number: int, kind: str) -> str:
    first, *rest = kind.split(" ", 1)
    plural = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return " ".join([str(number), first if number == 1 else plural, *rest])


def texts_of(paper: Paper) -> Iterator[Text]:
    """Every text of a paper that a draft may lack."""
    yield "title", "", ("title",), paper.title
    for name in ("affiliation", "author_note", "funding", "editor"):
        if said := getattr(paper.front, name):
            yield "entry of 'front'", name, ("front", name), said
    for index, section in enumerate(paper.outline):
        yield "heading", section.id, ("outline", index, "heading"), section.heading
    for path, claim in claim_paths(paper.claims, ("claims",)):
        yield from _of_claim(path, claim)
    for index, relation in enumerate(paper.relations):
        if relation.remark:
            owner = f"{relation.from_} {relation.type} {relation.to}"
            yield "remark", owner, ("relations", index, "remark"), relation.remark
    for index, note in enumerate(paper.notes):
        yield "note", note.id, ("notes", index, "text"), note.text


def _of_claim(path: Path, claim: Claim) -> Iterator[Text]:
    yield "summary", claim.id, (*path, "gist"), claim.gist
    if claim.text:
        yield "explanation", claim.id, (*path, "text"), claim.text
