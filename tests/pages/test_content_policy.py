"""Of the scripts within a page only those that its templates have may run."""

import re

from lunmai.pages.policy import scripts_of, strange_scripts, with_policy

TEMPLATE = '<script>scope=new URL("{{ config.extra.scope | d(base_url) }}",location);a=[1]</script>'
HEAD = '<meta charset="utf-8">'
OURS = '<script>scope=new URL("../..",location);a=[1]</script>'


def hashes(page, templates=(TEMPLATE,)):
    return len(re.findall("'sha256-", with_policy(page, scripts_of(templates))))


def test_a_script_of_a_template_runs_wherever_the_page_is():
    for root in ("../..", ".", "/lunmai/en/", "https://example.org:80/a%20b/"):
        assert hashes(HEAD + OURS.replace("../..", root)) == 1


def test_what_the_data_put_there_does_not():
    for script in (
        "<script>alert(1)</script>",
        "<script type=module>alert(1)</script>",
        '<script>scope=new URL("",alert(1)),a=[1]</script>',
        '<script>scope=new URL("",location);alert("",location);a=[1]</script>',
        OURS.replace("</", ";alert(1)</"),
    ):
        page = HEAD + OURS + script
        assert hashes(page) == 1, script
        assert len(list(strange_scripts(page, scripts_of([TEMPLATE])))) == 1
    assert hashes(HEAD + OURS, ()) == 0


def test_data_are_no_script():
    assert hashes(HEAD + '<script type="application/ld+json">{"a": 1}</script>') == 0
    assert hashes(HEAD + '<script id=x type=application/json>{"a": 1}</script>') == 0
