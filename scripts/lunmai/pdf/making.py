"""Makes the PDFs that are not there yet, in processes of their own, on all processors."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from concurrent.futures import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path

from lunmai.disk import sha256
from lunmai.load import CannotRun
from lunmai.pdf.products import Product

PACKAGES = ("typst", "indico-fonts", "pikepdf")
FONT = "NotoSerifCJKjp-VF.ttf"
REMEDY = (
    "remove the folder .venv and run the command again, which installs requirements.txt; "
    "`dev.py build --no-pdf` builds everything else"
)
AHEAD = 3
"""Files that wait for each process: so much is held of what they say, and no process idles."""
PRODUCED = ("describing.py", "making.py", "pack.py", "typeset.py")
"""The modules on which a file depends beside what it says."""

Say = Callable[[str], None]
Told = Callable[[Product, Path, str], None]
Setting = dict[Future[int], tuple[Product, Path]]
"""The files that are being set."""


def make_pdfs(products: Iterable[Product], folder: Path, say: Say) -> dict[str, Path]:
    """The file of every product, made anew where what it says has changed.

    Raises CannotRun where the typesetter or its fonts are missing, or where it fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    recipe()  # whether there is a typesetter at all is the first question
    waiting = sorted(products, key=lambda product: -product.weight)  # the longest first
    made: dict[str, Path] = {}

    def told(product: Product, file: Path, news: str) -> None:
        made[product.name] = file
        say(f"    {len(made)} of {len(waiting)}: {product.name}, {news}")

    _make(waiting, folder, told)
    return dict(sorted(made.items()))


def _make(products: list[Product], folder: Path, told: Told) -> None:
    """Makes what is not there, in processes that are kept until all is made."""
    from lunmai.pdf.typeset import typeset_file

    setting: Setting = {}
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for product in products:
            record = json.dumps(product.record(), ensure_ascii=False, separators=(",", ":"))
            file = folder / f"{_key(record)}.pdf"
            if file.is_file():
                told(product, file, "unchanged")
                continue
            setting[pool.submit(typeset_file, record, file)] = (product, file)
            if len(setting) >= AHEAD * workers:
                _finish(setting, FIRST_COMPLETED, pool, told)
        _finish(setting, ALL_COMPLETED, pool, told)


def _finish(setting: Setting, until: str, pool: ProcessPoolExecutor, told: Told) -> None:
    """Waits for the first of these files, or for all. Raises CannotRun where one cannot be set."""
    from lunmai.pdf.typeset import CannotTypeset

    for done in wait(setting, return_when=until).done:
        product, file = setting.pop(done)
        try:
            pages = done.result()
        except (CannotTypeset, BrokenProcessPool) as error:
            pool.shutdown(cancel_futures=True)
            raise CannotRun(f"{product.name} could not be typeset: {error}") from None
        told(product, file, f"{pages} pages, {file.stat().st_size / 1e6:.1f} MB")


def _key(record: str) -> str:
    return sha256(recipe() + record)[:32]


@cache
def recipe() -> str:
    """The hash of all that makes a file but what it says: packages, templates, code.

    Raises CannotRun where a package is missing or has no fonts.
    """
    try:
        parts = [f"{name} {version(name)}".encode() for name in PACKAGES]
    except PackageNotFoundError as error:
        raise CannotRun(f"PDFs need the package {error.name}, which is missing; {REMEDY}") from None
    _require_fonts()
    here = Path(__file__).parent
    files = [*sorted((here / "templates").glob("*.typ")), *(here / name for name in PRODUCED)]
    return sha256(b"\0".join([*parts, *(f.read_bytes() for f in files)]))


def _require_fonts() -> None:
    from importlib.util import find_spec

    spec = find_spec("indico_fonts")
    if not spec or not spec.origin or not Path(spec.origin).with_name(FONT).is_file():
        raise CannotRun(f"PDFs need the font {FONT} of indico-fonts, which is missing; {REMEDY}")


def forget_others(folder: Path, kept: Iterable[Path]) -> None:
    """Removes files that no product is any more."""
    names = {file.name for file in kept}
    for file in folder.glob("*.p*"):
        if file.suffix in (".pdf", ".part") and file.name not in names:
            file.unlink()
