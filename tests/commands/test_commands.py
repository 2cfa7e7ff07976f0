"""The commands that people type, run as they are typed."""

import hashlib
import shutil
import sys

import pytest
from projects import BASE, CORPUS, TESTS, copy_project, edit, run, snapshot, write

from lunmai.build.prebuild import check_data
from lunmai.commands import _options

pytestmark = pytest.mark.integration  # each command is a process

COMMANDS = [
    *("build", "pdf", "serve", "check", "test", "audit", "accept", "fingerprint", "check-links"),
    *("archive", "publish", "retire", "bench", "table"),
]
COPY = CORPUS / "copies" / "hu-tong-2021.txt"

HOSTILE_FILES = {
    "binary": bytes(range(256)) * 4,
    "zeros": b"\0" * 1000,
    "empty": b"",
    "blank": b" \n\n",
    "only-a-comment": b"# nothing\n",
    "list": b"- id: x\n",
    "word": b"moose",
    "number": b"17",
    "two-documents": b"id: x\n---\nid: y\n",
    "wrong-encoding": "id: 船".encode("gb18030"),
    "utf-16": "id: x".encode("utf-16"),
    "surrogate": b"id: \xed\xa0\x80",
    "tabs": b"id:\tx\n\ttitle: y",
    "deep-flow": b"[" * 10_000 + b"]" * 10_000,
    "deep-mappings": b"{a: " * 2000 + b"b" + b"}" * 2000,
    "deep-block": b"".join(b" " * depth + b"a:\n" for depth in range(1500)),
    "deep-dashes": b"- " * 20_000,
    "deep-keys": b"? " * 20_000,
    "deep-claims": b"claims:\n" + b"".join(b"  " * n + b"- claims:\n" for n in range(1, 700)),
    "megabyte-of-brackets": b"[" * 1_000_000,
    "megabyte-of-braces": b"{" * 1_000_000,
    "comment-brackets": b"# " + b"]" * 60_000 + b"\n" + b"[" * 60_000,
    "bracket-comments": b"[ # ]\n" * 60_000,
    "bomb": b"a0: &a0 [x, x]\n"
    + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)),
    "merge-keys": b"a: &a {id: x}\nb: {<<: *a}\n",
    "recursive": b"a: &a [*a]\n",
    "tag": b"id: !!python/object/apply:os.system [echo]\n",
    "odd-keys": b"? [a, b]\n: c\n? {d: e}\n: f\nnull: g\n~: h\n",
    "unclosed": b"id: 'x\n",
    "directives": b"%TAG ! tag:moose,1987:\n%YAML 9.9\n---\nid: x\n",
    "long-line": b"id: " + b"x" * 1_000_000,
}


CHECK = "from lunmai.build.inputs import *; print(*check_data(Path())[1], sep='\\n')"
LOADED = """
import sys
sys.path.insert(0, "scripts")
from lunmai.commands import main
status = main(sys.argv[1:])
print(status, *sys.modules)
"""
"""Runs a command and tells of all that was loaded for it."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the smallest corpus; nothing in these tests changes it."""
    return copy_project(tmp_path_factory.mktemp("commands") / "project", BASE)


@pytest.fixture
def changed(tmp_path):
    """A project with the smallest corpus, to be changed."""
    return copy_project(tmp_path / "project", BASE)


def paper_of(root):
    return root / "docs" / "data" / "papers" / "wang-2023.yaml"


def dev(root, *arguments, **environment):
    return run(root, "scripts/dev.py", *map(str, arguments), **environment)


def test_check_of_clean_data(project):
    result = dev(project, "check")
    assert result.stdout == "No problems: 1 paper, 3 claims, 5 concepts, 2 references.\n"
    assert (result.returncode, result.stderr) == (0, "")


