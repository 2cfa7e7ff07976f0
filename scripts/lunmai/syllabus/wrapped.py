"""Addresses within addresses: what mailers, platforms and proxies make of a link, and archives.

Whatever the program, it writes the address into a parameter or the end of the path, encoded once or
twice; only what differs from that has a rule of its own here.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from lunmai.syllabus.addresses import Parts, split_address

ARCHIVES = re.compile(
    r"(?:.+\.)?(?:archive\.(?:org|ph|today|is|li|md|vn|fo)|arquivo\.pt|webcitation\.org"
    r"|webcache\.googleusercontent\.com|(?:www\.)?webarchive\.[a-z.]+)"
)
"""They keep a page as it was."""
OPAQUE = re.compile(
    r"(?:.+\.)?(?:safelinks\.protection\.outlook\.(?:com|us|cn)|urldefense\.(?:com|us|proofpoint\.com)"
    r"|(?:protect|url|secure-web)[\w.-]*\.(?:mimecast|mimecastprotect|cisco)\.com"
    r"|linkprotect\.cudasvc\.com|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|rb\.gy|cutt\.ly"
    r"|t\.co|lnkd\.in|t\.cn|url\.cn|dwz\.cn|suo\.im|w\.url\.cn|perma\.cc"
    r"|.+\.(?:list-manage\.com|ct\.sendgrid\.net|hubspotlinks\.com)"
    r"|www\.(?:baidu|sogou|so)\.com(?=/link)|[^/]+(?=/https?(?:-\d+)?/77726476706e69737468656265737421)"
    r")",
)
"""Where they do not say where they lead, nobody but they can; the last are the gateways of Chinese
universities, which write the host as a cipher that begins so."""
PROXY = re.compile(
    r"([\w-]+)\.translate\.goog|(?:https?-)?(.+?)(?:-s|-80|-443)?\.[\w-]*(?:proxy|ezp|vpn)[\w-]*\..+"
)
"""A host before whose name stands that of another, with hyphens for its points or as it is."""
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?/", re.IGNORECASE)
TAIL = re.compile(r"https?:/{1,2}(?=[^/])", re.IGNORECASE)
REST = re.compile(
    r"(?:https?:)?(?://)?[^/?#]*/*([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL
)
"""Path, query and fragment as written."""
DEEPEST = 3
RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""What follows ** in the third form of URL Defense: how many characters stand there, from 2 on."""


class Inner(NamedTuple):
    """An address that another one holds."""

    text: str
    host: str
    """Whose the outer address is."""
    archived: bool
    torn: bool
    """True where its fragment is that of the outer address, and with it what belongs to that."""


def unwrap(text: str, depth: int = 0) -> Iterator[Inner]:
    """Every address that an address holds, and those that they hold."""
    parts = split_address(text)
    if parts is None or not parts.has_host or depth == DEEPEST:
        return
    host = parts.segments[0].partition(":")[0].lower()
    for inner in _held(text, parts, host):
        torn = False
        if "#" not in inner and parts.fragment and inner.partition("?")[0] in unquote(parts.query):
            inner, torn = f"{inner}#{parts.fragment.partition('&')[0]}", "&" in parts.fragment
        yield Inner(inner, host, is_archive(host), torn)
        for further in unwrap(inner, depth + 1):
            yield further._replace(host=host, archived=further.archived or is_archive(host))


def is_opaque(text: str) -> str:
    """The host of an address that leads on without saying where, or nothing."""
    parts = split_address(text)
    if not (parts and parts.has_host and (parts.segments[1:] or parts.query)):
        return ""
    host = parts.segments[0].partition(":")[0].lower()
    return host if OPAQUE.match("/".join((host, *parts.segments[1:], ""))) else ""


def is_archive(host: str) -> bool:
    """True for a host that keeps the pages of others."""
    return bool(ARCHIVES.fullmatch(host))


def _held(text: str, parts: Parts, host: str) -> Iterator[str]:
    if "urldefense" in host:
        yield from _url_defense(text)
        return
    path, query, fragment = (part or "" for part in REST.fullmatch(text.strip()).groups())
    rest = path + query + fragment
    values = [value for _, value in parse_qsl(query[1:])]
    values += [value for _, value in parse_qsl(fragment[1:]) if "=" in fragment]
    for value in values:
        yield from _address(value.removeprefix("cache:"))
        if encoded := re.fullmatch(r"(?:a1)?(aHR0c[\w+/ -]+)=*", value):  # as Bing and mailers do
            yield from _address(_from_base64(encoded[1].translate(str.maketrans("+ /", "--_"))))
    for written in dict.fromkeys((rest, unquote(path), unquote(unquote(path)))):
        if tail := TAIL.search(written):
            end = written[tail.end() :]
            yield from _address(f"{tail[0].rstrip('/')}//{end}")
    if is_archive(host) or path.startswith("amp/s/"):
        ends = (rest.split("/", at)[at] for at in range(1, path.count("/")))
        yield from (f"https://{end}" for end in ends if HOST.match(end))
    if proxied := PROXY.fullmatch(host):
        name = proxied[1] or proxied[2]
        if "." not in name:
            name = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
        query = re.sub(r"[?&]_x_tr_\w+=[^&#]*", "", query)
        yield f"https://{name}/{path}{query}{fragment}"


def _address(value: str) -> Iterator[str]:
    """The value, if it is an address as it stands or decoded again."""
    for _ in range(DEEPEST):
        if HOST.match(value):
            value = f"https://{value}"
        if re.match(r"(?:https?:)?//[^/]", value, re.IGNORECASE):
            yield value
            return
        value = unquote(value)


def _url_defense(text: str) -> Iterator[str]:
    """Proofpoint's: the second form writes - for % and _ for /; the third takes out what it does
    not like, leaves * in its place, and adds it in base64."""
    if match := re.search(r"/v2/.*?[?&]u=([^&#]+)", text):
        yield unquote(match[1].replace("-", "%").replace("_", "/"))
    elif match := re.search(r"/v3/__(.+?)__;([^!]*)!", text):
        taken = iter(_from_base64(match[2]))

        def put_back(star: re.Match[str]) -> str:
            number = RUNS.index(star[1]) + 2 if star[1] else 1
            return "".join(islice(taken, number))

        address = re.sub(r"\*(?:\*([\w-]))?", put_back, match[1])
        yield re.sub(r"^(https?:)/(?=[^/])", r"\1//", address)
    elif match := re.search(r"/v1/.*?[?&]u=([^&#]+)", text):
        yield unquote(match[1])


def _from_base64(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
