"""The PDFs of the invented corpus, read by programs that nobody here wrote."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
import yaml
from builds import KEPT, alone
from pdfs import (
    addresses,
    bookmarks,
    fonts,
    inner_targets,
    links,
    overlapping_lines,
    page_texts,
    reader,
    structure,
    text,
)
from projects import (
    BASE,
    CORPUS,
    ROOT,
    SITE_URL,
    TESTS,
    copy_data,
    edit,
    formatted_of,
    run,
    snapshot,
    write,
)

from lunmai.build.prebuild import prebuild
from lunmai.cite.names import short_in_language, short_text
from lunmai.languages import PAPER_FILES, PDF_FORMS, SITE_LANGUAGES, WRITTEN
from lunmai.link import link_corpus
from lunmai.load import CannotRun, load_corpus
from lunmai.pages.pdf_links import size_text
from lunmai.pdf import making
from lunmai.pdf.glyphs import missing_glyphs
from lunmai.pdf.making import make_pdfs
from lunmai.pdf.pack import LISTENED
from lunmai.pdf.products import FORMS, PAPER_FORMS, Catalogue
from lunmai.pdf.running import with_heads
from lunmai.pdf.runs import text_of
from lunmai.pdf.typeset import TEMPLATES, CannotTypeset, typeset
from lunmai.text.inline import to_plain, unsafe_urls
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN
from lunmai.views.citing import page_title

pytestmark = pytest.mark.integration

FAMILIES = {"LibertinusSerif", "NotoSerifCJKjp", "NotoSansCJKjp", "DejaVuSansMono"}
STATUS = Path("/proc/self/status")
SUBJECTS = ("glossary", "citations", "comparison", "lunmai")


def catalogue_of(root, site=SITE_URL):
    loaded = load_corpus(root / "docs" / "data", root)
    corpus = loaded.corpus
    return Catalogue(corpus, link_corpus(corpus), formatted_of(corpus), site)


@pytest.fixture(scope="session")
def catalogue():
    return catalogue_of(CORPUS)


@pytest.fixture(scope="session")
def made(catalogue):
    """Every PDF of the invented corpus by name, kept as the build keeps them: by what they say."""
    with alone("pdf"):
        return make_pdfs(catalogue.products(), KEPT / "pdf", lambda line: None)


OF_A_PAPER = [f"hu-tong-2021.{form}" for form in PAPER_FORMS]


@pytest.fixture(params=[*OF_A_PAPER, *(f"{name}.{form}" for name in SUBJECTS for form in FORMS)])
def file(request, made):
    return made[f"{request.param}.pdf"]


def test_the_files_have_predictable_names(catalogue, made):
    retired = [stone.anchor for stone in catalogue.links.tombstones.papers]
    assert retired == ["do-1999"]
    subjects = [*catalogue.corpus.papers, *retired, *SUBJECTS]
    expected = {f"{name}.{form}.pdf" for name in subjects for form in FORMS}
    expected |= {f"{name}.{kind}.pdf" for name in catalogue.corpus.papers for kind in PAPER_FILES}
    assert set(made) == expected


def test_a_file_says_what_it_is(made, catalogue):
    for name, paper in catalogue.corpus.papers.items():
        for form in FORMS:
            document = reader(made[f"{name}.{form}.pdf"])
            titles = [page_title(paper, language) for language in PDF_FORMS[form]]
            assert document.metadata.title == " / ".join(titles)
            names = [phrase("site-name", language) for language in PDF_FORMS[form]]
            assert document.metadata.author == " / ".join(names)
            assert catalogue.corpus.references[paper.reference].title in document.metadata.subject
            edition = catalogue.corpus.edition
            assert document.metadata.creation_date.date().isoformat() == edition.date
            root = document.trailer["/Root"]
            assert root["/Lang"] == ("en" if form == "en" else "zh-CN")
            assert root["/MarkInfo"]["/Marked"]
            assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def metadata_of(file):
    return reader(file).trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_files_declare_the_standards_that_they_were_checked_against(file):
    metadata = metadata_of(file)
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert re.search(r"pdfaid:part>2<", metadata)
    assert re.search(r"pdfaid:conformance>A<", metadata)


def test_metadata_say_who_made_a_file_of_what_and_under_which_terms(made, catalogue):
    for name, paper in catalogue.corpus.papers.items():
        for form in PAPER_FORMS:
            metadata = metadata_of(made[f"{name}.{form}.pdf"])
            fields = ("dc:source", "dc:relation", "dc:rights", "dc:language")
            told = {
                field: re.findall(f"<{field}[ >](.*?)</{field}>", metadata, re.DOTALL)[0]
                for field in fields
            }
            assert catalogue.corpus.references[paper.reference].title in told["dc:source"]
            assert f"papers/{name}/" in told["dc:relation"]
            assert "CC BY 4.0" in told["dc:rights"]
            assert "creativecommons.org/licenses/by/4.0/</xmpRights:WebStatement" in metadata
            tags = [SITE_LANGUAGES[one].locale for one in PDF_FORMS.get(form, WRITTEN)]
            assert re.findall("<rdf:li>(.*?)</rdf:li>", told["dc:language"]) == tags


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not there")
def test_poppler_has_nothing_to_say(file):
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_pages_print_on_a4_and_on_letter(file):
    """Letter is 6 mm wider and 18 mm shorter; printers keep 5 mm of each edge, and set the page in
    the middle of the sheet or at its top."""
    document, mm = pypdfium2.PdfDocument(str(file)), 72 / 25.4
    for number in range(len(document)):
        page = document[number]
        assert [round(size) for size in page.get_size()] == [595, 842]
        shown = page.get_textpage()
        boxes = [shown.get_rect(index) for index in range(shown.count_rects())]
        if boxes:
            left, bottom, right, top = zip(*boxes, strict=True)
            inside = (min(left) - 8 * mm, 202 * mm - max(right))
            inside += ((297 - 14) * mm - max(top), min(bottom) - (18 + 5) * mm)
            assert min(inside) >= 0, number


def test_every_link_within_a_file_leads_to_a_place(file):
    names = reader(file).named_destinations
    assert inner_targets(file) <= set(names)
    pages = {page.indirect_reference.idnum for page in reader(file).pages}
    assert all(place.page.idnum in pages for place in names.values())


def test_links_to_the_web_lead_to_the_site_or_a_printed_address(file):
    unknown = {a for a in addresses(file) if not re.match(r"https?://", a)}
    assert unknown == set()
    assert any(address.startswith(SITE_URL) for address in addresses(file))


def test_every_link_says_where_it_leads(file):
    assert all(link.get("/Contents") for _, link in links(file))
    named = [link for _, link in links(file) if isinstance(link.get("/Dest"), str)]
    told = {str(link["/Dest"]): str(link["/Contents"]) for link in named}
    terms = {told[place] for place in told if place == "concept-bench"}
    assert terms <= {"板凳", "bench"}
    assert all(told[place] == place or len(told[place]) <= LISTENED for place in told)


def test_all_fonts_are_in_the_file_and_no_other_family_is(file):
    found = set(fonts(file))
    assert all(embedded for _, embedded in found)
    families = {re.sub(r"^[A-Z]{6}\+|-.*$", "", name.lstrip("/")) for name, _ in found}
    assert families <= FAMILIES


@pytest.mark.parametrize("form", FORMS)
def test_bookmarks_are_the_sections_and_the_claims(made, catalogue, form):
    for name, paper in catalogue.corpus.papers.items():
        titles = [title for _, title in bookmarks(made[f"{name}.{form}.pdf"])]
        language = PDF_FORMS[form][0]
        said = [f"{c.id} {to_plain(c.gist.in_language(language))}" for c in paper.all_claims()]
        assert [title for title in titles if title in said] == said


def test_the_record_has_contents_of_which_none_is_a_place_of_its_own(made, catalogue):
    product = next(p for p in catalogue.products() if p.name == "hu-tong-2021.record.pdf")
    sections = [part["outline"] for part in product.record()["sections"] if part["outline"]]
    titles = [title for _, title in bookmarks(made[product.name])]
    assert [titles.count(title) for title in sections] == [sections.count(t) for t in sections]
    assert titles[1] == "目录 Contents"


def test_bookmarks_lead_to_places(file):
    document, waiting = reader(file), list(reader(file).outline)
    assert waiting
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        else:
            assert document.get_destination_page_number(one) >= 0


def test_headings_are_said_once(file):
    assert not [node for kind, node in structure(file) if kind.startswith("/H") and "/T" in node]


def test_no_template_holds_the_whole_library():
    """A function is known by the hash of all that it holds: with `std`, of some 2,000 things."""
    assert not [file for file in TEMPLATES.glob("*.typ") if "std." in file.read_text("utf-8")]


@pytest.mark.parametrize("form", [*FORMS, "record"])
def test_claims_can_be_walked_as_headings(made, catalogue, form):
    for name, paper in catalogue.corpus.papers.items():
        headings = [kind for kind, _ in structure(made[f"{name}.{form}.pdf"])
                    if re.fullmatch("/H[3-6]", kind)]  # fmt: skip
        assert len(headings) >= sum(1 for _ in paper.all_claims())


@pytest.mark.parametrize("form", ["zh-en", "record", "sheet"])
def test_the_first_cell_of_a_row_is_its_head(made, form):
    rows = [node for kind, node in structure(made[f"hu-tong-2021.{form}.pdf"]) if kind == "/TR"]
    assert rows
    for row in rows:
        kinds = [str(kid.get_object()["/S"]) for kid in row["/K"]]
        assert kinds[0] == "/TH"


def test_in_two_languages_each_column_is_in_one(catalogue):
    """What is told of a claim: only bodies and titles without a Latin name keep their own."""
    works = catalogue.corpus.references.values()
    kept = {short_text(one) for one in works if short_in_language(one, "en")[1] == "zh"}
    for paper in catalogue.corpus.papers.values():
        for part in catalogue.paper(paper, "zh-en").record()["sections"]:
            for claim in (one for block in part["blocks"] for one in block.get("claims", ())):
                assert set(claim["signs"]) == {"zh", "en"}
                told = text_of(claim["signs"]["en"])
                assert not HAN.search(re.sub("|".join(map(re.escape, kept)) or "$", "", told))


def test_links_to_claims_lead_to_their_places_on_the_handout(made, catalogue):
    for name, paper in catalogue.corpus.papers.items():
        file = made[f"{name}.sheet.pdf"]
        places = set(reader(file).named_destinations) - {"title"}
        assert places <= {claim.id for claim in paper.all_claims()}
        shown = page_texts(file)[0]
        assert places
        assert all(place in shown for place in places)


def test_the_head_of_a_page_keeps_to_one_line():
    title = {"en": ["The " + "integrated " * 12 + "development"], "zh": ["城乡融合发展"]}
    (part,) = with_heads([{"title": title}], {})
    (said,) = part["headed"]["en"]
    assert said.startswith("The integrated ")
    assert said.endswith("integrated …")
    assert len(said) < 50
    assert with_heads([{"title": {"zh": ["城乡融合发展"]}}], {})[0]["headed"] == {
        "zh": ["城乡融合发展"]
    }


def test_the_map_is_read_by_its_claims_before_its_lines(made, catalogue):
    name = "hu-tong-2021"
    paper = catalogue.corpus.papers[name]
    sections = catalogue.paper(paper, "zh").record()["sections"]
    (plate,) = (part["blocks"][0] for part in sections if part.get("floating"))
    assert all(box["id"] in plate["alt"] for box in plate["boxes"])
    labels = {bare(line["label"]) for line in plate["lines"] if line["label"]}
    names = [bare(box["id"] + box["caption"]) for box in plate["boxes"]]
    pages = map(bare, page_texts(made[f"{name}.zh.pdf"]))
    shown = next(page for page in pages if all(one in page for one in names))
    after = shown[max(map(shown.index, names)) :]
    assert all(label in after for label in labels)


def test_all_of_a_claim_on_the_map_is_a_link(made, catalogue):
    name, pixel = "hu-tong-2021", 0.64
    record = catalogue.paper(catalogue.corpus.papers[name], "zh").record()
    (plate,) = (part for part in record["sections"] if part.get("floating"))
    found = {
        (str(link["/Dest"]), round(float(right - left) / pixel), round(float(top - bottom) / pixel))
        for _, link in links(made[f"{name}.zh.pdf"])
        if "/Dest" in link
        for left, bottom, right, top in [link["/Rect"]]
    }
    boxes = plate["blocks"][0]["boxes"]
    assert boxes
    for box in boxes:
        _, _, width, height = box["box"]
        near = [(w, h) for to, w, h in found if to == box["to"]]  # edges are on whole points
        assert any(0 <= w - width < 4 and 0 <= h - height < 4 for w, h in near), box["id"]


def test_no_line_is_printed_over_another(file):
    assert not list(overlapping_lines(file))


def test_what_is_copied_has_no_invisible_joiners(file):
    assert "\u2060" not in text(file)
    assert "\u2060" not in "".join(page.extract_text() for page in reader(file).pages)


@pytest.mark.parametrize("form", FORMS)
def test_every_claim_is_a_place_and_leads_to_its_permanent_address(made, catalogue, form):
    prefix = "en/" if form == "en" else ""
    for name, paper in catalogue.corpus.papers.items():
        file = made[f"{name}.{form}.pdf"]
        claims = {claim.id for claim in paper.all_claims()}
        assert claims <= set(reader(file).named_destinations)
        assert {f"{SITE_URL}{prefix}papers/{name}/#{claim}" for claim in claims} <= addresses(file)
        book = reader(made[f"lunmai.{form}.pdf"]).named_destinations
        assert {f"{name}.{claim}" for claim in claims} <= set(book)


@pytest.mark.parametrize("form", FORMS)
def test_texts_can_be_found_in_the_file(made, catalogue, form):
    for name, paper in catalogue.corpus.papers.items():
        shown = bare(text(made[f"{name}.{form}.pdf"]))
        for claim in paper.all_claims():
            for language in PDF_FORMS[form]:
                assert bare(to_plain(claim.gist.in_language(language))) in shown


@pytest.mark.parametrize("form", FORMS)
def test_a_retired_id_is_a_place_that_says_why_and_leads_on(made, catalogue, form):
    stones, prefix = catalogue.links.tombstones, "en/" if form == "en" else ""
    places = [
        (f"hu-tong-2021.{form}.pdf", one.anchor, one) for one in stones.claims["hu-tong-2021"]
    ]
    places += [(f"do-1999.{form}.pdf", one.anchor, one) for one in stones.claims["do-1999"]]
    places += [(f"do-1999.{form}.pdf", "title", one) for one in stones.papers]
    places += [(f"glossary.{form}.pdf", f"concept-{one.anchor}", one) for one in stones.concepts]
    places += [(f"citations.{form}.pdf", f"work-{one.anchor}", one) for one in stones.references]
    places += [(f"lunmai.{form}.pdf", f"do-1999.{one.anchor}", one)
               for one in stones.claims["do-1999"]]  # fmt: skip
    assert len(places) == 17
    for name, place, stone in places:
        assert place in reader(made[name]).named_destinations, (name, place)
        for language in PDF_FORMS[form]:
            assert bare(stone.reason.in_language(language)) in bare(text(made[name])), name
    assert f"{SITE_URL}{prefix}papers/doe-1999/#t1" in addresses(made[f"do-1999.{form}.pdf"])
    assert "m1-2" in inner_targets(made[f"hu-tong-2021.{form}.pdf"])


def bare(said):
    """Without what a line may break at: spaces, and the hyphens of words that were parted."""
    return re.sub(r"[\s\u00ad\u2010-]", "", said)


@pytest.mark.parametrize("form", FORMS)
def test_the_structure_has_headings_tables_and_languages(made, form):
    file = made[f"hu-tong-2021.{form}.pdf"]
    kinds = [kind for kind, _ in structure(file)]
    assert {"/H1", "/H2", "/Link", "/Figure", "/L"} <= set(kinds)
    assert ("/Table" in kinds) == (form == "zh-en")
    assert all(node.get("/Alt") for kind, node in structure(file) if kind == "/Figure")
    languages = {str(node["/Lang"]) for _, node in structure(file) if "/Lang" in node}
    said = " ".join([*languages, *re.findall(r"/Lang ?\(([^)]*)\)", contents(file))])
    assert "zh" in said or form == "en"


def contents(file):
    return "".join(page.get_contents().get_data().decode("latin-1") for page in reader(file).pages)


def test_without_an_address_nothing_leads_to_the_site(tmp_path):
    catalogue = catalogue_of(BASE, site="")
    paper = next(iter(catalogue.corpus.papers.values()))
    products = [catalogue.paper(paper, form) for form in PAPER_FORMS]
    made = make_pdfs(products, tmp_path, lambda line: None)
    for file in made.values():
        assert not [address for address in addresses(file) if "papers/" in address]
        assert "papers/" not in text(file).replace("docs/data/papers/", "")
        assert inner_targets(file) <= set(reader(file).named_destinations)


def test_the_same_content_gives_the_same_bytes_and_is_made_once(catalogue, made, tmp_path):
    product = next(p for p in catalogue.products() if p.name == "doe-1999.zh-en.pdf")
    told = []
    again = make_pdfs([product], tmp_path, told.append)[product.name]
    assert again.read_bytes() == made[product.name].read_bytes()
    before = again.stat().st_mtime_ns
    make_pdfs([product], tmp_path, told.append)
    assert again.stat().st_mtime_ns == before
    assert "unchanged" in told[-1]


def test_an_edited_claim_changes_the_files_of_its_paper_and_the_collection_alone(tmp_path):
    data = copy_data(BASE, tmp_path)
    before = {one.name: one.record() for one in catalogue_of(tmp_path).products()}
    edit(data / "papers" / "wang-2023.yaml", "zh: 加水。", "zh: 加开水。")
    after = {one.name: one.record() for one in catalogue_of(tmp_path).products()}
    changed = {name for name in before if before[name] != after[name]}
    assert {name.partition(".")[0] for name in changed} == {"wang-2023", "lunmai"}


def test_a_book_that_is_too_large_has_volumes(catalogue, monkeypatch):
    from lunmai.pdf import products

    monkeypatch.setattr(products, "MOST", 20)
    book = {p.name: p for p in catalogue.products() if p.subject == "lunmai"}
    volumes = ["lunmai.zh-en.pdf", "lunmai.zh-en.2.pdf"]
    assert sorted(book) == sorted(["lunmai.zh.pdf", "lunmai.en.pdf", *volumes])
    second = book[volumes[1]].record()
    assert "第2册" in second["front"]["titles"][0]["text"]
    titles = [text for name in volumes for text in outlines(book[name].record())]
    for paper in catalogue.corpus.papers.values():
        assert f"{paper.title.zh} {paper.title.en}" in titles
        assert paper.title.zh in outlines(book["lunmai.zh.pdf"].record())


def test_full_records_are_files_only_where_there_is_room(catalogue, monkeypatch):
    def records():
        return [one.subject for one in catalogue.products() if one.form == "record"]

    assert set(records()) == set(catalogue.corpus.papers)
    monkeypatch.setattr("lunmai.pdf.products.FULL", 10)
    drafts = [paper.id for paper in catalogue.corpus.papers.values() if paper.is_draft]
    assert records() == drafts
    assert {one.form for one in catalogue.products()} >= {*FORMS, "sheet"}


def outlines(record):
    """The headings of a file."""
    return [one["outline"] for one in record["sections"]]


def test_a_character_that_no_font_has_is_replaced_and_told(tmp_path):
    data = copy_data(BASE, tmp_path)
    edit(data / "papers" / "wang-2023.yaml", "zh: 加水。", "zh: 加水\U0001f600，再加\u0e01水。")
    corpus = load_corpus(data, tmp_path).corpus
    file = "docs/data/papers/wang-2023.yaml"
    assert [str(one).partition(";")[0] for one in missing_glyphs(corpus, tmp_path / "pdf")] == [
        f"{file}: no font has the character \u0e01 (U+0E01)",
        f"{file}: no font has the character \U0001f600 (U+1F600)",
    ]


def test_what_means_harm_is_text(tmp_path):
    texts = yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8"))
    typst = ["#panic(1)", "@nothing", "$x$", "= a", '#import "a.typ": *', "<label>", "\\u{61}"]
    said = [text for text in [*typst, *texts] if not list(unsafe_urls(text))]
    data = copy_data(BASE, tmp_path)
    file = data / "papers" / "wang-2023.yaml"
    paper = yaml.safe_load(file.read_text(encoding="utf-8"))
    paper["claims"][0]["text"] = {"zh": " 水 ".join(said), "en": " x ".join(said)}
    paper["title"]["en"] = typst[0]
    write(file, json.dumps(paper))
    catalogue = catalogue_of(tmp_path)
    found = {**catalogue.corpus.papers}
    products = [catalogue.paper(found["wang-2023"], form) for form in ("zh", "zh-en")]
    made = make_pdfs(products, tmp_path, lambda line: None)
    shown = bare(text(made["wang-2023.zh-en.pdf"]))
    runs = to_plain(paper["claims"][0]["text"]["en"])
    assert all(bare(part) in shown for part in runs.split(" x "))
    assert reader(made["wang-2023.zh-en.pdf"]).metadata.title.endswith(
        f"{typst[0]}, claim by claim"
    )


@pytest.mark.skipif(not STATUS.is_file(), reason="only Linux tells how much a process holds")
def test_what_was_set_is_forgotten_before_the_next_file(catalogue):
    record = next(one for one in catalogue.products() if one.name == "lunmai.zh-en.pdf").record()
    said = json.dumps(record, ensure_ascii=False)
    held = []
    for sign in "一二三四":  # else nothing would be set anew
        typeset(said.replace("的", sign).replace(" the ", f" {sign} "))
        held.append(int(re.search(r"VmRSS:\s*(\d+) kB", STATUS.read_text())[1]) / 1000)
    assert held[-1] - held[0] < 40  # all that was set would be 90


def test_a_failure_of_the_typesetter_is_its_own_words():
    with pytest.raises(CannotTypeset, match=r"error|expected|EOF"):
        typeset("{")


def test_a_missing_package_is_told_with_the_remedy(monkeypatch):
    monkeypatch.setattr(making, "PACKAGES", ("no-such-typesetter",))
    making.recipe.cache_clear()
    try:
        with pytest.raises(CannotRun, match=r"no-such-typesetter, which is missing; .*--no-pdf"):
            making.recipe()
    finally:
        monkeypatch.undo()
        making.recipe.cache_clear()


def test_the_command_makes_one_file(tmp_path):
    from projects import copy_project

    root = copy_project(tmp_path / "project", BASE)
    result = run(root, "scripts/dev.py", "pdf", "wang-2023", "--form", "zh")
    assert result.returncode == 0, result.stderr
    assert "wang-2023.zh.pdf (" in result.stdout
    assert list(snapshot(root / ".build" / "papers")) == ["wang-2023.zh.pdf"]
    unknown = run(root, "scripts/dev.py", "pdf", "wang-2032")
    assert (unknown.returncode, "did you mean 'wang-2023'?" in unknown.stderr) == (2, True)


def test_a_real_paper_has_its_words():
    catalogue = catalogue_of(ROOT)
    paper = next(iter(catalogue.corpus.papers.values()))
    product = catalogue.paper(paper, "zh")
    file = make_pdfs([product], KEPT / "pdf", lambda line: None)[product.name]
    gists = [to_plain(claim.gist.zh) for claim in paper.all_claims()]
    assert [gist for gist in gists if bare(gist) not in bare(text(file))] == []
    title = bare(to_plain(paper.title.zh))
    assert title in bare("".join(page.extract_text() for page in reader(file).pages[:1]))


@pytest.fixture(scope="module")
def real():
    """The reader's editions and sheets of the papers here."""
    catalogue = catalogue_of(ROOT)
    forms = [*FORMS, "sheet"]
    papers = catalogue.corpus.papers.values()
    products = [catalogue.paper(paper, form) for paper in papers for form in forms]
    with alone("pdf"):
        return catalogue, make_pdfs(products, KEPT / "pdf", lambda line: None)


