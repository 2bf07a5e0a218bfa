"""The process that parses and checks strangers' data, and that may be killed at any moment.

It reads one line of JSON from stdin, the file's bytes and our N-Triples, gives up memory, time and
the network, and writes one JSON answer to stdout.
"""

from __future__ import annotations

import difflib
import json
import re
import resource
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graph.ask.worker_main import confine
from graph.build.shapes import Violation, validate
from graph.model import BASE, ONTOLOGY
from ontology import ONTOLOGY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMATS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
MAX_TRIPLES: Final = 200_000
MAX_LITERAL: Final = 1_000_000
MAX_IRI: Final = 4_096
#: digits of a number, and of its exponent: 1e999999999 takes rdflib gigabytes
MAX_NUMBER: Final = 400
MAX_VIOLATIONS: Final = 1_000
GENID: Final = f"{BASE}.well-known/genid/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
_EXPONENT: Final = re.compile(r"[eE][+-]?[0-9]{4,}")
_ANONYMOUS: Final = re.compile(r"[0-9a-f]{16,}")
#: direction overrides and isolates, which make an IRI read as another
_BIDI: Final = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refused(Exception):
    """The data can't be taken: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.mend = mend


@dataclass(frozen=True)
class Terms:
    """The ontology: its triples, its terms, and what each deprecated one is replaced by."""

    triples: frozenset[ox.Triple]
    defined: frozenset[str]
    replaced: dict[str, str]


def terms() -> Terms:
    """Read the ontology."""
    triples = frozenset(
        quad.triple for quad in ox.parse(ONTOLOGY_FILE.read_bytes(), format=ox.RdfFormat.TURTLE)
    )
    value = {(str(t.subject), t.predicate.value): t.object for t in triples}
    return Terms(
        triples,
        frozenset(
            t.subject.value
            for t in triples
            if t.predicate.value == f"{RDFS}isDefinedBy" and isinstance(t.subject, ox.NamedNode)
        ),
        {
            subject: str(value.get((f"<{subject}>", "http://purl.org/dc/terms/isReplacedBy"), ""))
            for subject, predicate in ((key[0].strip("<>"), key[1]) for key in value)
            if predicate == f"{OWL}deprecated"
        },
    )


def parsed(data: bytes, form: str) -> list[ox.Triple]:
    """Return a file's triples, blank nodes named, in the order of the file; raises Refused."""
    if form == "jsonld":
        _no_remote_context(data)
    names: dict[str, str] = {}
    found: dict[ox.Triple, None] = {}
    try:
        for quad in ox.parse(data, format=FORMATS[form]):
            triple = _named(quad, names)
            for node in (triple.subject, triple.predicate, triple.object):
                _bounded(node)
            found[triple] = None
            if len(found) > MAX_TRIPLES:
                raise Refused(
                    f"more than {MAX_TRIPLES:,} triples",
                    "check it in parts, each with whole claims",
                )
    except (SyntaxError, ValueError) as error:
        raise Refused(f"can't be read as {form}: {error}", "mend the syntax there") from error
    if not found:
        raise Refused("holds no triple at all", "see that it is the file that you mean")
    return list(found)


def _no_remote_context(data: bytes) -> None:
    try:
        ahead: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError) as error:
        raise Refused(f"can't be read as JSON: {error}", "mend the syntax there") from error
    while ahead:
        node = ahead.pop()
        if isinstance(node, list):
            ahead += node
        elif isinstance(node, dict):
            context = node.get("@context")
            for each in context if isinstance(context, list) else [context]:
                if isinstance(each, str) or (isinstance(each, dict) and "@import" in each):
                    raise Refused(
                        f"a context that stands elsewhere ({each!s:.80}) is never fetched",
                        "write the context into the file, as ontology/context.jsonld has it",
                    )
            ahead += node.values()


def _named(quad: ox.Quad, names: dict[str, str]) -> ox.Triple:
    def named(node: Any) -> Any:
        if not isinstance(node, ox.BlankNode):
            return node
        if node.value not in names:
            # a label that the parser made up differs on every run
            own = not _ANONYMOUS.fullmatch(node.value)
            names[node.value] = node.value if own else f"anonymous-{len(names) + 1}"
        return ox.NamedNode(GENID + names[node.value])

    if isinstance(quad.object, ox.Triple) or isinstance(quad.subject, ox.Triple):
        raise Refused("a triple term in it", "claims are nodes: use subject, relation and object")
    return ox.Triple(named(quad.subject), quad.predicate, named(quad.object))


