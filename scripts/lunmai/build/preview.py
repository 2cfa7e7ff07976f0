"""What a preview shows: the data as they are now, of which a page is made when it is asked for.

To read and check all data takes a second, to make every page ten: so each save is followed by the
first alone. Of a paper nobody looks at, nothing is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lunmai.build.inputs import check_data, collector_paused
from lunmai.build.prebuild import prebuild
from lunmai.build.unchanged import recall
from lunmai.cite import Citations, format_references
from lunmai.link import Links, link_corpus
from lunmai.load import Corpus, Loaded
from lunmai.pages.pages import render_page
from lunmai.permanent.register import all_names
from lunmai.problems import CannotRun, Problem, errors
from lunmai.search.index import render_index
from lunmai.search.words import render_search


@dataclass
class Preview:
    """The data of a project as they were last read, and what was made of them since."""

    root: Path
    version: int = 0
    """Counts the saves; a browser that shows an earlier one loads its page again."""
    problems: list[Problem] = field(default_factory=list)
    failure: str = ""
    """Why nothing can be shown, where the data could not even be read."""
    _corpus: Corpus | None = None
    _links: Links | None = None
    _formatted: Citations | None = None
    _made: dict[str, dict[str, str]] = field(default_factory=dict)
    _shape: frozenset[str] = frozenset()

    def read(self) -> bool:
        """Reads the data again; True where other pages are there than before, whose files are then
        written. With errors in the data nothing is made of them."""
        self.version += 1
        self._made, self._corpus, self.failure = {}, None, ""
        try:
            loaded, self.problems = check_data(self.root)
            if errors(self.problems):
                return False
            self._take(loaded)
            return self._reshaped(loaded)
        except CannotRun as error:
            self.failure = str(error)
            return False

    @property
    def is_shown(self) -> bool:
        return self._corpus is not None

    @property
    def papers(self) -> Iterable[str]:
        return self._corpus.papers if self._corpus else ()

    def _take(self, loaded: Loaded) -> None:
        corpus = loaded.corpus
        with collector_paused():
            self._links = link_corpus(corpus)
            cache = self.root / ".build" / "citations"
            self._formatted = format_references(corpus.references, cache)
        self._corpus = corpus

    def _reshaped(self, loaded: Loaded) -> bool:
        """Writes the files of all pages where there are others than when that was last done."""
        shape = _shape(loaded.corpus)
        if shape == self._shape:
            return False
        if recall(self.root, "kept") is None and prebuild(self.root).written is None:
            return False
        self._shape = shape
        return True

    def text(self, path: str) -> str | None:
        """The text of a generated file by its path below `docs`; None for what is not made here,
        as its file on the disk will do."""
        if self._corpus is None:
            return None
        name, make = self._maker(path)
        if name not in self._made:
            with collector_paused():
                self._made[name] = make()
        return self._made[name].get(path)

    def _maker(self, path: str) -> tuple[str, Callable[[], dict[str, str]]]:
        """What makes a file, and the name of all that is made with it."""
        corpus, links, formatted = self._corpus, self._links, self._formatted
        assert corpus is not None, "there is nothing to make it of"
        assert links is not None
        assert formatted is not None
        if path.startswith("search/"):
            return "search", lambda: {**render_search(corpus, links), **render_index(corpus)}
        if path.endswith(".md"):
            return path, lambda: render_page(corpus, links, formatted, "", path)
        return "", dict


def _shape(corpus: Corpus) -> frozenset[str]:
    """What pages there are follows from this: names of records, sections, guides, pairs."""
    sections = (f"{paper.id}/{one.id}" for paper in corpus.papers.values() for one in paper.outline)
    pairs = (f"{one.from_} {one.type} {one.to}" for one in corpus.all_parallels())
    retired = (stone.id for stone in corpus.ledger.retired)
    status = (f"{paper.id} {paper.status}" for paper in corpus.papers.values())
    return frozenset((*all_names(corpus), *sections, *pairs, *corpus.guides, *retired, *status))
