"""Runs the pre-build within MkDocs, and leads "edit this page" to the data behind a page."""

import json
import logging
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme

from lunmai.build.alone import alone
from lunmai.build.environment import ROOT
from lunmai.disk import told as told_of_system
from lunmai.pages.compiled import Compiled
from lunmai.pages.policy import scripts_of, strange_scripts, with_policy
from lunmai.pages.shelf import Shelf, set_out
from lunmai.pages.shell import as_sent
from lunmai.pages.trail import above, web_address
from lunmai.problems import CannotRun, Problem

UNUSED = re.compile(
    r"assets/javascripts/(lunr/|workers/|.*\.map$)|assets/stylesheets/.*\.map$|sitemap\.xml$"
)
"""The theme's own search and list of pages, and what its authors need to look into its scripts."""
SITEMAP = "sitemap.xml"
AT_ROOT = "sitemap/"
"""The folder of `docs` whose files belong at the root of the site."""
SCRIPTED = re.compile(r"(main|404|partials/javascripts/\w+)\.html")
"""The templates whose scripts may run within a page."""
NOTHING = "partials/javascripts/content.html"
"""A template that is empty."""
log = logging.getLogger("mkdocs.hooks.lunmai")
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # no clock in what MkDocs writes
pages: dict[str, Page] = {}
"""The pages of the language that is being built, by address."""
owners: list[Page] = []
"""The entry that is marked while a page is rendered."""
scripts: list[re.Pattern[str]] = []
"""The scripts that may run within a page."""
shelf: list[Shelf] = []
"""What is made of the page that is being converted."""
READ = ("attr_list", "md_in_html", "tables", "toc", "fenced_code", "pymdownx.snippets")
READ += ("pymdownx.superfences", "pymdownx.highlight")
"""The extensions of Markdown of which we know what they leave as it is."""
CONTENTS = {"permalink": False, "toc_depth": 3}
"""How we know that headings are listed."""
held = ExitStack()
"""While MkDocs reads the pages that the pre-build wrote, no other run writes."""
places: dict[str, str] = {}
"""Where each file of `docs` is in the site, in all languages."""
shown: set[str] = set()
"""The pages of the navigation, in all languages."""
theme: set[str] = set()
"""What the theme adds to the site."""
order: dict = {}
"""What our own build wants of this run."""
if name := os.environ.get("LUNMAI_ORDER"):
    order.update(json.loads(Path(name).read_bytes()))
told: list[Problem] = []
"""The problems of the last pre-build: MkDocs runs once for each language."""


