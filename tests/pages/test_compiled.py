"""Templates are compiled once, and what was kept of them never makes a page wrong."""

import shutil
from itertools import cycle

import pytest
from projects import BASE, copy_project, edit, run, snapshot

from lunmai.pages.compiled import DIGEST

pytestmark = pytest.mark.integration
SPOILT = (
    lambda content: b"",
    lambda content: content[:-9],
    lambda content: content[:-9] + b"x" * 9,
    lambda content: content[:DIGEST] + b"j2" + content[DIGEST:],
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the smallest corpus that keeps its templates for itself, and its pages."""
    root = copy_project(tmp_path_factory.mktemp("compiled") / "project", BASE)
    shutil.rmtree(root / ".build" / "templates")
    written(root)
    return root


def written(root):
    """The pages of a project, written anew."""
    for note in ("pages.json", "kept.json"):
        (root / ".build" / note).unlink(missing_ok=True)
    result = run(root, "scripts/build_pages.py")
    assert result.returncode == 0, result.stderr
    return snapshot(root / "docs")


def kept(root):
    return sorted((root / ".build" / "templates").iterdir())


def test_they_are_kept(project):
    before = {file.name: file.stat().st_mtime_ns for file in kept(project)}
    assert {"claim.md.j2.compiled", "facts-edition.md.j2.compiled"} <= before.keys()
    written(project)
    assert {file.name: file.stat().st_mtime_ns for file in kept(project)} == before


def test_what_is_not_whole_is_compiled_anew(project):
    before = snapshot(project / "docs"), snapshot(project / ".build" / "templates")
    for file, spoil in zip(kept(project), cycle(SPOILT), strict=False):
        file.write_bytes(spoil(file.read_bytes()))
    assert (written(project), snapshot(project / ".build" / "templates")) == before


def test_without_a_place_to_keep_them_they_are_compiled_each_time(project):
    before, folder = snapshot(project / "docs"), project / ".build" / "templates"
    folder.rename(folder.with_name("aside"))
    folder.write_text("no folder")
    assert written(project) == before
    folder.unlink()
    folder.with_name("aside").rename(folder)


def test_a_changed_phrase_or_template_is_seen(project):
    library = project / "scripts" / "lunmai"
    page = project / "docs" / "zh" / "glossary" / "index.md"
    edit(library / "text" / "phrases" / "pages.yaml", "\nglossary: {zh: 术", "\nglossary: {zh: 词")
    template = library / "pages" / "templates" / "glossary.md.j2"
    template.write_bytes(template.read_bytes() + b"\nmoose\n")
    written(project)
    assert "# 词语表 {#" in page.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").endswith("moose\n")
