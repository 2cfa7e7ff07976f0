"""What the pages of the built site show of the records: claims, relations, concepts, parallels."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from builds import joined_site, linked_data
from projects import SITE_URL
from sites import (
    address_of,
    addresses,
    claims_on,
    content,
    ids,
    language_of,
    links_by_claim,
    pages_of,
    read,
    record_pages,
    recorded,
    records_of,
)

from lunmai.model import RELATIONS, ROLES

pytestmark = pytest.mark.integration


ANSWERABLE = ("attacks", "limits", "answers")
"""Relations that a reader is told of at both ends while reading."""


def test_claims_stand_on_every_page_of_their_paper(site, papers):
    for paper in papers.values():
        claims = [claim.id for claim in paper.all_claims()]
        for name in (*pages_of(paper), *records_of(paper)):
            assert sorted(claims_on(read(site, name))) == sorted(claims), name
            assert {claim: ids(site, name)[claim] for claim in claims} == dict.fromkeys(claims, 1)
        for name in records_of(paper):
            assert sorted(recorded(site, name)) == sorted(claims), name


def test_claims_stand_within_what_they_elaborate(site, papers):
    for paper in papers.values():
        for name in pages_of(paper):
            places = claims_on(read(site, name))
            for claim in paper.all_claims():
                for sub in claim.claims:
                    around = places[sub.id].iterancestors()
                    assert places[claim.id] in around, (name, sub.id)


def test_claims_lead_to_their_record_and_from_there_to_every_view(site, papers):
    for paper in papers.values():
        chinese, english, *beside = pages_of(paper)
        records = records_of(paper)
        for name, record in zip((chinese, english, *beside), 2 * records, strict=True):
            links = set(addresses(site, name, "//a[@class='lm-record']/@href"))
            pages = recorded(site, record).items()
            assert links == {f"{address_of(page)}#{claim}" for claim, (_, page) in pages}
        for record, side in zip(records, beside, strict=True):
            own = english if record.startswith("en/") else chinese
            pages = record_pages(site, record)
            plain = "//article/*/a[@class='lm-id']/@href | //p[@class='lm-actions']/a/@href"
            links = {link for page in pages for link in addresses(site, page, plain)}
            for name in (own, side):
                wanted = {f"{address_of(name)}#{claim.id}" for claim in paper.all_claims()}
                assert wanted - links == set(), (record, name)
            for page in {page for _, page in recorded(site, record).values()}:
                ways = {*addresses(site, page, "//p[@id='_ways']/a/@href")}
                views = (chinese, english, side)
                assert set(map(address_of, views)) <= ways, page


def ends_of(paper, relation):
    """The claims that a relation leads to: those of an inference, where it undercuts one."""
    inferences = {one.id: one for one in paper.relations if one.id}
    attacked = inferences.get(relation.to)
    return (attacked.from_, attacked.to) if attacked else (relation.to,)


def test_relations_are_recorded_at_both_ends(site, papers):
    for paper in papers.values():
        for page, record in zip(pages_of(paper), records_of(paper), strict=False):
            shown = links_by_claim(site, record)
            for relation in paper.relations:
                for end in ends_of(paper, relation):
                    assert f"{address_of(page)}#{end}" in shown[relation.from_], (record, relation)
                    assert f"{address_of(page)}#{relation.from_}" in shown[end], (record, relation)


def test_relations_are_read_where_they_begin_and_those_one_answers_at_both_ends(site, papers):
    for paper in papers.values():
        for name in pages_of(paper):
            shown = links_by_claim(site, name)
            for relation in paper.relations:
                end, *_ = ends_of(paper, relation)
                assert f"{address_of(name)}#{end}" in shown[relation.from_], (name, relation)
                if relation.type in ANSWERABLE:
                    back = f"{address_of(name)}#{relation.from_}"
                    assert back in shown[relation.to if relation.to in shown else end], name


def test_parallels_are_shown_at_both_claims_and_side_by_side(site, corpus):
    ends = [(parallel.from_, parallel.to) for parallel in corpus.all_parallels()]
    for prefix in ("", "en/"):
        for here, there in [*ends, *(pair[::-1] for pair in ends)]:
            paper, _, claim = here.partition("#")
            other = f"{SITE_URL}{prefix}papers/{there.replace('#', '/#')}"
            for view in ("", "side-by-side/", "record/"):
                page = f"{prefix}papers/{paper}/{view}index.html"
                assert other in links_by_claim(site, page)[claim], (page, here)
            papers = "--".join(sorted((paper, there.partition("#")[0])))
            page = f"{prefix}compare/{papers}/index.html"
            assert other in addresses(site, page, "//article//a/@href"), (page, there)


def test_the_matrix_leads_to_every_claim_that_names_a_concept(site, corpus):
    subjects = {name for name, concept in corpus.concepts.items() if concept.kind == "subject"}
    wanted = Counter(
        f"papers/{paper.id}/#{claim.id}"
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for name in claim.named
        if name in subjects
    )
    for prefix in ("", "en/"):
        name = f"{prefix}compare/matrix/index.html"
        links = addresses(site, name, "//table//td//a[@class = 'lm-id']/@href")
        assert Counter(link.removeprefix(SITE_URL + prefix) for link in links) == wanted


def test_each_parallel_is_listed_once_by_kind(site, corpus):
    for prefix in ("", "en/"):
        found = Counter(
            frozenset(link.removeprefix(SITE_URL + prefix) for link in ends)
            for kind in ("same", "close", "narrower", "contrast")
            if (site / (name := f"{prefix}compare/{kind}/index.html")).is_file()
            for item in read(site, name).xpath("//li[@data-key]")
            for ends in [
                [urljoin(address_of(name), a) for a in item.xpath(".//a[@class = 'lm-id']/@href")]
            ]
        )
        ends = [(parallel.from_, parallel.to) for parallel in corpus.all_parallels()]
        assert found == Counter(
            frozenset(f"papers/{end.replace('#', '/#')}" for end in pair) for pair in ends
        )


def test_grids_show_each_limit_and_answer(site, papers):
    for paper in papers.values():
        for prefix in ("", "en/"):
            page = read(site, f"{prefix}papers/{paper.id}/grid/index.html")
            shown = Counter(
                (cell.xpath("string(ancestor::tr/@id)"), link.removeprefix("../#"))
                for cell in page.xpath("//table[@class = 'lm-chains']//td")
                for link in cell.xpath(".//li/a/@href")
            )
            limits = [(r.from_, r.to) for r in paper.relations if r.type == "limits"]
            answers = [(r.to, r.from_) for r in paper.relations if r.type == "answers"]
            assert shown == Counter(limits + answers)
            cells = page.xpath("//table[@class = 'lm-grid']/tbody//p")
            assert Counter(
                tuple(link.rpartition("#")[2] for link in cell.xpath("./a/@href")) for cell in cells
            ) == Counter(limits)


def test_front_pages_show_claims_and_relations_as_they_stand():
    """Those of the real papers: the home page shows a chain of claims, whichever it is."""
    root = joined_site()
    papers = linked_data(root).loaded.corpus.papers
    for name in ("index.html", "en/index.html"):
        steps = content(root / "site", name).xpath(".//ol/li[.//a[contains(@href, '#')]]")
        assert steps
        ends = [step.xpath("string(.//a[contains(@href, '#')]/@href)") for step in steps]
        places = [re.search(r"papers/([^/]+)/#(.+)", end).groups() for end in ends]
        for step, (paper, claim_id) in zip(steps, places, strict=True):
            claim = next(one for one in papers[paper].all_claims() if one.id == claim_id)
            said = " ".join(step.text_content().split())
            assert claim.gist.zh in said
            assert claim.gist.en in said
        for (paper, here), (_, there) in pairwise(places):
            assert (there, here) in {(one.from_, one.to) for one in papers[paper].relations}


def terms_on(site, name):
    return content(site, name).xpath(".//a[contains(@class, 'lm-term')]")


def test_terms_lead_to_their_concept_and_have_a_definition_on_the_page(site, pages, corpus):
    numbers = Counter()
    for name in pages:
        prefix = "en/" if language_of(name) == "en" else ""
        for link in terms_on(site, name):
            concept = link.get("aria-describedby").removeprefix("_term-")
            definition = read(site, name).get_element_by_id(f"_term-{concept}")
            assert definition.text_content().strip()
            target = urljoin(address_of(name), link.get("href"))
            page = address_of(f"{prefix}concepts/{concept}/index.html")
            entry = f"{address_of(f'{prefix}glossary/index.html')}#{concept}"
            assert target in (page, entry), name
            numbers[name.split("/")[-3] if "papers" in name else "other"] += 1
    assert numbers


def test_terms_are_linked_only_in_running_text_and_in_gists(site, pages):
    """A gist that is a heading reads on like any other."""
    for name in pages:
        for link in terms_on(site, name):
            gist = link.xpath("boolean(ancestor::*[contains(@class, 'lm-gist')])")
            headings = set() if gist else {"h3", "h4", "h5", "h6"}
            around = {element.tag for element in link.iterancestors()}
            assert not around & ({"a", "code", "pre", "h1", "h2", "summary"} | headings), name


def test_a_claim_links_each_concept_once(site, papers):
    for paper in papers.values():
        records = [page for name in records_of(paper) for page in record_pages(site, name)]
        for name in (*pages_of(paper)[:2], *records):
            for claim in claims_on(read(site, name)).values():
                for text in claim.xpath("./p | ./*[@class='lm-body' or @class='lm-fold']/p"):
                    links = text.xpath(".//a[contains(@class, 'lm-term')]/@aria-describedby")
                    assert len(set(links)) == len(links), name


def test_what_a_definition_is_shown_from_is_not_seen_itself(site, pages):
    for name in pages:
        for holder in read(site, name).xpath("//*[@class='lm-definitions']"):
            assert "hidden" in holder.attrib
            assert not holder.xpath(".//a")


def test_entries_of_the_glossary_say_where_their_concept_is_used(site, corpus):
    for prefix in ("", "en/"):
        name = f"{prefix}glossary/index.html"
        for concept in corpus.concepts:
            (entry,) = read(site, name).xpath(f"//section[h3/@id='{concept}']")
            shown = {
                link.rpartition("#")[2]: int(re.search(r"\d+", re.split("[:：]", link_text)[-1])[0])
                for use in entry.xpath(".//details//a[contains(@href, '/#')]")
                for link, link_text in [(use.get("href"), use.text_content() + (use.tail or ""))]
            }
            assert shown == {
                paper.id: number
                for paper in corpus.papers.values()
                if (number := sum(concept in claim.about for claim in paper.all_claims()))
            }, concept


def test_all_terms_are_in_the_glossary_and_printed_forms_with_the_concept(site, corpus):
    for prefix in ("", "en/"):
        name = f"{prefix}glossary/index.html"
        for key, concept in corpus.concepts.items():
            (entry,) = read(site, name).xpath(f"//section[h3/@id='{key}']")
            page = content(site, f"{prefix}concepts/{key}/index.html")
            texts = [" ".join(one.text_content().split()) for one in (entry, page)]
            for language in ("zh", "en"):
                for item in concept.designations.in_language(language):
                    assert all(item.term in text for text in texts)
                    assert item.pinyin is None or all(item.pinyin in text for text in texts)
                    assert item.term in entry.get("data-key").split("|")
            assert [item.printed for item in concept.attested if item.printed not in texts[1]] == []


def test_the_page_of_a_concept_has_every_claim_about_it(site, corpus):
    for prefix in ("", "en/"):
        for key, concept in corpus.concepts.items():
            name = f"{prefix}concepts/{key}/index.html"
            for paper in corpus.papers.values():
                about = [claim for claim in paper.all_claims() if key in claim.about]
                printed = any(item.paper == paper.id for item in concept.attested)
                assert bool(ids(site, name)[paper.id]) == bool(about or printed), name
                links = set(addresses(site, name, "//article//li/a/@href"))
                address = f"{SITE_URL}{prefix}papers/{paper.id}/"
                assert {f"{address}#{claim.id}" for claim in about} <= links, name
                text = " ".join(content(site, name).text_content().split())
                for claim in about:
                    gist = claim.gist.in_language(language_of(name))
                    assert gist.replace("*", "").replace("`", "") in text, (name, claim.id)


def test_letters_lead_to_the_first_entry_of_each(site):
    for name in ("glossary/index.html", "en/glossary/index.html"):
        page = read(site, name)
        letters = page.xpath("//nav[@class='lm-letters']/a")
        groups = page.xpath("//div[@class='lm-group']")
        assert [letter.text for letter in letters] == [
            group.xpath("string(./p[@class='lm-letter'])") for group in groups
        ]
        assert [letter.get("href") for letter in letters] == [
            f"#{group.xpath('string(.//h3/@id)')}" for group in groups
        ]


@pytest.mark.parametrize("name", ["method/index.html", "en/method/index.html"])
def test_the_method_page_has_a_row_for_each_role_and_relation(name):
    """Each leads to its concept, which the invented corpus does not always have."""
    tables = read(joined_site() / "site", name).xpath("//table")
    rows = [row for table in tables[:2] for row in table.xpath(".//tbody/tr")]
    assert [row.xpath("string(td[2]/code)") for row in rows] == [*ROLES, *RELATIONS]
    assert all(row.xpath("td[1]/a/@href") and row.xpath("string(td[2])") for row in rows)


def test_from_the_first_page_of_a_divided_record_every_claim_leads_to_its_part(site, papers):
    for paper in papers.values():
        for first in records_of(paper):
            for claim, element in claims_on(read(site, first)).items():
                _, page = recorded(site, first)[claim]
                if page != first:
                    links = element.xpath("./a[contains(@class, 'lm-leads')]/@href")
                    led = [urljoin(address_of(first), link) for link in links]
                    assert led == [f"{address_of(page)}#{claim}"]
