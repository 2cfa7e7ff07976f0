"""The records: what a paper, a claim, a relation, a note, a concept, a reference, a reading
guide, the edition and the ledger are.

Records are frozen and name each other by id; whatever follows from several records (cited by,
limited by, used in) is computed in `link`.
"""

from lunmai.model.concept import Attestation, Concept, Designation, Designations, Reading
from lunmai.model.edition import Edition
from lunmai.model.guide import Guide, GuidePart, Question
from lunmai.model.languages import SITE_LANGUAGES, SiteLanguage
from lunmai.model.ledger import PERMANENT_NAME, SUCCESSORS, Ledger, PublishedEdition, Retired
from lunmai.model.paper import (
    Causal,
    Claim,
    Keywords,
    Note,
    Paper,
    Paragraph,
    Relation,
    Section,
    Source,
    Title,
)
from lunmai.model.parallel import Parallel, Parallels
from lunmai.model.record import Bilingual, Provenance, Provenances, Record, Wording
from lunmai.model.reference import DOI, Name, Reference
from lunmai.model.vocabulary import (
    CONCEPT_KINDS,
    INVERSES,
    LANGUAGES,
    PARALLEL_TYPES,
    RELATION_TYPES,
    ROLES,
    SAFE_URL,
    Basis,
    ConceptKind,
    Language,
    ParallelType,
    PermanentKind,
    RelationType,
    RetirementKind,
    Role,
    Standing,
)

__all__ = [
    "CONCEPT_KINDS",
    "DOI",
    "INVERSES",
    "LANGUAGES",
    "PARALLEL_TYPES",
    "PERMANENT_NAME",
    "RELATION_TYPES",
    "ROLES",
    "SAFE_URL",
    "SITE_LANGUAGES",
    "SUCCESSORS",
    "Attestation",
    "Basis",
    "Bilingual",
    "Causal",
    "Claim",
    "Concept",
    "ConceptKind",
    "Designation",
    "Designations",
    "Edition",
    "Guide",
    "GuidePart",
    "Keywords",
    "Language",
    "Ledger",
    "Name",
    "Note",
    "Paper",
    "Paragraph",
    "Parallel",
    "ParallelType",
    "Parallels",
    "PermanentKind",
    "Provenance",
    "Provenances",
    "PublishedEdition",
    "Question",
    "Reading",
    "Record",
    "Reference",
    "Relation",
    "RelationType",
    "Retired",
    "RetirementKind",
    "Role",
    "Section",
    "SiteLanguage",
    "Source",
    "Standing",
    "Title",
    "Wording",
]
