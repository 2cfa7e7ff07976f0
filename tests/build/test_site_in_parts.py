"""A site of which only the changed pages were made equals one that was made from nothing.

Edits and damage are drawn at random: `LUNMAI_FUZZ=1000` draws many instead of a few.
"""

import json
import random
import shutil

import pytest
from harm import number
from projects import BASE, SETTINGS, copy_project, run, snapshot, write

pytestmark = pytest.mark.integration
BUILD = """
import sys
sys.path.insert(0, "scripts")
from lunmai.build.site import build_site
sys.exit(build_site(fresh="fresh" in sys.argv))
"""
NAV = "index papers/index compare/index glossary/index citations/index courses method contribute"
OTHERS = "about papers/a/index papers/a/map papers/b papers/b/record concepts/x concepts/y"
DATA = """---
title: "{title}"
source: docs/data/papers/{title}.yaml
---
<!-- Generated from docs/data/papers/{title}.yaml; do not edit. -->

# {title} {{#title}}

<section class="lm-brief" id="outline">
<h2 id="_brief">Brief</h2>

<p>One <em>two</em></p>
</section>

<article class="lm-claim" markdown="1">

### <a href="#m1">m1</a> A claim {{#m1}}

<div class="lm-body"><p id="m1-1">{text}</p></div>

</article>
"""
HAND = "---\ntitle: {title}\n---\n\n# {title} {{#top}}\n\n{text}\n\n## Part {{#part}}\n"


class Editor:
    """Somebody who draws lots over a small site."""

    def __init__(self, root, dice):
        self.root, self.docs, self.dice, self.made = root, root / "docs", dice, 0
        for page in self.docs.glob("*/*.md"):
            page.unlink()
        shutil.rmtree(self.docs / "data")
        for name in (*NAV.split(), *OTHERS.split()):
            for language in ("zh", "en"):
                self.write_page(f"{language}/{name}.md", name)
        write(self.docs / "facts" / "zh" / "papers.md", "Two papers, [one](papers/b.md#m1).\n")
        write(self.docs / "zh" / "method.md", HAND.format(title="M", text='--8<-- "zh/papers.md"'))
        write(self.docs / "exports" / "a.json", "{}")

    def write_page(self, path, title):
        self.made += 1
        form = DATA if "/" in title else HAND
        write(self.docs / path, form.format(title=title, text=f"Text {self.made}."))

    def page(self):
        return self.dice.choice(sorted(self.docs.glob("[ez][nh]/**/*.md")))

    def built(self):
        return self.dice.choice(sorted(path for path in self.site.rglob("*") if path.is_file()))

    @property
    def site(self):
        return self.root / "site"

    def edit_text(self):
        self._add(self.page(), f"\nSaid {self.made}.\n")

    def _add(self, page, text):
        self.made += 1
        write(page, page.read_text(encoding="utf-8") + text)

    def retitle(self):
        page = self.page()
        self.made += 1
        text = page.read_text(encoding="utf-8")
        write(page, text.replace("title: ", f"title: T{self.made}", 1).replace('T"', '"T'))

    def shorten(self):
        page = self.page()
        self.made += 1
        text = page.read_text(encoding="utf-8")
        write(page, text.replace("---\n", f"---\nshort: S{self.made}\n", 1))

    def add_page(self):
        self.made += 1
        folder = self.dice.choice(["papers", "papers/a", "papers/b", "concepts", "new/deep"])
        for language in self.dice.choice([("zh", "en"), ("zh",), ("en",)]):
            self.write_page(f"{language}/{folder}/n{self.made}.md", "a/n")

    def remove_page(self):
        self.page().unlink()

    def rename_page(self):
        page = self.page()
        self.made += 1
        page.rename(page.with_name(f"r{self.made}.md"))

    def link_page(self):
        """Also to what is not there: then neither build may succeed."""
        page, target = self.page(), self.page()
        up = "../" * (len(page.relative_to(self.docs).parts) - 1)
        anchor = self.dice.choice(["", "", "#m1", "#m1-1", "#top", "#part", "#outline", "#none"])
        self._add(page, f"\n[a link]({up}{target.relative_to(self.docs).as_posix()}{anchor})\n")

    def drop_id(self):
        page = self.page()
        text = page.read_text(encoding="utf-8")
        write(page, text.replace("{#part}", "").replace(' id="m1-1"', ""))

    def mend_links(self):
        for page in self.docs.rglob("*.md"):
            text = page.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = "".join(line for line in text if not line.startswith("[a link]"))
            if kept != "".join(text):
                write(page, kept)

    def change_file(self):
        self.made += 1
        write(self.docs / "exports" / self.dice.choice(["a.json", "b.json"]), f"[{self.made}]")

    def remove_file(self):
        (self.docs / "exports" / "b.json").unlink(missing_ok=True)

    def change_fact(self):
        self._add(self.docs / "facts" / "zh" / "papers.md", f" More {self.made}.")

    def change_theme(self):
        self._add(self.root / "overrides" / "partials" / "copyright.html", "<!-- x -->")

    def change_settings(self):
        file = self.root / "mkdocs.yml"
        write(file, file.read_text(encoding="utf-8").replace("copyright: ", "copyright: x"))

    def damage_file(self):
        self._add_bytes(self.built(), b"x")

    def truncate_file(self):
        write(self.built(), b"")

    def lose_file(self):
        self.built().unlink()

    def lose_site(self):
        shutil.rmtree(self.site, ignore_errors=True)

    def mix_files(self):
        shutil.copy(self.built(), self.built())

    def damage_notes(self):
        file = self.root / ".build" / "site.json"
        if file.is_file():
            noted = file.read_bytes()
            write(file, self.dice.choice([b"", noted[:-9], noted.replace(b"zh/", b"en/"), b"{}"]))

    def exchange_notes(self):
        """Notes that are whole, and of another site."""
        file = self.root / ".build" / "site.json"
        if file.is_file():
            before = self.root / "before.json"
            shutil.copy(before if before.is_file() else file, file.with_suffix(".other"))
            shutil.copy(file, before)
            file.with_suffix(".other").replace(file)

    def _add_bytes(self, file, more):
        file.write_bytes(file.read_bytes() + more)


