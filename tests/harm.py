"""What is drawn at random to do harm, and how much of it: `LUNMAI_FUZZ=1000` draws a thousand."""

import os

import yaml
from projects import TESTS

from lunmai.text.inline import unsafe_urls

TEXTS = yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8"))
BREAKS = (
    *('"', "'", ">", "<", "</", "/>", "-->", "<!--", "]]>", "`", "```", "\\", "\n", "\n\n", "    "),
    *("</script>", "</style>", "</title>", "</textarea>", "</svg>", "</td></tr></table>", "\u2028"),
    *("{", "}", "{{", "}}", "{%", "%}", "{#x onclick=ran=1}", "{: onclick=ran=1}", "|", "*", "_"),
    *("[", "](", ")", "[x](", "![", "&lt;", "&#60;", "&#x3c;", "$", "#", "@", "%", "=", "：", "汉"),
)
ACTS = (
    "<script>ran=1</script>",
    "<ScRiPt >ran=1</sCrIpT>",
    "<img src=x onerror=ran=1>",
    "<svg onload=ran=1>",
    "<svg><script>ran=1</script></svg>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<details open ontoggle=ran=1>",
    "<input autofocus onfocus=ran=1>",
    "<style>@import'//evil.example'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button autofocus>",
    "<object data=//evil.example>",
    "<math><mtext><img src=x onerror=ran=1>",
    "onmouseover=ran=1",
    "${ran=1}",
    '#eval("ran=1")',
    "=ran()",
)


def number(small: int, share: int = 1) -> int:
    """How many are drawn; of what takes long a share of what is asked for."""
    return max(small, int(os.environ.get("LUNMAI_FUZZ", "0")) // share)


def harmful(dice) -> str:
    """A text that means harm, and that a record may nevertheless say."""
    while True:
        parts = dice.choices((*TEXTS, *BREAKS, *BREAKS, *ACTS, *ACTS), k=dice.randrange(1, 5))
        text = "".join(parts).strip()
        if text and len(text) < 200 and not list(unsafe_urls(text)):
            return text
