"""What questions need often is derived once, by the CONSTRUCT files in derive/, in their order.

Each file says in its header into which graph its triples go: ``#+ graph: derived``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from graph.build import names
from graph.errors import QueryError
from graph.rdf import text

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER = Path(__file__).parent / "derive"
HEADER = re.compile(r"^#\+ graph: (derived|edges/asserted|edges/alleged)$", re.MULTILINE)


def derive(store: ox.Store) -> dict[str, int]:
    """Run every CONSTRUCT file over the store, each seeing what those before it have added.

    The default graph of each is everything that is said and derived, never the simple edges.
    Returns how many triples each file made, by file name.
    """
    import pyoxigraph as ox

    counts: dict[str, int] = {}
    for path in sorted(FOLDER.glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        header = HEADER.search(query)
        if header is None:
            raise QueryError("no graph in its header", where=path.name, mend="#+ graph: derived")
        seen: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            place
            for place in store.named_graphs()
            if text(place) not in {names.ASSERTED, names.ALLEGED}
        ]
        into = ox.NamedNode(names.GRAPH + header[1])
        found = store.query(query, default_graph=seen)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("not a CONSTRUCT", where=path.name, mend="write CONSTRUCT { … }")
        made = list(found)
        store.extend(ox.Quad(t.subject, t.predicate, t.object, into) for t in made)
        counts[path.stem] = len(made)
    return counts
