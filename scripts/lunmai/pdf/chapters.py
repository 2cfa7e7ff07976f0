"""The chapters of files about the whole corpus, each with how much it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from lunmai.link import Comparison, Tombstone
from lunmai.model import Paper, Reference
from lunmai.pdf.blocks import Block, Section, Setting, prose, section
from lunmai.pdf.comparison import comparison_opening, pair_sections, shared_sections
from lunmai.pdf.glossary import glossary_sections
from lunmai.pdf.reader import LEVEL, reader_sections
from lunmai.pdf.references import index_intro, index_sections
from lunmai.pdf.retired import retired_paper_sections, retired_sections
from lunmai.pdf.runs import once
from lunmai.views.concepts import glossary_intro
from lunmai.views.drafts import draft_line
from lunmai.views.ordering import work_key
from lunmai.views.said import Link, Said, Work
from lunmai.views.targets import paper_target
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words

WORKS_TOGETHER = 1000
"""Works of the citation index that no volume parts."""


@dataclass(frozen=True)
class Chapter:
    """What no volume parts."""

    weight: int
    """How much it holds, counted in claims: entries and works count as half a claim."""
    opening: Callable[[], Section]
    """Its heading in the book; where it is the whole file, the title page says the same."""
    intro: Callable[[], list[Block]]
    sections: Callable[[], Iterable[Section]]
    columns: int = 2
    """In how many columns one language is set."""


def paper_chapters(setting: Setting) -> Iterator[Chapter]:
    for paper in setting.corpus.papers.values():
        claims = len(setting.links.papers[paper.id].claims)
        yield Chapter(
            claims + len(paper.bibliography) // 2,
            partial(_paper_opening, setting, paper),
            list,
            partial(reader_sections, setting.to_print, paper),
        )


def listed_papers(setting: Setting) -> Iterator[Chapter]:
    """The papers by title and reference, with links to their pages, where their files are."""
    papers = list(setting.corpus.papers.values())
    for start in range(0, len(papers), WORKS_TOGETHER):
        part = papers[start : start + WORKS_TOGETHER]
        sections = partial(map, partial(_listed, setting), part)
        yield Chapter(len(part) // 2, lambda: _opening(setting, "papers"), list, sections)


def _listed(setting: Setting, paper: Paper) -> Section:
    def link(words: Words) -> Said:
        return (Work(paper.reference), " ", Link(paper_target(paper.id), (paper.id,)))

    title = setting.told(voice.words.title(paper.title) for voice in setting.voices)
    return section(LEVEL, title, [prose(setting.told(setting.views(link)))])


def _paper_opening(setting: Setting, paper: Paper) -> Section:
    voices = setting.voices
    title = setting.told(v.words.title(paper.title) for v in voices)
    name = once(setting.told(voice.words.paper_name(paper.id) for voice in voices))
    reference = prose(setting.told(Work(paper.reference) for _ in voices))
    anchor = setting.anchor(paper_target(paper.id))
    return section(1, title, [reference], anchor, chapter=True, running=name)


def glossary_chapter(setting: Setting) -> Chapter:
    concepts = setting.corpus.concepts
    return Chapter(
        len(concepts) // 2,
        lambda: _opening(setting, "glossary"),
        lambda: [_glossary_intro(setting)],
        lambda: chain(
            glossary_sections(setting, concepts.values(), LEVEL),
            _retired(setting, setting.links.tombstones.concepts),
        ),
    )


def _glossary_intro(setting: Setting) -> Block:
    """What the glossary is, and who wrote and reviewed its definitions."""

    def intro(words: Words) -> Said:
        texts = (concept.wording for concept in words.corpus.concepts.values())
        return (glossary_intro(words), " ", *draft_line(words, texts))

    return prose(setting.told(setting.views(intro)))


def _retired(setting: Setting, stones: Iterable[Tombstone]) -> Iterator[Section]:
    return retired_sections(setting, setting.views(tombstone_views, stones), LEVEL)


def comparison_chapters(setting: Setting) -> Iterator[Chapter]:
    """One for each two papers, then the concepts that several papers share."""

    def opening() -> Section:
        return _opening(setting, "comparisons")

    for number, pair in enumerate(setting.links.pairs.values()):
        intro = (lambda: [comparison_opening(setting)]) if not number else list
        yield Chapter(
            _parallels(pair), opening, intro, partial(pair_sections, setting, pair, LEVEL), 1
        )
    if setting.links.pairs:
        about = sum(map(len, setting.links.named.values()))
        yield Chapter(about // 4, opening, list, lambda: shared_sections(setting, LEVEL), 1)


def _parallels(pair: Comparison) -> int:
    return sum(map(len, pair.parallels.values()))


def works_chapters(setting: Setting) -> Iterator[Chapter]:
    """The citation index in parts, so that a volume can hold some of it."""
    works = sorted(setting.corpus.references.values(), key=work_key)
    for start in range(0, len(works), WORKS_TOGETHER):
        part: list[Reference] = works[start : start + WORKS_TOGETHER]
        intro = (lambda: [index_intro(setting)]) if not start else list
        yield Chapter(
            len(part) // 2,
            lambda: _opening(setting, "citations"),
            intro,
            partial(index_sections, setting, part, LEVEL),
        )
    stones = setting.links.tombstones.references
    if stones:
        yield Chapter(
            len(stones) // 2,
            lambda: _opening(setting, "citations"),
            list,
            lambda: _retired(setting, stones),
        )


def retired_chapter(setting: Setting) -> Iterator[Chapter]:
    """What became of papers that are no more."""
    stones = setting.links.tombstones.papers
    if stones:
        claims = sum(len(setting.links.tombstones.claims.get(one.anchor, ())) for one in stones)
        yield Chapter(
            len(stones) + claims // 2,
            lambda: _opening(setting, "retired"),
            list,
            lambda: chain.from_iterable(
                retired_paper_sections(setting, stone, LEVEL) for stone in stones
            ),
        )


def _opening(setting: Setting, name: str) -> Section:
    title = setting.phrased(name)
    return section(1, title, chapter=True, running=title)
