"""The exported RIS, as two readers that nobody here wrote understand it."""

import gris
import pytest
import rispy
from bibliographies import nasty_reference, nasty_references

from lunmai.cite.formats.notes import reference_note
from lunmai.cite.formats.one_line import one_line
from lunmai.cite.formats.ris import RANGE, WITH_GENRE, render_ris, ris_name, ris_type
from lunmai.model import Name

# gris leaves the files open that it reads.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def by_rispy(text, tmp_path):
    """The records by tag. rispy divides an address at each `;`."""
    names = {**rispy.RisParser.DEFAULT_MAPPING, "T2": "T2"}
    tags = {name: tag for tag, name in names.items()}
    for record in rispy.loads(text, mapping=names):
        found = {tags[name]: value for name, value in record.items()}
        if "UR" in found:
            found["UR"] = ";".join(found["UR"])
        yield found


def by_gris(text, tmp_path):
    file = tmp_path / "references.ris"
    file.write_bytes(text.encode())
    for record in gris.read_ris(file):
        lists = {name: record[name] for name in ("AU", "N1") if name in record}
        yield record | {name: [v] if isinstance(v, str) else v for name, v in lists.items()}


READERS = [by_rispy, by_gris]


def expected(reference):
    """The record of a reference by tag."""
    pages = RANGE.fullmatch(reference.page or "")
    genre = reference.genre if reference.type in WITH_GENRE else None
    notes = [reference_note(reference, reader) for reader in ("zh", "en")]
    if not genre:
        notes.insert(0, reference.genre)
    record = {
        "TY": ris_type(reference),
        "ID": reference.id,
        "AU": [one_line(ris_name(name)) for name in reference.author]
        + [{"zh": "等", "en": "et al.,"}[reference.language]] * reference.others,
        "TI": reference.title,
        "T2": reference.container_title,
        "PY": str(reference.year or ""),
        "VL": reference.volume,
        "IS": reference.issue,
        "SP": pages[1] if pages else reference.page,
        "EP": pages[2] if pages else None,
        "M3": genre,
        "PB": reference.publisher,
        "CY": reference.publisher_place,
        "UR": reference.url,
        "SN": reference.issn,
        "LA": {"zh": "zh-CN", "en": "en-US"}[reference.language],
        "N1": [one_line(note) for note in notes if note],
    }
    return {
        tag: one_line(value) if isinstance(value, str) else value
        for tag, value in record.items()
        if value
    }


@pytest.mark.parametrize("read", READERS)
def test_every_reference_is_read_as_it_is(rendered_site, read, tmp_path):
    (loaded, _), files = rendered_site
    records = list(read(files["exports/references.ris"], tmp_path))
    assert records == [expected(reference) for reference in loaded.corpus.references.values()]


@pytest.mark.parametrize("read", READERS)
def test_no_text_breaks_out_of_its_line(read, tmp_path):
    references = nasty_references()
    records = list(read("".join(map(render_ris, references)), tmp_path))
    assert len(records) == len(references)
    for record, reference in zip(records, references, strict=True):
        same = {**expected(reference), "UR": record["UR"]}
        assert record == same
        assert record["UR"].replace(" ", "") == one_line(reference.url).replace(" ", "")


def test_lines_end_in_cr_lf_and_no_mark_comes_first(rendered_site):
    text = rendered_site[1]["exports/references.ris"]
    assert text.startswith("TY  - ")
    assert text.endswith("ER  - \r\n\r\n")
    assert text.count("\n") == text.count("\r\n") == len(text.splitlines())


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "刘", "given": "昱洋"}, "刘, 昱洋"),
        ({"literal": "中国社会科学院"}, "中国社会科学院"),
        ({"literal": "Bureau of Teahouses"}, "Bureau of Teahouses,"),
        ({"literal": "University of Tea, Teashan"}, "University of Tea,, Teashan"),
        ({"family": "Plato"}, "Plato"),
        ({"given": "Plato"}, "Plato"),
    ],
)
def test_names(name, written):
    assert ris_name(Name(**name)) == written


@pytest.mark.parametrize(
    ("page", "written"),
    [("11–20", ("11", "20")), ("E7", ("E7", None)), ("1–2, 5", ("1–2, 5", None))],
)
def test_pages(page, written, tmp_path):
    text = render_ris(nasty_reference("a", "book", page))
    (record,) = by_gris(text, tmp_path)
    assert (record["SP"], record.get("EP")) == written


def test_a_record(linked):
    text = render_ris(linked.loaded.corpus.references["doe-1999"])
    assert text.replace("\r\n", "\n") == (
        "TY  - ELEC\n"
        "ID  - doe-1999\n"
        "AU  - Doe, Jane\n"
        "TI  - On the Disappearance of Umbrellas from Lending Libraries\n"
        "PY  - 1999\n"
        "UR  - https://example.org/umbrellas?lost=40&of=41\n"
        "LA  - en-US\n"
        "N1  - 文献类型标识（照录）：[EB/OL]。\n"
        "N1  - Type mark, as printed: [EB/OL].\n"
        "ER  - \n\n"
    )
