"""The words of the interface: in both languages, all used, none missing."""

import re
import string
from typing import Literal, get_args

from projects import ROOT

from lunmai.authoring.returned import Verdict
from lunmai.authoring.reviewing import Word as ReviewWord
from lunmai.authoring.table.columns import COLUMNS, LAST, translation_columns
from lunmai.authoring.table.writing import HELP, TRANSLATOR_HELP
from lunmai.cite import Style
from lunmai.exports.claims_workbook import COLUMNS as SHOWN
from lunmai.exports.claims_workbook import TOLD
from lunmai.languages import PAPER_FILES, PDF_FORMS
from lunmai.link import AnswerState
from lunmai.link.citations import EXPECTED
from lunmai.link.paper import SilenceKind
from lunmai.load.bibtex_words import FIELDS, KINDS, TYPES
from lunmai.model import PARALLELS, FrontMatter, ParallelType, RelationType, Role, Stage, vocabulary
from lunmai.pages.corrections import Word as SuggestWord
from lunmai.pages.courses import Word as ListWord
from lunmai.pages.theme import WORDS
from lunmai.pdf.products import PATHS
from lunmai.search.words import Word as SearchWord
from lunmai.text.phrases import load_phrases
from lunmai.views.link_patterns import PATTERNS, Kept

SCRIPTS = ROOT / "scripts" / "lunmai"
CitationPage = Literal[
    *("works", "authors", "authors-description", "years", "years-description", "journals"),
    *("journals-description", "diagnostics", "unlisted", "unlisted-means", "uncited"),
    *("uncited-means", "incomplete", "incomplete-means"),
]
ExpectedField = Literal[
    *{field.replace("_", "-") for fields in EXPECTED.values() for field in fields}
]
PageKind = Literal[*(kind.id for kind in PARALLELS.values() if kind.page)]
PdfSubject = Literal[*PATHS]
PdfForm = Literal[*PDF_FORMS, *PAPER_FILES]
PdfKind = Literal["reader", *PAPER_FILES]
ThemeWord = Literal[*WORDS.values()]
TABLES = *COLUMNS.values(), *SHOWN.values(), translation_columns("zh", "en"), (LAST,)
TableWord = Literal[
    *(f"sheet-{sheet}" for sheet in (*COLUMNS, "translation", "values", "help", *SHOWN, "about")),
    *{column.word for columns in TABLES for column in columns},
]
WorkbookWord = Literal[*{one.word for columns in SHOWN.values() for one in columns}, *TOLD]
COMPOSED = {
    "{}": (vocabulary.AttackKind, vocabulary.NoteKind, vocabulary.Standing, SilenceKind, ThemeWord),
    "{}-out": (RelationType,),
    "{}-in": (RelationType,),
    "relation-{}-means": (RelationType,),
    "role-{}-means": (Role,),
    "basis-{}": (vocabulary.Basis,),
    "parallel-{}": (ParallelType,),
    "parallels-{}": (ParallelType,),
    "parallels-{}-means": (ParallelType,),
    "kind-{}": (PageKind,),
    "state-{}": (AnswerState,),
    "silence-{}": (Literal["above", "below"],),
    "front-{}": (Literal[*(name.replace("_", "-") for name in FrontMatter.model_fields)],),
    "state-{}-means": (AnswerState,),
    "stage-{}": (Stage,),
    "causal-{}": (vocabulary.CausalKind,),
    "title-printed-{}": (vocabulary.WrittenLanguage,),
    "keywords-printed-{}": (vocabulary.WrittenLanguage,),
    "written-in-{}": (vocabulary.WrittenLanguage,),
    "glossary-{}": (vocabulary.ConceptKind,),
    "{}-scheme": (vocabulary.ConceptKind,),
    "citations-{}": (CitationPage,),
    "field-{}": (ExpectedField,),
    "style-{}": (Style,),
    "pdf-{}": (PdfSubject, PdfKind),
    "pdf-{}-titled": (Literal[*PAPER_FILES],),
    "pdf-form-{}": (PdfForm,),
    "cite-{}": (Style,),
    "list-{}": (ListWord,),
    "search-{}": (SearchWord,),
    "retired-{}": (vocabulary.RetirementKind,),
    "language-{}": (vocabulary.WrittenLanguage,),
    "papers-in-{}": (vocabulary.WrittenLanguage,),
    "course-time-{}": (vocabulary.WrittenLanguage,),
    "kept-{}": (Kept,),
    "link-{}": (Literal[*(pattern.name for pattern in PATTERNS)],),
    "table-{}": (TableWord,),
    "workbook-{}": (WorkbookWord,),
    "table-help-{}": (Literal[*HELP, *TRANSLATOR_HELP],),
    "suggest-{}": (SuggestWord,),
    "review-{}": (ReviewWord, Verdict),
    "bib-{}": (Literal[*(name.replace("_", "-") for name in {*FIELDS.values(), "added"})],),
    "entry-{}": (Literal[*{TYPES[kind]: kind for kind in reversed(KINDS)}.values()],),
    "builder-target-{}": (vocabulary.WrittenLanguage,),
}
"""Phrases that are named by a value of the vocabulary."""
NAMELESS = {"preferred"}
"""Values that go without saying."""


def used_phrases():
    """The names of phrases in the templates and in the library."""
    for file in (*SCRIPTS.rglob("*.j2"), *SCRIPTS.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        yield from re.findall(r"""'([a-z-]+)'\|t\b""", text)
        yield from re.findall(r"\b(?:phrase|phrased|say|fact)\(\s*[\"']([a-z-]+)[\"']", text)
        for name in re.findall(r"""\bcounted\(['"]([a-z-]+)['"]""", text):
            yield from (name, f"{name}-one")
        if file.suffix == ".py":  # views say several in a row
            yield from load_phrases().keys() & set(re.findall(r"\"([a-z-]+)\"", text))
    for form, vocabularies in COMPOSED.items():
        values = {value for allowed in vocabularies for value in get_args(allowed)}
        yield from (form.format(value) for value in values - NAMELESS)


def test_every_phrase_is_used_and_every_used_phrase_exists():
    used, known = set(used_phrases()), set(load_phrases())
    assert (known - used, used - known) == (set(), set())


def gaps(text):
    return {gap for _, gap, _, _ in string.Formatter().parse(text) if gap}


def test_phrases_are_the_same_in_both_languages_but_for_the_words():
    phrases = load_phrases()
    assert [name for name, texts in phrases.items() if set(texts) != {"zh", "en"}] == []
    assert [name for name, texts in phrases.items() if not all(texts.values())] == []
    assert [name for name, texts in phrases.items() if gaps(texts["zh"]) != gaps(texts["en"])] == []
