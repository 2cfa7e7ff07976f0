"""Pages are kept as long as what they read is the same, and no longer."""

import json
from hashlib import sha256

import pytest
from projects import BASE, copy_data, edit, snapshot, write

from lunmai.build import prebuild as stage
from lunmai.build.digests import Digests
from lunmai.build.kept_pages import Keeper
from lunmai.build.prebuild import prebuild
from lunmai.languages import WRITTEN
from lunmai.load import load_corpus
from lunmai.load.reads import Read, Watched, only, reading, reads_of, remembered
from lunmai.load.seen import Seen, watched
from lunmai.problems import CannotRun

PAPER = "wang-2023"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    root = tmp_path_factory.mktemp("kept")
    return load_corpus(copy_data(BASE, root), root).corpus


def test_what_is_read_is_noted_by_field_and_by_key(corpus):
    seen = watched("corpus", corpus)
    with reading() as reads:
        assert seen.papers[PAPER].title == corpus.papers[PAPER].title
        assert not seen.papers[PAPER].is_draft
        assert "nobody" not in seen.papers
        assert seen.concepts.get("nothing") is None
    assert {*reads_of(reads)} == {
        Read("corpus.papers", "there", PAPER),
        Read(f"corpus.papers.{PAPER}.title", "all"),
        Read(f"corpus.papers.{PAPER}.status", "all"),
        Read("corpus.papers", "there", "nobody"),
        Read("corpus.concepts", "value", "nothing"),
    }


def test_fields_of_all_values_are_one_read(corpus):
    seen = watched("corpus", corpus)
    with reading() as reads:
        assert list(only(seen.concepts, "kind")) == list(corpus.concepts.values())
    assert reads_of(reads) == [Read("corpus.concepts", "fields", "kind")]


def test_what_was_computed_before_is_read_by_everyone_who_asks(corpus):
    @remembered(1)
    def names(given):
        return sorted(given.papers)

    seen = watched("corpus", corpus)
    found = []
    for _ in range(2):
        with reading() as reads:
            names(seen)
        found.append({*reads_of(reads)})
    assert found == [{Read("corpus.papers", "keys")}] * 2


def test_an_ordinary_cache_refuses_what_is_watched(corpus):
    with pytest.raises(TypeError, match="unhashable"):
        hash(watched("corpus", corpus))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Seen("paper", corpus.papers[PAPER]))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Watched("papers", corpus.papers))


def test_every_change_of_what_is_read_changes_its_hash(corpus):
    paper = corpus.papers[PAPER]
    other = paper.model_copy(update={"status": "draft"})
    reads = Read("corpus.papers", "value", PAPER), Read(f"corpus.papers.{PAPER}.status", "all")
    for read in reads:
        before, after = (
            Digests({"corpus": Seen("", type(corpus)(papers={PAPER: one}))._given}).of(read)
            for one in (paper, other)
        )
        assert before != after
    nothing = Digests({"corpus": type(corpus)()})
    assert {nothing.of(read) for read in reads} == {""}


def made(keeper, read, name="en/papers/"):
    """The pages of a group of one that reads something."""
    written = []

    def pages():
        yield "papers/index.md", "papers", {}

    def write(page):
        written.append(page[0])
        with reading():
            return [(f"en/{page[0]}", read())]

    return keeper.pages(name, pages(), write), written


@pytest.mark.parametrize(
    "harm",
    [
        None,
        lambda content: content[:-1] + b"!",
        lambda content: b"",
        lambda content: b"\xff" * 99,
        lambda content: content[64:],
    ],
)
def test_a_note_that_is_not_whole_is_as_good_as_none(tmp_path, harm):
    file, given = tmp_path / ".build" / "kept.json", {"en/papers/index.md": ""}
    values = Watched("values", {"a": "1"})
    for at in range(2):
        keeper = Keeper(file, "base", {"values": values.given}, given.get)
        _, written = made(keeper, lambda: values["a"])
        assert written == (["papers/index.md"] if at == 0 or harm else [])
        keeper.save()
        given["en/papers/index.md"] = sha256(b"1").hexdigest()
        if harm:
            file.write_bytes(harm(file.read_bytes()))


@pytest.fixture
def root(tmp_path):
    copy_data(BASE, tmp_path)
    for language in WRITTEN:
        write(tmp_path / "docs" / language / "about.md", "# 关于")
    prebuild(tmp_path)
    return tmp_path


def count_rendered(monkeypatch, root, **how):
    """How many pages a pre-build makes anew."""
    keepers = []

    class Counting(Keeper):
        def __init__(self, *rest, **named):
            super().__init__(*rest, **named)
            keepers.append(self)

        def _made(self, *rest):
            found = list(super()._made(*rest))
            self.made = getattr(self, "made", 0) + sum(isinstance(one, bytes) for _, one in found)
            return iter(found)

    monkeypatch.setattr(stage, "Keeper", Counting)
    prebuild(root, **how)
    return getattr(keepers[0], "made", 0)


def test_only_what_an_edit_concerns_is_made_anew_unless_all_shall_be(root, monkeypatch):
    assert count_rendered(monkeypatch, root) == 0
    whole = count_rendered(monkeypatch, root, fresh=True)
    edit(root / "docs" / "data" / "papers" / f"{PAPER}.yaml", "zh: 加水。", "zh: 再加水。")
    assert 0 < count_rendered(monkeypatch, root) < whole
    before = snapshot(root / "docs")
    assert count_rendered(monkeypatch, root, fresh=True) == whole
    assert snapshot(root / "docs") == before


def test_a_page_that_somebody_has_touched_is_made_anew(root, monkeypatch):
    page = root / "docs" / "en" / "papers" / PAPER / "index.md"
    text = page.read_bytes()
    page.write_bytes(text + b"!")
    assert count_rendered(monkeypatch, root) > 0
    assert page.read_bytes() == text


def test_what_was_read_before_is_not_trusted_when_it_is_damaged(root):
    folder = root / ".build" / "read"
    before = snapshot(root / "docs")
    for file in folder.iterdir():
        content = file.read_bytes()
        file.write_bytes(content[:64] + json.dumps({"id": "another"}).encode())
    prebuild(root)
    assert snapshot(root / "docs") == before


@pytest.mark.parametrize("harm", [lambda content: content[1:], lambda content: b""])
def test_a_piece_that_is_damaged_is_made_anew(root, harm):
    before = snapshot(root / "docs")
    for file in (root / ".build" / "pieces").iterdir():
        file.write_bytes(harm(file.read_bytes()))
    for name in ("corpus.json", "claims.xlsx", "arguments.zip", "wordings.zip"):
        (root / "docs" / "exports" / name).unlink()
    prebuild(root)
    assert snapshot(root / "docs") == before


def test_nothing_is_written_through_a_link_in_the_place_of_a_piece(root, tmp_path_factory):
    others = tmp_path_factory.mktemp("others") / "file"
    others.write_bytes(b"theirs")
    for file in (root / ".build" / "pieces").iterdir():
        file.unlink()
        file.symlink_to(others)
    (root / "docs" / "exports" / "corpus.json").unlink()
    with pytest.raises(CannotRun, match="is a link to"):
        prebuild(root)
    assert others.read_bytes() == b"theirs"
