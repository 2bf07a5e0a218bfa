"""The sentences at the top: what this view shows, and what it leaves out."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import LANGUAGES, Claim, Knowledge
from graph.page.clean import visible
from graph.values.amounts import figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOUNS = {
    "claim": {"en": ("claim", "claims"), "fr": ("affirmation", "affirmations")},
    "entity": {"en": ("entity", "entities"), "fr": ("entité", "entités")},
    "source": {"en": ("source", "sources"), "fr": ("source", "sources")},
}
#: how many claims differ from an older build, and in what way
_CHANGES = {
    "en": (
        "Compared with an older build: {}.",
        {
            "new": "{} new",
            "gone": "{} gone (no longer made)",
            "changed": "{} changed",
            "unchanged": "{} unchanged",
        },
    ),
    "fr": (
        "Par rapport à une construction plus ancienne : {}.",
        {
            "new": "nouvelles, {}",
            "gone": "disparues (qui ne sont plus faites), {}",
            "changed": "changées, {}",
            "unchanged": "inchangées, {}",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the view holds: its claims, the entities drawn, and those named but not drawn.

    ``changes`` says of claims, by IRI, how they differ from an older build.
    """

    claims: Sequence[Claim]
    drawn: int
    undrawn: int
    changes: Mapping[str, str] = field(default_factory=dict)


def introduction(knowledge: Knowledge, shown: Shown) -> dict[str, str]:
    """Return the introduction by language, with counts by modality.

    >>> introduction(Knowledge({}, {}, {}, {}), Shown((), 0, 0))["en"]
    'This view shows no claim.'
    """
    return {lang: visible(" ".join(_sentences(knowledge, shown, lang))) for lang in LANGUAGES}


def _sentences(knowledge: Knowledge, shown: Shown, lang: str) -> list[str]:
    english = lang == "en"
    if not shown.claims:
        return [
            "This view shows no claim." if english else "Cette vue ne montre aucune affirmation."
        ]
    sources = len({claim.source for claim in shown.claims})
    counted = (
        _n(len(shown.claims), "claim", lang),
        _n(sources, "source", lang),
        _n(shown.drawn, "entity", lang),
        _by_kind(knowledge, shown.claims, "modality", lang),
    )
    told = [
        "This view shows {} of {} about {}: {}.".format(*counted)
        if english
        else "Cette vue montre {} de {} sur {} : {}.".format(*counted)
    ]
    told.extend(_not_so(shown.claims, lang))
    told.extend(_changed(shown, lang))
    left = _left_out(knowledge, shown, lang)
    if left:
        start, between = ("It leaves out", "; ") if english else ("Elle laisse de côté", " ; ")
        told.append(f"{start} {between.join(left)}.")
    return told


def _by_kind(knowledge: Knowledge, claims: Sequence[Claim], kind: str, lang: str) -> str:
    """Return "40 asserted, 12 alleged", the commonest first."""
    counts = Counter(str(getattr(claim, kind)) for claim in claims)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    # French participles would have to agree: there the word comes first
    pattern = "{1} {0}" if lang == "en" else "{0} : {1}"
    return ", ".join(
        pattern.format(knowledge.label(iri, lang).lower(), figure(number, lang))
        for iri, number in ordered
    )


def _changed(shown: Shown, lang: str) -> list[str]:
    """Say how many of the claims are new, gone or changed, where builds are compared."""
    if not shown.changes:
        return []
    counts = Counter(str(shown.changes.get(claim.iri, "unchanged")) for claim in shown.claims)
    pattern, words = _CHANGES[lang]
    # what a reader would take for claims of the build is told even where there is none of it
    told = [
        words[change].format(figure(counts[change], lang))
        for change in words
        if counts[change] or change != "unchanged"
    ]
    return [pattern.format((", " if lang == "en" else " ; ").join(told))]


def _not_so(claims: Sequence[Claim], lang: str) -> list[str]:
    """Say how many claims with an object are drawn without saying that the relation holds."""
    other = sum(1 for claim in claims if claim.object and not claim.is_edge)
    count = figure(other, lang)
    if not other:
        return []
    if lang == "en":
        verb = "is" if other == 1 else "are"
        told = (
            f"Of these, {count} {verb} denied, negative, planned, urged or otherwise not actual, "
            "and drawn as such: the relation is not said to hold."
        )
        return [told]
    verb = "est démentie, négative, prévue, préconisée ou non effective, et dessinée"
    if other > 1:
        verb = "sont démenties, négatives, prévues, préconisées ou non effectives, et dessinées"
    such = "comme telles" if other > 1 else "comme telle"
    return [f"Parmi elles, {count} {verb} {such} : la relation n’est pas donnée pour vraie."]


def _left_out(knowledge: Knowledge, shown: Shown, lang: str) -> list[str]:
    english = lang == "en"
    values = sum(1 for claim in shown.claims if not claim.object)
    inside = {claim.iri for claim in shown.claims}
    outside = sum(1 for iri in knowledge.claims if iri not in inside)
    left = []
    if values:
        told = _n(values, "claim", lang)
        left.append(
            f"{told} that give{'s' if values == 1 else ''} a value, not an entity (in the panel)"
            if english
            else f"{told} qui donne{'nt' if values > 1 else ''} une valeur, non une entité "
            "(dans le panneau)"
        )
    if shown.undrawn:
        told = _n(shown.undrawn, "entity", lang)
        left.append(
            f"{told} that {'is' if shown.undrawn == 1 else 'are'} neither subject nor object"
            if english
            else f"{told} qui {'n’est' if shown.undrawn == 1 else 'ne sont'} ni sujet ni objet"
        )
    if outside:
        told = _n(outside, "claim", lang)
        left.append(
            f"{told} that the build holds beside these"
            if english
            else f"{told} que la construction contient en plus"
        )
    return left


def _n(number: int, noun: str, lang: str) -> str:
    """Return "1 claim", "2 claims"; French counts none as one ("0 affirmation")."""
    singular, plural = _NOUNS[noun][lang]
    one = number == 1 or (lang == "fr" and number == 0)
    return f"{figure(number, lang)} {singular if one else plural}"