def test_check_loads_only_what_it_uses(project):
    status, *loaded = run(project, "-c", LOADED, "check").stdout.splitlines()[-1].split()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("lunmai.")}
    assert status == "0"
    assert {"pydantic", "ahocorasick_rs", "pypinyin", "bibtexparser"} <= set(loaded)
    below = {"disk", "languages", "model", "problems", "load", "text", "permanent", "check"}
    also = {"authoring", "syllabus"}  # the schemas for editors, the forms of addresses
    assert rooms <= {*below, *also, "build", "commands"}
    assert {"lunmai.build.prebuild", "lunmai.build.render"}.isdisjoint(loaded)
    assert {"jinja2", "typst", "pikepdf", "pypdf", "rdflib", "segno"}.isdisjoint(loaded)


def test_pages_that_are_up_to_date_are_found_so_without_the_library(changed):
    edit(paper_of(changed), "zh: 加水。", "zh: 加水，多加水。")
    said = run(changed, "-c", LOADED, "pages").stdout.splitlines()
    again = run(changed, "-c", LOADED, "pages").stdout.splitlines()
    assert "jinja2" in said.pop().split()
    status, *loaded = again.pop().split()
    assert again == said
    assert "warning[outdated-translation]" in said[0]
    assert status == "0"
    rooms = {name.split(".")[1] for name in loaded if name.startswith("lunmai.")}
    assert rooms == {"build", "commands", "disk", "languages", "problems"}
    assert {"pydantic", "yaml", "jinja2"}.isdisjoint(loaded)


def test_check_of_wrong_data(changed):
    edit(paper_of(changed), "role: path", "role: pathway")
    result = dev(changed, "check")
    first, last = result.stdout.splitlines()
    assert first.startswith("docs/data/papers/wang-2023.yaml:27:11: error[unknown-value] 'pathway'")
    assert (last, result.returncode, result.stderr) == ("1 problem in 1 file", 1, "")


def test_check_in_github_actions(changed):
    edit(paper_of(changed), "role: path", "role: pathway")
    result = dev(changed, "check", GITHUB_ACTIONS="true")
    assert result.stdout.startswith("::error file=docs/data/papers/wang-2023.yaml,line=27,col=11,")
    assert result.returncode == 1


def test_warnings_are_problems_for_check_and_not_for_the_pre_build(changed):
    edit(paper_of(changed), "zh: 加水。", "zh: 加水，多加水。")
    assert dev(changed, "check").returncode == 1
    result = run(changed, "scripts/build_pages.py")
    assert result.returncode == 0
    assert "warning[outdated-translation]" in result.stdout + result.stderr
    assert (changed / "docs" / "exports" / "corpus.json").is_file()


def test_commands_without_data_cannot_run(changed):
    (changed / "docs" / "data").rename(changed / "elsewhere")
    for command in (["build"], ["audit", "wang-2023", COPY]):
        result = dev(changed, *command)
        assert result.returncode == 2, command
        assert "there is no folder" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("address", ["lunmai", "http://<b>"])
def test_what_is_no_address_of_the_site_cannot_be_run_with(project, address):
    before = snapshot(project)
    result = run(project, "scripts/build_pages.py", LUNMAI_SITE_URL=address)
    assert result.returncode == 2
    assert f"LUNMAI_SITE_URL is {address!r}" in result.stderr
    assert "Traceback" not in result.stderr
    assert snapshot(project) == before


def test_build_of_wrong_data_leaves_everything_as_it_was(changed):
    """But for what it has read without a fault, which the next run need not read again."""
    write(changed / "site" / "index.html", "what was built before")
    assert run(changed, "scripts/build_pages.py").returncode == 0
    edit(paper_of(changed), "role: path", "role: pathway")
    read = changed / ".build" / "read"
    shutil.rmtree(read)
    before = snapshot(changed)
    for command in (
        ["scripts/dev.py", "build"],
        ["scripts/build_pages.py"],
        ["-m", "mkdocs", "build"],
    ):
        result = run(changed, *command)
        assert result.returncode == 1, command
        assert "error[unknown-value] 'pathway'" in result.stdout + result.stderr
        assert "Traceback" not in result.stderr
    shutil.rmtree(read)
    assert snapshot(changed) == before


