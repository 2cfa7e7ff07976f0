"""The same pages through other engines: nothing is lost, and what each lacks is known."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import invented_site
from engines import zensical_projects
from lxml import html
from projects import SETTINGS, run, snapshot

from lunmai.languages import SITE_LANGUAGES

pytestmark = pytest.mark.integration

OF_THE_THEME = "assets/javascripts/", "assets/stylesheets/"
PACKED = "sitemap.xml.gz"
"""Only MkDocs packs the list of pages."""
LACKS = {
    "the pages above a page": ".//nav[@class='lm-trail']",
    "the link to a page's source": ".//a[contains(@class, 'md-content__button')]",
    "the policy for scripts": ".//meta[@http-equiv='Content-Security-Policy']",
}
"""What Zensical leaves out, since it runs no hook of ours; the technical notes say so."""


@pytest.fixture(scope="module")
def project() -> Path:
    return invented_site()


def test_properdocs_writes_the_same_bytes(project, tmp_path):
    command = ("-m", "properdocs", "build", "--quiet", "-f", "mkdocs.yml", "-d", str(tmp_path))
    built = run(project, *command, LUNMAI_PAGES="ready", **SETTINGS)
    assert built.returncode == 0, built.stdout + built.stderr
    assert snapshot(tmp_path) == snapshot(project / "site")


@pytest.fixture(scope="module")
def zensical(project, tmp_path_factory) -> Path:
    """The site of both languages, put together."""
    folder = tmp_path_factory.mktemp("zensical")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        projects = list(zensical_projects(project, folder))
    for one in projects:
        built = run(one, "-m", "zensical", "build", "--clean", "-f", "mkdocs.yml")
        assert built.returncode == 0, built.stdout + built.stderr
        shutil.copytree(one / "site", folder / "site", dirs_exist_ok=True)
    return folder / "site"


def articles(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every page's own part, without what engines put before it."""
    for file in sorted(site.rglob("*.html")):
        article = html.parse(str(file)).getroot().find(".//article")
        if article is not None:
            for other in article.xpath("|".join([*LACKS.values(), ".//script"])):
                other.drop_tree()
            yield file.relative_to(site).as_posix(), article


def ids(page: html.HtmlElement) -> list[str]:
    return [one.get("id") for one in page.iter() if one.get("id")]


def letters(page: html.HtmlElement) -> str:
    """The text without the blanks and lines that set it out in the file."""
    return "".join(page.text_content().split())


def test_zensical_loses_no_address(project, zensical):
    before, now = snapshot(project / "site").keys(), snapshot(zensical).keys()
    assert {name for name in before - now if not name.startswith(OF_THE_THEME)} <= {PACKED}


def test_zensical_loses_no_id_and_no_word(project, zensical):
    other = dict(articles(zensical))
    told = {}
    for name, page in articles(project / "site"):
        told[name] = ids(page)
        assert [one for one in ids(other[name]) if not one.startswith("__")] == told[name], name
        assert letters(other[name]) == letters(page), name
    assert len(told) > 20 * len(SITE_LANGUAGES)
    assert sum(map(len, told.values())) > 500


def test_what_zensical_lacks_is_known(project, zensical):
    """If it learns one of these, the notes on leaving the theme are shorter."""
    page = f"papers/{next((project / 'docs' / 'data' / 'papers').glob('*.yaml')).stem}/index.html"
    before, now = (html.parse(str(site / page)).getroot() for site in (project / "site", zensical))
    assert [(name, len(before.xpath(one)) > 0) for name, one in LACKS.items()] == [
        (name, True) for name in LACKS
    ]
    assert {name: now.xpath(one) for name, one in LACKS.items()} == {name: [] for name in LACKS}
