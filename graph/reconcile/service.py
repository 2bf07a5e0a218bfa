"""The Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group) as plain values.

Every function takes what a request says as parsed JSON, which is not to be trusted, and returns
what the answer says. The server only carries them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.errors import QueryError
from graph.model import BASE, ONTOLOGY, said, short
from graph.network.phrases import PHRASES, phrase
from graph.network.project import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reconcile.index import Candidate, Index

Json = dict[str, Any]

VERSIONS: Final = ("0.2",)
MOST_QUERIES, MOST_IDS, MOST_LETTERS, MOST_RESULTS = 200, 500, 500, 50
_RESULTS = 10
#: what is told of an entity by a column: names, what it is, and how many claims name it
_FACTS: Final[Mapping[str, Mapping[str, str]]] = {
    "labelEn": {"en": "label in English", "fr": "libellé en anglais"},
    "labelFr": {"en": "label in French", "fr": "libellé en français"},
    "alias": {"en": "other names", "fr": "autres noms"},
    "class": {"en": "class", "fr": "classe"},
    "claims": {"en": "claims by how they stand", "fr": "affirmations par modalité"},
}
_SCHEMES: Final = ("wikidata", "unReference", "ofacUid", "mitreGroup", "iso3166")


def manifest(index: Index, base: str, lang: str = "en") -> Json:
    """Return what the service is (section 3.1); ``base`` is the server's address, no slash."""
    here = f"{base}/reconcile"
    return {
        "versions": list(VERSIONS),
        "name": said({"en": "DPRK networks", "fr": "Réseaux de la RPDC"}, lang),
        "identifierSpace": BASE,
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [
            _type(index, ONTOLOGY + name, lang)
            for name in ("Company", "Person", "Group", "Organization", "Platform")
            if ONTOLOGY + name in index.knowledge.terms
        ],
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": 420, "height": 200},
        "suggest": {
            kind: {"service_url": base, "service_path": f"/reconcile/suggest/{kind}"}
            for kind in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
        "batchSize": 50,
    }


def reconcile(index: Index, queries: object, lang: str = "en") -> Json:
    """Answer a batch of queries (section 4): for each the candidates, the likeliest first.

    Raises QueryError for what is no batch, or is a larger one than is answered.
    """
    if not isinstance(queries, dict):
        raise QueryError("queries are no JSON object", where="queries", mend='as in {"q0": {…}}')
    if len(queries) > MOST_QUERIES:
        raise QueryError(
            f"{len(queries)} queries in one batch", where="queries", mend=f"at most {MOST_QUERIES}"
        )
    return {
        str(key): {"result": _one(index, query, str(key), lang)} for key, query in queries.items()
    }


def _one(index: Index, query: object, where: str, lang: str) -> list[Json]:
    if isinstance(query, str):
        query = {"query": query}
    if not isinstance(query, dict):
        raise QueryError("a query is no JSON object", where=where, mend='as in {"query": "name"}')
    text = query.get("query", "")
    if not isinstance(text, str) or len(text) > MOST_LETTERS:
        raise QueryError(
            "the query's text is no string, or too long",
            where=where,
            mend=f"at most {MOST_LETTERS} characters",
        )
    limit = query.get("limit")
    most = limit if isinstance(limit, int) and 0 < limit <= MOST_RESULTS else _RESULTS
    found = index.find(
        text, classes=_classes(query.get("type")), ids=_ids(query.get("properties")), limit=most
    )
    return [_candidate(index, one, lang) for one in found]


def _classes(kind: object) -> list[str]:
    given = kind if isinstance(kind, list) else [kind]
    names = [one.get("id") if isinstance(one, dict) else one for one in given]
    return [ONTOLOGY + short(one) for one in names if isinstance(one, str) and one]


def _ids(properties: object) -> list[str]:
    """Return the outside ids that a row's other columns give."""
    found = []
    for one in properties if isinstance(properties, list) else []:
        if isinstance(one, dict) and one.get("pid") in _SCHEMES:
            values = one.get("v")
            for value in values if isinstance(values, list) else [values]:
                text = value.get("id") if isinstance(value, dict) else value
                if isinstance(text, str) and text and len(text) <= MOST_LETTERS:
                    found.append(text)
    return found


def _candidate(index: Index, one: Candidate, lang: str) -> Json:
    return {
        "id": short(one.iri),
        "name": index.knowledge.label(one.iri, lang),
        "description": describe(index, one.iri, lang),
        "type": [_type(index, ONTOLOGY + name, lang) for name in index.own_classes(one.iri)],
        "score": one.score,
        "match": one.sure,
        "features": [{"id": "name", "name": f"found by {one.name}", "value": one.score}],
    }


def describe(index: Index, iri: str, lang: str = "en") -> str:
    """Return in one line what an entity is and how many claims name it, by how they stand."""
    held = index.knowledge
    classes = ", ".join(held.label(ONTOLOGY + name, lang) for name in index.own_classes(iri))
    counts = ", ".join(
        f"{count} {_standing(index, name, lang)}" for name, count in index.told(iri).items()
    )
    return "; ".join(part for part in (classes, counts) if part)


def _standing(index: Index, name: str, lang: str) -> str:
    if ONTOLOGY + name in index.knowledge.terms and name not in PHRASES:
        return index.knowledge.label(ONTOLOGY + name, lang)
    return phrase(name, lang) if name in PHRASES else name


def _type(index: Index, iri: str, lang: str) -> Json:
    return {"id": short(iri), "name": index.knowledge.label(iri, lang)}


def suggest(index: Index, kind: str, prefix: str, skip: int = 0, lang: str = "en") -> Json:
    """Complete what somebody types (section 5): an entity, property or type.

    Raises QueryError for another kind, and for a prefix that is too long.
    """
    if len(prefix) > MOST_LETTERS:
        raise QueryError("the prefix is too long", mend=f"at most {MOST_LETTERS} characters")
    if kind == "entity":
        return {
            "result": [
                {
                    "id": short(one.iri),
                    "name": index.knowledge.label(one.iri, lang),
                    "description": describe(index, one.iri, lang),
                    "notable": [
                        _type(index, ONTOLOGY + name, lang) for name in index.own_classes(one.iri)
                    ],
                }
                for one in index.starting(prefix, skip=max(0, skip))
            ]
        }
    if kind == "property":
        every = properties(index, lang)["properties"]
    elif kind == "type":
        every = _types(index, lang)
    else:
        raise QueryError(f"nothing is suggested for {kind!r}", mend="entity, property or type")
    wanted = prefix.casefold()
    return {
        "result": [
            one
            for one in every
            if wanted in one["name"].casefold() or one["id"].casefold().startswith(wanted)
        ]
    }


def _types(index: Index, lang: str) -> list[Json]:
    used = {one for iri in index.knowledge.entities for one in index.classes(iri)}
    return [_type(index, iri, lang) for iri in sorted(used)]


def properties(index: Index, lang: str = "en", kind: str = "") -> Json:
    """Return what can be told of an entity in a column (section 6.1)."""
    facts = [{"id": name, "name": said(words, lang)} for name, words in _FACTS.items()]
    schemes = [
        {"id": name, "name": index.knowledge.label(ONTOLOGY + name, lang)} for name in _SCHEMES
    ]
    return {"type": kind, "properties": facts + schemes}


def extend(index: Index, asked: object, lang: str = "en") -> Json:
    """Fill columns for entities that were found (section 6.2), every value as text.

    An id that the graph doesn't hold has empty cells. Raises QueryError for a request of another
    form, for a property that isn't there, and for more ids than are answered.
    """
    ids = asked.get("ids") if isinstance(asked, dict) else None
    wanted = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not isinstance(wanted, list) or len(ids) > MOST_IDS:
        raise QueryError(
            "extend needs ids and properties",
            where="extend",
            mend=f'as in {{"ids": […], "properties": [{{"id": "alias"}}]}}, at most {MOST_IDS} ids',
        )
    known = {one["id"]: one for one in properties(index, lang)["properties"]}
    names = [str(one.get("id")) if isinstance(one, dict) else "" for one in wanted]
    for name in names:
        if name not in known:
            raise QueryError(f"no property {name!r}", where="extend", mend=", ".join(known))
    rows = {
        str(one): {
            name: [{"str": text} for text in _cell(index, str(one), name, lang)] for name in names
        }
        for one in ids
    }
    return {"meta": [known[name] for name in names], "rows": rows}


def _cell(index: Index, slug: str, name: str, lang: str) -> list[str]:
    held = index.knowledge
    iri = canonical(held, slug if slug.startswith(BASE) else BASE + slug)
    entity = held.entities.get(iri)
    if entity is None:
        return []
    if name in _SCHEMES:
        return [each for scheme, each in entity.outside_ids if short(scheme) == name]
    return {
        "labelEn": [entity.labels[tag] for tag in ("en",) if tag in entity.labels],
        "labelFr": [entity.labels[tag] for tag in ("fr",) if tag in entity.labels],
        "alias": [one for tag in sorted(entity.aliases) for one in entity.aliases[tag]],
        "class": [held.label(one, lang) for one in entity.classes],
        "claims": [
            f"{count} {_standing(index, standing, lang)}"
            for standing, count in index.told(iri).items()
        ],
    }[name]
