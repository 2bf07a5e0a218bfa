"""Organisations by the words of their names: Tern Trading Co., Ltd; Banque Sterne."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.names.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.names.runs import Run, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: legal forms: they end a company's name
_LEGAL = _words(
    "co ltd limited llc inc incorporated corp corporation company gmbh ag sarl sas sa spa bv nv "
    "pte "
    "pty plc llp jsc ooo zao pjsc oao ojsc sdn bhd oy ab kk kft doo fze fzco fzc dmcc lp srl eurl "
    "sasu cie fz-llc wll"
)
#: what a company's name ends with, or has before its legal form
_COMPANY = _words(
    "trading shipping shipmanagement maritime marine lines logistics airlines airways air bank "
    "banks "
    "bancorp holdings holding industries industry industrial enterprise enterprises technologies "
    "technology tech software systems solutions labs electronics pharmaceuticals pharmaceutical "
    "mining steel petroleum energy export exports import imports import-export tours travel foods "
    "motors ventures consulting insurance telecom telecommunications communications media "
    "construction engineering chemicals textile textiles garments seafood fishery fisheries "
    "shipyard brokers agency-ltd navigation tankers oil gas mineral minerals coal restaurant hotel "
    "studio studios games gaming security cybersecurity intelligence-ltd analytics networks"
)
_PLATFORM = _words(
    "exchange wallet mixer protocol bridge swap dex marketplace markets pool casino cash"
)
_GROUP = _words("gang crew syndicate collective team brigade cartel triad sleet chollima typhoon "
                "blizzard panda kitten tempest spider")  # fmt: skip
_BODY = _words(
    "ministry department agency bureau office commission administration service directorate "
    "command army navy police court treasury parliament assembly authority academy embassy "
    "division unit squad force forces consulate secretariat senate congress politburo council "
    "guard customs prosecutor's corps "
    "ministere departement agence commissariat direction commandement armee parquet tribunal "
    "ambassade consulat prefecture assemblee autorite comite committee secretaire secretariat "
    "conseil cour gendarmerie douanes tresor senat academie"
)
_ORGANISATION = _words(
    "university institute college school association foundation federation union society party "
    "center centre organization organisation laboratory league club network group institution "
    "universite institut fondation federation parti ecole organisation laboratoire ligue centre "
    "groupe reseau"
)
#: in French the kind comes first; in English before "of"
_HEADS_COMPANY = _words("banque bank societe compagnie corporation company entreprise groupe")
#: small words in French and English that say what the name after them is
_CUES = {
    "Company": _words(
        "company firm bank corporation broker startup subsidiary manufacturer conglomerate lender "
        "societe entreprise banque compagnie firme filiale start-up fabricant courtier"
    ),
    "Platform": _words(
        "exchange platform mixer website marketplace wallet protocol bridge app forum "
        "plateforme bourse mixeur site melangeur application echange"
    ),
    "Group": _words("gang groupe syndicate collective collectif"),
    "Organization": _words("agence ong institut universite ngo tank watchdog newspaper journal"),
}
_NO_NAMES = _words("web internet ceo cto cfo it ti ia ai vpn us uk un eu")
#: what a run begins with that names a person's office
_OFFICERS = _words(
    "secretary minister director president head chief under deputy assistant vice chairman "
    "governor "
    "ambassador spokesman spokesperson ministre directeur directrice presidente chef secretaire"
)
_GENITIVES = _words("of de du des d")
#: legal forms that are words too
_AMBIGUOUS = _words("sa co ag ab as bv nv lp kk")
_PLACES = _words(
    "river street road avenue city province county district island islands sea bay port airport "
    "mountain lake strait peninsula region square valley gulf ocean rue avenue boulevard ville ile "
    "mer golfe detroit fleuve aeroport"
)


_LOOK = 64
#: the small noun right before a name, or with French complements between
_CUE = re.compile(
    r"(?<![^\W_])(?P<cue>[A-Za-z][a-z-]{2,20})"
    r"(?: (?:de|d'|des|du|en|sur|pour) ?(?:la |les |l'|le )?[a-z-]{3,20}(?: virtuelles?| "
    r"numeriques?)?)"
    r'{0,3}(?: (?:called|named|dubbed|nommee?|appelee?|dite?))? "?\Z'
)


def organisations(found: Sequence[Run], plain: str) -> Iterator[Name]:
    """Give the organisations, platforms, groups and bodies that runs of capitalised words name.

    A run names one if a word in it says what it is; a legal form after a comma belongs to it.

    >>> from graph.extract.names.runs import runs
    >>> text = "Heron Tide Trading Co., Ltd. paid the Ministry of Tides."
    >>> [(text[n.start:n.end], n.kind) for n in organisations(list(runs(text)), text)]
    [('Heron Tide Trading Co., Ltd.', 'Company'), ('Ministry of Tides', 'GovernmentBody')]
    """
    for run in found:
        pieces = list(_split(run.words))
        for piece in pieces:
            name = _named(piece, plain)
            if name is not None:
                yield name


def _split(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Part a run at "and" where what stands before is whole: Tern Bank and Heron Ltd."""
    piece: list[Word] = []
    for at, word in enumerate(words):
        parts = word.joint and word.form in {"and", "et"}
        if parts and piece and _is_whole(piece, words[at + 1 :]):
            yield piece
            piece = []
        elif any(one.form in {"secretary", "minister"} for one in piece) and word.joint:
            return  # Secretary of the Treasury for Tides
        elif word.joint and (not piece or _is_other(piece, word)):
            piece = []  # the Tern Bank of "Pak of the Tern Bank"
        else:
            piece.append(word)
    if piece:
        yield piece


