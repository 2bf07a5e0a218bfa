"""Errors in French: each sentence that a page may have to tell has its line."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.serve.pages.rephrased import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAPH = Path(__file__).parents[3] / "graph"
#: where what a page tells is raised
RAISING = [
    *(f"ask/{name}.py" for name in ("explain", "guard", "hints", "named_graphs", "parameters")),
    *(f"ask/{name}.py" for name in ("patterns", "plan", "tokens", "worker")),
    *("asked.py", "network/about.py", "network/lookup.py", "values/periods.py", "read.py"),
    *("serve/protocol.py", "serve/sparql.py", "serve/about.py", "serve/security.py"),
    *("serve/turns.py", "serve/errors.py"),
    *(f"serve/pages/{path.name}" for path in (GRAPH / "serve/pages").glob("*.py")),
]
#: by the name of what is called, which of its arguments are sentences
SENTENCES = {
    "QueryError": (0,),
    "TimeLimit": (0,),
    "UnknownName": (0,),
    "AmbiguousName": (0,),
    "PlaceError": (0,),
    "ValueFormError": (0,),
    "Problem": (1,),
    "refusal": (0, 2),
    "_refused": (1, 2),
    "unreadable": (1,),
}
#: no page tells them: who starts a server or installs it reads them
ELSEWHERE = {"pyoxigraph is not installed", "can't be read: 7", "pip install dprk-networks"}

#: sentences that are made of others, as they are told
COMPOSED = {
    "7 is a 7, and an entity is wanted here": "x is a claim, and an entity is wanted here",
    "7, or raise --timeout": "ask for less: name an entity or a relation, or raise --timeout",
    "the parameter 7 can't be 7": "the parameter x can't be a blank node",
    "this 7 closes nothing7": "this ) closes nothing, where } was expected",
    "7declare it first: PREFIX 7: <…>": "did you mean a:? declare it first: PREFIX b: <…>",
}


def sentences(path: Path) -> Iterator[str]:
    """Yield the sentences that a module raises, with 7 for each part that differs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = SENTENCES.get(node.func.id, ())
            told = [node.args[i] for i in at if i < len(node.args)]
            told += [each.value for each in node.keywords if at and each.arg == "mend"]
            for each in told:
                yield from written(each, named)


def written(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    """Yield what an expression of a text may say."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from written(node.body, named)
        yield from written(node.orelse, named)
    elif isinstance(node, ast.Name) and node.id in named:
        yield from written(named[node.id], {})


def test_every_sentence_that_a_page_may_tell_is_told_in_french():
    """A new error without its line in French fails here; the build's own are told elsewhere."""
    found = {text for name in RAISING for text in sentences(GRAPH / name)}
    told = {COMPOSED.get(text, text) for text in found - ELSEWHERE}
    missing = {text for text in told if text.strip("7 ,") and said_in(text, "fr").lang != "fr"}
    assert len(found) > 100
    assert missing == set()


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("did you mean gull?", "vouliez-vous dire gull ?"),
        ("expected an IRI or a string", "attendu : un IRI ou une chaîne"),
        (
            "LATERAL inside GRAPH ?g mixes the graphs (Oxigraph would answer wrongly)",
            "LATERAL dans GRAPH ?g mêle les graphes (Oxigraph répondrait faux)",
        ),
    ],
)
def test_a_sentence_keeps_its_parts(english: str, french: str) -> None:
    """Names and numbers stay as they are; what stands for a kind of thing is in French, too."""
    assert said_in(english, "fr") == (french, "fr")
    assert said_in(english, "en") == (english, "en")


def test_a_text_of_any_length_is_read_in_no_time():
    """What a visitor wrote can't make the look-up slow."""
    for text in ("a" * 1_000_000, "line 1, column " * 130, "did you mean " * 150):
        assert said_in(text, "fr").lang == "en"
