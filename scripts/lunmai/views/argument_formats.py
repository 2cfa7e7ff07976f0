"""What becomes of our notions in the formats for arguments: for the files and for the table that
tells of them."""

from __future__ import annotations

from lunmai.model.vocabulary import Scheme

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
