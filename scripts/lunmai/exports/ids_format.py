"""The form of `ids.json`; its JSON Schema is made from these classes."""

from __future__ import annotations

from typing import Literal

from lunmai.exports.format_parts import Exported, ExportedEdition, ExportedRetired

FORMAT = "lunmai-ids"
VERSION = 1
"""Raised when a field changes its meaning, goes away or takes a value that it could not have; new
fields do not raise it."""


class ExportedCurrent(Exported):
    papers: dict[str, list[str]]
    concepts: list[str]
    references: dict[str, str]
    pages: list[str]
    places: dict[str, list[str]]


class ExportedPublished(Exported):
    papers: dict[str, list[str]]
    concepts: list[str]
    references: list[str]
    pages: list[str]


class ExportedPast(ExportedEdition):
    digest: str | None


class ExportedIds(Exported):
    format: Literal["lunmai-ids"]
    version: Literal[1]
    edition: ExportedEdition | None
    site: str
    current: ExportedCurrent
    published: ExportedPublished
    editions: list[ExportedPast]
    retired: list[ExportedRetired]
