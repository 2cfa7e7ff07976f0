"""The records: what a paper, a claim, a relation, a note, a concept, a reference, a reading
guide, the edition and the ledger are.

Records are frozen and name each other by id; whatever follows from several records (cited by,
limited by, used in) is computed in `link`.
"""

from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.model.concept import (
    Attestation,
    Concept,
    Designation,
    Reading,
    reached,
    with_broader,
)
from lunmai.model.date import Date
from lunmai.model.drawn import LineStyle, Stroke, Tone
from lunmai.model.guide import Guide, GuidePart, Question
from lunmai.model.ledger import (
    LICENCE_URL,
    PERMANENT_NAME,
    SUCCESSORS,
    Edition,
    Ledger,
    PublishedEdition,
    Retired,
    kind_of_name,
)
from lunmai.model.paper import (
    Causal,
    Claim,
    FrontMatter,
    Note,
    Paper,
    Paragraph,
    Relation,
    Section,
    Source,
)
from lunmai.model.parallel import PARALLELS, Parallel, Parallels, ParallelType
from lunmai.model.record import Bilingual, Label, Provenance, Provenances, Record, Wording
from lunmai.model.reference import DOI, Name, Reference
from lunmai.model.relations import RELATIONS, RelationType
from lunmai.model.review import Review, Reviews
from lunmai.model.roles import ROLES, Role, Stage
from lunmai.model.vocabulary import (
    CONCEPT_KINDS,
    SAFE_URL,
    Basis,
    ConceptKind,
    PermanentKind,
    RetirementKind,
    Standing,
)
