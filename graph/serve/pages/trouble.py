"""What went wrong, as a page in the visitor's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.serve.pages.render import page
from graph.serve.pages.words import WORDS, word

if TYPE_CHECKING:
    from graph.errors import DprkError
    from graph.serve.pages.site import Reply, Visit


def trouble(visit: Visit, status: int, error: DprkError) -> Reply:
    """Return the page of an error: what its status means, what was said, and what helps."""
    key, lead = f"error:{status}", f"errorLead:{status}"
    return page(
        "error.html.j2",
        visit,
        status=status,
        code=status,
        heading=word(key if key in WORDS else "error:500", visit.lang),
        lead=word(lead, visit.lang) if lead in WORDS else "",
        what=str(error.what),
        mend=error.mend,
        near=getattr(error, "nearest", ()),
    )
