"""Sites that tests read, each built once: kept below `.build/tests` by all that they are made of.

The first process that asks for a site builds it while the others wait; the next run of the tests
finds it there unless anything has changed.
"""

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from projects import (
    BASE,
    CORPUS,
    LONGER,
    NEWCOMER,
    ROOT,
    SETTINGS,
    TESTS,
    Linked,
    add_data,
    copy_data,
    copy_project,
    given,
    raise_edition,
    render,
    run,
    write,
)

from lunmai.build.prebuild import render_data
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.permanent.publish import publish_names

KEPT = ROOT / ".build" / "tests"
OLD = 24 * 60 * 60
"""Seconds after which what an earlier state of the project gave is removed."""
DONE = "done"
EDITION = "2022-01", "2022-01-31"
"""A later edition of the invented corpus."""


@contextmanager
def alone(name: str) -> Iterator[None]:
    """While one of the processes of a test run does something, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows, where tests run in one process
        yield
        return
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def fingerprint() -> str:
    """The hash of the whole project but for its tests proper and for what is generated."""
    said = hashlib.sha256(f"{sys.version} {sys.prefix}".encode())
    for file in sorted(sources()):
        said.update(f"\0{file.relative_to(ROOT).as_posix()}\0".encode() + file.read_bytes())
    return said.hexdigest()[:24]


def sources() -> Iterator[Path]:
    for name in ("mkdocs.yml", "requirements.txt"):
        yield ROOT / name
    for name in ("docs", "overrides", "scripts", "tests"):
        for file in given(ROOT / name):
            if not (file.name.startswith("test_") or file.is_relative_to(TESTS / "golden")):
                yield file


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """The folder in which something was made, by this process or by another one."""
    recipe = Path(make.__code__.co_filename).read_bytes()
    folder = KEPT / fingerprint() / f"{name}-{hashlib.sha256(recipe).hexdigest()[:8]}"
    with alone(name):
        if not (folder / DONE).exists():
            forget_old()
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            (folder / DONE).touch()
    return folder


def forget_old() -> None:
    for folder in KEPT.iterdir():
        if folder.is_dir() and time.time() - folder.stat().st_mtime > OLD:
            shutil.rmtree(folder, ignore_errors=True)


def mkdocs(root: Path, **settings: str) -> None:
    """Builds the site of a project with MkDocs alone, which calls the pre-build itself."""
    built = run(root, "-m", "mkdocs", "build", "--quiet", **settings)
    assert built.returncode == 0, built.stdout + built.stderr


def build(root: Path, **settings: str) -> None:
    """Builds the site of a project as people do: strictly."""
    built = run(root, "scripts/dev.py", "build", "--no-pdf", **settings)
    assert built.returncode == 0, built.stdout + built.stderr


def invented_site() -> Path:
    """A project with the invented papers, the longer one among them, all published, and its site.

    Not built strictly: the hand-written pages lead to papers that it does not have.
    """

    def make(folder: Path) -> None:
        root = copy_project(folder / "lunmai", CORPUS)
        add_data(LONGER, root)
        raise_edition(root / "docs" / "data", *EDITION)
        new = render_data(root, allowed=("unpublished-edition",))
        publish_names(new.loaded, root, new.site.pages)
        mkdocs(root, **SETTINGS)

    return kept("invented", make) / "lunmai"


def joined_site() -> Path:
    """A project with the real data and one more paper, as a contributor has it before a release:
    in a folder of another name, without a guide, not in the ledger; and its site."""

    def make(folder: Path) -> None:
        root = copy_project(folder / FORK)
        add_data(NEWCOMER, root)
        join(root)
        build(root, **SETTINGS)

    return kept("joined", make) / FORK


def unaddressed_site() -> Path:
    """The site of the smallest corpus, built by somebody who says neither its address nor that of
    its repository."""

    def make(folder: Path) -> None:
        mkdocs(copy_project(folder / "lunmai", BASE))

    return kept("unaddressed", make) / "lunmai"


FORK = "论脉 fork"
NAME = "zhou-wenyuan-2024"
PARALLEL = """wording: {{zh: {{by: machine}}, en: {{by: machine}}}}
parallels:
  - from: {newcomer}#t1
    to: {other}
    type: close
    remark: {{zh: 两文都谈到账本。, en: Both speak of ledgers., accepted: {{zh: {zh}, en: {en}}}}}
"""


def join(root: Path) -> None:
    """Gives the newcomer a parallel in another paper, whichever that is."""
    from lunmai.text.drift import stamp

    papers = load_corpus(root / "docs" / "data", root).corpus.papers
    other = next(paper for name, paper in papers.items() if name != NAME)
    address = f"{other.id}#{other.claims[0].id}"
    marks = {"zh": stamp("两文都谈到账本。"), "en": stamp("Both speak of ledgers.")}
    text = PARALLEL.format(newcomer=NAME, other=address, **marks)
    write(root / "docs" / "data" / "parallels" / f"{NAME}--{other.id}.yaml", text)


@cache
def linked_data(root: Path) -> Linked:
    """The data of a project with their links."""
    loaded = load_corpus(root / "docs" / "data", root)
    return Linked(loaded, link_corpus(loaded.corpus))


def longer_data(root: Path) -> Linked:
    """The invented corpus with the longer paper, in an empty folder, and its links."""
    copy_data(CORPUS, root)
    add_data(LONGER, root)
    return linked_data(root)


@cache
def rendered(root: Path) -> dict[str, str]:
    """Every file that is made of them."""
    return render(linked_data(root))
