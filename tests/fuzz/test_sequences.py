"""Years of releases, retirements and merged branches, drawn at random: no id is ever lost.

`LUNMAI_FUZZ=1000` draws a thousand sequences instead of a few.
"""

import random
import shutil
from collections import Counter
from copy import deepcopy

import pytest
import yaml
from harm import number
from projects import BASE, copy_data, raise_edition, write

from lunmai.build.prebuild import check_data
from lunmai.load import CannotRun, load_corpus
from lunmai.load.yaml_positions import parse_yaml
from lunmai.permanent.publish import publish_names
from lunmai.permanent.register import Register
from lunmai.permanent.retire import retire, tombstone

STEPS = 14
REASON = {"zh": "误。", "en": "An error."}
OURS = {
    *("lost-id", "reused-id", "changed-ledger", "unpublished-edition", "never-published"),
    *("unknown-successor", "successor-cycle", "successor-kind", "successor-number"),
    *("edition-order", "repeated-item", "malformed-id", "yaml-syntax", "wrong-type"),
}
"""The codes of problems with the ledger."""


class Project:
    """A project in the hands of somebody who draws lots."""

    def __init__(self, root, dice, serial="a"):
        self.root, self.dice, self.serial = root, dice, serial
        self.data = root / "docs" / "data"
        self.made = 0
        self._loaded = None
        self.done = Counter()

    @property
    def loaded(self):
        if self._loaded is None:
            self._loaded = load_corpus(self.data, self.root)
        return self._loaded

    @property
    def corpus(self):
        return self.loaded.corpus

    def change(self, paper, do):
        """Lets something happen to the data of a paper."""
        file = self.data / "papers" / f"{paper}.yaml"
        said = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
        do(said)
        write(file, yaml.dump(said, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
        self._loaded = None

    def new_id(self):
        self.made += 1
        return f"{self.serial}{self.made}"

    def paper(self):
        return self.dice.choice(sorted(self.corpus.papers))

    def claim(self, paper):
        return self.dice.choice([one.id for one in self.corpus.papers[paper].all_claims()])

    def add(self, paper=None):
        paper, name = paper or self.paper(), self.new_id()
        self.change(paper, lambda said: said["claims"].append({**plain(said), "id": name}))
        return f"papers/{paper}#{name}"

    def take_out(self, paper, claim):
        def do(said):
            said["claims"] = [one for one in said["claims"] if one["id"] != claim]
            said["relations"] = [
                one for one in said.get("relations", []) if claim not in (one["from"], one["to"])
            ]

        self.change(paper, do)

    def publish(self):
        now = self.corpus.edition.name
        year = 2023 + self.made + len(self.corpus.ledger.editions)
        last = self.corpus.ledger.editions
        raise_edition(self.data, f"{self.serial}-{year}", f"{year}-01-01")
        self._loaded = None
        try:
            publish_names(self.loaded, self.root, ["index", "method"])
        except CannotRun:  # there is nothing new
            raise_edition(self.data, now, last[-1].date)
        self._loaded = None

    def give(self, name, kind, *successors):
        """A tombstone, where the command takes it."""
        day = f"{2023 + self.made}-05-06"
        retire(self.loaded, self.root, tombstone(name, kind, day, REASON, successors))
        self._loaded = None

    def step(self):
        kinds = ("add", "publish", "rename", "split", "merge", "withdraw", "record")
        kind = self.dice.choice(kinds)
        before = keep(self.data)
        try:
            getattr(self, f"do_{kind}", getattr(self, kind, None))()
            self.done[kind] += 1
        except CannotRun:  # refused before anything was written, but what we did ourselves
            restore(self.data, before)
            self._loaded = None
            self.done["refused"] += 1

    def picked(self):
        paper = self.paper()
        claims = [one.id for one in self.corpus.papers[paper].all_claims()]
        if len(claims) < 2:
            self.add(paper)
        claim = self.claim(paper)
        return paper, claim, f"papers/{paper}#{claim}"

    def do_rename(self):
        paper, _, name = self.picked()
        self.give(name, "renamed", f"papers/{paper}#{self.new_id()}")

    def do_split(self):
        paper, claim, name = self.picked()
        parts = self.add(paper), self.add(paper)
        self.take_out(paper, claim)
        self.give(name, "split", *parts)

    def do_merge(self):
        paper, claim, name = self.picked()
        others = [one.id for one in self.corpus.papers[paper].all_claims() if one.id != claim]
        self.take_out(paper, claim)
        self.give(name, "merged", f"papers/{paper}#{self.dice.choice(others)}")

    def do_withdraw(self):
        paper, claim, name = self.picked()
        self.take_out(paper, claim)
        led = [*self.corpus.ledger.published()]
        self.give(name, "withdrawn", *self.dice.sample(led, self.dice.choice((0, 0, 1))))

    def do_record(self):
        """A whole paper, concept or work gets another id."""
        kind = self.dice.choice(("papers", "concepts", "references"))
        spoken = {"mechanism", "constraint", "path"}
        names = sorted({*getattr(self.corpus, kind)} - spoken)
        self.give(f"{kind}/{self.dice.choice(names)}", "renamed", f"{kind}/x-{self.new_id()}")


def plain(said):
    """A claim of the paper without anything below it."""
    return {key: deepcopy(value) for key, value in said["claims"][0].items() if key != "claims"}


def keep(data):
    return {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}


def restore(data, files):
    for file in keep(data).keys() - files.keys():
        file.unlink()
    for file, content in files.items():
        write(file, content)


def ours(root):
    return [str(one) for one in check_data(root)[1] if one.code in OURS]


def merged(base, mine, theirs):
    """Merges two branches of a project into the first, as somebody does who keeps both."""
    seen = {stone.id for stone in mine.corpus.ledger.retired}
    others = [stone for stone in theirs.corpus.ledger.retired if stone.id not in seen]
    before = {name: ids(paper) for name, paper in base.papers.items()}
    for name in sorted(mine.corpus.papers.keys() & theirs.corpus.papers.keys() & before.keys()):
        their = ids(theirs.corpus.papers[name])
        for claim in sorted(before[name] - their & before[name]):
            if claim in ids(mine.corpus.papers[name]):
                if len(ids(mine.corpus.papers[name])) == 1:
                    mine.add(name)  # a paper has a claim
                mine.take_out(name, claim)
        for claim in sorted(their - before[name]):
            mine.change(name, lambda said, c=claim: said["claims"].append({**plain(said), "id": c}))
    for stone in others:  # each is entered as it was; where it no longer fits, withdrawn
        for kind, successors in ((stone.kind, stone.successors), ("withdrawn", ())):
            try:
                mine.give(stone.id, kind, *successors)
            except CannotRun:
                continue
            break
    mine.publish()


def ids(paper):
    return {claim.id for claim in paper.all_claims()}


def assert_nothing_lost(project, ever):
    corpus = project.corpus
    register = Register(corpus)
    assert ever <= set(corpus.ledger.published())
    for name in ever:
        if name.startswith("pages/"):
            continue
        assert name in register.current or register.tombstone(name), name
        assert all(n in register.current or n.startswith("pages/") for n in register.leads_to(name))
    assert ours(project.root) == []


def tampered(text, dice):
    """The ledger with one word of it changed or gone."""
    words = text.split(" ")
    said = [n for n, word in enumerate(words) if word.strip('"\n:-') and word[0] != "#"]
    at = dice.choice(said)
    words[at] = dice.choice(("", words[at][::-1], "moose"))
    return " ".join(words)


@pytest.mark.parametrize("seed", range(number(6)))
def test_no_id_is_lost_in_years_of_changes(seed, tmp_path):
    dice = random.Random(seed)
    copy_data(BASE, tmp_path / "one")
    one = Project(tmp_path / "one", dice)
    one.publish()
    ever = set(one.corpus.ledger.published())
    for _ in range(dice.randrange(STEPS)):
        one.step()
        ever |= set(one.corpus.ledger.published())
    assert_nothing_lost(one, ever)
    base = one.corpus
    shutil.copytree(one.root, tmp_path / "two")
    two = Project(tmp_path / "two", dice, "b")
    for branch in (one, two):
        branch.made = one.made
        for _ in range(dice.randrange(1, STEPS // 2)):
            branch.step()
    ever |= {*one.corpus.ledger.published()}
    merged(base, one, two)
    assert_nothing_lost(one, ever)
    ledger = one.data / "published.yaml"
    text = ledger.read_text(encoding="utf-8")
    struck = tampered(text, dice)
    write(ledger, struck)
    same = parse_yaml(struck, "f")[0] == parse_yaml(text, "f")[0]
    assert same or check_data(one.root)[1], struck
