"""What each mapping of a claims file may hold: the keys, and the form of each value.

JSON-LD drops a misspelt key and keeps a misspelt term, both in silence. So keys, terms and
references are checked here, by file and line, before anything is parsed. That something is missing
is for the shapes to say.
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
from graph.values.periods import period

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}(/[a-z0-9][a-z0-9.-]{0,99})?")
DIGEST = re.compile(r"[0-9a-f]{64}")
COUNT = re.compile(r"[0-9]{1,9}")
CURRENCY = re.compile(r"[A-Z]{3}")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
WEB = re.compile(
    r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}"
)
NOT_STATED = "notStated"
MAX_TEXT = 10_000
CURRENCIES = "ISO 4217, three capitals, as USD"

#: the qualifiers and links by which a claim may be narrowed or joined to another
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
            # which of the two ends comes first is a shape's business, so that it is told as one
            if "ends before it begins" not in error.what:
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


def term(kind: str) -> Check:
    """Make a check that a text names a term of a class of the ontology."""

    def check(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
        del known
        names = vocabulary().of_kind(kind)
        if value not in names:
            yield _at(
                file, route, f"{value!r} is not a term of dprk:{kind}", _near(str(value), names)
            )

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
    wrong = list(node(AMOUNT)(file, route, value, known))
    yield from wrong
    if wrong or not isinstance(value, dict) or not {"value", "approximation"} <= set(value):
        return
    try:
        amount_bounds(str(value["value"]), Approximation(str(value["approximation"])))
    except ValueFormError as error:
        yield _at(file, (*route, "value"), error.what, error.mend)


def selector(file: File, route: Route, value: Tree, known: Known) -> Iterator[ClaimError]:
    """Check where the passage stands: code points of the source's text, end excluded."""
    wrong = list(node({"start": count, "end": count})(file, route, value, known))
    yield from wrong
    if not wrong and isinstance(value, dict) and {"start", "end"} <= set(value):
        start, end = int(str(value["start"])), int(str(value["end"]))
        if start >= end:
            yield _at(file, route, f"the passage ends at {end}, before its start", "start < end")


slug = matching(SLUG, "a slug of small letters, digits and hyphens")
digest = matching(DIGEST, "a SHA-256 in 64 hexadecimal digits")
count = matching(COUNT, "a whole number")

AMOUNT: Mapping[str, Check] = {
    "value": text,
    "currency": matching(CURRENCY, CURRENCIES),
    "unit": entity,
    "approximation": term("Approximation"),
}
EVIDENCE: Mapping[str, Check] = {
    "selector": selector,
    "textDigest": digest,
    "matchLength": count,
    "matchDigest": digest,
}
ATTRIBUTION: Mapping[str, Check] = {
    "position": count,
    "speaker": some(entity),
    "inWork": entity,
    "saidWhen": edtf,
    "stance": term("Stance"),
}
CLAIM: Mapping[str, Check] = {
    "key": slug,
    "subject": entity,
    "relation": term("Relation"),
    "object": entity,
    "value": text,
    "modality": term("Modality"),
    "polarity": term("Polarity"),
    "actuality": term("Actuality"),
    "when": edtf,
    "amount": amount,
    "attribution": some(node(ATTRIBUTION)),
    "summary": words,
    "note": words,
    "evidence": node(EVIDENCE),
    "reviewStatus": term("ReviewStatus"),
    "attributedTo": slug,
    "generatedBy": slug,
    **{name: some(entity) for name in QUALIFIERS if name != "extent"},
    "extent": term("Extent"),
    **{name: some(claim) for name in LINKS},
}
EXCUSED: Mapping[str, Check] = {
    "evidence": node(EVIDENCE),
    "reason": term("Reason"),
    "why": words,
}
WEB_ADDRESS = matching(WEB, "an http or https address", or_else=NOT_STATED)
ENTITY: Mapping[str, Check] = {
    "id": slug,
    "type": some(term("Class")),
    "label": words,
    "alias": word_lists,
    "unnamed": matching(re.compile("true"), "true"),
    "territoryOf": entity,
    "wikidata": matching(re.compile("Q[0-9]{1,12}"), "a Wikidata item, as Q423"),
    "unReference": matching(re.compile(r"[A-Z]{2}[ie]\.[0-9]{1,6}"), "a UN reference, as KPe.031"),
    "ofacUid": matching(re.compile("[0-9]{1,9}"), "an OFAC uid, as 12210"),
    "mitreGroup": matching(re.compile("G[0-9]{4}"), "a MITRE group, as G0032"),
    "iso3166": matching(re.compile("[A-Z]{2}"), "two capitals of ISO 3166-1"),
}
JUDGEMENT: Mapping[str, Check] = {
    "id": slug,
    "type": term("Class"),
    "left": entity,
    "right": entity,
    "verdict": term("Verdict"),
    "decidedBy": text,
    "decidedOn": edtf,
    "why": words,
    "withdrawn": matching(re.compile("true|false"), "true or false"),
}
LINK: Mapping[str, Check] = {"claim": claim, **{name: some(claim) for name in LINKS}}

#: what a file may hold, by the key that tells its kind
FILES: Mapping[str, Mapping[str, Check]] = {
    "entities": {"entities": some(node(ENTITY))},
    "judgements": {"judgements": some(node(JUDGEMENT))},
    "links": {"links": some(node(LINK))},
    "claims": {
        "id": matching(re.compile(r"source/[a-z0-9][a-z0-9-]{0,99}"), "source/slug"),
        "type": term("Class"),
        "title": text,
        "publisher": entity,
        "date": lambda f, r, v, k: iter(()) if v == NOT_STATED else edtf(f, r, v, k),
        "language": matching(LANGUAGE_TAG, "a language tag, as fr", or_else=NOT_STATED),
        "address": WEB_ADDRESS,
        "digest": digest,
        "length": count,
        "claims": some(node(CLAIM)),
        "excused": some(node(EXCUSED)),
    },
}


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
    return list(node(FILES[kind_of(file)])(file, (), file.tree, known))
