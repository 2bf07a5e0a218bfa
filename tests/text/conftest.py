"""Texts and the ways in which they get distorted on their way to a reader."""
# ruff: noqa: RUF001  # the quotes and dashes are what is tested

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = (
    "« L’Œuvre », revue d’Éole : la Zélie (nord‑éolienne) aurait dérobé 2,5 millions d’écus – "
    "soit la moitié – à la coopérative « Chêne & Fils » ; un aveu… tardif.\n"
    "Elle dément : “Nous n’avons ni volé ni vendu d’ﬁl à l’étranger depuis 1998.”\n"
    "Ses 40 000 ouvriers, dont plusieurs délégations, iraient en Ruritanie ; jamais à Nulle-Part."
)


def wrapped(text: str, width: int = 17, end: str = "\n") -> str:
    """Wrap hard, inside words where it falls so."""
    return end.join(text[at : at + width] for at in range(0, len(text), width))


DISTORTIONS: dict[str, Callable[[str], str]] = {
    "nfc": lambda text: unicodedata.normalize("NFC", text),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nfkc": lambda text: unicodedata.normalize("NFKC", text),
    "nfkd": lambda text: unicodedata.normalize("NFKD", text),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "soft hyphens": "\u00ad".join,
    "zero-width spaces": lambda text: text.replace("e", "e\u200b").replace(" ", " \ufeff"),
    "joiners": lambda text: text.replace("i", "i\u200d").replace("n", "\u2060n"),
    "straight quotes": lambda text: text.translate(str.maketrans("«»“”‘’", '""""\'\'')),
    "curly quotes": lambda text: text.translate(str.maketrans("«»'", "“”’")),
    "low quotes": lambda text: text.translate(str.maketrans("«»“”", "„“‚‘")),
    "two single quotes": lambda text: text.replace("« ", "``").replace(" »", "''"),
    "primes": lambda text: text.translate(str.maketrans("«»’", "″″′")),
    "acute accents as apostrophes": lambda text: text.replace("’", "\u00b4"),
    "hyphens": lambda text: text.translate(str.maketrans("–—‑", "---")),
    "em dashes": lambda text: text.translate(str.maketrans("–-‑", "———")),
    "two hyphens for a dash": lambda text: text.replace("–", "--"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "no space at guillemets": lambda text: text.replace("« ", "«").replace(" »", "»"),
    "lines joined": lambda text: text.replace("\n", " "),
    "wrapped at spaces": lambda text: text.replace(" ", "\n  "),
    "wrapped in words": wrapped,
    "wrapped with hyphens": lambda text: wrapped(text, end="-\n"),
    "wrapped with soft hyphens": lambda text: wrapped(text, end="\u00ad\r\n"),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("ff", "ﬀ"),
}


@pytest.fixture(params=sorted(DISTORTIONS))
def distort(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Each way of distorting a text."""
    return DISTORTIONS[request.param]


@pytest.fixture
def article() -> str:
    """Return a short French text with all that makes positions hard."""
    return ARTICLE