DO = [name for name in vars(Editor) if not name.startswith("_")]
DO = [name for name in DO if name not in ("write_page", "page", "built", "site")]


def built(root, *arguments):
    return run(root, "-c", BUILD, *arguments, **SETTINGS)


def written(folder):
    states = ((path, path.stat()) for path in folder.rglob("*"))
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in states}


@pytest.mark.parametrize("lot", range(number(1, 20)))
def test_parts_make_the_same_site(tmp_path, lot):
    root = copy_project(tmp_path / "project", BASE)
    editor = Editor(root, random.Random(lot))
    first = built(root)
    assert first.returncode == 0, first.stderr
    for step in range(number(3, 40)):
        done = [editor.dice.choice(DO) for _ in range(editor.dice.choice([1, 1, 2, 3]))]
        for name in done:
            getattr(editor, name)()
        part = built(root)
        made = snapshot(root / "site") if (root / "site").is_dir() else {}
        fresh = built(root, "fresh")
        assert part.returncode == fresh.returncode, (step, done, part.stderr, fresh.stderr)
        if fresh.returncode:
            assert part.stderr == fresh.stderr, (step, done)
            editor.mend_links()
            continue
        whole = snapshot(root / "site")
        assert made.keys() == whole.keys(), (step, done)
        assert [name for name in whole if made[name] != whole[name]] == [], (step, done)


def test_nothing_to_do_is_nothing_done(tmp_path):
    root = copy_project(tmp_path / "project", BASE)
    Editor(root, random.Random(0))
    assert built(root).returncode == 0
    before = written(root / "site")
    assert built(root).stderr == ""
    assert written(root / "site") == before
    report = json.loads((root / ".build" / "placed.json").read_bytes())
    assert report["files"] == sorted(snapshot(root / "site"))
