"""The project's own Python environment; uses nothing but the standard library."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
STAMP = VENV / "lunmai-requirements"


class CannotSetUp(Exception):
    """The environment could not be made; the message says what to do about it."""


def python() -> Path:
    """The interpreter of the environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return VENV / folder / name


def is_active() -> bool:
    """True when this very process runs in the environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def set_up() -> None:
    """Makes the environment with the locked packages, unless it is there already.

    Raises CannotSetUp when the environment or the packages cannot be had.
    """
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted and python().exists():
        return
    say(f"Setting up {VENV.name} (once, about a minute) …")
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(
            f"Python could not make an environment ({error}). "
            "On Debian or Ubuntu, install the package python3-venv and try again."
        ) from None
    _install()
    STAMP.write_text(wanted)


def _install() -> None:
    total = sum(line[:1].isalnum() for line in LOCK.read_text().splitlines())
    command = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--progress-bar", "off", "-r", LOCK]
    output: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            output.append(line)
            if line.startswith("Collecting "):
                done = sum(text.startswith("Collecting ") for text in output)
                say(f"  {done} of {total}: {line.split()[1]}")
    if process.returncode:
        raise CannotSetUp(
            "".join(output[-12:]) + "The packages could not be installed; is the network there?"
        )


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)
