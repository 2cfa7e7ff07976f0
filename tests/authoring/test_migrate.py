"""Data files of an earlier form come into the present one, and nothing else in them changes."""

import pytest
from projects import BASE, copy_data, edit, write

from lunmai.authoring.migrate import migrate_file
from lunmai.build.prebuild import check_data
from lunmai.problems import CannotRun
from lunmai.text.drift import stamp

OLD = "0123456789ab"
ZH, EN = stamp("加水。"), stamp("Add water.")
FORMS = {
    "flow": (
        f"gist: {{zh: 加水。, en: Add water., made_from: {OLD}}}  # by hand",
        f"gist: {{zh: 加水。, en: Add water., accepted: {{zh: {OLD}, en: {EN}}}}}  # by hand",
    ),
    "first": (
        f"gist: {{made_from: {OLD}, en: Add water., zh: 加水。}}",
        f"gist: {{accepted: {{zh: {OLD}, en: {EN}}}, en: Add water., zh: 加水。}}",
    ),
    "block": (
        f"gist:\n  zh: 加水。\n  # ours\n  en: >\n    Add\n    water.\n  made_from: '{OLD}'  # old",
        "gist:\n  zh: 加水。\n  # ours\n  en: >\n    Add\n    water.\n"
        f"  accepted: {{zh: {OLD}, en: {EN}}}  # old",
    ),
    "by language": (
        f"gist:\n  zh: 加水。\n  en: Add water.\n  made_from: {{en: {OLD}}} # old",
        f"gist:\n  zh: 加水。\n  en: Add water.\n  accepted: {{zh: {OLD}, en: {EN}}} # old",
    ),
    "empty": (
        "gist:\n  zh: 加水。\n  en: Add water.\n  made_from:\nrole: path",
        f"gist:\n  zh: 加水。\n  en: Add water.\n  accepted: {{en: {EN}}}\nrole: path",
    ),
    "from English": (
        f"language: en\ngist: {{zh: 加水。, en: Add water., made_from: {OLD}}}",
        f"language: en\ngist: {{zh: 加水。, en: Add water., accepted: {{zh: {ZH}, en: {OLD}}}}}",
    ),
    "kind of note": (
        "notes:\n  - {id: n1, kind: loose-structure, section: s1} # loose-structure",
        "notes:\n  - {id: n1, kind: structure-not-stated, section: s1} # loose-structure",
    ),
    "relation": (
        "relations:\n  - type: limits  # why\n    # how\n    to: m1\n    from: c1\n"
        "    basis: explicit\n# end\n"
        "  - {id: r1, type: answers, from: p1, to: c1, basis: explicit, partial: true} # one",
        "relations:\n  # why\n  # how\n  - c1 limits m1, explicit\n"
        "# end\n  - p1 answers c1, explicit, partial, as r1 # one",
    ),
    "remark": (
        "relations:\n  - type: limits\n    remark: # ours\n      # first\n      zh: '水'  # two\n"
        "      en: >\n        Wa\n        ter\n    from: c1\n    to: m1\n"
        "    basis: explicit\nnotes: []",
        "relations:\n  # ours\n  - c1 limits m1, explicit:\n      # first\n      zh: '水'  # two\n"
        "      en: >\n        Wa\n        ter\nnotes: []",
    ),
    "remark in braces": (
        "relations:\n- {type: limits, remark: {zh: 水, # a\n    en: Water}, from: c1, # b\n"
        "   to: m1, basis: explicit}  # c\n",
        "relations:\n# b\n# c\n- c1 limits m1, explicit: {zh: 水, # a\n    en: Water}\n",
    ),
    "causal": (
        "claims:\n  - id: m1\n    causal:\n      - from: [a,\n          b]\n        kind: drives\n"
        "        to:\n          - c\n          - d\n      - {from: [a], kind: curbs, to: [b]}\n",
        "claims:\n  - id: m1\n    causal:\n      - a, b drives c, d\n      - a curbs b\n",
    ),
    "parallel": (
        "parallels:\n  -\n    from: a#m1\n    to: b#m1\n    type: close\n"
        "    remark: {zh: 水, en: Water}",
        "parallels:\n  -\n    a#m1 close b#m1: {zh: 水, en: Water}",
    ),
    "what no line can hold": (
        "parallels:\n  - {from: a#m1, to: b#m1, type: close}\n"
        "relations:\n  - {from: a1, to: b1, type: limits}\n"
        "  - {from: a1, to: b1, type: limits, basis: explicit, partial: false}\n",
        None,
    ),
    "in brackets": ("relations: [{from: a1, to: b1, type: limits, basis: explicit}]", None),
    "present": (
        "gist: {zh: made_from, en: loose-structure}\n# made_from: 0\n",
        "gist: {zh: made_from, en: loose-structure}\n# made_from: 0\n",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_a_file_of_the_earlier_form_becomes_one_of_the_present(tmp_path, form, ending, mark):
    texts = (text or FORMS[form][0] for text in FORMS[form])
    old, new = (mark + text.replace("\n", ending) for text in texts)
    file = tmp_path / "old.yaml"
    write(file, old)
    assert bool(migrate_file(file)) == (old != new)
    assert file.read_bytes().decode() == new
    assert migrate_file(file) == 0
    assert file.read_bytes().decode() == new


def test_a_paper_is_as_it_was_accepted_then(tmp_path):
    paper = copy_data(BASE, tmp_path) / "papers" / "wang-2023.yaml"
    migrate_file(paper)  # into lines
    before = paper.read_bytes()
    for zh, en in (("船快。", "Boats are fast."), ("水少。", "There is little water.")):
        now = f"accepted: {{zh: {stamp(zh)}, en: {stamp(en)}}}"
        edit(paper, now, f"made_from: {stamp(zh)}")
    assert {problem.code for problem in check_data(tmp_path)[1]} >= {"unknown-field"}
    assert migrate_file(paper) == 2
    assert paper.read_bytes() == before
    assert check_data(tmp_path)[1] == []


@pytest.mark.parametrize(
    "text", ["gist: {zh: 水", f"gist:\n  zh: 水\n  en: Water\n  made_from:\n    en: {OLD}\n"]
)
def test_what_cannot_be_rewritten_is_named(tmp_path, text):
    file = tmp_path / "old.yaml"
    write(file, text)
    with pytest.raises(CannotRun, match=r"old\.yaml"):
        migrate_file(file)
    assert file.read_text(encoding="utf-8") == text