class Shallow(FileSystemLoader):
    """The templates of the theme without its fifteen thousand icons, which MkDocs would look
    through in each language for files to copy; it copies none of a hidden folder."""

    def list_templates(self) -> list[str]:
        return sorted({name for one in self.searchpath for name in self._shown(Path(one))})

    def _shown(self, folder: Path) -> Iterator[str]:
        for at, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            yield from (Path(at, name).relative_to(folder).as_posix() for name in names)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Of the theme, what no page loads is left out; the list of pages is put where it belongs."""
    for file in [one for one in files if UNUSED.match(one.dest_uri)]:
        files.remove(file)
    for file in (one for one in files if one.src_uri.startswith(AT_ROOT)):
        file.dest_uri = file.src_uri.removeprefix(AT_ROOT)
    return files


def on_config(config: MkDocsConfig) -> None:
    """Tells the overrides of the theme the languages of the site and its address, and MkDocs what
    is ordered. The list of pages for search engines is written with the pages."""
    config.theme.get_env = partial(_env, config.theme)
    config.theme.static_templates.discard(SITEMAP)
    config.site_url = web_address(config.site_url)
    if not order:
        from lunmai.pages.theme import theme_languages  # needs what the data are read with

        config.extra["languages"] = theme_languages()
        return
    config.extra["languages"] = order["words"]
    config.docs_dir = order["docs"]
    if order["language"]:
        plugin = config.plugins["i18n"]
        plugin.current_language = order["language"]
        plugin.building = True  # or it would build the others after this one


def _env(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = Shallow(theme.dirs)
    return env


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Keeps the pages by their addresses, so that each finds the pages above it."""
    shown.update(page.file.src_uri for page in nav.pages)
    pages.clear()
    pages.update({file.page.url: file.page for file in files.documentation_pages() if file.page})


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """What only sets out the theme's templates is not sent to readers: three kilobytes a page."""
    env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.bytecode_cache = Compiled("theme-", Path(__file__).read_text(encoding="utf-8"))
    names = filter(SCRIPTED.fullmatch, env.list_templates())
    scripts[:] = scripts_of(env.loader.get_source(env, name)[0] for name in names)
    for file in (one for one in files if one.inclusion.is_included()):
        if file.src_dir == config.docs_dir:
            places[file.src_uri] = file.dest_uri
        else:
            theme.add(file.dest_uri)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Of a generated page only what is Markdown is converted; one that is there for the sake of
    others is not written."""
    if order.get("wanted") is not None and page.file.src_uri not in order["wanted"]:
        page.meta["template"] = NOTHING
    shelf.clear()
    vars(page).pop("render", None)  # the preview makes a page more than once
    is_known = config.mdx_configs.get("toc") == CONTENTS and "title" in page.meta
    if is_known and {*config.markdown_extensions} <= {*READ} and (made := set_out(markdown)):
        shelf.append(made)
        if not made.rest:
            page.render = partial(_finished, page)
        return made.rest
    return markdown


def _finished(page: Page, config: MkDocsConfig, files: Files) -> None:
    """A page of which nothing is left to Markdown."""
    page.content, page.present_anchor_ids = "", set()


def on_page_context(
    context: dict[str, object], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """The pages above a page, home first, and the entry of the navigation to which it belongs."""
    context["trail"] = [pages[url] for url in above(page.url) if url in pages and url != page.url]
    if page not in nav.pages:
        owners.extend([one for one in context["trail"][1:] if one in nav.pages][-1:])
    for owner in owners:
        owner.active = True


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The next page belongs to an entry of its own; this one gets its policy."""
    while owners:
        owners.pop().active = False
    return _guarded(as_sent(output), page.file.src_uri)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The page for wrong addresses has a policy too."""
    return _guarded(output, template_name) if template_name.endswith(".html") else output


def _guarded(output: str, name: str) -> str:
    """A page with its policy. A script that somebody wrote into it stops the build."""
    for script in strange_scripts(output, scripts):
        log.warning(f"{name} has a script of its own, {script[:40]!r}; scripts are in docs/assets")
    return with_policy(output, scripts)


def on_pre_build(config: MkDocsConfig) -> None:
    """Brings the generated pages up to date; aborts, and leaves them alone, on errors."""
    if order or os.environ.get("LUNMAI_PAGES") == "ready":
        return
    from lunmai.build.current import bring_up_to_date

    try:
        with told_of_system():
            held.close()
            held.enter_context(alone(ROOT, "MkDocs", wait=log.info))
            built = bring_up_to_date()
    except CannotRun as error:
        raise Abort(str(error)) from None
    for name in built.written.strange if built.written else ():
        log.info(f"docs/{name} is not generated; it was left, but move it")
    for problem in built.problems if built.written is None or built.problems != told else ():
        log.log(logging.ERROR if problem.severity == "error" else logging.INFO, str(problem))
    if built.written is None:
        raise Abort("The pages were not built; correct the errors above.")
    told[:] = built.problems


def on_post_build(config: MkDocsConfig) -> None:
    """Others may write again; and what was to be written is listed, to be compared with what is."""
    held.close()
    if order:
        report = {"places": places, "theme": sorted(theme), "nav": sorted(shown)}
        Path(order["report"]).write_text(json.dumps(report), encoding="utf-8")


def on_build_error(error: Exception) -> None:
    """Others may write again."""
    held.close()


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: object) -> str:
    """Every page is edited where it is written: a generated page in its data file."""
    repository = config.extra.get("repository")
    if repository:
        source = page.meta.get("source") or f"docs/{page.file.src_uri}"
        action = "tree" if (ROOT / source).is_dir() else "edit"
        page.edit_url = f"{repository.rstrip('/')}/{action}/main/{source}"
    for made in shelf:
        page.present_anchor_ids |= made.ids
        shown = [one for one in made.headings if one["level"] <= CONTENTS["toc_depth"]]
        page.toc = get_toc(nest_toc_tokens(shown))
        html = made.put_back(html)
    return html
