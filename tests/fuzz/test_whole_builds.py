"""Builds after edits of data, phrases, templates and code: each makes what one from nothing makes.

`LUNMAI_FUZZ=1000` draws many edits instead of a few.
"""

import random
import re

import pytest
from harm import number
from projects import BASE, SETTINGS, copy_project, run, snapshot, write

pytestmark = pytest.mark.integration
PHRASE = re.compile(r"(?m)^[\w-]+: \{zh: [^\"',{}]+(?=, en: )")
TEXT = re.compile(r"(?m)^ +(?:gist|text): \{zh: [^\"'{}]+?(?=。, en: )")


class Editor:
    """Somebody who changes whatever a page is made of."""

    def __init__(self, root, dice):
        self.root, self.dice, self.made = root, dice, 0

    def phrase(self):
        self._lengthen("scripts/lunmai/text/phrases/*.yaml", PHRASE)

    def data(self):
        self._lengthen("docs/data/*/*.yaml", TEXT)

    def template(self):
        self._append("scripts/lunmai/pages/templates/**/*.md.j2", "\n<p>{}</p>\n")

    def code(self):
        self._append("scripts/lunmai/views/*.py", "\n# {}\n")

    def _file(self, files, pattern=None):
        found = [(path, path.read_text(encoding="utf-8")) for path in sorted(self.root.glob(files))]
        return self.dice.choice([one for one in found if not pattern or pattern.search(one[1])])

    def _lengthen(self, files, pattern):
        path, text = self._file(files, pattern)
        place = self.dice.choice([match.end() for match in pattern.finditer(text)])
        write(path, f"{text[:place]}{self.dice.choice('甲乙丙丁')}{text[place:]}")

    def _append(self, files, line):
        self.made += 1
        path, text = self._file(files)
        write(path, text + line.format(self.made))


DO = [name for name in vars(Editor) if not name.startswith("_")]


def built(root, *arguments):
    environment = {**SETTINGS, "PYTHONDONTWRITEBYTECODE": "1"}
    done = run(root, "scripts/dev.py", "build", "--no-pdf", *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return snapshot(root / "docs"), snapshot(root / "site")


@pytest.mark.parametrize("lot", range(number(1, 10)))
def test_a_build_after_edits_is_one_from_nothing(tmp_path, lot):
    root = copy_project(tmp_path / "project", BASE)
    editor = Editor(root, random.Random(lot))
    before = built(root)
    todo = DO * number(1, 5)
    editor.dice.shuffle(todo)
    for name in todo:
        getattr(editor, name)()
        made = built(root)
        assert name == "code" or made != before, name
        before = built(root, "--fresh")
        for part, whole in zip(made, before, strict=True):
            assert part.keys() == whole.keys(), name
            assert [path for path in whole if part[path] != whole[path]] == [], name
