"""Periods and amounts in words, in every language of the page, computed in the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import ValueFormError
from graph.model import LANGUAGES, Amount, Knowledge, short
from graph.page.clean import visible

if TYPE_CHECKING:
    from collections.abc import Callable


def period_words(period: str) -> dict[str, str]:
    """Return an EDTF period in words by language; a text that is not EDTF stays as it is.

    >>> period_words("")
    {}
    """
    from graph.values.periods import period as read
    from graph.values.periods import spoken

    return _each(period, lambda lang: spoken(read(period), lang)) if period else {}


def amount_words(amount: Amount | None, knowledge: Knowledge) -> dict[str, str]:
    """Return an amount in words by language, a counted thing by its label.

    >>> amount_words(None, Knowledge({}, {}, {}, {}))
    {}
    """
    if amount is None:
        return {}
    from graph.values.amounts import spoken_amount

    def speak(lang: str) -> str:
        counted = knowledge.label(amount.unit, lang)
        unit = (counted, counted) if amount.unit in knowledge.entities else short(amount.unit)
        return spoken_amount(amount.value, unit, short(amount.approximation), lang)

    return _each(f"{amount.value} {short(amount.unit)}", speak)


def _each(plain: str, speak: Callable[[str], str]) -> dict[str, str]:
    """Return what ``speak`` says in each language, or ``plain`` where the form is not known."""
    try:
        return {lang: visible(speak(lang)) for lang in LANGUAGES}
    except ValueFormError:
        return dict.fromkeys(LANGUAGES, visible(plain))
