"""Check the annotated texts of a set: `check_drafts.py [--bare] [--set FOLDER] [NAME-PREFIX ...]`.

Each `FOLDER/texts/LANG-NN-slug.txt` has a `LANG-NN-slug.draft.yaml` beside it; FOLDER is this one,
the development set, unless told otherwise. The number has two digits, or three once they are used
up; in a set kept apart a letter of its own stands before it. Every finding is printed as
`file: claim: what`; the exit status is 1 if there is any.
`--bare` also prints the stretches of each text that no quote covers, for the annotator to look at:
they are no findings.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import RDF, RDFS, Graph, Namespace
from ruamel.yaml import YAML

from graph.values.currencies import CURRENCIES
from graph.values.periods import period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
DPRK = Namespace("https://w3id.org/dprk-networks/ontology#")

WORDS = (110, 400)
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
NAME = re.compile(r"(en|fr)-[a-z]?\d{2,3}-[a-z0-9-]+")
TERMS = {
    "modality": {"Asserted", "Alleged", "Denied"},
    "polarity": {"Positive", "Negative"},
    "actuality": {
        "Actual",
        "Planned",
        "Attempted",
        "Intended",
        "Urged",
        "Required",
        "Prohibited",
    },
    "stance": {"States", "Reports", "Denies", "Urges", "Pledges", "Declines"},
    "extent": {"Mainly", "Partly", "Many", "Constantly", "Fully", "Critically", "Closely"},
}
APPROXIMATIONS = {"Exactly", "About", "AtLeast", "AtMost"}
# the class that a qualifier's entities must have; None allows any
QUALIFIERS: dict[str, tuple[str, ...] | None] = {
    "instrument": None,
    "purpose": None,
    "place": ("Place",),
    "legalBasis": ("Measure", "Resolution"),
    "occasion": None,
    "condition": None,
    "audience": ("Agent",),
    "goods": ("Asset",),
    "cause": None,
}
HEAD = {"title", "language", "date", "publisher", "kind", "entities", "claims"}
ENTITY = {"id", "type", "label", "alias", "unnamed", "territoryOf"}
CLAIM = {
    "s", "r", "o", "v", "when", "amount", "speakers", "in_work", "quote", "nth",
    *TERMS, *QUALIFIERS,
}  # fmt: skip
VALUE_FORMS = {
    "edtf": None,
    "integer": re.compile(r"\d+"),
    "iri": re.compile(r"https?://\S+"),
    "language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
}


@dataclass(frozen=True)
class Relation:
    """What a relation of the ontology allows: class names, or the form of a value."""

    subjects: frozenset[str]
    objects: frozenset[str]
    value_form: str | None


@dataclass(frozen=True)
class Ontology:
    """The relations by name, and each class with itself and all classes above it."""

    relations: Mapping[str, Relation]
    above: Mapping[str, frozenset[str]]

    def fits(self, types: Sequence[str], allowed: frozenset[str]) -> bool:
        """Return whether one of an entity's classes is allowed, or is below one that is."""
        return any(self.above.get(name, frozenset()) & allowed for name in types)


def name_of(term: Any) -> str:
    """Return the last part of a term's IRI."""
    return str(term).rsplit("#", 1)[-1]


def read_ontology() -> Ontology:
    """Read relations and classes from ontology/dprk.ttl."""
    graph = Graph().parse(ROOT / "ontology" / "dprk.ttl")
    relations = {}
    for term in set(graph.subjects(RDF.type, DPRK.Relation)):
        form = graph.value(term, DPRK.valueForm)
        relations[name_of(term)] = Relation(
            frozenset(name_of(c) for c in graph.objects(term, DPRK.subjectClass)),
            frozenset(name_of(c) for c in graph.objects(term, DPRK.objectClass)),
            None if form is None else str(form),
        )
    top = DPRK.Entity
    classes = set(graph.transitive_subjects(RDFS.subClassOf, top)) | {top}
    above = {
        name_of(c): frozenset(name_of(a) for a in graph.transitive_objects(c, RDFS.subClassOf))
        for c in classes
    }
    return Ontology(relations, above)


