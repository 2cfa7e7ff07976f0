"""Accepting translations changes their fingerprints and no other byte of a file."""

import difflib

import pytest
from projects import BASE, CORPUS, copy_data, edit, snapshot, write

from lunmai.authoring.accept import accept_translations
from lunmai.build.prebuild import check_data
from lunmai.load import CannotRun
from lunmai.text.drift import stamp


def stamps(zh, en):
    return f"accepted: {{zh: {stamp(zh)}, en: {stamp(en)}}}"


ACCEPTED = f"gist: {{zh: 加水。, en: Add water., {stamps('加水。', 'Add water.')}}}"

OLD = "0" * 12

STYLES = {
    "flow": """gist: {zh: 加水。, en: Add water.+, }""",
    "flow-with-comma": """gist: {zh: 加水。, en: Add water.+, ,}""",
    "flow-over-two-lines": """gist: {zh: 加水。,
      en: 'Add: water.'+, }  # by hand""",
    "block": """gist:
      zh: 加水。
      en: Add water.+""",
    "block-with-comments": """gist:
      # first
      zh: "加水。"  # source
      en: 'Add water.'  # ours+
    # next""",
    "plain-over-two-lines": """gist:
      zh: 加水。
      en: Add
        water.+
""",
    "quoted": """gist:
      zh: 加水。
      en: "Add
        water."+""",
    "folded": """gist:
      en: Add water.
      zh: >
        加水。+""",
    "folded-and-stripped": """gist:
      zh: 加水。
      en: >-
        Add
        water.+""",
    "literal": """gist:
      zh: 加水。
      en: |
        Add
        water.+""",
}
"""Ways to write a wording; the fingerprint belongs where the plus stands."""


@pytest.fixture
def project(tmp_path):
    copy_data(BASE, tmp_path)
    return tmp_path


def paper_of(project):
    return project / "docs" / "data" / "papers" / "wang-2023.yaml"


def accept(project, name="wang-2023", *claims):
    return accept_translations(check_data(project)[0], project, name, claims)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_accept_adds_one_fingerprint(project, style, ending):
    added = stamps("加水。", "Add: water." if "Add:" in STYLES[style] else "Add water.")
    separator = ", " if "+, " in STYLES[style] else "\n      "
    unaccepted = STYLES[style].replace("+, ", "").replace("+", "")
    accepted = STYLES[style].replace("+, ", "+").replace("+", f"{separator}{added}")
    edit(paper_of(project), ACCEPTED, unaccepted)
    text = paper_of(project).read_bytes().decode()
    write(paper_of(project), text.replace("\n", ending))
    assert accept(project) == 1
    expected = text.replace(unaccepted, accepted).replace("\n", ending)
    assert paper_of(project).read_bytes().decode() == expected
    assert check_data(project)[1] == []
    assert accept(project) == 0


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        (f" {{zh: {OLD}, en: {OLD}}}", ""),
        (f' {{"en": "{OLD}"}}', ""),
        (f" {{zh: {OLD}, en: '{OLD}'}}  # old", "  # old"),
        ("", ""),
    ],
)
def test_accept_replaces_an_old_fingerprint(project, old, kept):
    block = "gist:\n      zh: 加水。\n      {}\n      en: Add water."
    edit(paper_of(project), ACCEPTED, block.format(f"accepted:{old}"))
    before = paper_of(project).read_text(encoding="utf-8")
    assert accept(project) == 1
    after = paper_of(project).read_text(encoding="utf-8")
    new = block.format(stamps("加水。", "Add water.") + kept)
    assert after == before.replace(block.format(f"accepted:{old}"), new)


def test_accept_keeps_a_byte_order_mark_and_a_last_line_without_end(project):
    text = paper_of(project).read_text(encoding="utf-8").rstrip("\n")
    last = f", {stamps('原文作“般”。', 'The text prints another character.')}}}"
    write(paper_of(project), "\ufeff" + text.removesuffix(last) + "}")
    assert accept(project) == 1
    assert paper_of(project).read_bytes().decode() == "\ufeff" + text


def test_accept_of_the_invented_corpus_adds_only_fingerprints(tmp_path):
    data = copy_data(CORPUS, tmp_path)
    before = snapshot(data)
    loaded, problems = check_data(tmp_path)
    guides = [f"guides/{name}" for name in loaded.corpus.guides]
    records = (*loaded.corpus.papers, *loaded.corpus.concepts, *loaded.corpus.parallels)
    for name in (*records, *guides):
        accept_translations(loaded, tmp_path, name, [])
    after = snapshot(data)
    added = [
        line
        for name in before
        for line in difflib.ndiff(*(text[name].decode().splitlines() for text in (before, after)))
        if line.startswith("+ ")
    ]
    assert len(added) == len(problems)
    assert all("accepted" in line for line in added)
    assert check_data(tmp_path)[1] == []


def test_accept_of_one_claim_leaves_the_others(project):
    for texts in (
        ("加水。", "Add water."),
        ("应当加水。", "Water should be added."),
        ("水少。", "There is little water."),
    ):
        edit(paper_of(project), f", {stamps(*texts)}", "")
    assert accept(project, "wang-2023", "p1") == 2
    assert [problem.code for problem in check_data(project)[1]] == ["unaccepted-translation"]


@pytest.mark.parametrize(
    ("name", "claims", "message"),
    [
        ("boot", [], "there is no readable paper or concept 'boot'; did you mean 'boat'?"),
        ("wang-2023", ["p11"], "wang-2023 has no claim 'p11'; did you mean 'p1'?"),
    ],
)
def test_accept_of_what_does_not_exist(project, name, claims, message):
    with pytest.raises(CannotRun) as error:
        accept(project, name, *claims)
    assert str(error.value) == message
