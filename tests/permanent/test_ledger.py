"""The ledger: it only ever grows, it is fast, and old names lead to what is there."""

import json

import pytest
from jsonschema import Draft202012Validator
from projects import BASE, CORPUS, Linked, copy_data, edit, render, seal, snapshot, write

from lunmai.authoring.accept import accept_translations
from lunmai.build.prebuild import check_data
from lunmai.check.ledger import lost_pages
from lunmai.exports.ids import ids_export
from lunmai.link import link_corpus
from lunmai.load import CannotRun, load_corpus
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model import Ledger
from lunmai.permanent.digests import digests
from lunmai.permanent.publish import publish_names
from lunmai.permanent.register import Register, record_names
from lunmai.permanent.retire import retire, tombstone

LEDGER = """\
# Ours.
editions:
  - name: zero   # before the first
    date: 2022-01-01
    papers:
      wang-2023: "m1 c1"
    concepts: "boat"

retired: []
"""
LINE = """- c1 limits m1, explicit, as r1:
      zh: 水
      en: Water"""
REASON = {"zh": "误。", "en": "An error."}


@pytest.fixture
def data(tmp_path):
    return copy_data(BASE, tmp_path)


def loaded_from(data):
    return load_corpus(data, data.parents[1])


def publish(data, pages=()):
    return publish_names(loaded_from(data), data.parents[1], pages)


def retired(data, name, kind, *successors):
    stone = tombstone(name, kind, "2023-05-06", REASON, successors)
    return retire(loaded_from(data), data.parents[1], stone)


def problems_of(data):
    return [problem.code for problem in check_data(data.parents[1])[1]]


def test_publishing_adds_what_is_new_and_changes_no_other_byte(data):
    file = data / "published.yaml"
    before = LEDGER.replace("retired: []\n", "# The end.\n")
    write(file, before)
    seal(data.parents[1])
    before = file.read_text(encoding="utf-8")
    assert publish(data, ["index", "method"]) == 1 + 4 + 2 + 2
    after = file.read_text(encoding="utf-8")
    head, tail = before.split("\n\n")
    assert after.startswith(f"{head}\n")
    assert after.endswith(f"\n\n{tail}")
    added = parse_yaml(after, "f")[0]["editions"][1]
    (*_, last) = digests(loaded_from(data).corpus.ledger)
    assert (added.pop("digest"), loaded_from(data).corpus.edition.ledger) == (last, last)
    assert added == {
        "name": "first",
        "date": "2023-04-05",
        "papers": {"wang-2023": "p1"},
        "concepts": "constraint mechanism path water",
        "references": "chen-1950 wang-2023",
        "pages": "index method",
    }


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_ledger_of_any_line_ends_grows(data, line_end):
    file = data / "published.yaml"
    write(file, LEDGER.replace("\n\nretired: []\n", "").replace("\n", line_end))
    seal(data.parents[1])
    publish(data)
    retired(data, "papers/wang-2023#c1", "withdrawn")
    retired(data, "papers/wang-2023#m1", "withdrawn")
    text = file.read_bytes().decode()
    assert text.count("\r") == (text.count("\n") if line_end == "\r\n" else 0)
    ledger = loaded_from(data).corpus.ledger
    assert [edition.name for edition in ledger.editions] == ["zero", "first"]
    assert len(ledger.retired) == 2


def test_an_edition_is_published_once_and_only_with_something_new(data):
    publish(data, ["index"])
    before = snapshot(data)
    with pytest.raises(CannotRun, match="'first' was published already"):
        publish(data, ["index", "method"])
    edit(data / "edition.yaml", '"first"', '"second"')
    with pytest.raises(CannotRun, match="nothing new"):
        publish(data, ["index"])
    edit(data / "edition.yaml", '"second"', '"first"')
    assert snapshot(data) == before
    assert problems_of(data) == []


