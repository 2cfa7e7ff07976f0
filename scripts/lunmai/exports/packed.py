"""Several files in one, compressed: the same files and the same day give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

FIRST_DAY = "1980-01-01"
"""No ZIP file knows an earlier one."""


def pack(files: Mapping[str, str | bytes], date: str) -> bytes:
    """A ZIP file with these files in their order, each of a day (`2026-11-21`, or empty)."""
    year, month, day = map(int, max(date, FIRST_DAY).split("-"))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # alike on every system
            archive.writestr(entry, content)
    return packed.getvalue()
