"""What a file under claims/ may hold: its keys, the form of each value, and its term.

One table for three readers: the JSON-LD context and the JSON Schema are generated from it, and the
loader checks by it. Qualifiers and links between claims are added from the ontology, so that a new
one needs no line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_TEXT = 10_000
#: what stands where a source does not give a thing
NOT_STATED = "notStated"


@dataclass(frozen=True, slots=True)
class Text:
    """Any text of up to MAX_TEXT characters."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that a regular expression matches as a whole, or the word ``or_else``.

    ``regex`` is in the part that Python and ECMA 262 share; ``says`` is the form in words.
    """

    regex: str
    says: str
    or_else: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of up to nine digits."""


@dataclass(frozen=True, slots=True)
class Share:
    """A number from 0 to 1 with at most four decimals."""

    regex: str = r"0(\.[0-9]{1,4})?|1(\.0{1,4})?"


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false, or true alone."""

    only_true: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or period in EDTF, or the word ``or_else``."""

    or_else: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One text a language, keyed by language tag."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """A list of texts a language, keyed by language tag."""


@dataclass(frozen=True, slots=True)
class TermOf:
    """The local name of a term of a class; of a class itself, one that stands ``below`` another."""

    kind: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The slug of an entity, the key of a claim, or who or what made a claim."""

    to: Literal["entity", "claim", "maker"]


@dataclass(frozen=True, slots=True)
class Nested:
    """A mapping, by its name in ``nodes``."""

    node: str


Form: TypeAlias = (
    Text | Pattern | Count | Share | Truth | Edtf | Words | WordLists | TermOf | Reference | Nested
)


@dataclass(frozen=True, slots=True)
class Key:
    """The form of a key's value, and what the key stands for in JSON-LD.

    ``term`` is a CURIE, a JSON-LD keyword or, for a key that the loader takes away, "-"; the
    ontology's own term of the same name where it is empty. ``many`` allows a list.
    """

    form: Form
    needed: bool = False
    many: bool = False
    term: str = ""
    reverse: str = ""


SLUG = Pattern(
    "[a-z0-9][a-z0-9-]{0,99}(/[a-z0-9][a-z0-9.-]{0,99})?",
    "a slug of small letters, digits and hyphens",
)
DIGEST = Pattern("[0-9a-f]{64}", "a SHA-256 in 64 hexadecimal digits")
WEB = Pattern(
    r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}",
    "an http or https address",
    or_else=NOT_STATED,
)
_ENTITY = Reference("entity")
_MAKER = Reference("maker")
_EVIDENCE = Key(Nested("Evidence"), needed=True)

