"""A date as works print it: a year, a month or a day, or from one to another."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lunmai.model.record import Record
from lunmai.model.vocabulary import Line

POINT = r"-?\d{1,6}(?:-\d{1,2}){0,2}"
WRITTEN_DATE = re.compile(rf"({POINT})([~?%]?)(?:/({POINT})?(?:\.\.)?[~?%]?)?(\s*[（(〔\[].+)?")
"""As EDTF writes dates, with the year of a reign in brackets behind: 1947（民国三十六年）."""
SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
"""Spring to winter: their months in EDTF, and their numbers in CSL."""
Point = Annotated[tuple[int, ...], Field(min_length=1, max_length=3)]


class Date(Record):
    """Data may write it as text, `2024-03-06`, `2024-03`, `1923/1925`, `1850~`, or as a year."""

    start: Point
    """Year, month, day, as far as they are printed."""
    end: Point | None = None
    """The last year, month or day, where it is more than one."""
    circa: bool = False
    literal: Line | None = None
    """The date as printed, where it says more than the numbers."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str | int):
            return value
        found = WRITTEN_DATE.fullmatch(str(value).strip())
        points = [_point(text) for text in (found[1], found[3])] if found else [None]
        if points[0] is None or (found[3] and points[1] is None):
            raise PydanticCustomError("not_a_date", "this is no date")
        literal = str(value).strip() if found[4] else None
        return {"start": points[0], "end": points[1], "circa": bool(found[2]), "literal": literal}

    @property
    def year(self) -> int:
        return self.start[0]

    def __str__(self) -> str:
        """The date in numbers: 2024-03-06, or 1923/1925."""
        points = (self.start, *((self.end,) if self.end else ()))
        return "/".join(
            "-".join(f"{part:02}" if at else str(part) for at, part in enumerate(point))
            for point in points
        )

    def as_csl(self) -> dict[str, object]:
        """The date in CSL-JSON, a season as CSL numbers it."""
        season = SEASONS.get(self.start[1]) if len(self.start) > 1 else None
        points = [self.start[:1]] if season else [self.start, *((self.end,) if self.end else ())]
        values = {
            "date-parts": [[*point] for point in points],
            "season": season,
            "circa": self.circa,
            "literal": self.literal,
        }
        return {name: value for name, value in values.items() if value}


def _point(text: str | None) -> tuple[int, ...] | None:
    """Year, month and day, or None where the calendar has no such day."""
    if not text:
        return None
    era, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    year, *rest = map(int, digits.split("-"))
    month, day = [*rest, 1, 1][:2]
    if month in SEASONS and len(rest) == 1:
        month = 1
    try:
        date(min(max(year, 1), 9999), month, day)
    except ValueError:
        return None
    return (era * year, *rest)
