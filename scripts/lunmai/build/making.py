"""Makes a site, or the part of it that changed and puts it to the rest, in a folder of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lunmai.build.environment import say
from lunmai.build.kept import Kept, digest_of
from lunmai.build.reduced import link, make_reduced
from lunmai.build.running import Run, run_mkdocs
from lunmai.build.sources import Pages, names_below
from lunmai.languages import SITE_LANGUAGES

SMALL = 1_500_000
"""So many bytes of pages are sooner made by one process than by one for each language."""


class Making:
    """A site that is being made in `work`, of `pages` and of what is `kept` of the last."""

    def __init__(self, work: Path, pages: Pages, kept: Kept, site: Path) -> None:
        self.work, self.pages, self.kept, self.old = work, pages, kept, site
        self.runs: list[Run] = []
        self.stale: set[str] | None = None
        """The files whose outcome is made anew; None for all."""

    def whole(self) -> int:
        """Makes everything; returns MkDocs' exit status."""
        self.stale = None
        return self._run(self.pages.docs, "whole", [*SITE_LANGUAGES])

    def part(self, stale: set[str]) -> int:
        """Makes what has changed; says nothing of what is wrong."""
        docs = self.work / "docs"
        make_reduced(docs, self.pages, stale, self.kept.nav, self._made)
        size = sum((self.pages.docs / name).stat().st_size for name in stale & self.pages.all)
        self.stale = stale
        return self._run(docs, "part", [None] if size < SMALL else [*SITE_LANGUAGES])

    def _made(self, name: str) -> str:
        """The page that was made of a file before."""
        place = self.kept.places.get(name)
        return (self.old / place).read_text(encoding="utf-8") if place else ""

    def _run(self, docs: Path, name: str, languages: list[str | None]) -> int:
        if not self.kept.words:
            from lunmai.pages.theme import theme_languages  # needs what the data are read with

            self.kept.words = theme_languages()
        asked = {"words": self.kept.words, "docs": str(docs)}
        asked["wanted"] = None if self.stale is None else sorted(self.stale)

        def run(language: str | None) -> Run:
            return run_mkdocs(self.work, f"{name}-{language}", language=language, **asked)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.runs = [*pool.map(run, languages)]
        if self.stale is None:
            for line in (line for run in self.runs for line in run.said):
                say(f"    {line}")
        return max(run.status for run in self.runs)

    def finished(self) -> Kept | None:
        """Puts the site together in `work/site`, and tells what it is made of; None, and says so,
        where files are missing."""
        reports = [json.loads(run.report.read_bytes()) for run in self.runs]
        made = {name: place for one in reports for name, place in one["places"].items()}
        theme = {name for one in reports for name in one["theme"]}
        nav = sorted({name for one in reports for name in one["nav"]})
        keys = self.pages.keys(nav)
        digests: dict[str, str] = {}
        places, left_out = made, set()
        if self.stale is not None:
            places = {name: place for name, place in self.kept.places.items() if name in keys}
            places |= {name: made[name] for name in self.stale & made.keys()}
            left_out = theme | {place for name, place in made.items() if name not in self.stale}
            digests = self._link_what_stays(keys)
        self._take(left_out, digests)
        if missing := sorted({*places.values(), *theme} - digests.keys()):
            say(f"    {len(missing)} files are missing, {', '.join(missing[:3])} among them")
            return None
        if self._edited():
            keys = {}  # nobody knows what the files are made of
        return Kept(self.kept.made, self.kept.words, nav, keys, places, sorted(theme), digests)

    def _link_what_stays(self, present: Iterable[str]) -> dict[str, str]:
        """What is in the old site and stays is in the new one too; returns its digests."""
        stays = self.kept.stays(self.stale or (), present)
        for name in sorted(stays):
            link(f"{self.old}/{name}", f"{self.work}/site/{name}")
        return {name: self.kept.digests[name] for name in stays}

    def _take(self, left_out: Container[str], digests: dict[str, str]) -> None:
        """Takes the files that were made, those of later languages in the place of others."""
        new = self.work / "site"
        for run in self.runs:
            for made in (Path(at, one) for at, _, files in os.walk(run.site) for one in files):
                name = made.relative_to(run.site).as_posix()
                if name not in left_out:
                    (new / name).parent.mkdir(parents=True, exist_ok=True)
                    os.replace(made, new / name)
                    digests[name] = digest_of(new / name) or ""

    def _edited(self) -> bool:
        """Whether anybody edited meanwhile what MkDocs has read."""
        read = names_below(self.work / "docs") if self.stale is not None else self.pages.digests
        now = ((name, digest_of(self.pages.docs / name)) for name in read)
        return any(self.pages.digests.get(name) != digest for name, digest in now)
