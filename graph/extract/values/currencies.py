"""How French and English texts name currencies and units of cryptocurrency."""

from __future__ import annotations

import re

from graph.values.currencies import CURRENCIES

#: Signs before or after a figure; a bare $ is the US dollar, as reports on the DPRK mean it.
_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "usd$": "USD", "$us": "USD", "$ us": "USD", "c$": "CAD",
    "ca$": "CAD", "cad$": "CAD", "can$": "CAD", "$ca": "CAD", "$ ca": "CAD", "$can": "CAD",
    "$ can": "CAD", "a$": "AUD", "au$": "AUD", "$au": "AUD", "s$": "SGD", "sg$": "SGD",
    "hk$": "HKD", "$hk": "HKD", "$ hk": "HKD", "nt$": "TWD", "nz$": "NZD", "r$": "BRL",
    "cn\u00a5": "CNY", "jp\u00a5": "JPY", "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP",
    "\u00a5": "JPY", "\u20a9": "KRW", "\u20bd": "RUB", "\u20b9": "INR", "\u0e3f": "THB",
    "\u20ab": "VND", "\u20b1": "PHP", "\u20ae": "MNT", "\u20aa": "ILS", "\u20b4": "UAH",
    "\u20ba": "TRY", "\u20bf": "=BTC",
}  # fmt: skip
#: Nouns, in the shadow's spelling; the first that fits wins, so the bare dollar comes last.
_NOUNS = {
    "CAD": r"canadian dollars?|dollars? canadiens?",
    "AUD": r"australian dollars?|dollars? australiens?",
    "NZD": r"new zealand dollars?|dollars? neo-zelandais",
    "SGD": r"singapore(?:an)? dollars?|dollars? (?:singapouriens?|de singapour)",
    "HKD": r"hong kong dollars?|dollars? (?:hongkongais|de hong ?kong)",
    "TWD": r"(?:new )?taiwan(?:ese)? dollars?|dollars? taiwanais",
    "EUR": r"euros?",
    "GBP": r"(?:british )?pounds? sterling|british pounds?|livres? sterling|livres? britanniques?",
    "JPY": r"(?:japanese )?yens?(?: japonais)?",
    "CNY": r"(?:chinese )?(?:yuans?|renminbi|rmb)(?: (?:chinois|renminbi))?",
    "KPW": r"north korean won|wons? nord-coreens?",
    "KRW": r"(?:south korean |korean )?wons?(?: sud-coreens?)?",
    "RUB": r"(?:russian )?r(?:u|ou)bles?(?: russes?)?",
    "INR": r"(?:indian )?rupees?|roupies?(?: indiennes?)?",
    "THB": r"(?:thai )?bahts?(?: thailandais)?",
    "VND": r"(?:vietnamese )?dongs?(?: vietnamiens?)?",
    "MYR": r"(?:malaysian )?ringgits?(?: malaisiens?)?",
    "PHP": r"philippine pesos?|pesos? philippins?",
    "IDR": r"(?:indonesian )?rupiahs?",
    "CHF": r"swiss francs?|francs? suisses?",
    "AED": r"(?:emirati |uae )?dirhams?(?: emiratis?)?",
    "IRR": r"iranian rials?|rials? iraniens?|rials?",
    "SAR": r"saudi riyals?|riyals? saoudiens?",
    "UAH": r"(?:ukrainian )?hryvnias?|hryvnias?(?: ukrainiennes?)?",
    "KZT": r"(?:kazakh )?tenge",
    "ZAR": r"(?:south african )?rands?(?: sud-africains?)?",
    "USD": r"(?:u\.?s\.? |american )dollars?|dollars? (?:americains?|us|des etats-unis)|us dollars?"
    r"|dollars?|greenbacks?|bucks",
    "=BTC": r"bitcoins?",
    "=ETH": r"ethers?|ethereums?",
    "=XMR": r"moneros?",
    "=LTC": r"litecoins?",
    "=USDT": r"tethers?",
    "=DOGE": r"dogecoins?",
}
_COINS = (
    "BTC WBTC ETH WETH ETC stETH mETH cmETH rETH USDT USDC BUSD DAI TUSD XRP LTC SOL BNB ADA TRX "
    "DOGE SHIB XMR AVAX MATIC POL BCH ZEC ARB ATOM SUSHI UNI AAVE KCS RON SLP AXS"
)
#: Codes that are words of ordinary text in capitals.
_WORDS = frozenset({"ALL", "TOP", "CUP", "TRY", "PEN", "MOP", "COP", "BAM", "GEL", "RON", "SOS"})

