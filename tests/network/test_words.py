"""Entities, claims and paths as text and as data."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import ONTOLOGY, Amount, Judgement, Knowledge
from graph.network.paths import connect
from graph.network.phrases import PHRASES
from graph.network.plain import as_json, plain_claim, plain_entity, plain_paths, plain_source
from graph.network.telling import Telling
from graph.network.terminal import cells
from graph.network.words import render_claim, render_entity, render_paths, render_source
from tests.network.fiction import GAZETTE, claim, entity, iri, knowledge, term

ALLEGED = claim(
    "aa11",
    "lumen",
    "hired",
    "orca",
    modality="Alleged",
    speakers=("gazette", "clerk"),
    when="2030",
    qualifiers=(("place", "dock"),),
)
DENIAL = claim(
    "bb22",
    "lumen",
    "hired",
    "orca",
    modality="Denied",
    speakers=("gazette", "lumen"),
    links=(("denies", "aa11"),),
    passage="“We never did.”",
)
PLAN = claim("cc33", "lumen", "paid", "dock", actuality="Planned", polarity="Negative")
FIRM = claim("dd44", "dock", "alliedWith", "orca")
HELD = knowledge(
    ALLEGED,
    DENIAL,
    PLAN,
    FIRM,
    entities=(
        entity("lumen", "Lumen", aliases={"fr": ("Lumen SA",)}, outside_ids=(("registry", "L7"),)),
        entity("clerk", "The Clerk", "Le greffier"),
        entity("gazette", "The Gazette", "La Gazette"),
    ),
)


def unfolded(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


def every_text(held: Knowledge, lang: str, width: int) -> list[str]:
    """Return whatever can be told of a build."""
    found = connect(held, {iri("lumen")}, {iri("orca")})
    none = connect(held, {iri("lumen")}, {iri("dock")}, max_hops=1)
    return [
        *(render_entity(held, each, lang, width) for each in held.entities),
        *(render_claim(held, each, lang, width) for each in held.claims),
        *(render_source(held, each, lang, width) for each in held.sources),
        render_paths(held, found, lang, width),
        render_paths(held, none, lang, width),
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_line_tells_a_claim_without_its_standing_speakers_and_source(lang: str) -> None:
    """Wherever an arrow or tie appears, modality stands before it, and speaker and source after."""
    for text in every_text(HELD, lang, 500):
        for line in text.splitlines():
            if re.search(r"—(hired|paid|is allied|a embauché|a payé|est allié)", line):
                assert re.search(r"\[(asserted|alleged|denied|affirmé|allégué|nié)", line), line
                assert re.search(r"Gazette.*· source gazette", line), line


def test_a_claim_in_full() -> None:
    """Each part of a claim has its line, and who denies it is told."""
    text = render_claim(HELD, ALLEGED.iri, width=200)
    assert text.startswith(
        "[alleged] Lumen —hired→ Orca · The Gazette → The Clerk · source gazette\n"
    )
    assert "    place        Dock\n" in text
    assert "    evidence     characters 10 to 30, not checked\n" in text
    assert "    in short     A summary.\n" in text
    assert "    denied by    [denied] Lumen —hired→ Orca · The Gazette → Lumen" in text
    assert text.endswith("    claim        aa11\n")


def test_many_who_speak_jointly_are_told_in_short_and_in_full() -> None:
    """The line of a claim names the first two and counts the rest, and the chain names them all."""
    joint = replace(FIRM.attributions[0], speakers=tuple(iri(f"s{n}") for n in range(5)))
    held = knowledge(replace(FIRM, attributions=(joint,)))
    text = render_claim(held, FIRM.iri, width=200)
    assert text.startswith("[asserted] Dock —is allied with— Orca · s0, s1 and 3 more · source")
    assert "    said by      s0, s1, s2, s3, s4\n" in text


def test_the_passage_stands_where_it_is_known() -> None:
    """The words of the source replace our summary."""
    text = render_claim(HELD, DENIAL.iri, "fr")
    assert "We never did." in text
    assert "Un résumé" not in text


def test_what_does_not_hold_says_all_that_it_is() -> None:
    """Polarity and actuality are told beside the modality, never instead of it."""
    assert "[asserted, said not to be so, planned]" in render_claim(HELD, PLAN.iri)
    assert "[affirmé, dit ne pas être, prévu]" in render_claim(HELD, PLAN.iri, "fr")


def test_an_entity_is_told_in_either_language() -> None:
    """Names, parts and relations follow the language."""
    english = render_entity(HELD, iri("lumen"))
    assert english.startswith("Lumen\ncompany · lumen\nalso         Lumen SA\n")
    assert "registry L7" in english
    assert "\nWhat it is said to do or be (3)\n" in english
    assert "(shown above)" in english
    french = render_entity(HELD, iri("orca"), "fr")
    assert "a été embauché par (2)" in french


def test_an_entity_without_claims_says_so() -> None:
    """Silence is told in words."""
    held = knowledge(entities=(entity("alone", "Alone"),))
    assert "Nothing is claimed about it." in render_entity(held, iri("alone"))


def test_judgements_and_what_they_fold_are_told() -> None:
    """Who decided that two are one, when and why, stands under the entity."""
    why = {"en": "same seat", "fr": "même siège"}
    judgement = Judgement(
        iri("j/1"), iri("lumen"), iri("old"), term("Same"), "A. Clerk", "2031", why
    )
    held = knowledge(
        claim("1", "old", "hired", "orca"),
        entities=(entity("old", "Old", canonical=iri("lumen")), entity("lumen", "Lumen")),
        judgements=(judgement,),
    )
    text = unfolded(render_entity(held, iri("old"), "fr"))
    assert "comprend Old (old)" in text
    assert "même : Lumen (lumen), Old (old) · A. Clerk, 2031 · même siège" in text
    assert "Old (ici : Lumen) —a embauché→ Orca" in text


def test_a_path_says_on_what_it_rests() -> None:
    """A path over an allegation names the hop, and the denial stands beside it."""
    text = render_paths(HELD, connect(HELD, {iri("lumen")}, {iri("orca")}), width=200)
    assert "Path 1 of 1: 1 hop, it rests on an allegation: hop 1\n" in text
    assert "  1. [alleged] Lumen —hired→ Orca" in text
    assert "also said of these two:\n        [denied] Lumen —hired→ Orca" in text
    assert text.endswith("Every path found rests on an allegation.\n")


def test_a_path_shows_the_direction_of_each_hop() -> None:
    """A hop walked from object to subject points back, and a symmetric one points nowhere."""
    held = knowledge(claim("1", "b", "hired", "a"), claim("2", "c", "alliedWith", "b"))
    text = render_paths(held, connect(held, {iri("a")}, {iri("c")}), width=200)
    assert "[asserted] A ←hired— B ·" in text
    assert "[asserted] B —is allied with— C ·" in text
    assert "each hop asserted" in text


def test_a_hop_that_was_shown_is_told_in_one_line() -> None:
    """A second path over the same claim says so, still with its standing, speakers and source."""
    held = knowledge(
        claim("a1", "a", "hired", "b"),
        claim("b1", "b", "hired", "d"),
        claim("c1", "b", "hired", "c"),
        claim("d1", "c", "hired", "d"),
    )
    text = render_paths(held, connect(held, {iri("a")}, {iri("d")}), width=200)
    assert text.count("[asserted] A —hired→ B · gazette · source gazette") == 2
    assert "  1. [asserted] A —hired→ B · gazette · source gazette · a1 (shown above)\n" in text
    assert text.count("claim        a1") == 1


def test_the_absence_of_a_path_is_explained() -> None:
    """What would connect them, and may not, is told with its standing."""
    text = unfolded(render_paths(HELD, connect(HELD, {iri("lumen")}, {iri("dock")}, max_hops=1)))
    assert "No path from Lumen to Dock within 1 hop." in text
    assert "The shortest path has 2 hops." in text
    assert "[asserted, said not to be so, planned] Lumen —paid→ Dock" in text
    same = render_paths(HELD, connect(HELD, {iri("lumen")}, {iri("lumen")}), "fr")
    assert same == "Lumen et Lumen sont ici une seule et même entité.\n"
    apart = render_paths(HELD, connect(HELD, {iri("lumen")}, {iri("clerk")}))
    assert "Nothing that is claimed connects them." in apart


@given(st.integers(40, 160), st.sampled_from(["en", "fr"]))
def test_every_line_fits(width: int, lang: str) -> None:
    """Nothing is wider than the terminal."""
    for text in every_text(HELD, lang, width):
        assert all(cells(line) <= width for line in text.splitlines())


HOSTILE = "\x1b[2J\u202eevil\x9b31m\u2066\x07\n\r\u2028"


def test_text_from_data_commands_no_terminal() -> None:
    """Escapes in labels, passages, values and ids are shown and not sent, in text and in JSON."""
    odd = replace(
        claim("ee55", "lumen", "paid", value=HOSTILE, passage=HOSTILE, when=HOSTILE),
        summary={"en": HOSTILE},
        note={"en": HOSTILE},
        amount=Amount(HOSTILE, HOSTILE, HOSTILE),
        review_status=HOSTILE,
        qualifiers=((HOSTILE, HOSTILE),),
        links=((HOSTILE, HOSTILE),),
    )
    held = knowledge(odd, entities=(entity("lumen", HOSTILE, aliases={"en": (HOSTILE,)}),))
    held = replace(held, sources={GAZETTE.iri: replace(GAZETTE, title=HOSTILE, address=HOSTILE)})
    texts = every_text(held, "en", 80)
    texts.append(as_json(plain_entity(held, iri("lumen"))))
    texts.append(as_json(plain_source(held, GAZETTE.iri)))
    for text in texts:
        assert not set(text) & set("\x1b\u202e\x9b\u2066\x07\r\u2028")


def test_colours_change_nothing_but_colour() -> None:
    """Without its escapes, painted text is the plain text."""
    plain = render_entity(HELD, iri("lumen"))
    painted = render_entity(HELD, iri("lumen"), colour=True)
    assert "\x1b[33m[alleged]\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain


def test_data_carry_modality_speakers_and_source() -> None:
    """Wherever the plain form names a relation of two ends, its standing goes with it."""

    def claims(form: object) -> list[dict[str, object]]:
        if isinstance(form, list):
            return [each for item in form for each in claims(item)]
        if not isinstance(form, dict):
            return []
        inner = [each for item in form.values() for each in claims(item)]
        return [form, *inner] if "subject" in form else inner

    found = connect(HELD, {iri("lumen")}, {iri("orca")})
    forms = [plain_entity(HELD, iri("lumen")), plain_paths(HELD, found)]
    forms.append(plain_claim(HELD, DENIAL.iri, "fr"))
    told = claims(json.loads(as_json(forms)))
    assert len(told) > 6
    for each in told:
        assert each["modality"] in {"Asserted", "Alleged", "Denied"}
        assert each["speakers"]
        assert each["sourceId"] == "gazette"


def test_the_weakest_hop_is_named_in_the_data() -> None:
    """The plain form of a path says how firm it is, and at which hop it is weakest."""
    form = plain_paths(HELD, connect(HELD, {iri("lumen")}, {iri("orca")}))
    (path,) = form["paths"]
    assert (path["modality"], path["weakest"], path["alleged"]) == ("Alleged", 1, 1)


def test_every_phrase_is_in_both_languages() -> None:
    """No phrase lacks a language, and both have the same gaps to fill."""
    for words in PHRASES.values():
        gaps = {lang: sorted(re.findall(r"{(\w+)}", text)) for lang, text in words.items()}
        assert set(words) == {"en", "fr"}
        assert gaps["en"] == gaps["fr"]


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        (f"{ONTOLOGY}notStated", "en", "date not stated"),
        ("notStated", "fr", "date non indiquée"),
        ("2031-04-01", "en", "1 April 2031"),
    ],
)
def test_a_source_without_a_date_says_what_is_not_stated(date: str, lang: str, told: str) -> None:
    """Where only dots part the facts of a source, "not stated" alone would say nothing."""
    assert Telling(HELD, lang).dated(date) == told