def load(path: Path) -> Any:
    """Read a YAML file, every scalar as it is written."""
    return YAML(typ="base", pure=True).load(path.read_text(encoding="utf-8"))


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, nothing as none, and one thing as a list of it."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def register() -> dict[str, list[str]]:
    """Return the classes of each entity in claims/entities.yaml."""
    entities = load(ROOT / "claims" / "entities.yaml")["entities"]
    return {e["id"]: as_list(e["type"]) for e in entities}


def check_text(text: str) -> Iterator[str]:
    """Yield what is wrong with the text itself."""
    count = len(text.split())
    if not WORDS[0] <= count <= WORDS[1]:
        yield f"text: {count} words, not {WORDS[0]} to {WORDS[1]}"
    if unicodedata.normalize("NFC", text) != text or "\r" in text:
        yield "text: not NFC with LF"


def edtf_finding(value: str) -> Iterator[str]:
    """Yield what is wrong with a date."""
    try:
        period(value)
    except Exception as error:  # noqa: BLE001 - whatever the reader of dates says is a finding
        yield f"not EDTF: {value} ({error})"


def check_head(draft: Mapping[str, Any], text: str, lang: str) -> Iterator[str]:
    """Yield what is wrong above the claims."""
    for key in sorted(HEAD - set(draft)):
        yield f"head: no {key}"
    for key in sorted(set(draft) - HEAD):
        yield f"head: unknown key {key}"
    if draft.get("language") != lang:
        yield f"head: language is not {lang}"
    if draft.get("title") != text.split("\n", 1)[0].strip():
        yield "head: title is not the first line"
    date = draft.get("date", "notStated")
    if date != "notStated":
        for finding in edtf_finding(date):
            yield f"head: date {finding}"


def check_entities(
    draft: Mapping[str, Any], text: str, lang: str, known: Mapping[str, Any], ontology: Ontology
) -> Iterator[str]:
    """Yield what is wrong with the entities of a draft."""
    publisher = draft.get("publisher") or {}
    own = [*as_list(draft.get("entities"))]
    if set(publisher) - {"id"} or publisher.get("id") not in known:
        own.append(publisher)
    for name, count in Counter(e.get("id") for e in own).items():
        if count > 1:
            yield f"{name}: twice among the entities"
    for entity in own:
        name = entity.get("id", "?")
        if not SLUG.fullmatch(name):
            yield f"{name}: not a slug"
        if name in known:
            yield f"{name}: is in claims/entities.yaml already"
        if not as_list(entity.get("type")):
            yield f"{name}: no type"
        for kind in as_list(entity.get("type")):
            if kind not in ontology.above:
                yield f"{name}: no class {kind}"
        if set(entity.get("label") or {}) != {"en", "fr"}:
            yield f"{name}: label must be in en and fr"
        for key in sorted(set(entity) - ENTITY):
            yield f"{name}: unknown key {key}"
        for alias in as_list((entity.get("alias") or {}).get(lang)):
            if alias.casefold() not in text.casefold():
                yield f"{name}: alias not in the text: {alias}"
        words = [
            (entity.get("label") or {}).get(lang, ""),
            *as_list((entity.get("alias") or {}).get(lang)),
        ]
        if (
            entity is not publisher
            and "unnamed" not in entity
            and not any(w.casefold() in text.casefold() for w in words)
        ):
            yield f"{name}: neither label nor alias stands in the text"


