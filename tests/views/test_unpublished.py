"""A draft: what it lacks falls back, every page of it says that it is one, and nothing that is
published has it."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from projects import CORPUS, Linked, copy_data, edit, formatted_of, render, seal

from lunmai.build.prebuild import check_data
from lunmai.languages import WRITTEN
from lunmai.link import link_corpus, published
from lunmai.load import load_corpus
from lunmai.pages.take_away import claim_patterns, cuts
from lunmai.pdf.products import Catalogue
from lunmai.permanent.published import published_part
from lunmai.permanent.register import record_names
from lunmai.problems import errors
from lunmai.views.editions import newer_names
from lunmai.views.words import Words

DRAFT = "doe-1999"
PUBLISHED = ("exports/", "facts/", "zh/go/", "zh/courses", "en/courses")
STATUS = (f"id: {DRAFT}\n", f"id: {DRAFT}\nstatus: draft\n")


def corpus_of(root, *changes):
    """The invented corpus, without its ledger, with changes to one of its papers."""
    data = copy_data(CORPUS, root)
    (data / "published.yaml").unlink()
    guide = data / "guides" / "hu-tong-2021.yaml"
    guide.write_text(re.sub(rf"{DRAFT}#\w+", "hu-tong-2021#m1", guide.read_text("utf-8")), "utf-8")
    for old, new in changes:
        edit(data / "papers" / f"{DRAFT}.yaml", old, new)
    loaded = load_corpus(data, root)
    return Linked(loaded, link_corpus(loaded.corpus))


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    return corpus_of(
        tmp_path_factory.mktemp("draft"),
        STATUS,
        ("  zh: 论借阅图书馆雨伞之消失\n", ""),
        ("heading: {zh: 雨伞, en: Umbrellas}", "heading: {en: Umbrellas}"),
        ("gist: {zh: 雨伞是雨天借出、晴天寻找之物。, en: An", "gist: {en: An"),
        (", accepted: {zh: 9cb801f912b8, en: e83242f3efc3}}", "}"),
        (
            "en: Every library that lends umbrellas runs out., "
            "accepted: {zh: 6b1a5693700a, en: fb42dbf83231}}",
            "en: }",
        ),
        ("gist: {zh: 凡出借雨伞的图书馆，雨伞都会借光。, en: }", "gist: {}"),
    )


@pytest.fixture(scope="module")
def pages(draft):
    return render(draft)


def test_it_is_read_with_what_it_has(draft):
    loaded = draft.loaded
    assert not errors(loaded.problems)
    claims = {claim.id: claim for claim in loaded.corpus.papers[DRAFT].all_claims()}
    assert claims["d1"].gist.in_language("zh") == claims["d1"].gist.en
    assert claims["d1"].gist.written() == {"en": claims["d1"].gist.en}
    assert claims["l1"].gist.unwritten


def test_what_is_missing_is_said_in_the_language_that_is_there(draft, pages):
    words = Words(draft.loaded.corpus, draft.links, "zh")
    prose = words.line(draft.links.papers[DRAFT].claims["d1"].gist)
    assert (prose.language, prose.missing.said[0].text) == ("en", "尚未翻译")
    page = pages[f"zh/papers/{DRAFT}/index.md"]
    assert 'lang="en">An umbrella is what is lent in rain' in page
    assert "尚未翻译" in page
    assert "待写" in page
    assert '# <span lang="en">On the Disappearance of Umbrellas' in page
    assert "to be written" in pages[f"en/papers/{DRAFT}/index.md"]
    assert "not translated yet" not in pages[f"en/papers/{DRAFT}/index.md"]


def test_every_page_that_shows_its_texts_says_that_it_is_a_draft(draft, pages):
    gists = [
        claim.gist.en
        for claim in draft.links.papers[DRAFT].claims.values()
        if not claim.gist.lacks("en")
    ]
    for path, text in pages.items():
        if path.startswith("en/") and path.endswith(".md"):
            if any(gist in text for gist in gists):
                assert re.search(r"unpublished draft|\(draft\)", text, re.IGNORECASE), path
            if f"/papers/{DRAFT}/" in f"/{path}" or ("--" in path and DRAFT in path):
                assert text.startswith("---\nunlisted: true\n"), path
                assert re.search("unpublished draft", text, re.IGNORECASE), path
            else:
                assert "unlisted" not in text.partition("\n---\n")[0], path


def test_its_citations_say_so(pages):
    page = pages[f"en/papers/{DRAFT}/index.md"]
    cited = page[page.index("{#cite-page}") :]
    assert "Unpublished draft, in no edition" in cited
    assert "2021-03 ed." not in cited
    assert "not yet in any ed." in cited
    assert "go/" + DRAFT not in page


def opened(content):
    """What is said in a file, or in all files of a packed one."""
    if isinstance(content, str):
        return content
    archive = zipfile.ZipFile(BytesIO(content))
    return "".join(archive.read(name).decode() for name in archive.namelist())


def test_nothing_published_has_it(draft, pages):
    names = "\n".join(record_names(draft.loaded.corpus))
    assert f"papers/{DRAFT}" not in names
    own = {f"exports/papers/{DRAFT}.{ending}" for ending in ("bib", "ris", "json")}
    assert own <= pages.keys()
    assert f"exports/papers/{DRAFT}.tmx" not in pages
    for path, text in pages.items():
        if (
            path.startswith(("exports/", "facts/", "zh/go/", "zh/courses", "en/courses"))
            and path not in own
        ):
            assert f"papers/{DRAFT}" not in opened(text), path
            assert not re.search(rf"\b{DRAFT}#", opened(text)), path
    assert not [path for path in pages if "/courses/" in path and DRAFT in path]
    assert f"zh/go/{DRAFT}/index.html" not in pages


def test_pdfs_of_others_are_as_without_it(draft):
    corpus, links = draft.loaded.corpus, draft.links
    part, own = published(corpus, links)
    assert part is published_part(corpus)
    formatted = formatted_of(corpus)
    names = {one.name for one in Catalogue(corpus, links, formatted, "").products()}
    alone = {one.name for one in Catalogue(part, own, formatted, "").products()}
    assert names - alone == {name for name in names if name.startswith(DRAFT)}
    assert len(names - alone) == 5
    for one in Catalogue(corpus, links, formatted, "").products():
        said = str(one.record())
        if one.subject != DRAFT:
            assert f"papers/{DRAFT}" not in said, one.name
        else:
            assert "npublished draft" in said or "未发布的草稿" in said, one.name


def test_a_corpus_without_drafts_is_all_published(linked):
    assert published_part(linked.loaded.corpus) is linked.loaded.corpus


def test_a_paper_that_was_a_draft_is_as_one_that_never_was(tmp_path):
    never = render(corpus_of(tmp_path / "never"))
    declared = (STATUS[0], f"id: {DRAFT}\nstatus: published\n")
    assert render(corpus_of(tmp_path / "was", declared)) == never
    was = corpus_of(tmp_path / "draft", STATUS)
    assert render(was) != never


def test_what_an_edition_has_is_no_draft(tmp_path):
    data = copy_data(CORPUS, tmp_path)
    edit(data / "papers" / f"{DRAFT}.yaml", *STATUS)
    seal(tmp_path)
    codes = {problem.code for problem in errors(check_data(tmp_path)[1])}
    assert "lost-id" in codes


def without(text, cut):
    """As the script in the browser does it."""
    for start, end in cut:
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize("language", WRITTEN)
def test_records_of_newer_claims_name_no_edition(linked, language):
    corpus = linked.loaded.corpus
    for paper in corpus.papers.values():
        work, claims = corpus.references[paper.reference], [one.id for one in paper.all_claims()]

        def formats(newer, paper=paper, work=work):
            script = claim_patterns(paper, work, language, corpus.edition, newer)
            return json.loads(script.partition(">")[2].rpartition("<")[0])

        some, every = formats(claims[:1]), formats(claims)
        assert "cut" not in every
        assert "cut" not in formats([])
        for name, text in every.items():
            assert without(some[name], some["cut"][name]) == text
            assert corpus.edition.name not in text


def test_any_text_is_cut_to_a_shorter_one():
    assert cuts("abcXdefYg", "abcdefg") == [(7, 8), (3, 4)]
    for text, shorter in (("abab", "bb"), ("xaxbxaxb", "abab"), ("same", "same"), ("gone", "")):
        assert without(text, cuts(text, shorter)) == shorter


def test_only_what_an_edition_lacks_is_newer(tmp_path, linked):
    corpus = linked.loaded.corpus
    assert not [name for name in newer_names(corpus) if name.startswith("papers/doe-1999#d1")]
    data = copy_data(CORPUS, tmp_path)
    edit(data / "papers" / "doe-1999.yaml", "  - id: e1\n", "  - id: e77\n")
    loaded = load_corpus(data, tmp_path)
    assert newer_names(loaded.corpus) >= {"papers/doe-1999#e77"}
    assert "papers/doe-1999" not in newer_names(loaded.corpus)
