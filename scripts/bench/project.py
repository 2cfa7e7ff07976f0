"""A temporary project with more papers like those at hand, and the running of programs in it."""

from __future__ import annotations

import compileall
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from bench.likenesses import write_likenesses
from bench.measuring import LIMIT, Measured, run_python
from lunmai.build.environment import LOCK, ROOT, VENV, say
from lunmai.build.render import GENERATED
from lunmai.load import CannotRun

STOCK = ("-m", "mkdocs", "build", "--quiet", "--site-dir", "stock", "--config-file")
AS_IT_COMES, TUNED = "as-it-comes.yml", "tuned.yml"


@contextmanager
def invented(papers: int) -> Iterator[Path]:
    """A project of so many papers, which is removed in the end."""
    say(f"{papers} papers: inventing them …")
    with tempfile.TemporaryDirectory(prefix=f"lunmai-{papers}-papers-") as folder:
        project = Path(folder, "project")
        copy_project(project)
        write_likenesses(project / "docs" / "data", papers)
        yield project


def copy_project(project: Path) -> None:
    """The project without what is made of its data, and two configurations of a stock site."""
    left_out = {ROOT / "docs" / folder for folder in GENERATED}
    for folder in ("docs", "scripts", "overrides"):
        shutil.copytree(
            ROOT / folder,
            project / folder,
            ignore=lambda at, names: [name for name in names if Path(at, name) in left_out],
        )
    for file in (ROOT / "mkdocs.yml", *ROOT.glob(f"{LOCK.stem}*.txt")):  # the environment fits
        shutil.copy(file, project)
    (project / ".venv").symlink_to(VENV)
    compileall.compile_dir(project / "scripts", quiet=2)
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("!", lambda *_: None)  # !ENV, which only MkDocs understands
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), loader)
    names = ("exclude_docs", "markdown_extensions")
    shared = {name: ours[name] for name in names if name in ours}
    languages = [{"locale": "zh", "name": "zh", "default": True}, {"locale": "en", "name": "en"}]
    i18n = {"docs_structure": "folder", "languages": languages}
    tuned = {
        "theme": {"name": "material", "features": ["navigation.prune"]},
        "nav": ours["nav"],
        "plugins": [{"i18n": {**i18n, "reconfigure_search": False}}],
    }
    # Without the theme's search, for which a package is missing here.
    as_it_comes = {"theme": {"name": "material"}, "plugins": [{"i18n": i18n}]}
    for name, settings in ((AS_IT_COMES, as_it_comes), (TUNED, tuned)):
        text = yaml.safe_dump({"site_name": "Stock", **shared, **settings})
        (project / name).write_text(text, encoding="utf-8")


def measure(project: Path, *arguments: str) -> Measured:
    """A run of Python in a project. Raises CannotRun when it fails."""
    say(f"  {' '.join(arguments)} …")
    run = run_python([*arguments], project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    if run.status and run.seconds < LIMIT - 1:  # the processor's clock is coarse
        raise CannotRun(f"{run.said}{' '.join(arguments)} failed in {project}")
    say(f"    {run.seconds:.2f} s of the processor within {run.passed:.2f} s, {run.memory:.0f} MB")
    return run
