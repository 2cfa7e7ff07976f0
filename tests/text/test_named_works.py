"""Works that running text names by authors and year are known again, and others are not."""

import pytest

from lunmai.model import Name, Reference
from lunmai.text.named_works import named_before


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
