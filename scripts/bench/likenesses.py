"""Papers like those at hand: the data of this project again and again under other names.

So an invented paper has as many claims, levels, relations, notes, works and comparisons as a real
one, and sentences as long. Every second concept is exchanged for an invented one, in claims and in
sentences, and of the works that a paper cites every third is cited by the others too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from bench.invent import TERMS, concept, write_records
from bench.works import reference, work
from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.load import Corpus, load_corpus
from lunmai.text.drift import stamp

APART = 80
"""Numbers of works among which there is one that a paper can be: one in its language."""
PRINTED = {"incipit", "printed", "running_heads"}
"""What a paper prints stays as it is."""


def write_likenesses(data: Path, papers: int) -> int:
    """Adds to the papers that are there the same again and again, until there are so many; returns
    how many there are. The same in every run."""
    corpus = load_corpus(data, data.parents[1]).corpus
    given = {file.relative_to(data).with_suffix("").as_posix(): _read(file)
             for file in sorted(data.glob("*/*.yaml"))}  # fmt: skip
    turns = max(1, math.ceil(papers / len(corpus.papers)))
    # The more papers have been read, the fewer concepts of the next one are new.
    more = round(len(corpus.concepts) * (math.sqrt(turns) - 1))
    pool = _free(corpus)[:more]
    made = {f"concepts/concept-{one}": {**concept(one), "related": [f"concept-{other}"]}
            for one, other in zip(pool, [*pool[1:], *pool[:1]], strict=True)}  # fmt: skip
    attested = {name: tuple(one.get("attested", ())) for name, one in given.items()}
    numbers = [_numbers(corpus, turn) for turn in range(turns)]
    ids = [names(corpus, known, turn, pool) for turn, known in enumerate(numbers)]
    for before, new, known in zip(ids, ids[1:], numbers[1:], strict=False):
        again = partial(renamed, terms=_terms(new, {**given, **made}))
        for name, record in given.items():
            kind, _, own = name.partition("/")
            if kind == "concepts" and record.get("kind") != "method":
                target = f"concepts/{new[own]}"
                concerned = made.setdefault(target, given.get(target))
                concerned["attested"] = [
                    *concerned.get("attested", ()),
                    *again(attested[name], ids=new),
                ]
            elif kind == "parallels":
                one, _, other = own.partition("--")
                for first in (before, new):
                    pair = "--".join(sorted((first[one], new[other])))
                    made[f"parallels/{pair}"] = again(record, ids={**new, one: first[one]})
            elif kind in ("papers", "guides"):
                made[f"{kind}/{new[own]}"] = again(record, ids=new)
        works = "".join(map(reference, known.values()))
        (data / "references" / f"{new[next(iter(corpus.papers))]}.bib").write_text(works, "utf-8")
    write_records(data, made)
    return turns * len(corpus.papers)


def _free(corpus: Corpus) -> list[int]:
    """The invented concepts of which no term is one of those that are there."""
    there = {
        one.term for known in corpus.concepts.values() for one in known.designations.all_in(WRITTEN)
    }
    return [number for number in range(len(TERMS))
            if not there & {one["term"] for terms in concept(number)["designations"].values()
                            for one in terms}]  # fmt: skip


def names(
    corpus: Corpus, numbers: Mapping[str, int], turn: int, pool: Sequence[int]
) -> dict[str, str]:
    """What papers, works and concepts are called in one turn; those of the first are as given."""
    found = {name: name for name in (*corpus.references, *corpus.concepts)}
    if turn:
        some = [one.id for one in corpus.concepts.values() if one.kind != "method"][::2]
        found |= {key: work(number).key for key, number in numbers.items()}
        for place, name in enumerate(some[: len(pool)], turn * len(some)):
            found[name] = f"concept-{pool[place % len(pool)]}"
    return found


def _numbers(corpus: Corpus, turn: int) -> dict[str, int]:
    """The invented works of one turn by the keys of those that they stand for."""
    own = [paper.reference for paper in corpus.papers.values()]
    cited = [key for key in corpus.references if key not in own]
    start = turn * (APART * len(own) + len(cited))
    numbers = {key: start + n for n, key in enumerate(cited) if n % 3}
    for place, paper in enumerate(corpus.papers.values()):
        language = SITE_LANGUAGES[paper.language].babel
        first = start + len(cited) + place * APART
        numbers[paper.reference] = next(n for n in count(first) if work(n).language == language)
    return numbers


def _terms(ids: Mapping[str, str], records: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """In each language, the terms that stand for others."""
    terms: dict[str, dict[str, str]] = {}
    for language in WRITTEN:
        for old, new in ids.items():
            if old != new and f"concepts/{old}" in records:
                pair = (records[f"concepts/{one}"]["designations"] for one in (old, new))
                was, now = (one[language][0]["term"] for one in pair)
                terms.setdefault(language, {})[was] = now
    return terms


def renamed(value: Any, *, ids: Mapping[str, str], terms: Mapping, of: str = "") -> Any:
    """A value of a record with other ids, and in its sentences other terms, which then are what
    was accepted."""
    if isinstance(value, dict):
        again = partial(renamed, ids=ids, terms=terms)
        made = {_exchanged(key, ids): again(one, of=key) for key, one in value.items()}
        if "accepted" in made:
            made["accepted"] = {name: stamp(made[name]) for name in made["accepted"]}
        return made
    if isinstance(value, list | tuple):
        return [renamed(one, ids=ids, terms=terms, of=of) for one in value]
    if not isinstance(value, str) or of in PRINTED:
        return value
    return _exchanged(value, terms.get(of, {}) if of in WRITTEN else ids)


def _exchanged(text: str, others: Mapping[str, str]) -> str:
    return _pattern(tuple(others)).sub(lambda found: others[found[0]], text) if others else text


@lru_cache(8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds names where they are whole, the longest first."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![a-zA-Z0-9-])(?:{listed})(?![a-zA-Z0-9]|-[a-zA-Z0-9])")


def _read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)
