"""The claims and relations in the formats of argument tools, tables and graphs: each read by what
nobody here wrote, and each with all that the corpus has."""

import csv
import dataclasses
import io
import json
import re
from collections import Counter
from xml.etree import ElementTree as ET

import networkx
import pyoxigraph
import pyshacl
import pytest
from argdowns import HAS_NODE, by_grammar, by_program
from glossaries import NASTY
from projects import CORPUS, ROOT, SITE_URL, Linked, exports_of, render, unpacked
from rdflib import RDF, Graph, Namespace, URIRef

from lunmai.exports.arguments import ARCHIVE, FILES
from lunmai.exports.arguments.argdown import as_yaml, escaped
from lunmai.exports.arguments.shapes import render_shapes
from lunmai.exports.arguments.ties import parallel_ties, ties_of
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.model import PARALLELS, RELATIONS, ROLES
from lunmai.text.inline import to_plain
from lunmai.views.argument_formats import told

AIF = Namespace("http://www.arg.dundee.ac.uk/aif#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OWN = Namespace("urn:lunmai:terms#")
SPOKEN = [text for text in NASTY if not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)]
SIGNS = ["“a” 'b' \"c\"", "[x]: y", "<a> -- b", "-- c", "# d", "@[e]", "+> [f]", "-> g", "// h"]
SIGNS += [
    "/* i",
    "{j: 1} k",
    "l } m",
    "n === o",
    ":smile: p",
    "\\",
    "q \\",
    "e.g. i.e. r.s.t",
    "🈶",
]
SIGNS += ["(1) u\n----\n(2) v", "w\n\nx", "_> y", "a ==== b", "**x** _y_ __z__", "<!-- c", "%}"]
# What rdflib's own reader of JSON-LD does within itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@dataclasses.dataclass
class Made:
    """A corpus as plain data, and the files made of it."""

    data: dict
    files: dict

    def argdown(self):
        """Every file of Argdown by the papers that it has, with what its keys lack."""
        for paper in self.data["papers"]:
            yield f"exports/papers/{paper['id']}.argdown", [paper], f"{paper['id']}#"
        yield f"{ARCHIVE}/corpus.argdown", self.data["papers"], ""

    def aif(self):
        return (path for path in self.files if path.endswith(".aif.jsonld"))

    def ties(self):
        own = [tie for paper in self.data["papers"] for tie in ties_of(paper)]
        return [*own, *parallel_ties(self.data["parallels"])]

    def claims(self):
        return {claim["key"]: claim for paper in self.data["papers"] for claim in paper["claims"]}


def made(corpus, address=SITE_URL):
    files = exports_of(corpus, address)
    files["exports/aif.shapes.ttl"] = render_shapes()
    return Made(json.loads(files["exports/corpus.json"]), unpacked(files))


def saying(paper, texts):
    """A paper whose every text and heading is one of these in turn."""
    turn = iter(texts * 50)

    def said(record, **more):
        text = next(turn)
        return record.model_copy(update={"zh": text, "en": text, **more})

    def claim(one):
        below = tuple(map(claim, one.claims))
        return one.model_copy(update={"gist": said(one.gist), "claims": below})

    outline = [one.model_copy(update={"heading": said(one.heading)}) for one in paper.outline]
    update = {"title": said(paper.title), "outline": tuple(outline)}
    return paper.model_copy(update=update | {"claims": tuple(map(claim, paper.claims))})


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(CORPUS / "docs" / "data", CORPUS).corpus


REAL = pytest.param("real", marks=pytest.mark.integration)


@pytest.fixture(scope="module", params=["as it is", "no address", "hostile", "one", "none", REAL])
def given(request, corpus):
    """The invented corpus, others that could break a format, and the real one."""
    if request.param == "real":
        return made(load_corpus(ROOT / "docs" / "data", ROOT).corpus)
    papers = corpus.papers
    if request.param == "no address":
        return made(corpus, "")
    if request.param == "hostile":
        papers = {name: saying(one, [*SIGNS, *SPOKEN]) for name, one in papers.items()}
    elif request.param == "one":
        papers = dict([*papers.items()][:1])
    elif request.param == "none":
        papers = {}
    parallels = corpus.parallels if len(papers) > 1 else {}
    return made(dataclasses.replace(corpus, papers=papers, parallels=parallels))


def test_argdown_has_every_claim_and_every_relation(given, tmp_path):
    expected = {path: (papers, own) for path, papers, own in given.argdown()}
    read = {path: [by_grammar(given.files[path])] for path in expected}
    if HAS_NODE:
        names = {path.rpartition("/")[2].removesuffix(".argdown"): path for path in expected}
        texts = {name: given.files[path] for name, path in names.items()}
        for name, found in by_program(texts, tmp_path).items():
            read[names[name]].append(found)
    for path, (papers, own) in expected.items():
        for found in read[path]:
            compare(found, papers, own)


