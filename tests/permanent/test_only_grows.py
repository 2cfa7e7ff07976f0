"""A ledger that was changed is an error: by its digests alone, and by what git or a site has."""

import json
import re
import shutil
import subprocess

import pytest
from projects import CORPUS, ROOT, copy_data, copy_project, edit, run, write

from lunmai.build.prebuild import check_data
from lunmai.check.unchanged import grown
from lunmai.exports.ids import ids_export
from lunmai.link import link_corpus
from lunmai.load import CannotRun
from lunmai.load.history import ledger_of_site
from lunmai.permanent.publish import seal_ledger

LEDGER, EDITION = "docs/data/published.yaml", "docs/data/edition.yaml"
DAY = 'date: "2020-10-02"'
MARK = re.compile(r'\n +digest: ".*"')


def changed(old, new):
    return lambda root: edit(root / LEDGER, old, new)


def swapped(root):
    """The two editions in each other's place."""
    text = (root / LEDGER).read_text(encoding="utf-8")
    head, first, second, rest = re.split(r'(?=  - name: "20)|(?=retired:)', text)
    write(root / LEDGER, head + second + first + rest)


def shortened(root):
    text = (root / LEDGER).read_text(encoding="utf-8")
    _, _, second, _ = re.split(r'(?=  - name: "20)|(?=retired:)', text)
    write(root / LEDGER, text.replace(second, ""))
    edit(root / EDITION, '"2021-03"', '"2020-09"')
    edit(root / EDITION, "2021-03-09", "2020-09-01")


def without_tombstone(root):
    text = (root / LEDGER).read_text(encoding="utf-8")
    write(root / LEDGER, text[: text.index("  - id: concepts/stool")]
          + text[text.index("  - id: references/bureau") :])  # fmt: skip


STRIKES = {
    "missing": lambda root: (root / LEDGER).unlink(),
    "dangling": lambda root: ((root / LEDGER).unlink(), (root / LEDGER).symlink_to("nothing")),
    "empty": lambda root: write(root / LEDGER, ""),
    "no-editions": lambda root: write(root / LEDGER, "editions: []\n"),
    "nothing": lambda root: write(root / LEDGER, "{}\n"),
    "shortened": shortened,
    "id-struck": changed("deposit evidence", "evidence"),
    "claim-struck": changed("m1 m1-1 m1-2 ", "m1 m1-2 "),
    "kind-struck": changed(
        '    references: "bureau-of-teahouses-2020 deng-yi-2019 doe-1999"\n', ""
    ),
    "id-added": changed("deposit evidence", "deposit evidence extra"),
    "re-dated": changed('date: "2021-03-09"', 'date: "2021-03-08"'),
    "re-named": changed('name: "2020-09"', 'name: "2020-08"'),
    "re-ordered": swapped,
    "kind": changed(f"kind: merged\n    {DAY}", f"kind: withdrawn\n    {DAY}"),
    "reason": changed("凳子已经无人坐。", "凳子没有了。"),
    "date": changed('"2020-11-03"', '"2020-11-04"'),
    "successor": changed("[papers/hu-tong-2021#m1-2]", "[papers/hu-tong-2021#m1]"),
    "edition.yaml-elsewhere": lambda root: edit(root / EDITION, '"2021-03"', '"2021-02"'),
    "edition.yaml-late": lambda root: edit(root / EDITION, "2021-03-09", "2099-12-31"),
}  # fmt: skip
ONLY_GIT_KNOWS = {
    "tombstone-struck": without_tombstone,  # no edition came since; its concept may come back
    "digests-too": lambda root: (changed("deposit evidence", "evidence")(root), reseal(root)),
    "a-reason-too": lambda root: (STRIKES["reason"](root), reseal(root)),
}


def reseal(root):
    """What somebody may do who knows how: every digest is made anew."""
    text = (root / LEDGER).read_text(encoding="utf-8")
    write(root / LEDGER, MARK.sub("", text))
    text = (root / EDITION).read_text(encoding="utf-8")
    write(root / EDITION, text.partition("ledger:")[0])
    loaded, _ = check_data(root)
    seal_ledger(loaded, root)


