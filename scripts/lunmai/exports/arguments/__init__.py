"""The claims and relations for programs that read arguments, tables or graphs.

Each paper has files of its own; those of the whole corpus are packed in one archive, since a
thousand papers make a hundred megabytes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from lunmai.cite.names import short_text
from lunmai.exports.arguments import aif, argdown, graphml, tables
from lunmai.exports.arguments.ties import Tie, parallel_ties, ties_of
from lunmai.exports.packed import pack
from lunmai.languages import WRITTEN, Language
from lunmai.model import Reference
from lunmai.text.phrases import phrase

Pieces = Sequence[Mapping[str, bytes]]
ARCHIVE = "exports/arguments.zip"
FILES = {
    "corpus.argdown": ("argument-readme-argdown", argdown.VERSION),
    "corpus.aif.jsonld": ("argument-readme-aif", aif.VERSION),
    "claims.csv": ("argument-readme-claims", tables.CLAIMS_VERSION),
    "relations.csv": ("argument-readme-relations", tables.RELATIONS_VERSION),
    "corpus.graphml": ("argument-readme-graphml", graphml.VERSION),
}
"""What the archive has of all papers, with the phrase that says so and the version of its form."""


def argument_pieces(
    paper: dict[str, Any], work: Reference, parallels: Mapping[str, Sequence[Tie]], site: str
) -> dict[str, str]:
    """What the files have of a paper in the form of `ExportedPaper`, by the name of the file; the
    `parallels` are those that start at its claims, and `argdown` and `node` are what its own files
    hold."""
    own = [*ties_of(paper)]
    return {
        "argdown": argdown.paper_body(paper, own, {}, f"{paper['id']}#"),
        "node": aif.paper_node(paper, work, own, site),
        "corpus.argdown": argdown.paper_body(paper, own, parallels, ""),
        "claims.csv": tables.claim_lines(paper),
        "relations.csv": tables.relation_lines(own),
        "nodes": graphml.nodes(paper),
        "edges": graphml.edges(own),
    }


def parallel_pieces(parallels: list[dict[str, Any]]) -> dict[str, str]:
    """What the files have of parallels in the form of `ExportedParallel`."""
    ties = [*parallel_ties(parallels)]
    return {
        "node": ",\n".join(aif.parallel_nodes(ties)),
        "relations.csv": tables.relation_lines(ties),
        "edges": graphml.edges(ties),
    }


def own_arguments(
    name: str, work: Reference, pieces: Mapping[str, bytes], about: dict[str, Any]
) -> dict[str, bytes]:
    """The files of a paper by path below `docs`; `about` is what the corpus says of itself."""
    path, title = f"exports/papers/{name}", _title(short_text(work))
    node = _aif(f"{path}.aif.jsonld", title, about, [pieces["node"]])
    head = f"{_head(title, about)}\n".encode()
    return {f"{path}.argdown": head + pieces["argdown"], f"{path}.aif.jsonld": node}


def render_arguments(papers: Pieces, parallels: Pieces, about: dict[str, Any]) -> bytes:
    """The archive of what there is of all papers and of all parallels."""
    title = _title(_both("site-name"))
    head = (_head(title, about), argdown.plain_heading(_both("site-name")))
    everything = [*papers, *parallels]

    def all_of(kind: str, pieces: Pieces) -> Iterator[bytes]:
        return (found for one in pieces if (found := one[kind]))

    graph = chain(all_of("nodes", papers), all_of("edges", everything))
    claims, relations = (
        tables.head(columns).encode() for columns in (tables.CLAIM_COLUMNS, tables.RELATION_COLUMNS)
    )
    of_all = (
        b"\n".join([*(one.encode() for one in head), *all_of("corpus.argdown", papers)]),
        _aif(ARCHIVE, title, about, all_of("node", everything)),
        b"".join([claims, *all_of("claims.csv", papers)]),
        b"".join([relations, *all_of("relations.csv", everything)]),
        graphml.render_graphml(graph, title[WRITTEN[-1]]),
    )
    named = dict(zip(FILES, of_all, strict=True))
    day = about["edition"]["date"] if about["edition"] else ""
    return pack({"README.txt": _readme(about), **named}, day)


def _both(name: str) -> str:
    return " ".join(phrase(name, language) for language in WRITTEN)


def _title(of: str) -> dict[str, str]:
    return {language: phrase("argument-title", language, paper=of) for language in WRITTEN}


def _head(title: dict[str, str], data: dict[str, Any]) -> str:
    about = {name: data[name] for name in ("licence", "licence_url", "site", "edition")}
    kept = {name: value for name, value in about.items() if value}
    return argdown.front_matter(" / ".join(title.values()), _both("site-name"), kept)


def _aif(file: str, title: dict[str, str], data: dict[str, Any], nodes: Iterable[bytes]) -> bytes:
    own = (node.encode() for node in aif.file_nodes(file, title, data))
    return aif.render_aif(data["site"], chain(own, nodes))


def _readme(data: dict[str, Any]) -> str:
    """What is in the archive, in both languages."""
    return "\n".join(line for language in WRITTEN for line in _about(data, language))


def _about(data: dict[str, Any], language: Language) -> Iterator[str]:
    yield phrase("argument-readme", language, site=data["title"][language])
    if data["edition"]:
        yield phrase("argument-readme-edition", language, **data["edition"])
    for file, (name, version) in FILES.items():
        values = {"file": file, "what": phrase(name, language), "version": version}
        yield f"  {phrase('argument-readme-file', language, **values)}"
    licence, url = data["licence"], data["licence_url"]
    yield phrase("argument-readme-licence", language, licence=licence, url=url)
    yield phrase("argument-readme-more", language)
    yield f"{data['site'] or ''}\n"
