"""A folder `docs` that has only what changed, and the titles of the pages that it needs beside."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from lunmai.build.sources import TITLE, Pages, front_of

HEADING = re.compile(rb"^# .*$", re.MULTILINE)


def make_reduced(
    folder: Path, pages: Pages, stale: Iterable[str], nav: Iterable[str], made: Callable[[str], str]
) -> None:
    """Makes the folder. In the places of other pages to which the stale ones lead stand such as
    have a title and the anchors that are asked for and `made`, the text of a page that was made
    before, has."""
    stale = set(stale)
    for name in stale:
        link(pages.docs / name, folder / name)
    real = stale & pages.all
    targets = pages.targets(real)
    around = {one for name in real for one in (*pages.above(name), *pages.beside(name))}
    for name in {*targets, *around, *nav} - stale:
        place = folder / name
        if name in pages.all:
            place.parent.mkdir(parents=True, exist_ok=True)
            asked = targets.get(name, set()) - {""}
            place.write_bytes(_stub((pages.docs / name).read_bytes(), asked, made(name)))
        elif name in pages.others:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()


def _stub(content: bytes, anchors: Iterable[str], made: str) -> bytes:
    front = front_of(content)
    heading = None if TITLE.search(front) else HEADING.search(content)
    there = [
        one for one in sorted(anchors) if re.search(rf'\s(?:id|name)="{re.escape(one)}"', made)
    ]
    marks = "".join(f'<i id="{one}"></i>' for one in there)
    return front + b"\n" + (heading[0] if heading else b"") + f"\n\n{marks}\n".encode()


def link(source: Path | str, target: Path | str) -> None:
    """The same file under another name, where it has only one and is no link itself; or a copy of
    it. Nobody writes into it."""
    if not os.path.isdir(folder := os.path.dirname(target)):
        os.makedirs(folder)
    try:
        state = os.lstat(source)
        if stat.S_ISREG(state.st_mode) and state.st_nlink == 1:
            os.link(source, target)
            return
    except OSError:
        pass
    shutil.copyfile(source, target)
