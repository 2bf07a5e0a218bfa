"""How long `import ontology; ontology.DPRK` takes beside `import rdflib`, each in a new process.

Run `python benchmarks/import_ontology.py [ROUNDS]`. What counts is the difference, which the
ontology answers for (under 100 ms), and the ratio, which does not depend on the machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

PROGRAMS = {
    "python": "",
    "import rdflib": "import rdflib",
    "ontology.DPRK": "import rdflib, ontology; ontology.DPRK",
    "load_ontology()": "import rdflib, ontology; ontology.load_ontology()",
}


def seconds(program: str) -> float:
    """Return how long a new interpreter takes to run a program."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Measure each program in turn, round by round, and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _round in range(rounds):
        # in turn, so that a slow moment of the machine falls on all alike
        for name, program in PROGRAMS.items():
            taken[name].append(seconds(program))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    for name, value in middle.items():
        print(f"{name:<16} {value * 1000:7.1f} ms")
    beyond = middle["ontology.DPRK"] - middle["import rdflib"]
    print(f"{'beyond rdflib':<16} {beyond * 1000:7.1f} ms")
    print(f"{'ratio':<16} {middle['ontology.DPRK'] / middle['import rdflib']:7.2f}")


if __name__ == "__main__":
    main()
