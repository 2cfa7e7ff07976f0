"""The JSON Schemas of exports: made from the classes of their form, each part of them described.

The published one is open: it allows fields that it does not know, as data of a later edition may
have them. A strict one, which allows none, is made for the tests.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lunmai.exports.format_parts import Exported
from lunmai.text.fields import described, described_values, field_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PREFIX = "Exported"
"""What the names of the classes begin with."""


def as_json(value: Any, indent: int | None = None) -> str:
    return dumped(value, indent) + "\n"


def dumped(value: Any, indent: int | None = None) -> str:
    separators = None if indent else (",", ":")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)


def render_schema(form: type[Exported], file: str, site: str) -> str:
    return as_json(json_schema(form, file, site), indent=2)


def schema_address(file: str, site: str) -> str:
    """Where data name their schema: on the site, or where that is unknown, beside themselves."""
    return f"{site}{file}" if site else file.rpartition("/")[2]


def json_schema(
    form: type[Exported], file: str, site: str, *, strict: bool = False
) -> dict[str, Any]:
    """The schema of an export. Raises KeyError where a part of it is described nowhere."""
    made = form.model_json_schema(by_alias=True)
    parts = {name.removeprefix(PREFIX): part for name, part in made.pop("$defs").items()}
    return {
        "$schema": DIALECT,
        "$id": f"{site}{file}" if site else uuid5(NAMESPACE_URL, f"lunmai/{file}").urn,
        **_object(form.__name__.removeprefix(PREFIX), made, strict),
        "$defs": {name: _object(name, part, strict) for name, part in parts.items()},
    }


def _object(name: str, made: dict[str, Any], strict: bool) -> dict[str, Any]:
    """An object with its description and those of its properties."""
    properties = {
        field: {**_plain(part), "description": field_text(name, field)}
        for field, part in made["properties"].items()
    }
    closed = made.get("additionalProperties") is False and strict
    return {
        "description": described(name),
        "type": "object",
        "properties": properties,
        "required": made.get("required", []),
        **({"additionalProperties": False} if closed else {}),
    }


def _plain(made: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema without the titles that the names of fields give, and its values told."""
    part = {key: _within(value) for key, value in made.items() if key not in ("title", "default")}
    if "$ref" in part:
        part["$ref"] = part["$ref"].replace(f"/{PREFIX}", "/")
    if "enum" in part:
        part["oneOf"] = [*described_values(tuple(part.pop("enum")))]
    return part


def _within(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) if isinstance(item, dict) else item for item in value]
    return _plain(value) if isinstance(value, dict) else value
