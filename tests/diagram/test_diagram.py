"""A diagram keeps its word: nothing overlaps, lines meet their boxes, and no relation is lost."""

import json
from collections import Counter
from dataclasses import asdict
from itertools import combinations, count

import pytest
from lxml import html

from bench.invent import write_data
from lunmai.diagram import NARROW, Link, Node, argument_map, stage_of
from lunmai.diagram.drawing import Column
from lunmai.diagram.first_level import COLUMNS
from lunmai.diagram.measure import LABEL, TEXT, width_of
from lunmai.diagram.placing import BAR, PADDING, ordered
from lunmai.diagram.routing import draw
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.model import WRITTEN
from lunmai.pages.comparison import WIDTHS
from lunmai.text.phrases import phrase
from lunmai.views.argument_map import WIDE

STEPS = 16
"""Points of a curve that are looked at."""
TYPES = ("supports", "limits", "answers", "attacks")


def invented(seed, sizes, number):
    """Columns of these sizes and links between any two nodes, as if drawn by lot."""
    turn = count(seed)
    draws = iter(lambda: (next(turn) * 2654435761 >> 7) % 2**16, None)
    columns = [
        [
            Node(f"{side}{n}", f"{side}{n}", f"#{side}{n}", "path", "城乡融合，" * (n % 9))
            for n in range(size)
        ]
        for side, size in zip("abcd", sizes, strict=False)
    ]
    keys = [node.key for column in columns for node in column]
    links = {}
    while len(links) < number:
        ends = keys[next(draws) % len(keys)], keys[next(draws) % len(keys)]
        type_ = TYPES[next(draws) % 4]
        if ends[0] != ends[1]:
            links[(*ends, type_)] = Link(*ends, type_, "explicit", f"{type_} {ends[1]}")
    drawn = [Column(f"Column {n}", tuple(nodes)) for n, nodes in enumerate(columns)]
    return draw(tuple(drawn), tuple(links.values()), 1180.0, seed % 4)


INVENTED = [
    invented(seed, sizes, number)
    for seed, sizes, number in (
        (1, (3, 5), 9),
        (2, (1, 1, 1, 1), 6),
        (3, (4, 12, 6, 6), 60),
        (4, (2, 20, 7, 30), 40),
        (5, (9, 0, 3, 4), 20),
        (6, (0, 4), 5),
    )
]


@pytest.fixture(scope="module")
def maps(rendered_site):
    linked, _ = rendered_site
    papers, links = linked.loaded.corpus.papers, linked.links.papers
    return [
        (paper, links[name], argument_map(paper, links[name], language, width))
        for name, paper in papers.items()
        for language in WRITTEN
        for width in (WIDE, 800.0)
    ]


@pytest.fixture(scope="module")
def drawings(maps):
    found = [*INVENTED]
    for _, _, drawn in maps:
        found += [drawn.overview, *(step.drawing for step in drawn.steps)]
        found += [part.drawing for part in drawn.parts]
    return found


