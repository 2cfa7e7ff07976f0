"""Edits drawn at random: what a pre-build makes after each is what one from nothing makes.

`LUNMAI_FUZZ=1000` draws a hundred sequences instead of two.
"""

import random
import shutil

import pytest
import yaml
from harm import number
from projects import BASE, CORPUS, copy_data, write

from lunmai.build.prebuild import check_data, prebuild, render_data
from lunmai.problems import errors

pytestmark = pytest.mark.integration
STEPS = 6


def places(value, path=()):
    """Every place in a tree of lists and mappings, with what stands there."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    if not isinstance(value, str):
        for key, one in inner:
            yield from places(one, (*path, key))


def alter(dice, data):
    """Says something else, leaves something out, or turns two things round."""
    found = [(path, value) for path, value in places(data) if path]
    path, value = dice.choice(found)
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    if isinstance(holder, list) and len(holder) > 1 and dice.random() < 0.5:
        other = dice.randrange(len(holder))
        holder[path[-1]], holder[other] = holder[other], holder[path[-1]]
    elif isinstance(value, str) and dice.random() < 0.8:
        same = [there for at, there in found if at[-1] == path[-1] and isinstance(there, str)]
        holder[path[-1]] = dice.choice([*same, f"{value}{dice.choice('甲乙丙')}", f"{value} anew"])
    else:
        del holder[path[-1]]


class Project:
    def __init__(self, root, source, dice):
        self.root, self.dice = root, dice
        self.data = copy_data(source, root)
        for language in ("zh", "en"):
            write(root / "docs" / language / "index.md", "# 论脉\n")

    def edit(self):
        """One edit after which the data have no errors."""
        while True:
            before = {path: path.read_bytes() for path in self.data.rglob("*") if path.is_file()}
            self._edit(sorted(before))
            try:
                if not errors(check_data(self.root)[1]):
                    return
            except (ValueError, AssertionError):
                pass
            for path in self.data.rglob("*"):
                if path.is_file() and path not in before:
                    path.unlink()
            for path, content in before.items():
                path.write_bytes(content)

    def _edit(self, files):
        dice = self.dice
        file = dice.choice([one for one in files if one.suffix in (".yaml", ".bib")])
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".bib":
            lines = text.splitlines(keepends=True)
            at = dice.randrange(len(lines))
            lines[at] = "" if dice.random() < 0.3 else lines[at].replace("}", "新}", 1)
            write(file, "".join(lines))
        elif dice.random() < 0.1 and file.parent != self.data:
            file.unlink()
        elif dice.random() < 0.15 and file.parent.name == "papers":
            drafted = text.replace("status: draft\n", "")
            write(file, drafted if drafted != text else f"status: draft\n{text}")
        else:
            data = yaml.load(text, yaml.CBaseLoader)
            for _ in range(dice.choice((1, 1, 3))):
                alter(dice, data)
            write(file, yaml.dump(data, allow_unicode=True, sort_keys=False))

    def differences(self):
        """What is otherwise than a pre-build from nothing makes it."""
        made = prebuild(self.root)
        whole = render_data(self.root)
        assert made.problems == whole.problems
        docs = self.root / "docs"
        return [
            name
            for name, text in whole.site.files.items()
            if not (docs / name).is_file() or (docs / name).read_bytes() != content(text)
        ]


def content(text):
    return text if isinstance(text, bytes) else text.encode()


@pytest.mark.parametrize("source", [BASE, CORPUS])
@pytest.mark.parametrize("seed", range(number(1, 10)))
def test_after_any_edit_the_pages_are_those_of_a_build_from_nothing(tmp_path, source, seed):
    dice = random.Random(f"incremental {seed}")
    project = Project(tmp_path, source, dice)
    assert project.differences() == []
    for step in range(STEPS):
        project.edit()
        assert project.differences() == [], step
    kept = tmp_path / ".build" / "kept.json"
    noted = bytearray(kept.read_bytes())
    noted[dice.randrange(len(noted))] ^= 1
    kept.write_bytes(noted)
    shutil.rmtree(tmp_path / "docs" / "en" / "papers", ignore_errors=True)
    project.edit()
    assert project.differences() == []
