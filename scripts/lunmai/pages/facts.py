"""What hand-written pages say of the corpus: a snippet for each place, which the page includes.

The pages themselves stay as people wrote them; whatever the data can change stands in a snippet.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import authors_in_language
from lunmai.languages import SITE_LANGUAGES
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.model import Paper
from lunmai.pages.heads import open_data
from lunmai.pages.json_ld import dataset
from lunmai.pages.pdf_links import pdf_links
from lunmai.pages.templating import make_environment
from lunmai.text.inline import escape
from lunmai.views.corpus import CorpusView, corpus_view
from lunmai.views.drafts import corpus_texts, draft_line
from lunmai.views.example import example
from lunmai.views.said import Said, Text
from lunmai.views.words import Words

FACTS = (
    *("papers", "scope", "edition", "review", "review-short", "guides", "example", "repository"),
    "dataset",
)
HERE = {"example": "method/"}
"""The page that includes a snippet, where its links depend on it."""


def render_facts(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    pdfs: Mapping[str, int],
    repository: str = "",
    site: str = "",
    keep: Keeping = ANEW,
) -> Mapping[str, Any]:
    """The text of every snippet by its path below `docs`; `pdfs` are the PDFs with their sizes,
    `repository` and `site` are the addresses of both, or empty."""
    return keep.files("facts", partial(_facts, corpus, links, formatted, pdfs, repository, site))


def _facts(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    pdfs: Mapping[str, int],
    repository: str,
    site: str,
) -> dict[str, str]:
    view = corpus_view(corpus, links)
    files = {}
    for language in SITE_LANGUAGES:
        words = Words(corpus, links, language)
        environment = make_environment(words, formatted)
        environment.globals["pdfs_of"] = lambda name: pdf_links(name, pdfs)
        context = {**_context(words, view), "repository": repository}
        context["dataset"] = dataset(corpus, language, site, open_data())
        for name in FACTS:
            template = environment.get_template(f"facts/{name}.md.j2")
            here = HERE.get(name, "")
            files[f"facts/{language}/{name}.md"] = template.render(context, here=here)
    return files


def _context(words: Words, view: CorpusView) -> dict[str, Any]:
    new = (("papers-count", view.new_papers), ("claims-count", view.new_claims))
    return {
        "view": view,
        "example": example(words),
        "told": lambda paper: _told(words, paper),
        "ways": _ways(words, view),
        "made": draft_line(words, corpus_texts(words.corpus)),
        "prominent": [
            f"[{escape(words.term_text(name))}](concepts/{name}.md)" for name in view.prominent
        ],
        "by_language": [
            words.phrase(f"papers-in-{name}", number=number)
            for name, number in view.written.items()
        ],
        "since": [words.counted(name, number) for name, number in new if number],
    }


def _told(words: Words, paper: Paper) -> Said:
    """Of a paper its authors, its year and its language."""
    reference = words.corpus.references[paper.reference]
    authors, language = authors_in_language(reference, words.language)
    told: list[Said] = [(Text(authors, language),)] if authors else []
    if reference.year:
        told.append((words.phrase("year-only", year=reference.year),))
    told.append((words.phrase(f"written-in-{paper.language}"),))
    if not reference.year:
        told.append((words.phrase("year-not-printed"),))
    return words.listed(told, "clause")


def _ways(words: Words, view: CorpusView) -> list[str]:
    """How papers can be compared, as links: the one pair that there is, or the list of pairs."""
    by_claim, by_concept = words.phrase("claim-by-claim"), words.phrase("concept-by-concept")
    pairs = f"compare/{'--'.join(view.pair)}.md" if view.pair else "compare/index.md#_pairs"
    ways = [f"[{by_claim}]({pairs})"] if view.pairs else []
    return [*ways, f"[{by_concept}](compare/matrix.md)"]
