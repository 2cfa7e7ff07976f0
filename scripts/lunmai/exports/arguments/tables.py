"""The claims and the relations as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lunmai.exports.arguments.ties import Tie
from lunmai.exports.tables import head, lines

__all__ = ["CLAIM_COLUMNS", "RELATION_COLUMNS", "claim_lines", "head", "relation_lines"]
from lunmai.model import WRITTEN
from lunmai.text.inline import to_plain

CLAIMS_VERSION = RELATIONS_VERSION = 1
CLAIM_COLUMNS = (
    *("key", "paper", "parent", "role", "section", "paragraph", "marker", "incipit"),
    *(f"gist_{language}" for language in WRITTEN),
    *(f"text_{language}" for language in WRITTEN),
    *("cites", "about", "named", "causal"),
    *(f"notice_{language}" for language in WRITTEN),
    *(f"url_{language}" for language in WRITTEN),
)
RELATION_COLUMNS = (
    *("key", "from", "type", "to", "basis", "attack", "partial"),
    *(f"remark_{language}" for language in WRITTEN),
)


def claim_lines(paper: dict[str, Any]) -> str:
    """A row for each claim of a paper; several values in a cell are separated by semicolons."""
    return lines(_claim(claim, paper) for claim in paper["claims"])


def _claim(claim: dict[str, Any], paper: dict[str, Any]) -> Iterator[str]:
    source = claim["source"]
    yield from (claim["key"], paper["id"], claim["parent_key"] or "", claim["role"])
    yield from (source["section"], str(source["paragraph"]), source["marker"] or "")
    yield source["incipit"]
    yield from _texts(claim["gist"])
    yield from _texts(claim["text"] or {})
    yield from ("; ".join(claim[name]) for name in ("cites", "about", "named"))
    yield "; ".join(map(_causal, claim["causal"]))
    yield from (claim["notice"][language] for language in WRITTEN)
    yield from ((claim["url"] or {}).get(language, "") for language in WRITTEN)


def _causal(causal: dict[str, Any]) -> str:
    """A causal reading on one line: digital-economy drives employment, innovation."""
    return f"{', '.join(causal['from'])} {causal['kind']} {', '.join(causal['to'])}"


def relation_lines(ties: Iterable[Tie]) -> str:
    """A row for each relation, and for each parallel, whose claims are of two papers."""
    return lines(map(_tie, ties))


def _tie(tie: Tie) -> Iterator[str]:
    yield from (tie.key, tie.source, tie.type, tie.target, tie.basis, tie.attack)
    yield "true" if tie.partial else "false"
    yield from _texts(tie.remark)


def _texts(texts: dict[str, str]) -> Iterator[str]:
    return (to_plain(texts.get(language, "")) for language in WRITTEN)
