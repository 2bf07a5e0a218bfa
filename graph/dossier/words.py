"""What a dossier itself says, in each language: one line a phrase, looked up by its key."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.model import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "dossier": {"en": "Dossier: {name}", "fr": "Dossier\u00a0: {name}"},
        "skip": {"en": "Skip to what is claimed", "fr": "Aller aux affirmations"},
        "what_it_is": {
            "en": "This report gathers what sources say. It takes no side: an allegation stays an "
            "allegation, and a denial stands beside what it answers. Numbers in brackets lead to "
            "the sources at the end.",
            "fr": "Ce rapport rassemble ce que disent des sources, sans prendre parti\u00a0: une "
            "allégation reste une allégation, et un démenti figure à côté de ce à quoi il répond. "
            "Les numéros entre crochets renvoient aux sources, à la fin.",
        },
        # in short
        "in_short": {"en": "In short", "fr": "En bref"},
        "count": {
            "en": "{claims} concern it, from {sources} and {origins}: {standings}.",
            "fr": "{claims} la concernent, tirées de {sources} et {origins}\u00a0: {standings}.",
        },
        "claim": {"en": "1 claim", "fr": "1 affirmation"},
        "claims": {"en": "{n} claims", "fr": "{n} affirmations"},
        "source_one": {"en": "1 source", "fr": "1 source"},
        "source_many": {"en": "{n} sources", "fr": "{n} sources"},
        "origin_one": {"en": "1 speaker", "fr": "1 locuteur"},
        "origin_many": {"en": "{n} speakers", "fr": "{n} locuteurs"},
        "span": {
            "en": "What is dated falls between {first} and {last}.",
            "fr": "Ce qui est daté se situe entre le {first} et le {last}.",
        },
        "span_open": {
            "en": "What is dated begins on {first} or later; not all of it has an end.",
            "fr": "Ce qui est daté commence le {first} ou plus tard\u00a0; tout n'a pas de fin.",
        },
        "standing": {"en": "{n} {standing}", "fr": "{standing} ({n})"},
        "pair": {"en": "{name}: {text}", "fr": "{name}\u00a0: {text}"},
        "disputes": {
            "en": "Disputed or answered: {n}.",
            "fr": "Contesté ou suivi d'une réponse\u00a0: {n}.",
        },
        "nothing": {"en": "Nothing is claimed about it.", "fr": "Rien n'en est dit."},
        # sections
        "picture": {"en": "Who it is connected with", "fr": "À qui elle est liée"},
        "picture_note": {
            "en": "One line for each claimed tie; a broken line is not asserted.",
            "fr": "Une ligne par lien dont une source parle\u00a0; un trait interrompu n'est pas "
            "affirmé.",
        },
        "more": {"en": "and {n} more, listed below", "fr": "et {n} autres, listés plus bas"},
        "disputed": {"en": "What is disputed", "fr": "Ce qui est contesté"},
        "firmness": {"en": "How firmly, and by whom", "fr": "Avec quelle fermeté, et par qui"},
        "firmness_note": {
            "en": "The same statement by several speakers stands once. Speakers are those from "
            "whom it comes, not those who repeat it.",
            "fr": "Un même énoncé de plusieurs locuteurs figure une fois. Les locuteurs sont ceux "
            "dont il émane, non ceux qui le répètent.",
        },
        "statement": {"en": "What is said", "fr": "Ce qui est dit"},
        "asserted_by": {"en": "asserted by", "fr": "affirmé par"},
        "alleged_by": {"en": "alleged by", "fr": "allégué par"},
        "rejected_by": {"en": "denied or said not to be so by", "fr": "nié ou dit n'être pas par"},
        "otherwise_by": {
            "en": "not as done (planned, urged, prohibited …) by",
            "fr": "non comme fait (prévu, demandé, interdit…) par",
        },
        "timeline": {"en": "Timeline", "fr": "Chronologie"},
        "timeline_note": {
            "en": "When it happened or held, as far as a source says so.",
            "fr": "Quand cela s'est produit ou a eu cours, dans la mesure où une source le dit.",
        },
        "when": {"en": "when", "fr": "quand"},
        "sources": {"en": "Sources", "fr": "Sources"},
        "judgements": {"en": "Decisions on identity", "fr": "Décisions d'identité"},
        "subject": {"en": "What it is said to do or be", "fr": "Ce qui en est dit"},
        "object": {
            "en": "What is said of others towards it",
            "fr": "Ce qui est dit d'autres à son égard",
        },
        "qualifier": {
            "en": "Where it is the means, purpose, place or unit",
            "fr": "Où elle est le moyen, le but, le lieu ou l'unité",
        },
        "speaker": {"en": "What it says itself", "fr": "Ce qu'elle dit elle-même"},
        "work": {"en": "What is said in it", "fr": "Ce qui y est dit"},
        # lines
        "also": {"en": "Also", "fr": "Aussi"},
        "ids": {"en": "Ids", "fr": "Identifiants"},
        "class": {"en": "Class", "fr": "Classe"},
        "unnamed": {"en": "no source names it", "fr": "aucune source ne la nomme"},
        "includes": {"en": "Includes", "fr": "Comprend"},
        "said_by": {"en": "said by {chain}", "fr": "dit par {chain}"},
        "claim_id": {"en": "claim {id}", "fr": "affirmation {id}"},
        "characters": {
            "en": "characters {start} to {end}, {status}",
            "fr": "caractères {start} à {end}, {status}",
        },
        "above": {"en": "see above: claim {id}", "fr": "voir plus haut\u00a0: affirmation {id}"},
        "by": {"en": "{publisher}, {date}, {language}", "fr": "{publisher}, {date}, {language}"},
        "digest": {"en": "SHA-256 {digest}", "fr": "SHA-256 {digest}"},
        "passages": {"en": "{n} of the claims here", "fr": "{n} des affirmations d'ici"},
        "made": {
            "en": "Made by dprk dossier from claims that each lead to a passage.",
            "fr": "Établi par dprk dossier\u00a0: chaque affirmation mène à un passage.",
        },
    }
)


def word(key: str, lang: str, /, **values: object) -> str:
    """Return a phrase in a language, filled in; an unknown key is a KeyError: there is no such one.

    >>> word("claims", "fr", n=3)
    '3 affirmations'
    """
    return said(WORDS[key], lang).format(**values)


def counted(one: str, many: str, number: int, lang: str) -> str:
    """Return a phrase for one, or that for many, with the number in it.

    >>> counted("claim", "claims", 1, "en"), counted("claim", "claims", 0, "en")
    ('1 claim', '0 claims')
    """
    return word(one, lang) if number == 1 else word(many, lang, n=number)
