"""Which PDFs there are, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from lunmai.cite import Citations
from lunmai.languages import PAPER_FILES, PDF_FORMS, SITE_LANGUAGES, WRITTEN
from lunmai.link import Links, Tombstone, published
from lunmai.load import Corpus
from lunmai.model import Paper
from lunmai.pdf.blocks import Form, Section, Setting, Told, outlined, section
from lunmai.pdf.chapters import (
    Chapter,
    comparison_chapters,
    glossary_chapter,
    listed_papers,
    paper_chapters,
    retired_chapter,
    works_chapters,
)
from lunmai.pdf.front import foot, paper_front, retired_front, volume_front
from lunmai.pdf.reader import LEVEL, reader_sections
from lunmai.pdf.record import record_sections
from lunmai.pdf.resolve import Resolver, anchors
from lunmai.pdf.retired import retired_paper_sections
from lunmai.pdf.running import with_heads
from lunmai.pdf.runs import Voice
from lunmai.pdf.sheet import sheet_sections
from lunmai.views.words import Words

FORMS: tuple[Form, ...] = tuple(PDF_FORMS)
PAPER_FORMS: tuple[Form, ...] = (*FORMS, *PAPER_FILES)
MOST = 1300
"""How much a volume holds, counted in claims, so that setting it takes less than 1 GB."""
FULL = 9_000
"""Claims of a corpus, in some sixty papers, beyond which full records are pages and no files: a
record in one file weighs as much as two of a reader's editions, and the host holds so much."""
PATHS = {"glossary": "glossary/", "citations": "citations/", "comparison": "compare/", "lunmai": ""}
"""The page of the site with the same content."""

Record = dict[str, Any]
"""What a file says, ready for the typesetter."""


@dataclass(frozen=True)
class Product:
    """One PDF."""

    name: str
    """Its file name: `liu-yuyang-2024.FORM.pdf`."""
    subject: str
    """The id of a paper, or `glossary`, `citations`, `comparison`, `lunmai`."""
    form: Form
    """Its languages, or of what is in all: `record`, `sheet`."""
    weight: int
    """How much it holds, counted in claims."""
    record: Callable[[], Record]
    """What it says, made when it is asked for."""


@dataclass(frozen=True)
class Catalogue:
    """Every PDF of a corpus."""

    corpus: Corpus
    links: Links
    formatted: Citations
    site: str
    """The address of the published site with a slash at its end, or empty where it is unknown."""
    stand_ins: dict[int, str] = field(default_factory=dict)
    """What is printed for characters that no font has."""
    settings: dict[Form, Setting] = field(init=False)

    def __post_init__(self) -> None:
        voices = {
            name: Voice(Words(self.corpus, self.links, name), self.formatted) for name in WRITTEN
        }
        found = {
            form: Setting(form, tuple(voices[name] for name in names), self.site)
            for form, names in (*PDF_FORMS.items(), *dict.fromkeys(PAPER_FILES, WRITTEN).items())
        }
        object.__setattr__(self, "settings", found)

    def products(self) -> Iterator[Product]:
        """Every file; drafts are in their own alone."""
        for paper in self.corpus.papers.values():
            for form in PAPER_FORMS if paper.is_draft else ():
                yield self.paper(paper, form)
        own, links = published(self.corpus, self.links)
        yield from replace(self, corpus=own, links=links)._published()

    def _published(self) -> Iterator[Product]:
        claims = sum(len(linked.claims) for linked in self.links.papers.values())
        forms = [form for form in PAPER_FORMS if form != "record" or claims <= FULL]
        for paper in self.corpus.papers.values():
            for form in forms:
                yield self.paper(paper, form)
        for stone in self.links.tombstones.papers:
            for form in FORMS:
                yield self._notice(stone, form)
        for subject in PATHS:
            for form in FORMS:
                yield from self._volumes(subject, form)

    def paper(self, paper: Paper, form: Form) -> Product:
        """The file of a paper in one form."""
        setting = replace(self.settings[form], within=paper.id)
        weight = len(self.links.papers[paper.id].claims)
        say = {"record": _full_record, "sheet": _sheet}.get(form, _reader)
        record = partial(say, setting, paper)
        return self._product(f"{paper.id}.{form}.pdf", paper.id, form, weight, record)

    def _notice(self, stone: Tombstone, form: Form) -> Product:
        """What stands where the file of a retired paper stood."""
        setting = replace(self.settings[form], within=stone.anchor)
        weight = len(self.links.tombstones.claims.get(stone.anchor, ())) + 1
        record = partial(_notice_record, setting, stone)
        return self._product(f"{stone.anchor}.{form}.pdf", stone.anchor, form, weight, record)

    def _product(
        self, name: str, subject: str, form: Form, weight: int, say: Callable[[], Record]
    ) -> Product:
        def record() -> Record:
            said = say()
            return Resolver(dict(anchors(said)), self.site, self.stand_ins).of(said)

        return Product(name, subject, form, weight, record)

    def _volumes(self, subject: str, form: Form) -> Iterator[Product]:
        """The files about the whole corpus. The book is one as long as it can be. Then its volumes
        have the papers alone, and in both languages alone, since the rest has files of its own and
        a second copy of everything would not fit on the site; in one language it lists them."""
        setting = self.settings[form]
        chapters = list(_chapters(subject, setting))
        if subject == "lunmai" and sum(chapter.weight for chapter in chapters) > MOST:
            chapters = list((paper_chapters if setting.both else listed_papers)(setting))
        volumes = list(_packed(chapters, MOST))
        for number, chapters in enumerate(volumes, 1):
            name = f"{subject}.{form}{f'.{number}' if number > 1 else ''}.pdf"
            record = partial(_record, setting, subject, chapters, (number, len(volumes)))
            weight = sum(chapter.weight for chapter in chapters)
            yield self._product(name, subject, form, weight, record)