_CODES = CURRENCIES - _WORDS

_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
#: A sign or code right before a figure, at the end of a slice.
_SIGN_BEFORE = re.compile(rf"(?<![^\W_])(?:(?P<sign>{_SIGN})|(?P<code>[a-z]{{3}})) ?\Z")
_SIGN_AFTER = re.compile(rf" ?(?P<sign>{_SIGN})(?![^\W_])(?! ?\d)")
_LINK = r"[ -]?(?:(?:de|d'|of)(?: |(?<=')))?(?:the )?"
_NOUN_AFTER = re.compile(
    _LINK
    + "(?:"
    + "|".join(f"(?P<n{at}>{form})" for at, form in enumerate(_NOUNS.values()))
    + r")(?![^\W_])"
)
_BY_GROUP = {f"n{at}": code for at, code in enumerate(_NOUNS)}
_CODE_AFTER = re.compile(r" ?(?:de |d')?(?P<code>[A-Za-z]{3,5})(?![^\W_])")
_COIN_CODES = {coin: f"={coin}" for coin in _COINS.split()}
_REACH = 8
_FAR = 40
_POUNDS = re.compile(r"[ -]pounds?(?![^\W_])(?! of\b)")


def before(shade: str, cased: str, start: int, floor: int = 0) -> tuple[int, str]:
    """Return where the currency before a figure begins, and its code; the figure's start and "".

    A code of ISO 4217 counts in capitals only.

    >>> before("about us$ 3", "about US$ 3", 10)
    (6, 'USD')
    """
    low = max(floor, start - _REACH)
    match = _SIGN_BEFORE.search(shade[low:start])
    if match is None:
        return start, ""
    if match["sign"]:
        return low + match.start(), _SIGNS[match["sign"]]
    code = cased[low + match.start("code") : low + match.end("code")]
    found = code if code in _CODES else _COIN_CODES.get(code, "")
    found = "CNY" if code == "RMB" else found
    return (low + match.start(), found) if found else (start, "")


def after(shade: str, cased: str, end: int, *, large: bool) -> tuple[int, str]:
    """Return where the currency after a figure ends, and its code; the figure's end and "".

    A coin's code begins with "=". ``large`` tells whether the figure is large enough for "won" to
    be no verb, and "pounds" no weight.

    >>> after("3 millions de dollars", "3 millions de dollars", 10, large=True)
    (21, 'USD')
    """
    stop = min(len(shade), end + _FAR)
    noun = _NOUN_AFTER.match(shade, end, stop)
    if noun:
        group = noun.lastgroup or ""
        if shade[noun.start(group) : noun.end()] != "won" or large:
            return noun.end(), _BY_GROUP[group]
    pounds = _POUNDS.match(shade, end, stop) if large else None
    if pounds:
        return pounds.end(), "GBP"
    sign = _SIGN_AFTER.match(shade, end, stop)
    if sign:
        return sign.end(), _SIGNS[sign["sign"]]
    code = _CODE_AFTER.match(cased, end, stop)
    if code:
        found = code["code"]
        if found in _CODES:
            return code.end(), found
        if found in _COIN_CODES:
            return code.end(), _COIN_CODES[found]
    return end, ""


_GLUED = re.compile(
    r"(?<![A-Za-z0-9])(?:US|[A-Z]{3})(?=\d)|(?<=\d)(?:[A-Z]{3,4}|stETH|[A-Z]ETH)(?![A-Za-z0-9])"
)


def unglued(text: str) -> str:
    """Return a text of the same length in which codes that touch a figure are blank.

    >>> unglued("USD620,000 and 40BTC")
    '   620,000 and 40   '
    """

    def blank(match: re.Match[str]) -> str:
        code = match.group()
        known = code in CURRENCIES or code in _COIN_CODES or code == "US"
        return " " * len(code) if known else code

    return _GLUED.sub(blank, text)
