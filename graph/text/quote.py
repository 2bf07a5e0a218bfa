"""Where a quoted passage stands in a text, however it was typed."""

from __future__ import annotations

from graph.errors import EvidenceError
from graph.text.matchform import match_form

_MOST_PLACES = 1_000


def places_of(text: str, passage: str) -> list[tuple[int, int]]:
    """Return where ``passage`` stands in ``text``, as code points, end excluded, in their order.

    Match forms are compared, so that white space, hyphens and the kind of quotation marks don't
    have to be the text's own. At most 1,000 places are returned. Raises EvidenceError for a
    passage of white space and hyphens alone.

    >>> places_of("He said: « It was robbed ». It was  robbed.", "It was robbed")
    [(11, 24), (28, 42)]
    """
    wanted = match_form(passage).form
    if not wanted:
        raise EvidenceError("nothing to look for", mend="give the words of the passage")
    whole = match_form(text)
    found: list[tuple[int, int]] = []
    at = whole.form.find(wanted)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(whole.span(at, at + len(wanted)))
        at = whole.form.find(wanted, at + 1)
    return found
