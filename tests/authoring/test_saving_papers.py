"""A new paper gets files of its own, both or neither, under an id that nothing has or had."""

import shutil
from pathlib import Path

import pytest
from projects import CORPUS

from lunmai.authoring.new_paper.drafting import draft_paper, refuse_id, save, save_text
from lunmai.authoring.new_paper.reading import read_paper
from lunmai.load import load_corpus
from lunmai.problems import CannotRun

TEXT = Path(__file__).with_name("new_papers") / "chinese.txt"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(CORPUS / "docs", tmp_path / "docs")
    return tmp_path


@pytest.fixture
def loaded(root):
    return load_corpus(root / "docs" / "data", root)


def files(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_two_files_are_written_and_no_other_is_touched(root, loaded):
    before = files(root)
    refuse_id("zhou-wenyuan-2023", loaded, root)
    drafted = draft_paper("zhou-wenyuan-2023", read_paper(TEXT), loaded.corpus)
    written = save("zhou-wenyuan-2023", drafted, loaded, root)
    after = files(root)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == set(written)
    data = root / "docs" / "data"
    assert written == (
        data / "papers" / "zhou-wenyuan-2023.yaml",
        data / "references" / "zhou-wenyuan-2023.bib",
    )
    again = load_corpus(data, root).corpus
    assert again.references.keys() > loaded.corpus.references.keys()
    with pytest.raises(CannotRun, match=r"papers/zhou-wenyuan-2023.yaml exists; choose another"):
        refuse_id("zhou-wenyuan-2023", loaded, root)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("Zhou 2023", "'Zhou 2023' is no id: write small letters"),
        ("../x", "is no id"),
        ("周文远", "is no id"),
        ("a" * 61, "is no id"),
        ("hu-tong-2021", r"papers/hu-tong-2021\.yaml exists"),
    ],
)
def test_ids_that_no_new_paper_can_have(root, loaded, key, told):
    with pytest.raises(CannotRun, match=told):
        refuse_id(key, loaded, root)


def test_an_id_that_was_retired_is_never_used_again(root, loaded):
    retired = [one.id for one in loaded.corpus.ledger.retired if one.id.startswith("references/")]
    papers = [one.id for one in loaded.corpus.ledger.retired if "#" not in one.id]
    for name in {*retired, *(one for one in papers if one.startswith("papers/"))}:
        with pytest.raises(CannotRun, match=r"retired; ids are never used again|exists"):
            refuse_id(name.partition("/")[2], loaded, root)


def test_a_work_that_is_cited_already_keeps_its_key(root, loaded):
    key = next(key for key in loaded.corpus.references if key not in loaded.corpus.papers)
    with pytest.raises(CannotRun, match=f"the work '{key}' is there already"):
        refuse_id(key, loaded, root)


def test_the_text_is_written_for_audit_and_never_into_the_project(root, loaded, tmp_path_factory):
    drafted = draft_paper("x-2023", read_paper(TEXT), loaded.corpus)
    outside = tmp_path_factory.mktemp("outside") / "text.txt"
    save_text(outside, drafted, root)
    assert "二、渡口经济的形成机制\n" in outside.read_text(encoding="utf-8")
    with pytest.raises(CannotRun, match="is within the project"):
        save_text(root / "docs" / "text.txt", drafted, root)
    assert not (root / "docs" / "text.txt").exists()
