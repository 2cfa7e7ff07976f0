"""The claims and relations in the Argument Interchange Format, as JSON-LD.

The words are those of AIF (arg.dundee.ac.uk), of PROV for what rests on the paper and what on us,
of Dublin Core, and under `lm:` our own, which the shapes define. A claim is named by its permanent
address; where that of the site is unknown, by a name that no program takes for the way to a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lunmai.cite.names import authors_in_language
from lunmai.exports.arguments.ties import Tie
from lunmai.model import SITE_LANGUAGES, WRITTEN, Reference
from lunmai.text.inline import to_plain
from lunmai.views.argument_formats import ENDS, NODES

FORMAT, VERSION = "lunmai-aif", 1
AIF = "http://www.arg.dundee.ac.uk/aif#"
OWN = "urn:lunmai:terms#"
UNKNOWN = "urn:lunmai:"
"""What stands for the address of the site where that is unknown."""
US = "s:about/"
LINKS = {
    "about": "dct:subject",
    "by": "prov:wasAttributedTo",
    "cites": "dct:references",
    "editorial": "lm:editorial",
    "elaborates": "lm:elaborates",
    "license": "dct:license",
    "of": "prov:hadPrimarySource",
    **{end: f"aif:{end}" for ends in ENDS.values() for end in ends},
}
"""Short names of properties that lead to something."""
TEXTS = {
    "claimText": "aif:claimText",
    "incipit": "lm:incipit",
    "marker": "lm:marker",
    "name": "rdfs:label",
    "notice": "lm:notice",
    "title": "dct:title",
}
"""Short names of properties that have a text in each of several languages."""
VALUES = {
    "creator": "dct:creator",
    "identifier": "dct:identifier",
    "issued": "dct:issued",
    **{
        name: f"lm:{name}"
        for name in (
            *("attack", "edition", "format", "paragraph", "partial", "relation", "role", "section"),
        )
    },
}
Node = dict[str, Any]


def context(root: str) -> Node:
    """The prefixes and short names of a file; `root` is the address of the site."""
    return {
        "@version": 1.1,
        "aif": AIF,
        "dct": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "lm": OWN,
        "s": root,
        "k": f"{root}concepts/",
        "w": f"{root}go/references/#",
        "claims": {"@reverse": "prov:hadPrimarySource"},
        **{name: {"@id": iri, "@type": "@id"} for name, iri in LINKS.items()},
        **{name: {"@id": iri, "@container": "@language"} for name, iri in TEXTS.items()},
        **VALUES,
    }


def render_aif(site: str, nodes: Iterable[bytes]) -> bytes:
    """A file with these nodes."""
    head, lines = _dumped(context(site or UNKNOWN)).encode(), b",\n".join(nodes)
    return b'{"@context":%b,"@graph":[\n%b\n]}\n' % (head, lines)


def _dumped(value: Node) -> str:
    kept = {name: part for name, part in value.items() if part or name == "paragraph"}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def file_nodes(file: str, title: dict[str, str], data: Node) -> list[str]:
    """The file itself, by its path below the site, and who answers for it."""
    edition = data["edition"] or {}
    own = {
        "@id": f"s:{file}",
        "@type": "prov:Entity",
        "title": _tagged(title),
        "format": f"{FORMAT} {VERSION}",
        "license": data["licence_url"],
        "edition": edition.get("name"),
        "issued": edition.get("date"),
        "by": US,
    }
    return [
        _dumped(own),
        _dumped({"@id": US, "@type": "prov:Agent", "name": _tagged(data["title"])}),
    ]


def paper_node(paper: Node, reference: Reference, ties: Iterable[Tie], site: str) -> str:
    """The paper with its claims as I-nodes and its relations as nodes between them: a line for
    each. Within it `c:` and `r:` begin the names of its own claims and relations."""
    work = {
        "@context": {
            "c": f"{site or UNKNOWN}papers/{paper['id']}/#",
            "r": f"{UNKNOWN}relation/{paper['id']}/",
        },
        "@id": f"w:{paper['reference']}",
        "@type": "prov:Entity",
        "title": _tagged(paper["title"]),
        "creator": authors_in_language(reference, paper["wording"]["source_language"])[0],
        "identifier": f"doi:{reference.doi}" if reference.doi else "",
        "notice": _tagged(paper["notice"]),
    }
    claims = ",\n".join(_dumped(_claim(claim, paper)) for claim in paper["claims"])
    lines = ",\n".join(_dumped(_own_tie(tie, paper)) for tie in ties)
    within = f'"claims":[\n{claims}\n],"@included":[\n{lines}\n]'
    return f"{_dumped(work)[:-1]},{within}}}"


def _claim(claim: Node, paper: Node) -> Node:
    tag = SITE_LANGUAGES[paper["wording"]["source_language"]].tag
    source = claim["source"]
    return {
        "@id": f"c:{claim['id']}",
        "@type": "aif:I-node",
        "claimText": _tagged({name: to_plain(text) for name, text in claim["gist"].items()}),
        "role": claim["role"],
        "elaborates": f"c:{claim['parent']}" if claim["parent"] else "",
        "section": source["section"],
        "paragraph": source["paragraph"],
        "marker": {tag: source["marker"]} if source["marker"] else None,
        "incipit": {tag: source["incipit"]},
        "cites": [f"w:{key}" for key in claim["cites"]],
        "about": _concepts(claim["about"]),
        "editorial": _concepts(name for name in claim["about"] if name not in claim["named"]),
        "notice": _notice(claim, paper),
    }


def _notice(claim: Node, paper: Node) -> dict[str, str]:
    """What is said of a claim and not of the whole paper; an empty text takes that back."""
    if claim["notice"] == paper["notice"]:
        return {}
    return {SITE_LANGUAGES[name].tag: text for name, text in claim["notice"].items()}


def _own_tie(tie: Tie, paper: Node) -> Node:
    """A relation: with the paper as its source if that states it, or attributed to us."""
    own = f"{paper['id']}#"
    basis = {"of": f"w:{paper['reference']}"} if tie.basis == "explicit" else {"by": US}
    end = tie.undercut or tie.target
    kind = "r" if tie.undercut else "c"
    start = tie.source.removeprefix(own)
    to = end.removeprefix(f"{paper['id']}/" if tie.undercut else own)
    return _tie(tie, f"r:{tie.name.partition('/')[2]}", f"c:{start}", f"{kind}:{to}") | basis


def parallel_nodes(ties: Iterable[Tie]) -> Iterator[str]:
    """Relations between papers."""
    for tie in ties:
        start, end = (f"s:papers/{key.replace('#', '/#')}" for key in (tie.source, tie.target))
        yield _dumped(_tie(tie, f"{UNKNOWN}relation/{tie.name}", start, end) | {"by": US})


def _tie(tie: Tie, name: str, start: str, end: str) -> Node:
    from_, to = ENDS[tie.scheme]
    return {
        "@id": name,
        "@type": f"aif:{NODES[tie.scheme]}",
        from_: start,
        to: end,
        "relation": tie.type,
        "attack": tie.attack,
        "partial": tie.partial,
    }


def _concepts(names: Iterable[str]) -> list[str]:
    return [f"k:{name}/" for name in names]


def _tagged(texts: dict[str, str]) -> dict[str, str]:
    return {SITE_LANGUAGES[name].tag: texts[name] for name in WRITTEN if texts[name]}
