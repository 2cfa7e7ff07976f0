"""The programs of the technical notes read corpus.json as it is, and answer what the page asks."""

import re

import pytest
from builds import invented_site, linked_data, rendered
from projects import CORPUS, ROOT, run, write

from lunmai.exports.corpus_format import FORMAT_VERSION
from lunmai.exports.ids_format import VERSION


def program(page, language):
    """The text of the one program in a programming language."""
    text = (ROOT / "docs" / page / "technical.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return found


def answers(root, page):
    """What answers what in the papers of a project, with the gist of what is answered."""
    for paper in linked_data(root).loaded.corpus.papers.values():
        gists = {claim.id: claim.gist.written()[page] for claim in paper.all_claims()}
        for one in paper.relations:
            if one.type == "answers":
                yield f"{paper.id}#{one.from_} {paper.id}#{one.to} {gists[one.to]}"


@pytest.mark.parametrize("page", ["zh", "en"])
def test_the_python_program_answers(tmp_path, page):
    write(tmp_path / "corpus.json", rendered(CORPUS)["exports/corpus.json"])
    said = run(tmp_path, "-c", program(page, "python"), PYTHONUTF8="1")
    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines() == [*answers(CORPUS, page)]
    assert said.stdout.count("\n") > 1


@pytest.mark.integration
@pytest.mark.parametrize("page", ["zh", "en"])
def test_the_javascript_program_answers(visitor, page):
    beside = visitor.open("exports/corpus.json")
    said = []
    beside.on("console", lambda message: said.append(message.text))
    beside.evaluate(f"(async () => {{ {program(page, 'js')} }})()")
    assert said == [*answers(invented_site(), page)]


@pytest.mark.parametrize("language", ["python", "r", "js"])
def test_both_pages_have_the_same_programs(language):
    zh, en = (program(page, language) for page in ("zh", "en"))
    assert zh != en
    assert re.sub(r"\bzh\b", "en", zh) == en


def test_both_pages_tell_of_the_same_formats():
    told = [
        re.findall(r"^- `(\w+\.json)`\D*(\d+)\D*(20[\d-]+)", text, re.MULTILINE)
        for text in (
            (ROOT / "docs" / page / "technical.md").read_text("utf-8") for page in ("zh", "en")
        )
    ]
    assert told[0] == told[1]
    assert told[0][0][:2] == ("corpus.json", str(FORMAT_VERSION))
    assert {number for name, number, _ in told[0] if name == "ids.json"} == {str(VERSION)}
