"""Every candidate's passage is exact, whatever signs stand around it."""
# ruff: noqa: RUF001  # quotes, dashes and spaces are what is tested

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.text.locate import Status, find, select
from graph.text.normal import stored_text

SNIPPETS = {
    "en": [
        "Heronia sent soldiers to Veldt.",
        "“Heronia sold missiles to Veldt, and will sell more of them,” said Mara Quillon.",
        "🚢 Skerry Exchange was robbed of $3 million 🪙 by the Gull Syndicate 👩‍🚀.",
        "According to Zoë Quillon, Skerry Exchange\u00a0– robbed in May 2031\u00a0– was closed.",
        "The company's director, Odo Fenwright (“the Heron”), worked for Skerry Bank…",
        "It also sanctioned Orsan Bank, Tessel Bank and Skerry\u202fBank\u00a0!",
        "Café Nœud SARL, a front company, is based in Veldt; it funds the programme.",
    ],
    "fr": [
        "La Héronie a envoyé des soldats au Veldt.",
        "« La Héronie a vendu des missiles au Veldt\u00a0», a déclaré Mara Quillon.",
        "🚢 L’Œuvre Skerry aurait volé 2,5\u202fmillions d’écus 🪙 à Skerry Exchange.",
        "Selon Zoë Quillon, la société Skerry Trading\u00a0– née en 2031\u00a0– vend du charbon.",
        "Odo Fenwright, directeur de Tessel Bank, n’a pas commenté ce rapport…",
        "Elle a aussi sanctionné Orsan Bank\u00a0; le comité l’exhorte à cesser\u00a0!",
        "Café Nœud SARL, une société écran, est basée au Veldt.",
    ],
}
JOINTS = [" ", "\n", "\n\n", "  ", "\u00a0", " \u200b", "\r\n"]
FORMS = ["NFC", "NFD"]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Give a language, and snippets of it joined and written in one of the ways that files have."""
    language = draw(st.sampled_from(sorted(SNIPPETS)))
    pieces = draw(st.lists(st.sampled_from(SNIPPETS[language]), min_size=1, max_size=4))
    joints = [draw(st.sampled_from(JOINTS)) for _ in pieces]
    text = "".join(piece + joint for piece, joint in zip(pieces, joints, strict=True))
    text = unicodedata.normalize(draw(st.sampled_from(FORMS)), text)
    return language, stored_text(text.encode(), where="snippets")


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=texts())
def test_what_is_read_is_found_again_where_it_stands(reading, told):
    """A candidate's passage is exact and inside one sentence, and so is every word and mention."""
    language, text = told
    read, found = reading(text, language)
    for one in found.candidates:
        assert find(text, select(text, one.start, one.end)).status is Status.EXACT
        tree = read.scenes[one.sentence].tree
        assert tree.start <= one.start < one.end <= tree.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()
    for scene in read.scenes:
        for token in scene.tree.tokens:
            assert text[token.start : token.end] == token.text
        for mention in scene.mentions.values():
            if mention.origin != "state":
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("language", sorted(SNIPPETS))
def test_something_is_read_in_the_snippets(reading, language):
    """The snippets are no empty test: most of them say something."""
    read, found = reading("\n".join(SNIPPETS[language]), language)
    assert len({one.sentence for one in found.candidates}) > len(read.scenes) / 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🚢", "?!", "«»", "1", "-" * 50, "(" * 400])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_says_nothing_yields_nothing(reading, text, language):
    """Signs without words have no candidates, and are no error."""
    _, found = reading(text, language)
    assert found.candidates == ()


def test_a_sentence_without_end_is_read_in_pieces(reading):
    """A sentence of thousands of words is no error, and what it says is still found."""
    text = "Heronia sent soldiers to Veldt, " + "and so on and on, " * 1500 + "it seems."
    _, found = reading(text, "en")
    assert "sentSoldiersTo" in {one.relation for one in found.candidates}
