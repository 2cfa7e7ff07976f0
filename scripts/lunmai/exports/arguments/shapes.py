"""What the AIF files promise, as SHACL shapes (W3C Recommendation, 2017), and what our own words in
them mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import get_args

from lunmai.exports.arguments.aif import AIF, FORMAT, OWN, VERSION
from lunmai.model import PARALLELS, RELATIONS, ROLES, SITE_LANGUAGES, WRITTEN
from lunmai.model.vocabulary import AttackKind, Scheme
from lunmai.text.phrases import load_field_texts
from lunmai.views.argument_formats import ENDS, NODES

WORDS = {
    "attack": "Relation.attack",
    "edition": "*.edition",
    "editorial": "Claim.editorial",
    "elaborates": "Claim.parent",
    "format": "Corpus.format_version",
    "incipit": "Source.incipit",
    "marker": "Source.marker",
    "notice": "*.notice",
    "paragraph": "Source.paragraph",
    "partial": "Relation.partial",
    "relation": "Relation.type",
    "role": "Claim.role",
    "section": "Source.section",
}
"""Our own words, and where it is told what they mean."""
HEAD = f"""\
# Shapes for {FORMAT} {VERSION}
@prefix aif: <{AIF}> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix lm: <{OWN}> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CLAIM = """\
lm:ClaimShape a sh:NodeShape ;
  sh:targetClass aif:I-node ;
  sh:nodeKind sh:IRI ;
  sh:property
    [ sh:path aif:claimText ; sh:minCount 1 ; sh:uniqueLang true ; sh:datatype rdf:langString ] ,
    [ sh:path prov:hadPrimarySource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Entity ] ,
    [ sh:path lm:role ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {roles} ) ] ,
    [ sh:path lm:section ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path lm:paragraph ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
      sh:minInclusive 0 ] ,
    [ sh:path lm:incipit ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype rdf:langString ] ,
    [ sh:path lm:marker ; sh:maxCount 1 ; sh:datatype rdf:langString ] ,
    [ sh:path lm:elaborates ; sh:maxCount 1 ; sh:class aif:I-node ] ,
    [ sh:path dct:subject ; sh:nodeKind sh:IRI ] ,
    [ sh:path lm:editorial ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:references ; sh:nodeKind sh:IRI ] .
"""
BETWEEN = """\
lm:{node}Shape a sh:NodeShape ;
  sh:targetClass aif:{node} ;
  sh:nodeKind sh:IRI ;
  sh:property
    [ sh:path aif:{start} ; sh:minCount 1 ; sh:maxCount 1 ; sh:class aif:I-node ] ,
    [ sh:path aif:{end} ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:or ( {ends} ) ] ,
    [ sh:path lm:relation ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {types} ) ] ,
    [ sh:path lm:attack ; sh:maxCount 1 ; sh:in ( {attacks} ) ] ,
    [ sh:path lm:partial ; sh:maxCount 1 ; sh:in ( true ) ] ;
  sh:xone (
    [ sh:property [ sh:path prov:hadPrimarySource ; sh:minCount 1 ; sh:class prov:Entity ] ]
    [ sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ; sh:class prov:Agent ] ]
  ) .
"""


def render_shapes() -> str:
    """The shapes in Turtle; the text and its order follow from the model alone."""
    parts = [HEAD, *_words(), CLAIM.format(roles=_values(ROLES)), *map(_between, get_args(Scheme))]
    return "\n".join(parts)


def _words() -> Iterator[str]:
    texts = load_field_texts()
    for word, told in WORDS.items():
        said = (
            f"{json.dumps(texts[told][name], ensure_ascii=False)}@{SITE_LANGUAGES[name].tag}"
            for name in WRITTEN
        )
        yield f"lm:{word} a rdf:Property ;\n  rdfs:comment {' , '.join(said)} .\n"


def _between(scheme: Scheme) -> str:
    kinds = (*RELATIONS.values(), *PARALLELS.values())
    start, end = ENDS[scheme]
    classes = ["I-node", *(NODES.values() if scheme == "conflict" else ())]
    return BETWEEN.format(
        node=NODES[scheme],
        start=start,
        end=end,
        ends=" ".join(f"[ sh:class aif:{name} ]" for name in classes),
        types=_values(kind.id for kind in kinds if kind.scheme == scheme),
        attacks=_values(get_args(AttackKind)),
    )


def _values(values: Iterable[str]) -> str:
    return " ".join(f'"{value}"' for value in values)
