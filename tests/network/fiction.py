"""Fictional claims, made up for the tests of this room: a ferry company and its like."""

from __future__ import annotations

from graph.model import (
    BASE,
    ONTOLOGY,
    Amount,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Judgement,
    Knowledge,
    Source,
    Term,
)


def iri(slug: str) -> str:
    """Return the IRI of an entity, source or claim of ours."""
    return BASE + slug


def term(name: str) -> str:
    """Return the IRI of a term."""
    return ONTOLOGY + name


GAZETTE = Source(
    iri("source/gazette"),
    "The Ferry Gazette",
    iri("gazette"),
    "2031-05-02",
    "en",
    term("notStated"),
    "0" * 64,
)


def claim(  # noqa: PLR0913 - a claim has as many parts
    hash_: str,
    subject: str,
    relation: str,
    object_: str = "",
    *,
    modality: str = "Asserted",
    polarity: str = "Positive",
    actuality: str = "Actual",
    value: str = "",
    speakers: tuple[str, ...] = ("gazette",),
    links: tuple[tuple[str, str], ...] = (),
    qualifiers: tuple[tuple[str, str], ...] = (),
    summary: str = "A summary.",
    amount: Amount | None = None,
    earliest: str = "",
    when: str = "",
    passage: str = "",
    start: int = 10,
    in_work: str = "",
) -> Claim:
    """Return a claim between slugs, said by speakers from the publisher inwards."""
    return Claim(
        iri=iri(f"claim/{hash_}"),
        source=GAZETTE.iri,
        subject=iri(subject),
        relation=term(relation),
        object=iri(object_) if object_ else "",
        value=value,
        modality=term(modality),
        polarity=term(polarity),
        actuality=term(actuality),
        attributions=tuple(
            Attribution(place, (iri(name),), iri(in_work) if in_work and place > 1 else "")
            for place, name in enumerate(speakers, start=1)
        ),
        evidence=Evidence(GAZETTE.iri, start, start + 20, passage=passage),
        summary={"en": summary, "fr": "Un résumé."},
        when=when,
        earliest=earliest,
        amount=amount,
        qualifiers=tuple((term(name), iri(other)) for name, other in qualifiers),
        links=tuple((term(name), iri(f"claim/{other}")) for name, other in links),
    )


def entity(slug: str, en: str, fr: str = "", **more: object) -> Entity:
    """Return an entity of the class Company."""
    return Entity(iri(slug), (term("Company"),), {"en": en, "fr": fr or en}, **more)


TERMS = (
    Term(term("Company"), {"en": "company", "fr": "entreprise"}),
    Term(
        term("hired"),
        {"en": "hired", "fr": "a embauché"},
        inverse_labels={"en": "was hired by", "fr": "a été embauché par"},
    ),
    Term(term("paid"), {"en": "paid", "fr": "a payé"}),
    Term(term("alliedWith"), {"en": "is allied with", "fr": "est allié à"}, symmetric=True),
    Term(term("mentions"), {"en": "mentions", "fr": "mentionne"}, hop=False),
    Term(term("place"), {"en": "place", "fr": "lieu"}),
    Term(term("unit"), {"en": "unit", "fr": "unité"}),
    Term(term("denies"), {"en": "denies", "fr": "nie"}),
    Term(term("Asserted"), {"en": "asserted", "fr": "affirmé"}),
    Term(term("Alleged"), {"en": "alleged", "fr": "allégué"}),
    Term(term("Denied"), {"en": "denied", "fr": "nié"}),
    Term(term("Planned"), {"en": "planned", "fr": "prévu"}),
    Term(term("Same"), {"en": "same", "fr": "même"}),
)


def knowledge(
    *claims: Claim, entities: tuple[Entity, ...] = (), judgements: tuple[Judgement, ...] = ()
) -> Knowledge:
    """Return a build of these claims; an entity not given is made from its slug."""
    held = {each.iri: each for each in entities}
    for each in claims:
        for name in (each.subject, each.object):
            if name and name not in held:
                held[name] = entity(name.removeprefix(BASE), name.removeprefix(BASE).title())
    return Knowledge(
        {each.iri: each for each in sorted(TERMS, key=lambda it: it.iri)},
        dict(sorted(held.items())),
        {GAZETTE.iri: GAZETTE},
        {each.iri: each for each in sorted(claims, key=lambda it: it.iri)},
        {each.iri: each for each in judgements},
    )
