"""Ships, resolutions, accounts: by the noun before, a number, or the form of an address."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from graph.evidence.addresses import addresses
from graph.evidence.mark import word_set
from graph.extract.names.name import Name
from graph.extract.values.figures import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAP = r"[A-Z][^\W_]{0,30}(?:[-'][^\W_]{1,30}){0,3}"
_SHIP = re.compile(
    r"(?<![^\W_])(?:M/?[VT]|M\.V\.|MS|F/?V|(?:[Vv]essel|[Tt]anker|[Ff]reighter|[Bb]ulk carrier|"
    r"[Cc]argo ship|"
    r"[Ss]hip|[Ff]erry|[Tt]rawler|[Bb]arge|[Cc]arrier|[Tt]ugboat|[Bb]oat|[Nn]avire(?:-citerne)?|"
    r"[Pp]etrolier|"
    r"[Cc]argo|[Vv]raquier|[Bb]ateau|[Cc]halutier|[Ff]erry|[Bb]arge|[Mm]ethanier|[Pp]aquebot|"
    r"[Pp]orte-conteneurs)"
    rf"(?:,| named| called| dubbed| known as| baptise| nomme| dit| battant pavillon [a-z-]+)?),? "
    rf'"? ?(?:(?:the )?[A-Z][a-z]+-flagged )?(?P<name>{_CAP}(?: (?:{_CAP}|\d{{1,4}}|No\.? '
    rf"?\d{{1,3}})){{0,3}})"
)
_NUMBERED = re.compile(
    r"(?<![^\W_])IMO(?: (?:number|no\.?|numero|n°))?:? ?#?(?P<number>\d{7})(?!\d)", re.IGNORECASE
)
_RESOLUTION = re.compile(
    r"(?<![^\W_])(?:(?:UN |U\.N\. |United Nations )?(?:Security Council|UNSC|UNSCR|General "
    r"Assembly) )?"
    r"(?:[Rr]esolutions?|UNSCR)(?: (?:no\.? ?|n° ?|number )?)(?P<number>\d{2,4})(?: ?\((?:19|"
    r"20)\d\d\))?"
    r"(?:(?: du| de la| of the) (?:CSNU|Conseil de securite(?: (?:de l'ONU|des Nations [Uu]nies))?|"
    r"(?:UN |U\.N\. )?Security Council))?(?![^\W_])"
)
_ALSO = re.compile(
    r"(?:,| and| et| ou| or|, and)(?: of| de)? (?P<number>\d{4,5})(?: ?\((?:19|"
    r"20)\d\d\))?(?![^\W_])"
)
_ORDER = re.compile(
    r"(?<![^\W_])(?:(?:Executive Orders?|E\.O\.|EO|[Dd]ecret(?: presidentiel)?|Public Law|Pub\. "
    r"L\.|[Rr]eglement"
    r"(?: \(UE\))?|(?:Council )?Regulation(?: \(EU\))?|Directive) (?:No\.? ?|n° "
    r"?)?\d[\d/.-]{1,10}\d"
    rf"|(?:{_CAP} ){{1,6}}(?:and {_CAP} |of {_CAP} )?(?:Act|Convention|Treaty|Protocol Act)(?: "
    rf"of \d{{4}})?)(?![^\W_])"
)
_GROUP = re.compile(
    r"(?<![^\W_])(?:APT-?(?:C-)?\d{1,3}|UNC\d{2,5}|TA\d{2,4}|TAG-?\d{1,4}|FIN\d{1,3}|UAT-\d{1,5}|"
    r"DEV-\d{3,4}|Storm-"
    r"\d{3,4}|G0\d{3}|TEMP\.[A-Z][a-z]+|(?:[A-Z][a-z]+|[A-Z]+) (?:Sleet|Chollima|Typhoon|"
    r"Blizzard|Sandstorm|"
    r"COBRA|Cobra|CHOLLIMA|SLEET))(?![^\W_])"
)
_FLOW = re.compile(
    r"(?<![^\W_])(?:(?P<eth>0x[0-9a-fA-F]{40})|(?P<bech>bc1[ac-hj-np-z02-9]{11,71})|"
    r"(?P<base>[13T][1-9A-HJ-NP-Za-km-z]{25,34}))(?![^\W_])"
)
_MISSILE = re.compile(r"(?<![^\W_])(?:Hwasong|Pukguksong|Taepodong|Nodong|Rodong|Musudan|Unha|"
                      r"Scud|KN)[- ](?:\d{1,2}|[A-Z])"
                      r"[A-Z]?(?![^\W_])")  # fmt: skip
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_FILES = word_set(
    "exe dll zip js py pdf doc docx xls xlsx msi apk dmg iso rar sh ps bat lnk txt hta"
)
_CHECKED = 25  # bytes of an address, with its checksum of four
_WEIGHTS = range(7, 1, -1)


def things(text: str, plain: str) -> Iterator[Name]:
    """Give ships, IMO numbers, resolutions, laws, tracked groups, missiles and accounts.

    An IMO number counts if its check digit is right, an address of Bitcoin or Tron if its checksum
    is. A domain or web page is a Platform, a mailbox, handle or file an Asset, a symbol of the UN a
    Work.

    >>> text = "The vessel Heron 5 (IMO 9074729) broke resolution 1718."
    >>> [(text[n.start:n.end], n.kind) for n in things(text, text)]
    [('Heron 5', 'Asset'), ('IMO 9074729', 'Asset'), ('resolution 1718', 'Resolution')]
    """
    for match in _SHIP.finditer(plain):
        yield _found(match, "Asset", "name")
    for match in _NUMBERED.finditer(plain):
        if imo_is_right(match["number"]):
            yield _found(match, "Asset")
    for match in _RESOLUTION.finditer(plain):
        yield _found(match, "Resolution")
        yield from _further(plain, match.end(), "Resolution")
    for form, kind in ((_ORDER, "Measure"), (_GROUP, "Group"), (_MISSILE, "Asset")):
        for match in form.finditer(plain):
            yield _found(match, kind)
            if kind == "Measure":
                yield from _further(plain, match.end(), kind)
    for match in _FLOW.finditer(plain):
        if not match["base"] or base58_is_right(match["base"]):
            yield _found(match, "Asset")
    yield from _addresses(text, plain)


def _further(plain: str, end: int, kind: str) -> Iterator[Name]:
    """Give the numbers that share the noun before: resolutions 2375 and 2397."""
    following = _ALSO.match(plain, end)
    while following:
        yield _found(following, kind, "number")
        following = _ALSO.match(plain, following.end())


def imo_is_right(number: str) -> bool:
    """Tell whether the last of an IMO number's seven digits is the check digit of the others.

    >>> imo_is_right("9074729"), imo_is_right("9074728")
    (True, False)
    """
    total = sum(int(one) * weight for one, weight in zip(number, _WEIGHTS, strict=False))
    return len(number) == len(_WEIGHTS) + 1 and total % 10 == int(number[-1])


def base58_is_right(address: str) -> bool:
    """Tell whether an address of Bitcoin or Tron has the checksum of its other bytes.

    >>> base58_is_right("1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
    True
    >>> base58_is_right("1BoatSLRHtKNngkdXEeobR76b53LETtpyU")
    False
    """
    value = 0
    for one in address:
        at = _ALPHABET.find(one)
        if at < 0:
            return False
        value = value * len(_ALPHABET) + at
    if value.bit_length() > _CHECKED * 8:
        return False
    raw = value.to_bytes(_CHECKED, "big")
    return sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def _addresses(text: str, plain: str) -> Iterator[Name]:
    for low, high in pieces(plain):
        for mark in addresses(text[low:high]):
            written = str(mark.text)
            yield Name(mark.start + low, mark.end + low, _kind(written), "", "grammar")


def _kind(written: str) -> str:
    if "@" in written:
        return "Asset"
    if written.isupper() or ("/" in written and "." not in written):
        return "Work"
    return "Asset" if written.rpartition(".")[2].lower() in _FILES else "Platform"


def _found(match: re.Match[str], kind: str, group: str | int = 0) -> Name:
    return Name(*match.span(group), kind, "", "grammar")
