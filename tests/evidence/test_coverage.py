from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.evidence.aliases import Aliases
from graph.evidence.coverage import coverage
from graph.model import (
    BASE,
    Amount,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Excused,
    Knowledge,
    Source,
)

IRI = f"{BASE}source/bells"
COUNTRIES = {
    "belvar": "Belvar",
    "orsania": "Orsanie",
    "guinea": "Guinée",
    "equatorial-guinea": "Guinée équatoriale",
    "tavros": "Tavros",
    "mirel": "Mirel",
    "seland": "Sélande",
    "corvan": "Corvan",
    "ystria": "Ystrie",
    "nordal": "Nordal",
    "veldt": "Veldt",
}
LIST = (
    "Elle livre au Belvar, en Orsanie, en Guinée, en Guinée équatoriale, au Tavros, au Mirel, "
    "en Sélande, au Corvan, en Ystrie, au Nordal et au Veldt."
)


def entity(slug, *names, lang="fr"):
    return Entity(BASE + slug, (), {lang: names[0]}, {lang: tuple(names[1:])})


ENTITIES = {
    one.iri: one
    for one in [
        *(entity(slug, name) for slug, name in COUNTRIES.items()),
        entity("orsan", "fonderie Orsan", "Orsan"),
        entity("bell", "cloche", "bell"),
        entity("kelm", "Kelm Bank", lang="en"),
        entity("publisher", "éditeur (non nommé)"),
        entity("resolution-1718", "résolution 1718", "resolution 1718"),
        entity("north-38", "38 North"),
        entity("council", "Conseil des Nations (CDN)", "Conseil"),
        entity("un", "United Nations", "UN", lang="en"),
    ]
}


def claim(subject="orsan", *, at=(0, 1), source=IRI, **more):
    """Make a claim of a source whose evidence touches one place."""
    given = {"object": BASE + "bell", "when": "", **more}
    if "place" in given:
        given["qualifiers"] = (("place", BASE + given.pop("place")),)
    speakers = (Attribution(1, (BASE + "publisher",)),)
    evidence = Evidence(source, *at)
    return Claim(
        f"{BASE}claim/{subject}-{at[0]}-{len(str(more))}-{given.get('object', '')[-9:]}",
        source,
        BASE + subject,
        "delivers",
        "Asserted",
        "Positive",
        "Actual",
        speakers,
        evidence,
        {},
        **given,
    )


def read(text, *claims, excused=(), language="fr", date="notStated"):
    """Return the coverage of one text by claims and excused stretches."""
    source = Source(IRI, "Bells", BASE + "publisher", date, language, "notStated", "")
    excuses = {
        f"{BASE}excused/{start}": Excused(
            f"{BASE}excused/{start}", IRI, "Vague", Evidence(IRI, start, end)
        )
        for start, end in excused
    }
    by_iri = {one.iri: one for one in claims}
    assert len(by_iri) == len(claims)
    known = Knowledge({}, ENTITIES, {IRI: source}, by_iri, excused=excuses)
    return coverage(known, {IRI: text})


def left(found):
    return [(one.kind, one.text) for one in found.unaccounted]


def amount(value, approximation="Exactly"):
    return Amount(value, BASE + "bell", approximation)


def test_a_sentence_that_nobody_claims_is_reported_whole():
    """A sentence without a claim or an excuse is one report, with its place."""
    text = "Orsan livre. Rien n'est dit ici."
    found = read(text, claim())
    assert left(found) == [("sentence", "Rien n'est dit ici.")]
    assert found.unaccounted[0].start == 13
    (counts,) = found.sources.values()
    assert (counts.sentences, counts.covered, counts.excused, counts.unread) == (2, 1, 0, 1)


def test_an_excused_sentence_is_not_reported():
    """A sentence wholly excused counts as such, and none of its marks is reported."""
    text = "Orsan livre. Page 12 de Kelm."
    found = read(text, claim(), excused=[(13, 29)])
    assert found.is_complete
    (counts,) = found.sources.values()
    assert (counts.covered, counts.excused) == (1, 1)
    assert counts.marks["number"] == {"used": 0, "excused": 1, "unaccounted": 0}