def entity_types(draft: Mapping[str, Any], known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the classes of all that the draft may speak of."""
    own = [*as_list(draft.get("entities")), draft.get("publisher") or {}]
    return {**known, **{e["id"]: as_list(e.get("type")) for e in own if e.get("type")}}


def used_ids(draft: Mapping[str, Any]) -> set[str]:
    """Return every id that a claim, qualifier, amount or speaker uses."""
    used: set[str] = set()
    for claim in as_list(draft.get("claims")):
        for key in ("s", "o", "in_work", *QUALIFIERS):
            used.update(as_list(claim.get(key)))
        used.update(i for step in as_list(claim.get("speakers")) for i in as_list(step))
        used.update(as_list((claim.get("amount") or {}).get("unit")))
    return used


def check_claim(
    claim: Mapping[str, Any], text: str, types: Mapping[str, list[str]], ontology: Ontology
) -> Iterator[str]:
    """Yield what is wrong with one claim."""
    for key in sorted(set(claim) - CLAIM):
        yield f"unknown key {key}"
    yield from check_ends(claim, types, ontology)
    for key, allowed in TERMS.items():
        if key in claim and claim[key] not in allowed:
            yield f"{key}: {claim[key]}"
    if "when" in claim:
        yield from edtf_finding(claim["when"])
    yield from check_amount(claim.get("amount"), types)
    for key, classes in QUALIFIERS.items():
        for name in as_list(claim.get(key)):
            if name not in types:
                yield f"{key}: unknown id {name}"
            elif classes and not ontology.fits(types[name], frozenset(classes)):
                yield f"{key}: {name} is a {'/'.join(types[name])}"
    yield from check_speakers(claim, types, ontology)
    yield from check_quote(claim, text)


def check_ends(
    claim: Mapping[str, Any], types: Mapping[str, list[str]], ontology: Ontology
) -> Iterator[str]:
    """Yield what is wrong with subject, relation, and object or value."""
    relation = ontology.relations.get(claim.get("r", ""))
    if relation is None:
        yield f"no relation {claim.get('r')}"
        return
    if ("o" in claim) == ("v" in claim):
        yield "needs either o or v"
    for key, allowed in (("s", relation.subjects), ("o", relation.objects)):
        if key not in claim:
            continue
        if claim[key] not in types:
            yield f"{key}: unknown id {claim[key]}"
        elif not ontology.fits(types[claim[key]], allowed):
            is_a, wanted = "/".join(types[claim[key]]), "/".join(sorted(allowed))
            yield f"{key}: {claim[key]} is a {is_a}, not {wanted}"
    if "v" in claim:
        if relation.value_form is None:
            yield "v: the relation leads to an entity"
        elif relation.value_form == "edtf":
            yield from edtf_finding(claim["v"])
        else:
            form = VALUE_FORMS.get(relation.value_form)
            if form and not form.fullmatch(claim["v"]):
                yield f"v: not of the form {relation.value_form}: {claim['v']}"


def check_amount(amount: Any, types: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield what is wrong with an amount."""
    if amount is None:
        return
    for key in sorted(set(amount) - {"value", "currency", "unit", "approximation"}):
        yield f"amount: unknown key {key}"
    if not re.fullmatch(r"\d+(\.\d+)?", amount.get("value", "")):
        yield f"amount: value {amount.get('value')}"
    if ("currency" in amount) == ("unit" in amount):
        yield "amount: needs either currency or unit"
    if "currency" in amount and amount["currency"] not in CURRENCIES:
        yield f"amount: no currency {amount['currency']}"
    if "unit" in amount and amount["unit"] not in types:
        yield f"amount: unknown unit {amount['unit']}"
    if amount.get("approximation") not in APPROXIMATIONS:
        yield f"amount: approximation {amount.get('approximation')}"


def check_speakers(
    claim: Mapping[str, Any], types: Mapping[str, list[str]], ontology: Ontology
) -> Iterator[str]:
    """Yield what is wrong with the chain of speakers."""
    steps = as_list(claim.get("speakers"))
    if steps and "stance" not in claim:
        yield "speakers without stance"
    for step in steps:
        if not isinstance(step, list):
            yield "speakers: each step is a list"
        for name in as_list(step):
            if name not in types:
                yield f"speakers: unknown id {name}"
            elif not ontology.fits(types[name], frozenset({"Agent", "Platform"})):
                yield f"speakers: {name} is a {'/'.join(types[name])}"
    for name in as_list(claim.get("in_work")):
        if name not in types:
            yield f"in_work: unknown id {name}"


def check_quote(claim: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield what is wrong with the quote."""
    quote = claim.get("quote", "")
    count = text.count(quote) if quote else 0
    if not count:
        yield f"quote not found: {quote}"
    elif "nth" in claim and not 1 <= int(claim["nth"]) <= count:
        yield f"quote stands only {count} times: {quote}"
    elif count > 1 and "nth" not in claim:
        yield f"quote stands {count} times, say nth: {quote}"


def same_key(claim: Mapping[str, Any]) -> str:
    """Return what makes a claim another one than its neighbours, its quote left out."""
    return repr(sorted((k, repr(v)) for k, v in claim.items() if k not in {"quote", "nth"}))


def bare_stretches(draft: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield the stretches of five words or more that no quote covers."""
    covered = [False] * len(text)
    for claim in as_list(draft.get("claims")):
        quote = claim.get("quote", "")
        start = -1
        for _turn in range(int(claim.get("nth", 1))):
            start = text.find(quote, start + 1)
        if quote and start >= 0:
            covered[start : start + len(quote)] = [True] * len(quote)
    left = "".join(
        " " if c == "\n" else c if not done else "\0" for c, done in zip(text, covered, strict=True)
    )
    for stretch in re.split("\0+", left):
        if len(stretch.split()) >= 5:
            yield stretch.strip()


def check_file(
    path: Path, known: Mapping[str, list[str]], ontology: Ontology, *, bare: bool
) -> tuple[list[str], Counter[str]]:
    """Return the findings on one text, and how often each relation stands in it."""
    found: list[str] = []
    if not NAME.fullmatch(path.stem):
        found.append("file name is not LANG-NN-slug")
    lang = path.stem[:2]
    text = path.read_text(encoding="utf-8")
    found += check_text(text)
    beside = path.with_name(path.stem + ".draft.yaml")
    if not beside.exists():
        return [*found, "no draft beside it"], Counter()
    try:
        draft = load(beside)
    except Exception as error:  # noqa: BLE001 - whatever the YAML reader says is a finding
        return [*found, f"YAML: {error}"], Counter()
    found += check_head(draft, text, lang)
    found += check_entities(draft, text, lang, known, ontology)
    types = entity_types(draft, known)
    for name in sorted({e["id"] for e in as_list(draft.get("entities"))} - used_ids(draft)):
        found.append(f"{name}: entity not used")
    claims = as_list(draft.get("claims"))
    for number, claim in enumerate(claims, start=1):
        label = (
            f"claim {number} ({claim.get('s')} {claim.get('r')} {claim.get('o', claim.get('v'))})"
        )
        found += [f"{label}: {what}" for what in check_claim(claim, text, types, ontology)]
    for key, count in Counter(map(same_key, claims)).items():
        if count > 1:
            found.append(f"said {count} times: {key}")
    if bare:
        for stretch in bare_stretches(draft, text):
            print(f"{path.stem}: bare: {stretch}")
    return found, Counter(c.get("r", "?") for c in claims)


def main(arguments: Sequence[str]) -> int:
    """Check all texts of a set, or those whose names begin as told; print findings and counts."""
    parser = ArgumentParser(description="Check the annotated texts of a set.")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--set", type=Path, default=HERE, metavar="FOLDER", dest="folder")
    parser.add_argument("prefixes", nargs="*", metavar="NAME-PREFIX")
    options = parser.parse_args(arguments)
    texts, prefixes = options.folder / "texts", tuple(options.prefixes) or ("",)
    if not texts.is_dir():
        parser.error(f"{texts} is no folder: --set takes the one that holds texts/")
    known, ontology = register(), read_ontology()
    paths = [p for p in sorted(texts.glob("*.txt")) if p.name.startswith(prefixes)]
    drafts = {p.name.removesuffix(".draft.yaml") for p in texts.glob("*.draft.yaml")}
    findings = 0
    relations: Counter[str] = Counter()
    for lonely in sorted(drafts - {p.stem for p in texts.glob("*.txt")}):
        if lonely.startswith(prefixes):
            print(f"{lonely}: a draft without text")
            findings += 1
    for path in paths:
        found, counts = check_file(path, known, ontology, bare=options.bare)
        relations.update(counts)
        findings += len(found)
        for what in found:
            print(f"{path.stem}: {what}")
        print(f"{path.stem}: {counts.total()} claims, {len(found)} findings")
    print(f"\n{len(paths)} texts, {relations.total()} claims, {findings} findings")
    print(", ".join(f"{name} {count}" for name, count in relations.most_common()))
    unused = sorted(set(ontology.relations) - set(relations))
    print(f"not used: {', '.join(unused) or 'none'}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
