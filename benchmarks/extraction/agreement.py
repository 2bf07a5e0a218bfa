"""How far two annotators agree on the same texts: `agreement.py TEXTS FIRST SECOND [CANDIDATES]`.

TEXTS is a folder of texts, FIRST and SECOND two folders of gold of them. The second annotator's
claims are held against the first one's as candidates are held against gold: what comes out is what
an extraction would be given that reads as a careful person does. CANDIDATES is a folder that `dprk
extract TEXTS/*.txt -o CANDIDATES` wrote: it is held against each of the two, and against both
together.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.build.dataset import dataset
from graph.claims.load import load
from graph.extract.known import known
from graph.extract.scoring.gold import claims, gold
from graph.extract.scoring.match import matches
from graph.read import knowledge
from graph.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.known import Known
    from graph.extract.scoring.gold import Gold
    from graph.extract.scoring.match import Said

ROOT = Path(__file__).resolve().parents[2]


@cache
def annotated(folder: Path) -> tuple[Mapping[str, Gold], Mapping[str, Mapping[str, Any]]]:
    """Return the files of a folder by the digest of their text, and the entities of them all."""
    every = {digest: files[0] for digest, files in gold(folder).items()}
    return every, {name: one for each in every.values() for name, one in each.entities().items()}


def of(folder: Path, digest: str, everyone: Known) -> list[Said]:
    """Return an annotator's claims of a text."""
    every, entries = annotated(folder)
    if digest not in every:
        sys.exit(f"{folder} has no claims of a text with the digest {digest}")
    mine = every[digest]
    # of files that belong together the first that speaks of an entity brings it
    return claims(mine.tree, {**entries, **mine.entities()}, everyone, mine.name)


def said(these: Sequence[Said], those: Sequence[Said], *, strict: bool) -> int:
    """Return how many claims the other annotator has, too."""
    return sum(any(matches(one, other, strict=strict) for other in those) for one in these)


def main(texts: Path, first: Path, second: Path, candidates: Path | None = None) -> None:
    """Print by language what the second annotator, and the candidates, would be given."""
    everyone = known(knowledge(dataset(load(ROOT / "claims"))).entities)
    counts: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for path in sorted(texts.glob("*.txt")):
        digest = read_file(path).digest
        one, other = (of(folder, digest, everyone) for folder in (first, second))
        held = {"second by first": (other, one)}
        if candidates is not None:
            made = of(candidates, digest, everyone)
            held |= {
                "candidates by first": (made, one),
                "candidates by second": (made, other),
                "candidates by both": (made, [*one, *other]),
            }
        for whom, (these, those) in held.items():
            for way, strict in (("leniently", False), ("strictly", True)):
                right, found = said(these, those, strict=strict), said(those, these, strict=strict)
                told = (right, len(these), found, len(those))
                for language in (path.stem[:2], "all"):
                    mine = counts[whom, language, way]
                    counts[whom, language, way] = [a + b for a, b in zip(mine, told, strict=True)]
    for (whom, language, way), (right, size, found, meant) in sorted(counts.items()):
        print(
            f"{whom}, {language}, {way}: precision {right / size:.2f} ({right} of {size}), "
            f"recall {found / meant:.2f} ({found} of {meant})"
        )


if __name__ == "__main__":
    if len(sys.argv) not in {4, 5}:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
