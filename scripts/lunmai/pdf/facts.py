"""What stands below a claim: its source, citations, concepts, relations, parallels and notes.

Ids, works and page numbers are the same in every language: where two share the page they are given
once, and only words are given twice; the remarks on relations and parallels are left to the files
in one language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lunmai.cite.names import short_text
from lunmai.link import Counterpart, PaperLinks
from lunmai.model import Causal, Claim, Language, Paper, Provenance, Relation, Wording
from lunmai.pdf.blocks import Setting
from lunmai.text.drift import EDITORIAL_SOURCE, is_outdated
from lunmai.text.phrases import phrase
from lunmai.views.headings import short_place
from lunmai.views.targets import claim_target, concept_target, note_target, reference_target
from lunmai.views.words import Runs, Said, Words, coalesced, merged, quiet, text_of

Fact = tuple[Said, Runs]
"""A label in each language, and what it says in the first with the others in their place."""
Kind = tuple[str, bool, str]
"""What relations of the same claim can have in common: basis, partial, kind of attack."""


BRACKETS = {"zh": ("〔", "〕"), "en": (" [", "]")}


@dataclass(frozen=True)
class Facts:
    """The facts of a paper's claims."""

    setting: Setting
    paper: Paper
    linked: PaperLinks

    def of(self, claim: Claim) -> list[Fact]:
        """Everything that is told of a claim beside its wording."""
        say = self.setting.voices[0]
        facts = [self._fact("source", self._source(claim))]
        if claim.cites:
            works = say.listed((self._work(key) for key in claim.cites), "semicolon")
            facts.append(self._fact("cites", works))
        if claim.about:
            terms = (term(self.setting, name) for name in claim.about)
            facts.append(self._fact("about", say.listed(terms, "semicolon")))
        if claim.causal:
            readings = (self._merged(lambda w, one=one: _causal(w, one)) for one in claim.causal)
            facts.append(self._fact("causal", say.listed(readings, "semicolon")))
        facts += self._relations(claim)
        for other in self.setting.links.counterparts.get(f"{self.paper.id}#{claim.id}", ()):
            facts.append(self._fact("parallel", self._counterpart(other)))
        for note in self.linked.claim_notes.get(claim.id, ()):
            kind = self._merged(lambda words, note=note: _phrased(words, note.kind))
            named = [note.id, phrase("colon", say.language), *kind]
            goal = say.to(note_target(self.paper.id, note.id), named)
            facts.append(self._fact("note", goal))
        if claim.wording and claim.wording != self.paper.wording:
            made = claim.wording
            said = self._merged(lambda words: provenance(words, made.in_language(words.language)))
            facts.append(self._fact("wordings", said))
        return facts

    def _fact(self, label: str, text: Runs) -> Fact:
        return self.setting.phrased(lambda words: phrase(label, words.language)), coalesced(text)

    def _merged(self, say: Callable[[Words], Runs]) -> Runs:
        return merged(self.setting.told(say))

    def _source(self, claim: Claim) -> Runs:
        """Where the passage stands: signs serve both languages, one has words."""
        words, source = self.setting.voices[0], claim.source
        place = short_place(self.paper, source.section, words.language)
        named = {"section": place, "paragraph": source.paragraph}
        quoted = [part for part in (source.marker, f"“{source.incipit}…”") if part]
        if self.setting.both:
            told = "".join(f" · {part}" for part in quoted)
            return [
                *words.plain(f"{place} ¶{source.paragraph}"),
                *words.plain(told, self.paper.language),
            ]
        said = words.phrase(phrase("source-place", words.language, **named))
        for part in quoted:
            said += [phrase("clause", words.language), *words.plain(part, self.paper.language)]
        return said

    def _work(self, key: str) -> Runs:
        words, work = self.setting.voices[0], self.setting.corpus.references[key]
        number = self.linked.numbers.get(key)
        listed = f"[{number}] " if number else ""
        named = words.plain(listed + short_text(work), work.language)
        if key == self.paper.reference:
            return named
        return words.to(reference_target(self.paper.id, key), named)

    def _relations(self, claim: Claim) -> Iterator[Fact]:
        """The relations of each type, those out of the claim first."""
        outgoing = self.linked.outgoing.get(claim.id, ())
        incoming = self.linked.incoming.get(claim.id, ())
        ends = [(f"{one.type}-out", one, one.to) for one in outgoing]
        ends += [(f"{one.type}-in", one, one.from_) for one in incoming]
        for label, found in _by(ends, lambda end: end[0]).items():
            groups = _by(found, lambda end: _kind(end[1])).items()
            said = [
                self._group(kind, [(one, end) for _, one, end in group]) for kind, group in groups
            ]
            yield self._fact(label, self.setting.voices[0].listed(said, "semicolon"))

    def _group(self, kind: Kind, ends: list[tuple[Relation, str]]) -> Runs:
        """The other ends of relations of one kind, and then that kind once."""
        words = self.setting.voices[0]
        named = words.listed((self._end(relation, end) for relation, end in ends), "comma")
        basis, partial, attack = kind

        def known(words: Words) -> Runs:
            parts = [phrase(f"basis-{basis}", words.language)]
            parts += [phrase("partial", words.language)] if partial else []
            parts += [phrase(attack, words.language)] if attack else []
            return words.phrase(phrase("semicolon", words.language).join(parts))

        opening, closing = BRACKETS[words.language]
        return [*named, *quiet([opening, *self._merged(known), closing])]

    def _end(self, relation: Relation, end: str) -> Runs:
        words = self.setting.voices[0]
        said = self._named(end)
        remark = relation.remark
        if remark and not self.setting.both:
            text = [*_unended(words.line(remark)), *age(words, remark, self.paper.language)]
            said = [*said, *words.in_parentheses(text)]
        for undercut in self.linked.incoming.get(relation.id, ()) if relation.id else ():
            attacked = self._merged(lambda words: _phrased(words, "inference-attacked-by"))
            said = [*said, " ", *attacked, " ", *words.claim(self.paper.id, undercut.from_)]
        return said

    def _named(self, end: str) -> Runs:
        """A claim, or the inference that an undercut attacks."""
        words = self.setting.voices[0]
        if end in self.linked.claims:
            return words.claim(self.paper.id, end)
        inference = self.linked.inferences[end]
        kind = self._merged(lambda words: _phrased(words, f"{inference.type}-out"))
        first, second = (words.claim(self.paper.id, one) for one in (inference.from_, inference.to))
        return [*first, " ", *kind, " ", *second]

    def _counterpart(self, other: Counterpart) -> Runs:
        words = self.setting.voices[0]
        kind = self._merged(lambda words: _phrased(words, f"parallel-{other.type}"))
        named = [*words.paper_name(other.paper), " ", other.claim]
        goal = words.to(claim_target(other.paper, other.claim), named)
        if self.setting.both:
            return [*kind, " ", *goal]
        remark = [*words.line(other.remark), *age(words, other.remark, EDITORIAL_SOURCE)]
        return [*kind, " ", *goal, " ", *quiet(remark)]


