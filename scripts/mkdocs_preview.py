"""A preview that answers: MkDocs is kept ready, and makes a page when a browser asks for it."""

from __future__ import annotations

import argparse
import logging
import shutil
import tempfile
from pathlib import Path
from threading import Thread

from mkdocs.commands.build import (
    _build_page,
    _build_theme_template,
    _populate_page,
    get_files,
    set_exclusions,
)
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from lunmai.build.alone import alone
from lunmai.build.environment import ROOT, say
from lunmai.build.preview import Preview
from lunmai.build.preview_server import PreviewServer
from lunmai.build.watching import watched
from lunmai.commands.outcome import CANNOT_RUN, CLEAN
from lunmai.commands.watching import told
from lunmai.languages import SITE_LANGUAGES, WRITTEN, language_of
from lunmai.problems import CannotRun, did_you_mean

PLUGIN = "i18n"


class Pages:
    """The site in one language, of which MkDocs makes one page at a time.

    What MkDocs does for all pages at once, it does here for those that are asked for; the order is
    that of its own `build`.
    """

    def __init__(self, language: str, folder: Path, address: str) -> None:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=address)
        config.plugins.on_startup(command="build", dirty=False)
        config.plugins[PLUGIN].current_language = language
        self.config = config = config.plugins.on_config(config)
        files, env = get_files(config), config.theme.get_env()
        files.add_files_from_theme(env, config)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        nav = get_navigation(self.files, config)
        self.nav = config.plugins.on_nav(nav, config=config, files=self.files)
        self.pages = self.files.documentation_pages()
        for file in self.pages:
            page = file.page or Page(None, file, config)
            page.read_source(config)  # its title, which pages below it show
        self.env = config.plugins.on_env(env, config=config, files=self.files)
        self.by_path = {file.dest_uri: file for file in self.files}

    def make(self, file: File, text: str | None) -> bytes:
        """The page of a file, made of `text` or of what the file has."""
        if text is not None:
            file.content_string = text
        _populate_page(file.page, self.config, self.files)
        _build_page(file.page, self.config, self.pages, self.nav, self.env)
        return Path(file.abs_dest_path).read_bytes()

    def make_template(self, name: str) -> bytes | None:
        if name not in self.config.theme.static_templates:
            return None
        _build_theme_template(name, self.env, self.files, self.config, self.nav)
        return Path(self.config.site_dir, name).read_bytes()


class Site:
    """The site in all languages, as MkDocs knows it; made anew where there are other pages."""

    def __init__(self, preview: Preview, folder: Path, address: str) -> None:
        self.preview, self.folder, self.address = preview, folder, address
        self.languages: dict[str, Pages] = {}
        self.made: dict[str, tuple[int, bytes]] = {}

    def refresh(self) -> None:
        """MkDocs looks at the files again: others may have come."""
        self.made.clear()
        self.languages = {name: Pages(name, self.folder, self.address) for name in SITE_LANGUAGES}

    def answer(self, path: str) -> bytes | None:
        """The file at a path of the site."""
        pages = self.languages[language_of(path)]
        file = pages.by_path.get(path) or self.languages[min(self.languages)].by_path.get(path)
        if file is None:
            return pages.make_template(path)
        text = self.preview.text(file.src_uri)
        if not file.is_documentation_page():
            return text.encode() if text is not None else file.content_bytes
        version, content = self.made.get(path, (0, b""))
        if version != self.preview.version:
            content = pages.make(file, text)
            self.made[path] = self.preview.version, content
        return content


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("paper", nargs="?")
    options = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    folder = Path(tempfile.mkdtemp(prefix="preview-", dir=ROOT / ".build"))
    try:
        show(options.address, options.paper, folder)
    except CannotRun as error:
        say(str(error))
        return CANNOT_RUN
    except KeyboardInterrupt:
        pass
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return CLEAN


def show(address: str, paper: str | None, folder: Path) -> None:
    """Shows the site until somebody stops it."""
    preview = Preview(ROOT)
    site = Site(preview, folder, f"http://{address}/")
    server = bound(address, preview, site)
    docs = ROOT / "docs"
    whole = (docs / "data", docs / "assets", ROOT / "overrides")
    with watched(whole, [docs / name for name in WRITTEN]) as saves:
        refresh(preview, site, server)
        if paper:
            papers = preview.papers
            if preview.is_shown and paper not in papers:
                raise CannotRun(f"there is no paper '{paper}'{did_you_mean(paper, papers)}")
            server.first = f"/papers/{paper}/"
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"The preview is at http://{address}{server.first}; stop it with Ctrl-C.")
        while saves.wait():
            refresh(preview, site, server)


def bound(address: str, preview: Preview, site: Site) -> PreviewServer:
    """The server at an address. Raises CannotRun where that cannot be had."""
    host, _, port = address.rpartition(":")
    try:
        return PreviewServer((host, int(port)), preview, site.answer)
    except (OSError, ValueError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "write host:port"
        raise CannotRun(f"{address} cannot be served at: {why}; choose another --address") from None


def refresh(preview: Preview, site: Site, server: PreviewServer) -> None:
    """Takes what was saved, and tells the author what that changed and the browsers to look."""
    before = preview.problems
    with server.making, alone(ROOT, "a preview", wait=say):
        if preview.read() or (preview.is_shown and not site.languages):
            site.refresh()
    say("\n".join([*told(before, preview.problems), preview.failure]).strip())
    server.tell_browsers()


if __name__ == "__main__":
    raise SystemExit(main())
