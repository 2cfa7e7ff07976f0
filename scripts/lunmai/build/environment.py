"""The project's own Python environment; uses nothing but the standard library."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from lunmai.build.alone import alone

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-test.txt"
"""What only tests need."""
STAMP = VENV / "lunmai-requirements"
"""The marks of the locks whose packages are installed, a line for each."""
FONTS = ("NotoSerifCJKjp-VF.ttf", "NotoSansCJKjp-VF.ttf")
"""The fonts of PDFs. The others of their package are half its size, and removed."""
WHEEL = re.compile(
    r"\s*(?:Downloading|Using cached|Processing) (?:\S*/)?([^\s/-]+)-\S+\.whl"
    r"(?: (\([\d.]+ ?[kMG]?B\)))?(?:\s|$)"
)
"""How pip tells of a package that it has got, and of its size."""


class CannotSetUp(Exception):
    """The environment could not be made; the message says what to do about it."""


def python() -> Path:
    """The interpreter of the environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return VENV / folder / name


def is_active() -> bool:
    """True when this very process runs in the environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def set_up(tests: bool = False) -> None:
    """Makes the environment with the locked packages, unless it is there already.

    One for building becomes one for tests by what it lacks; one of another lock is made anew, but
    not from within. Raises CannotSetUp when the environment or the packages cannot be had.
    """
    locks = (LOCK, TEST_LOCK) if tests else (LOCK,)
    if _fits(locks):
        return
    with alone(ROOT, "setting up", wait=say):
        if not _fits(locks):  # or another run has made it meanwhile
            _make(locks)


def _present(wanted: Sequence[str]) -> list[str]:
    """The marks of what is installed, none where that is not the beginning of what is wanted."""
    there = STAMP.read_text().split() if STAMP.is_file() and python().exists() else []
    return there if there[: len(wanted)] == wanted[: len(there)] else []


def _fits(locks: Sequence[Path]) -> bool:
    """True where all is there, and where this very process runs in what would be made anew."""
    there = _present([_mark(lock) for lock in locks])
    return len(there) >= len(locks) or (is_active() and not there)


def _make(locks: Sequence[Path]) -> None:
    wanted = [_mark(lock) for lock in locks]
    there = _present(wanted)
    STAMP.unlink(missing_ok=True)  # or one that is left unfinished would pass for whole
    if not there and VENV.exists():
        shutil.rmtree(VENV)
    say(f"Setting up {VENV.name}{' for tests' if there else ''} (once) …")
    _install(locks[len(there) :], locks[: len(there)])
    STAMP.write_text("\n".join(wanted))


def _mark(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def _install(locks: Iterable[Path], there: Iterable[Path]) -> None:
    """Installs what the locks name and, but for the names in `there`, is not installed yet."""
    import venv  # for this one run it need not be loaded in every other

    pip = [python(), "-m", "pip"]
    try:
        if not VENV.exists():
            venv.create(VENV)
        subprocess.run([python(), "-m", "ensurepip"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(
            f"Python could not make an environment ({error}). "
            "On Debian or Ubuntu, install the package python3-venv and try again."
        ) from None
    options = ["--disable-pip-version-check", "--no-deps", "--require-hashes"]
    options += ["--only-binary=:all:", "--progress-bar=off"]
    for lock in locks:
        options += ["-r", lock]
    lines = _names(locks)
    for name in _names(there):
        del lines[name]
    _follow([*pip, "install", *options], lines)
    # Nothing needs pip any more.
    subprocess.run([*pip, "uninstall", "--yes", "pip", "setuptools"], capture_output=True)
    for font in (_packages() / "indico_fonts").glob("*.[ot]t[cf]"):
        if font.name not in FONTS:
            font.unlink()


def _names(locks: Iterable[Path]) -> Counter[str]:
    """The packages of locks, and in how many lines each stands: one for each kind of Python."""
    lines = (line for lock in locks for line in lock.read_text().splitlines())
    return Counter(line.partition("==")[0] for line in lines if line[:1].isalnum())


def _follow(command: list[str | Path], lines: Counter[str]) -> None:
    """Runs pip and counts what it gets, then what it installs. Raises CannotSetUp."""
    before, got = _installed(), 0
    output: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            output.append(line)
            if line.startswith("Ignoring "):  # a line that is for another Python
                lines[line.split()[1].rstrip(":")] -= 1
            elif wheel := WHEEL.match(line):
                got += 1
                name = wheel[1].replace("_", "-")
                say(f"  {got} of {len(+lines)}: {name} {wheel[2] or ''}".rstrip())
            elif line.startswith("Installing "):
                break
        done = 0
        while process.poll() is None:
            time.sleep(0.5)
            if (now := _installed() - before) > done:
                say(f"  {(done := now)} of {got} installed")
        output += process.stdout
    if process.returncode:
        raise CannotSetUp(
            "".join(output[-12:]) + "The packages could not be installed; is the network there?"
        )


def _installed() -> int:
    """How many packages are whole: the name of the installer is the last that each gets."""
    return len(list(_packages().glob("*.dist-info/INSTALLER")))


def _packages() -> Path:
    """The folder of the environment's packages."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)
