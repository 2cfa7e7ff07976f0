"""Characters that no font of ours has: a mark is printed in their place, and the author is told.

`python -m lunmai.pdf.glyphs` reads characters and prints those that cannot be shown.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lunmai.load import CannotRun, Corpus
from lunmai.model import Record
from lunmai.problems import printable

STAND_IN = "〓"
"""What Chinese printers set where they lack a character (GB 13000 U+3013)."""
CACHE = "glyphs.json"
COMMON = re.compile(
    "[\u0020-\u007e\u3001-\u301f\u4e00-\u9fa5\uff01-\uff5e“”‘’…—–·āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü\n]+"
)
"""Characters that are not worth a question: both fonts have them."""
REFUSED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not')
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
"""What would act on its surroundings unseen."""


@dataclass(frozen=True, order=True)
class Missing:
    """A character in a data file that no font has."""

    file: str
    sign: str

    def __str__(self) -> str:
        return (
            f"{self.file}: no font has the character {printable(self.sign)} "
            f"(U+{ord(self.sign):04X}); PDFs show {STAND_IN} in its place"
        )


def missing_glyphs(corpus: Corpus, cache: Path) -> list[Missing]:
    """The characters that cannot be shown, by file. Raises CannotRun where nothing can be."""
    found = {name: _uncommon(records) for name, records in _records(corpus)}
    wanted = "".join(sorted(set().union(*found.values())))
    lacking = set(_lacking(wanted, cache)) if wanted else set()
    return sorted(
        Missing(f"docs/data/{name}", sign)
        for name, signs in found.items()
        for sign in signs & lacking
    )


def _records(corpus: Corpus) -> Iterator[tuple[str, Iterable[Record]]]:
    for name, paper in corpus.papers.items():
        yield f"papers/{name}.yaml", [paper]
    for name, concept in corpus.concepts.items():
        yield f"concepts/{name}.yaml", [concept]
    yield "references", corpus.references.values()
    yield from ((f"{file}.yaml", [written]) for file, written in corpus.parallels.items())
    yield "edition.yaml", [corpus.edition] if corpus.edition else []


def _uncommon(records: Iterable[Record]) -> set[str]:
    texts = (json.dumps(record.model_dump(), ensure_ascii=False) for record in records)
    return {sign for text in texts for sign in COMMON.sub("", _unescaped(text))}


def _unescaped(text: str) -> str:
    """JSON escapes control characters; here they are wanted as they are."""
    return re.sub(r"\\u(00[0-9a-f]{2})", lambda match: chr(int(match[1], 16)), text)


def known_missing(cache: Path) -> str:
    """The characters of which it is known already that they cannot be shown."""
    try:
        return "" + json.loads((cache / CACHE).read_bytes())["lacking"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _lacking(wanted: str, cache: Path) -> str:
    """Those that cannot be shown, from the cache where the same were asked for before."""
    file = cache / CACHE
    try:
        known = json.loads(file.read_bytes())
        if known["wanted"] == wanted:
            return "" + known["lacking"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    run = subprocess.run(
        [sys.executable, "-m", "lunmai.pdf.glyphs"],
        input=json.dumps(wanted).encode(),
        capture_output=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    if run.returncode:
        raise CannotRun(f"the fonts could not be asked: {run.stderr.decode(errors='replace')}")
    lacking = json.loads(run.stdout)
    cache.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"wanted": wanted, "lacking": lacking}), encoding="utf-8")
    return lacking


def refused(signs: str) -> str:
    """The characters that the typesetter cannot show, in one run: it lists them all."""
    import typst

    from lunmai.pdf.typeset import STANDARDS, TEMPLATES, fonts

    source = str(TEMPLATES / "glyphs.typ")
    inputs = {"data": json.dumps(list(signs))}
    compiler = typst.Compiler(source, root=str(TEMPLATES), font_paths=fonts(), sys_inputs=inputs)
    unseen = re.findall(f"[{INVISIBLE}]", signs)
    try:
        compiler.compile(format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError as error:
        named = REFUSED.findall(error.diagnostic)
        return "".join(sorted({*unseen, *map(_sign, named)}))
    return "".join(sorted(unseen))


def _sign(quoted: str) -> str:
    """A character as the typesetter quotes it."""
    code = re.fullmatch(r"\\u\{([0-9a-f]+)\}", quoted)
    return chr(int(code[1], 16)) if code else quoted.replace("\\\\", "\\")


if __name__ == "__main__":
    print(json.dumps(refused(json.load(sys.stdin))))
