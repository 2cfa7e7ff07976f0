"""Measures the build of invented papers: seconds and peak memory, beside a bare Material build.

Seconds are those of the processor, so that other work on the machine hardly shows in them.
Nothing is judged here. The bare build of 400 papers takes many minutes.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from lunmai.environment import ROOT, VENV, CannotSetUp, is_active, python, say, set_up

REFERENCES, CONCEPTS = 20, 90
"""Works that each paper cites, and concepts beside those of the roles."""
CLAUSES = (
    ("新型基础设施加快资金流动", "new infrastructure speeds the movement of funds"),
    ("城乡之间资源配置更有效率", "resources are better allocated between town and country"),
    ("县域之内居民收入差距缩小", "the gap between incomes narrows within the county"),
    ("职业培训延长乡村产业链条", "vocational training lengthens the rural industrial chain"),
    ("地方政府吸引社会资本参与", "local governments attract capital from outside"),
)
ROLES_OF = {
    "t": ("thesis", "background", "definition"),
    "m": ("mechanism", "mechanism", "evidence"),
    "c": ("constraint", "constraint", "finding"),
    "p": ("path", "path", "norm"),
}
"""The roles of the three levels of claims, by the letter of their ids and of their section."""
BELOW = ((1, 2, 3), (1, 2), ())
"""The sub-claims of a claim of each level: ten claims in each of four sections."""
RELATIONS = (
    ("limits", "c", "m"), ("answers", "p", "c"), ("supports", "m", "t"), ("restates", "p", "t"),
)  # fmt: skip
MADE = {"zh": {"by": "machine"}, "en": {"by": "machine"}}
MEASURE = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.call(sys.argv[1:], stdout=sys.stderr)
passed = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
memory = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
print(json.dumps([status, passed, used.ru_utime + used.ru_stime, memory]))
"""
"""A process of its own, because a child's peak begins with the memory of its parent."""
COLUMNS = (
    ("papers", "{papers}"), ("pre-build s", "{prebuild[0]:.2f}"), ("MB", "{prebuild[1]:.0f}"),
    ("MkDocs s", "{mkdocs[0]:.1f}"), ("MB", "{mkdocs[1]:.0f}"), ("whole s", "{whole:.1f}"),
    ("bare s", "{bare[0]:.1f}"), ("MB", "{bare[1]:.0f}"), ("pre-build/whole", "{share:.0%}"),
    ("pre-build s/100", "{per_hundred:.2f}"), ("edit rewrites", "{rewritten} of {files}"),
    ("edit s", "{edit[0]:.2f}"),
)  # fmt: skip


