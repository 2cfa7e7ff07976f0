"""What a file means to declare, whether it can be read as a record or not."""

from __future__ import annotations

from collections.abc import Iterator


def letters(name: str) -> str:
    """What ids of one kind share: c of c1-2."""
    return name.rstrip("0123456789-")


def declared_ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        data = [*data.values()]
    if isinstance(data, list):
        for value in data:
            yield from declared_ids(value)


def declared_keys(text: str) -> Iterator[str]:
    """The key of every entry, readable or not."""
    for line in text.splitlines():
        if line.lstrip().startswith("@"):
            yield line.replace("｛", "{").partition("{")[2].split(",")[0].strip(" \t，")