def test_an_excuse_covers_only_what_it_spans():
    """A mark beside the excused stretch is still reported."""
    found = read("Orsan livre 12 barges le 3 mai 2031.", claim(), excused=[(12, 21)])
    assert left(found) == [("date", "3 mai 2031")]


@pytest.mark.parametrize(
    ("text", "language", "value", "approximation"),
    [
        ("Orsan livre 40\u202f000 cloches.", "fr", "40000", "Exactly"),
        ("Orsan vaut 1,65 milliard.", "fr", "1650000000", "About"),
        ("Orsan is worth 1.4 billion.", "en", "1400000000", "About"),
        ("Orsan livre huit cloches.", "fr", "8", "AtLeast"),
        ("Orsan livre des milliers de cloches.", "fr", "1000", "AtLeast"),
        ("Orsan delivers tens of thousands of bells.", "en", "10000", "AtLeast"),
    ],
)
def test_a_number_is_used_by_an_amount(text, language, value, approximation):
    """An amount of the same value accounts for the number, whichever way it is written."""
    assert read(text, claim(amount=amount(value, approximation)), language=language).is_complete
    other = read(text, claim(amount=amount("7", approximation)), language=language)
    assert next(one.kind for one in other.unaccounted) in {"number", "order"}


def test_a_number_may_be_part_of_a_name():
    """The number of a resolution, or in a name, needs no amount if its entity is in a claim."""
    text = "Orsan, dit 38 North, contourne la résolution 1718."
    used = [
        claim(object=BASE + "resolution-1718"),
        claim(subject="north-38"),
    ]
    assert read(text, *used).is_complete
    assert ("number", "1718") in left(read(text, used[1]))


def test_an_ordinal_is_used_by_its_value():
    """The second of a series is accounted for by a claim whose value is 2."""
    text = "C'est la deuxième d'Orsan."
    assert read(text, claim(object="", value="2")).is_complete
    assert left(read(text, claim(object="", value="3"))) == [("ordinal", "deuxième")]


@pytest.mark.parametrize(
    ("words", "when", "used"),
    [
        ("le 22 octobre 2031", "2031-10-22", True),
        ("le 22 octobre 2031", "2031-10", False),
        ("en octobre 2031", "2031-10", True),
        ("en octobre 2031", "2031", False),
        ("en octobre 2031", "2031-09/2031-10", True),
        ("entre mai et octobre 2031", "2031-05/2031-10", True),
        ("entre mai et octobre 2031", "2031-06/2031-10", False),
        ("en février", "2031-02", True),
        ("en février", "2031-03", False),
        ("en février", "2031", False),
        ("au début de 2031", "2031-01/2031-03", True),
        ("en 2031", "2031~", True),
        ("depuis 2031", "2031/..", True),
        ("en 2031", "2030", False),
    ],
)
def test_a_date_is_used_by_a_period_as_precise(words, when, used):
    """A claim's period accounts for a date that it is, begins or ends with; never a vaguer one."""
    assert read(f"Orsan livre {words}.", claim(when=when)).is_complete is used


def test_when_it_was_said_and_published_account_for_dates():
    """The date of saying and the source's own date count as much as when it happened."""
    said = claim()
    said = replace(said, attributions=(replace(said.attributions[0], said_when="2031-05"),))
    assert read("Orsan livre, dit-on en mai 2031.", said).is_complete
    assert read("Le 3 mai 2031, Orsan livre.", claim(), date="2031-05-03").is_complete


def test_every_country_of_a_list_needs_its_claim():
    """Of eleven countries, the one that no claim names is reported, and no other."""
    claims = [claim(object=BASE + slug) for slug in COUNTRIES]
    assert read(LIST, *claims).is_complete
    for slug, name in COUNTRIES.items():
        found = read(LIST, *(one for one in claims if one.object != BASE + slug))
        assert {one.kind for one in found.unaccounted} == {"name", "member"}, slug
        assert all(name.startswith(one.text) or name in one.text for one in found.unaccounted)


