"""A real browser for the tests: Chromium, found on the machine or installed."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route

SHELL = "chromium-headless-shell"
"""Chromium without the window that nobody sees: the same pages for two thirds of the time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
"""The browser itself calls nobody."""
PHONE, TABLET, DESK = (360, 740), (768, 1024), (1440, 900)
"""Sizes of the window in CSS pixels."""


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window. Raises RuntimeError where there is none and none can be had."""
    program = os.environ.get("LUNMAI_BROWSER") or _installed(playwright) or _install(playwright)
    arguments = [*QUIET, *(["--no-sandbox"] if _is_root() else [])]
    return playwright.chromium.launch(executable_path=program, args=arguments)


def _installed(playwright: Playwright) -> str | None:
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else next(filter(None, map(shutil.which, NAMES)), None)


def _install(playwright: Playwright) -> str:
    """Installs Playwright's own Chromium, or where that cannot be had the system's."""
    with _alone():
        return _installed(playwright) or _try_to_install(playwright)


@contextmanager
def _alone() -> Iterator[None]:
    """While one of the processes of a test run installs, the others wait."""
    try:
        import fcntl
    except ImportError:  # Windows, where Playwright's own installer sees to that
        yield
        return
    with Path(tempfile.gettempdir(), "lunmai-browser.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _try_to_install(playwright: Playwright) -> str:
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        rights = [] if _is_root() else ["sudo", "-n"]
        attempts += [
            [*rights, "apt-get", "update"],
            [*rights, "apt-get", "install", "-y", SHELL],
            [*rights, "apt-get", "install", "-y", "chromium"],
        ]
    said = []
    for command in attempts:
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
            said.append(run.stdout + run.stderr)
        except (OSError, subprocess.TimeoutExpired) as error:
            said.append(str(error))
        if program := _installed(playwright):
            return program
    tail = "\n".join(text[-600:] for text in said)
    raise RuntimeError(
        "The tests need Chromium, and it could not be installed. Install Chromium or Chrome, or "
        f"name one in LUNMAI_BROWSER, and run the tests again.\n{tail}"
    )


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Says nothing."""

    def handle(self) -> None:
        """A browser that leaves a page does not wait for its answers."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()


class WithPageForWrongAddresses(_Quiet):
    """Answers every wrong address with the page for it, as hosts of static sites do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "lunmai", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def serve(
    site: Path, folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet
) -> Iterator[str]:
    """Serves a site below `/lunmai/` from a folder of its own; yields its address."""
    folder.mkdir(exist_ok=True)
    (folder / "lunmai").symlink_to(site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/lunmai/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Visitor:
    """Somebody who reads the served site, and notes what a reader must never meet."""

    def __init__(self, browser: Browser, address: str):
        self.browser, self.address = browser, address
        self.faults: list[str] = []
        self.requested: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.withheld: set[str] = set()

    def open(self, path: str = "", size: tuple[int, int] = DESK, **options: object) -> Page:
        """A page of the site in a browser of its own: no storage, no cache.

        `options` are those of Playwright's `new_context`: color_scheme, java_script_enabled …
        """
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(60_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._note_request(request.url))
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        page.on(
            "response",
            lambda answer: self._note(answer.status >= 400, f"{answer.status} {answer.url}"),
        )
        page.goto(self.address + path)
        return page

    def withhold(self, page: Page, pattern: str) -> None:
        """Lets a page go without some files. That the browser reports each of them, and when it
        does, is no fault of the site."""

        def refuse(route: Route) -> None:
            self.withheld.add(route.request.url)
            route.abort()

        page.route(pattern, refuse)

    def _note_console(self, said: ConsoleMessage) -> None:
        expected = said.location.get("url") in self.withheld
        self._note(said.type == "error" and not expected, f"console: {said.text}")

    def _note_request(self, url: str) -> None:
        self.requested.append(url)
        here = url.startswith((self.address, "data:", "blob:"))
        self._note(not here, f"a request left the site: {url}")

    def _note(self, wrong: bool, text: str) -> None:
        if wrong:
            self.faults.append(text)

    def leave(self) -> None:
        """Closes every page. Raises AssertionError when anything was noted."""
        for context in self.contexts:
            context.close()
        assert self.faults == [], "\n".join(self.faults)
