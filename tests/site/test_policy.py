"""What a page may run and load is said in it, so that a hole in the escaping would run nothing."""

import base64
import json
import re
from hashlib import sha256
from pathlib import Path

import material
import pytest
from browsers import Visitor
from lxml import html

pytestmark = pytest.mark.integration

STORED = ["lunmai-reading", "lunmai-style", "lunmai-language", "lunmai-keys", "lunmai-reading-list",
          "lunmai-reading-list-earlier"]  # fmt: skip
OPENED = ["glossary/?q=x", "citations/", "compare/matrix/", "compare/doe-1999--hu-tong-2021/",
          "papers/hu-yi-2020/", "papers/hu-yi-2020/record/", "courses/list/", "go/hu-yi-2020/",
          "search/?q=%E0"]  # fmt: skip
SMUGGLED = (
    "document.body.append(Object.assign(document.createElement('script'),"
    "{textContent:'window.ran=1'}));"
    "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=window.ran=2>"
    '<iframe srcdoc="<script>parent.ran=3</script>"></iframe>'
    "<a href=javascript:window.ran=4>x</a>');"
    "document.querySelector('a[href^=javascript]').click();"
)
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"


def every_page(site):
    return sorted(site.rglob("*.html"))


def policy_of(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {part.split()[0]: set(part.split()[1:]) for part in policy.split(";")}


def test_every_page_runs_its_own_scripts_and_no_others(site):
    assert len(every_page(site)) > 50
    for page in every_page(site):
        tree = html.parse(str(page))
        policy = policy_of(tree)
        inline = [one.text for one in tree.xpath("//script[not(@src)]")
                  if "json" not in one.get("type", "")]  # fmt: skip
        hashes = {f"'sha256-{base64.b64encode(sha256(one.encode()).digest()).decode()}'"
                  for one in inline}  # fmt: skip
        assert policy["script-src"] == {"'self'", *hashes}, page
        assert policy["default-src"] == policy["object-src"] == {"'none'"}
        assert policy["base-uri"] == policy["form-action"] == {"'none'"}
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], page
        head = [one.tag for one in tree.find("head") if isinstance(one.tag, str)]
        assert head[:2] == ["meta", "meta"], page  # before anything that it is about


def test_the_page_for_wrong_addresses_and_language_neutral_ones_have_it_too(site):
    names = {page.relative_to(site).parts[0] for page in every_page(site)}
    assert {"404.html", "go"} <= names


@pytest.mark.parametrize("path", ["papers/hu-yi-2020/", "go/hu-yi-2020/", "404.html"])
def test_what_is_smuggled_into_a_page_does_not_run(browser, address, path):
    visitor = Visitor(browser, address)
    page = visitor.open("about/")  # whose errors are not those of a wrong address
    page.goto(address + path)
    page.evaluate(SMUGGLED)
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    refused = [fault for fault in visitor.faults if "Content Security Policy" in fault]
    assert len(refused) >= 3
    for context in visitor.contexts:
        context.close()


@pytest.mark.parametrize(
    "hash_", ["#%", "#%E0%A4%A", "#/x", "#//evil.example/", "#constructor", "#<b>"]
)
@pytest.mark.parametrize("stored", ["{", "null", '{"color":7}', '{"index":-1,"color":{"x y":"z"}}'])
def test_no_address_and_nothing_stored_stops_a_script(browser, address, hash_, stored):
    """Every site of the same host may store something under the names that this one uses."""
    visitor = Visitor(browser, address)
    page = visitor.open("about/")
    names = [f"/lunmai/{root}.__palette" for root in ("", "en/")] + STORED
    page.evaluate("([names, value]) => names.forEach((one) => localStorage.setItem(one, value))",
                  [names, stored])  # fmt: skip
    for path in OPENED:
        page.goto("about:blank")
        page.goto(address + path + hash_)
        page.wait_for_load_state()
        assert page.url.startswith((address, "about:")), page.url
    visitor.leave()


def test_of_the_theme_only_what_is_used_is_sent_with_its_licenses(site):
    names = {path.name for path in (site / "assets" / "javascripts").rglob("*")}
    assert len(names) == 1, names
    said = (site / "assets" / "licenses.txt").read_text(encoding="utf-8")
    (bundle,) = THEME.glob("bundle.*.js.map")
    sources = json.loads(bundle.read_text(encoding="utf-8"))["sources"]
    packages = {match[1] for one in sources if (match := re.search(r"node_modules/([^/]+)", one))}
    assert packages
    assert [name for name in packages if name not in said] == []
    for name in ("Martin Donath", "MIT License", "Apache License", "Zero-Clause BSD"):
        assert name in said
