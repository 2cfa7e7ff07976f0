"""An id in an address that a page does not have: said, and the nearest offered, on the page of a
paper as below /go/."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.integration

IDS = ["t1", "a1", "m1", "m1-1", "m1-2", "m1-3", "m2", "c1", "c2-1", "p4-6", "deng-yi-2018"]
MEANT = {
    "M1-3": "m1-3",
    "m1–3": "m1-3",
    "m1.3": "m1-3",
    "ｍ１-3": "m1-3",
    "m13": "m1-3",
    "m1-33": "m1-3",
    "m1-3-2-2": "m1-3",
    "m1-9": "m1",
    "c2-7-1": "c2-1",
    "x1": "t1",
    "deng-yi-2019": "deng-yi-2018",
    "zz9": None,
    "section-s9": None,
    "constructor": None,
    "": None,
}
"""What was typed, or made by a program, and the id that was meant."""


def test_the_nearest_id(visitor):
    page = visitor.open("about/")
    found = page.evaluate(
        """async ([wrong, ids]) => {
            const { nearest } = await import("../assets/nearest.js");
            return wrong.map((one) => nearest(one, ids) ?? null);
        }""",
        [[*MEANT], IDS],
    )
    assert dict(zip(MEANT, found, strict=True)) == MEANT


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("papers/hu-yi-2020/", "本论文没有编号为“m3-99”的论点"),
        ("en/papers/hu-yi-2020/side-by-side/", "no claim “m3-99”"),
    ],
)
def test_a_paper_says_that_it_has_no_such_claim(visitor, path, said):
    page = visitor.open(f"{path}#m3-99")
    note = page.get_by_role("alert")
    expect(note).to_contain_text(said)
    expect(note).to_be_in_viewport()
    note.get_by_role("link").click()
    assert page.url.endswith("#m3")
    expect(note).to_have_count(0)
    page.evaluate("location.hash = '#zz9'")
    expect(note).to_contain_text("zz9")
    assert note.get_by_role("link").count() == 0


def test_a_right_id_is_not_remarked_on(visitor):
    for anchor in ("#m3", "#reference", ""):
        page = visitor.open(f"papers/hu-yi-2020/{anchor}")
        page.evaluate("import('/lunmai/assets/missed-note.js').then(() => {})")
        assert page.get_by_role("alert").count() == 0


def test_so_does_an_address_of_no_language(visitor):
    page = visitor.open("go/hu-yi-2020/#m3-99")
    near = page.locator("#_near")
    expect(near).to_be_visible()
    assert near.locator("a").first.get_attribute("href").endswith("papers/hu-yi-2020/#m3")
    page.evaluate("location.hash = '#zz9'")
    expect(near).to_be_hidden()
    expect(page.locator("#_unknown")).to_be_visible()
