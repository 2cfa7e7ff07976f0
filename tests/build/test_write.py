"""Only what changed is written, nothing stays behind, and nothing is written elsewhere."""

import os

import pytest
from projects import snapshot, write

from lunmai.build.write import write_files

GENERATED = ("zh/papers", "exports")
FILES = {"zh/papers/a/index.md": "一\n", "zh/papers/index.md": "二\n", "exports/c.json": "{}\n"}


@pytest.fixture
def docs(tmp_path):
    write_files(FILES, tmp_path, GENERATED)
    return tmp_path


def test_files_are_written_as_utf_8_with_plain_line_ends(docs):
    assert snapshot(docs) == {name: text.encode() for name, text in FILES.items()}


def test_bytes_are_written_as_they_are(docs):
    write_files({"exports/index.bin": b"\xff\r\n\0"}, docs, GENERATED)
    assert snapshot(docs) == {"exports/index.bin": b"\xff\r\n\0"}


def test_what_is_unchanged_is_not_touched(docs):
    for name in FILES:
        os.utime(docs / name, ns=(1, 1))
    written = write_files({**FILES, "exports/c.json": "[]\n"}, docs, GENERATED)
    assert (written.total, written.changed, written.removed) == (3, ("exports/c.json",), ())
    touched = [name for name in FILES if (docs / name).stat().st_mtime_ns != 1]
    assert touched == ["exports/c.json"]


def test_orphans_and_emptied_folders_go(docs):
    write(docs / "zh/papers/old/deep/er.md", "旧")
    files = {"exports/c.json": "{}\n"}
    written = write_files(files, docs, GENERATED)
    assert written.removed == (
        "zh/papers/a/index.md",
        "zh/papers/index.md",
        "zh/papers/old/deep/er.md",
    )
    assert snapshot(docs) == {"exports/c.json": b"{}\n"}
    assert not (docs / "zh/papers/old").exists()


def test_what_people_wrote_stays(docs):
    write(docs / "zh/index.md", "手写")
    write(docs / "zh/papers-of-mine/a.md", "手写")
    write_files({}, docs, GENERATED)
    assert set(snapshot(docs)) == {"zh/index.md", "zh/papers-of-mine/a.md"}


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
