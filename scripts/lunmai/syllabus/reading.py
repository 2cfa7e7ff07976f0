"""Reads a document in a process of its own, which no document can make run on or grow large.

Run as a program, this module is that process: it prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from lunmai.syllabus.formats import find_addresses
from lunmai.syllabus.found import Found, Unreadable

SCRIPTS = Path(__file__).resolve().parents[2]
MEMORY = 512_000_000
"""The bytes that its reader may use, where the system can say no to more."""
MOST_ADDRESSES = 20_000


def read_addresses_of(path: Path, seconds: float) -> list[Found]:
    """Everything in a document that may be an address, in its order. Raises Unreadable."""
    if not path.is_file():
        raise Unreadable("there is no such file" if not path.exists() else "it is not a file")
    command = [sys.executable, "-P", "-m", "lunmai.syllabus.reading", str(path), str(seconds)]
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, env=environment
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"reading it took more than {seconds:g} seconds") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Unreadable("its reader broke down: the document is damaged, or too large") from None
    if isinstance(answer, str):
        raise Unreadable(answer)
    return [Found(*one[:4], tuple((text, end) for text, end in one[4])) for one in answer]


def main(file: str, seconds: str) -> None:
    """Prints the addresses of a document as JSON, or as a JSON string why it cannot be read."""
    _limit(float(seconds))
    try:
        print(json.dumps(_read(Path(file))))
    except Unreadable as error:
        print(json.dumps(str(error)))
    except OSError as error:
        print(json.dumps(f"it cannot be read: {error.strerror or error}"))
    except MemoryError:
        print(json.dumps(f"reading it needs more than {MEMORY // 1_000_000} MB of memory"))
    except RecursionError:
        print(json.dumps("it is damaged: its parts contain each other"))


def _read(path: Path) -> list[Found]:
    found = []
    for one in find_addresses(path):
        found.append(one)
        if len(found) > MOST_ADDRESSES:
            raise Unreadable(f"it has more than {MOST_ADDRESSES} addresses, which no syllabus has")
    return found


def _limit(seconds: float) -> None:
    """Tells the system to stop this process at its limits, where there is a way to tell."""
    try:
        import resource
    except ImportError:  # Windows, where the time alone is limited, from outside
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, int(seconds) + 1)):
        with suppress(ValueError, OSError):  # macOS does not know every limit
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
