"""Which claims a page is about: their IRIs in order, by one look-up each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.parameters import written
from graph.ask.solutions import Iri
from graph.network.about import UNIT, Link, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.ask.engine import Engine
    from graph.ask.solutions import Term

#: claims of one listing; a page says so where there are more
MOST: Final = 100_000

_PARTS: Final = """
SELECT ?role ?relation ?claim ?earliest {
  VALUES ?it { %(iris)s }
  {
    ?claim dprk:subject ?it ; dprk:relation ?relation BIND("subject" AS ?role)
  } UNION {
    ?claim dprk:object ?it ; dprk:relation ?relation BIND("object" AS ?role)
  } UNION {
    VALUES ?relation { %(qualifiers)s }
    ?claim ?relation ?it ; dprk:modality ?modality BIND("qualifier" AS ?role)
  } UNION {
    ?amount dprk:unit ?it . ?claim dprk:amount ?amount
    BIND(<%(unit)s> AS ?relation) BIND("qualifier" AS ?role)
  } UNION {
    ?step dprk:speaker ?it . ?claim dprk:attribution ?step ; dprk:relation ?relation
    BIND("speaker" AS ?role)
  } UNION {
    ?step dprk:inWork ?it . ?claim dprk:attribution ?step ; dprk:relation ?relation
    BIND("work" AS ?role)
  }
  OPTIONAL { ?claim dprk:earliest ?earliest }
}"""
_DISPUTES: Final = """
  VALUES ?relation { dprk:denies dprk:conflictsWith dprk:respondsTo dprk:contests }
  { ?claim ?relation ?other BIND("out" AS ?outward) }
  UNION { ?other ?relation ?claim BIND("" AS ?outward) }"""
_DISPUTED: Final = """
SELECT DISTINCT ?claim ?relation ?other ?outward {
  VALUES ?it { %(iris)s }
  { ?claim dprk:subject ?it } UNION { ?claim dprk:object ?it }
  %(disputes)s
} ORDER BY ?claim ?relation ?other"""
#: the same from the other end: few claims are disputed, and few of those are about the entity
_DISPUTED_OF_MANY: Final = """
SELECT DISTINCT ?claim ?relation ?other ?outward {
  %(disputes)s
  FILTER(%(about)s)
} ORDER BY ?claim ?relation ?other"""
#: an entity with more claims than this is sought among the disputes
_MANY: Final = 1_000
_MOST_IDS: Final = 20
_OF_SOURCE: Final = """
SELECT DISTINCT ?claim {
  ?claim dprk:source %(source)s ; dprk:relation ?relation .
  OPTIONAL { ?claim dprk:evidence/oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end }
} ORDER BY ?start ?end ?claim"""


@dataclass(frozen=True, slots=True)
class Part:
    """The claims in which an entity plays one part by one relation, dated ones first."""

    role: Role
    relation: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """All parts that an entity plays, in their order; ``cut`` if there are more claims."""

    parts: tuple[Part, ...]
    cut: bool = False

    @property
    def claims(self) -> int:
        """How many claims there are, each counted once."""
        return len({claim for part in self.parts for claim in part.claims})


def parts(engine: Engine, iris: Iterable[str], qualifiers: Iterable[str]) -> Listing:
    """Return the claims about an entity under whichever of its ids, by part and relation."""
    query = _PARTS % {
        "iris": _written(iris),
        "qualifiers": _written(qualifiers) or "<urn:none>",
        "unit": UNIT,
    }
    answer = engine.ask(query, limit=MOST)
    grouped: defaultdict[tuple[Role, str], dict[str, tuple[bool, str, str]]] = defaultdict(dict)
    for role, relation, claim, earliest in answer.rows:
        day = _text(earliest)
        key = (not day, day, _text(claim))
        grouped[Role(_text(role)), _text(relation)].setdefault(_text(claim), key)
    order = list(Role)
    return Listing(
        tuple(
            Part(role, relation, tuple(sorted(found, key=lambda iri, by=found: by[iri])))  # type: ignore[misc]
            for (role, relation), found in sorted(
                grouped.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
            )
        ),
        answer.truncated,
    )


def disputed(
    engine: Engine, iris: Iterable[str], most: int, *, claims: int
) -> tuple[tuple[str, Link], ...]:
    """Return claims about an entity, each with its tie to one that denies, answers or contests it.

    The first of a pair has the entity as subject or object; of two that have, it is the answered
    one. Each pair stands once, by its firmest tie; ``most`` bounds their number. ``claims`` tells
    how many name the entity, which decides from which end they are sought.
    """
    rank = {"denies": 0, "conflictsWith": 1, "respondsTo": 2, "contests": 3}
    found: dict[frozenset[str], tuple[int, bool, str, str, str]] = {}
    every = list(iris)
    about = " || ".join(
        f"EXISTS {{ ?claim {role} {written(Iri(iri))} }}"
        for iri in every
        for role in ("dprk:subject", "dprk:object")
    )
    # a chain of operators has its bound
    many = claims > _MANY and len(every) <= _MOST_IDS
    query = (_DISPUTED_OF_MANY if many else _DISPUTED) % {
        "iris": _written(every),
        "about": about,
        "disputes": _DISPUTES,
    }
    answer = engine.ask(query, limit=50 * most)
    for row in answer.rows:
        claim, relation, other, outward = map(_text, row)
        pair = frozenset((claim, other))
        entry = (rank[relation.rpartition("#")[2]], bool(outward), claim, relation, other)
        found[pair] = min(found.get(pair, entry), entry)
    ordered = sorted(found.values())[:most]
    return tuple(
        (claim, Link(relation, other, outward=out)) for _, out, claim, relation, other in ordered
    )


def of_source(engine: Engine, iri: str) -> tuple[tuple[str, ...], bool]:
    """Return the claims of a source in the order of its text, and whether there are more."""
    answer = engine.ask(_OF_SOURCE % {"source": written(Iri(iri))}, limit=MOST)
    return tuple(_text(row[0]) for row in answer.rows), answer.truncated


def counted(engine: Engine, query: str) -> Mapping[str, int]:
    """Return a count for each IRI or text that a query groups by, in its order."""
    rows = engine.ask(query, limit=1_000_000).rows
    return {_text(name): int(_text(count)) for name, count in rows}


def _written(iris: Iterable[str]) -> str:
    return " ".join(written(Iri(iri)) for iri in iris)


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Iri) else getattr(term, "lexical", "")


def page_of(items: Sequence[str], number: int, size: int) -> Sequence[str]:
    """Return one page of a list; pages count from 1.

    >>> page_of(["a", "b", "c"], 2, 2)
    ['c']
    """
    return items[(number - 1) * size : number * size]
