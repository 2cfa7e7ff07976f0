"""Where the data name a paper, a claim, a concept or a work."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.authoring.schemas import FIELDS
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Record

Named = tuple[Positions, Path]
"""A file and the path of a value in it that is an id or holds one."""
OWN = {"Paper.id": "papers", "Claim.id": "claims", "Concept.id": "concepts"}
"""The fields in which records have their own ids; what they name, `FIELDS` says of the others."""


def named_at(loaded: Loaded, name: str) -> Iterator[Named]:
    """Every value of the data that names a permanent name, its own id among them."""
    for kind in ("papers", "concepts", "guides", "reviews", "parallels"):
        for key, record in getattr(loaded.corpus, kind).items():
            for path, field, value in _values(record, ()):
                if _is_named(name, OWN.get(field) or FIELDS.get(field, ""), value, key):
                    yield getattr(loaded, kind)[key], path


def _values(record: Record, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Every text within a record, with its path in the file and the name of its field."""
    for name, field in type(record).model_fields.items():
        said, step = getattr(record, name), field.alias or name
        several = enumerate(said) if isinstance(said, tuple) else ()
        items = [((*path, step, index), one) for index, one in several] or [((*path, step), said)]
        for place, one in items:
            if isinstance(one, Record):
                yield from _values(one, place)
            elif isinstance(one, str):
                yield place, f"{type(record).__name__}.{step}", one


def _is_named(name: str, known: str, value: str, file: str) -> bool:
    """Whether a value of the file of a record names a permanent name, if it is of what is `known`:
    a claim is named within its own paper by its id, elsewhere by its address."""
    kind, _, rest = name.partition("/")
    paper, _, claim = rest.partition("#")
    if kind != "papers":
        return known == {"concepts": "concepts", "references": "works"}.get(kind) and value == rest
    if known == "addresses":
        return rest in (value, value.partition("#")[0])
    if claim:
        return known == "claims" and (file, value) == (paper, claim)
    return known == "papers" and value == rest
