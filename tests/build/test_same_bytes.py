"""Same data, same bytes: whatever the order of files and keys, and however often it is done."""

import json
import os
import random
import shutil

import pytest
from projects import CORPUS, Linked, copy_data, copy_project, render, run, snapshot, write

from lunmai.build.prebuild import prebuild
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.load.yaml_positions import parse_yaml

FILES = sorted(path for path in (CORPUS / "docs" / "data").rglob("*") if path.is_file())


@pytest.fixture
def rendered(linked):
    return render(linked)


def rendered_from(data, root):
    loaded = load_corpus(data, root)
    return render(Linked(loaded, link_corpus(loaded.corpus)))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_keys_and_references_does_not_matter(tmp_path, rendered, seed):
    chance = random.Random(seed)
    for file in chance.sample(FILES, len(FILES)):
        text = file.read_text(encoding="utf-8")
        write(tmp_path / file.relative_to(CORPUS), shuffled(text, file.suffix, chance))
    assert rendered_from(tmp_path / "docs" / "data", tmp_path) == rendered


def shuffled(text, suffix, chance):
    """A data file with its entries, or the keys of its mappings, in another order."""
    if suffix == ".bib":
        entries = text.split("\n\n")
        return "\n\n".join(chance.sample(entries, len(entries)))
    return json.dumps(in_another_order(parse_yaml(text, "")[0], chance), ensure_ascii=False)


def in_another_order(value, chance):
    if isinstance(value, dict):
        keys = chance.sample(sorted(value), len(value))
        return {key: in_another_order(value[key], chance) for key in keys}
    return [in_another_order(item, chance) for item in value] if isinstance(value, list) else value


def test_the_hash_seed_the_locale_and_the_time_zone_do_not_matter(tmp_path):
    copy_project(tmp_path, CORPUS)
    outputs = []
    for setting in (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "PYTHONUTF8": "0"},
    ):
        assert run(tmp_path, "scripts/build_pages.py", **setting).returncode == 0
        outputs.append(snapshot(tmp_path / "docs"))
        shutil.rmtree(tmp_path / "docs" / "exports")
    assert outputs[0] == outputs[1]


def test_the_second_pre_build_writes_nothing(tmp_path):
    copy_data(CORPUS, tmp_path)
    first = prebuild(tmp_path).written
    before = snapshot(tmp_path)
    for path in tmp_path.rglob("*.md"):
        os.utime(path, ns=(1, 1))
    second = prebuild(tmp_path).written
    assert (len(first.changed), second.total) == (first.total, first.total)
    assert (second.changed, second.removed) == ((), ())
    assert snapshot(tmp_path) == before
    assert {path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == {1}


def test_one_changed_claim_rewrites_only_its_paper_the_exports_and_the_index(tmp_path):
    data = copy_data(CORPUS, tmp_path)
    prebuild(tmp_path)
    file = data / "papers" / "doe-1999.yaml"
    write(file, file.read_text(encoding="utf-8").replace("四十一把伞", "四十一把雨伞"))
    changed = prebuild(tmp_path).written.changed
    index = [name for name in changed if name.startswith("search/zh/")]
    assert 0 < len(index) < 8
    assert set(changed) - set(index) == {
        "embed/doe-1999/index.html",
        "en/papers/doe-1999/side-by-side.md",
        "exports/arguments.zip",
        "exports/claims.xlsx",
        "exports/corpus.json",
        "exports/courses/papers/doe-1999.json",
        "exports/papers/doe-1999.aif.jsonld",
        "exports/papers/doe-1999.argdown",
        "exports/papers/doe-1999.tmx",
        "exports/wordings.zip",
        "zh/courses/doe-1999.md",
        "zh/papers/doe-1999/index.md",
        "zh/papers/doe-1999/map.md",
        "zh/papers/doe-1999/record.md",
        "zh/papers/doe-1999/roles.md",
        "zh/papers/doe-1999/side-by-side.md",
    }


def test_errors_leave_the_generated_files_alone(tmp_path):
    data = copy_data(CORPUS, tmp_path)
    prebuild(tmp_path)
    before = snapshot(tmp_path / "docs")
    write(data / "papers" / "new.yaml", "id: nothing else")
    built = prebuild(tmp_path)
    assert built.written is None
    assert built.problems
    (data / "papers" / "new.yaml").unlink()
    assert snapshot(tmp_path / "docs") == before