#: the mappings that don't depend on the ontology's qualifiers and links, by name
PLAIN: Mapping[str, Mapping[str, Key]] = {
    "Selector": {
        "start": Key(Count(), needed=True, term="oa:start"),
        "end": Key(Count(), needed=True, term="oa:end"),
    },
    "Evidence": {
        "selector": Key(Nested("Selector"), needed=True, term="oa:hasSelector"),
        "textDigest": Key(DIGEST, needed=True),
        "matchLength": Key(Count(), needed=True),
        "matchDigest": Key(DIGEST, needed=True),
    },
    "Amount": {
        "value": Key(Text(), needed=True),
        "currency": Key(Pattern("[A-Z]{3}", "ISO 4217, three capitals, as USD")),
        "unit": Key(_ENTITY),
        "approximation": Key(TermOf("Approximation"), needed=True),
    },
    "Attribution": {
        "position": Key(Count(), needed=True),
        "speaker": Key(_ENTITY, needed=True, many=True),
        "inWork": Key(_ENTITY),
        "saidWhen": Key(Edtf()),
        "stance": Key(TermOf("Stance")),
    },
    "Excused": {
        "evidence": _EVIDENCE,
        "reason": Key(TermOf("Reason"), needed=True),
        "why": Key(Words()),
    },
    "Entity": {
        "id": Key(SLUG, needed=True, term="@id"),
        "type": Key(TermOf("Class", below="Entity"), needed=True, many=True, term="@type"),
        "label": Key(Words(), needed=True, term="rdfs:label"),
        "alias": Key(WordLists(), term="skos:altLabel"),
        "unnamed": Key(Truth(only_true=True)),
        "territoryOf": Key(_ENTITY),
        "wikidata": Key(Pattern("Q[0-9]{1,12}", "a Wikidata item, as Q423")),
        "unReference": Key(Pattern("[A-Z]{2}[ie][.][0-9]{1,6}", "a UN reference, as KPe.031")),
        "ofacUid": Key(Pattern("[0-9]{1,9}", "an OFAC uid, as 12210")),
        "mitreGroup": Key(Pattern("G[0-9]{4}", "a MITRE group, as G0032")),
        "iso3166": Key(Pattern("[A-Z]{2}", "two capitals of ISO 3166-1")),
    },
    "Judgement": {
        "id": Key(SLUG, needed=True, term="@id"),
        "type": Key(TermOf("Class", below="Judgement"), needed=True, term="@type"),
        "left": Key(_ENTITY, needed=True),
        "right": Key(_ENTITY, needed=True),
        "verdict": Key(TermOf("Verdict"), needed=True),
        "decidedBy": Key(Text(), needed=True),
        "decidedOn": Key(Edtf(), needed=True),
        "why": Key(Words(), needed=True),
        "withdrawn": Key(Truth()),
    },
    "Source": {
        "id": Key(
            Pattern("source/[a-z0-9][a-z0-9-]{0,99}", "source/slug"), needed=True, term="@id"
        ),
        "type": Key(TermOf("Class", below="Source"), needed=True, term="@type"),
        "title": Key(Text(), needed=True),
        "publisher": Key(_ENTITY, needed=True),
        "date": Key(Edtf(or_else=NOT_STATED), needed=True),
        "language": Key(
            Pattern("[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}", "a language tag, as fr", NOT_STATED),
            needed=True,
        ),
        "address": Key(WEB, needed=True),
        "digest": Key(DIGEST, needed=True),
        "length": Key(Count(), needed=True),
        # entities that this source is the first to speak of; the loader puts them in the register
        "entities": Key(Nested("Entity"), many=True, term="@included"),
        "claims": Key(Nested("Claim"), needed=True, many=True, reverse="source"),
        "excused": Key(Nested("Excused"), many=True, reverse="source"),
    },
}
_CLAIM: Mapping[str, Key] = {
    "key": Key(SLUG, needed=True),
    "subject": Key(_ENTITY, needed=True),
    "relation": Key(TermOf("Relation"), needed=True),
    "object": Key(_ENTITY),
    "value": Key(Text()),
    "modality": Key(TermOf("Modality"), needed=True),
    "polarity": Key(TermOf("Polarity"), needed=True),
    "actuality": Key(TermOf("Actuality"), needed=True),
    "when": Key(Edtf()),
    "amount": Key(Nested("Amount")),
    "attribution": Key(Nested("Attribution"), needed=True, many=True),
    "summary": Key(Words(), needed=True),
    "note": Key(Words()),
    "evidence": _EVIDENCE,
    "reviewStatus": Key(TermOf("ReviewStatus"), needed=True),
    "confidence": Key(Share()),
    "attributedTo": Key(_MAKER, term="prov:wasAttributedTo"),
    "generatedBy": Key(_MAKER, term="prov:wasGeneratedBy"),
}
#: qualifiers that lead to a term instead of entities
_TERM_QUALIFIERS = {"extent": TermOf("Extent")}
#: of these pairs a mapping has exactly one, or for makers at least one
ONE_OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Claim": (("object", "value"),),
    "Amount": (("currency", "unit"),),
}
ANY_OF: Mapping[str, tuple[tuple[str, str], ...]] = {"Claim": (("attributedTo", "generatedBy"),)}

#: the mapping at the top of a file, by the key that tells its kind; a source's file comes first,
#: as it may bring entities of its own
FILES: Mapping[str, str] = {
    "claims": "Source",
    "entities": "Entities",
    "judgements": "Judgements",
    "links": "Links",
}


def nodes(qualifiers: Iterable[str], links: Iterable[str]) -> dict[str, Mapping[str, Key]]:
    """Return every mapping of a claims file by its name, with the qualifiers and links given.

    >>> nodes(["place"], ["denies"])["Claim"]["place"].many
    True
    """
    linked = {name: Key(Reference("claim"), many=True) for name in links}
    qualified = {
        name: Key(_TERM_QUALIFIERS[name]) if name in _TERM_QUALIFIERS else Key(_ENTITY, many=True)
        for name in qualifiers
    }
    return {
        **PLAIN,
        "Claim": {**_CLAIM, **qualified, **linked},
        "Link": {"claim": Key(Reference("claim"), needed=True, term="-"), **linked},
        **{
            name: {key: Key(Nested(of), needed=True, many=True, term="@included")}
            for key, name, of in (
                ("entities", "Entities", "Entity"),
                ("judgements", "Judgements", "Judgement"),
                ("links", "Links", "Link"),
            )
        },
    }
