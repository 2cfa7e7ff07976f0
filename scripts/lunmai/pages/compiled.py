"""Templates compiled once and kept, for every later run and for both languages.

What is kept is never trusted: what cannot be read or is not whole is compiled anew.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import jinja2
from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator

LIBRARY = Path(__file__).parents[1]
FOLDER = LIBRARY.parents[1] / ".build" / "templates"
DIGEST = 32
"""The bytes of a digest."""


class Unfolded(CodeGenerator):
    """Leaves every filter to the rendering, also one of a constant: what it gives is another text
    in another language, or when phrases and data change."""

    def _output_child_to_const(self, node, frame, finalize):
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Compiled(BytecodeCache):
    """A file for each template: a digest, then the code that it is of."""

    def __init__(self, kind: str = "", recipe: str = "") -> None:
        self.kind, self.recipe = kind, recipe or _recipe()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return self.kind + name.replace("/", "-")  # two alike would only be compiled each time

    def get_source_checksum(self, source: str) -> str:
        return sha256(f"{jinja2.__version__}{self.recipe}{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            kept = _file(bucket).read_bytes()
            if kept[:DIGEST] == sha256(kept[DIGEST:]).digest():
                bucket.bytecode_from_string(kept[DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code; where it cannot be kept, the next run compiles it again."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            FOLDER.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=FOLDER, suffix=".part", delete=False) as part:
                part.write(sha256(code).digest() + code)
            try:
                os.replace(part.name, _file(bucket))  # whole at once: others may be reading
            finally:
                Path(part.name).unlink(missing_ok=True)


def _file(bucket: Bucket) -> Path:
    return FOLDER / f"{bucket.key}.compiled"


@cache
def _recipe() -> str:
    """The hash of the code that says how templates are compiled, and with which filters."""
    code = (file for room in ("pages", "views") for file in sorted((LIBRARY / room).glob("*.py")))
    return sha256(b"\0".join(file.read_bytes() for file in code)).hexdigest()
