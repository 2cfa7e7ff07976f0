"""Pandoc as CSL processor: records in, its document tree out, and of that plain text and HTML."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from lunmai.cite.records import ORIGINALS, Record
from lunmai.model import SAFE_URL, SITE_LANGUAGES, Language
from lunmai.problems import CannotRun
from lunmai.text.inline import escape, escape_start, escape_within

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


ELEMENTS = {"Emph": "em", "Superscript": "sup", "Subscript": "sub"}
SPACES = ("Space", "SoftBreak", "LineBreak")
PLAIN = ORIGINALS | str.maketrans({"\u00a0": " ", "\u202f": " "})
"""Initials come with spaces that do not break; a search for the name would miss them."""
ESCAPED = {ord(sign): escape_within(sign) for sign in map(chr, range(32, 127))} | {
    sign: escape_within(said) for sign, said in PLAIN.items()
}
SECOND_STOP = re.compile(r"([？！](?:</em>)?)\.(?=[ ”]|$)")
"""A full stop after a full-width mark that ends a title; the processor knows half-width ones."""


@dataclass(frozen=True)
class Formatted:
    """A reference in a style."""

    text: str
    """For copying: one line, addresses in full."""
    html: str
    """The same characters as inline HTML that is inert in Markdown; safe addresses are links."""


def formatted(content: Iterable[dict]) -> Formatted:
    """The blocks of one entry as one line."""
    lines = [block["c"] for block in content if block["t"] in ("Para", "Plain")]
    text = " ".join("".join(_text(line)) for line in lines).translate(PLAIN)
    html = " ".join("".join(_html(line)) for line in lines)
    text, html = (SECOND_STOP.sub(r"\1", line.strip()) for line in (text, html))
    return Formatted(text, escape_start(html))


def _text(inlines: Iterable[dict]) -> Iterator[str]:
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif inline["t"] in SPACES:
            yield " "
        else:
            yield from _text(_within(inline))


def _html(inlines: Iterable[dict]) -> Iterator[str]:
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            yield inline["c"].translate(ESCAPED)
        elif kind in SPACES:
            yield " "
        else:
            inner = "".join(_html(_within(inline)))
            yield _element(inline, inner)


def _element(inline: dict, inner: str) -> str:
    """The content within its element; what has none of ours (capitals, spans) is only content."""
    if inline["t"] == "Link":
        url = inline["c"][2][0]
        return f'<a href="{escape(url)}">{inner}</a>' if SAFE_URL.match(url) else inner
    name = ELEMENTS.get(inline["t"])
    return f"<{name}>{inner}</{name}>" if name else inner


def _within(inline: dict) -> list[dict]:
    """The inlines within one: of a span or a link, behind its attributes."""
    content = inline.get("c", [])
    return content[1] if inline["t"] in ("Span", "Link", "Quoted") else content
