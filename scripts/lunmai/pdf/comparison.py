"""The comparison volume: papers two by two, and the concepts that several papers share."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.link import Cell, Comparison
from lunmai.model import Wording
from lunmai.pdf.blocks import Block, Section, Setting, prose, section, whole
from lunmai.pdf.facts import age, provenance, term
from lunmai.text.drift import EDITORIAL_SOURCE
from lunmai.text.phrases import phrase
from lunmai.views.ordering import sort_key
from lunmai.views.words import Runs, Words, merged, quiet, text_of


def comparison_intro(setting: Setting) -> Block:
    """What the volume shows, and how its remarks were made."""
    parallels = setting.corpus.parallels
    assert parallels is not None, "there would be no comparison"

    def made(words: Words) -> str:
        said = text_of(provenance(words, parallels.wording.in_language(words.language)))
        language = words.language
        intro = phrase("comparison-intro", language) + phrase("parallels-made", language)
        return intro + said + phrase("full-stop", language)

    return prose(setting.phrased(made))


def pair_sections(setting: Setting, comparison: Comparison, level: int) -> Iterator[Section]:
    """Two papers: their parallels by type, and the concepts of both and of one."""
    first, second = comparison.papers
    title = setting.told(lambda words: [*words.paper_name(first), " × ", *words.paper_name(second)])
    titles = setting.told(lambda words: _titles(words, comparison))
    yield section(level, title, [prose(titles)], chapter=True)
    for type_, parallels in comparison.parallels.items():
        name = f"parallels-{type_}"
        title = setting.phrased(lambda words, name=name: phrase(name, words.language))
        meaning = setting.phrased(lambda words, name=name: phrase(f"{name}-means", words.language))
        columns = [
            setting.told(lambda words: words.paper_name(first)),
            setting.told(lambda words: words.paper_name(second)),
            setting.phrased(lambda words: phrase("remark", words.language)),
        ]
        rows = [
            [
                setting.told(lambda words, here=here: _gist(words, first, here)),
                setting.told(lambda words, there=there: _gist(words, second, there)),
                setting.told(lambda words, remark=remark: _remark(words, remark)),
            ]
            for here, there, remark in parallels
        ]
        table = {"kind": "parallels", "columns": columns, "rows": rows}
        yield section(level + 1, title, [prose(meaning), table])
    yield from _concepts(setting, comparison, level + 1)


def _titles(words: Words, comparison: Comparison) -> Runs:
    papers = [words.corpus.papers[name] for name in comparison.papers]
    names = [
        phrase("quoted-title", words.language, title=paper.title.in_language(words.language))
        for paper in papers
    ]
    return words.plain(" × ".join(names))


def _gist(words: Words, paper: str, claim: str) -> Runs:
    gist = words.links.papers[paper].claims[claim].gist
    return [*words.claim(paper, claim), " ", *words.line(gist)]


def _remark(words: Words, remark: Wording) -> Runs:
    return [*words.line(remark), *age(words, remark, EDITORIAL_SOURCE)]


def _concepts(setting: Setting, comparison: Comparison, level: int) -> Iterator[Section]:
    papers = setting.corpus.papers
    labels = ("concepts-of-both", "concepts-of-one", "concepts-of-one")
    owners = (None, *comparison.papers)
    for names, label, owner in zip(comparison.concepts, labels, owners, strict=True):
        if not names:
            continue

        def title(words: Words, label: str = label, owner: str | None = owner) -> str:
            name = papers[owner].title.in_language(words.language) if owner else ""
            return phrase(label, words.language, paper=name)

        terms = setting.voices[0].listed((term(setting, name) for name in names), "semicolon")
        yield section(level, setting.phrased(title), [whole(terms)])


def shared_sections(setting: Setting, level: int) -> Iterator[Section]:
    """The concepts of the field that several papers are about, with their claims by role."""
    about, corpus = setting.links.about, setting.corpus
    language = setting.voices[0].language
    shared = [
        concept
        for name, concept in corpus.concepts.items()
        if concept.kind == "subject" and len(about.get(name, {})) > 1
    ]
    if not shared:
        return
    title = setting.phrased(lambda words: phrase("pdf-shared-concepts", words.language))
    rows = [
        item
        for concept in sorted(shared, key=lambda concept: sort_key(concept, language))
        for item in _shared(setting, concept.id)
    ]
    yield section(level, title, [{"kind": "index", "rows": rows}], chapter=True)


def _shared(setting: Setting, concept: str) -> Iterator[Block]:
    """A concept, then each paper with the claims by role."""
    yield {"term": term(setting, concept), "paper": [], "uses": []}
    for paper, cell in setting.links.about[concept].items():
        name = setting.voices[0].paper_name(paper)
        yield {"term": [], "paper": name, "uses": _cell(setting, paper, cell)}


def _cell(setting: Setting, paper: str, cell: Cell) -> Runs:
    """The claims of a paper about a concept, by role."""
    words, said = setting.voices[0], []
    for role, claims in cell.items():
        name = quiet(merged(setting.told(lambda words, role=role: words.term(role))))
        ids = words.listed([words.claim(paper, claim.id) for claim in claims], "comma")
        said.append([*name, " ", *ids])
    return words.listed(said, "semicolon")