def compare(found, papers, own):
    """What a reader found in a file is what the papers have."""
    claims = {
        one["key"].removeprefix(own): (one, paper) for paper in papers for one in paper["claims"]
    }
    ties = [tie for paper in papers for tie in ties_of(paper)]
    assert found.texts.keys() == claims.keys()
    lines = [
        ("undercut" if tie.undercut else "attack" if tie.scheme == "conflict" else "support")
        for tie in ties
    ]
    ends = [(tie.source.removeprefix(own), tie.target.removeprefix(own)) for tie in ties]
    wanted = [(line, *pair) for line, pair in zip(lines, ends, strict=True)]
    assert Counter(found.relations) == Counter(wanted)
    assert len(found.arguments) == len({tie.target for tie in ties if tie.undercut})
    headings = sum(1 + len(paper["outline"]) for paper in papers)
    assert found.headings == headings + (not own)
    for title, (claim, paper) in claims.items():
        language = paper["wording"]["source_language"]
        other = "en" if language == "zh" else "zh"
        flat = [" ".join(to_plain(claim["gist"][name]).split()) for name in (language, other)]
        assert " ".join(found.texts[title].split()) == flat[0]
        assert " ".join(found.data[title][other].split()) == flat[1]
        assert found.tags[title] == [claim["role"]]
        assert found.data[title]["section"] == claim["source"]["section"]
        assert found.data[title]["paragraph"] == claim["source"]["paragraph"]
        kept = [one["basis"] for one in found.data[title].get("relations", ())]
        assert kept == [tie.basis for tie in ties if tie.source == claim["key"]]


def graph_of(made, path):
    """What rdflib reads, as it would from a file on a disk."""
    return Graph().parse(data=made.files[path], format="json-ld", publicID="file:///tmp/here")


def test_two_libraries_read_the_same_aif_and_no_name_is_that_of_a_file(given):
    for path in given.aif():
        graph = graph_of(given, path)
        content = given.files[path].encode()
        other = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.JSON_LD)
        assert len(graph) == len({str(quad) for quad in other})
        names = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
        assert not [name for name in names if name.startswith("file:") or ":" not in name]
        assert not [node for node in graph.subjects() if not isinstance(node, URIRef)]


def test_aif_has_every_claim_and_every_relation(given):
    graph = graph_of(given, f"{ARCHIVE}/corpus.aif.jsonld")
    root = given.data["site"] or "urn:lunmai:"
    for claim in given.claims().values():
        name = URIRef(f"{root}papers/{claim['key'].replace('#', '/#')}")
        assert (name, RDF.type, AIF["I-node"]) in graph
        said = {text.language: str(text) for text in graph.objects(name, AIF.claimText)}
        gist = {one: to_plain(text) for one, text in claim["gist"].items()}
        assert said == {"zh-CN": gist["zh"], "en": gist["en"]}
    nodes = {"inference": "RA-node", "rephrase": "MA-node", "conflict": "CA-node"}
    for tie in given.ties():
        name = URIRef(f"urn:lunmai:relation/{tie.name}")
        assert (name, RDF.type, AIF[nodes[tie.scheme]]) in graph
        stated = bool(graph.value(name, PROV.hadPrimarySource))
        assert stated == (tie.basis == "explicit") != bool(graph.value(name, PROV.wasAttributedTo))
        assert bool(graph.value(name, OWN.partial)) == tie.partial
    counted = Counter(graph.objects(None, RDF.type))
    assert counted[AIF["I-node"]] == len(given.claims())
    assert sum(counted[AIF[node]] for node in nodes.values()) == len(given.ties())


def test_aif_keeps_the_published_shapes(given):
    shapes = Graph().parse(data=given.files["exports/aif.shapes.ttl"], format="turtle")
    for path in given.aif():
        conforms, _, said = pyshacl.validate(graph_of(given, path), shacl_graph=shapes)
        assert conforms, said


