"""Numbers in a French or English sentence: in digits, in words, and orders of magnitude."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.evidence.mark import Kind, Mark, Mask, is_capital, plain, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GROUP = r"[ \u00a0\u2007\u2009\u202f.,'\u2019]"
_TOKEN = re.compile(
    rf"(?P<digits>\d{{1,3}}(?P<group>{_GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:[.,]\d+(?!\d))?"
    r"|\d+(?:[.,]\d+)*)(?P<tail>[^\W\d_]*(?:[\d][^\W_]*)?)"
    r"|(?P<word>[^\W_]+)"
)
_TEN, _HUNDRED = 10, 100
_OF_A_GROUP = 3  # digits
_FAR = 2  # characters between the words of one number, at most
_FOUR_TWENTIES = 4, 20  # quatre-vingts
_ORDINAL_TAILS = word_set("e er ere re eme ieme nd nde st rd th")


@dataclass(frozen=True, slots=True)
class _Language:
    small: Mapping[str, int]
    scales: Mapping[str, Decimal]  # multiply what stands before; alone they are an order
    exact: Mapping[str, Decimal]  # the same, but alone they are a number
    ordinals: Mapping[str, int]
    one: frozenset[str]
    joins: frozenset[str]
    of: frozenset[str]


def _counted(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Give each word of a text its number; words joined by a bar have the same."""
    return {
        word: first + at * step
        for at, group in enumerate(text.split())
        for word in group.split("|")
    }


_POWERS_FR = {
    "millier": 3, "milliers": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9,
    "billion": 12, "billions": 12, "md": 9, "mds": 9, "k": 3, "m": 6,
    "dizaine": 1, "dizaines": 1, "centaine": 2, "centaines": 2,
}  # fmt: skip
_POWERS_EN = {
    "hundred": 2, "hundreds": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6,
    "billion": 9, "billions": 9, "trillion": 12, "trillions": 12, "bn": 9, "mn": 6, "tn": 12,
    "k": 3, "m": 6, "b": 9, "tens": 1,
}  # fmt: skip
_SCORES_FR = _counted("douzaine|douzaines", 12) | {
    "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "cinquantaine": 50, "soixantaine": 60,
}  # fmt: skip
_ABBREVIATED = word_set("k m b md mds bn mn tn")

_FR = _Language(
    small=_counted(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2
    )
    | {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    | {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "zero": 0},
    scales={word: Decimal(10) ** power for word, power in _POWERS_FR.items()}
    | {word: Decimal(value) for word, value in _SCORES_FR.items()},
    exact={"cent": Decimal(100), "cents": Decimal(100), "mille": Decimal(1000)},
    ordinals=_counted(
        "premier|premiere|premiers|premieres deuxieme|second|seconde|deuxiemes|seconds|secondes "
        "troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme "
        "treizieme quatorzieme quinzieme seizieme"
    )
    | {"vingtieme": 20, "trentieme": 30, "centieme": 100, "millieme": 1000, "unieme": 1},
    one=frozenset({"un", "une"}),
    joins=frozenset({"et"}),
    of=frozenset({"de", "d"}),
)
_EN = _Language(
    small=_counted(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
        2,
    )
    | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    | {"zero": 0},
    scales={word: Decimal(10) ** power for word, power in _POWERS_EN.items()}
    | {"dozen": Decimal(12), "dozens": Decimal(12)},
    exact={},
    ordinals=_counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    )
    | _counted("twentieth thirtieth fortieth fiftieth", 20, 10)
    | {"hundredth": 100},
    one=frozenset({"one", "a"}),
    joins=frozenset({"and"}),
    of=frozenset({"of"}),
)
#: An ordinal that is none beside this neighbour: raw materials, a prime minister, third parties.
_FIXED_BEFORE = {"matiere": "premiere", "matieres": "premieres", "at": "first"}
_FIXED_AFTER = {
    "ministre": "premier", "lady": "first", "name": "first", "of": "first",
    "party": "third", "parties": "third",
}  # fmt: skip
_FEMALE_MINISTER = ("premiere", "ministre")
_NOT_AFTER_NEUF = word_set("et ou de a en pour par qui que dans sur est a")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str
    text: str
    number: tuple[Decimal | str, ...] = ()  # what digits may be worth
    tail: str = ""


