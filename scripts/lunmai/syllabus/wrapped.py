"""Addresses within addresses: what mailers, platforms and proxies make of a link, and archives.

Whatever the program, it writes the address into a parameter or the end of the path, encoded once or
twice; only what differs from that has a rule of its own here.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
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
    r"|t\.co|lnkd\.in|t\.cn|url\.cn|dwz\.cn|suo\.im|w\.url\.cn|perma\.cc)",
)
"""Where they do not say where they lead, nobody but they can."""
PROXY = re.compile(r"([\w-]+)\.(?:translate\.goog|.*(?:proxy|ezp)[\w-]*\..+)")
"""A host before whose name stands that of another, with hyphens for its points."""
TAIL = re.compile(r"https?:/{1,2}(?=[^/])", re.IGNORECASE)
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
        yield Inner(inner, host, bool(ARCHIVES.fullmatch(host)), torn)
        for further in unwrap(inner, depth + 1):
            yield further._replace(host=host, archived=further.archived or _is_archive(host))


def is_opaque(text: str) -> str:
    """The host of an address that leads on without saying where, or nothing."""
    parts = split_address(text)
    host = parts.segments[0].partition(":")[0].lower() if parts and parts.has_host else ""
    leads = (parts is not None and len(parts.segments) > 1) or bool(parts and parts.query)
    return host if leads and OPAQUE.fullmatch(host) else ""


def _is_archive(host: str) -> bool:
    return bool(ARCHIVES.fullmatch(host))


def _held(text: str, parts: Parts, host: str) -> Iterator[str]:
    if "urldefense" in host:
        yield from _url_defense(text)
        return
    values = [value for _, value in parse_qsl(parts.query[1:])]
    values += [value for _, value in parse_qsl(parts.fragment) if "=" in parts.fragment]
    for value in values:
        yield from _address(value)
        if encoded := re.fullmatch(r"(?:a1)?(aHR0c[\w+/-]+)=*", value):  # as Bing and mailers do
            yield from _address(_from_base64(encoded[1].translate(str.maketrans("+/", "-_"))))
    path = "/".join(parts.segments[1:])
    for written in dict.fromkeys((text.partition("//")[2], unquote(path), unquote(unquote(path)))):
        if tail := TAIL.search(written):
            end = written[tail.end() :]
            yield from _address(f"{tail[0].rstrip('/')}//{end}")
            break
    if proxied := PROXY.fullmatch(host):
        name = proxied[1].replace("--", "\0").replace("-", ".").replace("\0", "-")
        query = re.sub(r"[?&]_x_tr_\w+=[^&#]*", "", parts.query)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        yield f"https://{name}/{path}/{query}{fragment}"


def _address(value: str) -> Iterator[str]:
    """The value, if it is an address as it stands or decoded again."""
    for _ in range(DEEPEST):
        if re.match(r"(?:https?:)?//[^/]|www\.", value, re.IGNORECASE):
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
            return "".join(character for character, _ in zip(taken, range(number), strict=False))

        address = re.sub(r"\*(?:\*([\w-]))?", put_back, match[1])
        yield re.sub(r"^(https?:)/(?=[^/])", r"\1//", address)
    elif match := re.search(r"/v1/.*?[?&]u=([^&#]+)", text):
        yield unquote(match[1])


def _from_base64(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
