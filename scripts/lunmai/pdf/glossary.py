"""Glossary entries in a PDF: designations, definition, relations, and the claims about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.model import Concept, Provenances
from lunmai.pdf.blocks import Block, Section, Setting, section
from lunmai.pdf.runs import Runs, Voice, once
from lunmai.views.concepts import ConceptEntry, Term, Used, concept_entry, usual_provenances
from lunmai.views.ordering import by_initial
from lunmai.views.said import Aside, Said


def glossary_sections(
    setting: Setting, concepts: Iterable[Concept], level: int
) -> Iterator[Section]:
    """The entries of concepts: those of the field, then those of our method."""
    found = list(concepts)
    usual = usual_provenances(setting.corpus)
    for kind in ("subject", "method"):
        group = [concept for concept in found if concept.kind == kind]
        if group:
            yield section(level, setting.phrased(f"glossary-{kind}"))
            for letter, entries in by_initial(group, setting.voices[0].language):
                blocks = [_entry(setting, concept, usual) for concept in entries]
                said = once(setting.told((letter,) for _ in setting.voices))
                block = {"kind": "entries", "level": level + 1, "entries": blocks}
                yield section(level + 1, said, [block], letter=True)


def _entry(setting: Setting, concept: Concept, usual: Provenances | None) -> Block:
    within = [setting.within] if setting.within else []
    found: list[ConceptEntry] = setting.views(concept_entry, concept, usual, within)
    first = found[0]
    return {
        **setting.anchor(first.target),
        "heads": [_head(setting.voices[0], terms) for terms in first.terms],
        "definition": setting.told((one.definition, *one.age) for one in found),
        "facts": {
            voice.language: _facts(setting, voice, one)
            for voice, one in zip(setting.voices, found, strict=True)
        },
        "outline": first.terms[0][0].text,
    }


def _head(voice: Voice, terms: tuple[Term, ...]) -> Block:
    """The preferred term of a language, and its others."""
    preferred = next(term for term in terms if term.preferred)
    others = (_term(voice, term) for term in terms if term is not preferred)
    return {
        "language": preferred.language,
        "term": preferred.text,
        "pinyin": preferred.pinyin,
        "others": voice.said(voice.words.listed(others, "semicolon")),
    }


def _term(voice: Voice, term: Term) -> Said:
    pinyin: Said = (Aside("pinyin", (f" {term.pinyin}",)),) if term.pinyin else ()
    return (voice.words.text(term.text, term.language), *pinyin, *term.note)


def _facts(setting: Setting, voice: Voice, entry: ConceptEntry) -> list[tuple[Runs, Runs]]:
    """What is told of a concept, then what papers print and claim; in the file of a paper that
    paper goes without saying."""
    facts = voice.facts((*entry.relations, *entry.facts))
    if entry.number and not entry.used:
        facts.append((voice.phrase("used"), voice.said(entry.number)))
    for use in entry.used:
        named: Said = () if setting.within else (*use.name, voice.words.phrase("colon"))
        if use.printed:
            facts.append((voice.phrase("attested"), voice.said((*named, *use.printed))))
        if use.claims:
            facts.append((voice.phrase("used"), _ids(voice, use, named)))
    return facts


def _ids(voice: Voice, use: Used, named: Said) -> Runs:
    return voice.said((*named, *voice.words.listed(use.claims)))
