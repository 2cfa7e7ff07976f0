"""The form of `ids.json`; its JSON Schema is made from these classes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from lunmai.model import RetirementKind
from lunmai.model.record import in_written

FORMAT = "lunmai-ids"
VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


class Exported(BaseModel):
    """A part of `ids.json`."""

    model_config = ConfigDict(extra="forbid")


class ExportedEdition(Exported):
    name: str
    date: str
    """year-month-day"""


class CurrentIds(Exported):
    """What is there now."""

    papers: dict[str, list[str]]
    """For each paper its claims."""
    concepts: list[str]
    references: dict[str, str]
    """For each work the page that shows it: a path below the language, to which #key is added."""
    pages: list[str]
    """Pages that belong to no single record: paths below the language, `index` for the first."""


class PublishedIds(Exported):
    """Everything that any edition ever published."""

    papers: dict[str, list[str]]
    concepts: list[str]
    references: list[str]
    pages: list[str]


class ExportedReason(in_written("ExportedReasons", str, Exported)):
    pass


class ExportedRetired(Exported):
    id: str
    """papers/<id>, papers/<id>#<claim>, concepts/<id>, references/<key> or pages/<path>; with a
    paper its claims are retired, and each leads to the claim of the same id, where the successor
    has one."""
    kind: RetirementKind
    date: str
    reason: ExportedReason
    successors: list[str]
    """In the same form; they may be retired in their turn."""


class ExportedIds(Exported):
    """Every permanent name of Lunmai: what is there, what was published, what was retired."""

    format: Literal["lunmai-ids"]
    version: int
    edition: ExportedEdition | None
    site: str
    """The address of the site, with a slash at its end, or nothing where it is unknown."""
    current: CurrentIds
    published: PublishedIds
    retired: list[ExportedRetired]
