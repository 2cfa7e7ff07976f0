"""What two papers agree on, where they differ and what only one of them says, in five sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link import Comparison
from lunmai.model import Claim, ParallelType, Wording
from lunmai.text.inline import first_sentence
from lunmai.views.said import Link, Said
from lunmai.views.targets import pair_target
from lunmai.views.words import Words

KINDS: dict[str, tuple[ParallelType, ...]] = {
    "pair-agree": ("same", "close"),
    "pair-differ": ("contrast",),
    "pair-reach": ("narrower", "broader"),
}
"""What a sentence is called, and the parallels that it sums up."""
SAID = 2
"""Remarks that a sentence has from its parallels: those on the claims that matter most."""
NAMED = 5
"""Concepts that are named as one paper's own; their whole list stands below."""


@dataclass(frozen=True)
class Sentence:
    """One of the sentences: what it is about, what it says, and where the rest of it stands."""

    label: Said
    said: tuple[Said, ...]
    more: Said


def pair_summary(words: Words, comparison: Comparison) -> tuple[Sentence, ...]:
    """The sentences for which the two papers give cause."""
    joined = (_joined(words, comparison, name, kinds) for name, kinds in KINDS.items())
    alone = (_alone(words, comparison, number) for number in (0, 1))
    return tuple(sentence for sentence in (*joined, *alone) if sentence)


def _joined(
    words: Words, comparison: Comparison, name: str, kinds: tuple[ParallelType, ...]
) -> Sentence | None:
    """What is remarked on parallels of these kinds."""
    found = [one for kind in kinds for one in comparison.parallels.get(kind, ())]
    if not found:
        return None
    first, second = comparison.papers
    found.sort(key=lambda one: _depth(words, first, one[0]) + _depth(words, second, one[1]))
    said = tuple(_remark(words, comparison, *one) for one in _apart(found))
    numbers = {kind: len(comparison.parallels.get(kind, ())) for kind in kinds}
    rest = (
        _rest(comparison, kind, _counted(words, kind, number))
        for kind, number in numbers.items()
        if number
    )
    return Sentence((words.phrase(name),), said, words.listed(rest, "clause"))


def _apart(found: list[tuple[str, str, Wording]]) -> Iterator[tuple[str, str, Wording]]:
    """The first few whose claims are all different."""
    seen: set[tuple[int, str]] = set()
    for one in found:
        ends = {(0, one[0]), (1, one[1])}
        if not ends & seen and len(seen) < 2 * SAID:
            seen |= ends
            yield one


def _remark(words: Words, comparison: Comparison, here: str, there: str, remark: Wording) -> Said:
    """How a remark begins, with the claims that it is on."""
    first, second = comparison.papers
    text = words.text(first_sentence(remark.in_language(words.language)))
    ends = (words.claim(first, here), words.phrase("comma"), words.claim(second, there))
    return (text, *words.age(remark), *words.parenthesis(*ends))


def _alone(words: Words, comparison: Comparison, number: int) -> Sentence | None:
    """The claim that carries most of what only this paper names, and what that is."""
    paper = comparison.papers[number]
    linked = words.links.papers[paper]
    own = set(comparison.concepts[number + 1])
    claims = [one for one in _unmatched(words, comparison, paper) if one.id not in linked.parents]
    claims.sort(key=lambda one: -len(own & set(one.named)))
    said: list[Said] = []
    if claims:
        gist = words.line(claims[0].gist)
        said.append((gist, *words.parenthesis(words.claim(paper, claims[0].id))))
    if own:
        most = sorted(own, key=lambda name: (-_naming(words, paper, name), name))[:NAMED]
        terms = words.listed((words.term(name),) for name in most)
        said.append(words.say("pair-own-concepts", concepts=terms))
    if not said:
        return None
    name = ("concepts-of-the-first", "concepts-of-the-second")[number]
    rest = _rest(comparison, name, words.counted("concepts-count", len(own))) if own else ()
    label = words.say("pair-only", paper=words.paper_name(paper))
    return Sentence(label, tuple(said), rest)


def _rest(comparison: Comparison, anchor: str, text: str) -> Said:
    """Where all of a kind stand, and how many they are."""
    return (Link(pair_target(comparison.papers, anchor), (text,)),)


def _counted(words: Words, kind: ParallelType, number: int) -> str:
    title, count = words.phrase(f"parallels-{kind}"), words.counted("parallels-count", number)
    return f"{title}{words.phrase('colon')}{count}"


def _unmatched(words: Words, comparison: Comparison, paper: str) -> Iterator[Claim]:
    """The claims to which the other paper has no parallel, neither to them nor to a sub-claim."""
    other = next(name for name in comparison.papers if name != paper)
    links = words.links

    def matched(claim: Claim) -> bool:
        found = links.counterparts.get(f"{paper}#{claim.id}", ())
        return any(one.paper == other for one in found) or any(map(matched, claim.claims))

    restating = links.papers[paper].restating
    for claim in links.papers[paper].claims.values():
        if claim.id not in restating and not matched(claim):
            yield claim


def _naming(words: Words, paper: str, concept: str) -> int:
    """How many claims of a paper name a concept."""
    return sum(map(len, words.links.named[concept][paper].claims.values()))


def _depth(words: Words, paper: str, claim: str) -> int:
    """How far from the thesis a claim stands: 0 is a thesis, 1 a claim that elaborates none."""
    linked = words.links.papers[paper]
    return (linked.claims[claim].role != "thesis") + (claim in linked.parents)