LENGTHS = {"zh": (2, 18), "en": (3, 14), "zh-en": (6, 11)}
"""Pages beside the claims, and claims on a page."""


def test_a_readers_edition_is_as_short_as_its_claims_allow(real):
    catalogue, made = real
    for name, linked in catalogue.links.papers.items():
        for form, (beside, on_a_page) in LENGTHS.items():
            pages = len(reader(made[f"{name}.{form}.pdf"]).pages)
            assert pages <= beside + len(linked.claims) / on_a_page, (name, form)
            assert made[f"{name}.{form}.pdf"].stat().st_size < 4000 * (len(linked.claims) + 100)
        assert len(reader(made[f"{name}.sheet.pdf"]).pages) == 2


def test_pages_of_a_readers_edition_are_full(real):
    catalogue, made = real
    for name in catalogue.corpus.papers:
        for form in FORMS:
            document = pypdfium2.PdfDocument(str(made[f"{name}.{form}.pdf"]))
            lowest = []
            for number in range(len(document) - 1):
                shown = document[number].get_textpage()
                boxes = [shown.get_rect(index) for index in range(shown.count_rects())]
                lowest.append(min(bottom for _, bottom, _, _ in boxes))
            foot, height = 25 * 72 / 25.4, 250 * 72 / 25.4
            full = [1 - (bottom - foot) / height for bottom in lowest]
            assert sum(full) / len(full) > 0.9, (name, form)


