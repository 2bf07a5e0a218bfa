"""The engine with its models, loaded once in a session, and what it knows of an invented world."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from graph.model import BASE, ONTOLOGY, Entity
from tests.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.extract.known import Known
    from graph.extract.pipeline import Extraction
    from graph.extract.readings import Read
    from tests.extract.told import Told

#: States that are known before anything is read; all others are told by the texts
STATES = {
    "heronia": ("Heronia", "Héronie"),
    "merlonia": ("Merlonia", "Merlonie"),
    "veldt": ("Veldt", "Veldt"),
}


@pytest.fixture(scope="session")
def needs_models() -> None:
    """Skip by name where the parsers or their models are not installed, or fail if told to."""
    from graph.extract.parsing.models import INSTALL, MODELS, available

    missing = [MODELS[tag].package for tag in sorted(MODELS) if not available(tag)]
    if missing:
        reason = f"no {', '.join(missing)}: {INSTALL}"
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def world() -> Known:
    """Give what is known: the invented States, and no one else."""
    from graph.extract.known import known

    made = [
        Entity(BASE + slug, (ONTOLOGY + "State",), {"en": english, "fr": french})
        for slug, (english, french) in STATES.items()
    ]
    return known({one.iri: one for one in made})


@pytest.fixture(scope="session")
def reading(needs_models: None, world: Known) -> Callable[..., tuple[Read, Extraction]]:
    """Give a function that reads paragraphs of one language, with every candidate however unsure.

    Weights decide what is shown, and are fitted anew: what a text says must not hang on them. What
    is no frame's and tree's own reading is left out.
    """
    from graph.extract.linking.score import weights
    from graph.extract.pipeline import extract
    from graph.extract.readings import Stretch, read

    everything = replace(weights(), review=0.0, unsure=0.0)

    @cache
    def made(text: str, language: str, anchor: str = "") -> tuple[Read, Extraction]:
        spans, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                spans.append(Stretch(at, at + len(line), language))
            at += len(line) + 1
        found = read(text, spans, world, anchor)
        made = extract(found, world, everything, pairs=False)
        by_slots = tuple(one for one in made.candidates if not one.near)
        return found, replace(made, candidates=by_slots)

    return made


@pytest.fixture(scope="session")
def extracted(reading: Callable[..., tuple[Read, Extraction]]) -> Callable[..., list[Told]]:
    """Give a function from a text and its language to what was read in it, in plain words."""

    def said(text: str, language: str = "en", relation: str = "") -> list[Told]:
        _, found = reading(text, language)
        every = [told(one, text) for one in found.candidates]
        return [one for one in every if relation in {"", one.relation}]

    return said