def overlap(one, other):
    """Whether two areas (left, top, right, bottom) share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def area(box, rim=0.0):
    return (box.x + rim, box.y + rim, box.x + box.width - rim, box.y + box.height - rim)


def label_area(line):
    (x, y), width = line.label_at, width_of(line.link.label, LABEL)
    left = x - width if line.leftward else x
    return left, y - LABEL * 0.75, left + width, y + LABEL * 0.15


def points_on(line):
    """Points on every curve of a line."""
    start = line.points[0]
    rest = line.points[1:]
    for first, second, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        for step in range(STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            four = (start, first, second, end)
            yield tuple(
                sum(w * p[axis] for w, p in zip(weights, four, strict=True)) for axis in (0, 1)
            )
        start = end


def test_no_boxes_overlap_and_all_are_on_the_sheet(drawings):
    for drawing in drawings:
        areas = [area(box) for box in drawing.boxes]
        assert not [pair for pair in combinations(areas, 2) if overlap(*pair)]
        assert all(a[0] >= 0 and a[2] <= drawing.width + 0.1 for a in areas)
        assert all(a[1] >= 0 and a[3] <= drawing.height for a in areas)


def test_text_is_within_its_box(drawings):
    for drawing in drawings:
        for box in drawing.boxes:
            room = box.width - 2 * PADDING - BAR
            assert all(width_of(text, TEXT) <= room + 0.1 for text in box.lines), box
            assert width_of(box.node.name, TEXT) <= room + 0.1


def test_lines_begin_and_end_at_the_edges_of_their_boxes(drawings):
    for drawing in drawings:
        boxes = {box.node.key: box for box in drawing.boxes}
        for line in drawing.lines:
            source, target = boxes[line.link.source], boxes[line.link.target]
            starts, ends = line.points[0], line.points[-1]
            assert starts[0] == pytest.approx(
                source.x + (0 if line.leftward else source.width), abs=0.11
            )
            assert ends[0] == pytest.approx(
                target.x + (target.width if line.arrives_leftward else 0), abs=0.11
            )
            assert source.y <= starts[1] <= source.y + source.height
            assert target.y <= ends[1] <= target.y + target.height


def test_no_line_crosses_a_box_or_another_line_s_label(drawings):
    for drawing in drawings:
        areas = [area(box, 0.5) for box in drawing.boxes]
        labels = [(line, label_area(line)) for line in drawing.lines]
        for line in drawing.lines:
            others = [found for other, found in labels if other is not line]
            for x, y in points_on(line):
                point = (x, y, x, y)
                assert not any(overlap(point, found) for found in areas), line
                assert not any(overlap(point, found) for found in others), line


def test_no_labels_overlap_one_another_or_a_box(drawings):
    for drawing in drawings:
        labels = [label_area(line) for line in drawing.lines]
        assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
        areas = [area(box) for box in drawing.boxes]
        assert not [1 for label in labels for box in areas if overlap(label, box)]


def test_every_relation_is_drawn_once_in_the_parts(maps):
    for paper, _, drawn in maps:
        said = Counter(map(id, (r for part in drawn.parts for r in part.relations)))
        assert said == Counter(map(id, paper.relations))
        for part in drawn.parts:
            lines = Counter()
            for line in part.drawing.lines:
                link = line.link
                ends = (link.source[1:], link.target[1:], link.type, link.basis, link.partial)
                lines[ends] += link.count
            relations = ((r.from_, r.to, r.type, r.basis, r.partial) for r in part.relations)
            assert lines == Counter(relations)


def test_overview_and_steps_draw_the_same_relations(maps):
    for paper, _, drawn in maps:
        assert {*map(id, drawn.drawn)} <= {*map(id, paper.relations)}
        assert sum(line.link.count for line in drawn.overview.lines) == len(drawn.drawn)
        stepped = [relation for step in drawn.steps for relation in step.relations]
        assert sorted(map(id, stepped)) == sorted(map(id, drawn.drawn))
        for step in drawn.steps:
            assert sum(line.link.count for line in step.drawing.lines) == len(step.relations)


def test_every_box_leads_to_a_claim_or_one_level_down(maps):
    for _, linked, drawn in maps:
        drawings = [drawn.overview, *(d.drawing for d in (*drawn.steps, *drawn.parts))]
        nodes = [box.node for drawing in drawings for box in drawing.boxes]
        assert {node.address for node in nodes if node.role} <= {
            f"#{name}" for name in linked.claims
        }
        assert {node.address for node in nodes if not node.role} <= {f"map/#_{s}" for s in COLUMNS}


def test_a_map_begins_with_few_boxes_in_which_every_family_is(maps):
    for paper, _, drawn in maps:
        assert len(drawn.overview.boxes) <= 30
        shown = Counter()
        for box in drawn.overview.boxes:
            shown.update([box.node.name] if box.node.role else box.node.gist.split())
        assert shown == Counter(c.id for c in paper.claims if stage_of(c) in COLUMNS)


def test_of_many_families_those_with_the_most_relations_have_boxes(tmp_path):
    write_data(tmp_path, 1)
    corpus = load_corpus(tmp_path, tmp_path).corpus
    ((name, paper),) = corpus.papers.items()
    linked = link_corpus(corpus).papers[name]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lunmai.diagram.first_level.MOST", 2)
        drawn = argument_map(paper, linked, "en", WIDE)
        whole = argument_map(paper, linked, "en", WIDE).drawn
    for stage in COLUMNS:
        heads = [claim.id for claim in paper.claims if stage_of(claim) == stage]
        own = [box.node.key for box in drawn.overview.boxes if box.node.key in heads]
        more = [box.node for box in drawn.overview.boxes if box.node.key == f"+{stage}"]
        assert len(own) == (len(heads) if len(heads) <= 2 else 1)
        assert [node.name for node in more] == (
            [f"{len(heads) - 1} more"] if len(heads) > 2 else []
        )
    assert sum(line.link.count for line in drawn.overview.lines) == len(whole)


def test_the_narrow_drawings_fit_on_a_phone(maps):
    for _, _, drawn in maps:
        assert {d.drawing.width for d in (*drawn.steps, *drawn.parts)} <= {NARROW}


def test_the_same_paper_gives_the_same_drawing(maps):
    for paper, linked, drawn in maps:
        for language in WRITTEN:
            again = argument_map(paper, linked, language, drawn.overview.width)
            if again.overview.titles == drawn.overview.titles:
                assert again == drawn


def test_a_drawing_is_pure_data(drawings):
    for drawing in drawings:
        assert json.loads(json.dumps(asdict(drawing)))["width"] == drawing.width


def test_map_of_two_papers_draws_every_parallel(rendered_site):
    linked, files = rendered_site
    for comparison in linked.links.pairs.values():
        expected = sum(map(len, comparison.parallels.values()))
        page = html.fromstring(files[f"zh/compare/{'--'.join(comparison.papers)}.md"])
        drawings = page.xpath("//svg")[-len(WIDTHS) :]
        for drawing in drawings:
            labels = drawing.xpath(".//g[contains(@class, 'lm-line')]/g/text")
            assert sum(int(t.text.partition("×")[2] or 1) for t in labels) == expected


def test_every_relation_is_in_the_outline(rendered_site):
    linked, files = rendered_site
    for name, paper in linked.loaded.corpus.papers.items():
        for language in WRITTEN:
            page = html.fromstring(files[f"{language}/papers/{name}/map.md"])
            said = Counter()
            for item in page.xpath("//li[contains(@class, 'lm-relation')]"):
                holder = item.xpath("../../a[1]/text()")[0]
                for end in item.xpath("a[not(preceding-sibling::*[@class = 'lm-basis'])]/text()"):
                    said[holder, end, item.xpath("string(strong)")] += 1
            inferences = {r.id: r.from_ for r in paper.relations if r.id}
            for relation in paper.relations:
                to = inferences.get(relation.to, relation.to)
                out, come = (phrase(f"{relation.type}-{way}", language) for way in ("out", "in"))
                assert said[relation.from_, to, out], relation
                if relation.to not in inferences:
                    assert said[to, relation.from_, come], relation


@pytest.mark.parametrize(
    ("wishes", "most", "shifts"),
    [
        ([], 9, []),
        ([1, 2, 3], 9, [1, 2, 3]),
        ([3, 1], 9, [2, 2]),
        ([5, 0, 4], 9, [2.5, 2.5, 4]),
        ([1, None, 4], 9, [1, 1, 4]),
        ([None, 2], 9, [0, 2]),
        ([-5, 20], 9, [0, 9]),
    ],
)
def test_shifts_keep_the_order(wishes, most, shifts):
    assert ordered(wishes, most) == shifts
