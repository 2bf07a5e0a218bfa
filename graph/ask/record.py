"""Writes down what the ready questions answer, and their index: ``python -m graph.ask.record``.

For each question queries/expected/ holds its solutions with the values of its example, from the
last build. ``--check`` writes nothing, and tells by its exit code whether all of it is current.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from graph.ask.engine import LIMIT, OxigraphEngine
from graph.ask.questions import Question, bindings, load
from graph.errors import DprkError, QueryError
from graph.files import atomic_write
from graph.model import BASE, LANGUAGES, ONTOLOGY, said
from graph.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from graph.ask.engine import Engine
    from graph.ask.solutions import Solutions

EXPECTED = "expected"
INDEX = "README.md"
_HEAD = """\
# What can be asked

Ready questions, one file each: SPARQL behind a header that says what it answers, in English and in
French. Every solution carries its modality, its speaker and its source; a claim of several joint
speakers has one solution for each. A parameter that is not given has its default, in brackets, or
means any. Each question's solutions with its example values stand in `expected/`.

This index is generated from the headers: run `python -m graph.ask.record` after a change.

| question | what it answers | ce à quoi elle répond | parameters |
|---|---|---|---|
"""


def plain_resolver(name: str) -> str:
    """Return the IRI of a term by ``dprk:`` and its local name, and of anything of ours by its id.

    >>> plain_resolver("dprk:Company").removeprefix(ONTOLOGY)
    'Company'
    >>> plain_resolver("bybit").removeprefix(BASE)
    'bybit'
    """
    return ONTOLOGY + name.removeprefix("dprk:") if name.startswith("dprk:") else BASE + name


def tsv(solutions: Solutions) -> str:
    r"""Return solutions as SPARQL 1.1 TSV, rows sorted, columns as the question names them.

    >>> from graph.ask.solutions import Iri, Solutions
    >>> tsv(Solutions("SELECT", ("a", "b"), ((Iri("x:b"), None), (Iri("x:a"), None))))
    '?a\t?b\n<x:a>\t\n<x:b>\t\n'
    """
    lines = sorted(
        "\t".join("" if term is None else str(term) for term in row) for row in solutions.rows
    )
    return "\n".join(["\t".join(f"?{name}" for name in solutions.variables), *lines]) + "\n"


def answered(asked: Question, engine: Engine) -> str:
    """Return a question's solutions for its example as TSV; raises QueryError if they were cut."""
    values = bindings(asked, asked.example, plain_resolver)
    solutions = engine.ask(asked.query, values, limit=LIMIT)
    if solutions.truncated:
        raise QueryError(
            f"more than {LIMIT:,} solutions", where=asked.name, mend="narrow its example"
        )
    return tsv(solutions)


def index(questions: Mapping[str, Question]) -> str:
    """Return the index of all questions as Markdown, in the order of their names."""
    return _HEAD + "".join(_row(questions[name]) for name in sorted(questions))


def _row(asked: Question) -> str:
    params = "<br>".join(
        f"`{param.name}` ({param.type}): {said(param.summary, 'en')} / {said(param.summary, 'fr')}"
        + (f" (`{param.default}`)" if param.default else "")
        for param in asked.params
    )
    cells = [f"[{asked.name}]({asked.name}.rq)"]
    cells += [
        f"**{said(asked.summary, lang)}.** {said(asked.description, lang)}" for lang in LANGUAGES
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in [*cells, params]) + " |\n"


def written(questions: Mapping[str, Question], engine: Engine) -> dict[str, str]:
    """Return every file that is recorded, by its path under queries/."""
    files = {f"{EXPECTED}/{name}.tsv": answered(questions[name], engine) for name in questions}
    return {**files, INDEX: index(questions)}


def stale(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Return the paths under ``folder`` that differ from what they should hold, sorted."""
    found = {f"{EXPECTED}/{path.name}" for path in (folder / EXPECTED).glob("*.tsv")}
    return sorted(
        name
        for name in found | set(files)
        if name not in files
        or not (folder / name).is_file()
        or (folder / name).read_bytes() != files[name].encode()
    )


def main(arguments: Sequence[str]) -> int:
    """Write what has changed, or only tell; 1 if it went wrong, 3 if it is not current."""
    try:
        here = places()
        with OxigraphEngine(here.store) as engine:
            files = written(load(here.queries), engine)
        changed = stale(here.queries, files)
        if "--check" not in arguments:
            for name in changed:
                if name in files:
                    atomic_write(here.queries / name, files[name].encode())
                else:
                    (here.queries / name).unlink()
    except DprkError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name in changed:
        sys.stderr.write(f"{'not current' if '--check' in arguments else 'written'}: {name}\n")
    return 3 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
