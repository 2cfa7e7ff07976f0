"""The site's pages built by other engines than MkDocs, should it end one day.

ProperDocs reads `mkdocs.yml` as it is. Zensical reads neither plugins nor hooks: it is given one
project a language, which `python3 tests/engines.py FOLDER` writes from a checkout whose pages are
built.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from lunmai.languages import SITE_LANGUAGES, Language  # noqa: E402
from lunmai.pages.theme import theme_languages  # noqa: E402


class _Settings(yaml.SafeLoader):
    """Reads `mkdocs.yml`, whose `!ENV` names a variable and what holds without it."""


def _of_environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> str:
    variable, otherwise = loader.construct_sequence(node)
    return os.environ.get(variable) or otherwise


_Settings.add_constructor("!ENV", _of_environment)


def zensical_projects(root: Path, folder: Path) -> Iterator[Path]:
    """Writes a project for each language below a folder, from a checkout with built pages, and
    returns where they are. The sites, each in `site`, are put together by copying one over the
    other."""
    for language, one in SITE_LANGUAGES.items():
        project = folder / language
        docs = project / "docs"
        for part in (root / "docs").iterdir():
            if part.name not in SITE_LANGUAGES:
                shutil.copytree(part, (project if part.name == "facts" else docs) / part.name)
        shutil.copytree(root / "docs" / language, docs / one.root, dirs_exist_ok=True)
        shutil.copytree(root / "overrides", project / "overrides")
        settings = _settings(root, language)
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        (project / "mkdocs.yml").write_text(text, encoding="utf-8")
        yield project


def _settings(root: Path, language: Language) -> dict[str, Any]:
    """Those of the site, without what only MkDocs knows, for one of its languages."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text, _Settings)  # noqa: S506: a subclass of the safe loader
    languages = next(one["i18n"]["languages"] for one in settings["plugins"] if "i18n" in one)
    here = next(one for one in languages if one["locale"] == language)
    names, up = here.get("nav_translations", {}), SITE_LANGUAGES[language].root
    for unknown in ("plugins", "hooks", "validation", "exclude_docs"):
        settings.pop(unknown)
    settings["site_name"] = here["site_name"]
    settings["theme"] |= {"language": language, "variant": "classic"}
    settings["extra"]["languages"] = theme_languages()
    settings["plugins"] = []
    settings["nav"] = [
        {names.get(name, name): f"{up}{page}"}
        for entry in settings["nav"]
        for name, page in entry.items()
    ]
    for extension in settings["markdown_extensions"]:
        if isinstance(extension, dict) and "pymdownx.snippets" in extension:
            extension["pymdownx.snippets"]["base_path"] = ["facts"]
    return settings


if __name__ == "__main__":
    for made in zensical_projects(ROOT, Path(sys.argv[1])):
        print(f"zensical build --clean --strict -f {made / 'mkdocs.yml'}")