def numbers(sentence: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Mark]:
    """Return the numbers of a sentence that don't meet spans already taken, in order.

    ``language`` ("fr" or "en") decides what a comma, a full stop and "billion" mean. An article
    (un, une, one, a) is no number but in a larger one.

    >>> [(mark.text, str(mark.value)) for mark in numbers("40 000 à 1,65 milliard", "fr")]
    [('40 000', '40000'), ('1,65 milliard', '1650000000')]
    >>> [(str(mark.kind), str(mark.value)) for mark in numbers("a third of thousands", "en")]
    [('ordinal', '3'), ('order', '1000')]
    """
    mask = Mask(len(sentence), taken)
    grammar = _EN if language == "en" else _FR
    tokens = [
        token for token in _tokens(sentence, language) if mask.is_free(token.start, token.end)
    ]
    found: list[Mark] = []
    at = 0
    while at < len(tokens):
        mark, following = _read(sentence, tokens, at, grammar)
        if mark is not None:
            found.append(mark)
        at = max(following, at + 1)
    return _shared(sentence, found)


def _tokens(sentence: str, language: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(sentence):
        if match["word"]:
            found.append(_Token(match.start(), match.end(), plain(match.group()), match.group()))
            continue
        tail = match["tail"]
        form = plain(tail)
        scaled = form in _ABBREVIATED
        if _in_name(sentence, match) or (is_capital(tail) and not scaled):
            continue  # COVID-19, 3CX
        values = _values(match["digits"], language)
        end = match.end() if form in _ORDINAL_TAILS or scaled else match.end("digits")
        text = sentence[match.start() : end]
        found.append(_Token(match.start(), end, "", text, values, form))
    return found


def _in_name(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether digits hang on a capitalised word by a hyphen."""
    if sentence[match.start() - 1 : match.start()] not in {"-", "\u2011"}:
        return False
    before = re.search(r"[^\W_]{1,40}\Z", sentence[max(0, match.start() - 41) : match.start() - 1])
    return before is not None and is_capital(before.group())


def _values(digits: str, language: str) -> tuple[Decimal | str, ...]:
    """Return what digits may be worth, the likeliest first.

    >>> [str(value) for value in _values("1,650", "en") + _values("1,650", "fr")]
    ['1650', '1.650', '1.650', '1650']
    """
    if not digits.isascii():
        digits = "".join(str(int(one)) if one.isdecimal() else one for one in digits)
    plain_digits = re.sub(r"[ \u00a0\u2007\u2009\u202f'\u2019]", "", digits)
    marks = re.findall("[.,]", plain_digits)
    if not marks:
        return (Decimal(plain_digits),)
    *_, last = marks
    whole, _, part = plain_digits.rpartition(last)
    joined = Decimal(re.sub("[.,]", "", plain_digits))
    as_point = Decimal(re.sub("[.,]", "", whole) + "." + part)
    groups = all(len(piece) == _OF_A_GROUP for piece in re.split("[.,]", plain_digits)[1:])
    if len(marks) == 1:
        if not groups or plain_digits.startswith("0") or plain_digits != digits:
            return (as_point,)
        thousands = "," if language == "en" else "."
        return (joined, as_point) if last == thousands else (as_point, joined)
    if len(set(marks)) == 1:
        return (joined,) if groups else (digits,)
    return (as_point,) if marks.count(last) == 1 else (digits,)


def _read(
    sentence: str, tokens: list[_Token], at: int, grammar: _Language
) -> tuple[Mark | None, int]:
    """Read the number that begins at a token; return it, and the token after it."""
    token = tokens[at]
    if token.number:
        return _from_digits(sentence, tokens, at, grammar)
    if token.form in grammar.ordinals and token.text.isalpha():
        if _fixed(tokens, at):
            return None, at + 1
        value = Decimal(grammar.ordinals[token.form])
        return Mark(Kind.ORDINAL, token.start, token.end, token.text, value), at + 1
    if token.form in grammar.scales and token.form not in _ABBREVIATED:
        return _order(sentence, tokens, at, grammar)
    return _from_words(sentence, tokens, at, grammar)


def _from_digits(
    sentence: str, tokens: list[_Token], at: int, grammar: _Language
) -> tuple[Mark | None, int]:
    token = tokens[at]
    if token.tail in _ORDINAL_TAILS:
        value = token.number[0]
        return Mark(Kind.ORDINAL, token.start, token.end, token.text, value), at + 1
    factor, end, following = Decimal(1), token.end, at + 1
    if token.tail in _ABBREVIATED:
        factor = grammar.scales.get(token.tail, Decimal(10) ** 9)
    elif following < len(tokens) and _near(sentence, token, tokens[following]):
        after = tokens[following]
        scale = grammar.scales.get(after.form, grammar.exact.get(after.form))
        if scale is not None and not (after.form in _ABBREVIATED and not _money(after)):
            factor, end, following = scale, after.end, following + 1
    values = tuple(one * factor if isinstance(one, Decimal) else one for one in token.number)
    if factor > 1 and len(values) > 1:
        values = tuple(sorted(values, key=lambda one: one if isinstance(one, Decimal) else 0))
    values = tuple(_tidy(one) for one in values)
    text = sentence[token.start : end]
    return Mark(Kind.NUMBER, token.start, end, text, values[0], values[1:]), following


def _money(token: _Token) -> bool:
    """Tell whether a letter after a number is its scale: 50 M€, 50 M$, but not 50 m."""
    return token.text != token.text.lower() or token.form not in {"m", "b", "k"}


class _Words:
    """A number in words while it is read: vingt et un mille, two hundred and five."""

    def __init__(self, grammar: _Language) -> None:
        self.grammar = grammar
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.last = 0  # what the last word was worth, 1000 for any scale
        self.begun = False

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def take(self, tokens: list[_Token], at: int) -> bool:
        """Take a word into the number, if it belongs there."""
        taken = self._small(tokens, at) or self._large(tokens[at].form)
        self.begun = self.begun or taken
        return taken

    def goes_on(self, tokens: list[_Token], at: int) -> bool:
        """Tell whether "et" or "and" stands inside the number."""
        grammar = self.grammar
        if not self.begun or tokens[at].form not in grammar.joins or at + 1 >= len(tokens):
            return False
        form = tokens[at + 1].form
        if grammar is _FR:
            return _TEN < self.last < _HUNDRED and form in {"un", "une", "onze", "unieme"}
        return self.last >= _HUNDRED and form in grammar.small

    def _small(self, tokens: list[_Token], at: int) -> bool:
        form = tokens[at].form
        if form in self.grammar.small:
            added = _added(self.current, self.grammar.small[form], self.last)
            if added is None:
                return False
            self.current, self.last = added, self.grammar.small[form]
            return True
        if form in self.grammar.one and _one(tokens, at, self.last, self.grammar):
            self.current, self.last = (self.current or Decimal(0)) + 1, 1
            return True
        return False

    def _large(self, form: str) -> bool:
        grammar = self.grammar
        if form in {"cent", "cents"} and form in grammar.exact:
            self.current, self.last = (self.current or Decimal(1)) * _HUNDRED, _HUNDRED
        elif form == "hundred" and self.current is not None:
            self.current, self.last = self.current * _HUNDRED, _HUNDRED
        elif form in grammar.exact:
            self._scale(grammar.exact[form])
        elif form in grammar.scales and form not in _ABBREVIATED and self.current is not None:
            self._scale(grammar.scales[form])
        else:
            return False
        return True

    def _scale(self, scale: Decimal) -> None:
        self.total += (Decimal(1) if self.current is None else self.current) * scale
        self.current, self.last = None, 1000


def _from_words(
    sentence: str, tokens: list[_Token], at: int, grammar: _Language
) -> tuple[Mark | None, int]:
    number, index, end = _Words(grammar), at, tokens[at].end
    start = tokens[at].start
    while index < len(tokens):
        token = tokens[index]
        if index > at and not _near(sentence, tokens[index - 1], token):
            break
        if number.take(tokens, index):
            end = token.end
        elif number.begun and number.last > _TEN and token.form in grammar.ordinals:
            value = number.value + grammar.ordinals[token.form]
            text = sentence[start : token.end]
            return Mark(Kind.ORDINAL, start, token.end, text, value), index + 1
        elif not number.goes_on(tokens, index):
            break
        index += 1
    if not number.begun:
        return None, at + 1
    if index == at + 1 and tokens[at].form == "neuf" and not _is_nine(sentence, tokens, at):
        return None, index
    return Mark(Kind.NUMBER, start, end, sentence[start:end], number.value), index


def _added(current: Decimal | None, small: int, last: int) -> Decimal | None:
    """Return a number with one more word; None if the word begins another number."""
    if current is None:
        return Decimal(small)
    if (last, small) == _FOUR_TWENTIES:
        return current + 4 * 20 - 4
    after_tens = last in range(20, 100, 10) and 0 < small < _TEN
    after_sixty = current % _HUNDRED in {60, 80} and _TEN <= small < 2 * _TEN
    after_ten = last == _TEN and small in {7, 8, 9}
    if last >= _HUNDRED or after_tens or after_sixty or after_ten:
        return current + small
    return None


def _one(tokens: list[_Token], index: int, last: int, grammar: _Language) -> bool:
    """Tell whether "un" or "a" counts: before a scale, or after tens."""
    if tokens[index].form != "a" and _TEN < last < _HUNDRED:
        return True
    if index + 1 >= len(tokens):
        return False
    form = tokens[index + 1].form
    plural = form.endswith("s")
    return form in grammar.scales and form not in _ABBREVIATED and not plural


def _order(
    sentence: str, tokens: list[_Token], at: int, grammar: _Language
) -> tuple[Mark | None, int]:
    """Read an order of magnitude: milliers, tens of thousands."""
    value, end, index = grammar.scales[tokens[at].form], tokens[at].end, at + 1
    while index + 1 < len(tokens):
        link, after = tokens[index], tokens[index + 1]
        if link.form not in grammar.of or after.form not in grammar.scales:
            break
        if after.form in _ABBREVIATED:
            break
        value, end, index = value * grammar.scales[after.form], after.end, index + 2
    text = sentence[tokens[at].start : end]
    return Mark(Kind.ORDER, tokens[at].start, end, text, value), index


def _is_nine(sentence: str, tokens: list[_Token], at: int) -> bool:
    """Tell nine from new: a word must follow "neuf" for it to count."""
    if at + 1 >= len(tokens) or not _near(sentence, tokens[at], tokens[at + 1]):
        return False
    return tokens[at + 1].form not in _NOT_AFTER_NEUF


def _fixed(tokens: list[_Token], at: int) -> bool:
    form = tokens[at].form
    before = tokens[at - 1].form if at else ""
    after = tokens[at + 1].form if at + 1 < len(tokens) else ""
    if (form, after) == _FEMALE_MINISTER:
        return True
    return _FIXED_BEFORE.get(before) == form or _FIXED_AFTER.get(after) == form


def _near(sentence: str, left: _Token, right: _Token) -> bool:
    gap = sentence[left.end : right.start]
    return len(gap) <= _FAR and (not gap.strip() or gap in {"-", "\u2011"})


def _shared(sentence: str, found: list[Mark]) -> list[Mark]:
    """Let a number share the scale of the one that it is joined to: 100 to 200 million."""
    made = list(found)
    for at in range(len(found) - 1):
        left, right = found[at], found[at + 1]
        gap = sentence[left.end : right.start][:8].strip(" \u00a0\u202f").casefold()
        if gap not in {"et", "and", "à", "to", "ou", "or", "-", "\u2013"}:
            continue
        if not isinstance(left.value, Decimal) or not isinstance(right.value, Decimal):
            continue
        digits = re.match(r"[\d.,]+", right.text)
        if digits is None or digits.end() == len(right.text) or left.kind != Kind.NUMBER:
            continue
        bare = _values(digits.group().rstrip(".,"), "en")[0]
        if isinstance(bare, Decimal) and bare and right.value > bare:
            shared = _tidy(left.value * (right.value / bare))
            others = (*left.others, shared)
            made[at] = Mark(left.kind, left.start, left.end, left.text, left.value, others)
    return made


def _tidy(value: Decimal | str) -> Decimal | str:
    """Write a number without an exponent or idle zeros."""
    if not isinstance(value, Decimal):
        return value
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1)) if whole and value < Decimal(10) ** 27 else value
