"""What the typesetter leaves to do: bookmarks, places by name, links within the file, the heads of
rows, what the file says of itself, packing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Rectangle, String

from lunmai.pdf.describing import describe

ABOVE = 14.0
"""How many points above a place a reader is led, so that its line can be seen."""

HOLDS_MORE = {
    Name(f"/{one}")
    for one in ("Document", "Part", "Sect", "Div", "NonStruct", "Table", "TBody", "TR", "TD")
}
"""The elements of the structure in which a row of a table or a heading may be."""
HEADINGS = {Name(f"/H{level}") for level in range(1, 7)}

LISTENED = 24
"""Characters that one listens to before a link is followed."""

Place = dict[str, Any]
Item = dict[str, Any]
"""An item of the outline with those below it."""


def pack(made: Path, places: list[Place], about: dict[str, Any]) -> bytes:
    """The finished file; the same input gives the same bytes. `about` is what it says of itself.

    What the typesetter made is read from the disk: from Python's memory that takes twice as long.
    """
    pikepdf.settings.set_flate_compression_level(8)
    with pikepdf.open(made) as pdf:
        pages = [(page.obj, float(page.mediabox[3])) for page in pdf.pages]
        leading = [_destination(*pages[place["page"] - 1], place["y"]) for place in places]
        _name_places(pdf, places, leading)
        _link_within(pdf, {place["name"]: _called(place) for place in places})
        _bookmark(pdf, places, leading)
        _tidy_structure(pdf)
        describe(pdf, about)
        packed = io.BytesIO()
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
            deterministic_id=True,
        )
    return packed.getvalue()


def _destination(page: pikepdf.Object, height: float, y: float) -> Array:
    return Array([page, Name.XYZ, 0, round(height - y + ABOVE, 2), 0])


def _name_places(pdf: pikepdf.Pdf, places: list[Place], leading: list[Array]) -> None:
    """Enters every place by its name, in the order of the names' bytes, which readers count on."""
    named = {
        bytes(String(place["name"])): to
        for place, to in zip(places, leading, strict=True)
        if place["name"]
    }
    entries = Array()
    for name in sorted(named):
        entries.append(String(name))
        entries.append(named[name])
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
            edge = Rectangle(annotation.Rect)
            annotation.Rect = Array(
                [floor(edge.llx), floor(edge.lly), ceil(edge.urx), ceil(edge.ury)]
            )
            action = annotation.get("/A")
            if action is not None and "/URI" in action:
                address = str(action.URI)
                if address.startswith("#"):
                    del annotation["/A"]
                    annotation.Dest = String(address[1:])
                    annotation.Contents = String(called.get(address[1:], address[1:]))


def _bookmark(pdf: pikepdf.Pdf, places: list[Place], leading: list[Array]) -> None:
    """Enters the outline; what stands below its first level is closed."""
    root: Item = {"level": 0, "item": pdf.make_indirect(Dictionary(Type=Name.Outlines)), "in": []}
    above = [root]
    for place, to in zip(places, leading, strict=True):
        if place["outline"]:
            while above[-1]["level"] >= place["level"]:
                above.pop()
            parts = {
                "Title": String(place["outline"]),
                "Dest": String(place["name"]) if place["name"] else to,
            }
            item = pdf.make_indirect(Dictionary(Parent=above[-1]["item"], **parts))
            above[-1]["in"].append({"level": place["level"], "item": item, "in": []})
            above.append(above[-1]["in"][-1])
    _join(root)
    pdf.Root.Outlines = root["item"]


def _join(parent: Item) -> None:
    """Chains the items below one, and tells it their number: less than none where it is closed."""
    items = [one["item"] for one in parent["in"]]
    if items:
        of = parent["item"]
        of.First, of.Last = items[0], items[-1]
        of.Count = len(items) if parent["level"] == 0 else -len(items)
        for one, after in pairwise(items):
            one.Next, after.Prev = after, one
        for inner in parent["in"]:
            _join(inner)


def _tidy_structure(pdf: pikepdf.Pdf) -> None:
    """In tables the first cell of a row is its head: the id of a claim, a mechanism. Headings are
    not said a second time beside their text."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        of = waiting.pop()
        for number, inner in enumerate(_kids(of)):
            kind = inner.S
            if kind in HEADINGS:
                if "/T" in inner:
                    del inner["/T"]
            elif kind == Name.TD and not number:
                inner.S = Name.TH
                inner.A = Dictionary(O=Name.Table, Scope=Name.Row)
            elif kind in HOLDS_MORE:
                waiting.append(inner)


def _kids(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements within an element of the structure; what is on the page is none."""
    kids = node.get("/K", ())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
