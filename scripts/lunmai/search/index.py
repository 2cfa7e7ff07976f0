"""The search index: what Pagefind makes of the documents, as files for a reader's browser.

Between render and write. The files are kept from one run to the next under the hash of all they
are made of; what cannot be read there is made anew.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from lunmai.load import CannotRun

FOLDER = "search/pagefind"
"""Where the index goes, below `docs`."""
SCRIPT, ENTRY = "pagefind.js", "pagefind-entry.json"
WANTED = (SCRIPT, ENTRY, "*.pf_meta", "wasm.*", "index/*", "fragment/*")
"""What our own search loads; the rest are interfaces of Pagefind's, and its worker."""
SILENT, SPOKEN = (
    f"{word}(`Failed to load the index chunk" for word in ("console.error", "throw new Error")
)
"""Pagefind goes on without a part of the index that does not come, as if no document had the words;
a reader would be told that nothing was found."""


def index_documents(documents: Mapping[str, str], cache: Path | None) -> dict[str, bytes]:
    """Every file of the index by path below `docs`; from the cache folder, if it has them.

    Raises CannotRun when Pagefind is missing or fails.
    """
    mark = _fingerprint(documents)
    files = _load_kept(cache, mark)
    if files is None:
        files = _make_index(documents)
        _keep(cache, mark, files)
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def _fingerprint(documents: Mapping[str, str]) -> str:
    content = json.dumps([version("pagefind"), WANTED, SPOKEN, sorted(documents.items())])
    return hashlib.sha256(content.encode()).hexdigest()


def _make_index(documents: Mapping[str, str]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="lunmai-search-") as folder:
        source, target = Path(folder, "documents"), Path(folder, "index")
        for name in sorted(documents):
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(documents[name], encoding="utf-8")
        _run(["--site", source, "--output-path", target, "--silent"])
        files = {name: content for pattern in WANTED for name, content in _read(target, pattern)}
    entry = json.loads(files[ENTRY])
    files[ENTRY] = json.dumps(entry, sort_keys=True).encode()  # its languages come in any order
    files[SCRIPT] = _spoken(files[SCRIPT])
    return files


def _spoken(script: bytes) -> bytes:
    """Pagefind's script, made to fail where it cannot load a part of the index."""
    if script.count(SILENT.encode()) != 1:
        raise CannotRun(f"This version of Pagefind is another: its {SCRIPT} lacks `{SILENT}`.")
    return script.replace(SILENT.encode(), SPOKEN.encode())


def _run(arguments: list[object]) -> None:
    try:
        from pagefind_bin_extended import get_executable

        command = [get_executable(), *arguments]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except (ImportError, OSError) as error:
        raise CannotRun(f"Pagefind, which makes the search index, cannot run: {error}") from None
    if run.returncode:
        raise CannotRun(f"Pagefind could not make the search index: {run.stderr or run.stdout}")


def _read(folder: Path, pattern: str) -> list[tuple[str, bytes]]:
    return [
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.glob(pattern))
    ]


def _load_kept(cache: Path | None, mark: str) -> dict[str, bytes] | None:
    """The files of an earlier run on the same documents, each as it was written."""
    if cache is None:
        return None
    try:
        kept = json.loads((cache / "files.json").read_bytes())
        if kept["made_from"] != mark:
            return None
        files = {name: (cache / "files" / digest).read_bytes() for name, digest in kept["files"]}
        whole = all(_digest(files[name]) == digest for name, digest in kept["files"])
        return files if whole else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _keep(cache: Path | None, mark: str, files: Mapping[str, bytes]) -> None:
    """Keeps the files of this run and no others; where it cannot write, the next run is slow."""
    if cache is None:
        return
    names = {name: _digest(content) for name, content in files.items()}
    with suppress(OSError):
        store = cache / "files"
        store.mkdir(parents=True, exist_ok=True)
        for name, digest in names.items():
            if not (store / digest).is_file():
                (store / digest).write_bytes(files[name])
        for path in store.iterdir():
            if path.name not in names.values():
                path.unlink()
        content = json.dumps({"made_from": mark, "files": [*names.items()]}, indent=0)
        (cache / "files.json").write_text(content, encoding="utf-8")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
