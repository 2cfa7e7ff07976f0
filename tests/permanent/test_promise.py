"""What the page on permanent addresses promises is what the ledger and the program keep."""

import re
from typing import get_args

import pytest
from projects import ROOT

from lunmai.build.prebuild import check_data
from lunmai.diagram.qr import QUIET_ZONE, qr_modules, qr_path
from lunmai.model import WRITTEN, PermanentKind, RetirementKind
from lunmai.pages.method_tables import render_method_tables
from lunmai.permanent.register import Register
from lunmai.syllabus.addresses import VIEWS
from lunmai.views.link_patterns import ARTICLES, pattern_of

NOT_OURS_YET = "/citations/z/#zhang-lin-2023"
"""The form that the address of a work takes once there are very many."""
FORMS = (
    (rf"/(?:en/)?papers/([\w-]+)/(?:(?:{'|'.join(VIEWS)})/)?(?:#([\w-]+))?", "papers/{}"),
    (r"/go/(?!concepts|references|pages)([\w-]+)/(?:\?[\w=&-]+)?(?:#([\w-]+))?", "papers/{}"),
    (r"/embed/([\w-]+)/(?:#([\w-]+)(?:\.\w+)?)?", "papers/{}"),
    (r"/courses/(?:guides/)?([\w-]+)/(?:#([\w-]+))?", "papers/{}"),
    (r"/(?:go/)?concepts/([\w-]+)/", "concepts/{}"),
    (r"/glossary/#([\w-]+)", "concepts/{}"),
    (r"/citations/#([\w-]+)", "references/{}"),
    (r"/go/references/#([\w-]+)", "references/{}"),
    (r"/go/pages/#([\w/-]+)", "pages/{}"),
    (r"/([\w/-]+)/", "pages/{}"),
    (r"/()", "pages/index"),
)
"""Every form of address that may stand there, and the permanent name that it has."""


@pytest.fixture(params=WRITTEN)
def promise(request):
    text = (ROOT / "docs" / request.param / "permanence.md").read_text(encoding="utf-8")
    include = f'--8<-- "{request.param}/links.md"'
    assert include in text
    tables = render_method_tables(check_data(ROOT)[0].corpus)
    return text.replace(include, tables[f"facts/{request.param}/links.md"])


@pytest.fixture(scope="module")
def corpus():
    return check_data(ROOT)[0].corpus


def test_the_promise_names_the_kinds_that_the_ledger_keeps(promise):
    kinds = re.findall(r'<span id="(\w+)"></span>', promise)
    assert tuple(kinds) == get_args(PermanentKind)
    table = re.search(r"\{#changes\}.*?\n## ", promise, re.DOTALL)[0]
    assert tuple(re.findall(r"^\| .*`(\w+)`", table, re.MULTILINE)) == get_args(RetirementKind)


def test_every_address_in_the_promise_is_in_the_ledger(promise, corpus):
    published = set(corpus.ledger.published())
    addresses = [a for a in re.findall(r"`(/[^`]*)`", promise) if a not in ("/go/", "/en")]
    addresses.remove(NOT_OURS_YET)
    assert len(addresses) > len(FORMS)
    kept = {address: pattern_of(address) for address in addresses if "…" not in address}
    assert [address for address, pattern in kept.items() if pattern is None] == []
    lasting = [address for address, pattern in kept.items() if pattern.kept == "registered"]
    assert [one for one in lasting if not {*names_of(one)} & published] == ["/permanence/#go"]
    assert "permanence#go" in corpus.headings


def test_the_pages_written_by_hand_are_those():
    assert {file.stem for file in (ROOT / "docs/zh").glob("*.md")} == {*ARTICLES, "index"}


def names_of(address):
    for form, name in FORMS:
        if match := re.fullmatch(form, address):
            claim = match[2] if match.re.groups == 2 else None
            yield name.format(match[1]) + (f"#{claim}" if claim else "")
            return


def test_what_was_published_is_there_or_has_a_tombstone(corpus):
    """What is there may be more: between two releases new ids wait for the next."""
    register = Register(corpus)
    records = {name for name in corpus.ledger.published() if not name.startswith("pages/")}
    assert {name for name in records - register.current if not register.tombstone(name)} == set()


@pytest.mark.parametrize("text", ["https://example.org/", "https://例.org/go/船/" * 9])
def test_a_qr_code_is_square_and_its_path_draws_its_modules(text):
    modules = qr_modules(text)
    assert {len(row) for row in modules} == {len(modules)}
    assert (len(modules) - 17) % 4 == 0  # no micro code
    corner = [row[:7] for row in modules[:7]]
    assert corner[0] == corner[6] == (True,) * 7
    assert corner[1] == (True, *(False,) * 5, True)
    drawn = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", qr_path(modules)):
        start = int(x) - QUIET_ZONE
        drawn |= {(column, int(y) - QUIET_ZONE) for column in range(start, start + int(width))}
    size = range(len(modules))
    assert drawn == {(x, y) for y in size for x in size if modules[y][x]}