def wording(number: int, source: str) -> dict[str, str]:
    """A sentence in both languages that no other number gives."""
    from lunmai.drift import stamp

    (zh, en), (then_zh, then_en) = CLAUSES[number % 5], CLAUSES[(number // 5 + 3) % 5]
    zh = f"文章以第{number}例说明，{zh}，因而{then_zh}。"
    en = f"With case {number} the paper shows that {en}, and that therefore {then_en}."
    return {"zh": zh, "en": en, "made_from": stamp(zh if source == "zh" else en)}


def claim(paper: dict, name: str, level: int, numbers: Iterator[int]) -> dict:
    """A claim with its sub-claims."""
    gist, text = next(numbers), next(numbers)
    about = [f"concept-{(gist + step) % CONCEPTS}" for step in (0, 11, 47)]
    return {
        "id": name,
        "role": ROLES_OF[name[0]][level],
        "gist": wording(gist, paper["language"]),
        "text": wording(text, paper["language"]),
        "source": {"section": f"s-{name[0]}", "paragraph": level + 1, "incipit": "城乡融合发展"},
        "cites": [paper["bibliography"][gist // 2 % REFERENCES]],
        "about": about,
        "causal": [{"from": about[:1], "kind": "drives", "to": about[1:]}] if gist % 4 else [],
        "claims": [claim(paper, f"{name}-{n}", level + 1, numbers) for n in BELOW[level]],
    }


def paper(number: int) -> dict:
    """A paper; every second one is Chinese."""
    name, language, numbers = f"paper-{number}", "en" if number % 2 else "zh", count(1000 * number)
    titles = {"zh": f"城乡融合研究（{number}）", "en": f"Study {number} of urban–rural integration"}
    paragraphs = [{"sha256": f"{number:064x}", "length": 500}] * 3
    bibliography = [f"{name}-work-{n + 1}" for n in range(REFERENCES)]
    record = {"id": name, "reference": name, "language": language, "bibliography": bibliography}
    note = {"id": "n1", "kind": "misprint", "section": "s-m", "claims": ["m1"]}
    return {
        **record,
        "title": {**titles, "printed": [language]},
        "wording": MADE,
        "outline": [
            {"id": f"s-{part}", "heading": titles, "paragraphs": paragraphs} for part in ROLES_OF
        ],
        "claims": [claim(record, f"{part}1", 0, numbers) for part in ROLES_OF],
        "relations": [
            {"type": kind, "from": f"{start}1-{n}", "to": f"{end}1-{n}", "basis": "explicit"}
            for kind, start, end in RELATIONS
            for n in (1, 2, 3)
        ],
        "notes": [{**note, "text": wording(next(numbers), language)}],
    }


def concept(name: str, number: int) -> dict:
    """A glossary entry."""
    zh = {"term": f"概念{number}", "standing": "preferred", "pinyin": f"gàiniàn {number}"}
    return {
        "id": name,
        "designations": {"zh": [zh], "en": [{"term": f"term {number}", "standing": "preferred"}]},
        "definition": wording(number, "zh"),
        "wording": MADE,
        "related": [f"concept-{(number + 1) % CONCEPTS}"],
    }


def reference(name: str, number: int) -> str:
    """A BibTeX entry."""
    return (
        f"@article{{{name},\n  author = {{刘, 昱洋 and 张, 林}},\n"
        f"  title = {{新质生产力与城乡融合发展研究之{number}}},\n"
        f"  journaltitle = {{区域经济评论}},\n  year = {{{2000 + number % 25}}},\n"
        f"  number = {{{number % 12 + 1}}},\n  langid = {{chinese}},\n}}\n\n"
    )


def parallel(number: int) -> dict:
    """How a claim of a paper stands to one of the next paper."""
    ends = {"from": f"paper-{number}#m1-1", "to": f"paper-{number + 1}#m1-1"}
    return {**ends, "type": "close", "remark": wording(number, "zh")}


def write_data(data: Path, papers: int) -> None:
    """Invents papers, concepts, parallels and references: the same ones in every run."""
    import yaml

    from lunmai.model import ROLES

    numbers = range(1, papers + 1)
    names = [*ROLES, *(f"concept-{n}" for n in range(CONCEPTS))]
    parallels = {"wording": MADE, "parallels": [parallel(number) for number in numbers[:-1]]}
    records = {f"concepts/{name}": concept(name, number) for number, name in enumerate(names)}
    records |= {f"papers/paper-{n}": paper(n) for n in numbers} | {"parallels": parallels}
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, value: True})
    for name, record in records.items():
        file = data / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, None, dumper, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, encoding="utf-8")
    works = [f"-work-{n + 1}" for n in range(REFERENCES)]
    entries = [reference(f"paper-{n}{work}", n) for n in numbers for work in ("", *works)]
    (data / "references.bib").write_text("".join(entries), encoding="utf-8")


def copy_project(project: Path) -> None:
    """The real project without its data and what is made of them, and a bare configuration."""
    import yaml
    from mkdocs.utils.yaml import yaml_load

    from lunmai.render import GENERATED

    left_out = {ROOT / "docs" / folder for folder in ("data", *GENERATED)}
    for folder in ("docs", "scripts", "overrides"):
        shutil.copytree(
            ROOT / folder,
            project / folder,
            ignore=lambda at, names: [name for name in names if Path(at, name) in left_out],
        )
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / ".venv").symlink_to(VENV)
    compileall.compile_dir(project / "scripts", quiet=2)
    ours = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    languages = [{"locale": "zh", "name": "zh", "default": True}, {"locale": "en", "name": "en"}]
    bare = {
        "site_name": "Bare",
        "theme": {"name": "material"},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": ours["markdown_extensions"],
    }
    (project / "bare.yml").write_text(yaml.safe_dump(bare), encoding="utf-8")


