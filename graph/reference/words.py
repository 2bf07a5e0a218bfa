"""What the page itself says, in each language: one line a phrase, looked up by its key."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "skip": {"en": "Skip to the terms", "fr": "Aller aux termes"},
        "version": {"en": "version", "fr": "version"},
        "licence": {"en": "licence", "fr": "licence"},
        "namespace": {"en": "namespace", "fr": "espace de noms"},
        "formats": {"en": "formats", "fr": "formats"},
        "counts": {
            "en": "{terms} terms · {relations} relations · {shapes} shapes",
            "fr": "{terms} termes · {relations} relations · {shapes} formes",
        },
        "import": {"en": "Use it", "fr": "L'employer"},
        # sections
        "diagrams": {"en": "Diagrams", "fr": "Schémas"},
        "diagram-classes": {"en": "Classes of entities", "fr": "Classes d'entités"},
        "diagram-claim": {
            "en": "How a claim hangs together",
            "fr": "Comment une affirmation se compose",
        },
        "diagram-note": {
            "en": "Every box leads to its term. On a narrow screen, scroll sideways.",
            "fr": "Chaque case mène à son terme. Sur un écran étroit, faites défiler de côté.",
        },
        "entities": {"en": "Entities", "fr": "Entités"},
        "carriers": {
            "en": "Claims and what carries them",
            "fr": "Les affirmations et ce qui les porte",
        },
        "relations": {"en": "Relations", "fr": "Relations"},
        "qualifiers": {"en": "Qualifiers", "fr": "Qualificatifs"},
        "links": {"en": "Links between claims", "fr": "Liens entre affirmations"},
        "properties": {"en": "Properties", "fr": "Propriétés"},
        "annotations": {"en": "Annotations", "fr": "Annotations"},
        "lists": {"en": "Closed lists", "fr": "Listes fermées"},
        "list": {"en": "Closed list:", "fr": "Liste fermée :"},
        "shapes": {"en": "Shapes", "fr": "Formes"},
        "alignments": {"en": "Alignments", "fr": "Alignements"},
        "about-relations": {
            "en": "What a claim may state. Subject and object classes are checked, not inferred.",
            "fr": "Ce qu'une affirmation peut énoncer. Les classes du sujet et de l'objet sont "
            "vérifiées, non déduites.",
        },
        "about-shapes": {
            "en": "What data must satisfy (SHACL), with the mend for each violation.",
            "fr": "Ce que les données doivent satisfaire (SHACL), avec le remède à chaque "
            "violation.",
        },
        "about-alignments": {
            "en": "How terms lie to those of other vocabularies. Apart from the ontology, so that "
            "an importer may leave them out.",
            "fr": "Comment les termes se situent par rapport à ceux d'autres vocabulaires. À part "
            "de l'ontologie, pour qu'on puisse s'en passer.",
        },
        "none-yet": {"en": "There are none yet.", "fr": "Il n'y en a pas encore."},
        # the rows of a term
        "kind": {"en": "kind", "fr": "nature"},
        "above": {"en": "under", "fr": "sous"},
        "below": {"en": "has under it", "fr": "comprend"},
        "instances": {"en": "its terms", "fr": "ses termes"},
        "subject": {"en": "subject", "fr": "sujet"},
        "object": {"en": "object", "fr": "objet"},
        "value": {"en": "value", "fr": "valeur"},
        "backwards": {"en": "read backwards", "fr": "lu à rebours"},
        "inverse": {"en": "inverse of", "fr": "inverse de"},
        "replaced": {"en": "replaced by", "fr": "remplacé par"},
        "disjoint": {"en": "disjoint with", "fr": "disjoint de"},
        "no-hop": {"en": "no path passes over it", "fr": "aucun chemin ne l'emprunte"},
        "hop": {"en": "paths", "fr": "chemins"},
        "checked": {"en": "checked by", "fr": "vérifié par"},
        "aligned": {"en": "elsewhere", "fr": "ailleurs"},
        "for-example": {"en": "For example", "fr": "Par exemple"},
        "in-graph": {"en": "In the graph", "fr": "Dans le graphe"},
        "unused": {"en": "Nothing in the graph uses it yet.", "fr": "Rien ne l'emploie encore."},
        "uses": {"en": "{count} claims", "fr": "{count} affirmations"},
        "use": {"en": "1 claim", "fr": "1 affirmation"},
        "deprecated": {
            "en": "Deprecated: kept for those who used it.",
            "fr": "Déprécié : gardé pour ceux qui l'ont employé.",
        },
        # examples
        "said-by": {"en": "said by", "fr": "dit par"},
        "source": {"en": "source", "fr": "source"},
        "characters": {
            "en": "characters {start} to {end}",
            "fr": "caractères {start} à {end}",
        },
        "of-entities": {"en": "in the register of entities", "fr": "au registre des entités"},
        "of-judgements": {"en": "in the register of judgements", "fr": "au registre des jugements"},
        "of-terms": {"en": "in the ontology", "fr": "dans l'ontologie"},
        "decided": {"en": "decided by {by}, {when}", "fr": "décidé par {by}, {when}"},
        "excused": {"en": "claims nothing", "fr": "n'affirme rien"},
        # kinds of term, by the local name of their OWL class
        "Class": {"en": "class", "fr": "classe"},
        "ObjectProperty": {"en": "property to an entity or node", "fr": "propriété d'objet"},
        "DatatypeProperty": {"en": "property to a value", "fr": "propriété de valeur"},
        "AnnotationProperty": {"en": "annotation", "fr": "annotation"},
        "NamedIndividual": {"en": "individual", "fr": "individu"},
        "SymmetricProperty": {"en": "symmetric", "fr": "symétrique"},
        "TransitiveProperty": {"en": "transitive", "fr": "transitive"},
        "FunctionalProperty": {"en": "functional", "fr": "fonctionnelle"},
        "AsymmetricProperty": {"en": "asymmetric", "fr": "asymétrique"},
        "IrreflexiveProperty": {"en": "irreflexive", "fr": "irréflexive"},
        "InverseFunctionalProperty": {"en": "inverse functional", "fr": "fonctionnelle inverse"},
        # rows of a shape
        "target": {"en": "of", "fr": "de"},
        "mend": {"en": "Mend", "fr": "Remède"},
    }
)


def words(key: str, /, **values: object) -> Words:
    """Return one of the page's phrases in every language.

    >>> words("use")["fr"]
    '1 affirmation'
    """
    return {tag: text.format(**values) for tag, text in WORDS[key].items()}