@pytest.mark.parametrize("missing", [AIF.claimText, AIF.Conclusion, PROV.wasAttributedTo, OWN.role])
def test_the_shapes_refuse_what_lacks_something(corpus, missing):
    files = made(corpus)
    shapes = Graph().parse(data=files.files["exports/aif.shapes.ttl"], format="turtle")
    graph = graph_of(files, f"{ARCHIVE}/corpus.aif.jsonld")
    assert pyshacl.validate(graph, shacl_graph=shapes)[0]
    kind = RDF.type if missing != PROV.wasAttributedTo else OWN.relation
    name = next(one for one in graph.subjects(missing) if (one, kind, None) in graph)
    graph.remove((name, missing, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_our_own_words_in_aif_are_all_explained(given):
    shapes = Graph().parse(data=given.files["exports/aif.shapes.ttl"], format="turtle")
    explained = {*shapes.subjects(RDF.type, RDF.Property)}
    for path in given.aif():
        used = {one for one in graph_of(given, path).predicates() if one.startswith(OWN)}
        assert used <= explained


def rows(made, name):
    text = made.files[f"{ARCHIVE}/{name}"]
    assert text.startswith("\ufeff")
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_tables_have_every_claim_and_every_relation_and_no_formula(given):
    claims, relations = rows(given, "claims.csv"), rows(given, "relations.csv")
    assert [row["key"] for row in claims] == [*given.claims()]
    assert len(relations) == len(given.ties())
    keys = {*given.claims(), *(row["key"] for row in relations)}
    assert all(row["from"] in keys and row["to"] in keys for row in relations)
    for row in (*claims, *relations):
        assert not [cell for cell in row.values() if re.match("[=+@\t\r\n＝＋－＠-]", cell)]


def test_the_graph_has_every_claim_and_every_relation(given):
    text = given.files[f"{ARCHIVE}/corpus.graphml"]
    graph = networkx.parse_graphml(text, force_multigraph=True)
    assert [*graph] == [*given.claims()]
    edges = {key: (start, end) for start, end, key in graph.edges(keys=True)}
    assert edges == {tie.name: (tie.source, tie.end) for tie in given.ties()}
    assert "lunmai-graphml 1" in ET.fromstring(text)[0].text
    assert {data["role"] for _, data in graph.nodes(data=True)} <= {*ROLES}


def test_the_archive_is_the_same_whenever_it_is_made_and_says_what_it_has(corpus):
    first, second = (exports_of(corpus, SITE_URL)[ARCHIVE] for _ in range(2))
    assert first == second
    files = made(corpus).files
    readme = files[f"{ARCHIVE}/README.txt"]
    assert all(name in readme for name in (*FILES, "CC-BY-4.0", SITE_URL, corpus.edition.name))
    assert {path for path in files if path.startswith(ARCHIVE)} == {
        f"{ARCHIVE}/{name}" for name in (*FILES, "README.txt")
    }


@pytest.mark.parametrize("text", [*SIGNS, *SPOKEN])
def test_data_of_argdown_end_where_they_should(text):
    assert not re.search(r"[{}]|===", as_yaml(text))
    assert json.loads(as_yaml([text])) == [text]
    assert "\n" not in escaped(text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_that_readers_are_told_are_those_of_the_files(corpus, language):
    files = made(corpus).files
    ends = {"argdown": "corpus.argdown", "aif": "corpus.aif.jsonld", "graphml": "corpus.graphml"}
    texts = {name: files[f"{ARCHIVE}/{end}"] for name, end in ends.items()}
    texts["csv"] = "".join(files[f"{ARCHIVE}/{name}"] for name in FILES if name.endswith(".csv"))
    for name, notion in told(language):
        assert name
        for form, text in texts.items():
            for word in getattr(notion, form):
                assert word.removeprefix("[").removesuffix("]:").strip("…") in text, (form, word)


def test_every_type_of_relation_and_of_parallel_is_told_once():
    said = "、".join(name for name, _ in told("zh"))
    kinds = [*(one.outgoing.zh for one in RELATIONS.values())]
    kinds += [one.name.zh for one in PARALLELS.values()]
    assert all(said.split("、").count(kind) == 1 for kind in kinds)


def test_drafts_have_no_such_files(linked):
    papers = {
        name: one.model_copy(update={"status": "draft"} if name == "doe-1999" else {})
        for name, one in linked.loaded.corpus.papers.items()
    }
    corpus = dataclasses.replace(linked.loaded.corpus, papers=papers, guides={})
    files = render(Linked(dataclasses.replace(linked.loaded, corpus=corpus), link_corpus(corpus)))
    named = {path: text for path, text in files.items() if path.startswith(ARCHIVE)}
    assert named
    assert not any("doe-1999#" in text or "doe-1999/#" in text for text in named.values())
    assert "exports/papers/hu-tong-2021.argdown" in files
    assert "exports/papers/doe-1999.argdown" not in files
    assert "doe-1999.argdown" not in files["en/papers/doe-1999/map.md"]
    assert "hu-tong-2021.argdown" in files["en/papers/hu-tong-2021/map.md"]


def test_the_files_of_a_paper_do_not_grow_out_of_bounds(given):
    for paper in given.data["papers"]:
        path = f"exports/papers/{paper['id']}"
        both = sum(len(given.files[f"{path}{end}"].encode()) for end in (".argdown", ".aif.jsonld"))
        assert both < 6_000 + 1_100 * len(paper["claims"])