@pytest.mark.parametrize(
    "ledger", ["editions: []\n", "editions: [{name: zero, date: 2022-01-01}]\n", "{editions: []}"]
)
def test_a_ledger_in_another_form_is_left_alone(data, ledger):
    write(data / "published.yaml", ledger)
    seal(data.parents[1])
    ledger = (data / "published.yaml").read_text(encoding="utf-8")
    with pytest.raises(CannotRun, match=r"not written as `dev.py publish` writes it"):
        publish(data)
    assert (data / "published.yaml").read_text(encoding="utf-8") == ledger


@pytest.mark.parametrize(
    ("name", "kind", "successors", "said"),
    [
        ("wang-2023#m1", "withdrawn", [], "cannot be used here"),
        ("papers/wang-2023#m9", "withdrawn", [], "no edition published 'papers/wang-2023#m9'"),
        ("papers/wang-2023#m1", "split", ["papers/wang-2023#c1"], "two --to or more"),
        ("papers/wang-2023#m1", "merged", ["papers/wang-2023#c9"], "did you mean"),
        ("papers/wang-2023#m1", "renamed", ["papers/wang-2024#m1"], "within its paper"),
        ("papers/wang-2023#m1", "merged", ["papers/wang-2023#m1"], "goes with"),
        ("papers/wang-2023", "withdrawn", ["papers/wang-2023#m1"], "goes with"),
        ("papers/wang-2023#m1", "renamed", ["concepts/boat"], "a claim; 'concepts/boat' is none"),
        ("concepts/boat", "merged", ["papers/wang-2023#m1"], "a concept"),
        ("pages/../x", "withdrawn", [], "cannot be used here"),
    ],
)
def test_what_cannot_be_a_tombstone_is_refused(data, name, kind, successors, said):
    publish(data, ["index"])
    before = snapshot(data)
    with pytest.raises(CannotRun, match=said):
        retired(data, name, kind, *successors)
    assert snapshot(data) == before


def test_a_renaming_changes_every_place_and_lists_what_it_cannot(data):
    paper = data / "papers" / "wang-2023.yaml"
    edit(paper, "作“般”。", "作“般”，见c1和c1-1。")
    edit(paper, "from: c1,", "from: 'c1',")
    publish(data)
    outcome = retired(data, "papers/wang-2023#c1", "renamed", "papers/wang-2023#c2")
    assert [(place.line, place.column) for place in outcome.changed] == [
        (21, 9),
        (32, 34),
        (33, 35),
    ]
    assert [place.line for place in outcome.left] == [40]
    assert problems_of(data) == ["outdated-translation"]
    again = {**snapshot(data)}
    with pytest.raises(CannotRun, match="already"):
        retired(data, "papers/wang-2023#c1", "withdrawn")
    assert snapshot(data) == again


def test_what_lines_name_is_renamed_within_them(data):
    paper = data / "papers" / "wang-2023.yaml"
    edit(paper, "- {from: [boat], kind: drives, to: [water]}", "- boat drives water, boat")
    edit(paper, "- {id: r1, type: limits, from: c1, to: m1, basis: explicit}", LINE)
    edit(
        paper, "- {type: answers, from: p1, to: c1, basis: editorial}", "- p1 answers c1, explicit"
    )
    publish(data)
    outcome = retired(data, "papers/wang-2023#c1", "renamed", "papers/wang-2023#c1-10")
    assert [(place.line, place.column) for place in outcome.changed] == [(21, 9), (32, 5), (35, 16)]
    retired(data, "concepts/boat", "renamed", "concepts/ferry-boat")
    text = paper.read_text(encoding="utf-8")
    assert "- ferry-boat drives water, ferry-boat\n" in text
    assert f"{LINE.replace('c1', 'c1-10')}\n  - p1 answers c1-10, explicit\n" in text
    assert problems_of(data) == ["unaccepted-translation"]
    assert accept_translations(loaded_from(data), data.parents[1], "wang-2023", ()) == 1
    assert problems_of(data) == []


