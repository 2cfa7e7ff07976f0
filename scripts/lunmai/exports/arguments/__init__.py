"""The claims and relations for programs that read arguments, tables or graphs.

Each paper has files of its own; those of the whole corpus are packed in one archive, since a
thousand papers make a hundred megabytes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lunmai.cite.names import short_text
from lunmai.exports.arguments import aif, argdown, graphml, tables
from lunmai.exports.arguments.shapes import render_shapes
from lunmai.exports.arguments.ties import Tie, parallel_ties, ties_of
from lunmai.exports.packed import pack
from lunmai.languages import WRITTEN, Language
from lunmai.model import Reference
from lunmai.text.phrases import phrase

ARCHIVE = "exports/arguments.zip"
FILES = {
    "corpus.argdown": ("argument-readme-argdown", argdown.VERSION),
    "corpus.aif.jsonld": ("argument-readme-aif", aif.VERSION),
    "claims.csv": ("argument-readme-claims", tables.CLAIMS_VERSION),
    "relations.csv": ("argument-readme-relations", tables.RELATIONS_VERSION),
    "corpus.graphml": ("argument-readme-graphml", graphml.VERSION),
}
"""What the archive has of all papers, with the phrase that says so and the version of its form."""


def render_arguments(
    data: dict[str, Any], references: Mapping[str, Reference]
) -> dict[str, str | bytes]:
    """The files by path below `docs`; `data` are in the form of `ExportedCorpus`."""
    files: dict[str, str | bytes] = {"exports/aif.shapes.ttl": render_shapes()}
    parallels = [*parallel_ties(data["parallels"])]
    starting: dict[str, list[Tie]] = {}
    for tie in parallels:
        starting.setdefault(tie.source, []).append(tie)
    ties, bodies, nodes = [], [], []
    for paper in data["papers"]:
        path, work = f"exports/papers/{paper['id']}", references[paper["reference"]]
        own, title = [*ties_of(paper)], _title(short_text(work))
        body = argdown.paper_body(paper, own, {}, f"{paper['id']}#")
        node = aif.paper_node(paper, work, own, data["site"])
        files[f"{path}.argdown"] = _head(title, data) + "\n" + body
        files[f"{path}.aif.jsonld"] = _aif(f"{path}.aif.jsonld", title, data, [node])
        ties += own
        bodies.append(argdown.paper_body(paper, own, starting, ""))
        nodes.append(node)
    title = _title(_both("site-name"))
    nodes += aif.parallel_nodes(parallels)
    of_all = (
        "\n".join([_head(title, data), argdown.plain_heading(_both("site-name")), *bodies]),
        _aif(ARCHIVE, title, data, nodes),
        tables.render_claims(data["papers"]),
        tables.render_relations([*ties, *parallels]),
        graphml.render_graphml(data["papers"], [*ties, *parallels], title[WRITTEN[-1]]),
    )
    named = dict(zip(FILES, of_all, strict=True))
    day = data["edition"]["date"] if data["edition"] else ""
    files[ARCHIVE] = pack({"README.txt": _readme(data), **named}, day)
    return files


def _both(name: str) -> str:
    return " ".join(phrase(name, language) for language in WRITTEN)


def _title(of: str) -> dict[str, str]:
    return {language: phrase("argument-title", language, paper=of) for language in WRITTEN}


def _head(title: dict[str, str], data: dict[str, Any]) -> str:
    about = {name: data[name] for name in ("licence", "licence_url", "site", "edition")}
    kept = {name: value for name, value in about.items() if value}
    return argdown.front_matter(" / ".join(title.values()), _both("site-name"), kept)


def _aif(file: str, title: dict[str, str], data: dict[str, Any], nodes: Sequence[str]) -> str:
    return aif.render_aif(data["site"], [*aif.file_nodes(file, title, data), *nodes])


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
