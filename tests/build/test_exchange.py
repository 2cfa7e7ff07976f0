"""A finished site takes the place of the old one, wherever that is, and harms nothing beside it."""

import errno
import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest
from projects import ROOT, snapshot, write

from lunmai.build import exchange
from lunmai.build.exchange import clear_away, put_in_place
from lunmai.problems import CannotRun

OLD = {"index.html": b"old", "papers/index.html": b"old", "gone/index.html": b"old"}
NEW = {"index.html": b"new", "papers/index.html": b"new", "assets/a.css": b"new"}
MINE = {"CNAME": b"example.org", "editions/2026/index.html": b"kept"}
KILLED = """
import os, signal, sys
from pathlib import Path
from lunmai.build.exchange import put_in_place

root, number = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def strike(event, arguments):
    global calls
    if event in ("os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir", "shutil.rmtree"):
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(strike)
put_in_place(root / ".build/site-x/site", root / "site", root)
"""


def fill(folder, files):
    for name, content in files.items():
        write(folder / name, content)


@pytest.fixture(params=["folder", "link", "other disk"])
def root(request, tmp_path, monkeypatch):
    """A project whose site was built, by us, and has things of other people in it."""
    root = tmp_path / "project"
    (root / ".build").mkdir(parents=True)
    if request.param == "link":
        (tmp_path / "web").mkdir()
        (root / "site").symlink_to(tmp_path / "web")
    if request.param == "other disk":

        def refused(self, target):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(self), None, str(target))

        monkeypatch.setattr("pathlib.Path.rename", refused)
    build(root, OLD)
    fill(root / "site", MINE)
    return root


def build(root, files):
    fill(root / ".build/site-x/site", files)
    told = put_in_place(root / ".build/site-x/site", root / "site", root)
    clear_away(root, root / "site")
    return told


def test_ours_is_exchanged_and_what_others_have_there_stays(root):
    link = root / "site/linked"
    link.symlink_to(root.parent)
    told = build(root, NEW)
    assert told == [f"site/ also has 3 files that no build put there ({', '.join(sorted(MINE))}, "
                    "linked); left"]  # fmt: skip
    assert os.readlink(link) == str(root.parent)
    link.unlink()
    assert snapshot(root / "site") == NEW | MINE
    assert not (root / "site/gone").exists()
    assert (root / "site").is_symlink() == (root.parent / "web").exists()
    assert sorted(path.name for path in (root / ".build").iterdir()) == ["placed.json"]


def test_a_web_server_may_read_it(root):
    before = os.umask(0o077)
    try:
        build(root, {**NEW, "deep/er/index.html": b"new"})
    finally:
        os.umask(before)
    modes = {name: (root / "site" / name).stat().st_mode & 0o777 for name in NEW}
    assert set(modes.values()) == {0o644}
    folders = [root / "site", *(path for path in (root / "site").rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


@pytest.mark.parametrize("moment", range(1, 16))
def test_killed_at_any_moment_the_next_run_mends_it(root, moment, monkeypatch):
    monkeypatch.undo()  # what is killed is a process of its own, on this disk
    fill(root / ".build/site-x/site", NEW)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, root, str(moment)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        check=False,
    )
    assert killed.returncode in (-signal.SIGKILL, 0)
    clear_away(root, root / "site")
    there = snapshot(root / "site")
    assert there.items() >= MINE.items()
    if not (root / "site").is_symlink():  # there it is one or the other, as a whole
        assert {name: there[name] for name in there.keys() - MINE.keys()} in (OLD, NEW)
    build(root, NEW)
    assert snapshot(root / "site") == NEW | MINE


def test_a_site_of_which_nobody_knows_who_built_it_loses_nothing(root):
    (root / exchange.PLACED).unlink()
    if (root / "site").is_symlink():
        with pytest.raises(CannotRun, match="other files have the names of ours: index"):
            build(root, NEW)
        assert snapshot(root / "site") == OLD | MINE
    else:
        assert "also has 3 files that no build put there" in build(root, NEW)[0]
        assert snapshot(root / "site") == OLD | NEW | MINE


def test_a_link_to_a_folder_of_somebody_overwrites_nothing(tmp_path):
    fill(tmp_path / "home", {"index.html": b"of somebody", "thesis.docx": b"x"})
    root = tmp_path / "project"
    (root / ".build").mkdir(parents=True)
    build(root, OLD)  # the list of what we put into our own folder is no licence for another one
    (root / "site").rename(tmp_path / "away")
    (root / "site").symlink_to(tmp_path / "home")
    with pytest.raises(CannotRun, match="site leads to"):
        build(root, NEW)
    assert snapshot(tmp_path / "home") == {"index.html": b"of somebody", "thesis.docx": b"x"}


def test_without_room_nothing_is_changed(root, monkeypatch):
    if not (root / "site").is_symlink():
        pytest.skip("a whole folder needs no more room")
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=1))
    with pytest.raises(CannotRun, match="make room and run this again"):
        build(root, NEW)
    assert snapshot(root / "site") == OLD | MINE


def test_what_is_left_of_old_runs_goes_and_links_are_not_followed(tmp_path):
    fill(tmp_path / "elsewhere", {"a": b"x"})
    fill(tmp_path / ".build/site-dead/site", OLD)
    (tmp_path / ".build/site-link").symlink_to(tmp_path / "elsewhere")
    clear_away(tmp_path, tmp_path / "site")
    assert snapshot(tmp_path / "elsewhere") == {"a": b"x"}
    assert [path.name for path in (tmp_path / ".build").iterdir()] == ["site-link"]
