"""Claims without a counterpart: who is listed, in which state, and what is folded under it."""

import pytest

from lunmai.link.silences import silences
from lunmai.model import Claim, Relation

TREE = """
m1 mechanism
  m1-1 mechanism 一是
    m1-1-1 mechanism
    m1-1-2 mechanism 其一
  m1-2 mechanism
m2 mechanism
  m2-1 mechanism
    m2-1-1 mechanism
t1 thesis
  c1 constraint
    c1-1 constraint
"""


def claims(tree):
    """The claims of an indented tree: id, role, and where there is one the printed marker."""
    above, top = [], []
    for line in tree.strip().splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        name, role, *marker = line.split()
        claim = {
            "id": name,
            "role": role,
            "gist": {"zh": "板凳。", "en": "A bench."},
            "source": {"section": "s1", "paragraph": 1, "incipit": "板凳"},
            "claims": [],
        }
        if marker:
            claim["source"]["marker"] = marker[0]
        above[depth:] = [claim]
        (above[depth - 1]["claims"] if depth else top).append(claim)
    return [Claim.model_validate(claim) for claim in top]


def found(*relations, kind="mechanism-without-constraint"):
    relations = [
        Relation.model_validate({"type": type_, "from": here, "to": there, "basis": basis, **more})
        for type_, here, there, basis, more in relations
    ]
    listed = silences(claims(TREE), relations).get(kind, ())
    return {one.claim: (one.state, one.folded) for one in listed}


def limits(there, basis="explicit"):
    return ("limits", "c1", there, basis, {})


def test_clauses_are_folded_under_the_silent_claim_above_them():
    assert found() == {
        "m1": ("none", ()),
        "m1-1": ("none", ("m1-1-1",)),
        "m1-1-2": ("none", ()),
        "m1-2": ("none", ()),
        "m2": ("none", ()),
        "m2-1": ("none", ("m2-1-1",)),
    }


def test_clauses_of_a_claim_with_a_counterpart_are_no_finding():
    assert found(limits("m1"), limits("m2-1")) == {
        "m1-1": ("above", ("m1-1-1",)),
        "m1-1-2": ("above", ()),
        "m1-2": ("above", ()),
    }


@pytest.mark.parametrize(("basis", "state"), [("editorial", "below"), ("explicit", None)])
def test_what_we_read_into_sub_claims_is_not_what_the_text_says_of_the_whole(basis, state):
    listed = found(limits("m2-1-1", basis), limits("m1"))
    assert listed.get("m2") == (("below", ()) if state else None)
    assert listed.get("m2-1") == (("below", ()) if state else None)


def test_what_has_nothing_comes_before_what_has_something():
    assert [*found(limits("m1"))] == ["m2", "m2-1", "m1-1", "m1-1-2", "m1-2"]


@pytest.mark.parametrize(("partial", "listed"), [(False, False), (True, True)])
def test_only_a_full_restatement_needs_no_counterpart(partial, listed):
    restates = ("restates", "m2", "t1", "editorial", {"partial": partial})
    assert ("m2" in found(restates)) is listed


def test_claims_of_a_role_are_found_below_claims_of_another():
    assert found(kind="constraint-without-path") == {"c1": ("none", ("c1-1",))}
