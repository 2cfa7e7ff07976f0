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
    """Its phrase, without `notion-`."""
    argdown: tuple[str, ...] = ()
    aif: tuple[str, ...] = ()
    csv: tuple[str, ...] = ()
    graphml: tuple[str, ...] = ()


def _each(field: str) -> tuple[str, ...]:
    return tuple(f"{field}_{language}" for language in WRITTEN)


CLAIMS = (
    Notion("claim", ("[…]:",), ("aif:I-node",), ("key",), ("node",)),
    Notion("link", ("site",), ("@id",), _each("url"), ("id",)),
    Notion("gist", WRITTEN, ("aif:claimText",), _each("gist"), _each("gist")),
    Notion("text", csv=_each("text")),
    Notion("role", ("#…",), ("lm:role",), ("role",), ("role",)),
    Notion("parent", ("parent",), ("lm:elaborates",), ("parent",), ("parent",)),
    Notion("section", ("##", "section"), ("lm:section",), ("section",), ("section",)),
    Notion(
        "place",
        ("paragraph", "marker"),
        ("lm:paragraph", "lm:marker", "lm:incipit"),
        ("paragraph", "marker", "incipit"),
        ("paragraph",),
    ),
    Notion("concepts", aif=("dct:subject", "lm:editorial"), csv=("about", "named")),
    Notion("causal", csv=("causal",)),
    Notion("cites", aif=("dct:references",), csv=("cites",)),
    Notion("notice", ("notice",), ("lm:notice",), _each("notice")),
)
TIES = (
    Notion("attack", ("attack",), ("lm:attack",), ("attack",), ("attack",)),
    Notion("undercut", (UNDERCUT,), ("aif:CA-node",), ("undercut",), ("undercuts",)),
    Notion("explicit", ("basis",), ("prov:hadPrimarySource",), ("basis",), ("basis",)),
    Notion("editorial", ("basis",), ("prov:wasAttributedTo",), ("basis",), ("basis",)),
    Notion("partial", ("partial",), ("lm:partial",), ("partial",), ("partial",)),
    Notion("remark", csv=_each("remark")),
)
"""What is told of claims, and of the relations between them beside their types."""


def told(language: Language) -> Iterator[tuple[str, Notion]]:
    """Every notion as readers know it: claims, types of relations and of parallels, relations."""
    for notion in CLAIMS:
        yield phrase(f"notion-{notion.name}", language), notion
    for kinds, names in ((RELATIONS, "{}-out"), (PARALLELS, "parallel-{}")):
        for scheme in LINES:
            ids = [kind.id for kind in kinds.values() if kind.scheme == scheme]
            if ids:
                line = (LINES[scheme],) if kinds is RELATIONS else ("parallels",)
                said = (phrase(names.format(id_), language) for id_ in ids)
                notion = Notion(scheme, line, (f"aif:{NODES[scheme]}",), ("type",), ("type",))
                yield phrase("comma", language).join(said), notion
    for notion in TIES:
        yield phrase(f"notion-{notion.name}", language), notion
