"""COinS: what Zotero and its like save from a page, read by a reader that nobody here wrote."""

import pytest
from builds import linked_data
from coins_parser import CoinsParser
from sites import language_of, pages_of, read, records_of

from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Edition, csl
from lunmai.pages.coins import FORMATS, coins, page_coins
from lunmai.views.editions import is_newer

FORMAT = "info:ofi/fmt:kev:mtx:"
EXAMPLES = [
    (
        "@article{a, author = {王, 船 and 李, 桨 and {船舶司}}, title = {论船 & “桨”}, "
        "journaltitle = {改革}, year = 2023, volume = 4, number = 10, pages = {1--7}, "
        "issn = {1234-5679}, langid = {chinese}}",
        [
            *[("rft_val_fmt", f"{FORMAT}journal"), ("rft.language", "zh-CN")],
            ("rft.genre", "article"),
            *[("rft.atitle", "论船 & “桨”"), ("rft.jtitle", "改革")],
            *[("rft.aulast", "王"), ("rft.aufirst", "船"), ("rft.au", "王, 船")],
            *[("rft.au", "李, 桨"), ("rft.aucorp", "船舶司"), ("rft.date", "2023")],
            *[("rft.volume", "4"), ("rft.issue", "10"), ("rft.pages", "1-7")],
            *[("rft.spage", "1"), ("rft.epage", "7"), ("rft.issn", "1234-5679")],
        ],
    ),
    (
        "@incollection{a, author = {Doe, Jane}, title = {On Oars}, booktitle = {Boats}, "
        "publisher = {Moose}, location = {Shore}, year = 1999, pages = {iv}, langid = {english}}",
        [
            *[("rft_val_fmt", f"{FORMAT}book"), ("rft.language", "en"), ("rft.genre", "bookitem")],
            *[("rft.atitle", "On Oars"), ("rft.btitle", "Boats"), ("rft.aulast", "Doe")],
            *[("rft.aufirst", "Jane"), ("rft.au", "Doe, Jane"), ("rft.date", "1999")],
            *[("rft.pages", "iv"), ("rft.pub", "Moose"), ("rft.place", "Shore")],
        ],
    ),
    (
        "@thesis{a, author = {姚, 船}, title = {论船}, type = {硕士学位论文}, "
        "institution = {船大}, location = {岸}, year = 2022, langid = {chinese}}",
        [
            *[("rft_val_fmt", f"{FORMAT}dc"), ("rft.language", "zh-CN"), ("rft.type", "thesis")],
            *[("rft.title", "论船"), ("rft.creator", "姚, 船"), ("rft.date", "2022")],
            *[("rft.publisher", "船大"), ("rft.place", "岸"), ("rft.degree", "硕士学位论文")],
        ],
    ),
    (
        "@report{a, author = {{Bureau of Boats}}, title = {Boats}, langid = {english}}",
        [
            *[("rft_val_fmt", f"{FORMAT}book"), ("rft.language", "en"), ("rft.genre", "report")],
            *[("rft.btitle", "Boats"), ("rft.aucorp", "Bureau of Boats")],
        ],
    ),
    (
        "@online{a, author = {Doe, Jane}, title = {Boats}, publisher = {Shore}, "
        "url = {https://example.org/?a=1&b=2+3}, langid = {english}}",
        [
            *[("rft_val_fmt", f"{FORMAT}dc"), ("rft.language", "en"), ("rft.type", "webpage")],
            *[("rft.title", "Boats"), ("rft.creator", "Doe, Jane"), ("rft.publisher", "Shore")],
            ("rft_id", "https://example.org/?a=1&b=2+3"),
        ],
    ),
    (
        "@newspaper{a, author = {朱, 富显 and others}, title = {论船}, journal = {人民日报},"
        " date = {2024-03-06}, langid = {chinese}}",
        [
            *[("rft_val_fmt", f"{FORMAT}dc"), ("rft.language", "zh-CN")],
            *[("rft.type", "newspaperArticle"), ("rft.title", "论船"), ("rft.source", "人民日报")],
            *[("rft.creator", "朱, 富显"), ("rft.creator", "等,"), ("rft.date", "2024-03-06")],
        ],
    ),
]
"""BibTeX, and every pair that follows those which all works have."""
GENRES = {
    "article-journal": "journal article",
    "book": "book book",
    "chapter": "book bookitem",
    "paper-conference": "book proceeding",
    "report": "book report",
    "thesis": "dc thesis",
    "document": "dc document",
    "webpage": "dc webpage",
}


@pytest.mark.parametrize(("entry", "pairs"), EXAMPLES, ids=[e[0].split("{")[0] for e in EXAMPLES])
def test_works(entry, pairs):
    references, _, problems = parse_bibliography(entry, "f")
    assert problems == []
    first = [("ctx_ver", "Z39.88-2004"), ("rfr_id", "info:sid/lunmai")]
    assert CoinsParser.parse(coins(references["a"])) == [first + pairs]


def test_a_work_without_a_title_is_not_offered_with_one_of_ours():
    references, _, _ = parse_bibliography("@misc{a, langid = {chinese}}", "f")
    assert coins(references["a"]) == ""


