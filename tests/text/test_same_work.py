"""Which records are taken for one work."""

import pytest

from lunmai.model import Reference
from lunmai.text.same_work import Works

ONE = {
    "id": "a-1",
    "type": "article-journal",
    "language": "zh",
    "author": [{"family": "王", "given": "船"}],
    "title": "论船：兼论水",
    "container_title": "水上经济",
    "issued": 2023,
    "issue": "3",
}


def work(**fields):
    return Reference.model_validate(ONE | {"id": "b-2"} | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "论船:兼论水"},
        {"author": [{"literal": "王船"}]},
        {"issue": "第3期"},
        {"issue": None, "container_title": None},
        {"container_title": "水上经济（社会科学版）"},
        {"type": "document"},
        {"type": "article-newspaper"},
        {"page": "1–9"},
    ],
)
def test_one_work(fields):
    found = Works([work(id="a-1")]).find(work(**fields))
    assert found is not None
    assert found[0].id == "a-1"


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "论船"},
        {"issued": 2022},
        {"author": [{"family": "李", "given": "船"}]},
        {"issue": "4"},
        {"volume": "2", "issue": None, "title": None},
        {"container_title": "船"},
        {"type": "thesis"},
    ],
)
def test_two_works(fields):
    assert Works([work(id="a-1")]).find(work(**fields)) is None


def test_volumes_of_a_set_are_works_of_their_own():
    volumes = [work(id=f"v-{number}", volume=f"第{number}卷") for number in range(1, 12)]
    assert [Works([volumes[0]]).find(volume) for volume in volumes[1:]] == [None] * 10
    assert Works(volumes).find(work(volume="11"))[0].id == "v-11"


def test_a_doi_is_of_one_work_however_it_is_written():
    known = Works([work(id="a-1", doi="10.1000/AB")])
    assert known.find(work(doi="10.1000/ab", title="On Boats"))[1] == "DOI"
    assert known.find(work(doi="10.1000/cd")) is None