def _bounded(node: object) -> None:
    if isinstance(node, ox.Literal):
        text = node.value
        number = node.datatype.value.rpartition("#")[2] in {"decimal", "integer", "double", "float"}
        if len(text) > (MAX_NUMBER if number else MAX_LITERAL):
            raise Refused(f"a literal of {len(text):,} characters", "write a shorter one")
        if number and _EXPONENT.search(text):
            raise Refused(f"the number {text[:40]} is out of all bounds", "write another number")
    elif isinstance(node, ox.NamedNode):
        if len(node.value) > MAX_IRI:
            raise Refused(f"an IRI of {len(node.value):,} characters", "write a shorter one")
        if any(c in _BIDI or unicodedata.category(c) in {"Cc", "Cs", "Zs"} for c in node.value):
            raise Refused(f"an IRI with hidden characters: {node.value!a:.200}", "leave them out")


def _said(focus: str, shape: str, message: tuple[str, str], mend: tuple[str, str]) -> Violation:
    return Violation(
        focus,
        shape,
        (("en", message[0]), ("fr", message[1])),
        (("en", mend[0]), ("fr", mend[1])),
    )


def misused(triples: Iterable[ox.Triple], known: Terms) -> Iterator[Violation]:
    """Yield each term of ours that is unknown, deprecated, or told something new of."""
    for triple in triples:
        subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
        if subject.startswith(ONTOLOGY) and triple not in known.triples:
            yield _said(
                subject,
                "term-of-ours",
                (
                    "a term of the ontology is told something new",
                    "un terme de l'ontologie reçoit du nouveau",
                ),
                ("give your own term an IRI of your own", "donnez à votre terme un IRI à vous"),
            )
        for node in (triple.predicate, triple.object):
            if not isinstance(node, ox.NamedNode) or not node.value.startswith(ONTOLOGY):
                continue
            name = node.value.removeprefix(ONTOLOGY)
            if node.value not in known.defined:
                names = [each.removeprefix(ONTOLOGY) for each in sorted(known.defined)]
                near = ", ".join(difflib.get_close_matches(name, names, n=3))
                yield _said(
                    subject,
                    "known-terms",
                    (
                        f"{name} is not a term of the ontology",
                        f"{name} n'est pas un terme de l'ontologie",
                    ),
                    (
                        f"did you mean {near}?"
                        if near
                        else "look the term up in ontology/dprk.ttl",
                        f"vouliez-vous dire {near} ?"
                        if near
                        else "cherchez le terme dans ontology/dprk.ttl",
                    ),
                )
            elif node.value in known.replaced:
                heir = known.replaced[node.value].rpartition("#")[2].strip(">")
                yield _said(
                    subject,
                    "deprecated-terms",
                    (f"{name} is deprecated", f"{name} est déprécié"),
                    (f"write {heir}", f"écrivez {heir}"),
                )


def checked(data: bytes, form: str, ours: bytes) -> dict[str, Any]:
    """Return how many nodes of each class there are, and every violation; raises Refused."""
    known = terms()
    triples = parsed(data, form)
    beside = [q.triple for q in ox.parse(ours, format=ox.RdfFormat.N_TRIPLES)] if ours else []
    subjects = {_text(t.subject) for t in triples}
    nodes = subjects | {_text(t.object) for t in triples if isinstance(t.object, ox.NamedNode)}
    not_theirs = {_text(t.subject) for t in beside} - subjects
    kinds = Counter(
        t.object.value.removeprefix(ONTOLOGY)
        for t in triples
        if t.predicate.value == f"{RDF}type"
        and isinstance(t.object, ox.NamedNode)
        and t.object.value in known.defined
        and not _text(t.subject).startswith(ONTOLOGY)
    )
    own = [t for t in triples if not _text(t.subject).startswith(ONTOLOGY)]
    found = set(misused(triples, known)) | {
        each
        for each in validate([*own, *beside])
        if each.focus in nodes - not_theirs
        # what a stranger's own vocabulary must have is not ours to say
        and not each.shape.startswith("Term")
        # said above, with what was meant
        and not each.shape.endswith("-known-terms")
    }
    listed = sorted(found)
    return {
        "nodes": dict(sorted(kinds.items())),
        "violations": [
            {
                "focus": each.focus.replace(GENID, "_:"),
                "shape": each.shape,
                "message": dict(each.message),
                "mend": dict(each.mend),
            }
            for each in listed[:MAX_VIOLATIONS]
        ],
        "more": max(0, len(listed) - MAX_VIOLATIONS),
    }


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def main() -> None:
    """Answer one request."""
    head = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_CPU, (head["seconds"], head["seconds"] + 1))
    confine(head["memory"])
    data = sys.stdin.buffer.read(head["size"])
    ours = sys.stdin.buffer.read()
    try:
        answer = checked(data, head["form"], ours)
    except Refused as refused:
        answer = {"error": str(refused), "mend": refused.mend}
    except MemoryError:
        answer = {"error": "needs more memory than it may have", "mend": "check it in parts"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