def test_every_id_ever_published_is_a_place_in_the_files_of_its_paper(real):
    catalogue, made = real
    for edition in catalogue.corpus.ledger.editions:
        for paper, claims in edition.papers.items():
            for form in FORMS:
                found = set(reader(made[f"{paper}.{form}.pdf"]).named_destinations)
                assert set(claims.split()) <= found, (paper, form)


def test_pages_link_to_the_files_with_their_sizes_until_something_changes(tmp_path):
    data = copy_data(BASE, tmp_path)
    assert prebuild(tmp_path, pdf="made").written
    docs = tmp_path / "docs"
    files = snapshot(docs / "pdf")
    assert len(files) == 3 * (1 + 3) + len(PAPER_FILES)  # nothing is compared
    for name, content in files.items():
        subject, form, _ = name.split(".")
        page = {"wang-2023": "papers/wang-2023/index.md", "lunmai": "papers/index.md"}
        text = (docs / "en" / page.get(subject, f"{subject}/index.md")).read_text(encoding="utf-8")
        label = phrase(f"pdf-form-{form}", "en")
        assert f'pdf/{name}" type="application/pdf">{label}</a> ({size_text(len(content))})' in text
    assert prebuild(tmp_path).written.changed == ()
    edit(data / "papers" / "wang-2023.yaml", "zh: 加水。", "zh: 加开水。")
    removed = prebuild(tmp_path).written.removed
    gone = {name for name in removed if name.startswith("pdf/")}  # the search's go by their hash
    assert gone == {f"pdf/{name}" for name in files}
    assert "application/pdf" not in (docs / "en/papers/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1\N{NO-BREAK SPACE}KB"),
        (412_300, "412\N{NO-BREAK SPACE}KB"),
        (999_500, "1.0\N{NO-BREAK SPACE}MB"),
        (12_345_678, "12.3\N{NO-BREAK SPACE}MB"),
    ],
)
def test_sizes_as_readers_compare_them(size, text):
    assert size_text(size) == text
