"""What describes a link stands on its page: a link that nothing describes is followed at once."""

import re

DESCRIBED = re.compile(r'aria-describedby="([^"]+)"')
IDS = re.compile(r'id="([^"]+)"|\{:? ?#([\w-]+)')


def test_what_describes_is_there(rendered_site):
    _, files = rendered_site
    for name, text in files.items():
        if name.endswith(".md"):
            ids = {one or other for one, other in IDS.findall(text)}
            assert set(DESCRIBED.findall(text)) <= ids, name