def _chapters(subject: str, setting: Setting) -> Iterator[Chapter]:
    if subject == "lunmai":
        yield from paper_chapters(setting)
    if subject in ("comparison", "lunmai"):
        yield from comparison_chapters(setting)
    if subject in ("glossary", "lunmai"):
        yield glossary_chapter(setting)
    if subject in ("citations", "lunmai"):
        yield from works_chapters(setting)
    if subject == "lunmai":
        yield from retired_chapter(setting)


def _packed(chapters: Iterable[Chapter], most: int) -> Iterator[list[Chapter]]:
    """Chapters in volumes, in their order; one that is too large has a volume of its own."""
    volume: list[Chapter] = []
    held = 0
    for chapter in chapters:
        if volume and held + chapter.weight > most:
            yield volume
            volume, held = [], 0
        volume.append(chapter)
        held += chapter.weight
    if volume:
        yield volume


def _record(
    setting: Setting, subject: str, chapters: list[Chapter], volume: tuple[int, int]
) -> Record:
    front = volume_front(setting, subject, PATHS[subject], volume)
    book = subject == "lunmai"
    sections: list[Section] = []
    opened = ""
    for chapter in chapters:
        opening = chapter.opening()
        if book and opening["outline"] != opened:
            opened = opening["outline"]
            sections.append({**opening, "columns": chapter.columns})
        intro = [section(LEVEL, {}, blocks) for blocks in [chapter.intro()] if blocks]
        opens = intro or not sections or sections[-1]["outline"] == opened
        first, *others = chapter.sections()
        # What opens a chapter goes on with it on the same page.
        sections += [*intro, {**first, "chapter": False} if opens else first, *others]
    return _whole(setting, front, sections, contents=2 * book, columns=chapters[0].columns)


def _reader(setting: Setting, paper: Paper) -> Record:
    short = setting.to_print
    front = paper_front(short, paper, "reader")
    return _whole(short, front, list(reader_sections(short, paper)))


def _full_record(setting: Setting, paper: Paper) -> Record:
    sections = list(record_sections(setting, paper))
    return _whole(setting, paper_front(setting, paper, "record"), sections, contents=3)


def _sheet(setting: Setting, paper: Paper) -> Record:
    short = setting.to_print
    sections = list(sheet_sections(short, paper))
    return _whole(short, {**paper_front(short, paper, "sheet"), "titles": []}, sections)


def _notice_record(setting: Setting, stone: Tombstone) -> Record:
    sections = list(retired_paper_sections(setting, stone, LEVEL))
    return _whole(setting, retired_front(setting, stone), sections)


def _known() -> Record:
    """What the typesetter has to know of each language that a file may have in it."""
    languages = {name: SITE_LANGUAGES[name] for name in WRITTEN}
    return {
        name: {"lang": one.tag.partition("-")[0], "script": one.script, "called": one.name}
        for name, one in languages.items()
    }


def _whole(
    setting: Setting, front: Record, sections: list[Section], *, contents: int = 0, columns: int = 2
) -> Record:
    """All that a file says; `contents` is how many levels its table of contents has."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"
    said: Told = setting.phrased("pdf-contents")
    return {
        "languages": [voice.language for voice in setting.voices],
        "known": _known(),
        "foot": foot(setting),
        "front": front,
        "columns": 1 if setting.both else columns,
        "date": [int(part) for part in edition.date.split("-")],
        "contents": {"title": said, "outline": outlined(said), "depth": contents},
        "sections": with_heads(sections, front["running"]),
    }