def measure(project: Path, *arguments: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of a run of Python; exits when it fails."""
    say(f"  {' '.join(arguments)} …")
    environment = {**os.environ, "LUNMAI_PAGES": "ready", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", MEASURE, sys.executable, *arguments]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    status, passed, seconds, memory = json.loads(run.stdout)
    if status:
        sys.exit(f"{run.stderr}{' '.join(arguments)} failed in {project}")
    say(f"    {seconds:.2f} s of the processor within {passed:.2f} s, {memory:.0f} MB")
    return seconds, memory


def times(docs: Path) -> dict[Path, int]:
    """When each file was written."""
    return {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}


def bench(project: Path, papers: int) -> dict:
    """One row of the table."""
    say(f"{papers} papers: inventing them …")
    copy_project(project)
    docs = project / "docs"
    write_data(docs / "data", papers)
    given = times(docs)
    build = ("-m", "mkdocs", "build", "--quiet")
    row: dict = {"papers": papers, "prebuild": measure(project, "scripts/build_pages.py")}
    row["mkdocs"] = measure(project, *build)
    row["bare"] = measure(project, *build, "--config-file", "bare.yml", "--site-dir", "bare")
    before = times(docs)
    file = docs / "data" / "papers" / "paper-1.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    zh: 文章", "    zh: 论文", 1), encoding="utf-8")
    row["edit"] = measure(project, "scripts/build_pages.py")
    generated = {path: time for path, time in times(docs).items() if path not in given}
    row["files"] = len(generated)
    row["rewritten"] = sum(time != before.get(path) for path, time in generated.items())
    row["whole"] = row["prebuild"][0] + row["mkdocs"][0]
    row["share"] = row["prebuild"][0] / row["whole"]
    row["per_hundred"] = row["prebuild"][0] * 100 / papers
    return row


def table(rows: list[dict]) -> str:
    """The rows as aligned text."""
    lines = [[name for name, _ in COLUMNS]]
    lines += [[cell.format(**row) for _, cell in COLUMNS] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.rjust, line, widths)) for line in lines)


def profile(project: Path) -> None:
    """Prints the 25 functions of the pre-build in which most time passes."""
    import pstats

    measure(project, "-m", "cProfile", "-o", "profile", "scripts/build_pages.py")
    pstats.Stats(str(project / "profile")).strip_dirs().sort_stats("tottime").print_stats(25)


def run(options: argparse.Namespace) -> int:
    """Measures each number of papers in a temporary project of its own."""
    rows = []
    for papers in options.papers:
        project = Path(tempfile.mkdtemp(prefix=f"lunmai-{papers}-papers-"), "project")
        try:
            rows.append(bench(project, papers))
            if options.profile and papers == options.papers[-1]:
                profile(project)
        finally:
            if options.keep:
                say(f"  kept: {project}")
            else:
                shutil.rmtree(project.parent)
    print(table(rows))
    return 0


def main(arguments: list[str]) -> int:
    """Runs the measurements in the project's environment."""
    parser = argparse.ArgumentParser(prog="python3 scripts/bench.py", description=__doc__)
    add = parser.add_argument
    add("papers", nargs="*", type=int, default=[10, 100, 400], help="default: %(default)s")
    add("--keep", action="store_true", help="keep the temporary projects and say where they are")
    add("--profile", action="store_true", help="profile the last pre-build")
    options = parser.parse_args(arguments)
    if min(options.papers) < 1:
        parser.error("there must be at least 1 paper")
    try:
        if is_active():
            return run(options)
        set_up()
        return subprocess.call([python(), ROOT / "scripts" / "bench.py", *arguments])
    except CannotSetUp as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
