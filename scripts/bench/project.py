"""A temporary project whose papers are invented, and the running of programs in it."""

from __future__ import annotations

import compileall
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from bench.invent import write_data
from bench.measuring import LIMIT, run_python
from lunmai.build.environment import LOCK, ROOT, VENV, say
from lunmai.build.render import GENERATED
from lunmai.load import CannotRun

BUILD = ("-m", "mkdocs", "build", "--quiet")


@contextmanager
def invented(papers: int, concepts: int, keep: bool) -> Iterator[Path]:
    """A project of so many papers, which is removed in the end unless it is to be kept."""
    say(f"{papers} papers: inventing them …")
    project = Path(tempfile.mkdtemp(prefix=f"lunmai-{papers}-papers-"), "project")
    try:
        copy_project(project)
        write_data(project / "docs" / "data", papers, concepts)
        yield project
    finally:
        if keep:
            say(f"  kept: {project}")
        else:
            shutil.rmtree(project.parent)


@contextmanager
def built(papers: int, concepts: int, keep: bool) -> Iterator[Path]:
    """The site of so many invented papers."""
    with invented(papers, concepts, keep) as project:
        measure(project, "scripts/build_pages.py")
        measure(project, *BUILD)
        yield project / "site"


def copy_project(project: Path) -> None:
    """The real project without its data and what is made of them, and a bare configuration, which
    like ours is without the theme's search."""
    left_out = {ROOT / "docs" / folder for folder in ("data", *GENERATED)}
    for folder in ("docs", "scripts", "overrides"):
        shutil.copytree(
            ROOT / folder,
            project / folder,
            ignore=lambda at, names: [name for name in names if Path(at, name) in left_out],
        )
    for file in (ROOT / "mkdocs.yml", LOCK):  # the lock says that the environment fits
        shutil.copy(file, project)
    (project / ".venv").symlink_to(VENV)
    compileall.compile_dir(project / "scripts", quiet=2)
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("!", lambda *_: None)  # !ENV, which only MkDocs understands
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), loader)
    languages = [{"locale": "zh", "name": "zh", "default": True}, {"locale": "en", "name": "en"}]
    bare = {
        "site_name": "Bare",
        "theme": {"name": "material"},
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": ours["markdown_extensions"],
    }
    (project / "bare.yml").write_text(yaml.safe_dump(bare), encoding="utf-8")


def measure(project: Path, *arguments: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of a run of Python. Raises CannotRun when it fails."""
    say(f"  {' '.join(arguments)} …")
    environment = {**os.environ, "LUNMAI_PAGES": "ready", "NO_MKDOCS_2_WARNING": "1"}
    run = run_python([*arguments], project, env=environment)
    if run.status and run.seconds < LIMIT - 1:  # the processor's clock is coarse
        raise CannotRun(f"{run.said}{' '.join(arguments)} failed in {project}")
    say(f"    {run.seconds:.2f} s of the processor within {run.passed:.2f} s, {run.memory:.0f} MB")
    return run.seconds, run.memory
