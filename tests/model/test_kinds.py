"""Roles, relations and parallels: what each has a record for is there, wherever readers meet it.

What a new type needs beside its record is named by the test that fails without it.
"""

import re
from typing import get_args

import pytest
from projects import ROOT

from lunmai.model import (
    PARALLELS,
    RELATIONS,
    ROLES,
    WRITTEN,
    ParallelType,
    RelationType,
    Role,
    Tone,
)
from lunmai.views.drawing import STYLES, TONES

ASSETS = ROOT / "docs" / "assets"
LIBRARY = ROOT / "scripts" / "lunmai"
EXPLAINED = [*ROLES, *RELATIONS]
"""What has an entry in the glossary and a row on the method page."""


def page(language, name):
    return (ROOT / "docs" / language / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "records"), [(Role, ROLES), (RelationType, RELATIONS), (ParallelType, PARALLELS)]
)
def test_every_allowed_value_has_a_record(values, records):
    assert get_args(values) == tuple(records)


@pytest.mark.parametrize("name", EXPLAINED)
def test_a_concept_explains_it(corpus, name):
    assert corpus.concepts[name].kind == "method"


@pytest.mark.parametrize("type_", RELATIONS)
def test_a_relation_is_called_as_its_concept_is(corpus, type_):
    for language in WRITTEN:
        term = corpus.concepts[type_].designations.preferred(language).term
        assert getattr(RELATIONS[type_].outgoing, language) == term


@pytest.mark.parametrize("language", WRITTEN)
def test_the_method_page_asks_for_the_rows_of_its_tables(language):
    asked = re.findall(r'^\| :-- .*\n--8<-- "(.*)"$', page(language, "method"), re.MULTILINE)
    assert asked == [f"{language}/roles.md", f"{language}/relations.md"]


@pytest.mark.parametrize("type_", PARALLELS)
@pytest.mark.parametrize("language", WRITTEN)
def test_hand_written_pages_name_each_type_of_parallels(language, type_):
    for name in ("technical", "contribute"):
        assert f"`{type_}`" in page(language, name), name


def test_parallels_seen_from_the_other_end_and_back_are_the_same():
    for kind in PARALLELS.values():
        inverse = PARALLELS[kind.inverse]
        assert inverse.inverse == kind.id
        assert kind.page or inverse.page


def test_lines_that_mean_different_things_look_different():
    for kinds in (RELATIONS, PARALLELS):
        looks = [style for name, style in STYLES.items() if name.partition("-in-part")[0] in kinds]
        assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("tone", get_args(Tone))
def test_the_stylesheet_has_every_tone_on_light_and_on_dark_ground(tone):
    drawn, all_pages = (
        (ASSETS / name).read_text(encoding="utf-8") for name in ("map.css", "lunmai.css")
    )
    assert re.search(rf"^\.lm-tone-{tone} {{$", drawn, re.MULTILINE)
    found = re.findall(rf"^  --lm-(?:tone-)?{tone}: (#\w+);$", drawn + all_pages, re.MULTILINE)
    assert tuple(found) == TONES[tone]


@pytest.mark.parametrize(
    "file",
    [
        ASSETS / "map.css",
        LIBRARY / "pages" / "templates" / "map.svg.j2",
        LIBRARY / "pages" / "templates" / "drawing.md.j2",
        LIBRARY / "pdf" / "templates" / "plate.typ",
    ],
    ids=lambda file: file.name,
)
def test_what_draws_knows_tones_and_no_types(file):
    names = "|".join((*ROLES, *RELATIONS, *PARALLELS))
    known = rf"lm-(?:role-)?(?:{names})\b|\b(?:{names}): rgb"
    assert re.findall(known, file.read_text(encoding="utf-8")) == []
