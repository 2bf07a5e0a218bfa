"""ontology/claims.schema.json: a JSON Schema by which editors complete and check claims files.

JSON Schema 2020-12. A scalar may be of any plain type that YAML's core schema makes of it (2025 is
a number there, and for us the text that it is written as). What one file can't tell, such as
whether an entity exists, stays with `dprk check`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rdflib import RDFS, SKOS

from ontology.files import (
    ANY_OF,
    FILES,
    MAX_TEXT,
    ONE_OF,
    SLUG,
    Count,
    Edtf,
    Form,
    Key,
    Nested,
    Pattern,
    Reference,
    Share,
    TermOf,
    Text,
    Truth,
    WordLists,
    Words,
    nodes,
)
from ontology.making.reading import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.making.reading import Reading

Schema = dict[str, Any]
IRI = "https://w3id.org/dprk-networks/ontology/claims.schema.json"
#: what YAML's core schema may make of a text without quotation marks
SCALAR = ["string", "number", "boolean"]
#: characters of EDTF (ISO 8601-2); whether the whole is a date is for the loader to say
EDTF = r"[0-9XYEWSTZ.,~?%:{}\[\]/+-]{1,100}"


def schema(reading: Reading) -> str:
    """Return the text of the schema."""
    return json.dumps(_Maker(reading).whole(), ensure_ascii=False, indent=1) + "\n"


class _Maker:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.nodes = nodes(reading.of_kind("Qualifier"), reading.of_kind("ClaimLink"))

    def whole(self) -> Schema:
        kinds: Schema = {"$ref": f"#/$defs/{FILES['claims']}"}
        for key, name in reversed(list(FILES.items())):
            if key != "claims":
                kinds = {
                    "if": {"required": [key]},
                    "then": {"$ref": f"#/$defs/{name}"},
                    "else": kinds,
                }
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": IRI,
            "$comment": "Generated from dprk.ttl: do not edit.",
            "title": "A claims file of dprk-networks",
            "description": "One source with its claims, or a register of entities, judgements or "
            "links. `dprk check` finds what one file can't tell.",
            "type": "object",
            **kinds,
            "$defs": {
                **{name: self.mapping(name) for name in sorted(self.nodes)},
                **{f"{kind}.term": self.terms(kind, below) for kind, below in self.lists()},
            },
        }

    def lists(self) -> list[tuple[str, str]]:
        """Return the closed lists that keys use, each once."""
        found = {
            (key.form.kind, key.form.below)
            for mapping in self.nodes.values()
            for key in mapping.values()
            if isinstance(key.form, TermOf)
        }
        return sorted((below or kind, below) for kind, below in found)

    def terms(self, kind: str, below: str) -> Schema:
        """Return the schema of one term of a class, each with its meaning."""
        names = self.reading.below(below) if below else self.reading.of_kind(kind)
        kept = [name for name in names if not self.reading.deprecated(name)]
        return {"enum": kept, "markdownEnumDescriptions": [self.about(name) for name in kept]}

    def about(self, name: str) -> str:
        """Return a term's label and definition in both languages, as Markdown."""
        labels, meanings = self.reading.words(name, RDFS.label), self.reading.words(name)
        return "\n\n".join(
            f"**{labels.get(language, name)}**: {meanings[language]}"
            for language in LANGUAGES
            if language in meanings
        )

    def mapping(self, name: str) -> Schema:
        """Return the schema of a mapping whose keys are known and no others."""
        keys: Mapping[str, Key] = self.nodes[name]
        found: Schema = {
            "type": "object",
            "properties": {key: self.value(key, keys[key]) for key in keys},
            "required": [key for key, form in keys.items() if form.needed],
            "additionalProperties": False,
        }
        rules = [{"oneOf": _required(pair)} for pair in ONE_OF.get(name, ())]
        rules += [{"anyOf": _required(pair)} for pair in ANY_OF.get(name, ())]
        if name == "Claim":
            rules += self.leads_to()
        return found | ({"allOf": rules} if rules else {})

    def leads_to(self) -> list[Schema]:
        """Return the rules that a relation leads to an object, a value, or either, as defined."""
        relations = self.reading.of_kind("Relation")
        found: list[Schema] = []
        for form, needed, other in (
            ("objectClass", "object", "valueForm"),
            ("valueForm", "value", "objectClass"),
        ):
            names = [n for n in relations if self.has(n, form) and not self.has(n, other)]
            chosen = {"properties": {"relation": {"enum": names}}, "required": ["relation"]}
            found.append({"if": chosen, "then": {"required": [needed]}})
        return found

    def has(self, name: str, predicate: str) -> bool:
        """Return whether a term has any value of an annotation of ours."""
        terms = self.reading.terms
        return (terms[name], terms[predicate], None) in self.reading.ontology

    def value(self, name: str, key: Key) -> Schema:
        """Return the schema of a key's value, described as the ontology describes the key."""
        one = self.form(key.form)
        listed: Schema = {"type": "array", "items": one, "minItems": 1}
        if isinstance(key.form, Nested) and key.form.node != "Attribution":
            found = listed if key.many else one
        else:
            found = {"anyOf": [one, listed]} if key.many else one
        meaning = self.meaning(name, key)
        return (
            {"markdownDescription": meaning, "description": meaning, **found} if meaning else found
        )

    def meaning(self, name: str, key: Key) -> str:
        if name in self.reading.terms and not key.term.startswith("@"):
            return "\n\n".join(self.reading.words(name, SKOS.definition).values())
        return ""

    def form(self, form: Form) -> Schema:  # noqa: C901, PLR0911 - one line a form
        """Return the schema of one value."""
        match form:
            case Pattern():
                either = f"|{form.or_else}" if form.or_else else ""
                return _scalar(f"{form.regex}{either}")
            case Count():
                return _scalar("[0-9]{1,9}") | {"minimum": 0, "maximum": 999_999_999}
            case Share():
                return _scalar(form.regex) | {"minimum": 0, "maximum": 1}
            case Edtf():
                return _scalar(f"{EDTF}|{form.or_else}" if form.or_else else EDTF)
            case Truth():
                return {
                    "enum": [True, "true"] if form.only_true else [True, False, "true", "false"]
                }
            case Words():
                return _languages({"type": SCALAR, "maxLength": MAX_TEXT})
            case WordLists():
                return _languages({"type": "array", "items": {"type": SCALAR}})
            case TermOf():
                return {"$ref": f"#/$defs/{form.below or form.kind}.term"}
            case Reference():
                return _scalar(SLUG.regex)
            case Nested():
                return {"$ref": f"#/$defs/{form.node}"}
            case Text():
                return {"type": SCALAR, "maxLength": MAX_TEXT}


def _scalar(regex: str) -> Schema:
    # a number passes by its type: whoever wrote 12210 without quotation marks is understood
    return {"type": ["string", "number"], "pattern": f"^({regex})$"}


def _languages(one: Schema) -> Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, one),
        "additionalProperties": False,
    }


def _required(names: tuple[str, ...]) -> list[Schema]:
    return [{"required": [name]} for name in names]
