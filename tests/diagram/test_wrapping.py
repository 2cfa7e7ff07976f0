"""Labels break where a typesetter would break them."""

import pytest
import yaml
from projects import TESTS

from lunmai.diagram.measure import TEXT, width_of
from lunmai.diagram.wrapping import CLOSERS, OPENERS, wrap

CASES = yaml.safe_load((TESTS / "wrapping.yaml").read_text(encoding="utf-8"))
LONG = (
    "“融合”，即（城乡之间）要素、产业与人口的流动——如《规划》所说：“统筹城乡、协调发展”；"
    "see “Integration (urban–rural)”, which says as much."
)


@pytest.mark.parametrize(("text", "width", "most", "lines"), CASES)
def test_breaks(text, width, most, lines):
    assert list(wrap(text, width * TEXT, TEXT, most)) == lines


@pytest.mark.parametrize("width", range(45, 400, 5))
def test_no_line_begins_or_ends_wrongly_or_is_too_long(width):
    lines = wrap(LONG, width, TEXT, 99)
    assert "".join(lines).replace(" ", "").replace("-", "") == LONG.replace(" ", "")
    for line in lines:
        assert line == line.strip()
        assert width_of(line, TEXT) <= width
        assert line[0] not in CLOSERS
        assert line[-1] not in OPENERS


@pytest.mark.parametrize("most", range(1, 8))
def test_what_is_cut_says_so(most):
    lines = wrap(LONG, 80, TEXT, most)
    assert len(lines) <= most
    assert lines[-1].endswith("…")
    assert all(width_of(line, TEXT) <= 80 for line in lines)


@pytest.mark.parametrize(
    "text", ["𠮷野家", "e\u0301te\u0301", "שלום עולם", "x" * 500, "，，，，", "……"]
)
def test_any_text_fits(text):
    lines = wrap(text, 30, TEXT, 3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, TEXT) <= 30 for line in lines)
