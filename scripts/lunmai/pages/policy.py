"""The Content-Security-Policy of a page: the wall behind the escaping of what the data say.

It is in the page itself, since a host of static files sends no headers of ours. What runs is in
files of the site, or in the page and known by its hash; and only what the templates have is known.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

CHARSET = re.compile(r'<meta charset="?utf-8"?>')
"""After this a page says its policy, before anything that it is about."""
INLINE = re.compile(
    r"<script(?![^>]*\s(?:src|type=\"?application/))[^>]*>(.*?)</script>", re.DOTALL
)
"""A script that is in the page and is no data."""
GAP = re.compile(r"\{\{.*?\}\}")
FILLED = r"[\w./:%-]*"
"""What a template may fill into a script: the way to the root of the site."""
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
)
"""Styles may be in the page, in cells of tables for instance: they can send nothing anywhere, since
nothing else may be loaded."""


def scripts_of(templates: Iterable[str]) -> list[re.Pattern[str]]:
    """The scripts that templates put into pages, whatever the data say."""
    return [
        re.compile(FILLED.join(map(re.escape, GAP.split(script))))
        for template in templates
        for script in INLINE.findall(template)
    ]


def strange_scripts(page: str, known: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """The scripts of a page that no template has: somebody has put them there."""
    known = tuple(known)
    yield from (one for one in INLINE.findall(page) if not _is_one_of(known, one))


def with_policy(page: str, known: Iterable[re.Pattern[str]] = ()) -> str:
    """The page with its policy; one that says no encoding is no page of ours and stays as it is."""
    known = tuple(known)
    scripts = dict.fromkeys(one for one in INLINE.findall(page) if _is_one_of(known, one))
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in scripts)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(hashes=hashes)}">'
    return CHARSET.sub(lambda match: match[0] + meta, page, count=1)


def _is_one_of(known: Iterable[re.Pattern[str]], script: str) -> bool:
    return any(one.fullmatch(script) for one in known)


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