def test_parallels_in_lines_follow_a_paper(tmp_path):
    data = copy_data(CORPUS, tmp_path)
    before = problems_of(data)
    retired(data, "papers/hu-tong-2021", "renamed", "papers/hu-tong-2022")
    pair = (data / "parallels" / "doe-1999--hu-tong-2022.yaml").read_text(encoding="utf-8")
    assert "  - hu-tong-2022#m1 contrast doe-1999#p1:\n" in pair
    assert "hu-tong-2021" not in pair
    assert set(problems_of(data)) <= set(before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("papers/wang-2023", "papers/wang-2024"),
        ("concepts/boat", "concepts/ship"),
        ("references/wang-2023", "references/wang-2022"),
    ],
)
def test_whole_records_are_renamed_with_their_files(data, old, new):
    publish(data)
    outcome = retired(data, old, "renamed", new)
    assert outcome.changed or old.startswith("references")
    assert problems_of(data) == []
    corpus = loaded_from(data).corpus
    assert new in set(record_names(corpus))
    assert Register(corpus).leads_to(old) == (new,)


def test_a_claim_of_a_renamed_paper_leads_to_the_same_claim(data):
    publish(data)
    retired(data, "papers/wang-2023", "renamed", "papers/wang-2024")
    register = Register(loaded_from(data).corpus)
    assert register.leads_to("papers/wang-2023#m1") == ("papers/wang-2024#m1",)
    assert register.leads_to("papers/wang-2024#m1") == ("papers/wang-2024#m1",)


ROUND = [
    ("papers/a", ["papers/b"]),
    ("papers/b", ["papers/a"]),
    ("papers/c", ["pages/compare/c--d"]),
    ("papers/d", ["pages/compare/c--d", "papers/c#m1"]),
    ("concepts/e", ["concepts/e"]),
]


def test_what_leads_in_a_circle_is_told_and_followed_for_no_longer(data):
    names = "papers: {a: m1, b: m1, c: m1, d: m1}\n    concepts: e\n    pages: compare/c--d"
    stones = "".join(
        f"  - {{id: {name}, kind: withdrawn, date: 2023-01-01, reason: {{zh: 误, en: Error}}, "
        f"successors: [{', '.join(successors)}]}}\n"
        for name, successors in ROUND
    )
    ledger = f"editions:\n  - name: zero\n    date: 2022-01-01\n    {names}\nretired:\n{stones}"
    write(data / "published.yaml", ledger)
    assert "successor-cycle" in problems_of(data)
    register = Register(loaded_from(data).corpus)
    for name in ("papers/a", "papers/a#m1", "papers/c", "papers/d#m1", "concepts/e"):
        assert not set(register.leads_to(name)) - {"pages/compare/c--d"}


def test_a_lost_page_is_told_after_rendering(data):
    publish(data, ["index", "method", "compare", "compare/a--b"])
    loaded = loaded_from(data)
    assert (
        list(lost_pages(loaded, ["index", "method", "compare", "compare/a--b"], ["compare"])) == []
    )
    told = list(lost_pages(loaded, ["index", "compare", "methods"], ["compare"]))
    assert [problem.code for problem in told] == ["lost-id", "lost-id"]
    assert "did you mean 'pages/methods'?" in told[1].message or "methods" in told[0].message
    retired(data, "pages/method", "withdrawn")
    retired(data, "pages/compare/a--b", "withdrawn", "pages/compare")
    (told,) = lost_pages(loaded_from(data), ["index", "compare"], ["compare"])
    assert "keep docs/zh/method.md and docs/en/method.md" in told.message


def test_a_retired_page_is_gone_and_leads_to_one_that_is_there(data):
    publish(data, ["index", "compare", "compare/a--b", "compare/c--d"])
    retired(data, "pages/compare/a--b", "renamed", "pages/compare/a-b")
    retired(data, "pages/compare/c--d", "withdrawn", "pages/compare/a--b")
    told = list(lost_pages(loaded_from(data), ["index", "compare", "compare/a--c"], ["compare"]))
    assert [problem.code for problem in told] == ["unknown-successor"]
    assert "did you mean 'pages/compare/a--c'?" in told[0].message
    pages = ["index", "compare", "compare/a-b", "compare/a--b"]
    (told,) = lost_pages(loaded_from(data), pages, ["compare"])
    assert (told.code, "still makes this page" in told.message) == ("reused-id", True)


