"""What a preview adds to pages, and what it shows instead of them while the data have errors."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN, Language, source_of
from lunmai.pages.policy import with_policy
from lunmai.problems import Problem, printable
from lunmai.text.phrases import phrase

SCRIPT, VERSION = "/_preview.js", "/_preview"
"""The script that every page of a preview loads, and where it asks for the version of the data."""
RELOADING = f"""\
// Loads the page again, where it was, as soon as the data are others than those it was made of.
const shown = new URL(import.meta.url).searchParams.get("v");
for (;;) {{
  try {{
    const answer = await fetch("{VERSION}?v=" + shown, {{ cache: "no-store" }});
    if ((await answer.text()) !== shown) break;
  }} catch {{
    await new Promise((resolve) => setTimeout(resolve, 1000)); // the preview was stopped, or sleeps
  }}
}}
location.reload();
"""
OURS = SITE_LANGUAGES[LATIN].tag
"""The language in which problems are told."""
MOST = 200
"""So many problems are listed."""
STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "li{margin:.8rem 0}code{overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{background:#1d1f24;color:#dde}}"
)


def reloading(page: str, version: int) -> str:
    """A page with the script that loads it again after the next save."""
    script = f'<script type="module" src="{SCRIPT}?v={version}"></script>'
    head, end, rest = page.rpartition("</body>")
    return f"{head}{script}{end}{rest}" if end else page + script


def problems_page(language: Language, problems: Iterable[Problem], failure: str = "") -> str:
    """What is wrong with the data, where, and what to write, in the place of any page."""
    listed = sorted(problems, key=lambda one: (one.severity != "error", one))
    items = "".join(
        f"<li><code>{escape(printable(one.place.file))}:{one.place.line}</code> "
        f"<strong>{escape(one.severity)}[{escape(one.code)}]</strong><br>"
        f"{escape(printable(one.message))}</li>"
        for one in listed[:MOST]
    )
    more = f"<p>+ {len(listed) - MOST}</p>" if len(listed) > MOST else ""
    said = f"<p>{escape(printable(failure))}</p>" if failure else ""
    return _page(language, "preview-errors", f'{said}<ol lang="{OURS}">{items}</ol>{more}')


def failed_page(language: Language, failure: str) -> str:
    """What is shown where a page cannot be made of data that have no errors."""
    return _page(language, "preview-failed", f'<pre lang="{OURS}">{escape(failure)}</pre>')


def _page(language: Language, title: str, content: str) -> str:
    first = source_of(language)
    told = "".join(
        f'<p lang="{SITE_LANGUAGES[name].tag}">{escape(phrase("preview-mend", name))}</p>'
        for name in sorted(WRITTEN, key=lambda name: name != first)
    )
    return with_policy(
        f'<!doctype html><html lang="{SITE_LANGUAGES[first].tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(phrase(title, first))}</title><style>{STYLE}</style></head><body>"
        f"<h1>{escape(phrase(title, first))}</h1>{told}{content}</body></html>"
    )
