"""The ready questions: SPARQL files with a header that says, in both languages, what each answers.

A header is one YAML document, each line behind ``#+ `` (as grlc has it). A parameter ``victim`` is
the variable ``?_victim`` of the query: given a value it is bound, else it means any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from graph.ask.solutions import XSD, Iri, Literal, Term
from graph.errors import ClaimError, DprkError, ManyErrors, PlaceError, QueryError, ValueFormError
from graph.model import LANGUAGES
from graph.values.periods import period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.model import Words

#: no header is known yet
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
TYPES: Final = ("entity", "term", "date", "number", "text")
BOUNDS: Final = ("earliest", "latest")

_MARK: Final = "#+"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARAM: Final = re.compile(r"[a-z][a-z0-9]*")
_USED: Final = re.compile(r"[?$]_(\w+)")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_TEXTS: Final = ("summary", "summary_fr", "description", "description_fr")
_KEYS: Final = frozenset({*_TEXTS, "asked", "tags", "params", "example"})
_SLOT: Final = re.compile(r"\{(\w+)\}")
_PARAM_KEYS: Final = frozenset(
    {"name", "type", "summary", "summary_fr", "default", "bound", "classes"}
)


@dataclass(frozen=True, slots=True)
class Param:
    """A value that a question can be asked for; ``type`` is one of TYPES.

    ``default`` holds where none is given; empty, the parameter then means any. ``bound`` tells
    which end of a period a date stands for: ``latest`` of 2024 is its 31 December. ``classes`` are
    those that an entity may be of for a question in plain words to mean it here; empty, any.
    """

    name: str
    type: str
    summary: Words
    default: str = ""
    bound: str = "earliest"
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask a question in plain words: ``{victim}`` stands where a value is named.

    ``given`` holds the values that the words themselves mean.
    """

    text: str
    given: Mapping[str, str]

    @property
    def slots(self) -> tuple[str, ...]:
        """The parameters that are named in it, in their order."""
        return tuple(_SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question: what it answers, what it can be asked for, and its query as it stands.

    ``example`` holds the values that the expected solutions were made with, ``asked`` the ways to
    ask it in plain words, by language.
    """

    name: str
    summary: Words
    description: Words
    tags: tuple[str, ...]
    params: tuple[Param, ...]
    example: Mapping[str, str]
    query: str
    asked: Mapping[str, tuple[Phrasing, ...]] = field(default_factory=dict)


def load(folder: Path, known: Mapping[str, Any] = NOTHING) -> dict[str, Question]:
    """Read every ``.rq`` file of a folder as a question, in the order of their names.

    ``known`` are headers that were read before, by ``digest`` of their files.
    Raises ManyErrors with all that is wrong by file, and PlaceError for a folder without questions.
    """
    paths = sorted(folder.glob("*.rq"), key=lambda path: path.name)
    if not paths:
        raise PlaceError("no questions here", where=str(folder), mend="add one, as queries/x.rq")
    found: dict[str, Question] = {}
    errors: list[DprkError] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            found[path.stem] = question(path.stem, text, known.get(digest(text)))
        except QueryError as error:
            errors.append(error)
        except (OSError, UnicodeDecodeError) as error:
            errors.append(QueryError(f"can't be read: {error}", where=path.name))
    if errors:
        raise ManyErrors(f"{len(errors)} errors in {folder.name}/", errors)
    return found


def one(folder: Path, name: str, known: Mapping[str, Any] = NOTHING) -> Question | None:
    """Read one question of a folder by its name, or return None if there is none; as ``load``.

    Reading all takes long for somebody who asks by name.
    """
    path = folder / f"{name}.rq"
    if not _NAME.fullmatch(name) or not path.is_file():
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"can't be read: {error}", where=path.name) from error
    return question(name, text, known.get(digest(text)))


def question(name: str, text: str, known: Mapping[str, Any] | None = None) -> Question:
    r"""Read the text of one question; ``known`` is its header where that was read before.

    Raises QueryError for a header that lacks a language or has an unknown key, and where the
    parameters and the query's ``?_name`` variables differ.

    >>> head = "#+ summary: who\n#+ summary_fr: qui\n#+ description: d\n#+ description_fr: d\n"
    >>> question("who", head + "#+ tags: [a]\nSELECT ?a { ?a ?b ?c }").summary["fr"]
    'qui'
    """
    where = f"{name}.rq"
    if not _NAME.fullmatch(name):
        raise QueryError("not a question's name", where=where, mend="small letters and hyphens")
    head = header(text, where) if known is None else known
    _keys(head, _KEYS, where)
    params = tuple(_params(head.get("params", []), where))
    _same_variables(params, text, where)
    words = {key: _word(head, key, where) for key in _TEXTS}
    return Question(
        name=name,
        summary=_both(words["summary"], words["summary_fr"]),
        description=_both(words["description"], words["description_fr"]),
        tags=_tags(head.get("tags"), where),
        params=params,
        example=MappingProxyType(_example(head.get("example", {}), params, where)),
        query=text,
        asked=MappingProxyType(_asked(head.get("asked", {}), params, where)),
    )


def digest(text: str) -> str:
    """Return what a question's text is known by.

    >>> digest("SELECT * {}")[:8]
    'b7fcbdf8'
    """
    return sha256(text.encode()).hexdigest()


def bindings(
    asked: Question, given: Mapping[str, str], resolve: Callable[[str], str]
) -> dict[str, Term]:
    r"""Return the values of a question's variables, from what a user gave by parameter name.

    ``resolve`` makes an IRI of what a user calls an entity, a source, or a term (with ``dprk:``
    before it), and raises if there is none. A date is EDTF. Raises QueryError for a parameter that
    the question does not have, and for a value that is no date or number.

    >>> head = "#+ summary: a\n#+ summary_fr: a\n#+ description: a\n#+ description_fr: a\n"
    >>> head += "#+ tags: [a]\n#+ params: [{name: from, type: date, summary: a, summary_fr: a}]\n"
    >>> asked = question("since", head + "SELECT ?a { ?a ?b ?c FILTER(?c > ?_from) }")
    >>> str(bindings(asked, {"from": "2025-02"}, str)["_from"])
    '"2025-02-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    known = {param.name: param for param in asked.params}
    for name in given:
        if name not in known:
            raise _unknown(name, known, asked.name)
    values = {param.name: given.get(param.name, param.default) for param in asked.params}
    return {
        f"_{name}": _term(known[name], value, asked.name, resolve)
        for name, value in sorted(values.items())
        if value
    }


def _unknown(name: str, known: Mapping[str, Param], where: str) -> QueryError:
    near = get_close_matches(name, known, n=1)
    mend = f"it takes {', '.join(sorted(known))}" if known else "it takes no parameters"
    return QueryError(
        f"the question has no parameter {name!r}",
        where=where,
        mend=f"did you mean {near[0]}?" if near else mend,
    )


def _term(param: Param, value: str, where: str, resolve: Callable[[str], str]) -> Term:
    place = f"{where}, parameter {param.name}"
    if param.type == "term" and not value.startswith(("http", "dprk:")):
        # said to be a term, so that no entity of the same name is meant
        return Iri(resolve(f"dprk:{value}"))
    if param.type in {"entity", "term"}:
        return Iri(resolve(value))
    if param.type == "date":
        return _date(param, value, place)
    if param.type == "number":
        if not _NUMBER.fullmatch(value):
            raise QueryError(f"{value!r} is not a number", where=place, mend="such as 1.5")
        return Literal(value, f"{XSD}decimal")
    return Literal(value)


def _date(param: Param, value: str, place: str) -> Literal:
    try:
        found = period(value)
    except ValueFormError as error:
        raise QueryError(error.what, where=place, mend=error.mend) from error
    day = found.latest if param.bound == "latest" else found.earliest
    if day is None:
        raise QueryError(
            f"{value!r} has no {param.bound} day", where=place, mend="leave it out, or give a day"
        )
    return Literal(day.isoformat(), f"{XSD}date")


# --- headers


def header(text: str, where: str) -> dict[str, Any]:
    r"""Return the header of a question as it is written; raises QueryError if it is not YAML.

    >>> header("#+ tags: [a]\nASK {}", "a.rq")
    {'tags': ['a']}
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith(_MARK):
            break
        rest = line.removeprefix(_MARK)
        if rest and not rest.startswith(" "):
            raise QueryError("a header line needs a space", where=where, mend="write #+ key: …")
        lines.append(rest[1:])
    if not lines:
        raise QueryError("no header", where=where, mend="begin with #+ summary: …")
    # slow to import, and not needed where headers were read before
    from graph.claims.tree import parse as parse_yaml

    try:
        return dict(parse_yaml("\n".join(lines), where).tree)
    except ClaimError as error:
        raise QueryError(error.what, where=error.where, mend=error.mend) from error


def _keys(found: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for key in found:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            raise QueryError(
                f"unknown key {key!r} in the header",
                where=where,
                mend=f"did you mean {near[0]}?" if near else f"one of {', '.join(sorted(known))}",
            )


def _word(found: Mapping[str, Any], key: str, where: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QueryError(f"no {key}", where=where, mend=f"write {key}: in the header")
    return " ".join(value.split())


def _both(english: str, french: str) -> Words:
    return MappingProxyType({"en": english, "fr": french})


def _tags(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(tag, str) for tag in value):
        raise QueryError("no tags", where=where, mend="write tags: [theft] in the header")
    return tuple(value)


def _params(value: Any, where: str) -> Iterator[Param]:
    if not isinstance(value, list):
        raise QueryError("params is not a list", where=where, mend="params: [{name: …}]")
    seen: set[str] = set()
    for item in value:
        if not isinstance(item, dict):
            raise QueryError("a parameter is not a mapping", where=where, mend="- name: …")
        param = _param(item, where)
        if param.name in seen:
            raise QueryError(f"parameter {param.name} stands twice", where=where, mend="keep one")
        seen.add(param.name)
        yield param


def _param(item: Mapping[str, Any], where: str) -> Param:
    _keys(item, _PARAM_KEYS, where)
    name, kind = _word(item, "name", where), _word(item, "type", where)
    place = f"{where}, parameter {name}"
    bound = str(item.get("bound", "earliest"))
    if not _PARAM.fullmatch(name):
        raise QueryError("not a parameter's name", where=place, mend="small letters")
    if kind not in TYPES:
        raise QueryError(f"unknown type {kind!r}", where=place, mend=f"one of {', '.join(TYPES)}")
    if bound not in BOUNDS or ("bound" in item and kind != "date"):
        raise QueryError(f"unknown bound {bound!r}", where=place, mend="of a date: latest")
    return Param(
        name=name,
        type=kind,
        summary=_both(_word(item, "summary", place), _word(item, "summary_fr", place)),
        default=_word(item, "default", place) if "default" in item else "",
        bound=bound,
        classes=_classes(item.get("classes", []), kind, place),
    )


def _classes(value: Any, kind: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise QueryError("classes is not a list", where=where, mend="classes: [Company]")
    if value and kind != "entity":
        raise QueryError("only an entity has classes", where=where, mend="leave out classes")
    return tuple(value)


def _asked(value: Any, params: Sequence[Param], where: str) -> dict[str, tuple[Phrasing, ...]]:
    """Read the ways to ask: texts, or mappings of ``say`` and the values ``with`` it."""
    if not isinstance(value, dict) or (value and set(value) != set(LANGUAGES)):
        raise QueryError(
            "asked is not in both languages", where=where, mend="asked: {en: [], fr: []}"
        )
    known = {param.name: param for param in params}
    found = {}
    for lang, items in value.items():
        if not isinstance(items, list):
            raise QueryError(f"asked.{lang} is not a list", where=where, mend="write - who did it")
        found[lang] = tuple(_phrasing(item, where) for item in items)
        for phrasing in found[lang]:
            for name in (*phrasing.slots, *phrasing.given):
                if name not in known:
                    raise _unknown(name, known, where)
    return found


def _phrasing(item: Any, where: str) -> Phrasing:
    if isinstance(item, str):
        return Phrasing(" ".join(item.split()), MappingProxyType({}))
    if isinstance(item, dict) and set(item) == {"say", "with"} and isinstance(item["with"], dict):
        return Phrasing(_word(item, "say", where), MappingProxyType(dict(item["with"])))
    raise QueryError(
        "not a way to ask", where=where, mend="a text, or {say: …, with: {name: value}}"
    )


def _same_variables(params: Sequence[Param], text: str, where: str) -> None:
    body = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    used = set(_USED.findall(body))
    declared = {param.name for param in params}
    for name in sorted(declared - used):
        raise QueryError(f"parameter {name} is not used", where=where, mend=f"use ?_{name}")
    for name in sorted(used - declared):
        raise QueryError(f"?_{name} is not declared", where=where, mend=f"params: [{{name: {name}")


def _example(value: Any, params: Sequence[Param], where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise QueryError("example is not a mapping", where=where, mend="example: {name: value}")
    known = {param.name: param for param in params}
    for name in value:
        if name not in known:
            raise _unknown(name, known, where)
    return dict(value)
