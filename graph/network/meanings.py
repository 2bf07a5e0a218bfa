"""What each measure is called, what it means and what it does not, in both languages."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.model import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words
    from graph.network.measures import Measures


class Measure(StrEnum):
    """The measures, in the order in which they are shown."""

    DEGREE = "degree"
    NEIGHBOURS = "neighbours"
    BETWEENNESS = "betweenness"
    COMMUNITY = "community"
    BRIDGE = "bridge"
    ARTICULATION = "articulation"
    COMPONENT = "component"
    STRONG = "strong component"
    JOINED = "joined by allegations"


#: the measures of which only what differs is listed with allegations
DIFFERING = (
    Measure.COMMUNITY,
    Measure.BRIDGE,
    Measure.ARTICULATION,
    Measure.COMPONENT,
    Measure.STRONG,
)

#: the name of each measure
NAMES: Mapping[Measure, Words] = MappingProxyType(
    {
        Measure.DEGREE: {"en": "Degree", "fr": "Degré"},
        Measure.NEIGHBOURS: {"en": "Neighbours", "fr": "Voisins"},
        Measure.BETWEENNESS: {"en": "Betweenness", "fr": "Intermédiarité"},
        Measure.COMMUNITY: {"en": "Communities", "fr": "Communautés"},
        Measure.BRIDGE: {"en": "Bridges", "fr": "Ponts"},
        Measure.ARTICULATION: {"en": "Articulation points", "fr": "Points d'articulation"},
        Measure.COMPONENT: {"en": "Components", "fr": "Composantes"},
        Measure.STRONG: {"en": "Strong components", "fr": "Composantes fortes"},
        Measure.JOINED: {
            "en": "Connected only through an allegation",
            "fr": "Reliées par une allégation seulement",
        },
    }
)

#: what each measure means, and what it does not
MEANINGS: Mapping[Measure, Words] = MappingProxyType(
    {
        Measure.DEGREE: {
            "en": "In how many claims an entity stands as subject or object; it counts what "
            "sources wrote about, not importance, and a story told twice counts twice.",
            "fr": "Dans combien d'affirmations une entité est sujet ou objet\u00a0; c'est ce dont "
            "les sources ont parlé, non l'importance, et un récit redit compte deux fois.",
        },
        Measure.NEIGHBOURS: {
            "en": "To how many others an entity is tied by any number of claims; it says how "
            "widely sources connect it, not how close any tie is.",
            "fr": "À combien d'autres une entité est liée, par autant d'affirmations que ce "
            "soit\u00a0; c'est l'étendue de ses liens dans les sources, non leur force.",
        },
        Measure.BETWEENNESS: {
            "en": "On what share of the shortest ways between two others an entity lies; it says "
            "that what is claimed connects others through it, not that money, orders or people "
            "went that way.",
            "fr": "Sur quelle part des plus courts chemins entre deux autres une entité se "
            "trouve\u00a0; ce qui est affirmé relie les autres par elle, ce qui ne dit pas que de "
            "l'argent, des ordres ou des personnes sont passés par là.",
        },
        Measure.COMMUNITY: {
            "en": "Entities with more ties among themselves than with the rest; it groups what "
            "is written, is no organisation, and another method would draw other borders.",
            "fr": "Des entités plus liées entre elles qu'au reste\u00a0; c'est un groupement de ce "
            "qui est écrit, non une organisation, et une autre méthode tracerait d'autres limites.",
        },
        Measure.BRIDGE: {
            "en": "A tie that alone holds two parts of the network together; it says that these "
            "sources give no other, not that there is none.",
            "fr": "Un lien qui seul tient ensemble deux parties du réseau\u00a0; ces sources n'en "
            "donnent pas d'autre, ce qui ne dit pas qu'il n'y en a pas.",
        },
        Measure.ARTICULATION: {
            "en": "An entity without which a part of the network would fall apart; it says that "
            "these sources connect the parts through it alone, not that it controls them.",
            "fr": "Une entité sans laquelle une partie du réseau se déferait\u00a0; ces sources ne "
            "relient les parties que par elle, ce qui ne dit pas qu'elle les dirige.",
        },
        Measure.COMPONENT: {
            "en": "Entities connected by any chain of claims, whatever their direction; a chain "
            "of claims is no proof that its ends have to do with each other.",
            "fr": "Des entités reliées par une chaîne d'affirmations, quel qu'en soit le "
            "sens\u00a0; une chaîne d'affirmations ne prouve pas que ses bouts aient affaire l'un "
            "à l'autre.",
        },
        Measure.STRONG: {
            "en": "Entities each of which leads to every other along claims from subject to "
            "object; most relations go one way, so that few and small ones are usual and say "
            "little.",
            "fr": "Des entités dont chacune mène à chaque autre par des affirmations, du sujet à "
            "l'objet\u00a0; la plupart des relations n'ont qu'un sens, et il est courant qu'il y "
            "en ait peu, et de petites.",
        },
        Measure.JOINED: {
            "en": "Entities that asserted claims do not connect with the rest, and allegations "
            "do; without the allegations the connection is gone, which does not say that they "
            "are false.",
            "fr": "Des entités que les affirmations fermes ne relient pas au reste, et que des "
            "allégations y relient\u00a0; sans elles le lien disparaît, ce qui ne dit pas "
            "qu'elles soient fausses.",
        },
    }
)

#: the words around the figures; {} are filled in by name
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "intro": {
            "en": "Two networks of the same entities: of {asserted} asserted claims, and of "
            "{both} with allegations added. What is denied, negated, planned or urged, and what "
            "is only mentioned together, makes no tie; places count for degree and neighbours "
            "only.",
            "fr": "Deux réseaux des mêmes entités\u00a0: de {asserted} affirmations fermes, et de "
            "{both} avec les allégations. Ce qui est nié, négatif, prévu ou demandé, et ce qui "
            "n'est que cité ensemble, ne fait pas de lien\u00a0; les lieux ne comptent que pour le "
            "degré et les voisins.",
        },
        "sampled": {
            "en": "Estimated: shortest ways from {pivots} of {candidates} entities were counted "
            "(seed {seed}); small differences say nothing.",
            "fr": "Estimation\u00a0: les plus courts chemins depuis {pivots} entités sur "
            "{candidates} ont été comptés (graine {seed})\u00a0; de petits écarts ne disent rien.",
        },
        "method": {
            "en": "Found by {asserted}; modularity {low} on asserted claims, {high} with "
            "allegations.",
            "fr": "Par {asserted}\u00a0; modularité {low} pour les affirmations fermes, {high} "
            "avec les allégations.",
        },
        "Louvain": {"en": "Louvain's method", "fr": "la méthode de Louvain"},
        "label propagation": {"en": "label propagation", "fr": "propagation d'étiquettes"},
        # on which claims a row rests
        "asserted": {"en": "asserted", "fr": "fermes"},
        "asserted and alleged": {"en": "asserted and alleged", "fr": "fermes et alléguées"},
        "alleged": {"en": "alleged", "fr": "alléguées"},
        # what allegations change
        "only with allegations": {
            "en": "only with allegations",
            "fr": "avec les allégations seulement",
        },
        "not with allegations": {
            "en": "not with allegations",
            "fr": "plus avec les allégations",
        },
        "other members": {"en": "other members", "fr": "d'autres membres"},
        "value with": {"en": "{value} with allegations", "fr": "{value} avec les allégations"},
        "value without": {"en": "{value} without them", "fr": "{value} sans elles"},
        "differing": {
            "en": "With allegations, only what differs is listed.",
            "fr": "Avec les allégations, seul ce qui diffère est donné.",
        },
        # heads of columns
        "rank": {"en": "rank", "fr": "rang"},
        "value": {"en": "value", "fr": "valeur"},
        "claims": {"en": "claims", "fr": "affirmations"},
        "other": {"en": "rank on the other claims", "fr": "rang dans l'autre cas"},
        "change": {"en": "what allegations change", "fr": "ce que changent les allégations"},
        "who": {"en": "entities", "fr": "entités"},
        "unranked": {"en": "none", "fr": "aucun"},
        "and_more": {"en": "and {count} more", "fr": "et {count} autres"},
        "rows_left": {
            "en": "{count} more on {basis} claims (--top)",
            "fr": "{count} de plus, affirmations {basis} (--top)",
        },
        "nothing": {"en": "none", "fr": "aucune"},
        # what the figures are
        "size": {"en": "In figures", "fr": "En chiffres"},
        "entities": {"en": "entities tied to another", "fr": "entités liées à une autre"},
        "ties": {"en": "ties", "fr": "liens"},
        "components": {"en": "components", "fr": "composantes"},
        "largest": {"en": "entities in the largest component", "fr": "entités dans la plus grande"},
        "strong": {"en": "strong components", "fr": "composantes fortes"},
        "communities": {"en": "communities", "fr": "communautés"},
        "bridges": {"en": "bridges", "fr": "ponts"},
        "articulations": {"en": "articulation points", "fr": "points d'articulation"},
    }
)

#: what the value of each measure counts
VALUES: Mapping[Measure, Words] = MappingProxyType(
    {
        Measure.DEGREE: {"en": "claims", "fr": "affirmations"},
        Measure.NEIGHBOURS: {"en": "entities", "fr": "entités"},
        Measure.BETWEENNESS: {"en": "share", "fr": "part"},
        Measure.COMMUNITY: {"en": "entities", "fr": "entités"},
        Measure.BRIDGE: {"en": "cut off", "fr": "séparées"},
        Measure.ARTICULATION: {"en": "cut off", "fr": "séparées"},
        Measure.COMPONENT: {"en": "entities", "fr": "entités"},
        Measure.STRONG: {"en": "entities", "fr": "entités"},
        Measure.JOINED: {"en": "entities", "fr": "entités"},
    }
)


def word(name: str, lang: str, /, **values: object) -> str:
    """Return a word of ours in a language, filled in; an unknown name is a KeyError.

    >>> word("rank", "fr")
    'rang'
    """
    return said(WORDS[name], lang).format(**values)


def meaning(measure: Measure, found: Measures, lang: str, *, whole: bool = False) -> str:
    """Return what a measure means and does not, and how it was found where that is a choice.

    ``whole`` is for lists that have everything on both bases, and not what differs alone.

    >>> from graph.model import Knowledge
    >>> from graph.network.measures import measure
    >>> meaning(Measure.DEGREE, measure(Knowledge({}, {}, {}, {})), "en")[:42]
    'In how many claims an entity stands as sub'
    """
    sentences = [said(MEANINGS[measure], lang)]
    if measure is Measure.BETWEENNESS and found.sampled:
        sentences.append(
            word(
                "sampled",
                lang,
                pivots=found.pivots,
                candidates=found.candidates,
                seed=found.seed,
            )
        )
    if measure is Measure.COMMUNITY:
        methods = dict.fromkeys((found.asserted.method, found.both.method))
        sentences.append(
            word(
                "method",
                lang,
                asserted=", ".join(word(str(each), lang) for each in methods),
                low=f"{found.asserted.modularity:.2f}",
                high=f"{found.both.modularity:.2f}",
            )
        )
    if measure in DIFFERING and not whole:
        sentences.append(word("differing", lang))
    return " ".join(sentences)
