"""The pages below /embed/: the claims of a paper, of which a frame on a page elsewhere shows one.

There is one page for each paper. The fragment of an address names the claim, and behind a full
stop the language if there is to be only one. The style sheet shows it; so it works without scripts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from lunmai.cite import Citations
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.link import Links, Tombstone
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.load.reads import remembered
from lunmai.pages.html import Writer, rooted
from lunmai.pages.policy import with_policy
from lunmai.pages.templating import plain_environment
from lunmai.text.terms import terms_of
from lunmai.views.embedding import framed, frames
from lunmai.views.said import Line, Part, Said, Text
from lunmai.views.words import Words


def render_embeds(
    corpus: Corpus, links: Links, formatted: Citations, address: str, keep: Keeping = ANEW
) -> dict[str, Any]:
    """The embed page of every paper, be it a draft or retired, by its path below `docs`; `address`
    is that of the site or empty."""
    first = Words(corpus, links, WRITTEN[0])
    written = {name: SITE_LANGUAGES[name] for name in WRITTEN}

    @remembered(1)
    def template(corpus: Corpus) -> Template:
        environment = plain_environment()
        environment.filters.update(_filters(corpus, formatted))
        return environment.get_template("embed.html.j2")

    def page(name: str, stone: Tombstone | None) -> dict[str, str]:
        shown = frames(corpus, links, name, stone)
        title = name if stone else first.paper_name(name).text
        text = template(corpus).render(page=shown, title=title, written=written, address=address)
        return {f"embed/{name}/index.html": with_policy(text)}

    files: dict[str, Any] = {}
    for name, stone in framed(corpus, links):
        files |= keep.files(f"embed/{name}", partial(page, name, stone))
    return files


def _filters(corpus: Corpus, formatted: Citations) -> dict[str, Callable[..., Markup]]:
    terms = terms_of(corpus)
    writers = {name: Writer(terms, corpus.references, formatted, name) for name in WRITTEN}

    def said(value: Said | Part, language: Language) -> Markup:
        return Markup(writers[language].write(value, ""))

    def line(value: Line, language: Language) -> Markup:
        root = f"../../{SITE_LANGUAGES[language].root}"
        return Markup(writers[language].line(rooted(value, root), ""))

    def literal(value: str, language: Language) -> Markup:
        return said(Text(value, language), language)

    return {"said": said, "line": line, "literal": literal}
