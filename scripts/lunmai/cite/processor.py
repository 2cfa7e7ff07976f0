"""Pandoc as CSL processor: records in, pandoc's own document tree out."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from lunmai.cite.records import Record
from lunmai.model import SITE_LANGUAGES, Language
from lunmai.problems import CannotRun

PACKAGE = "pypandoc_binary"
SECONDS = 300
"""How long one run may take; a chunk needs less than one."""
STYLE = "style.csl"
ARGUMENTS = ["--from=csljson", "--to=json", "--citeproc", f"--csl={STYLE}"]
Tree = list[object]


@cache
def processor_version() -> str:
    """The processor with its version, read without loading it."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError:
        raise CannotRun(f"the package {PACKAGE} is missing; install requirements.txt") from None


def process(records: list[Record], source: str, language: Language) -> list[Tree]:
    """The entries of the records, in their order, in a style and in one language.

    Raises CannotRun when the processor cannot run or does not give an entry for every record.
    """
    numbered = [{**record, "id": str(number)} for number, record in enumerate(records)]
    locale = f"--metadata=lang:{SITE_LANGUAGES[language].locale}"
    output = run_pandoc(json.dumps(numbered).encode(), [*ARGUMENTS, locale], source)
    try:
        found = dict(_entries(json.loads(output)["blocks"]))
    except (ValueError, KeyError) as error:
        raise CannotRun(f"the citation processor failed: {error}") from None
    if len(found) != len(records):
        raise CannotRun(f"of {len(records)} works, the citation processor formatted {len(found)}")
    return [found[f"ref-{number}"] for number in range(len(records))]


def convert(text: str, form: str) -> str:
    """A file of references in one of pandoc's formats as CSL-JSON. Raises CannotRun."""
    return run_pandoc(text.encode(), [f"--from={form}", "--to=csljson"]).decode()


def run_pandoc(content: bytes, arguments: list[str], style: str = "") -> bytes:
    """What pandoc makes of the content, with a citation style beside it. Raises CannotRun."""
    command = [str(_program()), *arguments, "--sandbox", "--data-dir=."]
    with TemporaryDirectory(prefix="lunmai-cite-") as folder:
        Path(folder, STYLE).write_text(style, encoding="utf-8")
        try:
            return subprocess.run(
                command, input=content, capture_output=True, cwd=folder, timeout=SECONDS, check=True
            ).stdout
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode(errors="replace").strip()
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = str(error)
    raise CannotRun(f"the citation processor failed: {reason}")


def _program() -> Path:
    """The program in the package, never another one that this computer has."""
    found = find_spec("pypandoc")
    for folder in (found and found.submodule_search_locations) or ():
        for name in ("pandoc", "pandoc.exe"):
            if (program := Path(folder) / "files" / name).is_file():
                return program
    raise CannotRun(f"the package {PACKAGE} has no program; install requirements.txt")


def _entries(blocks: list[Tree]) -> list[tuple[str, Tree]]:
    """The id and the content of every entry of the processor's list."""
    entries = []
    for block in blocks:
        if block["t"] == "Div":
            (name, _, _), content = block["c"]
            entries += [(name, content)] if name.startswith("ref-") else _entries(content)
    return entries
