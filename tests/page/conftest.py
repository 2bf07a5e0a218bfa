"""Fictional knowledge for the page, and a real browser to look at it with."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.model import (
    BASE,
    ONTOLOGY,
    Amount,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Knowledge,
    Source,
    Term,
)
from tests.waiting import drawn

if TYPE_CHECKING:
    from pathlib import Path

TERMS = {
    "Entity": ("entity", "entité", ()),
    "State": ("State", "État", ("Entity",)),
    "Company": ("company", "entreprise", ("Entity",)),
    "Studio": ("studio", "studio", ("Entity",)),
    "Country": ("country", "pays", ("Entity",)),
    "Platform": ("platform", "plateforme", ("Entity",)),
    "Group": ("group", "groupe", ("Entity",)),
    "Person": ("person", "personne", ("Entity",)),
    "Asset": ("asset", "actif", ("Entity",)),
    "InternationalBody": ("international body", "organisme international", ("Entity",)),
    "Resolution": ("resolution", "résolution", ("Entity",)),
    "Asserted": ("asserted", "affirmé", ()),
    "Alleged": ("alleged", "allégué", ()),
    "Denied": ("denied", "démenti", ()),
    "Positive": ("positive", "positive", ()),
    "Negative": ("negative", "négative", ()),
    "Actual": ("actual", "effectif", ()),
    "Planned": ("planned", "prévu", ()),
    "Urged": ("urged", "préconisé", ()),
    "Prohibited": ("prohibited", "interdit", ()),
    "About": ("about", "environ", ()),
    "stoleFrom": ("stole from", "a volé à", ()),
    "sentWorkersTo": ("sent workers to", "a envoyé des travailleurs en", ()),
    "hiredDirectly": ("hired directly", "a embauché directement", ()),
    "memberOf": ("member of", "membre de", ()),
    "finances": ("finances", "finance", ()),
    "supports": ("supports", "soutient", ()),
    "launders": ("launders", "blanchit", ()),
    "ownedBy": ("owned by", "appartient à", ()),
    "established": ("established", "fondé en", ()),
    "instrument": ("by means of", "au moyen de", ()),
    "denies": ("denies", "dément", ()),
    "restates": ("restates", "reprend", ()),
    "Accepted": ("accepted", "acceptée", ()),
}


def term(name: str) -> str:
    """Return the IRI of a term."""
    return ONTOLOGY + name


def thing(name: str) -> str:
    """Return the IRI of an entity."""
    return BASE + name


def entity(name: str, kind: str, en: str, fr: str = "", **more: object) -> Entity:
    """Return an entity labelled in both languages."""
    labels = {"en": en, "fr": fr or en}
    return Entity(thing(name), (term(kind),), labels, **more)


def claim(name: str, subject: str, relation: str, object_: str = "", **more: object) -> Claim:
    """Return a plain claim of the Harbour Gazette; ``more`` replaces any field."""
    source = thing("source/gazette")
    plain = Claim(
        iri=thing(f"claim/{name}"),
        source=source,
        subject=thing(subject),
        relation=term(relation),
        modality=term("Asserted"),
        polarity=term("Positive"),
        actuality=term("Actual"),
        attributions=(Attribution(1, (thing("gazette"),)),),
        evidence=Evidence(source, 10, 52),
        summary={
            "en": f"{subject} {relation} {object_}, says the Gazette.",
            "fr": f"{subject} {relation} {object_}, dit la Gazette.",
        },
        object=thing(object_) if object_ else "",
        review_status=term("Accepted"),
        key=name,
    )
    return replace(plain, **more)


def knowledge(entities: list[Entity], claims: list[Claim], sources: list[Source]) -> Knowledge:
    """Return knowledge with every term of the tests."""
    terms = {
        term(name): Term(
            term(name),
            {"en": en, "fr": fr},
            parents=tuple(term(parent) for parent in parents),
            inverse_labels={"en": "denied by", "fr": "démenti par"} if name == "denies" else {},
        )
        for name, (en, fr, parents) in sorted(TERMS.items())
    }
    return Knowledge(
        terms=terms,
        entities={one.iri: one for one in sorted(entities, key=lambda one: one.iri)},
        sources={one.iri: one for one in sources},
        claims={one.iri: one for one in sorted(claims, key=lambda one: one.iri)},
    )


GAZETTE = Source(
    thing("source/gazette"),
    "The copper boats of Port Lumen",
    thing("gazette"),
    "notStated",
    "en",
    "https://gazette.example/copper?boats=1",
    "0" * 64,
)
LEDGER = Source(
    thing("source/ledger"),
    "Le registre des quais",
    thing("ledger"),
    "2031-05-02",
    "fr",
    "javascript:alert(1)",
    "1" * 64,
)


@pytest.fixture
def small() -> Knowledge:
    """Return a dozen entities and every way of saying."""
    entities = [
        entity("gazette", "Company", "Harbour Gazette", "Gazette du port"),
        entity("ledger", "Company", "The Ledger", "Le Registre"),
        entity("veles", "State", "Veles", "Vélès", aliases={"fr": ("Vélésie",), "en": ("VLS",)}),
        entity("lumen", "Country", "Port Lumen"),
        entity("kite", "Group", "Kite Crew", "Équipe Cerf-Volant"),
        entity("orla", "Company", "Orla Coin", outside_ids=(("wikidata", "Q000"),)),
        entity("studio", "Studio", "a studio", "un studio", unnamed=True),
        entity("copper", "Asset", "copper", "cuivre"),
        entity("coins", "Asset", "stablecoins", "cryptomonnaies stables"),
    ]
    claims = [
        claim(
            "c1",
            "kite",
            "stoleFrom",
            "orla",
            summary={
                "en": "Kite Crew stole about 12 million dollars from Orla Coin.",
                "fr": "L’Équipe Cerf-Volant a volé environ 12 millions de dollars à Orla Coin.",
            },
            modality=term("Alleged"),
            attributions=(
                Attribution(1, (thing("gazette"),)),
                Attribution(2, (thing("lumen"), thing("ledger")), said_when="2031-04"),
            ),
            when="2031",
            earliest="2031-01-01",
            latest="2031-12-31",
            amount=Amount("12000000", "USD", term("About"), "11400000", "12600000"),
            qualifiers=((term("instrument"), thing("coins")),),
            evidence=Evidence(
                thing("source/gazette"), 3, 61, status="exact", passage="The Kite Crew took it all."
            ),
        ),
        claim(
            "c2",
            "orla",
            "hiredDirectly",
            "studio",
            modality=term("Denied"),
            attributions=(Attribution(1, (thing("gazette"),)), Attribution(2, (thing("orla"),))),
            links=((term("denies"), thing("claim/c3")),),
            summary={
                "en": "Orla Coin denies having hired a studio.",
                "fr": "Orla Coin dément avoir embauché un studio.",
            },
        ),
        claim("c3", "orla", "hiredDirectly", "studio", modality=term("Alleged")),
        claim("c4", "veles", "supports", "kite"),
        claim("c5", "veles", "sentWorkersTo", "lumen", actuality=term("Planned")),
        claim("c6", "veles", "supports", "lumen", polarity=term("Negative")),
        claim("c7", "lumen", "supports", "veles", actuality=term("Urged")),
        claim("c8", "kite", "launders", "copper", source=LEDGER.iri),
        claim("c9", "orla", "established", value="2029"),
        claim("d1", "kite", "launders", "copper", actuality=term("Prohibited")),
    ]
    return knowledge(entities, claims, [GAZETTE, LEDGER])


FIRST = ["Copper", "Amber", "Silent", "Northern", "Blue", "Harbour", "Old", "Iron", "Glass", "Salt"]
LAST = [
    "Works",
    "Animation Studio",
    "Exchange",
    "Trading and Shipping Company",
    "Bureau",
    "Islands",
    "Coin",
    "Institute of Measures",
    "Committee",
    "Pictures",
]


@pytest.fixture(scope="session")
def large() -> Knowledge:
    """Return a network of a realistic size."""
    return large_knowledge()


def large_knowledge() -> Knowledge:
    """Return about 90 entities and 150 claims, with a hub of 40 lines and one of 25."""
    dice = random.Random(20)  # noqa: S311 (a fixed shuffle, not a secret)
    kinds = ["Company", "Studio", "Country", "Platform", "Group", "Person", "Asset", "Resolution"]
    entities = [
        entity("hub-state", "State", "Republic of Veles", "République de Vélès"),
        entity(
            "hub-body", "InternationalBody", "Harbour Monitoring Team", "Équipe de suivi du port"
        ),
        entity("gazette", "Company", "Harbour Gazette", "Gazette du port"),
    ]
    entities += [
        entity(
            f"e{at}",
            kinds[(at * 7) % len(kinds)],
            f"{FIRST[at % 10]} {LAST[(at * 3 + at // 10) % 10]}",
        )
        for at in range(87)
    ]
    pairs = [("hub-state", f"e{at}") for at in range(36)]
    pairs += [(f"e{at}", "hub-body") for at in range(30, 53)]
    pairs += [("hub-state", "hub-body"), ("hub-body", "hub-state"), ("hub-state", "e0")]
    pairs += [(f"e{dice.randrange(53)}", f"e{at}") for at in range(53, 80)]
    pairs += [("e81", "e82"), ("e83", "e84"), ("e84", "e85"), ("e83", "e85"), ("e86", "e86")]
    while len(pairs) < 150:
        pairs.append((f"e{dice.randrange(80)}", f"e{dice.randrange(80)}"))
    relations = [name for name in TERMS if name[0].islower() and name != "established"][:8]
    claims = []
    for at, (left, right) in enumerate(pairs):
        modality = dice.choices(["Asserted", "Alleged", "Denied"], [70, 22, 8])[0]
        actuality = dice.choices(["Actual", "Planned", "Urged", "Prohibited"], [85, 5, 5, 5])[0]
        polarity = dice.choices(["Positive", "Negative"], [95, 5])[0]
        claims.append(
            claim(
                f"g{at:03}",
                left,
                dice.choice(relations),
                right,
                modality=term(modality),
                actuality=term(actuality),
                polarity=term(polarity),
                source=(GAZETTE if at % 2 else LEDGER).iri,
                when=f"20{at % 30 + 10}",
            )
        )
    return knowledge(entities, claims, [GAZETTE, LEDGER])


class Visit:
    """A page opened from a file, with every outside host forbidden and every complaint kept."""

    def __init__(self, browser: object, path: Path, **context: object) -> None:
        self.called: list[str] = []
        self.complaints: list[str] = []
        context = {"viewport": {"width": 1400, "height": 900}} | context
        self.context = browser.new_context(**context)
        self.context.route("**/*", self._guard)
        self.page = self.context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.goto(path.as_uri())
        drawn(self.page)

    def _guard(self, route: object) -> None:
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            self.called.append(route.request.url)
            route.abort()

    def _listen(self, message: object) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def click_on(self, kind: str, name: str) -> None:
        """Click with the mouse where a thing, or the middle of a line, stands."""
        self.page.wait_for_timeout(450)  # a movement may still be on its way
        at = self.page.evaluate("([kind, id]) => dprk.where(kind, id)", [kind, name])
        self.page.mouse.click(at["x"], at["y"])

    def line(self, name: str) -> dict[str, object]:
        """Return the line that stands for a claim."""
        return next(
            one for one in self.page.evaluate("dprk.drawn().lines") if name in one["claims"]
        )

    def panel(self) -> str:
        """Return what the panel says."""
        return self.page.inner_text("#panel")

    def visible(self) -> dict[str, list[str]]:
        """Return what the filters let by."""
        return self.page.evaluate("dprk.visible()")


@pytest.fixture
def visit(chromium: object, tmp_path: Path) -> object:
    """Open a page as a reader would; at the end nothing was called and nothing complained."""
    visits = []

    def open_page(html: str, **context: object) -> Visit:
        path = tmp_path / f"page{len(visits)}.html"
        path.write_bytes(html.encode())
        visits.append(Visit(chromium, path, **context))
        return visits[-1]

    yield open_page
    for one in visits:
        one.context.close()
        assert one.called == []
        assert one.complaints == []
