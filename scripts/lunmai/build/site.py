"""Builds the site with MkDocs beside the old one, and exchanges the two when it is complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from lunmai.build.environment import ROOT, python, say
from lunmai.build.exchange import put_in_place
from lunmai.build.write import read_list
from lunmai.disk import refuse_links, remedy
from lunmai.problems import CannotRun

SITE = ROOT / "site"
LIST = "expected.json"
"""What the hook lists: every file that MkDocs is to write."""
FAILED = re.compile(r"(?:\w+Error): \[Errno (\d+)\] [^:]*(?:: '(.*)')?")
"""The last line of a traceback where the surroundings failed."""


def build_site(root: Path = ROOT) -> int:
    """Builds the site from the finished pages, out of sight, and puts it in place when every file
    is there; returns MkDocs' exit status. Raises CannotRun where the system does not let it."""
    refuse_links(root, root / ".build")
    work = Path(tempfile.mkdtemp(prefix="site-", dir=root / ".build"))
    try:
        new, expected = work / "site", work / LIST
        status = run_mkdocs("build", "--strict", "--site-dir", str(new), LUNMAI_FILES=str(expected))
        if status:
            return status
        missing = sorted(name for name in read_list(expected) if not (new / name).is_file())
        if missing or not expected.is_file():
            say(f"    {len(missing)} files are missing, {', '.join(missing[:3])} among them")
            return 1
        say("3/3 Putting it in place …")
        for name in put_in_place(new, SITE, root):
            say(f"    {name}")
        return 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


def run_mkdocs(*arguments: str, **settings: str) -> int:
    """Runs MkDocs and returns its exit status.

    It shows warnings and errors only, and of a traceback the last line. MkDocs' own --quiet
    would also keep --strict from counting warnings. Raises CannotRun where the system failed.
    """
    environment = {**_environment(), "LUNMAI_PAGES": "ready", **settings}
    trace = ""
    with subprocess.Popen(
        [python(), "-m", "mkdocs", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stdout or ():
            if line.startswith("Traceback "):
                trace = "a traceback without an end"
            elif trace:
                trace = line.strip() if line.strip() and not line.startswith(" ") else trace
            elif line.strip() and not line.startswith("INFO"):
                say(f"    {line.rstrip()}")
    if failed := FAILED.match(trace):
        raise CannotRun(remedy(OSError(int(failed[1]), os.strerror(int(failed[1])), failed[2])))
    if trace:
        say(f"    {trace}")
    return process.returncode


def run_preview(*arguments: str) -> int:
    """Runs the preview until somebody stops it, and returns its exit status."""
    command = [python(), ROOT / "scripts" / "mkdocs_preview.py", *arguments]
    return subprocess.call(command, cwd=ROOT, env=_environment())


def _environment() -> dict[str, str]:
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if address := os.environ.get("LUNMAI_SITE_URL"):
        settings["LUNMAI_SITE_URL"] = address.strip()  # MkDocs would keep the blanks
    return {**os.environ, **settings}
