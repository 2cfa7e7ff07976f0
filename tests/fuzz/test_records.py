"""Records drawn at random: whatever stands in a file, it is refused in a line, or it is text."""

import random
import re
from contextlib import suppress
from itertools import count
from time import monotonic

import pytest
import yaml
from browsers import Visitor, serve
from builds import mkdocs
from harm import harmful, number
from lxml import html
from projects import BASE, TESTS, copy_data, copy_project, unpacked, write

from lunmai.build.prebuild import check_data, render_data
from lunmai.problems import errors

AT_ONCE = 20
SIZES = (0, 1, 3, 100, 5_000)
VALUES = (
    *(None, True, False, 0, -1, 1e309, 10**30, "", " ", [], {}, [[]], {"": ""}, {"zh": None}),
    *("2023-02-31", "null", "papers/wang-2023#m1", "../../../etc/passwd", "m1", "wang-2023", "=1"),
    *("\x00", "\ud800", "\u202e", "\U000e0041", "\ufeff", "a" * 100_000, [1] * 3_000, "é\u0301"),
)
LINES = (
    "&a [*a]",
    "!!python/object/apply:os.system [touch /ran]",
    "<<: *b",
    "? [",
    "- - -",
    "%TAG",
)
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
PAPERS = 20
"""To a site."""


def places(node, path=()):
    """Every place in a document, as the way to it."""
    yield path
    items = (
        node if isinstance(node, dict) else dict(enumerate(node if isinstance(node, list) else []))
    )
    for key, value in items.items():
        yield from places(value, (*path, key))


def replaced(node, path, value):
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = replaced(node[path[0]], path[1:], value)
    return copy


def struck(content, dice):
    """A file of which some bytes are gone, doubled or others."""
    at = dice.randrange(len(content) + 1)
    size = dice.choice(SIZES)
    middle = dice.choice((b"", dice.randbytes(size), content[at : at + size] * 3,
                          harmful(dice).encode(), dice.choice(LINES).encode()))  # fmt: skip
    return content[:at] + middle + content[at + dice.choice(SIZES) :]


def spoilt(file, dice):
    """The content of a file with one value of it replaced by what may not or may stand there."""
    content = file.read_bytes()
    if file.suffix != ".yaml" or dice.random() < 0.3:
        return struck(content, dice)
    data = yaml.safe_load(content)
    value = dice.choice((harmful(dice), harmful(dice), dice.choice(VALUES)))
    changed = replaced(data, dice.choice(list(places(data))), value)
    with suppress(UnicodeEncodeError):
        return yaml.safe_dump(changed, allow_unicode=True, sort_keys=False).encode()
    return yaml.safe_dump(changed).encode()


@pytest.mark.parametrize("batch", range(number(1, AT_ONCE)))
def test_what_stands_in_a_file_is_refused_in_a_line_or_rendered(batch, tmp_path):
    dice = random.Random(f"records {batch}")
    data = copy_data(BASE, tmp_path)
    files = sorted(path for path in data.rglob("*") if path.is_file())
    for _ in range(AT_ONCE):
        file = dice.choice(files)
        before = file.read_bytes()
        file.write_bytes(spoilt(file, dice))
        started = monotonic()
        problems = check_data(tmp_path)[1]
        assert monotonic() - started < 20
        assert all("\n" not in str(one) and len(str(one)) < 1_000 for one in problems)
        assert len(problems) < 1_000
        if not errors(problems):
            for name, text in unpacked(render_data(tmp_path, "none").site.files).items():
                assert name.startswith("exports/") or "<script>ran" not in text, name
        file.write_bytes(before)


def hostile_site(root, dice):
    """A built site whose records say in every field what means harm; and what was refused."""
    data = copy_data(BASE, root)
    bibliography = [(data / "references.bib").read_text(encoding="utf-8")]
    bibliography.append("@book{work, title = {A}, langid = {chinese}}\n")
    parallels = ["wording: {zh: {by: machine}, en: {by: machine}}", "parallels:"]
    for serial in range(PAPERS):
        for kind in ("paper", "concept", "guide"):
            name = "paper" if kind == "guide" else kind
            write(data / f"{kind}s" / f"{name}-{serial}.yaml", say(f"{kind}.yaml", serial, dice))
        bibliography.append(say("references.bib", serial, dice))
        parallels.append(say("parallel.yaml", serial, dice))
    write(data / "references.bib", "\n".join(bibliography))
    write(data / "parallels.yaml", "\n".join(parallels))
    refused = make_sayable(root)
    project = copy_project(root / "project", root)
    mkdocs(project)
    return project / "site", refused


def say(template, serial, dice):
    text = (TESTS / "hostile" / template).read_text(encoding="utf-8").replace("-N", f"-{serial}")
    plain = template.endswith(".bib")
    return re.sub(r"\bSAY", lambda match: (in_bibtex if plain else in_yaml)(harmful(dice)), text)


def in_yaml(text):
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6).strip()[1:-1]


def in_bibtex(text):
    return re.sub(r"[{}\\\"@#%\n\u2028]|,.*| and ", "", text).strip() or "x"


def make_sayable(root):
    """Replaces by something harmless what `check` refuses, text by text; returns how many."""
    for turn in count():
        wrong = errors(check_data(root)[1])
        if not wrong:
            return turn
        assert turn < 30, [str(one) for one in wrong[:9]]
        for problem in wrong:
            file = root / problem.place.file
            lines = file.read_text(encoding="utf-8").split("\n")
            line, at = lines[problem.place.line - 1], problem.place.column - 1
            if file.suffix == ".bib":
                new = re.sub(r"\{+.*\}+", "{汉}" if "_zh" in line else "{{x}}", line)
            else:
                new = line[:at] + QUOTED.sub('"x汉"', line[at:], count=1)
            assert new != line, str(problem)
            lines[problem.place.line - 1] = new
            write(file, "\n".join(lines))


@pytest.mark.integration
@pytest.mark.parametrize("batch", range(number(1, PAPERS)))
def test_nothing_that_records_say_runs(batch, browser, tmp_path):
    dice = random.Random(f"sites {batch}")
    site, _ = hostile_site(tmp_path, dice)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for name in pages:
        tree = html.parse(str(site / name))
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], name
        assert tree.xpath("//iframe | //object | //base[@href] | //math | //form[@action]") == [], (
            name
        )
        addresses = tree.xpath("//@href | //@src | //@action")
        bad = [one for one in addresses if re.match(r"\s*(javascript|vbscript|data:t)", one, re.I)]
        assert bad == [], name
    with serve(site, tmp_path / "served") as address:
        visitor = Visitor(browser, address)
        page = visitor.open("about/")
        for name in dice.sample(pages, min(len(pages), 3 * PAPERS)):
            page.goto(address + name.removesuffix("index.html"))
            assert page.evaluate("window.ran") is None, name
        visitor.leave()
