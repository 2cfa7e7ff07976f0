"""The pre-build: from the data to the generated pages and exports, one stage after the other."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from lunmai.build.environment import ROOT
from lunmai.build.inputs import (
    check_data,
    collector_paused,
    repository_address,
    site_address,
)
from lunmai.build.kept_pages import Keeper
from lunmai.build.render import GENERATED, PAGE_FOLDERS, Site, render_site
from lunmai.build.schemas import write_schemas
from lunmai.build.unchanged import Prebuilt, made_of, note, recipe, written
from lunmai.build.write import write_file, write_files
from lunmai.check.ledger import lost_pages
from lunmai.cite import Citations, format_references
from lunmai.languages import CONVERTED, source_of
from lunmai.link import Links, link_corpus
from lunmai.load import CannotRun, Corpus, Loaded
from lunmai.load.trees import Trees
from lunmai.pdf.files import Form, kept_pdfs, make_all, make_one
from lunmai.pdf.pictures import kept_pictures, make_pictures
from lunmai.problems import Problem, did_you_mean, errors

PDF = Literal["made", "kept", "none"]
Say = Callable[[str], None]
"""Tells the progress of long work."""
Keep = Callable[[Loaded, str, str, Mapping[str, Any]], Keeper] | None
"""Gives who knows the pages of the last run, when it is told the data, the addresses of the site
and of its repository, and what is read."""


@dataclass(frozen=True)
class Rendered:
    """The generated files before they are written, and what is wrong."""

    loaded: Loaded
    problems: list[Problem]
    site: Site
    """Empty when the data have errors."""
    pdfs: dict[str, Path]
    """Files that are only to be copied, by path below `docs`."""


@collector_paused()
def render_data(
    root: Path = ROOT,
    pdf: PDF = "kept",
    say: Say = lambda line: None,
    allowed: Container[str] = (),
    keep: Keep = None,
    trees: Trees | None = None,
) -> Rendered:
    """Every generated file, or none at all when the data have errors other than those of the
    `allowed` codes.

    `keep` gives who knows what is still as the last run wrote it, and `trees` are the files as they
    were read before; else all is made anew. PDFs are made, or left out, or kept from the last build
    where nothing has changed since; so are the pictures for previews.
    Raises CannotRun without data, with an address of the site that is none, or where PDFs are to
    be made and cannot be.
    """
    address, repository = site_address(), repository_address()
    loaded, problems = check_data(root, trees=trees)
    problems = [problem for problem in problems if problem.code not in allowed]
    if errors(problems):
        return Rendered(loaded, problems, Site({}, []), {})
    links = link_corpus(loaded.corpus)
    formatted = format_references(loaded.corpus.references, root / ".build" / "citations")
    pdfs, pictures = _set(loaded.corpus, links, formatted, address, root, pdf, say)
    sources = tuple(f"{source_of(name)}/" for name in CONVERTED)
    by_hand = {name: text for name, text in loaded.by_hand.items() if name.startswith(sources)}
    sizes = {name: file.stat().st_size for name, file in pdfs.items()}
    site = render_site(
        loaded.corpus, links, formatted, address, sizes, by_hand, repository, pictures,
        partial(keep, loaded, address, repository) if keep else None,
    )  # fmt: skip
    problems = sorted({*problems, *lost_pages(loaded, site.pages, PAGE_FOLDERS)})
    copied = {**pictures, **{f"pdf/{name}": file for name, file in pdfs.items()}}
    return Rendered(loaded, problems, site, copied)


def _set(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    address: str,
    root: Path,
    pdf: PDF,
    say: Say,
) -> tuple[dict[str, Path], dict[str, Path]]:
    """The PDFs, and where the site has an address the pictures for previews."""
    if pdf == "made":
        made = make_all(corpus, links, formatted, address, root, say)
        return made, make_pictures(corpus, links, root, say) if address else {}
    if pdf == "kept":
        return kept_pdfs(root, address), kept_pictures(corpus, links, root) if address else {}
    return {}, {}


@collector_paused()
def prebuild(
    root: Path = ROOT, pdf: PDF = "kept", say: Say = lambda line: None, *, fresh: bool = False
) -> Prebuilt:
    """Writes every generated file, or nothing at all when the data have errors or a published page
    would be lost. A `fresh` one uses nothing that was kept. Raises CannotRun as `render_data`
    does."""
    made = made_of(root)
    keepers: list[Keeper] = []

    def keep(loaded: Loaded, site: str, repository: str, seen: Mapping[str, Any]) -> Keeper:
        corpus = loaded.corpus
        whole = (corpus.edition, corpus.ledger, corpus.pages, sorted(corpus.headings))
        base, file = recipe(*whole, site, repository), root / ".build" / "kept.json"
        keepers.append(Keeper(file, base, seen, written(root).digest, fresh=fresh))
        return keepers[0]

    trees = None if fresh else Trees(root, root / ".build" / "read", recipe())
    rendered = render_data(root, pdf, say, keep=keep, trees=trees)
    if errors(rendered.problems):
        return Prebuilt(rendered.problems, None)
    files = {**rendered.site.files, **rendered.pdfs}
    changed = write_files(files, root, GENERATED)
    write_schemas(rendered.loaded.corpus, root)
    if note(root, made, pdf, rendered.problems, files, GENERATED):
        keepers[0].save()
    return Prebuilt(rendered.problems, changed)


def prebuild_paper(
    paper: str, form: Form, say: Say, root: Path = ROOT
) -> tuple[Path | None, list[Problem]]:
    """Writes the PDF of one paper, and not among those of the site; returns where it is, or nothing
    when the data have errors. Raises CannotRun as `prebuild` does."""
    address = site_address()
    loaded, problems = check_data(root)
    if errors(problems):
        return None, problems
    corpus = loaded.corpus
    if paper not in corpus.papers:
        raise CannotRun(f"there is no paper '{paper}'{did_you_mean(paper, corpus.papers)}")
    links = link_corpus(corpus)
    formatted = format_references(corpus.references, root / ".build" / "citations")
    made = make_one(corpus, links, formatted, address, root, paper, form, say)
    file = root / ".build" / "papers" / f"{paper}.{form}.pdf"
    write_file(file, made)
    return file, problems