def test_build_that_mkdocs_refuses_leaves_the_site_as_it_was(changed):
    write(changed / "site" / "index.html", "what was built before")
    edit(changed / "docs" / "zh" / "about.md", "\n# ", "\n[nowhere](nowhere.md)\n\n# ")
    result = dev(changed, "build", "--no-pdf")
    assert result.returncode == 1
    assert snapshot(changed / "site") == {"index.html": b"what was built before"}


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A copy of the project with the invented papers, which nobody changes."""
    return copy_project(tmp_path_factory.mktemp("audited") / "project", CORPUS)


@pytest.mark.parametrize(
    ("paper", "copy", "status", "said"),
    [
        ("hu-tong-2021", COPY, 0, "of 15 claims are right"),
        ("hu-tong-2021", COPY.with_name("doe-1999.txt"), 1, "0 of 15 claims are right"),
        ("hu-tong-2012", COPY, 2, "did you mean 'hu-tong-2021'?"),
        ("hu-tong-2021", sys.executable, 2, "cannot be read"),
    ],
)
def test_audit(invented, paper, copy, status, said):
    result = dev(invented, "audit", paper, copy)
    assert result.returncode == status
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_a_text_is_laid_beside_a_paper_in_one_way(invented):
    """`audit PAPER FILE` is `check PAPER --text FILE`, and the paper may be named by its file."""
    audited = dev(invented, "audit", "hu-tong-2021", COPY)
    file = "docs/data/papers/hu-tong-2021.yaml"
    for name in ("hu-tong-2021", file):
        assert dev(invented, "check", name, "--text", COPY).stdout == audited.stdout


def test_check_of_one_paper_lists_its_problems_only(changed):
    edit(paper_of(changed), "role: path", "role: pathway")
    edit(changed / "docs/data/concepts/water.yaml", "id: water", "id: waters")
    for name, said, unsaid in (("wang-2023", "pathway", "waters"), ("water", "waters", "pathway")):
        result = dev(changed, "check", name)
        assert result.returncode == 1
        assert said in result.stdout
        assert unsaid not in result.stdout
    result = dev(changed, "check", "wang-2032")
    assert result.returncode == 2
    assert "did you mean 'wang-2023'?" in result.stderr
    assert dev(changed, "check", "--text", COPY).returncode == 2


def test_audit_of_a_broken_paper(changed):
    edit(paper_of(changed), "role: path", "role: pathway")
    result = dev(changed, "audit", "wang-2023", paper_of(changed))
    assert result.returncode == 1
    assert "error[unknown-value] 'pathway'" in result.stdout


def test_accept(changed):
    edit(paper_of(changed), "zh: 加水。", "zh: 加水，多加水。")
    result = dev(changed, "accept", "wang-2023")
    assert (result.stdout, result.returncode) == ("wang-2023: 1 translation accepted\n", 0)
    assert dev(changed, "accept").stdout == ""
    result = dev(changed, "accept", "wang-2032")
    assert (result.returncode, result.stdout) == (2, "")
    assert "did you mean 'wang-2023'?" in result.stderr


def test_accept_of_everything(tmp_path):
    root = copy_project(tmp_path / "project", CORPUS)
    assert dev(root, "check").returncode == 1
    assert dev(root, "accept").returncode == 0
    assert dev(root, "check").returncode == 0


def test_table(changed):
    before = snapshot(changed / "docs")
    result = dev(changed, "table", "wang-2023", "--output", changed / "a.xlsx")
    assert result.returncode == 0
    assert result.stdout.endswith("a.xlsx: 3 claims, 2 relations, 0 parallels, 5 concepts\n")
    again = dev(changed, "table", "wang-2023", "--output", changed / "a.xlsx")
    assert (again.returncode, again.stdout) == (2, "")
    assert "is there already" in again.stderr
    result = dev(changed, "table", "wang-2023", "--take", changed / "a.xlsx")
    assert result.stdout == "No changes: the data say what the table says.\n"
    assert snapshot(changed / "docs") == before
    assert dev(changed, "table", "wang-2032").returncode == 2


def test_fingerprints_are_what_the_outline_needs(project, tmp_path):
    write(tmp_path / "text.txt", "\ufeff 板凳虽小，\n\n关系 重大。\r\n")
    result = dev(project, "fingerprint", tmp_path / "text.txt")
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in ("板凳虽小，", "关系重大。")]
    assert result.stdout.splitlines() == [
        f"- {{sha256: {digests[0]}, length: 5}}  # 板凳虽小，",
        f"- {{sha256: {digests[1]}, length: 5}}  # 关系 重大。",
    ]


@pytest.mark.parametrize("options", [["--version"], ["-m", "integration", "--version"]])
def test_what_follows_test_is_for_pytest(project, options):
    done = run(project, "scripts/dev.py", "test", *options)
    assert (done.returncode, done.stdout.split()[:1]) == (0, ["pytest"])


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_needs_no_package(project, arguments):
    result = run(project, "-S", "scripts/dev.py", *arguments)
    assert result.returncode == 0
    assert result.stdout.startswith("usage: python3 scripts/dev.py")
    assert result.stderr == ""


@pytest.mark.parametrize("arguments", [[], ["moose"], ["audit"], ["check", "a", "b"], ["--moose"]])
def test_wrong_use_is_told_without_a_package(project, arguments):
    result = run(project, "-S", "scripts/dev.py", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("usage: python3 scripts/dev.py")


def test_no_paper_or_concept_gives_a_traceback(project, tmp_path):
    for name, content in HOSTILE_FILES.items():
        write(tmp_path / "docs" / "data" / "papers" / f"{name}.yaml", content)
        write(tmp_path / "docs" / "data" / "concepts" / f"{name}.yaml", content)
    result = run(tmp_path, "-c", CHECK, PYTHONPATH=str(project / "scripts"))
    assert (result.returncode, result.stderr) == (0, "")
    for name in HOSTILE_FILES:
        assert f"docs/data/papers/{name}.yaml:" in result.stdout
        assert f"docs/data/concepts/{name}.yaml:" in result.stdout


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_no_bibliography_gives_a_traceback(tmp_path, name):
    write(tmp_path / "docs" / "data" / "references.bib", HOSTILE_FILES[name])
    check_data(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "@" * 10_000,
        "}" * 10_000,
        "@article{" * 2000,
        "@article{a, title = " + "{" * 50_000,
        "@article{a" + ", x = 1" * 5000 + "}",
        "@{}",
        "@comment{",
        "@string{a = b # c}",
        '@book{a, b = "',
    ],
    ids=range(9),
)
def test_no_broken_bibtex_gives_a_traceback(tmp_path, text):
    write(tmp_path / "docs" / "data" / "references.bib", text)
    assert check_data(tmp_path)[1]


def test_an_archive_is_of_the_whole_site():
    """With its PDFs, and without an argument that says so."""
    assert _options(["archive"]).pdf is True


def test_new_writes_a_draft_and_tells_of_what_it_is_not_sure(changed):
    text = TESTS / "authoring" / "new_papers" / "chinese.txt"
    result = dev(changed, "new", "zhou-2023", text)
    *doubts, paper, works, last = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (0, "")
    found = "15 sections, 24 paragraphs, 16 claims to be worded"
    assert paper == f"docs/data/papers/zhou-2023.yaml: {found}"
    assert works == (
        "docs/data/references/zhou-2023.bib: the paper, 4 works of its list, 1 cited beside it"
    )
    assert all(doubt.startswith("? ") for doubt in doubts)
    assert last == f"{len(doubts)} places to look at; what is missing: `check`"
    again = dev(changed, "new", "zhou-2023", text)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.endswith("papers/zhou-2023.yaml exists; choose another id\n")
