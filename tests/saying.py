"""What views say, in plain words."""

from functools import singledispatch

from lunmai.views.said import Aside, Line, Link, Prose, Text, Work


@singledispatch
def plain(said: str | tuple) -> str:
    """The words of what is said; of a line, what is folded under it after a bar."""
    return said if isinstance(said, str) else "".join(map(plain, said))


@plain.register
def _(line: Line) -> str:
    return f"{plain(line.said)} | {plain(line.more)}" if line.more else plain(line.said)


@plain.register(Link)
@plain.register(Aside)
def _(part: Link | Aside) -> str:
    return plain(part.said)


@plain.register(Text)
@plain.register(Prose)
def _(text: Text | Prose) -> str:
    return text.text


@plain.register
def _(work: Work) -> str:
    return work.key
