"""What a file says of itself to programs: who made it, of what, under which terms.

The typesetter writes title, author and subject; the rest is in the words of Dublin Core and XMP.
"""

from __future__ import annotations

from typing import Any

import pikepdf


def describe(pdf: pikepdf.Pdf, about: dict[str, Any]) -> None:
    """Adds to the metadata what the typesetter has no words for."""
    if "/Suspects" in pdf.Root.MarkInfo:
        del pdf.Root.MarkInfo["/Suspects"]  # none is false, and no program stumbles over it
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:language"] = about["languages"]
        told["dc:rights"] = about["rights"]
        told["dc:publisher"] = [about["author"]]
        told["dc:identifier"] = about["identifier"]
        told["xmpRights:Marked"] = "True"
        told["xmpRights:WebStatement"] = about["licence"]
        told["pdf:Producer"] = str(pdf.docinfo["/Creator"])
        if about["source"]:
            told["dc:source"] = about["source"]
        if about["relation"]:
            told["dc:relation"] = about["relation"]
