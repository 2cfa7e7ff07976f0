"""What the fields and the allowed values of data mean, for the schemas of exports and of the files
that authors write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from lunmai.model import (
    WRITTEN,
    Basis,
    ConceptKind,
    ParallelType,
    RelationType,
    RetirementKind,
    Role,
    Standing,
)
from lunmai.model.vocabulary import AttackKind, CausalKind, NoteKind, Part, Status, WrittenLanguage
from lunmai.text.phrases import load_field_texts, load_phrases

VALUES: dict[tuple[str, ...], tuple[str, str]] = {
    get_args(values): (name, form)
    for values, name, form in (
        (AttackKind, "AttackKind", "{}"),
        (Basis, "Basis", "basis-{}"),
        (CausalKind, "CausalKind", "causal-{}"),
        (ConceptKind, "ConceptKind", "glossary-{}"),
        (NoteKind, "NoteKind", "{}"),
        (ParallelType, "ParallelType", "parallel-{}"),
        (Part, "Part", ""),
        (RelationType, "RelationType", "relation-{}-means"),
        (RetirementKind, "RetirementKind", "retired-{}"),
        (Role, "Role", "role-{}-means"),
        (Standing, "Standing", "{}"),
        (Status, "Status", ""),
        (WrittenLanguage, "WrittenLanguage", ""),
    )
}
"""For allowed values their name, and how the phrase that readers are told of each is called; what
readers are not told of stands with the texts of the fields."""


def described_values(values: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Each allowed value with what readers are told of it."""
    name, form = VALUES[values]
    phrases, own = load_phrases(), load_field_texts()
    for value in values:
        texts = own.get(f"{name}={value}") or phrases[form.format(value)]
        said = (texts[language].format(cause="A", effect="B") for language in WRITTEN)
        yield {"const": value, "description": joined(said)}


def field_text(name: str, field: str) -> str:
    """What a property is: of this object, or of every one that has it. Raises KeyError where it is
    described nowhere."""
    own = f"{name}.{field}"
    return described(own if own in load_field_texts() else f"*.{field}")


def described(name: str) -> str:
    """What an object is, or a field."""
    texts = load_field_texts()[name]
    return joined(texts[language] for language in WRITTEN)


def joined(texts: Any) -> str:
    """The same in each language, each on a line of its own, the last of the site first: programs
    show no other field of a schema than its one description."""
    return "\n".join(reversed([*texts]))
