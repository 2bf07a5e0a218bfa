"""Frames: which word says a relation, and in which grammatical slot each role of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.claims.vocabulary import vocabulary
from graph.errors import ClaimError

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIGGERS = ("verb", "noun", "adjective")
FINDINGS = ("polarity", "actuality", "modality")
CONSTRAINTS = ("with", "without")
#: slots that are no preposition
SLOTS = frozenset(
    {
        "subj", "obj", "iobj", "of", "by", "holder", "self", "prefix", "modifier", "comp", "place",
        "context", "word",
    }
)  # fmt: skip
_PREPOSITION = re.compile(r"[a-zà-ÿ'\u2019 -]{1,40}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the grammar of a trigger, and what may fill it.

    ``name`` is one of SLOTS or a preposition; ``wanted`` is empty, ``@set`` of nouns, or a class.
    """

    name: str
    wanted: str = ""

    @property
    def is_preposition(self) -> bool:
        """Whether the slot is a complement after a preposition of this name."""
        return self.name not in SLOTS


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying a relation.

    ``trigger`` is the kind of word ("verb", "noun", "adjective"), ``words`` the lemmas of one
    trigger in their order, ``roles`` the slots of each role in order of preference.
    """

    relation: str
    language: str
    trigger: str
    words: tuple[str, ...]
    roles: Mapping[str, tuple[Slot, ...]]
    needs: tuple[Slot, ...] = ()
    refuses: tuple[Slot, ...] = ()
    findings: Mapping[str, str] = field(default_factory=dict)
    reflexive: bool = False

    @property
    def name(self) -> str:
        """What the frame is called in explanations: ``stoleFrom: steal``."""
        return f"{self.relation}: {' '.join(self.words)}"


def frames_of(
    relation: str, language: str, entries: object, sets: Mapping[str, str], where: str
) -> list[Frame]:
    """Read the frames of one relation and language, one Frame for each lemma of a trigger.

    Raises ClaimError, by file and frame, for what has not the form that docs/lexicon.md gives.
    """
    if not isinstance(entries, list):
        raise ClaimError("frames is not a list", where=where, mend="write a list of frames")
    roles = {"subject", "object", "value", "amount", *vocabulary().of_kind("Qualifier")}
    made: list[Frame] = []
    for index, entry in enumerate(entries):
        here = f"{where}, {language}, frame {index + 1}"
        if not isinstance(entry, dict):
            raise ClaimError("a frame is not a mapping", where=here, mend="write {verb: [..], …}")
        triggers = [kind for kind in TRIGGERS if kind in entry]
        unknown = set(entry) - {*TRIGGERS, *FINDINGS, *CONSTRAINTS, *roles}
        if len(triggers) != 1 or unknown:
            what = f"unknown keys: {', '.join(sorted(unknown))}" if unknown else "not one trigger"
            raise ClaimError(what, where=here, mend="see docs/lexicon.md for the keys")
        slots = {
            role: tuple(_slot(one, sets, here) for one in _many(entry[role]))
            for role in roles
            if role in entry
        }
        if "subject" not in slots or not {"object", "value"} & set(slots):
            raise ClaimError("subject and object are needed", where=here, mend="name their slots")
        for lemma in _many(entry[triggers[0]]):
            words = tuple(_words(str(lemma)))
            reflexive = language == "fr" and triggers[0] == "verb" and words[0] in {"se", "s'"}
            made.append(
                Frame(
                    relation,
                    language,
                    triggers[0],
                    words[1:] if reflexive else words,
                    slots,
                    tuple(_slot(one, sets, here) for one in _many(entry.get("with", []))),
                    tuple(_slot(one, sets, here) for one in _many(entry.get("without", []))),
                    {key: str(entry[key]) for key in FINDINGS if key in entry},
                    reflexive,
                )
            )
    return made


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _words(lemma: str) -> list[str]:
    spaced = lemma.casefold().replace("\u2019", "'").replace("'", "' ")
    return spaced.split()


def _slot(text: Any, sets: Mapping[str, str], where: str) -> Slot:
    name, _, wanted = str(text).casefold().replace("\u2019", "'").partition(":")
    wanted = str(text).partition(":")[2].strip()
    name = name.strip()
    if name not in SLOTS and not _PREPOSITION.fullmatch(name):
        raise ClaimError(f"not a slot: {text!r}", where=where, mend="see docs/lexicon.md")
    if name not in {"word", "context"}:
        for one in wanted.split("|"):
            known = one.removeprefix("@") in sets if one.startswith("@") else True
            classes = vocabulary().of_kind("Class")
            if one == "?":
                continue  # a noun of no set
            if one and (not known or (not one.startswith("@") and one not in classes)):
                raise ClaimError(
                    f"neither a set of nouns nor a class: {one!r}",
                    where=where,
                    mend="see ontology/lexicon/nouns.yaml for the sets",
                )
    return Slot(name, wanted)
