"""The links of syllabi to this site: what has become of them, in every kind of document."""

import json

import pytest
import yaml
from projects import BASE, copy_project, run, write
from syllabi import ADDRESSES, FOLDER, LEDGER, LINKS, MAKERS, SITES, document, pdf

from lunmai.syllabus.fixing import write_corrected
from lunmai.syllabus.formats import FIXABLE, decode, kind_of
from lunmai.syllabus.found import Unreadable
from lunmai.syllabus.links import check_document, verdict_of
from lunmai.syllabus.states import judge

CASES = yaml.safe_load((FOLDER / "addresses.yaml").read_text(encoding="utf-8"))
FOREIGN = (FOLDER / "foreign.txt").read_text(encoding="utf-8").splitlines()
SECONDS = 120
"""So much that no busy computer decides a test."""


def found_in(path):
    return check_document(path, LEDGER, SITES, SECONDS).links


def states(path):
    links = found_in(path)
    return {link.address: f"{link.verdict.state}[{link.verdict.code}]" for link in links}


def check(file, text, ending=".md"):
    """What is said of a text: place, address, and state."""
    path = file / f"syllabus{ending}"
    path.write_text(text, encoding="utf-8", newline="")
    links = found_in(path)
    return [(link.place, link.address, link.verdict.state) for link in links]


@pytest.mark.parametrize(("address", "state", "told"), CASES, ids=[case[0] for case in CASES])
def test_an_address(address, state, told):
    verdict = verdict_of(address, LEDGER, SITES)
    assert f"{verdict.state}[{verdict.code}]" == state
    if verdict.state == "fine" or told.startswith("papers/"):
        assert verdict.name == told
    else:
        assert (verdict.new or verdict.nearest) == told


@pytest.mark.parametrize("address", FOREIGN)
def test_a_foreign_address_does_not_count(address):
    assert SITES.recognise(address) is None


def test_a_concept_counts_where_the_document_links_to_a_paper():
    paper, concept = (
        f"https://univ.example/x/{end}" for end in ("papers/doe-1999/", "concepts/innovation/")
    )
    assert SITES.recognise(concept) is None
    assert SITES.within([paper]).recognise(concept).name == "concepts/innovation"
    assert SITES.within([paper]).recognise(concept.replace("/x/", "/y/")) is None


LIST = "https://example.org/lunmai/en/courses/list/#v1;A%3B%20week:;Week%201%3A%20x:"


@pytest.mark.parametrize(
    ("items", "state", "told"),
    [
        ("", "fine", "is there"),
        ("wang-2023/m1,m1-1,concepts/new-land,references/zhou-2020;:wang-2023/t1", "fine", ""),
        (
            "wang-2023/m1,m2",
            "retired",
            "'papers/wang-2023#m2' was split (now 'papers/wang-2023#m1-1'",
        ),
        ("concepts/old-land", "retired", "was renamed (now 'concepts/new-land')"),
        ("wang-2023/c8,m17", "unknown", "there is no 'papers/wang-2023#m17'"),
        ("m1", "unknown", "there is no 'papers/#m1'"),
        (",".join(f"wang-2023/x{n}" for n in range(30)), "unknown", "and 20 more"),
    ],
)
def test_a_reading_list_is_as_good_as_what_stands_on_it(items, state, told):
    verdict = judge(SITES.recognise(LIST + items), LEDGER)
    assert (verdict.state, verdict.code) == (state, "list")
    assert told in verdict.message


def test_reasons_are_told_in_both_languages():
    verdict = judge(SITES.recognise("https://example.org/lunmai/papers/wang-2023/#m2"), LEDGER)
    assert verdict.message == (
        "'papers/wang-2023#m2' was split on 2027-03-01 (原句含两个机制; the sentence holds two "
        "mechanisms); it leads to https://example.org/lunmai/papers/wang-2023/#m1-1, "
        "https://example.org/lunmai/papers/wang-2023/#m1-2"
    )


@pytest.mark.integration
@pytest.mark.parametrize("name", MAKERS)
def test_every_kind_of_document_tells_every_state(name, tmp_path):
    expected = {link["address"]: link["state"] for link in LINKS}
    assert states(document(name, tmp_path)) == expected


