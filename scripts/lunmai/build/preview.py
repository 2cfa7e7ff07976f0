"""What a preview shows: the data as they are now, of which a page is made when it is asked for.

To read and check all data takes a second, to make every page ten: so each save is followed by the
first alone. Of a paper nobody looks at, nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lunmai.build.inputs import check_data, collector_paused
from lunmai.build.prebuild import prebuild
from lunmai.build.unchanged import recall, recipe
from lunmai.cite import Citations, format_references
from lunmai.link import Links, link_corpus
from lunmai.load import Corpus
from lunmai.load.trees import Trees
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
    _shown: tuple[Corpus, Links, Citations] | None = None
    _search: dict[str, str] = field(default_factory=dict)
    _shape: frozenset[str] = frozenset()

    def read(self) -> bool:
        """Reads the data again; True where other pages are there than before, whose files are then
        written. With errors in the data nothing is made of them."""
        self.version += 1
        self._search, self._shown, self.failure = {}, None, ""
        try:
            trees = Trees(self.root, self.root / ".build" / "read", recipe())
            loaded, self.problems = check_data(self.root, trees=trees)
            if errors(self.problems):
                return False
            corpus = loaded.corpus
            with collector_paused():
                formatted = format_references(corpus.references, self.root / ".build" / "citations")
                self._shown = corpus, link_corpus(corpus), formatted
            shape = _shape(corpus)
            if shape == self._shape:
                return False
            if recall(self.root, "kept") is None and prebuild(self.root).written is None:
                return False
            self._shape = shape
            return True
        except CannotRun as error:
            self.failure = str(error)
            return False

    @property
    def is_shown(self) -> bool:
        return self._shown is not None

    @property
    def papers(self) -> Iterable[str]:
        return self._shown[0].papers if self._shown else ()

    def text(self, path: str) -> str | None:
        """The text of a generated file by its path below `docs`; None for what is not made here,
        as its file on the disk will do."""
        if self._shown is None:
            return None
        corpus, links, formatted = self._shown
        if path.startswith("search/"):
            self._search = self._search or render_search(corpus, links) | render_index(corpus)
            return self._search.get(path)
        if path.endswith(".md"):
            return render_page(corpus, links, formatted, "", path).get(path)
        return None


def _shape(corpus: Corpus) -> frozenset[str]:
    """What pages there are follows from this: names of records, sections, guides, pairs."""
    sections = (f"{paper.id}/{one.id}" for paper in corpus.papers.values() for one in paper.outline)
    pairs = (f"{one.from_} {one.type} {one.to}" for one in corpus.all_parallels())
    retired = (stone.id for stone in corpus.ledger.retired)
    status = (f"{paper.id} {paper.status}" for paper in corpus.papers.values())
    return frozenset((*all_names(corpus), *sections, *pairs, *corpus.guides, *retired, *status))
