"""Several files in one, compressed: the same files and the same day give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

FIRST_DAY = "1980-01-01"
"""No ZIP file knows an earlier one."""


def pack(files: Mapping[str, str | bytes], date: str) -> bytes:
    """A ZIP file with these files in their order, each of a day (`2026-11-21`, or empty)."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(dated(name, date), content)
    return packed.getvalue()


def dated(name: str, date: str) -> zipfile.ZipInfo:
    """What a ZIP file says of a compressed file of a day, alike on every system."""
    year, month, day = map(int, max(date, FIRST_DAY).split("-"))
    entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