@pytest.mark.integration
@pytest.mark.parametrize("name", [name for name in MAKERS if kind_of(FOLDER / name) in FIXABLE])
def test_a_corrected_copy_has_nothing_left_to_correct(name, tmp_path):
    path = document(name, tmp_path)
    before = path.read_bytes()
    copy = tmp_path / f"corrected-{name}"
    write_corrected(path, copy, found_in(path))
    assert path.read_bytes() == before
    expected = {
        link.get("new", link["address"]): "fine"
        if "new" in link
        else link["state"].partition("[")[0]
        for link in LINKS
    }
    assert {a: state.partition("[")[0] for a, state in states(copy).items()} == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_corrected_copy_differs_in_its_addresses_only(encoding, newline, tmp_path):
    old, new = (f"https://example.org/lunmai/papers/wang-2023/#{claim}" for claim in ("m4", "p1"))
    text = newline.join(["\t课程大纲 ", f"见{old}。", f"（{old}）", "  "])
    path = write(tmp_path / "syllabus.txt", text.encode(encoding)) or tmp_path / "syllabus.txt"
    links = found_in(path)
    assert [link.place for link in links] == ["2:2", "3:2"]
    write_corrected(path, tmp_path / "copy.txt", links)
    assert (tmp_path / "copy.txt").read_bytes() == text.replace(old, new).encode(encoding)


BROKEN = "https://example.org/lunmai/papers/wang-2023/#m1-1"


@pytest.mark.parametrize("ending", [".txt", ".tex", ".md"])
def test_an_address_broken_over_lines(ending, tmp_path):
    """Each on two lines of one text: between any two of its parts, and within them."""
    places = [26, 30, 35, 38, 40, 43, 44, 46, 47, 48]
    text = "".join(f"Read {BROKEN[:at]}\n  {BROKEN[at:]}. Then eat.\n\n" for at in places)
    expected = [(f"{3 * number + 1}:6", BROKEN, "fine") for number in range(len(places))]
    assert check(tmp_path, text, ending) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("papers/wang-2023/\n#m99", "unknown"),  # not the page of the paper alone
        ("papers/wang-2023/#\nm99", "unknown"),
        ("papers/wang-2023/\n%23m1-1", "moved"),
        ("en/papers/\nwang-\n2023/\n?\nx=1\n#m1\n-1", "fine"),
    ],
)
def test_no_piece_of_a_broken_address_passes_for_it(text, said, tmp_path):
    text = f"https://example.org/lunmai/{text}"
    whole = text.replace("\n", "")
    assert check(tmp_path, f"{text}\n\nmore", ".txt") == [("1:1", whole, said)]


def test_a_wrapped_address_may_fill_many_lines(tmp_path):
    held = "https%3A%2F%2Fexample.org%2Flunmai%2Fpapers%2Fwang-2023%2F%23m99"
    whole = f"https://nam02.safelinks.protection.outlook.com/?url={held}&data=05&sdata=a"
    text = "\n".join(whole[at : at + 24] for at in range(0, len(whole), 24))
    (link,) = check(tmp_path, f"{text}\n\nmore", ".txt")
    assert (link[0], link[2]) == ("1:1", "unknown")


@pytest.mark.parametrize("text", ["https:///", "[x](https:///?a)", "http://#m1", "//?//"])
def test_an_address_without_a_host_is_none(text, tmp_path):
    assert check(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ADDRESS\n\nm1-2 and more",
        "ADDRESS\nWeek 2: read this",
        "ADDRESS.\n-2 degrees",
        "ADDRESS\n/en/moose/",
        "ADDRESS\n- https://example.com/",
        "ADDRESS\nhttps://example.com/",
    ],
)
def test_a_whole_address_does_not_take_the_next_line(text, tmp_path):
    whole = "https://example.org/lunmai/papers/wang-2023/#t1"
    assert check(tmp_path, text.replace("ADDRESS", whole)) == [("1:1", whole, "fine")]


def test_addresses_line_by_line_stay_apart(tmp_path):
    maps, claim = (
        f"https://example.org/lunmai/{end}" for end in ("maps/x.svg", "go/wang-2023/#m1")
    )
    assert check(tmp_path, f"{maps}\n{claim}\n", ".txt") == [
        ("1:1", maps, "fine"),
        ("2:1", claim, "fine"),
    ]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".md", "<!-- ADDRESS -->"),
        (".html", "<!-- ADDRESS --><script>x = 'ADDRESS'</script><style>ADDRESS</style>"),
        (".tex", "a % \\url{ADDRESS}"),
        (".html", "<p title='ADDRESS'>x</p>"),
    ],
)
def test_what_no_reader_sees_is_no_link(ending, text, tmp_path):
    assert check(tmp_path, text.replace("ADDRESS", ADDRESSES[0]), ending) == []


