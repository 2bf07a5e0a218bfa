"""All named graphs of what is written: checked by the shapes, then enriched by what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.build.assemble import assemble
from graph.build.bounds import bounds
from graph.build.derive import derive
from graph.build.identity import canonical
from graph.build.shapes import validate
from graph.errors import ManyErrors

if TYPE_CHECKING:
    from graph.claims.load import Written


def dataset(written: Written) -> ox.Store:
    """Return an in-memory store with all named graphs of what is written, checked and derived.

    Raises ManyErrors with every violation of a shape, by file, line and claim.
    """
    said = assemble(written.nodes)
    violations = validate(quad.triple for quad in said)
    if violations:
        raise ManyErrors(
            f"{len(violations)} violations in claims/",
            [violation.error(written.where, written.key) for violation in violations],
        )
    store = ox.Store()
    store.extend(said)
    store.extend(bounds(said))
    store.extend(canonical(said))
    derive(store)
    return store
