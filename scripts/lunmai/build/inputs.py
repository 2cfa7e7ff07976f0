"""What a run begins with: the checked data, the address of the site and that of its repository.

`check` needs no more than this, so nothing here knows pages, PDFs or exports.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.check import check_corpus
from lunmai.load import CannotRun, Loaded, load_corpus
from lunmai.load.trees import Trees
from lunmai.model import SAFE_URL
from lunmai.problems import Problem


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection: all records live to the end, and looking at them again and again
    took two thirds of the time of loading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def check_data(
    root: Path = ROOT, proposed: Mapping[str, str] | None = None, trees: Trees | None = None
) -> tuple[Loaded, list[Problem]]:
    """The loaded data and all their problems, with files as they are proposed to be, or as
    they were read before. Raises CannotRun without data."""
    with collector_paused():
        loaded = load_corpus(root / "docs" / "data", root, proposed, trees)
        problems = check_corpus(loaded)
        loaded.trees.save()
        return loaded, problems


def site_address() -> str:
    """The address of the published site with a slash at its end, or nothing where it is unknown.

    Not MkDocs' own setting, which is the address of the preview while one is shown. Raises
    CannotRun for what is no address.
    """
    return _address("LUNMAI_SITE_URL", "https://example.org/lunmai/")


def repository_address() -> str:
    """The address of the repository in the same form. Raises CannotRun for what is no address."""
    return _address("LUNMAI_REPO_URL", "https://example.org/code/")


def _address(variable: str, example: str) -> str:
    address = os.environ.get(variable, "").strip()
    if address and not SAFE_URL.match(address):
        raise CannotRun(f"{variable} is {address!r}; it must be a web address: {example}")
    return f"{address.rstrip('/')}/" if address else ""
