"""A preview shows what was saved, or what is wrong with it, and is never to be started again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import pytest
from projects import BASE, CORPUS, copy_data, copy_project, edit, formatted_of

from lunmai.build.preview import Preview
from lunmai.build.preview_page import failed_page, problems_page, reloading
from lunmai.build.preview_server import PreviewServer, _safe
from lunmai.build.watching import watched
from lunmai.commands.watching import told
from lunmai.pages.heads import Site
from lunmai.pages.pages import render_page, render_pages
from lunmai.problems import Place, Problem

WRONG = Problem(Place("docs/data/papers/a.yaml", 7, 3), "unknown-claim", "'<script>' is no claim")
FASTER = ("gist: {zh: 船快。", "gist: {zh: 船更快。")


@pytest.fixture
def preview(tmp_path):
    copy_data(BASE, tmp_path)
    return Preview(tmp_path)


def test_a_page_is_made_alone_as_it_is_made_with_all(linked):
    corpus, formatted = linked.loaded.corpus, formatted_of(linked.loaded.corpus)
    whole = render_pages(corpus, linked.links, formatted, Site(), {})
    for path in [path for path in whole if path.startswith("zh/") and path.endswith(".md")]:
        assert render_page(corpus, linked.links, formatted, "", path)[path] == whole[path], path
    assert render_page(corpus, linked.links, formatted, "", "zh/papers/nobody/index.md") == {}


def test_each_save_is_shown(preview, tmp_path):
    assert preview.read()
    assert preview.is_shown
    page = "zh/papers/wang-2023/index.md"
    assert "船快" in preview.text(page)
    edit(tmp_path / "docs/data/papers/wang-2023.yaml", *FASTER)
    assert not preview.read()  # the same pages are there
    assert "船更快" in preview.text(page)
    assert preview.version == 2
    assert preview.text("pdf/lunmai.zh.pdf") is None


def test_what_is_wrong_is_kept_until_it_is_mended(preview, tmp_path):
    paper = tmp_path / "docs/data/papers/wang-2023.yaml"
    right = paper.read_text("utf-8")
    paper.write_text(right.replace("role:", "role", 1), "utf-8")
    preview.read()
    assert not preview.is_shown
    assert [problem.code for problem in preview.problems] != []
    assert preview.text("zh/papers/wang-2023/index.md") is None
    paper.write_text(right, "utf-8")
    preview.read()
    assert preview.is_shown


def test_without_data_it_says_why(tmp_path):
    preview = Preview(tmp_path)
    preview.read()
    assert "there is no folder" in preview.failure


def test_problems_are_listed_and_nothing_in_them_runs():
    page = problems_page("en", [WRONG], "no <b>data")
    assert "docs/data/papers/a.yaml</code>" not in page
    assert "docs/data/papers/a.yaml:7</code>" in page
    assert "error[unknown-claim]" in page
    assert "&#x27;&lt;script&gt;&#x27; is no claim" in page
    assert "<script>" not in page + failed_page("zh", "<script>")
    assert "Content-Security-Policy" in page
    assert reloading("<body></body></html>", 3).count('src="/_preview.js?v=3"') == 1


@pytest.fixture
def server(preview):
    files = {
        "index.html": b"<body>first</body>",
        "a/index.html": b"<body>a</body>",
        "x.css": b"p{}",
    }
    served = PreviewServer(("127.0.0.1", 0), preview, files.get)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


def ask(server, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_every_request_is_answered(server, preview):
    assert ask(server, "/")[0] == 503  # nothing was read yet
    preview.read()
    status, page = ask(server, "/")
    assert (status, "first" in page, "/_preview.js?v=1" in page) == (200, True, True)
    assert "a</body>" not in ask(server, "/a")[1]  # led to the folder, with the script
    assert ask(server, "/x.css") == (200, "p{}")
    assert ask(server, "/nobody/")[0] == 404
    assert ask(server, "/_preview?v=0") == (200, "1")
    preview.problems, preview._shown = [WRONG], None
    assert ask(server, "/a/")[0] == 503
    assert "unknown-claim" in ask(server, "/a/")[1]


def test_a_page_that_cannot_be_made_says_so(server, preview, capsys):
    preview.read()
    server.answer = lambda path: 1 // 0
    status, page = ask(server, "/a/")
    assert status == 500
    assert "ZeroDivisionError" in page
    assert "/_preview.js" in page


def test_a_browser_waits_for_the_next_save(server, preview):
    preview.read()
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask(server, "/_preview?v=1")))
    asking.start()
    preview.read()
    server.tell_browsers()
    asking.join(10)
    assert answers == [(200, "2")]


def test_no_path_leads_above_the_site():
    assert [*map(_safe, ("/", "/../../etc/passwd", "//a//b/", "/a/../b"))] == [
        "/",
        "/etc/passwd",
        "/a/b/",
        "/b",
    ]


def test_a_save_is_noticed_and_reading_is_none(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("a", "utf-8")
    with watched([tmp_path]) as saves:
        file.write_text("b", "utf-8")
        assert saves.wait(10)
        file.read_text("utf-8")
        assert not saves.wait(0.3)


def test_what_changed_is_told_and_what_only_moved_is_not():
    moved = Problem(Place(WRONG.place.file, 9, 3), WRONG.code, WRONG.message)
    other = Problem(WRONG.place, "self-relation", "it is related to itself")
    assert [*told([], [WRONG])] == [f"new     {WRONG}", "1 problem left."]
    assert [*told([WRONG], [moved, other])] == [f"new     {other}", "2 problems left."]
    assert [*told([WRONG], [])] == [f"mended  {WRONG}", "No problems."]


@pytest.mark.integration
def test_a_browser_shows_an_edit_and_what_is_wrong_and_comes_back(tmp_path, browser):
    root = copy_project(tmp_path, CORPUS)
    paper = root / "docs/data/papers/doe-1999.yaml"
    right = paper.read_text("utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "scripts/mkdocs_preview.py", "--address", address, "doe-1999"]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert any("The preview is at" in line for line in process.stderr)
            page = browser.new_page()
            page.goto(f"http://{address}/")
            assert page.url == f"http://{address}/papers/doe-1999/"
            paper.write_text(right.replace("雨伞是雨天借出", "纸伞是雨天借出", 1), "utf-8")
            page.wait_for_selector("text=纸伞是雨天借出", state="attached")
            paper.write_text(right.replace("role: definition", "role: meaning", 1), "utf-8")
            page.wait_for_selector("li >> text=unknown-value")
            paper.write_text(right, "utf-8")
            page.wait_for_selector("text=雨伞是雨天借出", state="attached")
            page.goto(f"http://{address}/en/papers/doe-1999/")
            assert page.locator("html").get_attribute("lang") == "en"
            page.close()
        finally:
            process.terminate()


@pytest.mark.integration
def test_watching_ends_without_a_word(tmp_path):
    root = copy_project(tmp_path, BASE)
    paper = root / "docs/data/papers/wang-2023.yaml"
    command = [sys.executable, "scripts/dev.py", "check", "--watch"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=root, start_new_session=True, **streams) as process:
        try:
            assert next(process.stdout) == "No problems.\n"
            edit(paper, "role: mechanism", "role: mechanics")
            assert next(process.stdout).startswith("new     docs/data/papers/wang-2023.yaml:13:11")
            assert next(process.stdout) == "1 problem left.\n"
            os.killpg(process.pid, signal.SIGINT)
            assert process.communicate(timeout=30)[1] == ""
        finally:
            process.kill()