@pytest.fixture
def root(tmp_path):
    copy_data(CORPUS, tmp_path)
    for name in ("zh", "en"):
        write(tmp_path / "docs" / name / "index.md", "# x\n")
    return tmp_path


def git(root, *command):
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *name, *command], cwd=root, capture_output=True, check=True)
    return done.stdout.decode().strip()


def committed(root):
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "x")


def told(root):
    codes = {"changed-ledger", "unpublished-edition", "edition-order"}
    return [problem for problem in check_data(root)[1] if problem.code in codes]


def test_what_was_published_is_as_it_was(root):
    assert told(root) == []
    committed(root)
    assert told(root) == []


@pytest.mark.parametrize("strike", STRIKES)
def test_a_strike_is_an_error_without_git(root, strike):
    STRIKES[strike](root)
    assert told(root)


@pytest.mark.parametrize("strike", [*STRIKES, *ONLY_GIT_KNOWS])
@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_a_strike_is_an_error_with_git(root, strike):
    committed(root)
    {**STRIKES, **ONLY_GIT_KNOWS}[strike](root)
    assert told(root)


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_what_is_released_is_where_this_branch_began(root, tmp_path_factory):
    """Of a branch that is behind, nobody wants what came later on the other."""
    committed(root)
    clone = tmp_path_factory.mktemp("clone") / "one"
    git(root, "clone", "--quiet", str(root), str(clone))
    edit(clone / LEDGER, "deposit evidence", "evidence")
    reseal(clone)
    git(clone, "commit", "-a", "-m", "struck")
    assert told(clone)  # though it was committed
    edit(root / "docs/data/concepts/bench.yaml", "id: bench", "id: bench # x")
    git(root, "commit", "-a", "-m", "later")
    git(clone, "fetch", "--quiet")
    assert told(clone)
    git(clone, "reset", "--hard", "origin/main~1")
    assert told(clone) == []


@pytest.mark.integration
@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_two_commits_hide_nothing_in_a_clone_without_history(tmp_path):
    """The first strikes an id, with every digest; the second touches something else."""
    root = copy_project(tmp_path / "project", CORPUS)
    committed(root)
    before = git(root, "rev-parse", "HEAD")
    ONLY_GIT_KNOWS["digests-too"](root)
    git(root, "commit", "-a", "-m", "struck")
    write(root / "docs/zh/index.md", "# y\n")
    git(root, "commit", "-a", "-m", "touched")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", str(clone))
    said = run(clone, "scripts/dev.py", "check", "--before", before)
    assert (said.returncode, "fetch it" in said.stderr) == (2, True)
    git(clone, "fetch", "--quiet", "--depth=1", "origin", before)
    said = run(clone, "scripts/dev.py", "check", "--before", before)
    assert (said.returncode, f"is not as {before[:12]} has it" in said.stdout) == (1, True)


@pytest.mark.parametrize("strike", [*STRIKES, *ONLY_GIT_KNOWS])
def test_a_strike_shows_by_what_the_published_site_has(root, strike):
    loaded, _ = check_data(root)
    exported = ids_export(loaded.corpus, link_corpus(loaded.corpus), "")
    write(root / "ids.json", json.dumps(exported))
    before = ledger_of_site(root / "ids.json")
    assert list(grown(loaded, [before])) == []
    {**STRIKES, **ONLY_GIT_KNOWS}[strike](root)
    loaded, _ = check_data(root)
    assert told(root) or list(grown(loaded, [before]))


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"published": {}}), "\0"])
def test_what_is_no_ids_json_is_refused(root, text):
    write(root / "ids.json", text)
    with pytest.raises(CannotRun, match=r"is not the ids\.json of a site"):
        ledger_of_site(root / "ids.json")


def test_this_project_has_lost_nothing():
    assert told(ROOT) == []
