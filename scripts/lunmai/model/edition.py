"""The edition of the site: what a citation of it names."""

from __future__ import annotations

from lunmai.model.ledger import Digest
from lunmai.model.record import Record
from lunmai.model.vocabulary import Day, Line

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""Of texts and data in every edition."""


class Edition(Record):
    """A dated state of the whole site."""

    name: Line
    """As citations give it: 2026-11."""
    date: Day
    """The day on which it was published."""
    ledger: Digest | None = None
    """The digest with which the ledger ends, written by `dev.py publish`; none before the first."""
