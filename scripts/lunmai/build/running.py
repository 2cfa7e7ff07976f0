"""Runs MkDocs, and tells its hook what it is run for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from lunmai.build.environment import ROOT, python
from lunmai.disk import remedy
from lunmai.problems import CannotRun

FAILED = re.compile(r"(?:\w+Error): \[Errno (\d+)\] [^:]*(?:: '(.*)')?")
"""The last line of a traceback where the surroundings failed."""


@dataclass(frozen=True)
class Order:
    """What the hook is told in a file, named by LUNMAI_ORDER."""

    words: list[dict[str, str]]
    """What the overrides of the theme say in each language."""
    docs: str
    wanted: list[str] | None
    """The files of `docs` that are to be made; None for all."""
    language: str | None
    """The only one in which pages are made."""
    report: str
    """The file in which the hook tells where everything is to be found in the site."""


@dataclass(frozen=True)
class Run:
    """What a run of MkDocs did."""

    status: int
    said: list[str]
    """Warnings and errors only."""
    site: Path
    report: Path


def run_mkdocs(work: Path, name: str, **asked: object) -> Run:
    """Runs MkDocs with an order, in folders of this name.

    Of what it says there are warnings and errors, and of a traceback the last line. MkDocs' own
    --quiet would also keep --strict from counting warnings. Raises CannotRun where the system
    failed.
    """
    site, report, order = (work / f"{name}.{end}" for end in ("site", "report", "order"))
    order.write_text(json.dumps(asdict(Order(report=str(report), **asked))), encoding="utf-8")
    said, trace = [], ""
    with subprocess.Popen(
        [python(), "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        env={**_environment(), "LUNMAI_ORDER": str(order)},
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
                said.append(line.rstrip())
    if failed := FAILED.match(trace):
        raise CannotRun(remedy(OSError(int(failed[1]), os.strerror(int(failed[1])), failed[2])))
    return Run(process.returncode, said + [trace] * bool(trace), site, report)


def run_preview(*arguments: str) -> int:
    """Runs the preview until somebody stops it, and returns its exit status."""
    command = [python(), ROOT / "scripts" / "mkdocs_preview.py", *arguments]
    return subprocess.call(command, cwd=ROOT, env=_environment())


def _environment() -> dict[str, str]:
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if address := os.environ.get("LUNMAI_SITE_URL"):
        settings["LUNMAI_SITE_URL"] = address.strip()  # MkDocs would keep the blanks
    return {**os.environ, **settings}
