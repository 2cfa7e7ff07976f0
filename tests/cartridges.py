"""The rules of cartridges that hold web links only, written down by hand.

They are those of the IMS manifest schema for Common Cartridge 1.3 with its Schematron rule sets 2,
8, 9 and 10, and of the web link schema; 1.1 has the same structure in its own namespaces. The
schemas themselves are not part of this project, their licence asks for registration.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

PROFILES = {
    "thin": ("IMS Thin Common Cartridge", "1.3.0", "1p3"),
    "cartridge": ("IMS Common Cartridge", "1.1.0", "1p1"),
}
NC_NAME = r"^[A-Za-z_][A-Za-z0-9._-]*$"


def problems_of(content: bytes, profile: str) -> list[str]:
    """What is wrong with a cartridge; nothing when it keeps every rule."""
    with zipfile.ZipFile(BytesIO(content)) as cartridge:
        files = {name: cartridge.read(name) for name in cartridge.namelist()}
    schema, version, number = PROFILES[profile]
    names = {
        "cp": f"http://www.imsglobal.org/xsd/imsccv{number}/imscp_v1p1",
        "lom": f"http://ltsc.ieee.org/xsd/imsccv{number}/LOM/manifest",
        "wl": f"http://www.imsglobal.org/xsd/imsccv{number}/imswl_v{number}",
        "re": "http://exslt.org/regular-expressions",
    }
    manifest = etree.fromstring(files["imsmanifest.xml"])
    found = [
        rule for rule, test in _rules(schema, version, number) if not _holds(manifest, test, names)
    ]
    identifiers = manifest.xpath("//@identifier")
    if len(identifiers) != len(set(identifiers)):
        found.append("identifiers are unique")
    listed = manifest.xpath("//cp:file/@href", namespaces=names)
    if sorted(listed) != sorted(set(files) - {"imsmanifest.xml"}):
        found.append("the files are those of the resources")
    for name in listed:
        link = etree.fromstring(files[name])
        found += [f"{name}: {rule}" for rule, test in WEB_LINK if not _holds(link, test, names)]
    return found


def _holds(tree: etree._Element, test: str, names: dict[str, str]) -> bool:
    return bool(tree.xpath(f"boolean({test})", namespaces=names))


WEB_LINK = (
    ("the root is webLink", "/wl:webLink"),
    (
        "a title and then an address, once each",
        "count(/*/*) = 2 and /*/*[1][self::wl:title] and /*/*[2][self::wl:url[@href]]",
    ),
    ("a title is not empty", "normalize-space(/*/wl:title)"),
    ("an address is absolute", "re:test(/*/wl:url/@href, '^https?://')"),
    (
        "no other attributes",
        "not(/*/wl:url/@*[not(name() = 'href' or name() = 'target' or name() = 'windowFeatures')])",
    ),
)


def _rules(schema: str, version: str, number: str) -> Iterator[tuple[str, str]]:
    yield "the root is manifest, with an identifier", "/cp:manifest/@identifier"
    yield (
        "metadata, organizations, resources, in this order",
        "count(/*/*) = 3 and /*/*[1][self::cp:metadata] and /*/*[2][self::cp:organizations] "
        "and /*/*[3][self::cp:resources]",
    )
    yield (
        "the schema with its version, then metadata of the whole",
        f"/*/cp:metadata[*[1][self::cp:schema] = '{schema}'"
        f" and *[2][self::cp:schemaversion] = '{version}'"
        " and *[3][self::lom:lom] and count(*) = 3]",
    )
    yield (
        "the whole has a title in a language",
        "//lom:lom/lom:general/lom:title/lom:string/@language",
    )
    yield (
        "one organization, which is a rooted hierarchy",
        "count(//cp:organization) = 1"
        " and //cp:organization[@identifier]/@structure = 'rooted-hierarchy'",
    )
    root = "//cp:organization/cp:item"
    yield "one root item without a title", f"count({root}) = 1 and not({root}/cp:title)"
    yield "the root item leads to no resource", f"not({root}/@identifierref)"
    yield (
        "every other item has one title, first",
        f"not({root}//cp:item[not(*[1][self::cp:title]) or count(cp:title) != 1])",
    )
    yield (
        "rule 8b: an item that leads somewhere has no items",
        "not(//cp:item[@identifierref]/cp:item)",
    )
    yield (
        "items lead to resources that are there",
        "not(//cp:item/@identifierref[not(. = //cp:resource/@identifier)])",
    )
    yield "resources are web links", f"not(//cp:resource[@type != 'imswl_xmlv{number}'])"
    yield "rules 2a and 2b: a web link has one file", "not(//cp:resource[count(cp:file) != 1])"
    yield "rule 2c: a web link has no href of its own", "not(//cp:resource/@href)"
    yield "rule 2d: a web link depends on nothing", "not(//cp:dependency)"
    yield "rule 9a: no file is named twice", "not(//cp:file[@href = preceding::cp:file/@href])"
    yield "identifiers are names", f"not(//@identifier[not(re:test(., '{NC_NAME}'))])"
