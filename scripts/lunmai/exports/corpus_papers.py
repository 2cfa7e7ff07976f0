"""A paper as plain data in the form of `ExportedPaper`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lunmai.exports.places import Places
from lunmai.exports.wordings import notices, provenance, worded
from lunmai.model import Causal, Claim, Note, Paper, Relation, Source
from lunmai.views.targets import claim_target, note_target, page_target, paper_target


def export_paper(paper: Paper, places: Places) -> dict[str, Any]:
    """A paper with its claims, relations and notes."""
    inner = _Paper(paper, places)
    fields = {"outline", "bibliography", "title", "keywords", "front"}
    plain = paper.model_dump(mode="json", include=fields)
    return {
        "id": paper.id,
        **places.of(paper_target(paper.id)),
        "course": places.of(page_target(f"courses/{paper.id}")),
        "reference": paper.reference,
        "language": paper.language,
        "title": plain["title"],
        "keywords": plain["keywords"],
        "front": plain["front"],
        "wording": provenance(paper.wording, paper.language),
        "notice": notices(paper.wording),
        "outline": plain["outline"],
        "bibliography": plain["bibliography"],
        "claims": [exported for claim in paper.claims for exported in inner.claims(claim)],
        "relations": [inner.relation(relation) for relation in paper.relations],
        "notes": [inner.note(note) for note in paper.notes],
    }


@dataclass(frozen=True)
class _Paper:
    """What the records within a paper need to know of it."""

    paper: Paper
    places: Places

    def key(self, name: str) -> str:
        """The key of a claim or of a relation."""
        return f"{self.paper.id}#{name}"

    def claims(self, claim: Claim, parent: str | None = None) -> Iterator[dict[str, Any]]:
        """A claim and, after it, its sub-claims."""
        language = self.paper.language
        yield {
            "id": claim.id,
            "key": self.key(claim.id),
            **self.places.of(claim_target(self.paper.id, claim.id)),
            "parent": parent,
            "parent_key": self.key(parent) if parent else None,
            "role": claim.role,
            **worded(language, gist=claim.gist, text=claim.text),
            "source": self.source(claim.source),
            "cites": list(claim.cites),
            "about": list(claim.about),
            "named": list(claim.named),
            "causal": [_causal(causal, claim) for causal in claim.causal],
            "wording": provenance(claim.wording, language) if claim.wording else None,
            "notice": notices(self.paper.made(claim)),
        }
        for sub in claim.claims:
            yield from self.claims(sub, claim.id)

    def source(self, source: Source) -> dict[str, Any]:
        """Where a claim stands. A heading begins with itself."""
        plain = source.model_dump(mode="json")
        if source.incipit is None:
            sections = {section.id: section for section in self.paper.outline}
            heading = sections[source.section].heading
            plain["incipit"] = heading.in_language(self.paper.language)
        return plain

    def relation(self, relation: Relation) -> dict[str, Any]:
        return {
            "id": relation.id,
            "key": self.key(relation.id) if relation.id else None,
            "type": relation.type,
            "from": relation.from_,
            "from_key": self.key(relation.from_),
            "to": relation.to,
            "to_key": self.key(relation.to),
            "basis": relation.basis,
            "attack": relation.attack,
            "partial": relation.partial,
            **worded(self.paper.language, remark=relation.remark),
        }

    def note(self, note: Note) -> dict[str, Any]:
        plain = note.model_dump(mode="json", include={"section", "paragraph", "references"})
        return {
            "id": note.id,
            "key": self.key(f"note-{note.id}"),
            **self.places.of(note_target(self.paper.id, note.id)),
            "kind": note.kind,
            **plain,
            "claims": list(note.claims),
            "claim_keys": [self.key(claim) for claim in note.claims],
            **worded(self.paper.language, text=note.text),
        }


def _causal(causal: Causal, claim: Claim) -> dict[str, Any]:
    concepts = dict.fromkeys((*causal.from_, *causal.to))
    return {
        "from": list(causal.from_),
        "kind": causal.kind,
        "to": list(causal.to),
        "named": [name for name in concepts if name not in claim.editorial],
    }
