"""How far two annotators agree on the same texts: `agreement.py TEXTS FIRST SECOND`.

TEXTS is a folder of texts, FIRST and SECOND two folders of gold of them. The second annotator's
claims are held against the first one's as candidates are held against gold: what comes out is what
an extraction would be given that reads as a careful person does.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from graph.build.dataset import dataset
from graph.claims.load import load
from graph.extract.known import known
from graph.extract.scoring.gold import claims, gold
from graph.extract.scoring.match import matches
from graph.read import knowledge
from graph.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.known import Known
    from graph.extract.scoring.match import Said

ROOT = Path(__file__).resolve().parents[2]


def of(folder: Path, digest: str, everyone: Known) -> list[Said]:
    """Return an annotator's claims of a text."""
    found = gold(folder).get(digest, ())
    if not found:
        sys.exit(f"{folder} has no gold of a text with the digest {digest}")
    return claims(found[0].tree, found[0].entities(), everyone, found[0].name)


def said(these: Sequence[Said], those: Sequence[Said], *, strict: bool) -> int:
    """Return how many claims the other annotator has, too."""
    return sum(any(matches(one, other, strict=strict) for other in those) for one in these)


def main(texts: Path, first: Path, second: Path) -> None:
    """Print by language what the second annotator would be given by the first one's gold."""
    everyone = known(knowledge(dataset(load(ROOT / "claims"))).entities)
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for path in sorted(texts.glob("*.txt")):
        digest = read_file(path).digest
        one, other = (of(folder, digest, everyone) for folder in (first, second))
        for way, strict in (("leniently", False), ("strictly", True)):
            right, found = said(other, one, strict=strict), said(one, other, strict=strict)
            told = (right, len(other), found, len(one))
            for language in (path.stem[:2], "all"):
                mine = counts[language, way]
                counts[language, way] = [a + b for a, b in zip(mine, told, strict=True)]
    for (language, way), (right, made, found, meant) in sorted(counts.items()):
        print(
            f"{language}, {way}: precision {right / made:.2f} ({right} of {made}), "
            f"recall {found / meant:.2f} ({found} of {meant})"
        )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
