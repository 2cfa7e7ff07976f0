"""Builds that are killed, that find no room or another one at work: no site is ever half there."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from time import monotonic, sleep

import pytest
from harm import number
from projects import BASE, copy_project, edit, run, snapshot

pytestmark = pytest.mark.integration

BUILD = (sys.executable, "scripts/dev.py", "build", "--no-pdf")
TEXTS = "zh: 船快。", "zh: 快船。"


def start(root, **how):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(
        BUILD, cwd=root, env=environment, start_new_session=True, **pipes, **how
    )


class Project:
    """A project that is built, edited and built again, and how its site looks then and now."""

    def __init__(self, root):
        self.root = copy_project(root, BASE)
        self.wholes, self.text = [], 0
        for _ in range(2):
            assert run(self.root, *BUILD[1:]).returncode == 0
            self.wholes.append(snapshot(self.root / "site"))
            self.change()
        assert self.wholes[0] != self.wholes[1]
        self.seconds = monotonic()
        assert run(self.root, *BUILD[1:]).returncode == 0
        self.seconds = monotonic() - self.seconds

    def change(self):
        file = self.root / "docs" / "data" / "papers" / "wang-2023.yaml"
        edit(file, TEXTS[self.text], TEXTS[1 - self.text])
        self.text = 1 - self.text

    def is_whole(self):
        return snapshot(self.root / "site") in self.wholes

    def is_right(self):
        """After a build that nothing has stopped."""
        done = run(self.root, *BUILD[1:])
        left = [path.name for path in (self.root / ".build").glob("site-*")]
        return (done.returncode, left) == (0, []) and snapshot(self.root / "site") == self.wholes[
            self.text
        ]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("killed") / "project")


@pytest.mark.parametrize("moment", range(number(3, 20)))
def test_killed_at_any_moment_the_site_is_the_old_or_the_new_one(project, moment):
    dice = random.Random(f"kill {moment}")
    project.change()
    late = moment % 3 == 0  # in the last moments, when the site is put in place
    share = dice.uniform(0.9, 1.05) if late else dice.random()
    with start(project.root) as build:
        sleep(share * project.seconds)
        os.killpg(build.pid, signal.SIGKILL)
    assert project.is_whole() or not (project.root / "site").exists()
    if moment % 5 == 0:
        assert project.is_right()


def test_after_all_that_the_next_build_is_right(project):
    assert project.is_right()


def test_of_two_builds_one_waits_for_nothing_and_none_spoils_the_other(project):
    project.change()
    both = [start(project.root), start(project.root)]
    said = [build.communicate()[0] for build in both]
    ended = sorted(build.returncode for build in both)
    assert ended == [0, 2], said
    assert any("another run is at work here (build, process" in text for text in said), said
    assert snapshot(project.root / "site") == project.wholes[project.text]


def limited(most):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


@pytest.mark.parametrize("case", range(number(3, 20)))
def test_where_no_file_may_be_large_it_is_told_in_a_line(project, case):
    dice = random.Random(f"limit {case}")
    project.change()
    with start(project.root, preexec_fn=limited(int(10 ** dice.uniform(1, 5.5)))) as build:
        said = build.communicate()[0]
    told_or_done(project, build.returncode, said)


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield Project(folder / "project")
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("case", range(number(2, 20)))
def test_on_a_full_disk_it_is_told_in_a_line(small_disk, case):
    dice = random.Random(f"disk {case}")
    small_disk.change()
    fill = small_disk.root / "fill"
    room = int(10 ** dice.uniform(3, 7))
    with fill.open("wb") as file:
        file.write(bytes(max(0, shutil.disk_usage(small_disk.root).free - room)))
    try:
        with start(small_disk.root) as build:
            said = build.communicate()[0]
        told_or_done(small_disk, build.returncode, said)
    finally:
        fill.unlink()
    assert small_disk.is_right()


def told_or_done(project, status, said):
    assert status in (0, 2), said
    assert "Traceback" not in said
    if status:
        told = (": the disk is full; make room", "the file would be larger", "the search index")
        assert any(one in said for one in told), said
        assert len(said.splitlines()) < 12, said
    assert project.is_whole()
