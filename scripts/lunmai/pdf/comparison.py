"""The comparison volume: papers two by two, and the concepts that several papers share."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.link import Comparison
from lunmai.pdf.blocks import Block, Section, Setting, items, prose, section
from lunmai.views.comparisons import (
    ComparisonView,
    ParallelView,
    comparison_view,
    shared_concepts,
)
from lunmai.views.drafts import draft_line, parallel_texts
from lunmai.views.pair_summary import Sentence
from lunmai.views.said import Said
from lunmai.views.words import Words


def comparison_opening(setting: Setting) -> Block:
    """What the volume shows, and who wrote and reviewed it."""
    return prose(setting.told(setting.views(_intro)))


def _intro(words: Words) -> Said:
    drafted = draft_line(words, parallel_texts(words.corpus))
    return (words.phrase("comparison-intro"), " ", *drafted)


def pair_sections(setting: Setting, comparison: Comparison, level: int) -> Iterator[Section]:
    """Two papers: their parallels by type, and the concepts of both and of one."""
    views: list[ComparisonView] = setting.views(comparison_view, comparison)
    title = setting.told((*view.names[0], " × ", *view.names[1]) for view in views)
    titles = setting.told(
        voice.words.text(" × ".join(
            voice.words.phrase("quoted-title", title=title) for title in view.titles
        ))
        for voice, view in zip(setting.voices, views, strict=True)
    )  # fmt: skip
    summary = (
        setting.told(
            _sentence(voice.words, one) for voice, one in zip(setting.voices, found, strict=True)
        )
        for found in zip(*(view.summary for view in views), strict=True)
    )
    yield section(level, title, [prose(titles), items(summary)], chapter=True)
    columns = [setting.told(view.names[number] for view in views) for number in (0, 1)]
    columns.append(setting.phrased("remark"))
    for kinds in zip(*(view.kinds for view in views), strict=True):
        title = setting.told((kind.title,) for kind in kinds)
        meaning = setting.told((kind.meaning,) for kind in kinds)
        found = zip(*(kind.parallels for kind in kinds), strict=True)
        rows = [_row(setting, one) for one in found]
        table = {"kind": "parallels", "columns": columns, "rows": rows}
        yield section(level + 1, title, [prose(meaning), table])
    for groups in zip(*(view.concepts for view in views), strict=True):
        title = setting.told(group.title for group in groups)
        terms = setting.told(group.terms for group in groups)
        yield section(level + 1, title, [prose(terms)])


def _sentence(words: Words, sentence: Sentence) -> Said:
    said = words.listed(sentence.said, "space")
    return (*sentence.label, words.phrase("colon"), *said, *words.parenthesis(*sentence.more))


def _row(setting: Setting, found: tuple[ParallelView, ...]) -> Block:
    return [
        setting.lines(one.first for one in found),
        setting.lines(one.second for one in found),
        setting.told(one.remark for one in found),
    ]


def shared_sections(setting: Setting, level: int) -> Iterator[Section]:
    """The concepts of the field that several papers are about, with their claims by role; each
    language of a file has its own order."""
    columns = {}
    for voice in setting.voices:
        rows = columns.setdefault(voice.language, [])
        for concept in shared_concepts(voice.words):
            rows.append({"term": voice.said(concept.term), "paper": [], "uses": []})
            for name, uses in concept.uses:
                rows.append({"term": [], "paper": voice.said(name), "uses": voice.said(uses)})
    if any(columns.values()):
        block = {"kind": "index", "columns": columns}
        yield section(level, setting.phrased("pdf-shared-concepts"), [block])
