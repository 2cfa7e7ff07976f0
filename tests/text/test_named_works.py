"""Works that running text names by authors and year are known again, and others are not."""

import pytest

from lunmai.model import Name, Reference
from lunmai.text.named_works import named_before, unlisted_works, works_by_year


def work(*authors, latin=(), language="zh"):
    names = [
        tuple(Name(family=one[0], given=one[1]) for one in list_) for list_ in (authors, latin)
    ]
    return Reference(
        id="w", type="book", language=language, issued=2023, title="论水",
        author=names[0], author_latin=names[1],
    )  # fmt: skip


XU_AND_TWO = work(("许", "涛"), ("李", "四"), ("王", "五"))
XU_AND_LI = work(("Xu", "Wei"), ("Li", "Bo"), language="en")
DAN = work(("单", "雨"), latin=[("Shan", "Yu")])
BODY = Reference(
    id="b", type="book", language="zh", issued=2023, title="册", author=(Name(literal="统计局"),)
)


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (XU_AND_TWO, "许涛（"),
        (XU_AND_TWO, "这与许涛等人（2021，"),
        (XU_AND_TWO, "（许涛、李四、王五，"),
        (XU_AND_TWO, "Xu Tao and co-authors ("),
        (XU_AND_TWO, "(Tao Xu et al., "),
        (XU_AND_TWO, "Following Xu ("),
        (XU_AND_LI, "(Xu and Li, "),
        (XU_AND_LI, "water; see Xu, "),
        (XU_AND_LI, "Wei Xu & Bo Li ("),
        (DAN, "Shan Yu ("),
        (BODY, "据统计局（"),
    ],
)
def test_named(reference, text):
    assert named_before(text, reference)


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (XU_AND_TWO, "许涛"),
        (XU_AND_TWO, "王五（"),
        (XU_AND_TWO, "见（"),
        (XU_AND_TWO, "赵六、许涛（"),
        (XU_AND_LI, "Wang Xu ("),
        (XU_AND_LI, "Wang and Xu ("),
        (XU_AND_LI, "Li ("),
        (XU_AND_LI, "in Hsu ("),
        (BODY, "in "),
    ],
)
def test_not_named(reference, text):
    assert not named_before(text, reference)


@pytest.mark.parametrize(
    ("zh", "en", "works"),
    [
        ("据许涛（2020）", "Xu Tao (2020) says", [("许涛（2020）", "xu-tao-2020")]),
        ("许涛等人（2020）", "(Xu et al., 2020; Li, 2021)", [("许涛（2020）", "xu-tao-2020")]),
        ("欧阳修远（2020a）", "(Ouyang, 2020a)", [("欧阳修远（2020）", "ouyang-xiuyuan-2020")]),
        ("Lefebvre（1991）说", "in Lefebvre (1991)", [("Lefebvre（1991）", "lefebvre-1991")]),
        ("许涛（2020）", "Li (2020)", []),
        ("方案（2022）", "a plan (2022)", []),
        ("许涛（2023）", "Xu Tao (2023)", []),
    ],
)
def test_a_work_that_both_texts_name_and_nobody_has_entered(zh, en, works):
    found = unlisted_works({"zh": zh, "en": en}, works_by_year([XU_AND_TWO]))
    assert [(work.shown, work.key) for work in found] == works
