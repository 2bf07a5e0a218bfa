"""The claims that a page shows, asked of the store by their IRIs, a few dozen at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graph.ask.parameters import written
from graph.ask.solutions import Iri
from graph.network.about import Link, Said
from graph.serve.pages.frame import Frame, quad_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from graph.ask.engine import Engine
    from graph.model import Claim, Knowledge

#: claims of one query, which may hold 16 KiB
_AT_ONCE: Final = 60
#: ties to other claims that are looked up for a page's claims, and the claims at their other ends
#: that are fetched, for each claim and kind of tie
MOST_LINKS: Final = 20_000
MOST_OTHERS: Final = 6
_TRIPLES: Final = """
SELECT ?s ?p ?o {
  {
    VALUES ?s { %(claims)s }
    ?s ?p ?o FILTER(?p NOT IN (%(links)s))
  } UNION {
    VALUES ?claim { %(claims)s }
    { ?claim dprk:attribution ?s } UNION { ?claim dprk:amount ?s } UNION { ?claim dprk:evidence ?s }
    ?s ?p ?o
  } UNION {
    VALUES ?claim { %(claims)s }
    ?claim dprk:evidence/oa:hasSelector ?s . ?s ?p ?o
  }
}"""
_LINKS: Final = """
SELECT DISTINCT ?claim ?relation ?other ?outward {
  {
    VALUES ?claim { %(claims)s } VALUES ?relation { %(links)s }
    ?claim ?relation ?other BIND("out" AS ?outward)
  } UNION {
    VALUES ?claim { %(claims)s } VALUES ?relation { %(links)s }
    ?other ?relation ?claim BIND("" AS ?outward)
  }
}"""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some claims with their sources and ties, and the claims at the other ends of these.

    ``said`` is in the order that was asked for. ``cut`` is true where there were more ties than
    ``MOST_LINKS``.
    """

    known: Knowledge
    said: tuple[Said, ...]
    cut: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims alone."""
        return tuple(one.claim for one in self.said)


def excerpt(
    engine: Engine,
    frame: Frame,
    iris: Iterable[str],
    *,
    ties: bool = True,
    most_others: int = MOST_OTHERS,
) -> Excerpt:
    """Return the claims of these IRIs, each once, in their order; what is no claim is left out.

    With ``ties`` they have their links, and the first ``most_others`` of each kind are in
    ``known``, too.
    """
    wanted = list(dict.fromkeys(iris))
    links, cut = _links(engine, frame, wanted, MOST_LINKS) if ties else ({}, False)
    beside = {other for each in links.values() for other in _first(each, most_others)}
    every = [*wanted, *sorted(beside - set(wanted))]
    known = frame.with_claims(
        quad for batch in _batches(every) for quad in _of(engine, frame, batch)
    )
    known = _tied(known, links)
    said = tuple(
        Said(known.claims[iri], known.sources.get(known.claims[iri].source), links.get(iri, ()))
        for iri in wanted
        if iri in known.claims
    )
    return Excerpt(known, said, cut)


def _first(links: Iterable[Link], most: int) -> Iterator[str]:
    seen: Counter[tuple[str, bool]] = Counter()
    for link in links:
        seen[link.relation, link.outward] += 1
        if seen[link.relation, link.outward] <= most:
            yield link.other


def _tied(known: Knowledge, links: Mapping[str, tuple[Link, ...]]) -> Knowledge:
    """Return the claims with the links that lead out of them."""
    claims = {
        iri: replace(
            claim,
            links=tuple((link.relation, link.other) for link in links.get(iri, ()) if link.outward),
        )
        for iri, claim in known.claims.items()
    }
    return replace(known, claims=claims)


def triples(engine: Engine, frame: Frame, iris: Iterable[str]) -> list[ox.Quad]:
    """Return the triples of claims with their inner nodes and outward ties, for other formats."""
    wanted = list(dict.fromkeys(iris))
    found = [quad for batch in _batches(wanted) for quad in _of(engine, frame, batch, links=True)]
    return sorted(set(found), key=str)


def _of(
    engine: Engine, frame: Frame, batch: Sequence[str], *, links: bool = False
) -> Iterator[ox.Quad]:
    left_out = ("urn:none",) if links else (frame.links or ("urn:none",))
    query = _TRIPLES % {"claims": _written(batch), "links": ", ".join(f"<{i}>" for i in left_out)}
    for row in engine.ask(query, limit=1_000_000).rows:
        if isinstance(row[0], Iri):
            yield quad_of(row)


def _links(
    engine: Engine, frame: Frame, wanted: Sequence[str], most: int
) -> tuple[Mapping[str, tuple[Link, ...]], bool]:
    found: defaultdict[str, set[Link]] = defaultdict(set)
    cut = False
    if not frame.links:
        return {}, False
    room = most
    for batch in _batches(wanted):
        query = _LINKS % {"claims": _written(batch), "links": _written(frame.links)}
        answer = engine.ask(query, limit=max(1, room))
        cut = cut or answer.truncated
        room = max(1, room - len(answer.rows))
        for claim, relation, other, outward in answer.rows:
            if isinstance(claim, Iri) and isinstance(relation, Iri) and isinstance(other, Iri):
                out = bool(getattr(outward, "lexical", ""))
                found[claim.value].add(Link(relation.value, other.value, outward=out))
    ordered = {claim: tuple(_once(frame, each)) for claim, each in sorted(found.items())}
    return ordered, cut


def _once(frame: Frame, links: Iterable[Link]) -> Iterator[Link]:
    """Yield links in order: outward first; of a symmetric pair the outward one alone."""
    ordered = sorted(links, key=lambda link: (not link.outward, link.relation, link.other))
    outward = {(link.relation, link.other) for link in ordered if link.outward}
    for link in ordered:
        term = frame.known.terms.get(link.relation)
        both = term is not None and term.symmetric
        if link.outward or not both or (link.relation, link.other) not in outward:
            yield link


def _written(iris: Iterable[str]) -> str:
    # written() refuses whatever could be read as more than an IRI
    return " ".join(written(Iri(iri)) for iri in iris)


def _batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(items), _AT_ONCE):
        yield items[at : at + _AT_ONCE]