def _is_other(piece: Sequence[Word], joint: Word) -> bool:
    """Tell whether what stands before "of" is no part of an organisation's name."""
    known = _BODY | _ORGANISATION | _COMPANY | _LEGAL | _HEADS_COMPANY | _PLACES
    return joint.form in _GENITIVES and not any(word.form in known for word in piece)


def _is_whole(piece: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Tell whether "and" after these words begins another name."""
    last = piece[-1].form
    head = next((word for word in piece if not word.joint), piece[0])
    pair = {last, rest[0].form if rest else ""}
    if pair & {"import", "export", "science", "technology", "trade", "research", "development"}:
        return False
    followed = any(word.joint and word.form in {"of", "de", "des", "du"} for word in piece)
    if followed and head.form in _BODY | _ORGANISATION:
        return any(word.form in _BODY | _ORGANISATION | _LEGAL | _COMPANY for word in rest)
    return True


def _named(piece: Sequence[Word], plain: str) -> Name | None:
    words = [word for word in piece if not word.joint]
    if not words:
        return None
    kind, last = _kind(piece)
    if kind:
        return Name(piece[0].start, _with_stop(plain, last), kind, "", "grammar")
    return _cued(piece, plain)


def _kind(piece: Sequence[Word]) -> tuple[str, Word]:
    """Return what a run is by its words, and the last word that belongs to the name."""
    full = [at for at, word in enumerate(piece) if not word.joint]
    last = piece[full[-1]]
    legal = [at for at in full if piece[at].form in _LEGAL and at > 0]
    if legal:
        return "Company", piece[legal[-1]]
    placed = [at for at in full if piece[at].form in _PLACES]
    bodied = any(piece[at].form in _BODY | _ORGANISATION for at in full)
    if (
        placed
        and not bodied
        and len(full) > 1
        and (piece[placed[-1]] is last or piece[placed[-1] + 1].joint)
    ):
        return "Place", last
    if last.form in _PLACES or (len(full) == 1 and not last.text[0].isdigit()):
        return "", last
    head = piece[full[0]].form
    if head in _OFFICERS:
        return "", last
    followed = len(piece) > 1 and piece[full[0] + 1].joint
    numbered = (len(full) > 1 and piece[full[1]].text[0].isdigit()) or "no" in {
        piece[at].form for at in full[1:]
    }
    joined = [
        at
        for at in full[1:]
        if piece[at].form in _BODY | _ORGANISATION and at + 1 < len(piece) and piece[at + 1].joint
    ]
    if joined and head not in _BODY | _ORGANISATION:
        return ("GovernmentBody" if piece[joined[0]].form in _BODY else "Organization"), last
    for kind, ends, heads in (
        ("GovernmentBody", _BODY, _BODY),
        ("Organization", _ORGANISATION, _ORGANISATION),
        ("Company", _COMPANY, _HEADS_COMPANY),
        ("Platform", _PLATFORM, frozenset[str]()),
        ("Group", _GROUP, frozenset[str]()),
    ):
        if head in heads and (followed or numbered or _is_french(head)):
            return kind, last
        if last.form in ends and len(full) > 1:
            return kind, last
    inner = [at for at in full if at and piece[at].form in _BODY | _ORGANISATION | _COMPANY]
    if inner and last.text[0].isdigit():
        form = piece[inner[-1]].form
        return ("GovernmentBody" if form in _BODY else "Company"), last
    return "", last


def _is_french(head: str) -> bool:
    return head in {
        "banque", "societe", "compagnie", "ministere", "departement", "agence", "universite",
        "institut", "fondation", "federation", "parti", "ambassade", "tribunal", "parquet",
        "comite", "conseil", "assemblee", "autorite", "academie", "groupe", "centre", "ecole",
    }  # fmt: skip


def _with_stop(plain: str, last: Word) -> int:
    """Take the full stop of an abbreviation into the name: Ltd."""
    short = last.form in {"co", "ltd", "inc", "corp", "pte", "sa"} and not last.text.isupper()
    return last.end + (short and plain[last.end : last.end + 1] == ".")


def _cued(piece: Sequence[Word], plain: str) -> Name | None:
    """Name a run by the small noun before it: the exchange Tern, la societe Sterne."""
    before = plain[max(0, piece[0].start - _LOOK) : piece[0].start]
    match = _CUE.search(before)
    if match is None:
        return None
    cue = match["cue"].lower()
    if piece[0].form in _NO_NAMES:
        return None
    for kind, nouns in _CUES.items():
        if cue in nouns:
            return Name(piece[0].start, piece[-1].end, kind, "", "grammar")
    return None


def kind_of(words: str) -> str:
    """Return the kind that the words of an organisation's name show, or nothing.

    >>> kind_of("Bureau general de reconnaissance"), kind_of("Tern Bay")
    ('GovernmentBody', '')
    """
    forms = words.lower().split()
    for kind, known in (
        ("Company", _LEGAL - _AMBIGUOUS),
        ("GovernmentBody", _BODY),
        ("Organization", _ORGANISATION | {"equipe"}),
        ("Company", _COMPANY | _HEADS_COMPANY),
    ):
        if forms and (forms[0] in known or forms[-1] in known):
            return kind
    inside = {form for form in forms if form in _BODY | _ORGANISATION}
    if inside:
        return "GovernmentBody" if inside & _BODY else "Organization"
    return ""
