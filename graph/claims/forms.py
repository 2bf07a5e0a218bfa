"""Whether each mapping of a claims file holds what it may: the keys, and the form of each value.

JSON-LD drops a misspelt key and keeps a misspelt term, both in silence. So keys, terms and
references are checked here, by file and line, before anything is parsed, by the table in
``ontology.files``. That something is missing is for the shapes to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from graph.claims.tree import File, Route, Tree
from graph.claims.vocabulary import vocabulary
from graph.errors import ClaimError, ValueFormError
from graph.model import LANGUAGES
from graph.values.amounts import Approximation, amount_bounds
from graph.values.currencies import CURRENCIES
from graph.values.periods import period
from ontology.files import (
    FILES,
    MAX_TEXT,
    NOT_STATED,
    PLAIN,
    SLUG,
    Count,
    Edtf,
    Form,
    Key,
    Nested,
    Pattern,
    Reference,
    Share,
    TermOf,
    Text,
    Truth,
    WordLists,
    Words,
    nodes,
)

__all__ = ["LINKS", "NOT_STATED", "QUALIFIERS", "Known", "kind_of", "wrong"]

#: the qualifiers and links by which a claim may be narrowed or joined to another
SEASON = re.compile("-(2[1-9]|3[0-9]|4[01])")
QUALIFIERS = tuple(vocabulary().of_kind("Qualifier"))
LINKS = tuple(vocabulary().of_kind("ClaimLink"))


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference may lead to: entity slugs, and claims by short key or ``source/key``."""

    entities: frozenset[str]
    claims: frozenset[str]


#: finds what is wrong with a value at a route of a file
Check = Callable[[File, Route, Tree, Known], Iterator[ClaimError]]


def _at(file: File, route: Route, what: str, mend: str) -> ClaimError:
    return ClaimError(what, where=file.where(route), mend=mend)


def _near(word: str, words: Iterable[str]) -> str:
    found = process.extract(word, sorted(words), limit=3, score_cutoff=60)
    names = ", ".join(str(name) for name, _score, _index in found)
    return f"did you mean {names}?" if names else ""


