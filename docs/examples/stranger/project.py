"""A stranger's project: import the ontology, make three claims, validate them, ask a question.

    python docs/examples/stranger/project.py [build/graph.ttl]

Given the Turtle of a build, the question is asked over those claims and ours together. Nothing
here reaches the network.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from rdflib import OWL, PROV, RDF, XSD, Graph, Literal, Namespace, URIRef

from graph.text.locate import select
from graph.text.normal import digest, stored_text
from ontology import DPRK, load_ontology, load_shapes

HERE = Path(__file__).resolve().parent
ID = Namespace("https://harbour.example/id/")
OA = Namespace("http://www.w3.org/ns/oa#")
SOURCE = ID["source/lights-out"]

#: what is claimed: key, passage, relation, object, modality, and who says it after the publisher
SAID = (
    (
        "theft",
        "the Gull Syndicate stole about 40 lamps from Port Sable Light",
        (ID["gull-syndicate"], DPRK.stoleFrom, ID["port-sable-light"]),
        DPRK.Asserted,
        ID["harbour-watch"],
    ),
    (
        "divers",
        "Heronia is said to have sent the divers",
        (ID["heronia"], DPRK.supports, ID["gull-syndicate"]),
        DPRK.Alleged,
        None,
    ),
    (
        "denial",
        "The Gull Syndicate denies having taken any lamp",
        (ID["gull-syndicate"], DPRK.stoleFrom, ID["port-sable-light"]),
        DPRK.Denied,
        ID["gull-syndicate"],
    ),
)
SUMMARY = {
    "theft": ("The Gulls took some 40 lamps.", "Les Gulls ont pris une quarantaine de lampes."),
    "divers": ("Heronia may have lent divers.", "L'Héronie aurait prêté des plongeurs."),
    "denial": ("The Gulls deny it.", "Les Gulls le nient."),
}


def imported(path: Path, catalog: Path) -> Graph:
    """Return a Turtle file with everything that it imports, each found through the catalogue.

    Raises KeyError for an import that the catalogue does not list: it is never fetched.
    """
    listed = {
        entry.attrib["name"]: catalog.parent / entry.attrib["uri"]
        for entry in ET.parse(catalog).getroot()  # noqa: S314 - our own file
    }
    found, ahead, seen = Graph(), [path], set()
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            found.parse(here, format="turtle")
            ahead += [listed[str(iri)] for iri in found.objects(None, OWL.imports)]
    return found


def claims(text: str) -> Graph:
    """Return the source and its three claims; a misspelt DPRK term would fail right here."""
    made = Graph()

    def add(node: URIRef, kind: URIRef, /, **values: object) -> None:
        made.add((node, RDF.type, kind))
        for name, value in values.items():
            for each in value if isinstance(value, list) else [value]:
                to = each if isinstance(each, (URIRef, Literal)) else Literal(each)
                made.add((node, DPRK[name], to))

    add(
        SOURCE,
        DPRK.Source,
        title="Lights out at Port Sable",
        publisher=ID["daily-anchor"],
        date="2031-04-01",
        language="en",
        address=DPRK.notStated,
        digest=digest(text),
        length=len(text),
    )
    for key, passage, (subject, relation, thing), modality, speaker in SAID:
        claim = ID[f"claim/{key}"]
        english, french = SUMMARY[key]
        add(
            claim,
            DPRK.Claim,
            source=SOURCE,
            key=key,
            subject=subject,
            relation=relation,
            object=thing,
            modality=modality,
            polarity=DPRK.Positive,
            actuality=DPRK.Actual,
            summary=[Literal(english, lang="en"), Literal(french, lang="fr")],
            reviewStatus=DPRK.Reviewed,
            attribution=[
                ID[f"claim/{key}/attribution/{at}"] for at in ((1, 2) if speaker else (1,))
            ],
            evidence=ID[f"claim/{key}/evidence"],
        )
        made.add((claim, PROV.wasAttributedTo, ID["person/stranger"]))
        for at, who in enumerate([ID["daily-anchor"], *([speaker] if speaker else [])], start=1):
            add(ID[f"claim/{key}/attribution/{at}"], DPRK.Attribution, position=at, speaker=who)
        _locate(made, claim, text, passage)
    made.add((ID["claim/denial"], DPRK.denies, ID["claim/theft"]))
    amount = ID["claim/theft/amount"]
    add(amount, DPRK.Amount, value="40", unit=ID["lamps"], approximation=DPRK.About)
    made.add((ID["claim/theft"], DPRK.amount, amount))
    made.add((ID["claim/theft"], DPRK.when, Literal("2031-03")))
    return made


def _locate(made: Graph, claim: URIRef, text: str, passage: str) -> None:
    """Say where the passage stands, and by which digest it is known again."""
    start = text.index(passage)
    found = select(text, start, start + len(passage))
    evidence, selector = URIRef(f"{claim}/evidence"), URIRef(f"{claim}/evidence/selector")
    made += [
        (evidence, RDF.type, OA.SpecificResource),
        (evidence, OA.hasSource, SOURCE),
        (evidence, OA.hasSelector, selector),
        (evidence, DPRK.textDigest, Literal(found.text_digest)),
        (evidence, DPRK.matchLength, Literal(found.match_length, datatype=XSD.integer)),
        (evidence, DPRK.matchDigest, Literal(found.match_digest)),
        (selector, RDF.type, OA.TextPositionSelector),
        (selector, OA.start, Literal(found.start, datatype=XSD.integer)),
        (selector, OA.end, Literal(found.end, datatype=XSD.integer)),
    ]


def violations(data: Graph) -> list[str]:
    """Return what the ontology's shapes find wrong in data, each with its mend, sorted."""
    import pyshacl
    from rdflib import RDFS, SH

    shapes = load_shapes()
    _conforms, report, _text = pyshacl.validate(
        data, shacl_graph=shapes, ont_graph=load_ontology(), inference="none"
    )

    def english(node: object, predicate: URIRef) -> str:
        return next((str(t) for t in shapes.objects(node, predicate) if t.language == "en"), "")

    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        focus = report.value(result, SH.focusNode)
        found.append(f"{focus}: {english(shape, SH.message)}; {english(shape, RDFS.comment)}")
    return sorted(found)


QUESTION = (HERE / "thefts.rq").read_text(encoding="utf-8")


def answer(data: Graph) -> list[tuple[str, ...]]:
    """Return who is said to have robbed whom, how firmly, by whom and in which source."""
    return [tuple(map(str, row)) for row in data.query(QUESTION)]


def main() -> int:
    """Run the project from beginning to end; return 3 if anything is wrong with its data."""
    text = stored_text((HERE / "report.txt").read_bytes(), where="report.txt")
    own = imported(HERE / "harbour.ttl", HERE / "catalog-v001.xml") + claims(text)
    wrong = violations(own)
    for line in wrong:
        print(line, file=sys.stderr)
    for path in sys.argv[1:]:
        own.parse(path, format="turtle")
    for row in answer(own):
        print(" | ".join(row))
    return 3 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
