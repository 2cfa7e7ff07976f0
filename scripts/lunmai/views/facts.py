"""What is told of a claim beside its wording: where it stands, what it rests on, how it relates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lunmai.languages import SITE_LANGUAGES
from lunmai.link import Counterpart, PaperLinks
from lunmai.model import RELATIONS, Causal, Claim, Note, Paper, Relation
from lunmai.views.headings import ordinal, short_place
from lunmai.views.said import Aside, Fact, Line, Link, Said
from lunmai.views.targets import Target, note_target, own_reference_target, reference_target
from lunmai.views.words import Words


@dataclass(frozen=True)
class Facts:
    """The facts of a paper's claims."""

    words: Words
    paper: Paper
    linked: PaperLinks
    places: dict[str, str] = field(default_factory=dict)
    """Those of sections that were asked for."""

    def of(self, claim: Claim) -> tuple[Fact, ...]:
        """Everything that is told of a claim beside its wording."""
        return tuple(self._told(claim))

    def _told(self, claim: Claim) -> Iterator[Fact]:
        words = self.words
        yield words.fact("source", self._source(claim))
        if claim.cites:
            yield words.fact("cites", words.listed(map(self.work, claim.cites), "semicolon"))
        if claim.about:
            marked = ((words.term(name), *self._reading(claim, name)) for name in claim.about)
            yield words.fact("about", words.listed(marked))
        if claim.causal:
            yield words.fact("causal", *(self._causal(claim, one) for one in claim.causal))
        yield from self._relations(claim)
        if found := words.links.counterparts.get(f"{self.paper.id}#{claim.id}"):
            yield words.fact("parallel", *map(self._counterpart, found))
        if notes := self.linked.claim_notes.get(claim.id):
            yield words.fact("note", *(note_link(words, self.paper, note) for note in notes))
        if claim.wording and claim.wording != self.paper.wording:
            yield words.fact("wordings", *words.made(claim.wording))

    def _source(self, claim: Claim) -> Said:
        """The place, the printed marker and how the passage begins."""
        words, source = self.words, claim.source
        if source.section not in self.places:
            self.places[source.section] = short_place(self.paper, source.section, words.language)
        place = words.text(self.places[source.section])
        if not source.paragraph:
            return words.say("source-heading", section=place)
        said = words.say("source-place", section=place, paragraph=str(source.paragraph))
        if source.marker:
            said += (words.phrase("clause"), *self._marker(source.marker))
        said += (words.phrase("clause"), words.phrase("source-incipit"))
        return said + self._quoted(f"{source.incipit}…")

    def _marker(self, marker: str) -> Said:
        """A printed enumerator; for readers of another script also what it counts."""
        words, paper = self.words, self.paper
        printed = (words.phrase("source-marker"), *self._quoted(marker))
        same = SITE_LANGUAGES[paper.language].script == SITE_LANGUAGES[words.language].script
        number = ordinal(marker)
        if same or number is None:
            return printed
        return (words.phrase("item-sign", number=number), *words.parenthesis(*printed))

    def _quoted(self, text: str) -> Said:
        words = self.words
        quoted = words.text(text, self.paper.language)
        return words.phrase("open-quote"), quoted, words.phrase("close-quote")

    def work(self, key: str) -> Said:
        """A work that the paper cites, leading to its place in the paper's list."""
        number = self.linked.numbers.get(key)
        listed = (f"[{number}] ",) if number else ()
        target = cited_target(self.paper, key)
        return (Link(target, (*listed, self.words.short(key)), "citation"),)

    def _causal(self, claim: Claim, causal: Causal) -> Said:
        words = self.words
        cause, effect = (
            words.listed(
                (words.text(words.term_text(name)), *self._reading(claim, name)) for name in names
            )
            for names in (causal.from_, causal.to)
        )
        return words.say(f"causal-{causal.kind}", cause=cause, effect=effect)

    def _reading(self, claim: Claim, concept: str) -> Said:
        """That the passage does not name a concept, where it does not."""
        return our_reading(self.words) if concept in claim.editorial else ()

    def _relations(self, claim: Claim) -> Iterator[Fact]:
        """The relations of each type, those out of the claim first."""
        outgoing = self.linked.outgoing.get(claim.id, ())
        incoming = self.linked.incoming.get(claim.id, ())
        for name, ends in (
            ("out", [(relation, relation.to) for relation in outgoing]),
            ("in", [(relation, relation.from_) for relation in incoming]),
        ):
            for type_ in RELATIONS:
                found = [self._end(*end) for end in ends if end[0].type == type_]
                if found:
                    yield self.words.fact(f"{type_}-{name}", *found)

    def _end(self, relation: Relation, end: str) -> Line:
        """The other end of a relation: a claim, or the inference that an undercut attacks."""
        words, claims = self.words, self.linked.claims
        remark: Said = ()
        if relation.remark:
            remark = (words.line(relation.remark), *words.age(relation.remark, self.paper.language))
        undercuts = self.linked.incoming.get(relation.id, ()) if relation.id else ()
        attacked = words.phrase("inference-attacked-by")
        more: list[Said] = [
            (Aside("attacked", (attacked, " ", self._claim(one.from_))),) for one in undercuts
        ]
        gist = words.line(claims[end].gist) if end in claims else None
        said = (self._claim(end),) if end in claims else self._inference(end)
        return Line(said, gist, self._state(relation), remark, words.listed(more))

    def _inference(self, name: str) -> Said:
        inference = self.linked.inferences[name]
        first, second = self._claim(inference.from_), self._claim(inference.to)
        return first, " ", self.words.phrase(f"{inference.type}-out"), " ", second

    def _claim(self, name: str) -> Link:
        return self.words.claim(self.paper.id, name)

    def _state(self, relation: Relation) -> str:
        """On what a relation rests, whether it is partial, and what kind of attack it is."""
        partial = "partial" if relation.partial else None
        names = (f"basis-{relation.basis}", partial, relation.attack)
        return self.words.phrase("semicolon").join(self.words.phrase(one) for one in names if one)

    def _counterpart(self, other: Counterpart) -> Line:
        words = self.words
        kind = words.phrase(f"parallel-{other.type}")
        target = words.claim(other.paper, other.claim)
        said = (kind, " ", words.paper_name(other.paper), " ", target)
        remark = (words.line(other.remark), *words.age(other.remark))
        gist = words.links.papers[other.paper].claims[other.claim].gist
        return Line(said, words.line(gist), "", remark)


def cited_target(paper: Paper, key: str) -> Target:
    """Where it is said what a work is: in the paper's list, or of the paper itself on its card."""
    if key == paper.reference:
        return own_reference_target(paper.id)
    return reference_target(paper.id, key)


def our_reading(words: Words) -> Said:
    """That a concept is not named, and seen there by us."""
    return (" ", Aside("basis", (words.phrase("basis-editorial"),)))


def signs(words: Words, paper: str, claim: str) -> Said:
    """A sign for each editorial note on a claim, leading to it."""
    notes = words.links.papers[paper].claim_notes.get(claim, ())
    links = (
        Link(
            note_target(paper, note.id),
            (words.phrase("note-sign", number=note.id.removeprefix("n")),),
            "sign",
        )
        for note in notes
    )
    return tuple(part for link in links for part in (" ", link))


def note_link(words: Words, paper: Paper, note: Note) -> Said:
    """A note by its number and kind, leading to it."""
    name = (note.id, words.phrase("colon"), words.phrase(note.kind))
    return (Link(note_target(paper.id, note.id), name),)
