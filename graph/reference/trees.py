"""The two trees that the page draws: the classes of entities, and how a claim hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDFS

from graph.model import ONTOLOGY
from graph.reference.diagram import Branch
from graph.reference.shapes import Step
from graph.reference.terms import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Words
    from ontology.making.reading import Reading


def classes(reading: Reading, root: str = "Entity") -> Branch:
    """Return a class and all under it, siblings in the order of their labels.

    A class with two above it stands under each.
    """
    below = reading.ontology.subjects(RDFS.subClassOf, reading.terms[root])
    names = sorted(str(each).removeprefix(ONTOLOGY) for each in below)
    children = [classes(reading, name) for name in names if name in reading.terms]
    label = _label(reading, root)
    return Branch(root, label, children=tuple(sorted(children, key=_by_label)))


def claim(reading: Reading, steps: Iterable[Step], root: str = "Claim") -> Branch:
    """Return a claim's properties, as shapes demand or the ontology defines them, and theirs.

    A class of entities is an end, and so is one that stands above already.
    """
    defined = set(_defined(reading))
    told = {(step.owner, step.predicate) for step in defined}
    known = sorted(defined | {step for step in steps if (step.owner, step.predicate) not in told})
    return _grown(reading, tuple(known), root, {}, frozenset(reading.below("Entity")))


def _defined(reading: Reading) -> Iterable[Step]:
    """Yield the steps that follow from a property's domain and range."""
    for iri in reading.terms.values():
        for owner in reading.ontology.objects(iri, RDFS.domain):
            for to in reading.ontology.objects(iri, RDFS.range):
                # links between two of a kind have a section of their own
                if to != owner:
                    yield Step(str(owner), str(iri), str(to))


def _grown(
    reading: Reading, steps: tuple[Step, ...], name: str, via: Words, seen: frozenset[str]
) -> Branch:
    if name in seen:
        return Branch(name, _label(reading, name), via)
    children = []
    for step in steps:
        to, predicate = (each.removeprefix(ONTOLOGY) for each in (step.to, step.predicate))
        if step.owner == ONTOLOGY + name and {to, predicate} <= set(reading.terms):
            words = _label(reading, predicate)
            children.append(_grown(reading, steps, to, words, seen | {name}))
    return Branch(name, _label(reading, name), via, tuple(sorted(children, key=_by_via)))


def _label(reading: Reading, name: str) -> Words:
    return in_words(reading.ontology, reading.terms[name], RDFS.label) or {"en": name}


def _by_label(branch: Branch) -> str:
    return branch.labels.get("en", branch.id).casefold()


def _by_via(branch: Branch) -> tuple[bool, str]:
    # what goes on stands last, so that the short ends are read first
    return bool(branch.children), branch.via.get("en", "").casefold()
