"""How many plain questions are understood: ``python benchmarks/asking/score.py SET.tsv``.

Each line of a set has a language, a phrasing, and what is right: ready questions with their values,
or ``none`` where the question must be refused. Needs a build. Prints each miss, then the shares.
"""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from graph.ask.plain.register import register
from graph.ask.plain.understand import Understanding
from graph.ask.questions import load
from graph.places import places
from graph.read import read

if TYPE_CHECKING:
    from graph.ask.plain.understand import Taken


def wanted(text: str) -> set[tuple[str, ...]]:
    """Return every right answer: a question's name and its values, sorted."""
    found = set()
    for one in text.split(" | "):
        name, *values = shlex.split(one)
        found.add((name, *sorted(values)))
    return found


def got(taken: Taken | None) -> tuple[str, ...]:
    """Return what was understood, in the form of what is wanted."""
    if taken is None:
        return ("none",)
    return (taken.name, *sorted(f"{key}={value}" for key, value in taken.values.items()))


def scored(path: Path, reader: Understanding) -> Counter[tuple[str, bool, bool]]:
    """Print each miss of a set, and count: the language, whether it is to be refused, and rightly.

    The languages are those of the set; the reader has to tell them by itself.
    """
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        lang, text, right = line.split("\t")
        found = reader.understand(text)
        answer = got(found.taken)
        good = answer in wanted(right)
        counts[lang, right == "none", good] += 1
        if not good:
            near = "; ".join(" ".join(got(each)) for each in found.nearest)
            print(f"{text}\n  wanted {right}\n  got {' '.join(answer)}\n  nearest {near}")
    return counts


def main(paths: list[str]) -> int:
    """Score each set; the exit code is 0 whatever the score."""
    where = places()
    reader = Understanding(load(where.queries), register(read(where.dataset)))
    for name in paths:
        path = Path(name)
        counts = scored(path, reader)
        for refused, word in ((False, "answered"), (True, "refused")):
            for lang in ("en", "fr"):
                good, bad = counts[lang, refused, True], counts[lang, refused, False]
                print(f"{path.stem}, {lang}: {good} of {good + bad} rightly {word}")
        right = sum(count for key, count in counts.items() if key[2])
        print(f"{path.stem}: {right} of {counts.total()} ({right / counts.total():.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
