"""What joins what, said on one line: a form of three records that is read and written without YAML.

    c1 limits m1, explicit                              a relation within a paper
    p1 answers c1, editorial, partial
    c2 attacks r1, editorial, undercut
    m1 supports t1, explicit, as r1
    infrastructure drives factor-mobility, market       a causal reading of a claim
    li-si-2021#m1 close zhao-liu-2020#m3                a parallel between papers

What stands below such a line, behind a colon, is its remark. The fields of the records and the
words of these lines are the same, so that whoever knows one form knows the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args

from lunmai.model.vocabulary import AttackKind, Basis, CausalKind
from lunmai.problems import cut, did_you_mean


class Word(str):
    """A word of a line, which knows where in it that begins."""

    at: int

    def __new__(cls, text: str, at: int) -> Word:
        word = super().__new__(cls, text)
        word.at = at
        return word


Fields = dict[str, Word | list[Word]]
"""What a line says, by the fields of its record."""
Parts = Sequence[list[Word]]
"""The words of a line between its commas."""
Said = Mapping[str, Any]
"""The same as plain texts and lists of texts, as a data file or a record dumped by alias has it."""


class MalformedLine(Exception):
    """A line that cannot be understood: where, and what to write."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at, self.message = at, message


SIGN = re.compile(r"[，、；;·|]|->|→")
"""What people write in the place of a comma or of nothing."""
SAFE = re.compile(r"[a-z0-9][\w-]*(?:#[\w-]+)?(?:,? [a-z0-9][\w-]*(?:#[\w-]+)?)*", re.ASCII)
"""A line of which YAML makes a text, whatever stands before or behind it."""
CAUSAL = f"infrastructure {get_args(CausalKind)[0]} factor-mobility, market"
PARALLEL = "li-si-2021#m1 close zhao-liu-2020#m3"
WORDS: dict[str, str] = {
    **dict.fromkeys(get_args(Basis), "basis"),
    **dict.fromkeys(get_args(AttackKind), "attack"),
    "partial": "partial",
    "as": "id",
}
"""What may stand behind the claims of a relation, and the field that it fills."""


def read_line(field: str, text: str) -> Fields:
    """What a line of one of these lists says. Raises MalformedLine."""
    if sign := SIGN.search(text):
        message = f"'{sign[0]}' means nothing here; between the parts of a line write ','"
        raise MalformedLine(sign.start(), f"{message} and a blank")
    parts: list[list[Word]] = [[]]
    for token in re.finditer(r"[^\s,]+|,", text):
        if token[0] != ",":
            parts[-1].append(Word(token[0], token.start()))
        elif parts[-1]:
            parts.append([])
        else:
            raise MalformedLine(token.start(), "nothing stands before this comma; remove it")
    if len(parts) > 1 and not parts[-1]:
        raise MalformedLine(text.rindex(","), "nothing stands behind this comma; remove it")
    return FORMS[field].read(parts)


def write_line(field: str, said: Said) -> str | None:
    """The line that says this of a record, but for its remark; None where no line can."""
    given = {
        name: [*value] if isinstance(value, tuple) else value
        for name, value in said.items()
        if value not in (None, (), []) and name != "remark"
    }
    partial = given.pop("partial", False)
    if partial in (True, "true"):
        given["partial"] = "true"
    elif partial is not False:
        return None
    try:
        line = FORMS[field].write(given)
        return line if SAFE.fullmatch(line) and read_line(field, line) == given else None
    except (KeyError, TypeError, MalformedLine):
        return None


def _three(parts: Parts, form: str) -> list[Word]:
    """The two ends and what stands between them, which a line begins with."""
    words = parts[0]
    if len(words) == 3:
        return words
    at = words[3].at if len(words) > 3 else words[0].at if words else 0
    if len(words) > 3 and words[3] in WORDS:
        raise MalformedLine(at, f"write a comma before '{words[3]}': {form}")
    raise MalformedLine(at, f"a line of this list has the form '{form}'")