CLAIM = "https://example.org/lunmai/papers/wang-2023/#m1-1"
WHOLE = [
    # what no browser takes for the address that it looks like
    (".md", "[x](https://example.org/lunmai/papers/wang-2023/＃m1-1)"),
    (".md", "[x](https://example.org/lunmai/papers/wang-2023/#m1-1，)"),
    (".md", "[x](<https://example.org/lunmai/papers/wang-2023/#m1-1。>)"),
    (".md", "<https://example.org/lunmai/papers/wang\u20112023/#m1-1>"),
    (".md", "[x](https://example.org/lunmai/papers/wang-2023/#m1–1)"),
    (".txt", "见https://example.org/lunmai/papers/wang-2023/#m1–1。"),
    (".html", '<a href="https://example.org/lunmai/papers/\u200bwang-2023/#m1-1">x</a>'),
    (".html", '<a href="https://example.org/lunmai/papers/wang-2023/ #m1-1">x</a>'),
    (".tex", r"\href{https://example.org/lunmai/papers/wang-2023/＃m1-1}{x}"),
]


@pytest.mark.parametrize(("ending", "text"), WHOLE)
def test_what_a_browser_opens_is_judged_and_mended(ending, text, tmp_path):
    path = tmp_path / f"syllabus{ending}"
    write(path, text)
    (link,) = found_in(path)
    assert link.verdict.state == "unknown"
    if "，" in text or "。>" in text:
        return  # what was meant is for the author to say
    assert (link.verdict.code, link.verdict.new) == ("characters", CLAIM)
    write_corrected(path, tmp_path / "copy.md", [link])
    assert [one.verdict.state for one in found_in(tmp_path / "copy.md")] == ["fine"]


@pytest.mark.parametrize("number", [100, 150, 600, 2500])
@pytest.mark.parametrize("ending", [".md", ".html"])
def test_a_reading_list_of_any_length_is_read(number, ending, tmp_path):
    items = ",".join(f"wang-2023/x{n}" for n in range(number))
    quoted = {".md": f"[x]({LIST}{items})", ".html": f'<a href="{LIST}{items}">x</a>'}[ending]
    assert [state for _, _, state in check(tmp_path, quoted, ending)] == ["unknown"]


def test_a_longer_one_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="a reading list of more than 40000"):
        check(tmp_path, f"{LIST}{'wang-2023/m1,' * 4000}")


MAIL = """\
From: a@example.org
MIME-Version: 1.0
Content-Type: text/{kind}; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{text}
"""


@pytest.mark.parametrize(("kind", "around"), [("plain", "{}"), ("html", '<a href=3D"{}">x</a>')])
def test_mail_is_decoded(kind, around, tmp_path):
    text = around.format(CLAIM.replace("g-2", "g=\n-2"))
    assert check(tmp_path, MAIL.format(kind=kind, text=text), ".eml")[0][1:] == (CLAIM, "fine")


def test_a_link_that_a_pdf_breaks_over_lines_is_one_link(tmp_path):
    source = f'#set page(width: 6cm, margin: 1cm)\n#link("{CLAIM}")[{CLAIM.replace("/", "/ ")}]'
    source = source.replace("#m1-1]", "\\#m1-1]").replace("https:/ / ", "https:/\\/")
    path = pdf(tmp_path / "syllabus.pdf", source)
    assert {link.address for link in found_in(path)} == {CLAIM}


def test_a_document_says_how_many_links_it_has_at_all(tmp_path):
    text = "https://example.com/a https://bit.ly/x [y](https://example.com/b) " + CLAIM
    write(tmp_path / "a.md", text)
    read = check_document(tmp_path / "a.md", LEDGER, SITES, SECONDS)
    assert (read.addresses, [link.verdict.state for link in read.links]) == (4, ["wrapped", "fine"])


