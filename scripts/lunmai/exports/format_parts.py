"""What the forms of several exports share; their JSON Schemas are made from such classes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from lunmai.model import RetirementKind
from lunmai.model.record import in_written
from lunmai.model.vocabulary import WrittenLanguage


class Exported(BaseModel):
    """A part of an export. What its fields mean stands in `text/phrases/fields.yaml`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class ExportedText(in_written("ExportedTexts", str, Exported)):
    pass


class ExportedUrls(in_written("ExportedUrlsOfEach", str, Exported)):
    pass


class ExportedAcceptance(in_written("ExportedStamps", str, Exported)):
    pass


class ExportedPlaced(Exported):
    path: str
    url: ExportedUrls | None


class ExportedPlace(ExportedPlaced):
    pass


class ExportedWorded(Exported):
    accepted: dict[str, ExportedAcceptance]
    outdated: list[str]


class ExportedProvenance(Exported):
    by: str
    reviewed_by: str | None


class ExportedWording(in_written("ExportedWordings", ExportedProvenance, Exported)):
    source_language: WrittenLanguage


class ExportedEdition(Exported):
    name: str
    date: str


class ExportedRetired(Exported):
    id: str
    kind: RetirementKind
    date: str
    reason: ExportedText
    successors: list[str]
