"""The network page of an answer, of an entity's surroundings, of a source, or of everything."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from graph.ask import words as answer_words
from graph.ask.parameters import written
from graph.ask.solutions import Iri, Literal
from graph.asked import resolved
from graph.errors import QueryError, UnknownName
from graph.model import BASE, LANGUAGES, ONTOLOGY, Words
from graph.serve.pages import listing, ready
from graph.serve.pages.address import address
from graph.serve.pages.excerpt import excerpt
from graph.serve.pages.site import HTML, Reply
from graph.serve.pages.words import word
from graph.values.amounts import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.serve.pages.site import Desk

#: claims of one drawing: more are a hairball, and slow; the next follow in a drawing of their own,
#: unless they are fewer than half of one
MOST: Final = 200
_AROUND: Final = """
SELECT DISTINCT ?claim ?modality ?day {
  VALUES ?it { %s }
  { ?claim dprk:subject ?it } UNION { ?claim dprk:object ?it }
  ?claim dprk:modality ?modality
  OPTIONAL { ?claim dprk:earliest ?day }
}"""
_EVERY: Final = """
SELECT ?claim ?modality ?day {
  ?claim dprk:modality ?modality OPTIONAL { ?claim dprk:earliest ?day }
}"""
#: the firmest first
_FIRM: Final = {f"{ONTOLOGY}Asserted": 0, f"{ONTOLOGY}Alleged": 1}
#: characters of an address that a title shows
LONGEST: Final = 80
#: the page says by itself what may run in it: the header says the same
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]{1,4000})"')


def draw(desk: Desk) -> Reply:
    """Return a network page, by one of ``about``, ``claim``, ``source``, ``question``, ``query``.

    Without any, of everything. A drawing has 200 claims, the last one also a rest of fewer than
    100: around an entity and of everything the firmest and newest come first. The title says which
    there are of how many, and at which address the next are, as does the header Link. Raises
    QueryError where no claim is found, and UnknownName for what there is not.
    """
    claims, title, cut = _wanted(desk)
    number = desk.visit.number("page")
    first, last = part(len(claims), number)
    shown = claims[first:last]
    if not shown:
        raise QueryError(
            "there are no claims to draw", mend="let the query select ?claim, or ask for more"
        )
    headers = {}
    if len(shown) < len(claims):
        rest = [pair for pair in desk.visit.values if pair[0] != "page"]
        following = address(desk.visit.path, [*rest, ("page", str(number + 1))])
        title = {
            lang: text
            + word(
                "drawnPart" if last < len(claims) else "drawnLast",
                lang,
                first=figure(first + 1, lang),
                last=figure(last, lang),
                total=figure(len(claims), lang) + ("+" if cut else ""),
                next=following if len(following) <= LONGEST else f"page={number + 1}",
            )
            for lang, text in title.items()
        }
        if last < len(claims):
            headers["link"] = f'<{following}>; rel="next"'
    from graph.page.draw import page

    fetched = excerpt(desk.engine, desk.site.frame, shown, most_others=1)
    html = page(
        fetched.known,
        fetched.claims,
        title=title,
        lang=desk.visit.lang if desk.visit.chosen else None,
    )
    headers["content-security-policy"] = policy_of(html)
    return Reply(html.encode(), HTML, 200, headers)


def part(count: int, number: int, size: int = MOST) -> tuple[int, int]:
    """Return where the drawing of a number begins and ends among so many claims; they count from 1.

    A rest of fewer than half a drawing goes with the one before it.

    >>> part(210, 1), part(299, 1), part(300, 1), part(300, 2)
    ((0, 210), (0, 299), (0, 200), (200, 300))
    """
    drawings = max(1, (count + size // 2) // size)
    first = min((number - 1) * size, count) if number <= drawings else count
    return first, count if number >= drawings else first + size


def policy_of(html: str) -> str:
    """Return the policy of a page of ours as a header, which may also forbid to be framed.

    >>> policy_of('<meta http-equiv="Content-Security-Policy" content="img-src &#39;self&#39;">')
    "img-src 'self'; frame-ancestors 'none'"
    """
    found = _POLICY.search(html[:20_000])
    own = unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"


def _wanted(desk: Desk) -> tuple[Sequence[str], Words, bool]:
    """Return the claims that are asked for, what they are called, and whether there are more."""
    visit, known = desk.visit, desk.site.known
    about, claim, source = (visit.value(key) for key in ("about", "claim", "source"))
    if about:
        iri = resolved(known, about)
        iris = [iri, *desk.site.frame.folded.get(iri, ())]
        found, cut = _claims(desk, _AROUND % " ".join(written(Iri(each)) for each in iris))
        return found, {lang: known.label(iri, lang) for lang in LANGUAGES}, cut
    if claim:
        iri = f"{BASE}claim/{claim}"
        fetched = excerpt(desk.engine, desk.site.frame, [iri])
        if not fetched.said:
            raise UnknownName(f"no claim has the id {claim[:80]}")
        ties = [link.other for link in fetched.said[0].links]
        return [iri, *ties], {lang: word("claim", lang) for lang in LANGUAGES}, fetched.cut
    if source:
        iri = f"{BASE}source/{source}"
        if iri not in known.sources:
            raise UnknownName(f"{source[:80]!r} is no source here")
        title = dict.fromkeys(LANGUAGES, known.sources[iri].title)
        claims, cut = listing.of_source(desk.engine, iri)
        return claims, title, cut
    if visit.value("question"):
        asked = ready.named(desk, visit.value("question"))
        pairs, _ = ready.given(desk, asked)
        answer = desk.asking.ask(asked.query, ready.bound(desk, asked, pairs))
        return answer_words.claims(answer), asked.summary, answer.truncated
    if visit.value("query"):
        answer = desk.asking.ask(visit.value("query"))
        named = {lang: word("answer", lang) for lang in LANGUAGES}
        return answer_words.claims(answer), named, answer.truncated
    found, cut = _claims(desk, _EVERY)
    return found, {lang: word("site", lang) for lang in LANGUAGES}, cut


def _claims(desk: Desk, query: str) -> tuple[list[str], bool]:
    """Return claims, the firmest first, of those the newest, and what has no date last."""
    answer = desk.engine.ask(query, limit=listing.MOST)
    found: dict[str, tuple[int, str]] = {}
    for claim, modality, day in sorted(answer.rows, key=lambda row: tuple(map(str, row))):
        if isinstance(claim, Iri) and isinstance(modality, Iri):
            date = day.lexical if isinstance(day, Literal) else ""
            found[claim.value] = (_FIRM.get(modality.value, len(_FIRM)), date)
    newest = sorted(sorted(found), key=lambda iri: found[iri][1], reverse=True)
    return sorted(newest, key=lambda iri: found[iri][0]), answer.truncated
