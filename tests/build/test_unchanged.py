"""A pre-build with nothing to do does nothing, and whatever could change its outcome is noticed."""

import json
import os

import pytest
from projects import BASE, copy_data, copy_project, edit, run, snapshot, write

from lunmai.build.current import bring_up_to_date
from lunmai.build.prebuild import prebuild
from lunmai.build.unchanged import made_of, note, recall
from lunmai.languages import WRITTEN

MADE_OF = """
import sys, sysconfig
sys.path.insert(0, "scripts")
from pathlib import Path
from lunmai.build.unchanged import made_of
{}
print(made_of(Path()))
"""
EDITED_MEANWHILE = """
import sys
sys.path.insert(0, "scripts")
from pathlib import Path
from lunmai.build.current import bring_up_to_date
Path("scripts/lunmai/new.py").touch()
bring_up_to_date(Path())
"""


@pytest.fixture
def root(tmp_path):
    """A project with the smallest corpus, one translation of which is outdated, and its pages."""
    edit(copy_data(BASE, tmp_path) / "papers" / "wang-2023.yaml", "zh: 加水。", "zh: 多加水。")
    for language in WRITTEN:
        write(tmp_path / "docs" / language / "about.md", "# 关于")
    prebuild(tmp_path)
    return tmp_path


def digests(root):
    """What was written, without how it lies there: that is noted only some moments later."""
    wrote = json.loads(noted(root).read_bytes())["wrote"]
    return {name: known[0] for name, known in wrote.items()}


def noted(root):
    return root / ".build" / "pages.json"


def test_what_is_up_to_date_is_left_alone_and_its_problems_are_told_again(root):
    (root / ".build" / "pages.json").unlink()
    first = bring_up_to_date(root)
    before = snapshot(root)
    again = bring_up_to_date(root)
    assert [problem.code for problem in first.problems] == ["outdated-translation"]
    assert again.problems == first.problems
    assert (again.written.total, again.written.changed) == (first.written.total, ())
    assert recall(root, "kept") == again
    assert snapshot(root) == before


def change_a_record(root):
    edit(root / "docs" / "data" / "papers" / "wang-2023.yaml", "zh: 多加水。", "zh: 少加水。")


def change_the_bibliography(root):
    edit(root / "docs" / "data" / "references.bib", "2023}", "2022}")


@pytest.mark.parametrize(
    "change",
    [
        change_a_record,
        change_the_bibliography,
        lambda root: (root / "docs" / "data" / "edition.yaml").unlink(),
        lambda root: write(root / "docs" / "data" / "papers" / "new.yaml", ""),
        lambda root: (root / "docs" / "data" / "concepts" / "folder").mkdir(),
        lambda root: write(root / "docs" / "zh" / "more.md", ""),
        lambda root: (root / "docs" / "zh" / "about.md").unlink(),
        lambda root: write(root / ".build" / "pdf" / "a.pdf", ""),
        lambda root: os.environ.update(LUNMAI_SITE_URL="https://example.org/"),
    ],
    ids=range(9),
)
def test_what_it_is_made_of(root, change, monkeypatch):
    monkeypatch.setenv("LUNMAI_SITE_URL", "")
    assert recall(root, "kept")
    change(root)
    assert recall(root, "kept") is None


@pytest.mark.parametrize(
    "file",
    [
        "build/write.py",
        "pages/templates/claim.md.j2",
        "pdf/templates/book.typ",
        "cite/styles/apa.csl",
        "text/phrases/rules.yaml",
    ],
)
def test_code_templates_styles_and_phrases_are_part_of_it(tmp_path, file):
    copy_project(tmp_path, BASE)
    before = run(tmp_path, "-c", MADE_OF.format("")).stdout
    assert before == run(tmp_path, "-c", MADE_OF.format("")).stdout
    code = tmp_path / "scripts" / "lunmai" / file
    write(code, code.read_bytes() + b"\n")
    after = run(tmp_path, "-c", MADE_OF.format("")).stdout
    assert len(before) == len(after) > 60
    assert before != after


@pytest.mark.parametrize(
    "other", ["sys.version = '4'", "sysconfig.get_path = lambda name: Path('packages')"]
)
def test_python_and_packages_are_part_of_it(tmp_path, other):
    copy_project(tmp_path, BASE)
    (tmp_path / "packages" / "jinja2-4.0.dist-info").mkdir(parents=True)
    made = {run(tmp_path, "-c", MADE_OF.format(code)).stdout for code in ("", other)}
    assert len(made) == 2
    assert "" not in made


@pytest.mark.parametrize("name", ["zh/papers/wang-2023/index.md", "exports/corpus.json"])
@pytest.mark.parametrize("how", ["other", "gone"])
def test_what_was_written_is_put_right(root, name, how):
    before = snapshot(root / "docs")
    file = root / "docs" / name
    state = file.stat()
    if how == "other":  # of the same size and time
        content = file.read_bytes()
        file.write_bytes(content[:-2] + b"?\n")
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    else:
        file.unlink()
    built = bring_up_to_date(root)
    assert len(built.written.changed) == 1
    assert snapshot(root / "docs") == before


def test_what_somebody_else_put_there_is_named_and_makes_no_work(root):
    write(root / "docs" / "exports" / "more.md", "")
    assert recall(root, "kept").written.strange == ("exports/more.md",)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'"\xff"', b'{"serves": ["kept"]}'])
def test_a_corrupt_note_is_no_note(root, content):
    before = digests(root)
    noted(root).write_bytes(content)
    assert recall(root, "kept") is None
    bring_up_to_date(root)
    assert digests(root) == before


def test_problems_are_read_as_they_were_noted_or_not_at_all(root):
    content = json.loads(noted(root).read_bytes())
    noted(root).write_text(json.dumps({**content, "problems": [["a", "b"]]}))
    assert recall(root, "kept") is None


def test_errors_are_never_taken_for_what_was_before(root):
    change_a_record(root)
    file = root / "docs" / "data" / "papers" / "wang-2023.yaml"
    right = file.read_bytes()
    write(file, right + b"more: x\n")
    assert bring_up_to_date(root).written is None
    assert bring_up_to_date(root).written is None
    write(file, right)
    assert bring_up_to_date(root).written.changed


def test_pages_without_pdfs_do_not_pass_for_pages_with_them(root):
    assert recall(root, "made") is None
    prebuild(root, pdf="none")
    assert [recall(root, pdf) is None for pdf in ("none", "kept", "made")] == [False, True, True]


def test_nothing_is_noted_of_what_was_edited_meanwhile(root, tmp_path_factory):
    noted(root).unlink()
    made = made_of(root)
    change_a_record(root)
    note(root, made, "kept", [], {}, [])
    assert not noted(root).exists()
    copy = copy_project(tmp_path_factory.mktemp("edited") / "project", BASE)
    assert run(copy, "-c", EDITED_MEANWHILE).returncode == 0
    assert (copy / "docs" / "exports" / "corpus.json").is_file()
    assert not noted(copy).exists()
