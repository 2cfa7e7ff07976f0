"""What lies beside the data: links, misspelt names, folders that nobody may read."""

import os
import re
import subprocess
import sys

import pytest
from projects import BASE, ROOT, TESTS, copy_data, write

from lunmai.build.inputs import check_data
from lunmai.check.by_hand import EXPORTS, GENERATED, LISTS, PARTS

CHECK = "from lunmai.build.inputs import *; print(*check_data(Path('.'))[1], sep='\\n')"


@pytest.mark.parametrize("place", ["docs/data/papers/x.yaml", "docs/zh/x.md", "docs/assets/x.txt",
                                   "docs/data/parallels.yaml", "docs/maps"])  # fmt: skip
def test_the_site_shows_nothing_that_a_link_leads_to(tmp_path, place):
    copy_data(BASE, tmp_path / "project")
    write(tmp_path / "secret", "id: x")
    link = tmp_path / "project" / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "secret")
    told = [str(one) for one in check_data(tmp_path / "project")[1]]
    assert any(
        line.startswith(f"{place}:1:1: error[misplaced-file] this is a link") for line in told
    )


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions are otherwise there")
@pytest.mark.parametrize("folder", ["docs/data", "docs/data/papers", "docs/data/concepts"])
def test_a_folder_that_may_not_be_read_is_not_an_empty_one(tmp_path, folder):
    copy_data(BASE, tmp_path)
    (tmp_path / folder).chmod(0)
    for above in (tmp_path, *tmp_path.parents):  # of pytest
        if above.stat().st_uid == os.getuid() and above != above.parent:
            above.chmod(above.stat().st_mode | 0o055)
    nobody = {"user": 65534} if os.getuid() == 0 else {}
    said = subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        **nobody,
    )
    (tmp_path / folder).chmod(0o755)
    assert "CannotRun" in said.stderr
    assert "cannot be read; see whose folder it is" in said.stderr
    assert said.stdout == ""


def test_the_parts_that_pages_include_are_those_that_are_generated():
    for folder in (TESTS / "golden" / "facts").iterdir():
        assert {file.stem for file in folder.iterdir()} == PARTS


def test_the_pages_and_exports_that_pages_may_lead_to_are_there():
    golden = TESTS / "golden"
    exports = [file.name for file in (golden / "exports").iterdir()]
    assert sum(bool(EXPORTS.fullmatch(name)) for name in exports) == 14
    for name in (*(f"{one}/index" for one in GENERATED - {"concepts"}), *LISTS):
        assert (golden / "zh" / f"{name}.md").is_file(), name


def test_what_pages_include_has_no_ids_but_of_papers():
    for file in (TESTS / "golden" / "facts").rglob("*.md"):
        found = re.findall(r"\{#|\bid=", file.read_text(encoding="utf-8"))
        assert not found or file.stem == "papers", file
