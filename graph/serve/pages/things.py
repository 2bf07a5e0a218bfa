"""The pages of what has an IRI: an entity, a claim, a source, and anything else of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.ask.parameters import written
from graph.ask.prefixes import shortened
from graph.ask.solutions import Iri, Literal
from graph.errors import QueryError, UnknownName
from graph.model import BASE, ONTOLOGY, short
from graph.model import said as said_in
from graph.network.about import Role, in_order
from graph.network.project import canonical
from graph.page.clean import web_address
from graph.serve.pages import data, listing
from graph.serve.pages.address import path_of
from graph.serve.pages.answer import Cell
from graph.serve.pages.excerpt import excerpt
from graph.serve.pages.render import page
from graph.serve.pages.tell import Ref, Teller, is_standing, standing
from graph.serve.pages.words import WORDS, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Entity
    from graph.network.about import Said
    from graph.serve.pages.listing import Listing, Part
    from graph.serve.pages.site import Desk, Reply
    from graph.serve.pages.tell import ClaimCard, ClaimLine

#: claims in full of one group on the first page of an entity, of all groups, and of a group's page
FEW: Final = 8
MOST: Final = 60
SIZE: Final = 50
MOST_DISPUTES: Final = 10
#: ties of one claim, on its own page
_TIES: Final = 50
_REGISTERS: Final[Mapping[str, str]] = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "mitreGroup": "https://attack.mitre.org/groups/{}/",
}
_OUT: Final = "SELECT ?p ?o { %s ?p ?o } ORDER BY ?p ?o LIMIT 200"
_IN: Final = "SELECT ?p ?s { ?s ?p %s } ORDER BY ?p ?s LIMIT 200"


@dataclass(frozen=True, slots=True)
class Told:
    """A group of claims as a page shows it: some in full, some in a line where they stand above."""

    role: str
    relation: str
    heading: str
    anchor: str
    total: int
    cards: tuple[ClaimCard, ...]
    above: tuple[ClaimLine, ...]

    @property
    def shown(self) -> int:
        """How many claims of the group are on this page."""
        return len(self.cards) + len(self.above)


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement in words."""

    verdict: str
    left: Ref
    right: Ref
    by: str
    when: str
    why: str


def thing(desk: Desk, iri: str) -> Reply:
    """Return the page of an IRI of ours; raises UnknownName where the graph says nothing of it."""
    known = desk.site.known
    if iri in known.entities:
        return entity(desk, iri)
    if iri in known.sources:
        return source(desk, iri)
    rest = iri.removeprefix(f"{BASE}claim/")
    if iri.startswith(f"{BASE}claim/") and "/" not in rest:
        return claim(desk, iri)
    return resource(desk, iri)


# --- an entity


def entity(desk: Desk, iri: str) -> Reply:
    """Return all that is claimed about an entity, by the part that it plays and by relation.

    Large groups show their first claims, and lead to a page of their own (``role``, ``relation``).
    """
    site, visit, engine = desk.site, desk.visit, desk.engine
    known = site.known
    kept = canonical(known, iri)
    who = known.entities[kept if kept in known.entities else iri]
    iris = (who.iri, *site.frame.folded.get(who.iri, ()))
    told = listing.parts(engine, iris, site.frame.qualifiers)
    role, relation = visit.value("role"), visit.value("relation")
    teller = Teller(known, visit.lang)
    only = bool(role or relation)
    if only:
        groups, pages = _one_group(desk, told, role, relation)
        disputes: list[tuple[ClaimCard, str, ClaimCard]] = []
    else:
        groups, pages = _first_of_each(desk, told), 1
        disputes = _disputes(desk, iris, told.claims)
    judged = [
        each for _, each in sorted(known.judgements.items()) if {each.left, each.right} & set(iris)
    ]
    parts = list(dict.fromkeys(group.role for group in groups))
    return page(
        "entity.html.j2",
        visit,
        headers={"link": f'<{who.iri}>; rel="describes"'},
        iri=who.iri,
        formats=data.NAMES,
        name=teller.telling.label(who.iri),
        slug=who.id,
        classes=[teller.ref(kind) for kind in who.classes],
        also=_other_names(who, teller),
        outside=[_outside(teller, scheme, each) for scheme, each in who.outside_ids],
        folded=[Ref(teller.telling.label(each), "", each) for each in iris[1:]],
        territory=teller.ref(who.territory_of) if who.territory_of else None,
        land=[teller.ref(e.iri) for e in known.entities.values() if e.territory_of == who.iri],
        unnamed=who.unnamed,
        listing=told,
        groups=groups,
        parts_told=[(part, teller.telling.phrase(part)) for part in parts],
        disputes=disputes,
        judgements=[
            Decided(
                teller.telling.name(each.verdict),
                teller.ref(each.left),
                teller.ref(each.right),
                teller.telling.label(each.by),
                each.when,
                said_in(each.why, visit.lang),
            )
            for each in judged
        ],
        only=only,
        number=visit.number("page"),
        pages=pages,
    )


