"""The claims and relations as Argdown (argdown.org), the notation of argument maps.

A claim is a statement by the name of its key, in the language of its paper; all else that is kept
of it stands behind it as YAML. Argdown knows support, attack and undercut and no more, so that the
types of relations are data as well, and parallels are nothing but data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lunmai.exports.arguments.ties import Tie
from lunmai.model import WRITTEN
from lunmai.text.inline import to_plain
from lunmai.views.argument_formats import LINES, UNDERCUT

FORMAT, VERSION = "lunmai-argdown", 1
ACTIVE = re.compile(r"[\\@#*_\[\]<{}/]|=(?==)|[.:](?=\S)")
"""What can begin a mark, a comment, data or an emoji within a line."""
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
ENDING = re.compile("[{}=\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What within a string could end the data that it stands in, or is not printable in YAML."""


def escaped(text: str) -> str:
    """A text of the data without its marks, which Argdown takes literally."""
    return ACTIVE.sub(r"\\\g<0>", " ".join(to_plain(text).splitlines()))


def as_yaml(value: Any) -> str:
    """Data as YAML on one line, in the form that JSON shares with it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return STRING.sub(lambda found: ENDING.sub(_code, found[0]), text)


def _code(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def front_matter(title: str, author: str, about: dict[str, Any]) -> str:
    """What begins a file; tags are kept out of the texts of its statements."""
    head = {
        "title": title,
        "author": author,
        "model": {"removeTagsFromText": True},
        "lunmai": {"format": FORMAT, "version": VERSION, **about},
    }
    lines = "".join(f"{name}: {as_yaml(value)}\n" for name, value in head.items())
    return f"===\n{lines}===\n"


def paper_body(
    paper: dict[str, Any], ties: Sequence[Tie], parallels: Mapping[str, Sequence[Tie]], own: str
) -> str:
    """A paper: its title and its sections as headings, the claims of each below it.

    `parallels` are by the key of the claim where they start; `own` is what keys begin with that
    need not be said, empty where a file has several papers.
    """
    language = paper["wording"]["source_language"]
    starting: dict[str, list[Tie]] = {}
    for tie in ties:
        starting.setdefault(tie.source, []).append(tie)
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in paper["claims"]:
        claims.setdefault(claim["source"]["section"], []).append(claim)
    about = {"paper": paper["id"], "notice": paper["notice"]}
    parts = [_heading(1, paper["title"], language, about)]
    for section in paper["outline"]:
        data = {"section": section["id"]}
        parts.append(_heading(section["level"] + 1, section["heading"], language, data))
        for claim in claims.get(section["id"], ()):
            lines, key = starting.get(claim["key"], ()), claim["key"]
            data = {
                **_of_claim(claim, paper, own),
                "relations": [_of_tie(tie, own) for tie in lines],
                "parallels": [_of_tie(tie, own) for tie in parallels.get(key, ())],
            }
            kept = as_yaml({name: value for name, value in data.items() if value or value == 0})
            text = escaped(claim["gist"][language])
            start = f"[{key.removeprefix(own)}]: {text} #{claim['role']} {kept}\n"
            parts.append("".join([start, *(_line(tie, own) for tie in lines)]))
    return "\n".join([*parts, *_inferences(ties, own)])


def plain_heading(text: str) -> str:
    """What stands above all papers: without anything below its front matter no file is read."""
    return f"# {escaped(text)}\n"


def _heading(level: int, said: dict[str, str], language: str, data: dict[str, Any]) -> str:
    others = {name: said[name] for name in WRITTEN if name != language}
    return f"{'#' * level} {escaped(said[language])} {as_yaml(data | others)}\n"


def _of_claim(claim: dict[str, Any], paper: dict[str, Any], own: str) -> dict[str, Any]:
    language, source = paper["wording"]["source_language"], claim["source"]
    return {
        **{name: to_plain(claim["gist"][name]) for name in WRITTEN if name != language},
        "parent": (claim["parent_key"] or "").removeprefix(own),
        "section": source["section"],
        "paragraph": source["paragraph"],
        "marker": source["marker"],
        "notice": claim["notice"] if claim["notice"] != paper["notice"] else None,
    }


def _of_tie(tie: Tie, own: str) -> dict[str, Any]:
    """What is kept of a relation beside its line."""
    data = {
        "type": tie.type,
        "to": tie.target.removeprefix(own),
        "basis": tie.basis,
        "attack": tie.attack,
        "partial": tie.partial,
    }
    return {name: value for name, value in data.items() if value}


def _line(tie: Tie, own: str) -> str:
    target = tie.target.removeprefix(own)
    return f"  {UNDERCUT} <{target}>\n" if tie.undercut else f"  {LINES[tie.scheme]} [{target}]\n"


def _inferences(ties: Sequence[Tie], own: str) -> Iterator[str]:
    """The relations that others undercut, as arguments: only an argument can be undercut."""
    attacked = {tie.target for tie in ties if tie.undercut}
    for tie in ties:
        if tie.key in attacked:
            name, start, end = (key.removeprefix(own) for key in (tie.key, tie.source, tie.target))
            yield f"<{name}>\n\n(1) [{start}]\n----\n(2) [{end}]\n"
