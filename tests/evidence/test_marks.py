from __future__ import annotations

import re
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import addresses, aliases, capitals, dates, lists, mark, numbers, uses
from graph.evidence.capitals import usage
from graph.evidence.marks import Kind, marks
from graph.text.sentences import sentences

FIGURES = {Kind.NUMBER, Kind.ORDINAL, Kind.ORDER}


def figures(sentence, language):
    return [(one.text, int(one.value)) for one in marks(sentence, language) if one.kind in FIGURES]


def of_kind(kind, sentence, language):
    return [one.text for one in marks(sentence, language) if one.kind is kind]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_space_may_part_thousands(space):
    """French figures are one number whichever space their groups are parted by."""
    assert figures(f"Il a vendu 40{space}000 cloches.", "fr") == [(f"40{space}000", 40_000)]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("1,65 milliard de couronnes", "fr", [("1,65 milliard", 1_650_000_000)]),
        ("$1.4 billion of gold", "en", [("1.4 billion", 1_400_000_000)]),
        ("un billion de couronnes", "fr", [("un billion", 10**12)]),
        ("1,500 crowns", "en", [("1,500", 1500)]),
        ("$1.4bn and 3,5 million", "en", [("1.4bn", 1_400_000_000), ("3,5 million", 3_500_000)]),
        ("soit 3,5 M€ en tout", "fr", [("3,5 M", 3_500_000)]),
        ("huit villes et onze ports", "fr", [("huit", 8), ("onze", 11)]),
        ("quatre-vingt-dix-sept barges", "fr", [("quatre-vingt-dix-sept", 97)]),
        ("vingt et un mille tonnes", "fr", [("vingt et un mille", 21_000)]),
        ("deux cent trente barges", "fr", [("deux cent trente", 230)]),
        ("two hundred and five barges", "en", [("two hundred and five", 205)]),
        ("twenty-one barges", "en", [("twenty-one", 21)]),
        ("a dozen barges", "en", [("a dozen", 12)]),
        ("une douzaine de barges", "fr", [("une douzaine", 12)]),
        ("la deuxième barge et la 3e", "fr", [("deuxième", 2), ("3e", 3)]),
        ("the second barge and the 21st", "en", [("second", 2), ("21st", 21)]),
        ("la vingt-deuxième barge", "fr", [("vingt-deuxième", 22)]),
        ("des milliers de barges", "fr", [("milliers", 1000)]),
        ("des dizaines de milliers de barges", "fr", [("dizaines de milliers", 10_000)]),
        ("several hundred barges, hundreds of millions", "en", [
            ("hundred", 100), ("hundreds of millions", 100_000_000),
        ]),
        ("les matières premières et la première barge", "fr", [("première", 1)]),
        ("un moteur neuf pour neuf barges", "fr", [("neuf", 9)]),
        ("un studio, one barge and a crew", "fr", []),
        ("the Dolmen-19 engine of 3CX", "en", []),
    ],
)  # fmt: skip
def test_numbers_have_their_value(sentence, language, expected):
    """Digits and words of either language give one value, with their multiplier."""
    assert figures(sentence, language) == expected


def test_an_order_of_magnitude_is_told_from_a_number():
    """Thousands without a figure before them are an order, with one a number."""
    kinds = [one.kind for one in marks("milliers ; 3 milliers", "fr")]
    assert kinds == [Kind.ORDER, Kind.NUMBER]


