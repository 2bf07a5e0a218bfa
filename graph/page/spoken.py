"""Periods and amounts in words, in every language of the page, computed in the build."""

from __future__ import annotations

from collections.abc import Callable

from graph.errors import ValueFormError
from graph.model import LANGUAGES, Amount, Knowledge
from graph.page.clean import visible


def period_words(period: str) -> dict[str, str]:
    """Return an EDTF period in words by language; a text that is not EDTF stays as it is.

    >>> period_words("")
    {}
    """
    from graph.values.periods import spoken  # noqa: PLC0415 (loads the EDTF parser)

    return _each(period, lambda lang: spoken(period, lang)) if period else {}


def amount_words(amount: Amount | None, knowledge: Knowledge) -> dict[str, str]:
    """Return an amount in words by language, a counted thing by its label.

    >>> amount_words(None, Knowledge({}, {}, {}, {}))
    {}
    """
    if amount is None:
        return {}
    from graph.values.amounts import spoken_amount  # noqa: PLC0415 (with the periods)

    return _each(amount.value, lambda lang: spoken_amount(amount, lang, knowledge))


def _each(plain: str, speak: Callable[[str], str]) -> dict[str, str]:
    """Return what ``speak`` says in each language, or ``plain`` where the form is not known."""
    try:
        return {lang: visible(speak(lang)) for lang in LANGUAGES}
    except ValueFormError:
        return dict.fromkeys(LANGUAGES, visible(plain))
