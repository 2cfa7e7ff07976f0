"""Overviews in a real browser: counts first, claims when asked for, choices kept in the address."""

import io

import pikepdf
import pytest
from browsers import DESK, PHONE
from playwright.sync_api import expect
from sites import read

pytestmark = pytest.mark.integration

PAPER = "papers/hu-yi-2020/"
GRID, ROLES, MATRIX = f"{PAPER}grid/", f"{PAPER}roles/", "compare/matrix/"
SCREENS = "document.documentElement.scrollHeight / innerHeight"


@pytest.mark.parametrize("path", [f"{PAPER}map/", GRID, MATRIX, f"en/{GRID}", f"en/{MATRIX}"])
def test_an_overview_is_short_on_a_phone_and_on_paper(visitor, path):
    page = visitor.open(path, PHONE)
    assert page.evaluate(SCREENS) <= 25
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    sheets = pikepdf.open(io.BytesIO(printed)).pages
    assert len(sheets) <= 6
    _, _, width, height = sheets[0].mediabox
    assert (width > height) == path.endswith("map/")


def test_a_cell_of_the_grid_counts_and_opens(visitor):
    page = visitor.open(f"en/{GRID}", java_script_enabled=False)
    cell = page.locator(".lm-grid tbody .lm-cell").first
    expect(cell.locator(".lm-limit").first).to_be_hidden()
    counts = "all => all.map((one) => parseInt(one.textContent))"
    number = sum(cell.locator("summary .lm-state").evaluate_all(counts))
    cell.locator("summary").click()
    assert cell.locator(".lm-limit:visible").count() == number


def test_a_link_to_a_constraint_opens_its_family(visitor):
    page = visitor.open(f"en/{GRID}#c1-1")
    expect(page.locator("#c1-1")).to_be_in_viewport()
    assert page.locator(".lm-chain[open]").count() == 1


def test_a_cell_of_the_matrix_counts_the_claims_that_it_holds(visitor):
    page = visitor.open(f"en/{MATRIX}", java_script_enabled=False)
    cell = page.locator("#bench td .lm-cell").first
    number = int(cell.locator("summary").inner_text())
    expect(cell.locator("a").first).to_be_hidden()
    cell.locator("summary").click()
    assert cell.locator("a:visible").count() == number


def test_what_is_chosen_in_the_matrix_is_in_the_address(visitor):
    page = visitor.open(f"en/{MATRIX}")
    page.locator(".lm-shared input").check()
    page.locator("#_papers input").first.uncheck()
    page.locator("input[type=search]").fill("bench")
    address = page.url
    rows = page.locator("#_matrix > tr:visible").count()
    assert "q=bench" in address
    assert "shared" in address
    again = visitor.open(address.removeprefix(visitor.address))
    expect(again.locator("input[type=search]")).to_have_value("bench")
    expect(again.locator(".lm-shared input")).to_be_checked()
    expect(again.locator("#_papers input").first).not_to_be_checked()
    assert again.locator("#_matrix > tr:visible").count() == rows
    again.locator("input[type=search]").press("Escape")
    assert "q=" not in again.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("root", ["", "en/"])
def test_an_address_shows_the_claims_of_one_role(visitor, root, scripts):
    page = visitor.open(f"{root}{ROLES}", PHONE, java_script_enabled=scripts)
    assert page.locator(".lm-by-role li:visible").count() == 0
    for link in page.locator(".lm-roles a").all():
        link.click()
        assert page.evaluate("location.hash") == link.get_attribute("href")
        assert page.locator("h2:visible").count() == 1
        expect(page.locator(".lm-roles a").first).to_be_in_viewport()
        if scripts:
            expect(link).to_have_attribute("aria-current", "true")
            assert page.evaluate(SCREENS) <= 3
    page.go_back()
    assert page.locator("h2:visible").count() == 1


def test_every_claim_is_under_its_role_once(site, papers):
    for paper in papers.values():
        for prefix in ("", "en/"):
            page = read(site, f"{prefix}papers/{paper.id}/roles/index.html")
            found = [
                (section.xpath("string(h2/@id)"), link.removeprefix("../#"))
                for section in page.xpath("//div[@class='lm-by-role']/section")
                for link in section.xpath(".//li/a[@class='lm-id']/@href")
            ]
            assert sorted(found) == sorted((claim.role, claim.id) for claim in paper.all_claims())


def test_the_phone_shows_the_grid_by_gists(visitor):
    page = visitor.open(f"en/{GRID}", PHONE)
    summary = page.locator(".lm-grid tbody .lm-cell > summary").first
    assert len(summary.locator(".lm-whose").inner_text()) > 10
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    expect(summary.locator(".lm-whose")).to_be_hidden()