def test_a_name_within_a_longer_name_is_not_meant():
    """A claim on Guinée doesn't account for Guinée équatoriale, nor the other way round."""
    text = "Elle livre en Guinée équatoriale."
    assert read(text, claim(object=BASE + "equatorial-guinea")).is_complete
    found = read(text, claim(object=BASE + "guinea"))
    assert left(found) == [("name", "Guinée")]
    assert "use `equatorial-guinea`" in found.unaccounted[0].mend


def test_names_are_known_inflected_and_elided():
    """Plurals, elisions, other hyphens, apostrophes and possessives are the same name."""
    known = Aliases({**ENTITIES, BASE + "x": entity("x", "garde-côte d'Orsanie")})
    texts = [
        "les garde\u2011côtes d\u2019Orsanie",
        "l'Orsanie",
        "ORSANIE",
        "Orsan\u2019s bells",
        "CDN",
    ]
    assert all(known.find(text) for text in texts)
    assert known.find("UN report")[0].entities == {BASE + "un"}
    assert known.find("un rapport") == []
    assert known.find("the U.N. report")[0].entities == {BASE + "un"}


def test_english_names_are_used_by_speakers_and_qualifiers():
    """A name is accounted for by whoever speaks, and by any qualifier."""
    text = "According to Kelm Bank, Orsan delivered to Veldt."
    said = claim(place="veldt")
    said = replace(said, attributions=(*said.attributions, Attribution(2, (BASE + "kelm",))))
    assert read(text, said, language="en").is_complete
    assert left(read(text, claim(), language="en")) == [("name", "Kelm Bank"), ("name", "Veldt")]


def test_addresses_are_used_by_values():
    """A web address is accounted for by a claim that has it as its value."""
    text = "Orsan est sur https://orsan.example/."
    used = claim(object="", value="https://orsan.example")
    assert read(text, used).is_complete
    assert left(read(text, claim())) == [("name", "https://orsan.example/")]


def test_lost_evidence_covers_nothing():
    """A claim whose passage is lost or ambiguous doesn't cover the place where it stood."""
    one = claim()
    lost = replace(one, evidence=replace(one.evidence, status="lost"))
    assert left(read("Orsan livre.", lost)) == [("sentence", "Orsan livre.")]


def test_the_report_holds_no_word_of_a_source():
    """What goes to report.json has places, kinds and mends, and is the same on every run."""
    text = "Orsan livre. Zyrkon parle à Quillon de 77 barges."
    found = read(text, claim(), claim(at=(13, 19), object=BASE + "guinea"))
    written = json.dumps(found.to_json(), sort_keys=True)
    assert not any(word in written for word in ("Zyrkon", "Quillon", "barges"))
    assert "Zyrkon" in str(found.unaccounted[0])
    assert "mend: " in str(found.unaccounted[0])
    assert json.loads(written)["sources"]["source/bells"]["sentences"] == 2
    again = read(text, claim(at=(13, 19), object=BASE + "guinea"), claim())
    assert json.dumps(again.to_json(), sort_keys=True) == written


def test_a_source_without_a_text_is_named():
    """A source that has no document is listed as not checked."""
    source = Source(IRI, "Bells", "p", "notStated", "fr", "notStated", "")
    found = coverage(Knowledge({}, {}, {IRI: source}, {}), {})
    assert found.not_checked == (IRI,)
    assert found.to_json() == {"sources": {}, "notChecked": ["source/bells"]}


def test_each_mend_says_what_to_write():
    """A number, date, ordinal, name and member each come with their own line."""
    text = "Orsan livre la troisième de 77 barges à Zyrkon et à Quillon en mai 2031."
    mends = {one.kind: one.mend for one in read(text, claim()).unaccounted}
    assert "value: '77'" in mends["number"]
    assert "when: 2031-05" in mends["date"]
    assert "relation: ordinal" in mends["ordinal"]
    assert "alias:" in mends["name"]
    assert "reason: Framing" in mends["member"]
