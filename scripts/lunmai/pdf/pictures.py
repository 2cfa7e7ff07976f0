"""The pictures that are shown where somebody shares the link of a paper, a concept or a pair.

Each is made once and kept below `.build/previews` by all that it is made of. They are made where
the address of the site is known: a preview names its picture by a full address.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lunmai.cite.names import authors_in_language
from lunmai.disk import sha256
from lunmai.link import Links, published
from lunmai.load import CannotRun, Corpus
from lunmai.model import SITE_LANGUAGES, WRITTEN, Concept, Language, Paper
from lunmai.pdf.glyphs import STAND_IN, known_missing
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.phrases import phrase
from lunmai.text.terms import terms_of
from lunmai.views.words import Words

Record = dict[str, Any]
"""What a picture says, ready for the typesetter: see `_record`."""
FOLDER = "previews"
COLORS = ((0x22, 0x31, 0x3A), (0xFF, 0xFF, 0xFF), (0xF0, 0x95, 0x7F))
"""Ground, letters and mark: those of the site's frame."""
MARK = (84, 60, 132, 116)
"""Where the mark stands in every picture."""
LONG_WORD = re.compile(r"[^\W\u2e80-\uffff]{24}")
"""So much of a word has room in a line; it may be parted behind that."""
WORD_JOINER = "\u2060"
MOST = 3
"""Lines of a title."""
BATCH = 40
"""Pictures that one run of the typesetter makes."""
PACKAGES = ("typst", "indico-fonts", "pypdfium2")
TEMPLATES = Path(__file__).with_name("templates")


def make_pictures(
    corpus: Corpus, links: Links, root: Path, say: Callable[[str], None]
) -> dict[str, Path]:
    """The file of every picture by its path below `docs`. Raises CannotRun where the typesetter
    fails."""
    files = _files(corpus, links, root)
    waiting = [(path, file, record) for path, (file, record) in files.items() if not file.is_file()]
    batches = [waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)]
    if batches:
        (root / ".build" / FOLDER).mkdir(parents=True, exist_ok=True)
        workers = min(os.cpu_count() or 1, len(batches))
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            jobs = [[(file, record) for _, file, record in batch] for batch in batches]
            try:
                for number, done in enumerate(pool.map(draw, jobs), 1):
                    made = min(number * BATCH, len(waiting))
                    say(f"    {made} of {len(waiting)} pictures for previews, {done >> 10} KB")
            except (RuntimeError, BrokenProcessPool) as error:  # of which TypstError is one
                raise CannotRun(f"pictures for previews could not be made: {error}") from None
    kept = {file.name for file, _ in files.values()}
    for file in (root / ".build" / FOLDER).glob("*.png"):
        if file.name not in kept:
            file.unlink()
    return {path: file for path, (file, _) in files.items()}


def kept_pictures(corpus: Corpus, links: Links, root: Path) -> dict[str, Path]:
    """The pictures that earlier builds have made and that are still right, by path."""
    files = _files(corpus, links, root).items() if (root / ".build" / FOLDER).is_dir() else ()
    return {path: file for path, (file, _) in files if file.is_file()}


def draw(job: list[tuple[Path, Record]]) -> int:
    """Makes some pictures, in a process of its own; returns their size together."""
    import typst

    from lunmai.pdf.raster import png_pages
    from lunmai.pdf.typeset import fonts

    with TemporaryDirectory(prefix="lunmai-pictures-") as name:
        folder = Path(name)
        for template in ("faces.typ", "picture.typ"):
            (folder / template).write_bytes((TEMPLATES / template).read_bytes())
        records = json.dumps([record for _, record in job], ensure_ascii=False)
        (folder / "pictures.json").write_text(records, encoding="utf-8")
        compiler = typst.Compiler(str(folder / "picture.typ"), root=name, font_paths=fonts())
        document = compiler.compile(format="pdf")
    size = 0
    for (file, _), page in zip(job, png_pages(document, COLORS, MARK), strict=True):
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(page)
        part.replace(file)
        size += len(page)
    return size


