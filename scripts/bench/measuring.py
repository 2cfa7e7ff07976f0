"""How long a program runs and how much memory it takes, and a table of what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

LIMIT = 1800
"""Seconds of the processor after which a program is stopped."""
MEASURE = """
import json, resource, subprocess, sys, time
from pathlib import Path

def memory():  # of all processes that began here, what they share counted once
    kilobytes = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int(process.joinpath("stat").read_text().rpartition(")")[2].split()[3]) == run.pid:
                rollup = process.joinpath("smaps_rollup").read_text()
                kilobytes += int(rollup.partition("Pss:")[2].split()[0])
        except (OSError, ValueError, IndexError):
            pass  # it has just ended
    return kilobytes / 1e3

resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1]) + 1))
start, peak = time.perf_counter(), 0
run = subprocess.Popen(sys.argv[2:], stdout=sys.stderr, start_new_session=True)
while True:
    try:
        status = run.wait(0.25)
        break
    except subprocess.TimeoutExpired:
        peak = max(peak, memory())
passed = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
largest = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
print(json.dumps([status, passed, used.ru_utime + used.ru_stime, max(peak, largest)]))
"""
"""A process of its own, because a child's peak begins with the memory of its parent."""
Columns = Iterable[tuple[str, str]]
"""The heading of each column, and what stands in it as a format of the row's values."""


class Measured(NamedTuple):
    """A run of Python with all processes that it starts: its seconds are those of the processor, so
    that waiting for other work on the machine does not count."""

    status: int
    passed: float
    """Seconds by the clock on the wall."""
    seconds: float
    memory: float
    """Peak megabytes of all of them together; where the system does not tell, of the largest."""
    said: str
    """What it wrote, to either output."""


def run_python(arguments: list[str], cwd: Path, **how: Any) -> Measured:
    """Runs Python with these arguments."""
    command = [sys.executable, "-c", MEASURE, str(LIMIT), sys.executable, *arguments]
    run = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=True, **how)
    return Measured(*json.loads(run.stdout), run.stderr)


def table(columns: Columns, rows: list[dict]) -> str:
    """The rows as aligned text."""
    lines = [[name for name, _ in columns]]
    lines += [[cell.format(**row) for _, cell in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.rjust, line, widths)) for line in lines)
