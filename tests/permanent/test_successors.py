"""Chains of tombstones end, whatever leads to whatever: ledgers that nobody would think of."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from projects import ROOT

from lunmai.link.ledger import tombstones
from lunmai.load import Corpus
from lunmai.model import Claim, Ledger, Paper, PublishedEdition, Retired
from lunmai.permanent.register import Register, paper_of, within
from lunmai.syllabus.ledger import Ledger as Checked
from lunmai.syllabus.ledger import Names
from lunmai.syllabus.ledger import Retired as Told

PAPERS = ("papers/a", "papers/b", "papers/c")
CLAIMS = tuple(f"{paper}#{claim}" for paper in PAPERS for claim in ("m1", "m2"))
CONCEPTS = ("concepts/d", "concepts/e")
WORKS = ("references/a", "references/f")
PAGES = ("pages/compare/a--b", "pages/compare/b--c", "pages/method")
NAMES = (*PAPERS, *CLAIMS, *CONCEPTS, *WORKS, *PAGES)
KINDS = ("split", "merged", "renamed", "withdrawn")
set_hypothesis_home_dir(ROOT / ".build" / "hypothesis")
EXAMPLES = int(os.environ.get("LUNMAI_FUZZ", "60"))
REASON = {"zh": "误", "en": "Error"}

stones = st.builds(
    lambda name, kind, successors: Retired(
        id=name, kind=kind, date="2023-01-01", reason=REASON, successors=tuple(successors)
    ),
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(NAMES), max_size=3),
)
ledgers = st.lists(stones, max_size=12, unique_by=lambda stone: stone.id)


def corpus_of(current, retired):
    """A corpus with these papers, claims and concepts, and a ledger that published every name."""
    papers = {
        paper.removeprefix("papers/"): Paper.model_construct(
            id=paper.removeprefix("papers/"),
            claims=tuple(
                Claim.model_construct(id=name.partition("#")[2], claims=())
                for name in CLAIMS
                if name in current and paper_of(name) == paper
            ),
        )
        for paper in PAPERS
        if paper in current
    }
    edition = PublishedEdition(
        name="one",
        date="2023-01-01",
        papers={paper.removeprefix("papers/"): "m1 m2" for paper in PAPERS},
        **{
            kind: " ".join(name.partition("/")[2] for name in names)
            for kind, names in (("concepts", CONCEPTS), ("references", WORKS), ("pages", PAGES))
        },
    )
    ledger = Ledger(editions=(edition,), retired=tuple(retired))
    made = Corpus(papers=papers, ledger=ledger)
    for name in current:
        kind, _, id_ = name.partition("/")
        if kind in ("concepts", "references"):
            getattr(made, kind)[id_] = None
    return made


@settings(max_examples=EXAMPLES, deadline=2000, database=None)
@given(current=st.sets(st.sampled_from(NAMES)), retired=ledgers)
def test_every_chain_ends_at_what_is_there(current, retired):
    corpus = corpus_of(current, retired)
    register = Register(corpus)
    there = register.current
    for name in NAMES:
        led = register.leads_to(name)
        assert all(one in there or one.startswith("pages/") for one in led)
        for other in NAMES:
            register.leads_back(name, other)
        stone = register.tombstone(name)
        if stone and name not in there:  # nothing is made up on the way
            assert all(one in NAMES for one in stone.successors)
    for stone in (*tombstones(corpus).papers, *tombstones(corpus).pages):
        assert set(stone.leads_to) <= there | {*PAGES}
    assert not there & {name for name in NAMES if register.tombstone(name)}


@settings(max_examples=EXAMPLES, deadline=2000, database=None)
@given(current=st.sets(st.sampled_from(NAMES)), retired=ledgers)
def test_the_checker_of_syllabi_follows_the_same_chains_to_their_ends(current, retired):
    register = Register(corpus_of(current, retired))
    kept = {paper: frozenset() for paper in PAPERS}
    for name in register.current:
        if "#" in name:
            kept[paper_of(name)] |= {name.partition("#")[2]}
    now = Names(
        papers={n.removeprefix("papers/"): ids for n, ids in kept.items() if n in register.current},
        concepts=frozenset(n.partition("/")[2] for n in register.current if "concepts/" in n),
        references={n.partition("/")[2]: "" for n in register.current if "references/" in n},
        pages=frozenset(),
    )
    told = {s.id: Told(s.id, s.kind, s.date, REASON, s.successors) for s in retired}
    checked = Checked(site="", current=now, published=now, retired=told)
    for name in NAMES:
        assert all(one in now for one in checked.successors(name))


@settings(max_examples=EXAMPLES, deadline=2000, database=None)
@given(current=st.sets(st.sampled_from(NAMES)), retired=ledgers, new=stones)
def test_what_leads_back_is_known_before_it_is_entered(current, retired, new):
    """Where the register says that nothing leads back, the new tombstone's own chain is open."""
    corpus = corpus_of(current, [one for one in retired if one.id != new.id])
    after = Register(corpus, fallen=new)
    if not any(after.leads_back(new.id, name) for name in new.successors):
        assert not any(within(one, new.id) for one in after.leads_to(new.id))
    assert new.id not in after.current
