"""What becomes of our notions in the formats for arguments: for the files and for the table that
tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lunmai.languages import WRITTEN, Language
from lunmai.model import PARALLELS, RELATIONS
from lunmai.model.vocabulary import Scheme
from lunmai.text.phrases import phrase

LINES: dict[Scheme, str] = {"inference": "+>", "rephrase": "+>", "conflict": "->"}
"""The lines of Argdown. Who says the same again says what entails it, which is a support there."""
UNDERCUT = "_>"
NODES: dict[Scheme, str] = {
    "inference": "RA-node",
    "rephrase": "MA-node",
    "conflict": "CA-node",
}
"""The classes of AIF."""
ENDS: dict[Scheme, tuple[str, str]] = {
    "inference": ("Premise", "Conclusion"),
    "rephrase": ("Premise", "Conclusion"),
    "conflict": ("ConflictingElement", "ConflictedElement"),
}
"""The properties of AIF that lead from a node to where a relation starts and ends."""


class Notion(NamedTuple):
    """How each format says one of our notions: the words of the format, none where it does not."""

    name: str
    """Its phrase; of the types of relations their scheme."""
    argdown: tuple[str, ...] = ()
    aif: tuple[str, ...] = ()
    csv: tuple[str, ...] = ()
    graphml: tuple[str, ...] = ()


def _each(field: str) -> tuple[str, ...]:
    return tuple(f"{field}_{language}" for language in WRITTEN)


CLAIMS = (
    Notion("notion-claim", ("[…]:",), ("aif:I-node",), ("key",), ("node",)),
    Notion("notion-link", ("site",), ("@id",), _each("url"), ("id",)),
    Notion("notion-gist", WRITTEN, ("aif:claimText",), _each("gist"), _each("gist")),
    Notion("notion-text", csv=_each("text")),
    Notion("notion-role", ("#…",), ("lm:role",), ("role",), ("role",)),
    Notion("notion-parent", ("parent",), ("lm:elaborates",), ("parent",), ("parent",)),
    Notion("notion-section", ("##", "section"), ("lm:section",), ("section",), ("section",)),
    Notion(
        "notion-place",
        ("paragraph", "marker"),
        ("lm:paragraph", "lm:marker", "lm:incipit"),
        ("paragraph", "marker", "incipit"),
        ("paragraph",),
    ),
    Notion("notion-concepts", aif=("dct:subject", "lm:editorial"), csv=("about", "named")),
    Notion("notion-causal", csv=("causal",)),
    Notion("notion-cites", aif=("dct:references",), csv=("cites",)),
    Notion("notion-notice", ("notice",), ("lm:notice",), _each("notice")),
)
TIES = (
    Notion("notion-attack", ("attack",), ("lm:attack",), ("attack",), ("attack",)),
    Notion("notion-undercut", (UNDERCUT,), ("aif:CA-node",), ("undercut",), ("undercuts",)),
    Notion("notion-explicit", ("basis",), ("prov:hadPrimarySource",), ("basis",), ("basis",)),
    Notion("notion-editorial", ("basis",), ("prov:wasAttributedTo",), ("basis",), ("basis",)),
    Notion("notion-partial", ("partial",), ("lm:partial",), ("partial",), ("partial",)),
    Notion("notion-remark", csv=_each("remark")),
)
"""What is told of claims, and of the relations between them beside their types."""


def told(language: Language) -> Iterator[tuple[str, Notion]]:
    """Every notion as readers know it: claims, types of relations and of parallels, relations."""
    for notion in CLAIMS:
        yield phrase(notion.name, language), notion
    for kinds, names in ((RELATIONS, "{}-out"), (PARALLELS, "parallel-{}")):
        for scheme in LINES:
            ids = [kind.id for kind in kinds.values() if kind.scheme == scheme]
            if ids:
                line = (LINES[scheme],) if kinds is RELATIONS else ("parallels",)
                said = (phrase(names.format(id_), language) for id_ in ids)
                notion = Notion(scheme, line, (f"aif:{NODES[scheme]}",), ("type",), ("type",))
                yield phrase("comma", language).join(said), notion
    for notion in TIES:
        yield phrase(notion.name, language), notion
