"""What a file means to declare, whether it can be read as a record or not."""

from __future__ import annotations

from collections.abc import Iterator


def letters(name: str) -> str:
    """What ids of one kind share: c of c1-2."""
    return name.rstrip("0123456789-")


def declared_ids(data: object) -> Iterator[str]:
    """The ids in the data of a file, in no order."""
    ahead = [data]
    while ahead:
        found = ahead.pop()
        if isinstance(found, dict):
            if isinstance(found.get("id"), str):
                yield found["id"]
            found = found.values()
        elif not isinstance(found, list):
            continue
        ahead += (one for one in found if isinstance(one, (dict, list)))


def declared_keys(text: str) -> Iterator[str]:
    """The key of every entry, readable or not."""
    for line in text.splitlines():
        if line.lstrip().startswith("@"):
            yield line.replace("｛", "{").partition("{")[2].split(",")[0].strip(" \t，")