def _files(corpus: Corpus, links: Links, root: Path) -> dict[str, tuple[Path, Record]]:
    """For the path of each picture the file in which it is kept, and what it says."""
    lacking = dict.fromkeys(map(ord, known_missing(root / ".build" / "pdf")), STAND_IN)
    found = {}
    for path, record in pictures(corpus, links):
        text = json.dumps(record, ensure_ascii=False, sort_keys=True).translate(lacking)
        key = sha256(f"{_recipe()}\0{text}")[:32]
        found[path] = (root / ".build" / FOLDER / f"{key}.png", json.loads(text))
    return found


@cache
def _recipe() -> str:
    """The hash of all that makes a picture but what it says."""
    packages = [f"{name} {version(name)}".encode() for name in PACKAGES]
    files = [
        TEMPLATES / "faces.typ",
        TEMPLATES / "picture.typ",
        Path(__file__).with_name("raster.py"),
    ]
    parts = [*packages, repr((COLORS, MARK)).encode(), *(file.read_bytes() for file in files)]
    return sha256(b"\0".join(parts))


def pictures(corpus: Corpus, links: Links) -> Iterator[tuple[str, Record]]:
    """Path below `docs` and record of every picture, in every written language."""
    own, own_links = published(corpus, links)
    for language in WRITTEN:
        words = Words(own, own_links, language)

        def path(name: str, language: Language = language) -> str:
            return f"{FOLDER}/{name}.{language}.png"

        for name, paper in own.papers.items():
            yield path(f"papers/{name}"), _of_paper(words, paper)
        for name, concept in own.concepts.items():
            yield path(f"concepts/{name}"), _of_concept(words, concept)
        for pair in own_links.pairs.values():
            number = sum(map(len, pair.parallels.values()))
            names = [words.paper_name(one) for one in pair.papers]
            record = _record(
                words,
                "picture-pair",
                _said("\u00a0× ".join(one.text for one in names), words.language),
                [own.papers[one].title.in_language(words.language) for one in pair.papers],
                words.counted("picture-parallels", number),
                most=2,
            )
            yield path(f"compare/{'--'.join(pair.papers)}"), record


def _of_paper(words: Words, paper: Paper) -> Record:
    reference = words.corpus.references[paper.reference]
    authors, _ = authors_in_language(reference, words.language)
    source = [authors, reference.container_title, str(reference.year or "")]
    claims = words.counted("claims-count", len(words.links.papers[paper.id].claims))
    title = paper.title.in_language(words.language)
    return _record(
        words,
        "picture-paper",
        _said(_whole_words(words, title), words.language),
        [" · ".join(filter(None, source))],
        words.phrase("picture-claims", claims=claims),
        wish=MOST,
    )


def _of_concept(words: Words, concept: Concept) -> Record:
    others = [name for name in WRITTEN if name != words.language]
    terms = [concept.designations.preferred(name).term for name in others]
    return _record(
        words,
        "picture-concept",
        _said(concept.designations.preferred(words.language).term, words.language),
        terms,
        to_plain(concept.definition.in_language(words.language)),
        lines=2,
    )


def _record(
    words: Words,
    kind: str,
    title: Record,
    subs: list[str],
    line: str,
    *,
    lines: int = 1,
    wish: int = 1,
    most: int = MOST,
) -> Record:
    """What a picture says; `lines` are those that its last text may have, and `wish` those that its
    title should have, in a smaller size if need be, and `most` those that it may have."""
    return {
        "names": [_said(phrase("site-name", one), one) for one in WRITTEN],
        "kind": _said(words.phrase(kind), words.language),
        "title": title,
        "subs": [_said(sub, words.language) for sub in subs if sub],
        "line": _said(line, words.language),
        "lines": lines,
        "wish": wish,
        "most": most,
    }


def _whole_words(words: Words, title: str) -> str:
    """A title whose lines part no term of the glossary: Chinese says nowhere where a word ends."""
    if SITE_LANGUAGES[words.language].script != "han":
        return title
    for one in reversed(terms_of(words.corpus).mentions(title, words.language)):
        joined = WORD_JOINER.join(title[one.start : one.end])
        title = title[: one.start] + joined + title[one.end :]
    return title


def _said(text: str, language: Language) -> Record:
    known = SITE_LANGUAGES[language]
    return {
        "text": LONG_WORD.sub("\\g<0>\u200b", on_one_line(text)),
        "lang": known.tag.partition("-")[0],
        "script": known.script,
    }