def test_every_type_of_work_has_its_format():
    assert set(csl.TYPES) == set(FORMATS)
    for name, format_and_genre in GENRES.items():
        assert " ".join(FORMATS[name]).strip() == format_and_genre


def test_a_page_without_a_known_address_claims_none():
    span = page_coins("A", "en", "", Edition(name="1", date="2023-04-05"))
    assert "rft_id" not in dict(CoinsParser.parse(span)[0])


@pytest.fixture(scope="module")
def corpus(project):
    return linked_data(project).loaded.corpus


def saved(site, name):
    """What can be saved from a page: each item as a mapping of keys to all their values."""
    page = (site / name).read_text(encoding="utf-8")
    items = CoinsParser.parse(page) if "Z3988" in page else []  # its reader is slow
    return [
        {key: [value for other, value in item if other == key] for key, _ in item} for item in items
    ]


def expected(reference):
    """What a reference manager must find, in the words of the record."""
    names = [(name.family, name.given) for name in reference.author if name.family]
    names += [({"zh": "等,", "en": "et al.,"}[reference.language],)] * reference.others
    yield "title", [reference.title] if reference.title else None
    yield "persons", [", ".join(filter(None, name)) for name in names] or None
    yield "bodies", [name.literal for name in reference.author if name.literal] or None
    for name in ("issued", "volume", "issue", "issn", "url", "container_title", "publisher"):
        yield name, [str(value)] if (value := getattr(reference, name)) else None
    yield "page", [reference.page.replace("–", "-")] if reference.page else None
    yield "language", [{"zh": "zh-CN", "en": "en"}[reference.language]]
    yield "genre", GENRES[reference.type]


def found(item):
    """The same, from what was read."""
    form = item["rft_val_fmt"][0].removeprefix(FORMAT)
    (genre,) = item.get("rft.genre") or item.get("rft.type") or [""]
    part = "rft.atitle" in item
    own = "rft.atitle" if part else "rft.btitle" if form == "book" else "rft.title"
    holder = {"journal": "rft.jtitle", "book": "rft.btitle", "dc": "rft.source"}.get(form, "")
    yield "title", item[own]
    yield "persons", item.get("rft.creator" if form == "dc" else "rft.au")
    yield "bodies", item.get("rft.aucorp")
    for name in ("date", "volume", "issue", "issn"):
        yield {"date": "issued"}.get(name, name), item.get(f"rft.{name}")
    yield "url", item.get("rft_id")
    yield "container_title", item.get(holder) if holder != own else None
    publisher = {"dc": "rft.publisher"}.get(form, "rft.pub")
    yield "publisher", item.get(publisher)
    yield "page", item.get("rft.pages")
    yield "language", item["rft.language"]
    yield "genre", f"{form} {genre}".strip()


@pytest.mark.integration
def test_from_the_page_of_a_paper_the_paper_and_the_page_can_be_saved(site, corpus):
    for paper in corpus.papers.values():
        reference = corpus.references[paper.reference]
        for name in pages_of(paper)[:2]:
            *work, page = saved(site, name)
            assert len(work) == bool(reference.title)
            assert [dict(found(one)) for one in work] == [dict(expected(reference))] * len(work)
            language = language_of(name)
            assert page["rft.type"] == ["webpage"]
            assert page["rft.title"] != [reference.title]
            assert page["rft.aucorp"] == [{"zh": "论脉", "en": "Lunmai"}[language]]
            dates = None if is_newer(corpus, paper) else [corpus.edition.date]
            assert page.get("rft.date") == dates
            assert page["rft_id"] == read(site, name).xpath("//link[@rel='canonical']/@href")


@pytest.mark.integration
def test_from_its_full_record_each_work_it_cites_can_be_saved(site, corpus):
    for paper in corpus.papers.values():
        for name in records_of(paper):
            entries = read(site, name).xpath("//li[starts-with(@id, 'reference-')]/@id")
            keys = [entry.removeprefix("reference-") for entry in entries]
            assert set(paper.bibliography) <= set(keys)
            assert [dict(found(item)) for item in saved(site, name)] == [
                dict(expected(corpus.references[key]))
                for key in keys
                if corpus.references[key].title
            ]


@pytest.mark.integration
def test_only_pages_of_papers_concepts_and_the_index_offer_anything(site, pages, corpus):
    offering = {name for name in pages if saved(site, name)}
    papers = corpus.papers.values()
    own = {name for paper in papers for name in pages_of(paper)[:2]}
    apart = ("citations/", "concepts/")
    offering = {name for name in offering if not any(one in name for one in apart)}
    assert own <= offering <= own | {name for paper in papers for name in records_of(paper)}


@pytest.mark.integration
def test_no_page_says_that_it_is_the_paper(site, pages):
    """Zotero takes a page with one of these in its head for the work itself; a preview says that
    it is of a page of a site."""
    tags = ("citation_", "dc.", "dcterms.", "prism.", "eprints.", "bepress_", "article:")
    own = {"DC.language", "DC.date"}  # of the page: with no title or creator they make no work
    for name in pages:
        names = read(site, name).xpath("//meta/@name | //meta/@property")
        assert [tag for tag in names if tag.lower().startswith(tags) and tag not in own] == [], name
        assert read(site, name).xpath("//meta[@property='og:type']/@content") == ["website"], name
