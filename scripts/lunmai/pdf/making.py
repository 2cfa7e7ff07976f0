"""Makes the PDFs that are not there yet, each in a process of its own, on all processors."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile

from lunmai.load import CannotRun
from lunmai.pdf.products import Product

PACKAGES = ("typst", "indico-fonts", "pikepdf")
FONT = "NotoSerifCJKjp-VF.ttf"
REMEDY = (
    "remove the folder .venv and run the command again, which installs requirements.txt; "
    "`dev.py build --no-pdf` builds everything else"
)
PRODUCED = ("making.py", "pack.py", "typeset.py")
"""The modules on which a file depends beside what it says."""

Say = Callable[[str], None]


def make_pdfs(products: Iterable[Product], folder: Path, say: Say) -> dict[str, Path]:
    """The file of every product, made anew where what it says has changed.

    Raises CannotRun where the typesetter or its fonts are missing, or where it fails.
    """
    recipe()
    folder.mkdir(parents=True, exist_ok=True)
    waiting = sorted(products, key=lambda product: -product.weight)  # the longest first
    made: dict[str, Path] = {}

    def make(product: Product) -> None:
        made[product.name], news = _made(product, folder)
        say(f"    {len(made)} of {len(waiting)}: {product.name}{news}")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(make, waiting):
            pass
    return dict(sorted(made.items()))


def _made(product: Product, folder: Path) -> tuple[Path, str]:
    """The file of a product, and what is new of it."""
    record = json.dumps(product.record(), ensure_ascii=False, separators=(",", ":"))
    key = hashlib.sha256((recipe() + record).encode()).hexdigest()
    file = folder / f"{key[:32]}.pdf"
    if file.is_file():
        return file, ", unchanged"
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        unfinished = Path(part.name)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "lunmai.pdf.typeset", str(unfinished)],
            input=record.encode(),
            capture_output=True,
            cwd=Path(__file__).parents[2],
            check=False,
        )
        if run.returncode:
            reason = (
                run.stderr.decode(errors="replace").strip() or f"it ended with {run.returncode}"
            )
            raise CannotRun(f"{product.name} could not be typeset: {reason}")
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    pages = run.stdout.decode().strip()
    return file, f", {pages} pages, {file.stat().st_size / 1e6:.1f} MB"


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
    return hashlib.sha256(b"\0".join([*parts, *(f.read_bytes() for f in files)])).hexdigest()


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