def test_what_took_the_place_of_a_retired_id_can_be_retired_in_its_turn(data):
    """In the order in which people work: the claim goes first, then its tombstone is written."""
    publish(data)
    retired(data, "papers/wang-2023#p1", "renamed", "papers/wang-2023#p2")
    edit(data / "edition.yaml", '"first"', '"later"')
    publish(data)
    for file in (one for one in data.rglob("*.yaml") if one.name != "published.yaml"):
        write(file, file.read_text(encoding="utf-8").replace("p2", "p3"))
    assert problems_of(data) == ["lost-id"]
    retired(data, "papers/wang-2023#p2", "renamed", "papers/wang-2023#p3")
    assert problems_of(data) == []
    register = Register(loaded_from(data).corpus)
    assert register.leads_to("papers/wang-2023#p1") == ("papers/wang-2023#p3",)


def test_a_large_ledger_is_read_whole():
    papers = {f"paper-{n}": " ".join(f"m{m}" for m in range(1, 41)) for n in range(1000)}
    edition = {"name": "one", "date": "2022-01-01", "papers": papers}
    text = "editions:\n  - " + json.dumps(edition)
    ledger = Ledger.model_validate(parse_yaml(text, "f")[0])
    assert len(set(ledger.published())) == 41_000


def test_ids_export_keeps_its_schema_and_says_what_the_data_say(rendered_site):
    linked, files = rendered_site
    exported = json.loads(files["exports/ids.json"])
    schema = json.loads(files["exports/ids.schema.json"])
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(exported)) == []
    corpus = linked.loaded.corpus
    current = exported["current"]
    names = [f"papers/{paper}" for paper in current["papers"]]
    names += [f"papers/{paper}#{c}" for paper, claims in current["papers"].items() for c in claims]
    names += [f"{kind}/{name}" for kind in ("concepts", "references") for name in current[kind]]
    assert set(names) == set(record_names(corpus))
    for path in (f"{page}.md" for page in current["pages"]):
        made = f"zh/{path}" in files or f"zh/{path[:-3]}/index.md" in files
        assert made or path[:-3] in corpus.pages
    assert [item["id"] for item in exported["retired"]] == [x.id for x in corpus.ledger.retired]
    assert exported["retired"] == json.loads(files["exports/corpus.json"])["retired"]
    without = ids_export(corpus, linked.links, "")
    assert {**without, "current": 0} == {**exported, "current": 0}
    assert set(without["current"]["pages"]) <= set(current["pages"])


def test_the_schema_refuses_what_is_wrong(rendered_site):
    exported = json.loads(rendered_site[1]["exports/ids.json"])
    validator = Draft202012Validator(json.loads(rendered_site[1]["exports/ids.schema.json"]))
    for change in ({"format": "moose"}, {"version": 2}, {"retired": [{"id": "papers/a"}]}):
        assert not validator.is_valid({**exported, **change}), change


def test_old_works_keep_their_pages(tmp_path, monkeypatch):
    monkeypatch.setattr("lunmai.views.divisions.MOST_ENTRIES", 2)
    data = copy_data(CORPUS, tmp_path)
    loaded = load_corpus(data, tmp_path)
    files = render(Linked(loaded, link_corpus(loaded.corpus)))
    assert 'id="do-1999"' in files["en/citations/do.md"]
    assert 'id="bureau-of-teahouses-2019"' in files["zh/citations/b.md"]
    go = files["zh/go/references/do/index.html"]
    assert 'href="../../../citations/do/#do-1999"' in go
    assert 'data-part="do"' in files["zh/go/references/index.html"]
