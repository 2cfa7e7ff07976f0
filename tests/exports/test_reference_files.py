"""The files of references: what stands in which, and in what order."""

import dataclasses
import json

import gris
import pytest
from bibliographies import paper_keys
from pybtex.database import parse_string

from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.csl import render_csl
from lunmai.cite.formats.ris import render_ris
from lunmai.exports.references import render_own_references, render_references
from lunmai.link import link_corpus
from lunmai.load import Corpus

# gris leaves the files open that it reads.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def keys_of(files, path, tmp_path):
    """The keys of the three files at a path, each as a reader finds them."""
    ris = tmp_path / "references.ris"
    ris.write_bytes(files[f"{path}.ris"].encode())
    return {
        "bib": list(parse_string(files[f"{path}.bib"], "bibtex").entries),
        "ris": [record["ID"] for record in gris.read_ris(ris)],
        "json": [item["id"] for item in json.loads(files[f"{path}.json"])],
    }


def in_each(keys):
    return {"bib": keys, "ris": keys, "json": keys}


def test_the_whole_bibliography_is_in_each_format(rendered_site, tmp_path):
    (loaded, _), files = rendered_site
    found = keys_of(files, "exports/references", tmp_path)
    assert found == in_each(list(loaded.corpus.references))


def test_each_paper_has_its_own_references_in_the_printed_order(rendered_site, tmp_path):
    (loaded, links), files = rendered_site
    for name in loaded.corpus.papers:
        keys = paper_keys(loaded.corpus, links, name)
        assert keys[0] == loaded.corpus.papers[name].reference
        found = keys_of(files, f"exports/papers/{name}", tmp_path)
        assert found == in_each(keys), name


def test_a_work_that_a_list_prints_twice_is_exported_once(linked, tmp_path):
    corpus = linked.loaded.corpus
    name, paper = next(item for item in corpus.papers.items() if item[1].bibliography)
    twice = (*paper.bibliography, paper.bibliography[0], paper.reference)
    papers = {**corpus.papers, name: paper.model_copy(update={"bibliography": twice})}
    changed = dataclasses.replace(corpus, papers=papers)
    files = render_own_references(changed, link_corpus(changed))
    keys = paper_keys(corpus, linked.links, name)
    found = keys_of(files, f"exports/papers/{name}", tmp_path)
    assert found == in_each(keys)


def test_files_are_made_of_what_is_rendered_of_one_work(linked):
    corpus = linked.loaded.corpus
    files = render_references(corpus)
    references = corpus.references.values()
    assert files["exports/references.bib"] == "\n".join(map(render_bib, references))
    assert files["exports/references.ris"] == "".join(map(render_ris, references))
    items = [item for reference in references for item in json.loads(render_csl(reference))]
    assert json.loads(files["exports/references.json"]) == items


def test_without_references_there_are_empty_files():
    files = render_references(Corpus())
    assert (files["exports/references.bib"], files["exports/references.ris"]) == ("", "")
    assert json.loads(files["exports/references.json"]) == []
