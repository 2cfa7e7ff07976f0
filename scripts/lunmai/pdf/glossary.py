"""Glossary entries in a PDF: designations, definition, relations, and the claims about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.cite.names import short_text
from lunmai.model import Attestation, Concept, Designation, Language, Paper, Reading
from lunmai.pdf.blocks import Block, Section, Setting, section
from lunmai.pdf.facts import Fact, age, term
from lunmai.text.drift import EDITORIAL_SOURCE
from lunmai.text.phrases import phrase
from lunmai.views.headings import short_place
from lunmai.views.ordering import by_initial
from lunmai.views.targets import concept_target
from lunmai.views.words import Runs, Said, Words, merged, once, text_of

MOST_PAPERS = 12
"""Papers of which an entry gives the claims; of more, it says how many they are."""


def glossary_sections(
    setting: Setting, concepts: Iterable[Concept], level: int
) -> Iterator[Section]:
    """The entries of concepts: those of the field, then those of our method."""
    found = list(concepts)
    for kind in ("subject", "method"):
        group = [concept for concept in found if concept.kind == kind]
        if group:
            name = f"glossary-{kind}"
            title = setting.phrased(lambda words, name=name: phrase(name, words.language))
            yield section(level, title)
            for letter, entries in by_initial(group, setting.voices[0].language):
                blocks = [_entry(setting, concept) for concept in entries]
                said = once(setting.told(lambda words, letter=letter: [letter]))
                block = {"kind": "entries", "level": level + 1, "entries": blocks}
                yield section(level + 1, said, [block], letter=True)


def concepts_of(setting: Setting, paper: Paper) -> list[Concept]:
    """The concepts that a paper's claims are about, name or play the part of."""
    claims = list(paper.all_claims())
    names = {name for claim in claims for name in (claim.role, *claim.about)}
    names |= {name for claim in claims for c in claim.causal for name in (*c.from_, *c.to)}
    names |= set(setting.links.mentioned[paper.id])
    return [concept for name, concept in setting.corpus.concepts.items() if name in names]


def _entry(setting: Setting, concept: Concept) -> Block:
    first = setting.voices[0].language
    other: Language = "en" if first == "zh" else "zh"
    return {
        **setting.anchor(concept_target(concept.id)),
        "heads": [_head(setting.voices[0], concept, name) for name in (first, other)],
        "definition": setting.told(lambda words: _definition(words, concept)),
        "facts": list(_facts(setting, concept)),
        "outline": concept.designations.preferred(first).term,
    }


def _head(words: Words, concept: Concept, language: Language) -> Block:
    """The preferred term of a language, and its others."""
    terms = concept.designations.in_language(language)
    preferred = concept.designations.preferred(language)
    others = [_designation(words, item, language) for item in terms if item != preferred]
    return {
        "language": language,
        "term": preferred.term,
        "pinyin": preferred.pinyin or "",
        "others": words.listed(others, "semicolon"),
    }


def _designation(words: Words, item: Designation, language: Language) -> Runs:
    said = words.plain(item.term, language)
    if item.pinyin:
        said = [*said, {"t": f" {item.pinyin}", "k": "pinyin"}]
    if item.standing != "preferred":
        said = [*said, *words.in_parentheses(words.phrase(phrase(item.standing, words.language)))]
    return said


def _definition(words: Words, concept: Concept) -> Runs:
    said = words.prose(concept.definition, concept.id)
    return [*said, *age(words, concept.definition, EDITORIAL_SOURCE)]


def _facts(setting: Setting, concept: Concept) -> Iterator[Fact]:
    links, words = setting.links, setting.voices[0]
    for label, names in (
        ("broader", concept.broader),
        ("narrower", links.narrower.get(concept.id, ())),
        ("related", links.related.get(concept.id, ())),
    ):
        if names:
            terms = (term(setting, name) for name in names)
            yield _label(setting, label), words.listed(terms, "semicolon")
    for reading in concept.readings:
        yield _label(setting, "reading"), _reading(setting, concept, reading)
    yield from _uses(setting, concept)


def _label(setting: Setting, name: str) -> Said:
    return setting.phrased(lambda words: phrase(name, words.language))


def _reading(setting: Setting, concept: Concept, reading: Reading) -> Runs:
    """Whose reading it is, which claim reports it, and what it is."""
    corpus, words = setting.corpus, setting.voices[0]
    paper, _, claim = (reading.reported_by or "").partition("#")
    own = bool(paper) and corpus.papers[paper].reference == reading.source
    work = corpus.references[reading.source]
    said = words.paper_name(paper) if own else words.plain(short_text(work), work.language)
    if paper:
        name = text_of(words.paper_name(paper))
        seen = words.phrase(phrase("reported-by", words.language, paper=name))
        by = [] if own else [*seen, " "]
        said = [*said, *words.in_parentheses([*by, *words.claim(paper, claim)])]
    text = merged(setting.told(
        lambda words: [*words.prose(reading.text, concept.id),
                       *age(words, reading.text, EDITORIAL_SOURCE)]
    ))  # fmt: skip
    return [*said, phrase("colon", words.language), *text]


def _uses(setting: Setting, concept: Concept) -> Iterator[Fact]:
    """What papers print and claim; in the file of a paper, that paper alone."""
    words = setting.voices[0]
    about = setting.links.about.get(concept.id, {})
    named = {*about, *(item.paper for item in concept.attested)}
    papers = [setting.within] if setting.within else sorted(named)
    if len(papers) > MOST_PAPERS:
        name = "papers-count" if len(about) != 1 else "papers-count-one"
        said = phrase(name, words.language, number=len(about))
        yield _label(setting, "used"), words.phrase(said)
        return
    for paper in papers:
        printed = [item for item in concept.attested if item.paper == paper]
        if printed:
            said = words.listed([_printed(words, item) for item in printed], "semicolon")
            yield _label(setting, "attested"), _of(setting, words, paper, said)
        claims = [claim.id for group in about.get(paper, {}).values() for claim in group]
        if claims:
            said = words.listed([_id(words, paper, claim) for claim in claims], "comma")
            yield _label(setting, "used"), _of(setting, words, paper, said)


def _of(setting: Setting, words: Words, paper: str, said: Runs) -> Runs:
    """With the name of the paper in front, where that does not go without saying."""
    if setting.within:
        return said
    return [*words.paper_name(paper), phrase("colon", words.language), *said]


def _id(words: Words, paper: str, claim: str) -> Runs:
    """The id of a claim without its page: an entry may have a hundred."""
    return [{**run, "p": False} for run in words.claim(paper, claim) if isinstance(run, dict)]


def _printed(words: Words, item: Attestation) -> Runs:
    form = words.plain(item.printed, item.language)
    place = short_place(words.corpus.papers[item.paper], item.section, words.language)
    return [*form, *words.in_parentheses(words.plain(place))]
