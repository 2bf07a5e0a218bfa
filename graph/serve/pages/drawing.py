"""The network page of an answer, of an entity's surroundings, of a source, or of everything."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from graph.ask import words as answer_words
from graph.ask.parameters import written
from graph.ask.solutions import Iri
from graph.asked import resolved
from graph.errors import QueryError, UnknownName
from graph.model import BASE, LANGUAGES, Words
from graph.serve.pages import listing, ready
from graph.serve.pages.excerpt import excerpt
from graph.serve.pages.site import HTML, Reply
from graph.serve.pages.words import figure, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.serve.pages.site import Desk

#: claims of one drawing: more are a hairball, and slow
MOST: Final = 400
_AROUND: Final = """
SELECT DISTINCT ?claim {
  VALUES ?it { %s }
  { ?claim dprk:subject ?it } UNION { ?claim dprk:object ?it }
  ?claim dprk:modality ?modality
} ORDER BY ?claim"""
_EVERY: Final = "SELECT ?claim { ?claim dprk:modality ?modality } ORDER BY ?claim"
#: the page says by itself what may run in it: the header says the same
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]{1,4000})"')


def draw(desk: Desk) -> Reply:
    """Return a network page, by one of ``about``, ``claim``, ``source``, ``question``, ``query``.

    Without any, of everything. At most 400 claims are drawn, and the title says so. Raises
    QueryError where no claim is found, and UnknownName for what there is not.
    """
    claims, title = _wanted(desk)
    if not claims:
        raise QueryError(
            "there are no claims to draw", mend="let the query select ?claim, or ask for more"
        )
    shown = claims[:MOST]
    if len(claims) > MOST:
        title = {
            lang: text + word("drawnCut", lang, n=figure(MOST, lang))
            for lang, text in title.items()
        }
    from graph.page.draw import page

    fetched = excerpt(desk.engine, desk.site.frame, shown, most_others=1)
    html = page(
        fetched.known,
        fetched.claims,
        title=title,
        lang=desk.visit.lang if desk.visit.chosen else None,
    )
    return Reply(html.encode(), HTML, 200, {"content-security-policy": policy_of(html)})


def policy_of(html: str) -> str:
    """Return the policy of a page of ours as a header, which may also forbid to be framed.

    >>> policy_of('<meta http-equiv="Content-Security-Policy" content="img-src &#39;self&#39;">')
    "img-src 'self'; frame-ancestors 'none'"
    """
    found = _POLICY.search(html[:20_000])
    own = unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"


def _wanted(desk: Desk) -> tuple[Sequence[str], Words]:
    visit, known = desk.visit, desk.site.known
    about, claim, source = (visit.value(key) for key in ("about", "claim", "source"))
    if about:
        iri = resolved(known, about)
        iris = [iri, *desk.site.frame.folded.get(iri, ())]
        found = _claims(desk, _AROUND % " ".join(written(Iri(each)) for each in iris))
        return found, {lang: known.label(iri, lang) for lang in LANGUAGES}
    if claim:
        iri = f"{BASE}claim/{claim}"
        fetched = excerpt(desk.engine, desk.site.frame, [iri])
        if not fetched.said:
            raise UnknownName(f"no claim has the id {claim[:80]}")
        ties = [link.other for link in fetched.said[0].links][:MOST]
        return [iri, *ties], {lang: word("claim", lang) for lang in LANGUAGES}
    if source:
        iri = f"{BASE}source/{source}"
        if iri not in known.sources:
            raise UnknownName(f"{source[:80]!r} is no source here")
        title = dict.fromkeys(LANGUAGES, known.sources[iri].title)
        return listing.of_source(desk.engine, iri)[0], title
    if visit.value("question"):
        asked = ready.named(desk, visit.value("question"))
        pairs, _ = ready.given(desk, asked)
        answer = desk.asking.ask(asked.query, ready.bound(desk, asked, pairs))
        return answer_words.claims(answer), asked.summary
    if visit.value("query"):
        answer = desk.asking.ask(visit.value("query"))
        return answer_words.claims(answer), {lang: word("answer", lang) for lang in LANGUAGES}
    return _claims(desk, _EVERY), {lang: word("site", lang) for lang in LANGUAGES}


def _claims(desk: Desk, query: str) -> list[str]:
    answer = desk.engine.ask(query, limit=MOST + 1)
    return [row[0].value for row in answer.rows if isinstance(row[0], Iri)]
