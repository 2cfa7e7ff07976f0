"""One run at a time writes; a dead one stands in nobody's way."""

import signal
import subprocess
import sys

import pytest
from projects import BASE, ROOT, copy_project, run

from lunmai.build.alone import LOCK, alone
from lunmai.problems import CannotRun

HOLD = """
import sys, time
from pathlib import Path
from lunmai.build.alone import alone
with alone(Path(sys.argv[1]), "build"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path],
        cwd=ROOT / "scripts",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_run_is_told_of_the_first(tmp_path, holder):
    told = rf"another run is at work here \(build, process {holder.pid}\)"
    with pytest.raises(CannotRun, match=told), alone(tmp_path, "publish"):
        raise AssertionError
    holder.communicate("")
    with alone(tmp_path, "publish"):
        assert (tmp_path / LOCK).read_text().startswith("publish, process ")


def test_one_that_was_killed_holds_nothing(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with alone(tmp_path, "publish"):
        pass


def test_a_preview_waits(tmp_path, holder):
    told = []

    def wait(message):
        told.append(message)
        holder.stdin.close()

    with alone(tmp_path, "a preview", wait):
        assert holder.wait() == 0
    assert "waiting for its end" in told[0]


def test_nothing_is_locked_through_a_link(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / ".build").symlink_to(tmp_path / "home")
    with pytest.raises(CannotRun, match=r"\.build is a link"), alone(tmp_path, "build"):
        raise AssertionError
    assert not list((tmp_path / "home").iterdir())


@pytest.mark.parametrize("name", ["citations", "pdf", "templates", "pages.json"])
def test_nothing_that_runs_keep_is_a_link(tmp_path, name):
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build" / name).symlink_to(tmp_path / "home")
    with pytest.raises(CannotRun, match=f"{name} is a link"), alone(tmp_path, "build"):
        raise AssertionError


@pytest.mark.integration
def test_commands_that_write_run_alone_and_others_do_not_mind(tmp_path):
    root = copy_project(tmp_path / "project", BASE)
    reasons = ["--reason-zh", "误", "--reason-en", "x"]
    with alone(root, "build"):
        for command in (
            ["build"],
            ["pages"],
            ["pdf", "wang-2023"],
            ["publish"],
            ["retire", "papers/wang-2023", "--kind", "withdrawn", *reasons],
            ["accept"],
            ["migrate"],
            ["archive"],
        ):
            said = run(root, "scripts/dev.py", *command)
            assert said.returncode == 2, command
            assert "another run is at work here" in said.stderr
        assert run(root, "scripts/dev.py", "check").returncode == 0
