"""The web server of a preview: it answers every request, with what is wrong if need be."""

from __future__ import annotations

import mimetypes
import posixpath
import sys
import threading
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from lunmai.build.inputs import collector_paused
from lunmai.build.preview import Preview
from lunmai.build.preview_page import (
    RELOADING,
    SCRIPT,
    VERSION,
    failed_page,
    problems_page,
    reloading,
)
from lunmai.languages import language_of
from lunmai.problems import errors

LONGEST = 25.0
"""Seconds after which a browser that waits for the next save is told that there was none."""
Answer = Callable[[str], bytes | None]
"""Makes the file at a path of the site, `index.html` of a folder included; None where there is
none."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview at an address of this computer."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview, answer: Answer) -> None:
        super().__init__(address, Handler)
        self.preview, self.answer = preview, answer
        self.first = "/"
        """Where the first page is."""
        self.making = threading.RLock()
        """Held while the data are read or a page is made of them."""
        self.saved = threading.Condition()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes to another page before it has this one is nothing to report."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def tell_browsers(self) -> None:
        """There is another version: they load their pages again."""
        with self.saved:
            self.saved.notify_all()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path = _safe(unquote(parts.path))
        if path == SCRIPT:
            self._send(200, RELOADING.encode(), "text/javascript")
        elif path == VERSION:
            self._send(200, self._version(parts.query.removeprefix("v=")), "text/plain")
        elif path == "/" and self.server.first != "/":
            self._lead(self.server.first)
        else:
            self._answer(path)

    def _version(self, shown: str) -> bytes:
        """The version of the data, as soon as it is another than the one that is shown."""
        preview, saved = self.server.preview, self.server.saved
        with saved:
            saved.wait_for(lambda: str(preview.version) != shown, timeout=LONGEST)
        with self.server.making:  # or the page would be asked for before it can be made
            return str(preview.version).encode()

    def _answer(self, path: str) -> None:
        name = path.removeprefix("/")
        name += "index.html" if path.endswith("/") else ""
        with self.server.making, collector_paused():
            version = self.server.preview.version
            status, content = self._made(name)
        if content is None and "." not in posixpath.basename(name):
            self._lead(f"/{name}/")
        elif status != 200 or name.endswith(".html"):
            page = reloading((content or b"").decode(), version)
            self._send(status, page.encode(), "text/html")
        else:
            self._send(status, content, mimetypes.guess_type(name)[0] or "application/octet-stream")

    def _made(self, name: str) -> tuple[int, bytes | None]:
        """The status and the content of a file, or of what is shown instead of it."""
        preview, language = self.server.preview, language_of(name)
        if name.endswith(".html") and not preview.is_shown:
            page = problems_page(language, errors(preview.problems), preview.failure)
            return 503, page.encode()
        try:
            content = self.server.answer(name)
            if content is None and preview.is_shown and "." in posixpath.basename(name):
                return 404, self.server.answer("404.html")
        except Exception:  # whatever it is, the browser says it and comes back
            traceback.print_exc()
            last = traceback.format_exc().strip().splitlines()[-1]
            return 500, failed_page(language, last).encode()
        return 200 if content is not None else 404, content

    def _lead(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, content: bytes, kind: str) -> None:
        encoded = kind.startswith("text/") or kind.endswith(("json", "javascript", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if encoded else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody reads which files a browser asked for."""


def _safe(path: str) -> str:
    """A path that leads nowhere above the site."""
    whole = posixpath.normpath(f"/{path.strip('/')}").replace("//", "/")
    return f"{whole.rstrip('/')}/" if path.endswith("/") else whole