def dev(root, *arguments, **environment):
    return run(root, "scripts/dev.py", "check-links", *map(str, arguments), **environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the smallest corpus; nothing in these tests changes it."""
    return copy_project(tmp_path_factory.mktemp("syllabus") / "project", BASE)


@pytest.mark.integration
def test_without_a_network_the_data_of_the_copy_decide(project, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("<https://x.example/lunmai/papers/wang-2023/#m1>\n", encoding="utf-8")
    result = dev(project, path)
    assert (result.stdout, result.stderr) == (
        "1 link to this site, of 1 web link in 1 document: 1 fine\n",
        "",
    )
    assert result.returncode == 0
    path.write_text("\n <https://x.example/lunmai/papers/wang-2033/#m1>\n", encoding="utf-8")
    result = dev(project, path)
    assert result.returncode == 1
    assert result.stdout == (
        f"{path}:2:3: unknown[paper] https://x.example/lunmai/papers/wang-2033/#m1: there is no "
        "paper 'wang-2033'; did you mean 'wang-2023'?\n"
        "1 link to this site, of 1 web link in 1 document: 1 unknown\n"
    )


@pytest.mark.integration
def test_the_report_of_a_syllabus(project, tmp_path):
    path = document("inline.md", tmp_path)
    ids = ("--ids", FOLDER / "ids.json")
    result = dev(project, path, *ids)
    *listed, summary = result.stdout.splitlines()
    assert len(listed) == 8
    assert summary == (
        "12 links to this site, of 12 web links in 1 document: "
        "4 fine, 3 moved, 3 retired, 2 unknown"
    )
    assert result.returncode == 1
    told = json.loads(dev(project, path, *ids, "--json").stdout)["documents"][0]["links"]
    assert [f"{link['state']}[{link['code']}]" for link in told] == [
        link["state"] for link in LINKS
    ]
    assert told[8]["reason"] == {"zh": "原句含两个机制", "en": "the sentence holds two mechanisms"}
    annotations = dev(project, path, *ids, GITHUB_ACTIONS="true").stdout.splitlines()
    assert annotations[0].startswith(f"::warning file={path},line=9,col=12,title=moved-renamed::")


@pytest.mark.integration
def test_a_fix_leaves_the_original_and_what_is_there_already(project, tmp_path):
    path = document("inline.md", tmp_path, [ADDRESSES[0], ADDRESSES[4]])
    before, ids = path.read_bytes(), ("--ids", FOLDER / "ids.json", "--fix")
    result = dev(project, path, *ids)
    copy = tmp_path / "inline.fixed.md"
    assert (result.returncode, result.stderr) == (0, "")
    assert f"corrected copy in {copy}" in result.stdout
    assert dev(project, copy, *ids[:2]).returncode == 0
    again = dev(project, path, *ids)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    linked, elsewhere = document("bare.txt", tmp_path, ADDRESSES[4:5]), tmp_path / "elsewhere"
    (tmp_path / "bare.fixed.txt").symlink_to(elsewhere)
    assert dev(project, linked, *ids).returncode == 2
    assert not elsewhere.exists()
    onto = dev(project, path, *ids, "--output", path)
    assert (onto.returncode, "never changed" in onto.stderr) == (2, True)
    assert path.read_bytes() == before
    assert dev(project, path, *ids, "--output", tmp_path / "other.md").returncode == 0
    assert (tmp_path / "other.md").read_bytes() == copy.read_bytes()


def test_documents_of_programs_are_not_corrected(project, tmp_path):
    path = document("relationships.docx", tmp_path)
    result = dev(project, path, "--ids", FOLDER / "ids.json", "--fix")
    assert (result.returncode, "correct this one by hand" in result.stderr) == (1, True)
    assert "paragraph 5: moved[renamed]" in result.stdout
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.md"], "absent.md: error[unreadable] there is no such file"),
        (["--ids", "absent.json", "x.md"], "absent.json cannot be read"),
        (["--ids", __file__, "x.md"], "is not a register of IDs"),
        (["--output", "y.md", "x.md"], "--output is for one FILE and --fix"),
        (["--seconds", "-1", "x.md"], "invalid _seconds value"),
        ([], "required: FILE"),
    ],
)
def test_what_cannot_run(project, arguments, said):
    result = dev(project, *arguments)
    assert result.returncode == 2
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_text_in_any_of_three_encodings():
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert decode("论脉".encode(encoding))[0].lstrip("\ufeff") == "论脉"
