"""A dossier as Markdown (CommonMark with GitHub's tables), in which nothing from data is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ask.formats.md import escaped
from graph.dossier.words import word
from graph.page.clean import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.dossier.lines import Cited, Dossier, Firmness, Line, Tie

_PLAIN = frozenset(" .,'-()/")


def markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown: the same text for the same input.

    Each line that tells a claim has how it stands, who says it, and its source by number. The
    picture is a Mermaid flowchart in a fenced block, which viewers that can't draw show as text.
    """
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    lang = dossier.lang
    yield f"# {word('dossier', lang, name=escaped(dossier.name))}"
    yield ""
    for name, text in dossier.facts:
        yield f"- {word('pair', lang, name=escaped(name), text=escaped(text))}"
    yield ""
    yield f"*{word('what_it_is', lang)}*"
    yield ""
    yield f"## {word('in_short', lang)}"
    yield ""
    for text in dossier.summary:
        # our own sentences: nothing in them but counts, days and the ontology's labels
        yield text
        yield ""
    yield from _picture(dossier)
    yield from _disputes(dossier)
    yield from _firmness(dossier)
    yield from _sections(dossier)
    yield from _timeline(dossier)
    if dossier.judgements:
        yield f"## {word('judgements', lang)}"
        yield ""
        for text in dossier.judgements:
            yield f"- {escaped(text)}"
        yield ""
    if dossier.sources:
        yield f"## {word('sources', lang)}"
        yield ""
        for source in dossier.sources:
            yield from _source(source, lang)
        yield ""
    yield f"*{word('made', lang)}*"


def _picture(dossier: Dossier) -> Iterator[str]:
    if not dossier.ties:
        return
    yield f"## {word('picture', dossier.lang)}"
    yield ""
    yield word("picture_note", dossier.lang)
    yield ""
    yield "```mermaid"
    yield "flowchart LR"
    yield f'  it["{_drawn(dossier.name)}"]'
    names = {name: f"n{at}" for at, name in enumerate(sorted({t.other for t in dossier.ties}))}
    for name, node in names.items():
        yield f'  {node}["{_drawn(name)}"]'
    for tie in dossier.ties:
        yield f"  {_tie(tie, names[tie.other])}"
    yield "```"
    yield ""
    if dossier.more_ties:
        yield word("more", dossier.lang, n=dossier.more_ties)
        yield ""


def _tie(tie: Tie, node: str) -> str:
    start, end = ("it", node) if tie.outward else (node, "it")
    arrow = "--" if tie.status == "Asserted" else "-.-"
    arrow += ">" if tie.directed else "-" if tie.status == "Asserted" else ""
    numbers = ", ".join(map(str, tie.numbers))
    label = _drawn(f"{tie.relation} ({tie.standing}) ({numbers})")
    return f'{start} {arrow}|"{label}"| {end}'


def _drawn(text: str) -> str:
    """Return text for Mermaid, in which all but letters, digits and plain marks are entities."""
    flat = " ".join(text.split())
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in flat)


def _disputes(dossier: Dossier) -> Iterator[str]:
    if not dossier.disputes:
        return
    yield f"## {word('disputed', dossier.lang)}"
    yield ""
    for dispute in dossier.disputes:
        yield f"- {_told(dispute.line, dossier.lang)}"
        told = _told(dispute.other, dossier.lang)
        yield f"  - {word('pair', dossier.lang, name=escaped(dispute.tie), text=told)}"
    yield ""


def _firmness(dossier: Dossier) -> Iterator[str]:
    if not dossier.firmness:
        return
    lang = dossier.lang
    yield f"## {word('firmness', lang)}"
    yield ""
    yield word("firmness_note", lang)
    yield ""
    heads = ("statement", "asserted_by", "alleged_by", "rejected_by", "otherwise_by")
    yield f"| {' | '.join(word(head, lang) for head in heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in dossier.firmness:
        yield f"| {' | '.join(_row(row))} |"
    yield ""


def _row(row: Firmness) -> Sequence[str]:
    cells = (row.asserted, row.alleged, row.rejected, row.otherwise)
    return (escaped(row.statement), *(escaped("; ".join(cell)) for cell in cells))


def _sections(dossier: Dossier) -> Iterator[str]:
    shown: set[str] = set()
    for section in dossier.sections:
        yield f"## {word(section.part, dossier.lang)} ({section.count})"
        yield ""
        for group in section.groups:
            yield f"### {escaped(group.relation)}"
            yield ""
            for line in group.lines:
                yield f"- {_told(line, dossier.lang)}"
                if line.id in shown:
                    yield f"  - {word('above', dossier.lang, id=line.id)}"
                else:
                    yield from _details(line, dossier.lang)
                shown.add(line.id)
            yield ""


def _told(line: Line, lang: str) -> str:
    """Return a claim in one line: how it stands, what it says, who says it, and its source."""
    said_by = word("said_by", lang, chain=escaped(line.chain))
    return f"**{escaped(line.standing)}** · {escaped(line.sentence)} · {said_by} [{line.number}]"


def _details(line: Line, lang: str) -> Iterator[str]:
    yield f"  - {escaped(line.statement)}"
    facts = " · ".join(escaped(text) for text in (line.when, line.amount) if text)
    if facts:
        yield f"  - {facts}"
    where = f"[{line.number}], {line.place}, {word('claim_id', lang, id=line.id)}"
    yield f"  - {where}"
    if line.passage:
        yield f"  - > {escaped(line.passage)}"
    if line.note:
        yield f"  - {escaped(line.note)}"


def _timeline(dossier: Dossier) -> Iterator[str]:
    if not dossier.timeline:
        return
    yield f"## {word('timeline', dossier.lang)}"
    yield ""
    yield word("timeline_note", dossier.lang)
    yield ""
    for line in dossier.timeline:
        told = _told(line, dossier.lang)
        yield f"- {word('pair', dossier.lang, name=escaped(line.when), text=told)}"
    yield ""


def _source(source: Cited, lang: str) -> Iterator[str]:
    parts = [source.publisher, source.date, source.language]
    yield f"{source.number}. {escaped(source.title)}. {escaped(', '.join(filter(None, parts)))}"
    address = web_address(source.address)
    if address:
        yield f"   <{address}>"
    digest = word("digest", lang, digest=escaped(source.digest))
    yield f"   ({digest}; {word('passages', lang, n=source.claims)})"
