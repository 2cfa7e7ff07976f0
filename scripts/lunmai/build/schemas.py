"""Keeps the schemas for editors as new as the data: they are made anew by every check and build."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from lunmai.authoring.schemas import FOLDER, SUBJECTS, data_schemas, known
from lunmai.build.unchanged import recipe
from lunmai.disk import replace_file
from lunmai.load import Corpus


def write_schemas(corpus: Corpus, root: Path) -> None:
    """Writes those that have changed. A project that cannot be written does without."""
    folder = root / FOLDER
    made, now = folder / "made", recipe(known(corpus)).encode()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        there = {f"{name}.json" for name in SUBJECTS} < {*os.listdir(folder)}
        if there and made.is_file() and made.read_bytes() == now:
            return
        for name, text in data_schemas(corpus).items():
            file, content = folder / name, text.encode()
            if not file.is_file() or file.read_bytes() != content:
                replace_file(file, content)
        replace_file(made, now)
