"""Claims as something to cite: in BibTeX, RIS and CSL-JSON."""

import citerra
import gris
import pytest
import rispy
from pybtex.database import parse_string
from test_references_bib import plain, read_latex
from test_references_csl import assert_valid

from lunmai.cite.formats.claims import cite_claim, claim_bib, claim_csl, claim_ris
from lunmai.text.inline import to_plain

ADDRESS = "https://example.org/lunmai/"
BIB = """\
@online{hu-tong-2021:g1,
  author = {{Lunmai}},
  title = {{Claim g1: Existing research says nothing about benches (paraphrase of Hu Tong 2021)}},
  journal = {Lunmai},
  year = {2025},
  date = {2025-03-01},
  type = {2.1 ed.},
  url = {https://example.org/lunmai/en/papers/hu-tong-2021/#g1},
  langid = {english},
  note = {Claim g1, a paraphrase of Hu Tong 2021 in this site’s words, not a quotation.\
 Edition 2.1 of this site.},
}
"""
RIS = """\
TY  - ELEC
ID  - hu-tong-2021:g1
AU  - 论脉
TI  - 论点g1：已有研究不谈板凳（转述胡同 2021）
T2  - 论脉
PY  - 2025
DA  - 2025/03
ET  - 2.1
M3  - 2.1版
UR  - https://example.org/lunmai/papers/hu-tong-2021/#g1
LA  - zh-CN
N1  - 论点g1，转述胡同 2021；表述出自本站，并非引文。据本站2.1版。
ER  -\N{SPACE}

"""
CSL = {
    "id": "hu-tong-2021:g1",
    "type": "webpage",
    "language": "zh-CN",
    "genre": "2.1版",
    "author": [{"literal": "论脉"}],
    "original-author": [{"family": "胡", "given": "同"}],
    "original-title": "板凳驱动闲谈高质量发展的机制与路径研究",
    "title": "论点g1：已有研究不谈板凳（转述胡同 2021）",
    "container-title": "论脉",
    "issued": {"date-parts": [[2025, 3, 1]]},
    "URL": "https://example.org/lunmai/papers/hu-tong-2021/#g1",
    "note": "论点g1，转述胡同 2021；表述出自本站，并非引文。据本站2.1版。",
}
# gris leaves the files open that it reads.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def cited(linked, claim, reader, address=ADDRESS, **edition):
    corpus = linked.loaded.corpus
    paper = corpus.papers["hu-tong-2021"]
    record = linked.links.papers[paper.id].claims[claim]
    work = corpus.references[paper.reference]
    return cite_claim(paper, record, work, reader, address=address, **edition)


def all_cited(linked, reader):
    """Every claim's gist without its marks, and its citation."""
    corpus = linked.loaded.corpus
    for paper in corpus.papers.values():
        work = corpus.references[paper.reference]
        for claim in paper.all_claims():
            settings = {"address": ADDRESS, "edition": "2.1 {β}", "issued": "2025-03-01"}
            title = to_plain(claim.gist.in_language(reader))
            title = title.rstrip("。.")
            yield title, cite_claim(paper, claim, work, reader, **settings)


def test_a_claim_in_bibtex(linked):
    citation = cited(linked, "g1", "en", edition="2.1", issued="2025-03-01")
    assert claim_bib(citation) == BIB


def test_a_claim_in_ris(linked):
    citation = cited(linked, "g1", "zh", edition="2.1", issued="2025-03")
    assert claim_ris(citation).replace("\r\n", "\n") == RIS


def test_a_claim_in_csl(linked):
    item = claim_csl(cited(linked, "g1", "zh", edition="2.1", issued="2025-03-01"))
    assert_valid([item])
    assert item == CSL


def test_what_is_not_known_is_not_said(linked):
    citation = cited(linked, "g1", "en", address="")
    assert citation.url == ""
    assert claim_csl(citation).keys().isdisjoint({"URL", "issued", "genre", "version"})
    (entry,) = citerra.parse(claim_bib(citation)).entries
    assert {field.name for field in entry.fields} == {
        "author",
        "title",
        "journal",
        "langid",
        "note",
    }
    assert set(rispy.loads(claim_ris(citation))[0]).isdisjoint({"urls", "year", "date", "edition"})


@pytest.mark.parametrize("reader", ["zh", "en"])
def test_readers_of_bibtex_find_every_claim_as_it_is(rendered_site, reader):
    cited = list(all_cited(rendered_site[0], reader))
    text = "\n".join(claim_bib(citation) for _, citation in cited)
    entries, others = parse_string(text, "bibtex").entries, citerra.parse(text)
    assert list(entries) == [citation.id for _, citation in cited]
    for title, citation in cited:
        fields = dict(entries[citation.id].fields)
        other = {field.name: field.plain_text() for field in others.entry(citation.id).fields}
        assert other == {**fields, "author": other["author"]}
        assert plain(title) in read_latex(fields["title"])
        assert read_latex(fields["note"]) == plain(citation.note)
        assert "2.1 {β}" in read_latex(fields["type"])
        assert "version" not in fields  # which some styles would print beside the note
        assert (fields["url"], fields["date"]) == (citation.url, "2025-03-01")


@pytest.mark.parametrize("reader", ["zh", "en"])
def test_readers_of_ris_find_every_claim_as_it_is(rendered_site, reader, tmp_path):
    cited = list(all_cited(rendered_site[0], reader))
    text = "".join(claim_ris(citation) for _, citation in cited)
    (tmp_path / "claims.ris").write_bytes(text.encode())
    both = zip(rispy.loads(text), gris.read_ris(tmp_path / "claims.ris"), cited, strict=True)
    for record, same, (title, citation) in both:
        assert record["title"] == same["TI"] == citation.title
        assert title in citation.title
        assert record["urls"] == [same["UR"]] == [citation.url]
        assert record["notes"] == [same["N1"]] == [citation.note]
        assert record["edition"] == same["ET"] == "2.1 {β}"
        assert record["date"] == same["DA"] == "2025/03/01"
        assert citation.url.endswith(f"/#{citation.id.partition(':')[2]}")


@pytest.mark.parametrize("reader", ["zh", "en"])
def test_every_claim_in_csl_keeps_the_schema(rendered_site, reader):
    cited = list(all_cited(rendered_site[0], reader))
    items = [claim_csl(citation) for _, citation in cited]
    assert_valid(items)
    assert [item["title"] for item in items] == [citation.title for _, citation in cited]
