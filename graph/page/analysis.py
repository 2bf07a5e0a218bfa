"""What the shape of a view says, for the page: each measure on asserted claims, and on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from graph.model import LANGUAGES
from graph.network.meanings import NAMES, VALUES, Measure, meaning, word
from graph.network.measures import measure
from graph.network.project import canonical
from graph.page.clean import claim_id, page_id
from graph.page.data import label_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.network.measures import Articulation, Bridge, Community, Measured, Measures, Scores
    from graph.page.data import View

_Key = TypeVar("_Key")
Json = dict[str, Any]
#: up to so many things a page has every row of a measure
WHOLE = 300
#: a larger one has so many: the first on asserted claims, and the first on both
MOST = 50
#: so many members of a community are named
MEMBERS = 12
#: decimals of a share
DIGITS = 6


def analysis(shown: View, changes: Mapping[str, str] | None = None) -> Json:
    """Return the measures of a view's claims, with the sentences on what they mean and do not.

    Of a claim that is "gone" by ``changes``, which has it by its IRI, nothing is measured.

    ``measures`` has degree, betweenness, communities, bridges and articulation points, each with
    its ``rows``: of a view of more than ``WHOLE`` things the first ``MOST`` of each basis. A figure
    that an entity has not on a basis is ``None``. ``folded`` has, for what a judgement takes to be
    another, that other, and ``names`` the labels of those that are not in the view themselves.
    """
    marks = changes or {}
    made = [claim for claim in shown.claims if marks.get(claim.iri) != "gone"]
    found = measure(shown.knowledge, made)
    folded = {iri: canonical(shown.knowledge, iri) for iri in shown.drawn}
    return {
        "intro": {
            lang: word("intro", lang, asserted=found.asserted.claims, both=found.both.claims)
            for lang in LANGUAGES
        },
        "ties": found.both.ties,
        "names": [
            {"id": page_id(iri), "label": label_words(iri, shown.knowledge)}
            for iri in sorted(set(folded.values()) - set(folded))
        ],
        "folded": {page_id(iri): page_id(other) for iri, other in folded.items() if iri != other},
        "measures": [
            {
                "id": str(each),
                "name": dict(NAMES[each]),
                "unit": dict(VALUES[each]),
                "means": {lang: meaning(each, found, lang, whole=True) for lang in LANGUAGES},
                **rows,
            }
            for each, rows in _rows(found, MOST if len(shown.drawn) > WHOLE else None).items()
        ],
    }


def _rows(found: Measures, most: int | None) -> dict[Measure, Json]:
    firm, every = found.asserted, found.both
    return {
        Measure.DEGREE: _ranked(firm.degree, every.degree, most),
        Measure.BETWEENNESS: _ranked(firm.betweenness, every.betweenness, most),
        Measure.BRIDGE: _bridges(firm.bridges, every.bridges, most),
        Measure.ARTICULATION: _joints(firm.articulations, every.articulations, most),
        Measure.COMMUNITY: _communities(firm, every, most),
    }


def _ranked(firm: Scores, every: Scores, most: int | None) -> Json:
    names = _first(firm.values, every.values, most)
    return _counted(firm.values, every.values) | {
        "rows": [
            {
                "who": [page_id(name)],
                "values": [_rounded(scores.values.get(name)) for scores in (firm, every)],
                "ranks": [scores.ranks.get(name) for scores in (firm, every)],
            }
            for name in names
        ]
    }


def _bridges(firm: tuple[Bridge, ...], every: tuple[Bridge, ...], most: int | None) -> Json:
    before, after = ({bridge.ends: bridge for bridge in found} for found in (firm, every))
    return _counted(firm, every) | {
        "rows": [
            {
                "who": [page_id(end) for end in ends],
                "values": _cut_off(ends, before, after),
                "claims": [claim_id(each.iri) for each in (after.get(ends) or before[ends]).claims],
            }
            for ends in _first(before, after, most)
        ]
    }


def _joints(
    firm: tuple[Articulation, ...], every: tuple[Articulation, ...], most: int | None
) -> Json:
    before, after = ({joint.entity: joint for joint in found} for found in (firm, every))
    return _counted(firm, every) | {
        "rows": [
            {
                "who": [page_id(name)],
                "values": _cut_off(name, before, after),
            }
            for name in _first(before, after, most)
        ]
    }


def _communities(firm: Measured, every: Measured, most: int | None) -> Json:
    """Return the communities of each basis: one of both if its members are the same on both."""
    before, after = (_by_members(found.communities) for found in (firm, every))
    either = {**before, **after}
    return _counted(before, after) | {
        "rows": [
            {
                "who": [page_id(name) for name in either[key].members[:MEMBERS]],
                "values": [len(key) if key in found else None for found in (before, after)],
            }
            for key in _first(before, after, most)
        ]
    }


def _cut_off(
    key: _Key, *bases: Mapping[_Key, Bridge] | Mapping[_Key, Articulation]
) -> list[int | None]:
    return [found[key].lesser if key in found else None for found in bases]


def _by_members(found: Iterable[Community]) -> dict[frozenset[str], Community]:
    return {frozenset(each.members): each for each in found}


def _first(firm: Iterable[_Key], every: Iterable[_Key], most: int | None) -> list[_Key]:
    """Return the first ``most`` of each, those of the first before the others, each once."""
    return list(dict.fromkeys([*list(firm)[:most], *list(every)[:most]]))


def _counted(*found: Any) -> Json:
    """Return how many there are on each basis, of which the rows may be but the first."""
    return {"counts": [len(each) for each in found]}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
