"""Works that a wording names by authors and year are cited; notes agree with the lists of works."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lunmai.check.kept import kept, told
from lunmai.languages import HAN, WRITTEN
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Claim, Paper
from lunmai.problems import Problem
from lunmai.text.drift import claim_paths
from lunmai.text.inline import to_plain
from lunmai.text.named_works import Works, unlisted_works, works_by_year, works_named


def check(loaded: Loaded) -> Iterator[Problem]:
    references = loaded.corpus.references.values()
    works = works_by_year(references)
    authors = ((one.id, one.year, one.author, one.author_latin) for one in references)
    given = told(loaded.bibliography_read, *authors)
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        check_it = partial(_check_paper, loaded, works, paper, positions)
        yield from kept(loaded, "citing", positions, check_it, given)


def _check_paper(
    loaded: Loaded, works: Works, paper: Paper, positions: Positions
) -> Iterator[Problem]:
    for path, claim in claim_paths(paper.claims, ("claims",)):
        known = {paper.reference, *claim.cites}
        yield from _check_wordings(path, claim, works, known, positions)
        if loaded.bibliography_read:
            yield from _check_unlisted(path, claim, works, positions)
        for number, cited in enumerate(claim.cites):
            if cited == paper.reference and cited in loaded.corpus.references:
                message = "a claim of this paper cannot cite the paper itself; remove it here"
                place = positions.place((*path, "cites", number))
                yield Problem(place, "self-citation", message)
    yield from _check_notes(paper, positions)


def _check_wordings(
    path: Path, claim: Claim, works: Works, known: set[str], positions: Positions
) -> Iterator[Problem]:
    """A reader who meets an author and a year looks for the work among those cited."""
    for field, wording in (("gist", claim.gist), ("text", claim.text)):
        for language in WRITTEN if wording else ():
            for found in works_named(to_plain(wording.own(language)), works):
                if not any(reference.id in known for reference in found):
                    keys = " or ".join(f"'{reference.id}'" for reference in found)
                    message = (
                        f"this text names {keys} by authors and year, but 'cites' of this"
                        " claim does not; add it there"
                    )
                    place = positions.place((*path, field, language))
                    yield Problem(place, "missing-citation", message, "warning")


def _check_unlisted(
    path: Path, claim: Claim, works: Works, positions: Positions
) -> Iterator[Problem]:
    """Works that both texts name by author and year, and that no file of references has."""
    for field, wording in (("gist", claim.gist), ("text", claim.text)):
        texts = (
            {name: to_plain(text) for name, text in wording.written().items()} if wording else {}
        )
        for work in unlisted_works(texts, works):
            message = (
                f"this text names {work.shown}, which is not among the references; enter it in the "
                f"file of references of this paper, for instance as {work.key}, and add that key "
                "to 'cites' of this claim"
            )
            place = positions.place((*path, field, HAN))
            yield Problem(place, "missing-citation", message, "warning")


def _check_notes(paper: Paper, positions: Positions) -> Iterator[Problem]:
    """A note that a work is not listed or not cited is borne out by the lists of this file."""
    cited = {key: claim.id for claim in paper.all_claims() for key in claim.cites}
    for index, note in enumerate(paper.notes):
        for number, key in enumerate(note.references):
            listed, reason = key in paper.bibliography, ""
            if note.kind == "cited-not-listed" and listed:
                reason = "is in 'bibliography', so the paper lists it"
            elif note.kind == "listed-not-cited" and not listed:
                reason = "is not in 'bibliography', so the paper does not list it"
            elif note.kind == "listed-not-cited" and key in cited:
                reason = f"is in 'cites' of claim '{cited[key]}', so the paper cites it"
            if reason:
                message = f"the kind is {note.kind}, but '{key}' {reason}; correct one of the two"
                place = positions.place(("notes", index, "references", number))
                yield Problem(place, "note-contradiction", message)
