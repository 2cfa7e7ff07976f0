"""Signs of Chinese typography, and blanks, where names of ours have none."""

from __future__ import annotations

import re

from lunmai.languages import HAN
from lunmai.model import PARALLELS, RELATIONS

COMMA = re.compile(r"\s*[，、；;]\s*")
BLANKS = "\t\u00a0\u3000"
QUOTED = re.compile(r"[“”‘’「」『』＂＇]")
LABELS = {
    **{relation.outgoing.in_language(HAN): relation.id for relation in RELATIONS.values()},
    **{parallel.name.in_language(HAN): parallel.id for parallel in PARALLELS.values()},
}
"""What readers of Chinese pages see, and what data files say."""


def wrong_signs(given: str, field: str) -> str:
    """What to write in the place of signs that no id and no value has; nothing where it is
    something else that is wrong. `field` is `list` for an item of a list."""
    if QUOTED.search(given):
        return f"; write '{QUOTED.sub('', given)}' without quotation marks"
    if given.strip(BLANKS) != given:
        return f"; write '{given.strip(BLANKS)}' without the blanks around it"
    if given in LABELS:
        return f"; write '{LABELS[given]}'"
    if field == "list" and (found := COMMA.search(given)):
        sign = found[0].strip()
        return f": between the items of a list write ',' and no '{sign}': {COMMA.sub(', ', given)}"
    if field == "list" and len(given.split()) > 1:
        return f": between the items of a list write ',': {', '.join(given.split())}"
    return ""
