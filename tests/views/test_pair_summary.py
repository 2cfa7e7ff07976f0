"""The five sentences on two papers: drawn from remarks, gists and concepts."""

import pytest

from lunmai.languages import WRITTEN
from lunmai.model import PARALLELS
from lunmai.text.inline import first_sentence
from lunmai.views.pair_summary import KINDS, NAMED, SAID, pair_summary
from lunmai.views.said import Link, Prose, Text
from lunmai.views.words import Words


def flat(said):
    """The words of what is said."""
    if isinstance(said, str):
        return said
    if isinstance(said, tuple):
        return "".join(map(flat, said))
    return said.text if isinstance(said, Text | Prose) else flat(said.said)


def parts(said, kind):
    """The parts of a kind, at any depth."""
    for part in said:
        if isinstance(part, kind):
            yield part
        elif isinstance(part, tuple):
            yield from parts(part, kind)


def test_every_kind_of_parallel_is_summed_up_once():
    assert sorted(kind for kinds in KINDS.values() for kind in kinds) == sorted(PARALLELS)


def test_what_is_said_of_the_invented_papers(linked):
    words = Words(linked.loaded.corpus, linked.links, "en")
    (comparison,) = words.links.pairs.values()
    told = [
        (flat(one.label), [flat(said) for said in one.said], flat(one.more))
        for one in pair_summary(words, comparison)
    ]
    assert told[0] == (
        "They agree",
        [
            "Both rest on the count of teahouses. (l1, b1)",
            "Each says that nobody has studied the matter. (g1, g1)",
        ],
        "The same: 1 parallel, Close: 1 parallel",
    )
    assert told[1] == (
        "They differ",
        ["In the one, benches bring people closer; in the other they make people wait. (p1, m1)"],
        "In contrast: 1 parallel",
    )
    assert told[2][1][0].startswith("Umbrellas are more particular than small talk.")
    assert told[3] == (
        "Only Doe Jane 1999",
        [
            "An umbrella is what is lent in rain and missed in sunshine. (d1)",
            "Concepts that the other paper does not name include umbrella, deposit.",
        ],
        "2 concepts",
    )
    assert told[4][0] == "Only Hu Tong 2021"


@pytest.mark.parametrize("language", WRITTEN)
def test_sentences_come_from_the_data_and_lead_to_it(rendered_site, language):
    linked = rendered_site[0]
    words = Words(linked.loaded.corpus, linked.links, language)
    for comparison in words.links.pairs.values():
        remarks = {
            first_sentence(remark.in_language(language))
            for found in comparison.parallels.values()
            for *_, remark in found
        }
        sentences = pair_summary(words, comparison)
        assert len(sentences) <= 5
        for sentence in sentences:
            assert list(parts(sentence.said, Link))
            gists = list(parts(sentence.said, Prose))
            texts = [one.text for one in parts(sentence.said, Text)]
            assert gists or any(text in remarks for text in texts)
            assert len(sentence.said) <= max(SAID, 2)
            assert len(list(parts(sentence.said, Link))) <= max(2 * SAID, 1 + NAMED)


def test_what_only_one_paper_says_has_no_parallel(rendered_site):
    linked = rendered_site[0]
    words = Words(linked.loaded.corpus, linked.links, "zh")
    for comparison in words.links.pairs.values():
        joined = {
            (number, pair[number])
            for found in comparison.parallels.values()
            for pair in found
            for number in (0, 1)
        }
        for sentence in pair_summary(words, comparison):
            if any(parts(sentence.said, Prose)):
                link = next(parts(sentence.said, Link))
                _, paper, claim = link.target.name.split("/")
                assert (comparison.papers.index(paper), claim) not in joined
