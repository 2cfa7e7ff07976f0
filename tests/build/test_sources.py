"""What a page is made of: whatever shows in it changes its key, nothing else does."""

import json
import os

import pytest
from projects import write

from lunmai.build.lying import MOMENT
from lunmai.build.reduced import link, make_reduced
from lunmai.build.sources import Pages

NAV = ["zh/index.md"]
FILES = {
    "zh/index.md": "---\ntitle: Home\n---\n",
    "zh/papers/a/index.md": "---\ntitle: A\ndescription: x\n---\n",
    "zh/papers/a/map.md": "---\ntitle: Map\n---\n",
    "zh/other.md": "---\ntitle: O\n---\n[a](papers/a/map.md#m1) [b](../exports/x.json)\n",
    "zh/facts.md": '---\ntitle: F\n---\n--8<-- "zh/f.md"\n',
    "facts/zh/f.md": "One.",
    "en/index.md": "---\ntitle: Home\n---\n",
    "exports/x.json": "{}",
}
CHANGES = {
    "its text": ("zh/papers/a/map.md", "---\ntitle: Map\n---\nMore.", {"a/map", "other"}),
    "a title above": ("zh/papers/a/index.md", "---\ntitle: B\n---\n", {"a/index", "a/map"}),
    "a description above": (
        "zh/papers/a/index.md",
        "---\ntitle: A\ndescription: y\n---\n",
        {"a/index"},
    ),
    "what it includes": ("facts/zh/f.md", "Two.", {"facts"}),
    "its counterpart": ("en/other.md", "---\ntitle: O\n---\n", {"other"}),
    "what it links to": ("exports/x.json", None, {"other"}),
    "a file": ("exports/x.json", "[]", set()),
    "a title in the navigation": (
        "zh/index.md",
        "---\ntitle: H\n---\n",
        {"index", "a/index", "a/map", "other", "facts"},
    ),
}


@pytest.fixture
def docs(tmp_path):
    for name, text in FILES.items():
        write(tmp_path / "docs" / name, text)
    return tmp_path / "docs"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_key_changes_with_what_shows(docs, change):
    name, text, expected = change
    before = Pages(docs).keys(NAV)
    if text is None:
        (docs / name).unlink()
    else:
        write(docs / name, text)
    after = Pages(docs).keys(NAV)
    changed = {one for one in before if one in after and before[one] != after[one]}
    pages = {one for one in changed if one.startswith("zh/")}
    assert pages == {f"zh/{'papers/' if '/' in one else ''}{one}.md" for one in expected}


def later(docs):
    """A time of the disk at which no file has just been changed."""
    return max(file.stat().st_ctime_ns for file in docs.rglob("*")) + MOMENT


def test_what_was_noted_of_a_file_is_what_it_is(docs):
    first = Pages(docs, None, later(docs))
    noted = json.loads(json.dumps(first.noted))
    known = {name: [told | {"digest": "known"} if name.endswith("map.md") else told, state]
             for name, (told, state) in noted.items()}  # fmt: skip
    assert Pages(docs, noted).keys(NAV) == first.keys(NAV)
    assert Pages(docs, known).pages["zh/papers/a/map.md"].digest == "known"  # was not read again


@pytest.mark.parametrize("name", ["zh/other.md", "exports/x.json"])
def test_a_file_of_the_same_size_and_time_is_read_again(docs, name):
    noted, file = Pages(docs, None, later(docs)).noted, docs / name
    state, content = file.stat(), file.read_bytes()
    file.write_bytes(content[:-1] + b" ")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    again = Pages(docs, noted)
    assert again.digests[name] == Pages(docs).digests[name]
    assert again.noted[name][1] is None  # it has just been changed, and may be changed once more


def test_a_reduced_folder_has_what_a_page_needs(docs, tmp_path):
    made = '<h1 id="m1">A</h1>'
    make_reduced(tmp_path / "part", Pages(docs), ["zh/other.md"], NAV, lambda name: made)
    part = {
        file.relative_to(tmp_path / "part").as_posix(): file.read_text(encoding="utf-8")
        for file in (tmp_path / "part").rglob("*")
        if file.is_file()
    }
    assert part.keys() == {"zh/other.md", "zh/index.md", "zh/papers/a/map.md", "exports/x.json"}
    assert part["zh/other.md"] == FILES["zh/other.md"]
    assert '<i id="m1"></i>' in part["zh/papers/a/map.md"]
    assert part["exports/x.json"] == ""


def test_a_file_with_other_names_is_not_shared(tmp_path):
    write(tmp_path / "a", "x")
    link(tmp_path / "a", tmp_path / "new" / "b")
    link(tmp_path / "a", tmp_path / "new" / "c")
    assert (tmp_path / "a").samefile(tmp_path / "new" / "b")
    assert not (tmp_path / "a").samefile(tmp_path / "new" / "c")
