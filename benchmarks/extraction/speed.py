"""How fast the extraction is and what it needs, against spaCy's own parse of the same text.

    python benchmarks/extraction/speed.py [--characters 200000] [--language en] [--workers 1 2]

Both run on the same text in the same process after loading, so that a ratio says more than seconds.
``--workers`` runs the command on the text as several documents, in that many processes each time.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from graph.extract.known import known
from graph.extract.parsing.models import loaded
from graph.extract.pipeline import extract
from graph.extract.readings import Stretch, read

if TYPE_CHECKING:
    from collections.abc import Callable

#: invented sentences of the kinds that reports are made of; a number keeps each from being alike
SENTENCES = {
    "en": (
        "According to the Beacon Panel, the Gull Syndicate stole ${0} million from Skerry Exchange "
        "in May 2031.",
        "Mara Quillon, director of Skerry Trading No. {0} Ltd, denied that it had sent {0} workers "
        "to Umberland.",
        "The harbour was quiet for {0} days, and nobody went out to the boats.",
        "Heronia sold shells, missiles and spare parts to Veldt, which paid for them through {0} "
        "accounts at Orsan Bank.",
        "It is said that the {0} divers, whom the Ministry of Tides had trained, left by sea.",
    ),
    "fr": (
        "Selon le comité Balise, le groupe Gull Syndicate a volé {0} millions de dollars à Skerry "
        "Exchange en mai 2031.",
        "Mara Quillon, directrice de Skerry Trading, nie avoir envoyé {0} ouvriers en Ombrie.",
        "Le port est resté calme pendant {0} jours, et personne n'est allé aux bateaux.",
        "La Héronie a vendu des obus, des missiles et des pièces au Veldt, qui les a payés par {0} "
        "comptes de la banque Orsan.",
        "Les {0} plongeurs, formés par le ministère des Marées, seraient partis par la mer.",
    ),
}
ROOT = Path(__file__).resolve().parents[2]
PARAGRAPH = 6
DOCUMENTS = 4


def tale(language: str, characters: int) -> str:
    """Return an invented text of at least so many characters, in paragraphs."""
    paragraphs: list[str] = []
    size = count = 0
    while size < characters:
        told = []
        for _ in range(PARAGRAPH):
            told.append(SENTENCES[language][count % len(SENTENCES[language])].format(count + 2))
            count += 1
        paragraphs.append(" ".join(told))
        size += len(paragraphs[-1]) + 1
    return "\n".join(paragraphs) + "\n"


def stretches(text: str, language: str) -> list[Stretch]:
    """Return the paragraphs of a text."""
    found, at = [], 0
    for line in text.splitlines():
        found.append(Stretch(at, at + len(line), language))
        at += len(line) + 1
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return how much processor time a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def megabytes() -> float:
    """Return the most memory that the process had at any time."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_core(language: str, characters: int) -> None:
    """Print characters a second of the extraction and of spaCy alone, and their ratio."""
    everyone = known({})
    text = tale(language, characters)
    paragraphs = stretches(text, language)
    nlp = loaded(language)
    warm = tale(language, 2000)
    extract(read(warm, stretches(warm, language), everyone), everyone)
    before = megabytes()

    pieces = [text[one.start : one.end] for one in paragraphs]
    peer = seconds(lambda: list(nlp.pipe(pieces, batch_size=64)))
    peak_of_peer = megabytes()
    found = 0

    def ours() -> None:
        nonlocal found
        found = len(extract(read(text, paragraphs, everyone), everyone).candidates)

    own = seconds(ours)
    size = len(text)
    print(f"{language}: {size} characters, {found} candidates, after loading")
    print(f"  spaCy alone    {size / peer:9.0f} characters/s   peak {peak_of_peer:5.0f} MB")
    print(f"  extraction     {size / own:9.0f} characters/s   peak {megabytes():5.0f} MB")
    print(f"  ratio          {own / peer:9.2f} times spaCy's time (loaded: {before:.0f} MB)")


def scaling(language: str, characters: int, workers: list[int]) -> None:
    """Print how long the command takes for several documents in each number of processes."""
    size = characters // DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"tale-{index}.txt" for index in range(DOCUMENTS)]
        for path in paths:
            path.write_text(tale(language, size), encoding="utf-8")
        print(f"{language}: dprk extract, {DOCUMENTS} documents of {size} characters, with loading")
        first = 0.0
        for count in workers:
            begun = time.monotonic()
            subprocess.run(
                [
                    *(sys.executable, "-m", "graph", "extract", *map(str, paths)),
                    *("--out", folder, "--output", f"{folder}/candidates.yaml"),
                    *("--workers", str(count)),
                ],
                check=True,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
            )
            taken = time.monotonic() - begun
            first = first or taken
            print(f"  --workers {count}  {taken:7.1f} s   {first / taken:5.2f} times as fast")


def main(arguments: list[str]) -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--characters", type=int, default=200_000)
    parser.add_argument("--language", choices=("en", "fr"), action="append")
    parser.add_argument("--workers", type=int, nargs="*", default=[])
    asked = parser.parse_args(arguments)
    for language in asked.language or ("en", "fr"):
        one_core(language, asked.characters)
        if asked.workers:
            scaling(language, asked.characters, asked.workers)


if __name__ == "__main__":
    main(sys.argv[1:])
