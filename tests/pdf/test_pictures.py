"""Pictures for previews: the same bytes for the same record, small, and made only when needed."""

import struct
from dataclasses import replace

import pypdfium2
import pytest
from projects import BASE

from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.pages.heads import PICTURES
from lunmai.pdf import pictures
from lunmai.pdf.raster import SHADES, png_pages

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 3


@pytest.fixture(scope="module")
def base():
    corpus = load_corpus(BASE / "docs" / "data", BASE).corpus
    return corpus, link_corpus(corpus)


def test_each_record_has_one_in_each_language(base):
    corpus, links = base
    found = dict(pictures.pictures(corpus, links))
    names = [f"papers/{one}" for one in corpus.papers]
    names += [f"concepts/{one}" for one in corpus.concepts]
    names += [f"compare/{'--'.join(one.papers)}" for one in links.pairs.values()]
    wanted = {f"{PICTURES}/{name}.{language}.png" for name in names for language in ("zh", "en")}
    assert found.keys() == wanted


def test_a_draft_has_none(base):
    corpus, _ = base
    drafts = {
        name: paper.model_copy(update={"status": "draft"}) for name, paper in corpus.papers.items()
    }
    drafted = replace(
        corpus, papers=drafts, ledger=corpus.ledger.model_copy(update={"editions": ()})
    )
    found = [path for path, _ in pictures.pictures(drafted, link_corpus(drafted))]
    assert [path for path in found if "/papers/" in path or "/compare/" in path] == []


def test_a_picture_is_made_once_and_alike(base, tmp_path):
    (path, record) = next(pictures.pictures(*base))
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    hard = {**record, "title": {**record["title"], "text": LONG}}
    pictures.draw([(first, record), (tmp_path / "hard.png", hard)])
    pictures.draw([(second, record)])
    made = first.read_bytes()
    assert made == second.read_bytes()
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", made[16:26]) == (1200, 630, 8, 3)
    assert len(made) < 40_000
    assert path.endswith(".png")
    corpus, links = base
    assert pictures.kept_pictures(corpus, links, tmp_path) == {}


def test_pixels_become_colours_between_the_ground_and_two_others():
    document = pypdfium2.PdfDocument.new()
    document.new_page(4, 2)
    from io import BytesIO

    out = BytesIO()
    document.save(out)
    (made,) = png_pages(out.getvalue(), ((0, 0, 0), (255, 255, 255), (255, 0, 0)), (0, 0, 1, 1))
    palette = made[made.index(b"PLTE") + 4 :][: 6 * SHADES]
    assert palette[3 * SHADES - 3 :][:6] == b"\xff\xff\xff\0\0\0"
    assert palette[-3:] == b"\xff\0\0"
