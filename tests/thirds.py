"""A third language, as somebody would add it: by its record, and by its block in mkdocs.yml."""

import re

import opencc
import yaml
from projects import CORPUS, SETTINGS, copy_project, edit, run

KEY, NAME = "zh-Hant", "繁體中文"
RECORD = f'''    "{KEY}": SiteLanguage(
        name="{NAME}",
        tag="{KEY}",
        root="{KEY}/",
        script="han",
        locale="zh-TW",
        babel="chinese",
        style="gb-t-7714-2025",
        brackets=("〔", "〕"),
        made_from="zh",
        opencc="s2t",
    ),
'''
traditional = opencc.OpenCC("s2t").convert


def add_third(root):
    """Adds traditional Chinese to a copy of the project."""
    record = root / "scripts" / "lunmai" / "languages.py"
    edit(record, '}\n"""In the order', f'{RECORD}}}\n"""In the order')
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    names = re.findall(r"^  - (\S+): \S+\.md$", text, re.MULTILINE)
    block = {
        "locale": KEY,
        "name": NAME,
        "build": True,
        "site_name": traditional("论脉"),
        "nav_translations": {name: traditional(name) for name in names},
    }
    written = yaml.safe_dump([block], allow_unicode=True, sort_keys=False)
    indented = "".join(f"        {line}\n" for line in written.splitlines())
    edit(settings, "\nmarkdown_extensions:", f"{indented}\nmarkdown_extensions:")


def build(root, *, third):
    """The folder of the site of the invented corpus, with the third language or without."""
    project = copy_project(root / "project", CORPUS)
    if third:
        add_third(project)
    built = run(project, "-m", "mkdocs", "build", "--site-dir", "site", **SETTINGS)
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"
