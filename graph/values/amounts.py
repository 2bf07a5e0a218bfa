"""Amounts as a source words them: the value as written, how exact it is, and what that bounds."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from graph.errors import ValueFormError

#: No figure of a report is longer; the age of the universe in seconds has 18 digits.
MOST_DIGITS = 30

# enough for every sum and shift here to be exact, whatever context the caller has set
_EXACT = Context(prec=4 * MOST_DIGITS)

Bounds = tuple[Decimal | None, Decimal | None]

_WRITTEN = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,40})?")

_SCALES = (
    (Decimal(10) ** 12, ("trillion", "trillion"), ("billion", "billions")),
    (Decimal(10) ** 9, ("billion", "billion"), ("milliard", "milliards")),
    (Decimal(10) ** 6, ("million", "million"), ("million", "millions")),
)
#: Singular and plural in English, singular and plural in French.
_CURRENCIES = {
    "CAD": ("Canadian dollar", "Canadian dollars", "dollar canadien", "dollars canadiens"),
    "CNY": ("Chinese yuan", "Chinese yuan", "yuan chinois", "yuans chinois"),
    "EUR": ("euro", "euros", "euro", "euros"),
    "GBP": ("pound sterling", "pounds sterling", "livre sterling", "livres sterling"),
    "JPY": ("Japanese yen", "Japanese yen", "yen japonais", "yens japonais"),
    "KRW": ("South Korean won", "South Korean won", "won sud-coréen", "wons sud-coréens"),
    "RUB": ("Russian rouble", "Russian roubles", "rouble russe", "roubles russes"),
    "USD": ("US dollar", "US dollars", "dollar américain", "dollars américains"),
}
# the h of these is mute; that of "hackers" isn't
_ELIDES = re.compile("[aâàeéèêiîoôuœ]|homme|habitant|heure", re.IGNORECASE)
_NARROW_SPACE = "\u202f"


class Approximation(StrEnum):
    """How exact a source says that an amount is; the values are the names of the ontology's terms.

    >>> [str(one) for one in Approximation]
    ['Exactly', 'About', 'AtLeast', 'AtMost']
    """

    EXACTLY = "Exactly"
    ABOUT = "About"
    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"


_WORDING = {
    "en": {"Exactly": "", "About": "about ", "AtLeast": "at least ", "AtMost": "at most "},
    "fr": {"Exactly": "", "About": "environ ", "AtLeast": "au moins ", "AtMost": "au plus "},
}


def decimal(value: str) -> Decimal:
    """Read a decimal as it is written: digits, a full stop, a sign if it is below zero.

    At most 30 digits; no exponent, no separators, no leading zero. Raises ValueFormError, at no
    cost whatever the string says (``1e999999999`` is refused unread).

    >>> decimal("1400000000"), decimal("-0.5")
    (Decimal('1400000000'), Decimal('-0.5'))
    """
    if not _WRITTEN.fullmatch(value) or sum(map(str.isdigit, value)) > MOST_DIGITS:
        shown = value if len(value) <= 2 * MOST_DIGITS else f"{value[:MOST_DIGITS]}…"
        raise ValueFormError(
            f"not a decimal: {shown!r}",
            mend=f"write it in full, up to {MOST_DIGITS} digits, such as 1400000000 or 0.5",
        )
    return Decimal(value)


def amount_bounds(value: str, approximation: str) -> Bounds:
    """Return the least and the greatest amount that a source's words allow, both included.

    None is no bound on that side: nothing is known beyond "at least", and "at most" may go below
    zero (a loss) unless the source says otherwise. "About" allows one unit of the last figure that
    counts (zeros that end a whole number don't), but no more than a quarter of the amount: about
    1.4 billion is 1.3 to 1.5, so that 1.46 elsewhere is the same sum rounded otherwise, and about
    1 billion is 0.75 to 1.25. Raises ValueFormError.

    >>> [str(bound) for bound in amount_bounds("1400000000", "About")]
    ['1300000000', '1500000000']
    >>> amount_bounds("40000", "AtLeast")
    (Decimal('40000'), None)
    """
    amount = decimal(value)
    match _approximation(approximation):
        case Approximation.EXACTLY:
            return amount, amount
        case Approximation.AT_LEAST:
            return amount, None
        case Approximation.AT_MOST:
            return None, amount
        case Approximation.ABOUT:
            with localcontext(_EXACT):
                room = min(_last_unit(value), abs(amount) / 4)
                return _plain(amount - room), _plain(amount + room)


def compatible(one: Bounds, other: Bounds) -> bool:
    """Tell whether two amounts can be the same one: whether their bounds overlap.

    >>> compatible(amount_bounds("1400000000", "About"), amount_bounds("1460000000", "Exactly"))
    True
    >>> compatible(amount_bounds("1650000000", "AtLeast"), amount_bounds("1460000000", "Exactly"))
    False
    """
    return _not_above(one[0], other[1]) and _not_above(other[0], one[1])


def spoken_amount(value: str, unit: str | tuple[str, str], approximation: str, lang: str) -> str:
    """Put an amount into words, in English ("en") or French ("fr").

    ``unit`` is a code of ISO 4217 (named if it is one of eight, else kept as it is), or the
    singular and plural of a counted thing in that language. Millions and more are said in words
    where that loses no digit and takes at most three decimals. Raises ValueFormError.

    >>> spoken_amount("1650000000", "USD", "AtLeast", "en")
    'at least 1.65 billion US dollars'
    >>> spoken_amount("40000", ("worker", "workers"), "Exactly", "en")
    '40,000 workers'
    """
    amount = decimal(value)
    if lang not in _WORDING:
        raise ValueFormError(f"no words for amounts in {lang!r}", mend="ask for en or fr")
    french = lang == "fr"
    with localcontext(_EXACT):
        figure, scale = _figure(amount, french=french)
    singular, plural = _names(unit, french=french)
    # French counts from two on in the plural, English all but one; "milliards de dollars"
    one = abs(amount) < 2 if french else value == "1"  # noqa: PLR2004
    name = singular if one else plural
    joint = " de " if french and scale else " "
    if joint == " de " and _ELIDES.match(name):
        joint = " d\u2019"
    scaled = f"{figure} {scale}" if scale else figure
    coded = isinstance(unit, str) and unit not in _CURRENCIES
    words = f"{scaled} {name}" if coded else f"{scaled}{joint}{name}"
    return _WORDING[lang][_approximation(approximation)] + words


def _approximation(name: str) -> Approximation:
    try:
        return Approximation(name)
    except ValueError as error:
        what = f"no such approximation: {name[:40]!r}"
        raise ValueFormError(what, mend=f"write one of {', '.join(Approximation)}") from error


def _last_unit(value: str) -> Decimal:
    """Return one unit of the last figure that counts in a decimal as written."""
    whole, _, fraction = value.removeprefix("-").partition(".")
    if fraction:
        return Decimal(1).scaleb(-len(fraction))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1) if whole == "0" else Decimal(10) ** zeros


def _plain(amount: Decimal) -> Decimal:
    """Write an amount without an exponent."""
    return Decimal(f"{amount:f}")


def _not_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def _figure(amount: Decimal, *, french: bool) -> tuple[str, str]:
    """Return the figures of an amount, and the word for its scale if it has one."""
    for size, english_words, french_words in _SCALES:
        scaled = amount.scaleb(-size.adjusted())
        if abs(amount) >= size and scaled == round(scaled, 3):
            singular, plural = french_words if french else english_words
            shown = _grouped(f"{scaled:f}".rstrip("0").rstrip("."), french=french)
            return shown, singular if abs(scaled) < 2 else plural  # noqa: PLR2004
    return _grouped(f"{amount:f}", french=french), ""


def figure(number: int, lang: str) -> str:
    r"""Return a whole number with its groups of three as the language parts them.

    >>> figure(16230, "en"), figure(16230, "fr")
    ('16,230', '16\u202f230')
    """
    return _grouped(str(number), french=lang == "fr")


def _grouped(written: str, *, french: bool) -> str:
    """Part the thousands, as each language does."""
    whole, point, fraction = written.partition(".")
    parted = f"{int(whole):,}"
    if whole.startswith("-0"):
        parted = "-0"
    if french:
        parted, point = parted.replace(",", _NARROW_SPACE), "," if point else ""
    return f"{parted}{point}{fraction}"


def _names(unit: str | tuple[str, str], *, french: bool) -> tuple[str, str]:
    if not isinstance(unit, str):
        return unit
    if unit not in _CURRENCIES:
        return unit, unit
    names = _CURRENCIES[unit]
    return (names[2], names[3]) if french else (names[0], names[1])
