"""The words of one language about a corpus: what every view is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lunmai.cite.names import name_in_language, name_text, short_in_language, short_text
from lunmai.languages import EDITORIAL_SOURCE, LATIN, WRITTEN, Language
from lunmai.languages import HAN as HAN_LANGUAGE
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Bilingual, Provenances, Reference, Wording
from lunmai.text.drift import is_outdated
from lunmai.text.phrases import phrase, pieces
from lunmai.text.pinyin import HAN
from lunmai.views.citation_index import work_pages
from lunmai.views.said import Aside, Fact, Line, Link, Part, Prose, Said, Text, joined
from lunmai.views.targets import Target, claim_target, concept_target, work_target


@dataclass(frozen=True)
class Words:
    """The words of one language about a corpus."""

    corpus: Corpus
    links: Links
    language: Language
    as_listed: bool = False
    """Whether cited works are named by the letters that a printed list of them has."""

    def phrase(self, name: str, /, **values: object) -> str:
        """Words of the interface."""
        return phrase(name, self.language, **values)

    def say(self, name: str, /, **gaps: Said | Part) -> Said:
        """Words of the interface whose gaps are filled with what is no words of ours."""
        said: list[Part] = []
        for words, gap in pieces(name, self.language):
            filling = gaps[gap] if gap else ()
            said += [words] if words else []
            said += filling if isinstance(filling, tuple) else [filling]
        return tuple(said)

    def counted(self, name: str, number: int) -> str:
        """A number with its noun, in the singular for one."""
        return self.phrase(f"{name}-one" if number == 1 else name, number=number)

    def text(self, text: str, language: Language | None = None) -> Text:
        """Literal text, of this language or of the one that is named."""
        return Text(text, language or self.language)

    def latin(self, text: str) -> Text:
        """Literal text in Latin letters: a number, a name of a file."""
        return Text(text, LATIN)

    def line(self, wording: Wording) -> Prose:
        """A wording without links on its terms."""
        return self._prose(wording, terms=False)

    def prose(self, wording: Wording, but: str = "") -> Prose:
        """A wording whose terms lead to their concepts; the concept `but` is passed over."""
        return self._prose(wording, terms=True, but=but)

    def _prose(self, wording: Wording, *, terms: bool, but: str = "") -> Prose:
        """A text in this language, or in another one where a draft has it in that only."""
        if not wording.lacks(self.language):
            return Prose(wording.in_language(self.language), self.language, terms, but)
        if wording.unwritten:
            return Prose(self.phrase("unwritten"), self.language)
        missing = Aside("outdated", (self.text(self.phrase("untranslated")),))
        there = wording.read_in(self.language)
        return Prose(wording.in_language(there), there, terms, but, missing)

    def title(self, title: Bilingual) -> Text:
        """A title or heading in this language, or in that in which a draft has it."""
        if title.lacks(self.language) and title.unwritten:
            return self.text(self.phrase("unwritten"))
        return self.text(title.in_language(self.language), title.read_in(self.language))

    def age(self, wording: Wording | None, source: Language = EDITORIAL_SOURCE) -> Said:
        """The warning that a translation is older than its source, where it is."""
        if not wording or not is_outdated(wording, source, self.language):
            return ()
        return (" ", Aside("outdated", (self.phrase("outdated"),)))

    def term_text(self, concept: str) -> str:
        """The preferred term of a concept."""
        return self.corpus.concepts[concept].designations.preferred(self.language).term

    def term(self, concept: str) -> Link:
        """The preferred term of a concept, leading to its entry."""
        return Link(concept_target(concept), (self.text(self.term_text(concept)),))

    def claim(self, paper: str, claim: str) -> Link:
        """The id of a claim, leading to it."""
        return Link(claim_target(paper, claim), (claim,), "id")

    def paper_name(self, paper: str) -> Text:
        """The authors and the year of a paper, and that it is a draft."""
        record = self.corpus.papers[paper]
        name, there = name_in_language(self.corpus.references[record.reference], self.language)
        return Text(phrase("draft-paper", there, name=name) if record.is_draft else name, there)

    def short(self, key: str) -> Text:
        """The authors and year that point to a work, in its own language if need be."""
        work = self.corpus.references[key]
        if self.as_listed:
            return Text(*short_in_language(work, self.language))
        return self.text(short_text(work), work.language)

    def work_page(self, key: str) -> str:
        """The page below the citation index on which a work stands, empty for the first."""
        return work_pages(self.corpus)[key]

    def work_target(self, key: str) -> Target:
        """The place of a work in the citation index."""
        return work_target(key, self.work_page(key))

    def authors(self, work: Reference) -> Said:
        """The authors, with their printed Latin form in brackets."""
        names = [(self.text(name_text(name), work.language),) for name in work.author]
        said = joined(names, self.phrase("comma"))
        latin = ", ".join(map(name_text, work.author_latin))
        return (*said, *self.parenthesis(self.latin(latin))) if latin else said

    def listed(self, items: Iterable[Said], sign: str = "comma") -> Said:
        """Items in a row, with the sign of this language between them."""
        return joined(items, self.phrase(sign))

    def parenthesis(self, *said: Text | Link | str) -> Said:
        return (self.phrase("open-paren"), *said, self.phrase("close-paren"))

    def fact(self, name: str, *lines: Line | Said) -> Fact:
        """What is told under the label of that name."""
        found = (line if isinstance(line, Line) else Line(line) for line in lines)
        return Fact(name, self.phrase(name), tuple(found))

    def person(self, name: str) -> Text:
        """The name of a person who worked on the data, in whichever script it was entered."""
        return self.text(name, HAN_LANGUAGE if HAN.search(name) else None)

    def made(self, wording: Provenances) -> tuple[Said, ...]:
        """Who or what made a text and whether a person reviewed it: in each language, or once
        where that is the same in all."""
        made = {name: self.made_in(wording, name) for name in WRITTEN}
        if len(set(made.values())) == 1:
            return tuple(made.values())[:1]
        return tuple(
            self.say("wording-made", language=self.phrase(f"language-{name}"), made=said)
            for name, said in made.items()
        )

    def made_in(self, wording: Provenances, language: Language) -> Said:
        """Only of what a machine wrote is it told that no person reviewed it."""
        made = wording.in_language(language)
        if made.is_draft:
            return self.say("draft")
        reviewed = {"names": self.person(made.reviewed_by)} if made.reviewed_by else {}
        if made.by == "machine":
            return self.say("draft-reviewed", **reviewed)
        written = self.say("made-by-person", name=self.person(made.by))
        said = [written, self.say("reviewed-by", **reviewed)] if reviewed else [written]
        return self.listed(said, "clause")
