"""Argdown as its readers have it: by the rules of its grammar that our files use, and where Node is
there by Argdown's own parser."""

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from builds import alone
from projects import ROOT

OWN = Path(__file__).parent / "argdown"
HAS_NODE = bool(shutil.which("node") and shutil.which("npm"))
TEXT = r"(?P<text>(?:\\.|[^\\\n@#*_\[\]<{}/=.:]|=(?!==)|[.:](?!\S))+)"
"""What is taken literally: whatever could begin something else has a backslash in front."""
DATA = r"(?P<data>\{(?:[^\n{}]|\{|\}(?!\s[^,}]))*\})"
STATEMENT = re.compile(rf"\[(?P<title>[^\[\]\s]+)\]: {TEXT} #(?P<tag>[a-z-]+) {DATA}")
RELATION = re.compile(r"  (?:(\+>|->) \[([^\[\]\s]+)\]|(_>) <([^<>\s]+)>)")
HEADING = re.compile(rf"#+ {TEXT}(?: {DATA})?")
ARGUMENT = re.compile(r"<([^<>\s]+)>\n\n\(1\) \[([^\[\]\s]+)\]\n----\n\(2\) \[([^\[\]\s]+)\]")
TYPES = {"+>": "support", "->": "attack", "_>": "undercut"}


@dataclass
class Map:
    """What a file says."""

    texts: dict = field(default_factory=dict)
    """The text of each statement by its title."""
    tags: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    relations: list = field(default_factory=list)
    """Type, start and end of each."""
    arguments: list = field(default_factory=list)
    headings: int = 0


def by_grammar(text):
    """What a file says by the rules. Raises AssertionError with the block that breaks them."""
    _, front, body = re.split(r"^===$", text, maxsplit=2, flags=re.MULTILINE)
    assert "===" not in front + body
    assert yaml.safe_load(front)["lunmai"]["version"] == 1
    found = Map()
    body = ARGUMENT.sub(lambda match: found.arguments.append(match[1]) or "", body)
    for block in filter(None, re.split(r"\n{2,}", body.strip("\n"))):
        first, *lines = block.split("\n")
        if heading := HEADING.fullmatch(first):
            assert not lines, block
            assert isinstance(yaml.safe_load(heading["data"] or "{}"), dict)
            found.headings += 1
            continue
        statement = STATEMENT.fullmatch(first)
        assert statement, block
        title = statement["title"]
        assert title not in found.texts, block
        found.texts[title] = re.sub(r"\\(.)", r"\1", statement["text"]).strip()
        found.tags[title] = [statement["tag"]]
        found.data[title] = yaml.safe_load(statement["data"])
        for line in lines:
            relation = RELATION.fullmatch(line)
            assert relation, block
            sign, end = (one for one in relation.groups() if one)
            found.relations.append((TYPES[sign], title, end))
    return found


def by_program(files, folder):
    """What Argdown itself reads in files by name, all in one run. Raises AssertionError for what
    it complains of."""
    paths = [folder / f"{name}.argdown" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    told = _run("node", OWN / "read.mjs", _parser(), *paths)
    found = dict(zip(files, json.loads(told), strict=True))
    assert {name: one["errors"] for name, one in found.items()} == {name: [] for name in files}
    return {name: _map(one) for name, one in found.items()}


@cache
def _parser():
    """The folder in which Argdown's parser is installed, by its lock file, once for all runs."""
    lock = (OWN / "package-lock.json").read_bytes()
    folder = ROOT / ".build" / "argdown" / hashlib.sha256(lock).hexdigest()[:16]
    with alone("argdown"):
        if not (folder / "done").exists():
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(OWN / name, folder / name)
            _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
            (folder / "done").touch()
    return folder


def _run(*command, **where):
    done = subprocess.run(
        [str(one) for one in command], capture_output=True, encoding="utf-8", check=False, **where
    )
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


def _map(read):
    statements = read["statements"]
    defined = {
        title: [one["text"].strip() for one in statement["members"] if one.get("text")]
        for title, statement in statements.items()
    }
    assert all(len(texts) == 1 for texts in defined.values()), defined
    return Map(
        texts={title: texts[0] for title, texts in defined.items()},
        tags={title: one.get("tags") for title, one in statements.items()},
        data={title: one.get("data") for title, one in statements.items()},
        relations=[(one["relationType"], one["from"], one["to"]) for one in read["relations"]],
        arguments=[*read["arguments"]],
        headings=_headings(read.get("sections", ())),
    )


def _headings(sections):
    return sum(1 + _headings(section.get("children", ())) for section in sections)