def test_a_number_may_share_the_scale_of_its_neighbour():
    """In a range, the first number may have the multiplier that only the last one shows."""
    first, second = (one for one in marks("de 100 à 200 millions", "fr") if one.kind in FIGURES)
    assert (first.value, first.others) == (Decimal(100), (Decimal(100_000_000),))
    assert second.value == Decimal(200_000_000)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("le 22 octobre 2031", "fr", [("22 octobre 2031", "2031-10-22")]),
        ("le 1er mai 2031", "fr", [("1er mai 2031", "2031-05-01")]),
        ("en octobre 2031", "fr", [("octobre 2031", "2031-10")]),
        ("en février", "fr", [("février", "XXXX-02")]),
        ("en 2031", "fr", [("2031", "2031")]),
        ("in May 2031", "en", [("May 2031", "2031-05")]),
        ("on May 12, 2031", "en", [("May 12, 2031", "2031-05-12")]),
        ("on 3rd March 2031", "en", [("3rd March 2031", "2031-03-03")]),
        ("it may march in august company", "en", []),
        ("since 2031-05-12", "en", [("2031-05-12", "2031-05-12")]),
        ("le 3/5/2031", "fr", [("3/5/2031", "2031-05-03")]),
        ("in Q3 2031", "en", [("Q3 2031", "2031-07/2031-09")]),
        ("in the 1990s", "en", [("1990s", "199X")]),
        ("les années 1990", "fr", [("années 1990", "199X")]),
        ("de 2029-2031", "fr", [("2029", "2029"), ("2031", "2031")]),
        ("du 3 au 5 mai 2031", "fr", [("3", "2031-05-03"), ("5 mai 2031", "2031-05-05")]),
        ("le 31 février 2031", "fr", [("février 2031", "2031-02")]),
    ],
)
def test_dates_are_edtf(sentence, language, expected):
    """A date in either language gives its EDTF, no more precise than the words."""
    found = [(one.text, one.value) for one in marks(sentence, language) if one.kind is Kind.DATE]
    assert found == expected


def test_a_month_takes_the_year_of_the_one_it_is_joined_to():
    """A month without a year may have the year of the next month in the same range."""
    first, _ = (one for one in marks("Between May and June 2031", "en") if one.kind is Kind.DATE)
    assert (first.value, first.others) == ("XXXX-05", ("2031-05",))


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Hier, Aldo Vérin a quitté la Banque de Veldt.", "fr", ["Aldo Vérin", "Banque de Veldt"]),
        ("Selon l\u2019Orsanie, c\u2019est vrai.", "fr", ["Orsanie"]),
        ("« Nous partons », dit Mme Marro.", "fr", ["Marro"]),
        ("Les îles du Nord\u2011Mirel", "fr", ["Nord\u2011Mirel"]),
        ("The Orsan Group and J. Marlow left.", "en", ["Orsan Group", "J. Marlow"]),
        ("The U.N. Panel met.", "en", ["U.N. Panel"]),
        ("However, officials said so.", "en", []),
        ("Conformément aux usages, il part.", "fr", []),
        ("Fondée en Orsanie, elle dure.", "fr", ["Orsanie"]),
        ("Paris en parle.", "fr", ["Paris"]),
        ("Boeing said no.", "en", ["Boeing"]),
        ("Write to a@kelm.example or @kelm, see https://kelm.example/x.", "en", [
            "Write", "a@kelm.example", "@kelm", "https://kelm.example/x",
        ]),
        ("le rapport S/2031/171, sur kelm.example", "fr", ["S/2031/171", "kelm.example"]),
        ("the Dolmen-19 and iVeldt", "en", ["Dolmen-19", "iVeldt"]),
    ],
)  # fmt: skip
def test_names_are_found(sentence, language, expected):
    """Capitalised runs, acronyms and addresses are names; small first words aren't."""
    assert of_kind(Kind.NAME, sentence, language) == expected


def test_the_whole_text_tells_whether_a_first_word_is_a_name():
    """A first word that is written small elsewhere in the text is no name."""
    text = "Barges sank. Old barges sink. Kelm sank. Then Kelm rose."
    used = usage(text, sentences(text))
    first, _, third, _ = (text[start:end] for start, end in sentences(text))
    assert [one.text for one in marks(first, "en", used)] == []
    assert [one.text for one in marks(third, "en", used)] == ["Kelm"]


