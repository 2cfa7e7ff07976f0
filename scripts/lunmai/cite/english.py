"""What English-language publications want of a work from China: names in Latin letters, family
first; the translation of its title after it; and what counts editions and issues in their words.

What no rule can tell is left in characters: the English name of a body, of a journal, or of a
foreigner who is printed as 亚当·斯密.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lunmai.cite.names import in_latin
from lunmai.cite.styles import Style
from lunmai.languages import HAN, LATIN, WITHOUT_BLANK, Language
from lunmai.model import Reference
from lunmai.model.csl import NAMES
from lunmai.model.reference import OTHERS
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN as CHARACTERS

Item = dict[str, object]
ITALIC = {"book", "report"}
"""Works whose titles Chicago sets in italics and not between quotation marks."""
WITHIN_QUOTES = str.maketrans("“”", "‘’")
LAWS = {"legislation", "bill", "regulation"}
LETTERS = {"interview", "personal_communication"}
ENTRIES = {"classic", "entry", "entry-dictionary", "entry-encyclopedia"}
ONLY_IN_NOTES: dict[Style, set[str]] = {"apa": LETTERS, "chicago": LETTERS | ENTRIES}
"""Kinds that a style leaves out of a list of references: it would print nothing."""
COUNTED = re.compile(r"第?\s*(\d+)\s*[卷期册集辑版]")
SUPPLEMENT = re.compile(r"增刊\s*[（(]?(\d*)[)）]?|(?:[Ss]uppl?\.?|Z)\s*(\d+)")
SPECIAL = re.compile(r"[专特][刊辑号]")
RANGE = re.compile(r"第?(\d+)\s*[-–—~～、,，]\s*(\d+)期?(?:[（(]?合刊[)）]?)?")
EDITIONS = {
    r"修订[版本]?": "Rev. ed.",
    r"增订[版本]?|增补[版本]?": "Enl. ed.",
    r"影印[版本]?": "Facsimile ed.",
    r"新[版1]": "New ed.",
    r"初版|第[1一]版": "1st ed.",
}
THESES: dict[Style, dict[str, str]] = {
    "apa": {"博士": "Doctoral dissertation", "硕士": "Master’s thesis"},
    "chicago": {"博士": "PhD diss.", "硕士": "Master’s thesis"},
}
NO_JOURNAL = "\ue0ff"
"""Stands for words that the processor would capitalize as a title."""
PARTS = {"上": "1", "下": "2"}


def for_english(item: Mapping[str, object], language: Language, style: Style) -> Item:
    """The values of an item that are others in a style of English-language publications."""
    found: Item = {}
    if item["type"] == "article-journal" and not item.get("container-title"):
        found["container-title"] = NO_JOURNAL
    if item["type"] in ONLY_IN_NOTES[style] and not item.get("URL"):
        found["type"] = "chapter" if item.get("container-title") else "document"
    if item.get("event-title") and item.get("container-title"):
        found["event-title"] = None  # the title of proceedings says it
    if language == HAN:
        if item["type"] in LAWS:
            found["number"] = None  # the style takes it for that of a public law
        found |= _numbers(item) | _names(item, style) | _title(item, style)
        genre = str(item.get("genre", ""))
        said = next((said for degree, said in THESES[style].items() if degree in genre), None)
        found |= {"genre": said} if said else {}
        if style == "chicago" and item["type"] == "article-newspaper" and item.get("page"):
            found["page"] = f"p. {item['page']}"
    return found


def _title(item: Mapping[str, object], style: Style) -> Item:
    """The title as printed, behind its pinyin and before its translation where these are known."""
    title, custom = str(item["title"]), _custom(item)
    if style == "chicago" and item["type"] not in ITALIC:
        title = title.translate(WITHIN_QUOTES)
    if pinyin := custom.get("title-pinyin"):
        title = f"{pinyin} {title}"
    if translated := custom.get("title-translated"):
        title += f" [{translated}]"
    return {"title": title}


def _names(item: Mapping[str, object], style: Style) -> Item:
    """Names of persons by their pinyin, if their language is Chinese, or as the record has them; in
    Chicago with the family first, without the comma that would say that they are turned."""
    chinese = not str(item.get("language", "")).lower().startswith(("ja", "ko"))
    found: Item = {}
    for variable in NAMES:
        if not isinstance(people := item.get(variable), list):
            continue
        known = _custom(item) if variable == "author" else {}
        others = [OTHERS] if OTHERS in people else []
        people = [one for one in people if one != OTHERS]
        written = [known.get("author-latin"), known.get("author-pinyin")]
        names = next((one for one in written if one and len(one) == len(people)), None) or [
            in_latin(name, chinese=chinese) for name in people
        ]
        if style == "chicago":
            names = [{"literal": name.get("literal") or _family_first(**name)} for name in names]
        found[variable] = [*names, *others]
    return found


def _family_first(family: str = "", given: str = "", **_: str) -> str:
    return f"{family}{'' if WITHOUT_BLANK.match(family) else ' '}{given}".strip()


def _numbers(item: Mapping[str, object]) -> Item:
    """Volumes, issues and editions without their Chinese counters; supplements by CSL's own
    variable."""
    found: Item = {}
    for name in ("issue", "volume", "edition"):
        value = str(item.get(name) or "")
        if counted := COUNTED.fullmatch(value):
            found[name] = counted[1]
        elif both := RANGE.fullmatch(value):
            found[name] = f"{both[1]}–{both[2]}"
        elif name == "volume" and value[:1] in PARTS and len(value) < 3:
            found[name] = PARTS[value[0]]
    issue = str(item.get("issue") or "")
    if supplement := SUPPLEMENT.fullmatch(issue):
        number = supplement[1] or supplement[2]
        found |= {"issue": None, "supplement-number": number or phrase("supplement", LATIN)}
    elif SPECIAL.fullmatch(issue):
        found |= {"issue": None, "supplement-number": phrase("special-issue", LATIN)}
    for printed, said in EDITIONS.items():
        if re.fullmatch(printed, str(item.get("edition") or "")):
            found["edition"] = said
    return found


def is_ours(work: Reference) -> bool:
    """True where the Latin letters of an author are ours: not printed, but read by rule or hand."""
    if work.language != HAN or len(work.author_latin) == len(work.author):
        return False
    return bool(work.author_pinyin) or any(
        "family" in in_latin(name.as_csl(), chinese=not work.locale)
        and CHARACTERS.search(name.family or name.literal or "")
        and not CHARACTERS.search(in_latin(name.as_csl(), chinese=not work.locale)["family"])
        for name in work.author
    )


def _custom(item: Mapping[str, object]) -> Mapping[str, object]:
    custom = item.get("custom")
    return custom if isinstance(custom, Mapping) else {}