def _first_of_each(desk: Desk, told: Listing) -> list[Told]:
    """Return every group with its first claims; a claim stands in full once, then in a line."""
    chosen: list[tuple[Part, list[str], list[str]]] = []
    seen: set[str] = set()
    for part in told.parts:
        first = part.claims[:FEW] if len(seen) < MOST else ()
        new = [iri for iri in first if iri not in seen]
        again = [iri for iri in first if iri in seen]
        seen.update(new)
        chosen.append((part, new, again))
    fetched = excerpt(desk.engine, desk.site.frame, sorted(seen))
    teller = Teller(fetched.known, desk.visit.lang)
    said = {one.claim.iri: one for one in fetched.said}
    # what is shown whole stands in the order of time, then of the text
    ordered = [one.iri for one in in_order(fetched.claims)]
    place = {iri: at for at, iri in enumerate(ordered)}
    return [
        _group(teller, part, sorted(new, key=lambda iri: place.get(iri, 0)), again, said)
        if len(part.claims) <= FEW
        else _group(teller, part, new, again, said)
        for part, new, again in chosen
    ]


def _one_group(desk: Desk, told: Listing, role: str, relation: str) -> tuple[list[Told], int]:
    wanted = relation if relation.startswith("http") else ONTOLOGY + relation
    part = next(
        (each for each in told.parts if each.role == role and each.relation == wanted), None
    )
    if part is None:
        raise UnknownName(f"no claims of this kind: {role[:40]} {relation[:80]}")
    iris = listing.page_of(part.claims, desk.visit.number("page"), SIZE)
    fetched = excerpt(desk.engine, desk.site.frame, iris)
    teller = Teller(fetched.known, desk.visit.lang)
    said = {one.claim.iri: one for one in fetched.said}
    return [_group(teller, part, list(iris), [], said)], max(1, -(-len(part.claims) // SIZE))


def _group(
    teller: Teller, part: Part, new: list[str], again: list[str], said: Mapping[str, Said]
) -> Told:
    heading = teller.telling.name(part.relation)
    if part.role is Role.OBJECT:
        heading = teller.telling.inverse(part.relation) or f"… {heading} →"
    return Told(
        role=str(part.role),
        relation=short(part.relation),
        heading=heading,
        anchor=f"{part.role}-{short(part.relation)}",
        total=len(part.claims),
        cards=tuple(teller.card(said[iri]) for iri in new if iri in said),
        above=tuple(teller.line(said[iri].claim) for iri in again if iri in said),
    )


def _disputes(
    desk: Desk, iris: tuple[str, ...], claims: int
) -> list[tuple[ClaimCard, str, ClaimCard]]:
    pairs = listing.disputed(desk.engine, iris, MOST_DISPUTES, claims=claims)
    both = [iri for left, link in pairs for iri in (left, link.other)]
    fetched = excerpt(desk.engine, desk.site.frame, both, ties=False)
    teller = Teller(fetched.known, desk.visit.lang)
    said = {one.claim.iri: one for one in fetched.said}
    return [
        (teller.card(said[left]), teller.telling.link(link), teller.card(said[link.other]))
        for left, link in pairs
        if left in said and link.other in said
    ]


def _other_names(who: Entity, teller: Teller) -> list[str]:
    tags = sorted({*who.labels, *who.aliases}, key=lambda tag: (tag != teller.lang, tag))
    names = [name for tag in tags for name in (who.labels.get(tag, ""), *who.aliases.get(tag, ()))]
    shown = teller.telling.label(who.iri)
    return [name for name in dict.fromkeys(names) if name and name != shown]


def _outside(teller: Teller, scheme: str, value: str) -> tuple[str, str, str]:
    pattern = _REGISTERS.get(short(scheme), "")
    plain = value.isalnum() and value.isascii()
    return teller.telling.scheme(scheme), value, pattern.format(value) if plain else ""


# --- a claim, a source


def claim(desk: Desk, iri: str) -> Reply:
    """Return a claim with all its ties."""
    fetched = excerpt(desk.engine, desk.site.frame, [iri], most_others=_TIES)
    if not fetched.said:
        raise UnknownName(f"no claim has the id {short(iri).removeprefix('claim/')[:80]}")
    teller = Teller(fetched.known, desk.visit.lang)
    return page(
        "claim.html.j2",
        desk.visit,
        headers={"link": f'<{iri}>; rel="describes"'},
        iri=iri,
        formats=data.NAMES,
        card=teller.card(fetched.said[0], most_others=_TIES),
        cut=fetched.cut,
    )


def source(desk: Desk, iri: str) -> Reply:
    """Return what a source says of itself, and its claims in the order of its text."""
    site, visit = desk.site, desk.visit
    found = site.known.sources[iri]
    claims, _cut = listing.of_source(desk.engine, iri)
    number = visit.number("page")
    fetched = excerpt(desk.engine, site.frame, listing.page_of(claims, number, SIZE))
    teller = Teller(fetched.known, visit.lang)
    tongue = f"lang:{found.language}"
    return page(
        "source.html.j2",
        visit,
        headers={"link": f'<{iri}>; rel="describes"'},
        iri=iri,
        formats=data.NAMES,
        source=found,
        publisher=teller.ref(found.publisher),
        date=teller.telling.when(found.date),
        language=word(tongue, visit.lang) if tongue in WORDS else teller.ref(found.language).name,
        web=web_address(found.address),
        place=teller.ref(found.address).name,
        total=len(claims),
        cards=[teller.card(one) for one in fetched.said],
        number=number,
        pages=max(1, -(-len(claims) // SIZE)),
    )


# --- anything else


def resource(desk: Desk, iri: str) -> Reply:
    """Return the triples of an IRI that has no page of its own kind, and those that lead to it."""
    try:
        node = written(Iri(iri))
    except QueryError as error:
        raise UnknownName("no address of ours has this form") from error
    outward = list(_pairs(desk, _OUT % node))
    inward = list(_pairs(desk, _IN % node))
    if not outward and not inward:
        raise UnknownName(f"the graph says nothing of {short(iri)[:200]}")
    return page(
        "resource.html.j2",
        desk.visit,
        iri=iri,
        formats=data.NAMES,
        name=short(iri),
        outward=outward,
        inward=inward,
    )


def _pairs(desk: Desk, query: str) -> Iterator[tuple[Ref, Cell]]:
    teller = Teller(desk.site.known, desk.visit.lang)
    for relation, other in desk.engine.ask(query).rows:
        if not isinstance(relation, Iri):
            continue
        name = teller.ref(relation.value)
        if relation.value not in desk.site.known.terms:
            name = Ref(shortened(relation.value), name.href)
        if isinstance(other, Literal):
            yield name, Cell(text=other.lexical)
        elif isinstance(other, Iri):
            if is_standing(other.value):
                yield name, Cell(badges=standing(desk.site.known, desk.visit.lang, other.value))
            else:
                yield name, Cell((Ref(teller.telling.label(other.value), path_of(other.value)),))