def test_a_list_of_eleven_has_eleven_members():
    """Each of eleven countries is a member, also one whose name begins another's."""
    sentence = (
        "Onze en sont : le Belvar, l\u2019Orsanie, la Guinée, la Guinée équatoriale, le Tavros, "
        "le Mirel, la Sélande, le Corvan, l\u2019Ystrie, le Nordal et le Veldt."
    )
    found = of_kind(Kind.MEMBER, sentence, "fr")
    assert len(found) == 11
    assert {"la Guinée", "la Guinée équatoriale", "le Veldt"} <= set(found)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Ils vont au Mirel, mais aussi en Orsanie, en Guinée noire et en Guinée.", "fr", [
            "au Mirel", "en Orsanie", "en Guinée noire", "en Guinée",
        ]),
        ("la vente de sel ainsi que du plomb", "fr", ["de sel", "du plomb"]),
        ("des métaux, notamment le cuivre et le zinc", "fr", ["le cuivre", "le zinc"]),
        ("des firmes telles qu\u2019Orsan et Kelm", "fr", ["Orsan", "Kelm"]),
        ("des barges, dont plusieurs remorqueurs", "fr", ["plusieurs remorqueurs"]),
        ("une firme dont le siège est loin", "fr", []),
        ("pour blanchir des fonds et générer des revenus", "fr", [
            "blanchir des fonds", "générer des revenus",
        ]),
        ("Il coûte des couronnes et serviraient au roi", "fr", []),
        ("Il parle de la mer, et illustre la nuit", "fr", []),
        ("pour surveiller le port et en rendre compte", "fr", []),
        ("copper, zinc, and nickel", "en", ["copper", "zinc", "nickel"]),
        ("the sale and transfer of arms", "en", ["sale", "transfer of arms"]),
        ("firms such as Orsan and Kelm", "en", ["Orsan", "Kelm"]),
        ("ports, including Veldt, Sarnac and Dolmen", "en", ["Veldt", "Sarnac", "Dolmen"]),
        ("They left and she stayed", "en", []),
        ("entre janvier et mai 2031", "fr", []),
    ],
)  # fmt: skip
def test_members_of_lists_are_told_from_clauses(sentence, language, expected):
    """What is listed is marked, and a clause or a verb after "et" or "and" is not."""
    assert of_kind(Kind.MEMBER, sentence, language) == expected


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_marks_stand_where_they_say(sentence, language):
    """For any text, a mark is the text at its place, and all but members are disjoint."""
    found = marks(sentence, language)
    for one in found:
        assert 0 <= one.start < one.end <= len(sentence)
        assert sentence[one.start : one.end] == one.text
    alone = sorted((one.start, one.end) for one in found if one.kind is not Kind.MEMBER)
    assert all(left[1] <= right[0] for left, right in pairwise(alone))
    assert found == marks(sentence, language)


def patterns():
    """Give every compiled pattern of the modules that find and compare marks."""
    for module in (addresses, aliases, capitals, dates, lists, mark, numbers, uses):
        for name, value in sorted(vars(module).items()):
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, re.Pattern):
                    yield pytest.param(one, id=f"{module.__name__}.{name}-{one.pattern[:12]}")


HOSTILE = [
    "a", "1", "1,", "1 000 ", "a.", "a-", "a@", "http://", "May ", "mai 3 ", "3 ", "(a", " ",
    "A/1", "2031-", "1/1/", "é", "l'",
]  # fmt: skip


@pytest.mark.parametrize("pattern", list(patterns()))
def test_no_pattern_explodes(pattern):
    """Every pattern passes 28 and a hundred thousand hostile characters in a moment."""
    for unit in HOSTILE:
        for size in (28, 100_000):
            text = (unit * size)[:size] + "!"
            begun = time.perf_counter()
            sum(1 for _ in pattern.finditer(text))
            assert time.perf_counter() - begun < 2, unit


@pytest.mark.parametrize("unit", ["a-", "3 ", "A ", "de x et ", "x, ", "1/1/", "May ", "l'"])
def test_a_sentence_without_end_is_read_in_linear_time(unit):
    """A hostile sentence of 60,000 characters is read in seconds, not minutes."""
    begun = time.perf_counter()
    marks((unit * 60_000)[:60_000], "en")
    assert time.perf_counter() - begun < 30
