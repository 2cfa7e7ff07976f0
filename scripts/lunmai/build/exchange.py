"""A finished site takes the place of the old one: at once where it can, file by file where not."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from lunmai.build.write import remove
from lunmai.disk import NEW, refuse_links, replace_file
from lunmai.problems import CannotRun

PLACED = ".build/placed.json"
"""Where a site was put in place last, and the names of its files."""
OLD = ".build/old-site"
"""The old site, while the new one takes its place."""
NOT_HERE = (errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM, errno.ENOTSUP)
"""The folder cannot be exchanged as a whole: it is a disk of its own, or that of another person."""


def clear_away(root: Path, site: Path) -> None:
    """Mends what a killed run has left: brings back a site that was about to be exchanged, and
    removes unfinished ones. Only for the one run that may write."""
    old = root / OLD
    refuse_links(root, old)
    if old.is_dir():
        if site.exists():
            _keep_strangers(old, site, _placed(site, root))
            shutil.rmtree(old)
        else:
            old.rename(site)
    for path in (root / ".build").glob("site-*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def put_in_place(new: Path, site: Path, root: Path) -> list[str]:
    """Exchanges the old site for the new one, which is complete; returns what is to be told.

    What people keep in the site stays there. A site that is a link, to the folder that a web server
    shows for instance, or that cannot be exchanged as a whole, is brought up to date file by file.
    Raises CannotRun where there is no room, and OSError.
    """
    _permit(new)
    names, before = set(_names(new)), _placed(site, root)
    there = set(_names(site))
    strange = sorted(there - before - names)
    if site.is_symlink() and (alien := sorted(there & names - before)):
        raise CannotRun(
            f"{site.name} leads to {site.resolve()}, where other files have the names of ours: "
            f"{', '.join(alien[:3])}; nothing was changed: empty that folder, or name another"
        )
    _note(site, root, before | names)  # if this is killed, nothing of ours is strange
    if site.is_symlink() or not _exchanged(new, site, root, before):
        _fill(new, site.resolve(), names, before)
    _note(site, root, names)
    return _told(site, strange)


def strangers(site: Path, names: Collection[str], root: Path) -> list[str] | None:
    """What is to be told of a site that stays as it is; None where it was not put here by us."""
    if _placed(site, root) != set(names):
        return None
    return _told(site, sorted(set(_names(site)) - set(names)))


def _told(site: Path, strange: list[str]) -> list[str]:
    if not strange:
        return []
    shown = ", ".join(strange[:3]) + (" …" if len(strange) > 3 else "")
    return [f"{site.name}/ also has {len(strange)} files that no build put there ({shown}); left"]


def _placed(site: Path, root: Path) -> set[str]:
    """What the last build put here; nothing where it put a site elsewhere or nobody can tell."""
    try:
        noted = json.loads((root / PLACED).read_bytes())
        return set(noted["files"]) if noted["at"] == _at(site) else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _note(site: Path, root: Path, names: set[str]) -> None:
    noted = {"at": _at(site), "files": sorted(names)}
    replace_file(root / PLACED, json.dumps(noted, ensure_ascii=False).encode())


def _at(site: Path) -> str:
    return str(site.resolve()) if site.is_symlink() else site.name


def _names(site: Path) -> Iterator[str]:
    """Every file below a folder, and every link, which is never followed."""
    for at, names, files in os.walk(site):
        for name in (*files, *(one for one in names if Path(at, one).is_symlink())):
            yield Path(at, name).relative_to(site).as_posix()


def _permit(new: Path) -> None:
    """A web server may read everything, whatever the umask of the person who built it."""
    new.chmod(0o755)
    for at, names, files in os.walk(new):
        for name in names:
            Path(at, name).chmod(0o755)
        for name in files:
            Path(at, name).chmod(0o644)


def _exchanged(new: Path, site: Path, root: Path, before: set[str]) -> bool:
    """Exchanges whole folders; False, with the old site in place, where that is not possible."""
    old = root / OLD
    try:
        if site.exists():
            _keep_strangers(site, new, before)
            site.rename(old)
        new.rename(site)
    except OSError as error:
        if old.is_dir() and not site.exists():
            old.rename(site)
        if error.errno in NOT_HERE:
            return False
        raise
    shutil.rmtree(old, ignore_errors=True)
    return True


def _keep_strangers(old: Path, new: Path, ours: set[str]) -> None:
    """What people keep in the old site is in the new one too."""
    strange = set(_names(old)) - ours
    _make_folders(strange, old, new)
    for name in strange:
        source, target = old / name, new / name
        if not os.path.lexists(target):
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:
                shutil.copy2(source, target, follow_symlinks=False)


def _make_folders(names: Iterable[str], source: Path, target: Path) -> None:
    """The folders of these files, as open as they are in the source, whatever the umask."""
    for folder in sorted({above for name in names for above in Path(name).parents}):
        if not (target / folder).is_dir():
            (target / folder).mkdir()
            shutil.copymode(source / folder, target / folder)


def _fill(new: Path, site: Path, names: set[str], before: set[str]) -> None:
    """Puts each file in place of the old one, pages after what they load; then removes what an
    earlier build put there and this one did not."""
    site.mkdir(parents=True, exist_ok=True)
    refuse_links(site, *(site / name for name in names | before))
    wanted = sum((new / name).stat().st_size for name in names)
    if shutil.disk_usage(site).free < wanted:
        raise CannotRun(f"{site}: the disk has not the {wanted >> 20} MB that the site needs; "
                        "make room and run this again")  # fmt: skip
    _make_folders(names, new, site)
    for name in sorted(names, key=lambda name: (name.endswith(".html"), name)):
        target = site / name
        beside = target.with_name(f".{target.name}{NEW}")
        try:
            shutil.copy2(new / name, beside)
            os.replace(beside, target)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    remove(site, sorted(before - names))