def text(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for any text of up to MAX_TEXT characters."""
    del known
    if not isinstance(value, str):
        yield _at(file, route, f"{route[-1]} is not a text", "write a single text")
    elif not value.strip():
        yield _at(file, route, f"{route[-1]} is blank", "write what it says, or drop the key")
    elif len(value) > MAX_TEXT:
        yield _at(file, route, f"{route[-1]} has {len(value):,} characters", f"keep {MAX_TEXT:,}")


def matching(pattern: re.Pattern[str], form: str, *, or_else: str = "") -> Check:
    """Make a check that a text matches a pattern as a whole, or is the word ``or_else``."""

    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        wrong = list(text(file, route, value, known))
        yield from wrong
        if not wrong and value != or_else and not pattern.fullmatch(str(value)):
            yield _at(file, route, f"{route[-1]}: {value!r} is not {form}", f"write {form}")

    return check


def edtf(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for a date or period in EDTF, as 2025-10-22 or 2025-01/2025-09."""
    wrong = list(text(file, route, value, known))
    yield from wrong
    if not wrong:
        try:
            period(str(value))
        except ValueFormError as error:
            # which of two dates comes first is a shape's business, so that it is told as one; of
            # seasons and the like, SPARQL can't tell
            if "ends before it begins" not in error.what or SEASON.search(str(value)):
                yield _at(file, route, error.what, error.mend)


def words(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for one text in each language, keyed by language tag."""
    if not isinstance(value, dict):
        yield _at(file, route, f"{route[-1]} has no languages", "write {en: …, fr: …}")
        return
    for tag, item in value.items():
        if tag not in LANGUAGES:
            yield _at(file, (*route, tag), f"unknown language {tag!r}", "en or fr")
        yield from text(file, (*route, tag), item, known)


def word_lists(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for a list of texts in each language, keyed by language tag."""
    if not isinstance(value, dict):
        yield _at(file, route, f"{route[-1]} has no languages", "write {en: [..], fr: [..]}")
        return
    for tag, items in value.items():
        here = (*route, tag)
        if tag not in LANGUAGES:
            yield _at(file, here, f"unknown language {tag!r}", "en or fr")
        if not isinstance(items, list):
            yield _at(file, here, f"{tag} is not a list", "write [a, b]")
            continue
        for index, item in enumerate(items):
            yield from text(file, (*here, index), item, known)


def term(kind: str, below: str = "") -> Check:
    """Make a check that a text names a term of a class, or a class that stands below another."""

    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        del known
        names = vocabulary().of_kind(kind, below)
        if value not in names:
            of = f"class below dprk:{below}" if below else f"term of dprk:{kind}"
            yield _at(file, route, f"{value!r} is not a {of}", _near(str(value), names))

    return check


def entity(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for the slug of an entity in claims/entities.yaml."""
    if not isinstance(value, str) or value not in known.entities:
        mend = _near(str(value), known.entities) or "add it to claims/entities.yaml"
        yield _at(file, route, f"no entity {value!r}", mend)


def claim(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for the key of a claim: short within its file, ``source/key`` from outside."""
    source = str(file.tree.get("id", "")).removeprefix("source/")
    if not isinstance(value, str) or not {value, f"{source}/{value}"} & known.claims:
        keys = {key.removeprefix(f"{source}/") for key in known.claims}
        yield _at(file, route, f"no claim {value!r}", _near(str(value), keys))


def some(check: Check) -> Check:
    """Make a check of one value or of a list of them."""

    def each(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            here = (*route, index) if isinstance(value, list) else route
            yield from check(file, here, item, known)

    return each


def node(form: Mapping[str, Check]) -> Check:
    """Make a check of a mapping whose keys are those of ``form`` and no others."""

    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        if not isinstance(value, dict):
            yield _at(file, route, f"{value!r} is not a mapping", "write key: value lines")
            return
        for key, item in value.items():
            here = (*route, key)
            if key in form:
                yield from form[key](file, here, item, known)
            else:
                yield _at(file, here, f"unknown key {key!r}", _near(key, form))

    return check


def amount(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check for a figure with its unit or currency, and how exact it is."""
    wrong = list(_mapping(PLAIN["Amount"])(file, route, value, known))
    yield from wrong
    if wrong or not isinstance(value, dict) or not {"value", "approximation"} <= set(value):
        return
    currency = value.get("currency", "USD")
    if currency not in CURRENCIES:
        what = f"{currency!r} is not a currency of ISO 4217"
        yield _at(file, (*route, "currency"), what, _near(str(currency), CURRENCIES))
    try:
        amount_bounds(str(value["value"]), Approximation(str(value["approximation"])))
    except ValueFormError as error:
        yield _at(file, (*route, "value"), error.what, error.mend)


def selector(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check where the passage stands: code points of the source's text, end excluded."""
    wrong = list(_mapping(PLAIN["Selector"])(file, route, value, known))
    yield from wrong
    if not wrong and isinstance(value, dict) and {"start", "end"} <= set(value):
        start, end = int(str(value["start"])), int(str(value["end"]))
        if start >= end:
            yield _at(file, route, f"the passage ends at {end}, before its start", "start < end")


def _form(form: Form) -> Check:  # noqa: PLR0911 - one line a form
    """Return the check of a form; a nested mapping is looked up when its turn comes."""
    match form:
        case Pattern():
            return matching(re.compile(form.regex), form.says, or_else=form.or_else)
        case Truth():
            said, pattern = ("true", "true") if form.only_true else ("true or false", "true|false")
            return matching(re.compile(pattern), said)
        case Edtf():
            return _edtf_or(form.or_else) if form.or_else else edtf
        case TermOf():
            return term(form.kind, form.below)
        case Reference():
            return REFERENCES[form.to]
        case Nested():
            return _later(form.node)
        case _:
            return SIMPLE[type(form)]


def _later(name: str) -> Check:
    # mappings nest, so that the inner one may not have been made yet
    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        yield from NODES[name](file, route, value, known)

    return check


def _edtf_or(word: str) -> Check:
    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        if value != word:
            yield from edtf(file, route, value, known)

    return check


def _mapping(keys: Mapping[str, Key]) -> Check:
    checks = {name: (_form(key.form), key.many) for name, key in keys.items()}
    return node({name: some(check) if many else check for name, (check, many) in checks.items()})


count = matching(re.compile("[0-9]{1,9}"), "a whole number")
share = matching(re.compile(Share().regex), "a number from 0 to 1")
SIMPLE: Mapping[type, Check] = {
    Text: text,
    Count: count,
    Share: share,
    Words: words,
    WordLists: word_lists,
}
REFERENCES: Mapping[str, Check] = {
    "entity": entity,
    "claim": claim,
    "maker": matching(re.compile(SLUG.regex), SLUG.says),
}
#: the check of each mapping by its name; two of them look at several keys together
NODES: Mapping[str, Check] = {
    name: _mapping(keys) for name, keys in nodes(QUALIFIERS, LINKS).items()
} | {"Amount": amount, "Selector": selector}


def kind_of(file: File) -> str:
    """Return which kind of file this is: entities, judgements, links or claims (a source)."""
    for kind in FILES:
        if kind in file.tree:
            return kind
    raise ClaimError(
        "neither entities, judgements, links nor claims stand at the top",
        where=f"{file.name}:1",
        mend="a source's file has the key claims:",
    )


def wrong(file: File, known: Known) -> list[ClaimError]:
    """Return everything in a file that has not the form it should, in the order of its lines."""
    return list(NODES[FILES[kind_of(file)]](file, (), file.tree, known))
