"""PDFs as readers that nobody here wrote see them: pypdf and PDFium."""

import re
from functools import cache
from itertools import combinations

import pypdfium2
from pypdf import PdfReader


@cache
def reader(file):
    return PdfReader(file)


@cache
def text(file):
    """All characters of a file, by PDFium, without the ends of lines and pages."""
    return "".join(page_texts(file))


@cache
def page_texts(file):
    """The characters of each page, without the ends of its lines."""
    document = pypdfium2.PdfDocument(str(file))
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return [re.sub("\r\n|[\ufffe\x02]", "", page) for page in pages]


def overlapping_lines(file):
    """The pages with two pieces of text that cover each other by more than a quarter of a line;
    the first page and those as large as a drawing are passed over."""
    document = pypdfium2.PdfDocument(str(file))
    for number in range(1, len(document)):
        page = document[number]
        if page.get_height() > 845:
            continue
        shown = page.get_textpage()
        boxes = [shown.get_rect(index) for index in range(shown.count_rects())]
        wide = [box for box in boxes if box[2] - box[0] > 20 and box[3] - box[1] > 4]
        if any(_cover(one, other) for one, other in combinations(wide, 2)):
            yield number + 1


def _cover(one, other):
    """Whether two boxes, each left, bottom, right and top, share more than their edges."""
    height = min(one[3], other[3]) - max(one[1], other[1])
    width = min(one[2], other[2]) - max(one[0], other[0])
    return width > 10 and height > min(one[3] - one[1], other[3] - other[1]) / 4


def bookmarks(file):
    """The titles of the outline with their levels, in their order."""

    def below(items, level):
        for item in items:
            if isinstance(item, list):
                yield from below(item, level + 1)
            else:
                yield level, item.title

    return list(below(reader(file).outline, 1))


def links(file):
    """Every link annotation with the number of its page."""
    for number, page in enumerate(reader(file).pages):
        for annotation in page.get("/Annots") or ():
            yield number, annotation.get_object()


def inner_targets(file):
    """The names that links within the file lead to."""
    found = (link["/Dest"] for _, link in links(file) if "/Dest" in link)
    return {str(name) for name in found if not isinstance(name, list)}


def addresses(file):
    """The web addresses that links lead to."""
    return {str(link["/A"]["/URI"]) for _, link in links(file) if "/A" in link}


def fonts(file):
    """The fonts of all pages: name, and whether the file has the font itself."""
    for page in reader(file).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = {"/FontFile2", "/FontFile3"} & set(descriptor)
            yield str(inner["/BaseFont"]), bool(embedded)


def structure(file):
    """The kinds of the elements of the structure tree with the languages that they state."""
    waiting = [reader(file).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), node
            if "/K" in node:
                kids = node["/K"]
                waiting += [k for k in (kids if isinstance(kids, list) else [kids])
                            if not isinstance(k, int)]  # fmt: skip
