"""Builds the site with MkDocs beside the old one, and exchanges the two when it is complete."""

from __future__ import annotations

import os
import shutil
import subprocess

from lunmai.build.environment import ROOT, python, say

SITE = ROOT / "site"
UNFINISHED = ROOT / ".build" / "site"


def build_site() -> int:
    """Builds the site from the finished pages, out of sight; returns MkDocs' exit status."""
    shutil.rmtree(UNFINISHED, ignore_errors=True)
    return run_mkdocs("build", "--strict", "--site-dir", str(UNFINISHED))


def put_in_place() -> None:
    """Exchanges the old site for the new one, which is complete by now."""
    old = UNFINISHED.with_name("old-site")
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    UNFINISHED.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def run_mkdocs(*arguments: str) -> int:
    """Runs MkDocs and returns its exit status.

    A build shows warnings and errors only. MkDocs' own --quiet would also keep --strict from
    counting warnings.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python(), "-m", "mkdocs", *arguments]
    if arguments[0] != "build":
        return subprocess.call(command, cwd=ROOT, env=environment)
    environment["LUNMAI_PAGES"] = "ready"
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stdout or ():
            if line.strip() and not line.startswith("INFO"):
                say(f"    {line.rstrip()}")
    return process.returncode