def _unended(said: Runs) -> Runs:
    """A sentence without its full stop, to stand within another."""
    *before, last = said
    return [*before, last.rstrip("。.") if isinstance(last, str) else last]


def _by(ends: Iterable, key: Callable) -> dict:
    ordered = sorted(ends, key=key)  # stable: within a group the order of the data stays
    return {name: list(group) for name, group in groupby(ordered, key)}


def _kind(relation: Relation) -> Kind:
    return relation.basis, relation.partial, relation.attack or ""


def _phrased(words: Words, name: str) -> Runs:
    return words.phrase(phrase(name, words.language))


def _causal(words: Words, causal: Causal) -> Runs:
    comma = phrase("comma", words.language)
    ends = (
        comma.join(text_of(words.term(name)) for name in names)
        for names in (causal.from_, causal.to)
    )
    named = dict(zip(("cause", "effect"), ends, strict=True))
    return words.phrase(phrase(f"causal-{causal.kind}", words.language, **named))


def term(setting: Setting, concept: str) -> Runs:
    """A concept in every language of the file, leading to its entry, with its page."""
    return setting.voices[0].to(
        concept_target(concept), merged(setting.told(lambda words: words.term(concept)))
    )


def age(words: Words, wording: Wording, source: Language) -> Runs:
    """The warning that a translation is older than its source, where it is."""
    if words.language == source or not is_outdated(wording, source):
        return []
    opening, closing = BRACKETS[words.language]
    return quiet([opening, *words.phrase(phrase("outdated", words.language)), closing])


def provenance(words: Words, made: Provenance) -> Runs:
    """Who or what made the wording in this language, and whether a person reviewed it."""
    language, reviewed = words.language, made.reviewed_by
    text = phrase(
        "wording-made",
        language,
        language=phrase("language-name", language),
        by=phrase("made-by-machine", language) if made.by == "machine" else made.by,
        review=phrase("reviewed-by", language, name=reviewed)
        if reviewed
        else phrase("not-reviewed", language),
    )
    return words.phrase(text)
