"""Dividing: every key on one page, nothing moved by what is added elsewhere, no page ever lost."""

import random
import string

import pytest

from lunmai.views.divisions import divide

NAMES = ("zhang", "zhao", "li", "liu", "liang", "chen", "smith", "s", "authors", "author", "x")
BUT = ("authors", "index", "z")


def invented(seed, number):
    """Keys in a random order: few surnames, some of which begin others."""
    choice = random.Random(seed)
    keys = {
        "-".join(filter(None, (
            choice.choice(NAMES),
            "".join(choice.choices(string.ascii_lowercase, k=choice.randrange(4))),
            choice.choice(("", "1999", "2024", "2024-2")),
        )))
        for _ in range(number)
    }  # fmt: skip
    found = sorted(keys)
    choice.shuffle(found)
    return found


def pages(keys, most=7, **how):
    return {part.name: part for part in divide(((key, key) for key in keys), most, **how)}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("how", [{}, {"but": BUT}, {"shortest": 3}])
def test_every_key_is_on_one_page_that_is_short_and_named_by_how_it_begins(seed, how):
    keys = invented(seed, 200)
    found = pages(keys, **how)
    shown = [(name, key) for name, part in found.items() for key in part.rows]
    assert sorted(key for _, key in shown) == sorted(keys)
    assert all(key.startswith(name) for name, key in shown)
    for name, part in found.items():
        assert name not in how.get("but", ()), name
        assert not name or len(name) >= how.get("shortest", 1)
        assert not name.endswith("-")
        assert list(part.rows) == [key for key in keys if key in part.rows]
        if part.below:
            assert not any(key.startswith(other) for key in part.rows for other in part.below)
        else:
            assert len(part.rows) <= 7


@pytest.mark.parametrize("seed", range(6))
def test_the_page_of_every_key_is_found_from_any_page_above_it(seed):
    """As the scripts find it: the longest name that the key begins with."""
    found = pages(invented(seed, 200), but=BUT)
    for name, part in found.items():
        for key in part.rows:
            for above in found:
                if name != above and name.startswith(above):
                    fits = [one for one in found[above].below if key.startswith(one)]
                    assert max(fits, key=len) == name
                    assert found[above].below[name] == len(part.rows)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_added_elsewhere_moves_nothing(seed):
    keys = invented(seed, 100)
    more = [key for key in invented(seed + 1000, 60) if key not in keys]
    for name, part in pages(keys, but=BUT).items():
        if name and not part.below:
            others = [key for key in more if not key.startswith(name)]
            assert pages([*keys, *others], but=BUT)[name] == part


@pytest.mark.parametrize("seed", range(6))
def test_no_page_is_lost_as_a_list_grows(seed):
    keys = invented(seed, 200)
    there = set()
    for number in range(1, len(keys), 7):
        found = pages(keys[:number], but=BUT)
        assert there <= found.keys()
        there |= found.keys()
    assert len(there) > 20


def test_a_short_list_is_one_page():
    (part,) = divide([("b", 1), ("a", 2)], 2)
    assert (part.name, part.rows, part.below) == ("", (1, 2), {})
    (part,) = divide([], 2)
    assert part.rows == ()


def test_rows_of_one_key_stay_together():
    found = divide([*[("liu-1", n) for n in range(9)], ("liu-2", 9)], 3)
    assert {part.name: len(part.rows) for part in found} == {"": 0, "liu-1": 9, "liu-2": 1}
