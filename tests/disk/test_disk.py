"""Files that people write are changed whole or not at all."""

import json
import os
import signal
import subprocess
import sys

import pytest
from projects import ROOT, snapshot, write

from lunmai.disk import JOURNAL, Changes, finish_changes, remedy
from lunmai.problems import CannotRun

BEFORE = {"papers/a.yaml": b"a", "papers/b.yaml": b"b" * 9_000, "published.yaml": "总账".encode()}
AFTER = {"papers/new.yaml": b"A" * 20_000, "papers/b.yaml": b"B", "published.yaml": "总".encode()}
SCRIPT = """
import json, os, resource, signal, sys
from pathlib import Path
from lunmai.disk import Changes
import lunmai.disk as disk

root, what, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = 0
def strike(event, arguments):
    global calls
    if event in ("open", "os.rename", "os.remove") and str(root) in str(arguments[0]):
        calls += 1
        if what == "kill" and calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
if what == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
changes, data = Changes(root), root / "docs" / "data"
changes.write(data / "papers/a.yaml", b"A" * 20_000)
changes.write(data / "papers/b.yaml", b"B")
changes.rename(data / "papers/a.yaml", data / "papers/new.yaml")
changes.write(data / "published.yaml", "总".encode())
sys.addaudithook(strike)
try:
    changes.make()
except disk.CannotRun as error:
    print(error)
print(calls)
"""


@pytest.fixture
def data(tmp_path):
    for name, content in BEFORE.items():
        write(tmp_path / "docs/data" / name, content)
    return tmp_path / "docs/data"


def change(data, what, number):
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, data.parents[1], what, str(number)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_several_files_are_changed_and_one_is_renamed(data):
    calls = int(change(data, "", 0).stdout)
    assert snapshot(data) == AFTER
    assert calls >= 8  # so many moments there are at which a run may be killed
    assert not (data.parents[1] / JOURNAL).exists()


@pytest.mark.parametrize("moment", range(1, 13))
def test_killed_at_any_moment_all_is_old_or_the_next_run_makes_it_new(data, moment):
    killed = change(data, "kill", moment)
    assert killed.returncode in (-signal.SIGKILL, 0)
    begun = finish_changes(data.parents[1])
    assert snapshot(data) == (AFTER if begun or not killed.returncode else BEFORE)
    assert not finish_changes(data.parents[1])


@pytest.mark.parametrize("size", [0, 1, 100, 8_192, 19_999])
def test_on_a_full_disk_nothing_is_changed(data, size):
    told = change(data, "full", size)
    assert (told.returncode, told.stderr) == (0, "")
    assert "the file would be larger than is allowed here" in told.stdout
    assert snapshot(data) == BEFORE


def test_the_permissions_of_a_file_stay(data):
    (data / "published.yaml").chmod(0o640)
    changes = Changes(data.parents[1])
    changes.write(data / "published.yaml", b"x")
    changes.make()
    assert (data / "published.yaml").stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_through_a_link(data, tmp_path):
    write(tmp_path / "thesis", "of somebody")
    (data / "published.yaml").unlink()
    (data / "published.yaml").symlink_to(tmp_path / "thesis")
    changes = Changes(tmp_path)
    changes.write(data / "papers/b.yaml", b"B")
    changes.write(data / "published.yaml", b"x")
    with pytest.raises(CannotRun, match="is a link to"):
        changes.make()
    assert (tmp_path / "thesis").read_text() == "of somebody"
    assert (data / "papers/b.yaml").read_bytes() == BEFORE["papers/b.yaml"]


@pytest.mark.parametrize(
    "journal",
    [
        [["docs/data/papers/a.yaml", "../stolen"]],
        [["docs/data/../../outside", "docs/data/x.yaml"]],
        [["/etc/hostname", "docs/data/x.yaml"]],
        [["docs/data/papers/a.yaml", "scripts/dev.py"]],
        {"a": 1},
        [[1, 2]],
        [["a"]],
        7,
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(data, journal, tmp_path):
    write(tmp_path / "outside", "of somebody")
    write(tmp_path / JOURNAL, json.dumps(journal))
    finish_changes(tmp_path)
    assert snapshot(data) == BEFORE
    assert (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(28, "No space left on device", "docs/a"), "docs/a: the disk is full; make room"),
        (PermissionError(13, "Permission denied", "b"), "b: you may not do this; see whose file"),
        (OSError(18, "Invalid cross-device link", "a", None, "b"), "a -> b: invalid cross-device"),
        (OSError(99, "Cannot assign requested address"), "the system: cannot assign requested"),
        (OSError("odd"), "the system: odd"),
    ],
)
def test_what_the_system_refuses_is_told_in_a_line(error, told):
    assert remedy(error).startswith(told)
    assert "\n" not in remedy(error)