def _read_relation(parts: Parts) -> Fields:
    start, kind, end = _three(parts, "c1 limits m1, explicit")
    fields: Fields = {"from": start, "type": kind, "to": end}
    for words in parts[1:]:
        name, value = _behind(words)
        if name in fields:
            message = f"'{value}' says a second time what is said before; remove one of the two"
            raise MalformedLine(words[0].at, message)
        fields[name] = value
    if "basis" not in fields:
        said = f"{start} {kind} {end}"
        message = (
            f"this line does not say who makes the connection; write '{said}, explicit' if the "
            f"paper does, '{said}, editorial' if it is our reading"
        )
        raise MalformedLine(start.at, message)
    return fields


def _behind(words: list[Word]) -> tuple[str, Word]:
    """The field that one of the words behind the claims fills."""
    first, *more = words
    name = WORDS.get(first)
    if name is None:
        options = [word for word in WORDS if word != "as"]
        message = f"'{cut(first)}' is not one of {', '.join(options)}, 'as r1'"
        raise MalformedLine(first.at, message + did_you_mean(first, options))
    if len(more) != (name == "id"):
        wanted = "write 'as' and one id: as r1" if name == "id" else "write a comma before it"
        raise MalformedLine(words[-1].at, wanted)
    return name, Word("true", first.at) if name == "partial" else words[-1]


def _write_relation(said: Said) -> str:
    names = [said["basis"], said.get("attack"), "partial" if "partial" in said else None]
    if "id" in said:
        names.append(f"as {said['id']}")
    return ", ".join([_write_three(said), *filter(None, names)])


def _read_causal(parts: Parts) -> Fields:
    """The middle of three words that no comma parts is what joins the concepts."""
    joined = [number for number, words in enumerate(parts) if len(words) > 1]
    if len(joined) != 1 or len(parts[joined[0]]) != 3:
        for word in _unparted(parts):
            raise MalformedLine(word.at, f"write a comma before '{cut(word)}': {CAUSAL}")
        at = parts[0][0].at if parts[0] else 0
        kinds = ", ".join(get_args(CausalKind))
        message = f"a causal reading has the form '{CAUSAL}', with one of {kinds} in it"
        raise MalformedLine(at, message)
    turn = joined[0]
    start, kind, end = parts[turn]
    before, behind = ([words[0] for words in some] for some in (parts[:turn], parts[turn + 1 :]))
    return {"from": [*before, start], "kind": kind, "to": [end, *behind]}


def _unparted(parts: Parts) -> Iterator[Word]:
    """The words of a line with one kind in it that neither it nor a comma parts from the last."""
    kinds = get_args(CausalKind)
    if sum(word in kinds for words in parts for word in words) == 1:
        pairs = (pair for words in parts for pair in pairwise(words))
        yield from (word for before, word in pairs if before not in kinds and word not in kinds)


def _write_causal(said: Said) -> str:
    return f"{', '.join(said['from'])} {said['kind']} {', '.join(said['to'])}"


def _read_parallel(parts: Parts) -> Fields:
    start, kind, end = _three(parts, PARALLEL)
    if len(parts) > 1:
        raise MalformedLine(parts[1][0].at, f"a line of this list has the form '{PARALLEL}'")
    return {"from": start, "to": end, "type": kind}


def _write_three(said: Said) -> str:
    return f"{said['from']} {said['type']} {said['to']}"


@dataclass(frozen=True)
class LineForm:
    """How the records of a list are said on lines."""

    read: Callable[[Parts], Fields]
    write: Callable[[Said], str]
    remark: bool | None
    """Whether a remark must stand below; None where none may."""


FORMS: dict[str, LineForm] = {
    "relations": LineForm(_read_relation, _write_relation, remark=False),
    "causal": LineForm(_read_causal, _write_causal, remark=None),
    "parallels": LineForm(_read_parallel, _write_three, remark=True),
}
"""The lists that may be written in lines, by their field."""
