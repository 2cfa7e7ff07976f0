"""What the typesetter leaves to do: bookmarks, places by name, links within the file, packing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from math import ceil, floor
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

ABOVE = 14.0
"""How many points above a place a reader is led, so that its line can be seen."""

LISTENED = 24
"""Characters that one listens to before a link is followed."""

Place = dict[str, Any]


def pack(made: bytes, places: list[Place]) -> bytes:
    """The finished file; the same input gives the same bytes."""
    pikepdf.settings.set_flate_compression_level(8)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        _name_places(pdf, places)
        _link_within(pdf, {place["name"]: _called(place) for place in places})
        _bookmark(pdf, places)
        packed = io.BytesIO()
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
            deterministic_id=True,
        )
    return packed.getvalue()


def _destination(pdf: pikepdf.Pdf, place: Place) -> Array:
    page = pdf.pages[place["page"] - 1]
    top = float(page.mediabox[3]) - place["y"] + ABOVE
    return Array([page.obj, Name.XYZ, 0, round(top, 2), 0])


def _name_places(pdf: pikepdf.Pdf, places: list[Place]) -> None:
    """Enters every place by its name, in the order of the names' bytes, which readers count on."""
    named = {bytes(String(place["name"])): place for place in places if place["name"]}
    entries = Array()
    for name in sorted(named):
        entries.append(String(name))
        entries.append(_destination(pdf, named[name]))
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.Dests = Dictionary(Names=entries)


def _called(place: Place) -> str:
    """What a place is called for those who listen: a term or a heading, of a claim its id."""
    outline = place["outline"]
    return outline if 0 < len(outline) <= LISTENED else place["name"]


def _link_within(pdf: pikepdf.Pdf, called: dict[str, str]) -> None:
    """Addresses that are only `#` and a name become places of this file. A link in one piece
    needs no corners beside its rectangle, and that no fractions of a point."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if len(annotation.get("/QuadPoints", ())) == 8:
                del annotation["/QuadPoints"]
            left, bottom, right, top = (float(edge) for edge in annotation.Rect)
            annotation.Rect = Array([floor(left), floor(bottom), ceil(right), ceil(top)])
            action = annotation.get("/A")
            if action is not None and "/URI" in action:
                address = str(action.URI)
                if address.startswith("#"):
                    del annotation["/A"]
                    annotation.Dest = String(address[1:])
                    annotation.Contents = String(called.get(address[1:], address[1:]))


def _bookmark(pdf: pikepdf.Pdf, places: Iterable[Place]) -> None:
    with pdf.open_outline() as outline:
        del outline.root[:]
        above: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for place in places:
            if place["outline"]:
                item = OutlineItem(place["outline"], _destination(pdf, place))
                item.is_closed = place["level"] > 1
                while above[-1][0] >= place["level"]:
                    above.pop()
                above[-1][1].append(item)
                above.append((place["level"], item.children))
