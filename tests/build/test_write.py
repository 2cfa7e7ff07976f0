"""Only what changed is written, nothing stays behind, and nothing is written elsewhere."""

import os

import pytest
from projects import snapshot, write

from lunmai.build.write import MADE, write_files
from lunmai.problems import CannotRun

GENERATED = ("zh/papers", "exports")
FILES = {"zh/papers/a/index.md": "一\n", "zh/papers/index.md": "二\n", "exports/c.json": "{}\n"}


@pytest.fixture
def docs(tmp_path):
    write_files(FILES, tmp_path, GENERATED)
    return tmp_path / "docs"


def written(docs, files):
    return write_files(files, docs.parent, GENERATED)


def test_files_are_written_as_utf_8_with_plain_line_ends(docs):
    assert snapshot(docs) == {name: text.encode() for name, text in FILES.items()}


def test_bytes_are_written_as_they_are(docs):
    written(docs, {"exports/index.bin": b"\xff\r\n\0"})
    assert snapshot(docs) == {"exports/index.bin": b"\xff\r\n\0"}


def test_what_is_unchanged_is_not_touched(docs):
    for name in FILES:
        os.utime(docs / name, ns=(1, 1))
    done = written(docs, {**FILES, "exports/c.json": "[]\n"})
    assert (done.total, done.changed, done.removed) == (3, ("exports/c.json",), ())
    touched = [name for name in FILES if (docs / name).stat().st_mtime_ns != 1]
    assert touched == ["exports/c.json"]


def test_orphans_and_emptied_folders_go(docs):
    written(docs, {**FILES, "zh/papers/old/deep/er.md": "旧"})
    done = written(docs, {"exports/c.json": "{}\n"})
    assert done.removed == (
        "zh/papers/a/index.md",
        "zh/papers/index.md",
        "zh/papers/old/deep/er.md",
    )
    assert snapshot(docs) == {"exports/c.json": b"{}\n"}
    assert not (docs / "zh/papers/old").exists()


def test_what_people_wrote_stays(docs):
    write(docs / "zh/index.md", "手写")
    write(docs / "zh/papers-of-mine/a.md", "手写")
    written(docs, {})
    assert set(snapshot(docs)) == {"zh/index.md", "zh/papers-of-mine/a.md"}


def test_what_no_run_put_there_stays_and_is_named(docs):
    write(docs / "exports/mine.txt", "手写")
    write(docs / "zh/papers/a/notes.md", "手写")
    done = written(docs, {"exports/c.json": "{}\n"})
    assert done.strange == ("exports/mine.txt", "zh/papers/a/notes.md")
    assert done.removed == ("zh/papers/a/index.md", "zh/papers/index.md")
    assert set(snapshot(docs)) == {"exports/c.json", *done.strange}


@pytest.mark.parametrize("lost", [b"", b"{", b"7", b'["../outside.md", "/etc/x", 3]', None])
def test_without_a_list_of_what_was_written_nothing_is_removed(docs, lost):
    write(docs.parent / "outside.md", "")
    made = docs.parent / MADE
    made.unlink() if lost is None else made.write_bytes(lost)
    done = written(docs, {"exports/c.json": "{}\n"})
    assert done.strange == ("zh/papers/a/index.md", "zh/papers/index.md")
    assert set(FILES) <= set(snapshot(docs))
    assert (docs.parent / "outside.md").exists()


def test_a_run_that_was_killed_leaves_nothing_that_is_unknown(docs, monkeypatch):
    monkeypatch.setattr("lunmai.build.write.write_file", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(docs, {"exports/d.json": "{}\n"})
    monkeypatch.undo()
    write(docs / "exports/d.json", "hal")  # as far as it came
    assert written(docs, {}).removed == tuple(sorted([*FILES, "exports/d.json"]))


LINKS = {
    "folder": "docs/exports",
    "above": "docs/zh",
    "within": "docs/exports/deep",
    "docs": "docs",
    "file": "docs/exports/c.json",
    "strange": "docs/exports/other",
    "build": ".build",
}


@pytest.mark.parametrize("name", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("kind", ["folder", "file", "nothing"])
def test_nothing_is_written_or_removed_through_a_link(tmp_path, name, kind):
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for file in ("thesis.docx", "sub/photo.jpg", "papers/a/index.md", "made.json"):
        write(elsewhere / file, "of somebody")
    before = snapshot(elsewhere)
    link = root / name
    link.parent.mkdir(parents=True)
    aims = {"folder": ".", "file": "thesis.docx", "nothing": "no/such"}
    link.symlink_to(elsewhere / aims[kind])
    files = {**FILES, "exports/deep/d.json": "{}\n"}
    with pytest.raises(CannotRun, match=f"{name} is a link to .*remove it and run this again"):
        write_files(files, root, GENERATED)
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize(
    "path",
    [
        "zh/index.md",
        "zh/papers.md",
        "../a.md",
        "exports/../../a.md",
        "/exports/a.md",
        "data/a.yaml",
    ],
)
def test_other_places_are_refused_before_anything_is_written(tmp_path, path):
    with pytest.raises(ValueError, match="outside the generated folders"):
        write_files({**FILES, path: "x"}, tmp_path, GENERATED)
    assert snapshot(tmp_path) == {}
