"""How a document was read, sentence by sentence, in columns for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.lexicon.load import lexicon
from graph.extract.linking.layout import Layout
from graph.extract.linking.propose import proposals
from graph.extract.linking.score import loose, weights
from graph.extract.linking.triggers import triggers
from graph.extract.pairing import is_of_pair
from graph.extract.pipeline import extract
from graph.extract.readings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.candidate import Candidate
    from graph.extract.document import Result
    from graph.extract.known import Known
    from graph.extract.linking.propose import Scene
    from graph.extract.linking.score import Weights
    from graph.extract.mentions.mention import Mention
    from graph.extract.saying.speakers import Saying

_Row = tuple[str, ...]


def explained(result: Result, known: Known, *, weigh: Weights | None = None) -> str:
    """Return how each sentence of a document was read, and why each reading was kept or not.

    For each sentence: its place and words, then the names, values, mentions, triggers and readings
    in it. The words are the document's own: whoever shows them to a terminal has to escape them.
    """
    scale = weigh or weights()
    everything = [
        *extract(result.read, known, loose(scale), rivals=True, pairs=False).candidates,
        # of any two parties there are so many readings that only the likelier are shown
        *(
            one
            for one in extract(result.read, known, scale, tier="unsure", rivals=True).candidates
            if is_of_pair(one)
        ),
    ]
    keys = {id(reading): key for key, reading in result.built.readings.items()}
    lines = [f"{result.built.tree['title']} ({result.document.digest[:12]})", ""]
    for index, (scene, stretch) in enumerate(
        zip(result.read.scenes, result.read.stretches, strict=True)
    ):
        tree = scene.tree
        lines.append(
            f"[{tree.start}, {tree.end}) sentence {index + 1}, {tree.language}, {stretch.kind}"
        )
        lines.append(f"  {' '.join(result.read.text[tree.start : tree.end].split())}")
        if stretch.kind in HEADINGS:
            lines += ["  a heading: nothing is claimed by it", ""]
            continue
        kept = [one for one in result.extraction.candidates if one.sentence == index]
        every = [one for one in everything if one.sentence == index]
        sections: tuple[tuple[str, Sequence[_Row]], ...] = (
            ("names", list(_names(result, scene))),
            ("values", list(_values(result, scene))),
            ("mentions", list(_mentions(scene))),
            ("triggers", list(_triggers(scene))),
            ("readings", list(_readings(every, kept, keys, scale))),
        )
        for title, rows in sections:
            if rows:
                lines.append(f"  {title}")
                lines += [f"    {row}" for row in _columns(list(dict.fromkeys(rows)))]
        lines += [
            f"  alarm: {one.why}"
            for one in result.extraction.alarms
            if (one.start, one.end) == (tree.start, tree.end)
        ]
        lines.append("")
    return "\n".join(lines)


def _columns(rows: Sequence[_Row]) -> list[str]:
    """Return rows with their cells one below the other.

    >>> _columns([("a", "long", "x"), ("bcd", "e", "y")])
    ['a    long  x', 'bcd  e     y']
    """
    count = max(len(row) for row in rows)
    filled = [(*row, *([""] * (count - len(row)))) for row in rows]
    widths = [max(len(row[i]) for row in filled) for i in range(count)]
    return [
        "  ".join(cell.ljust(widths[i]) for i, cell in enumerate(row)).rstrip() for row in filled
    ]


def _names(result: Result, scene: Scene) -> Iterator[_Row]:
    tree = scene.tree
    for one in result.read.values[tree.language].names:
        if tree.start <= one.start < tree.end:
            words = _words(result, one.start, one.end)
            yield (
                _place(one.start, one.end),
                words,
                one.kind or "?",
                one.origin,
                one.entity or one.iso,
            )


def _values(result: Result, scene: Scene) -> Iterator[_Row]:
    tree, values = scene.tree, result.read.values[scene.tree.language]
    for sum_ in values.moneys:
        if tree.start <= sum_.start < tree.end:
            told = f"{sum_.value} {sum_.currency or sum_.unit}".rstrip()
            words = _words(result, sum_.start, sum_.end)
            yield _place(sum_.start, sum_.end), words, "sum", told, sum_.approximation
    for count in values.counts:
        if tree.start <= count.start < tree.end:
            words = _words(result, count.start, count.end)
            told = f"{count.value} {count.unit}".rstrip()
            yield _place(count.start, count.end), words, "count", told, count.approximation
    for when in values.whens:
        if tree.start <= when.start < tree.end:
            words = _words(result, when.start, when.end)
            yield _place(when.start, when.end), words, "when", when.edtf or "?", when.role


def _mentions(scene: Scene) -> Iterator[_Row]:
    for i, one in sorted(scene.mentions.items()):
        other = scene.resolve.get(i)
        stands = (
            f"stands for {_who(other)}" if other is not None and _who(other) != _who(one) else ""
        )
        marks = [name for name in ("proper", "pronoun", "generic", "plural") if getattr(one, name)]
        yield (
            _place(one.start, one.end),
            one.text,
            "/".join(sorted(one.classes)) or "?",
            one.entity or one.key,
            ", ".join(marks),
            stands,
        )
    for i, one in sorted(scene.resolve.items(), reverse=True):
        if i < 0:
            yield (
                _place(one.start, one.end),
                one.text,
                "State",
                one.entity or one.key,
                "by its adjective",
            )


def _triggers(scene: Scene) -> Iterator[_Row]:
    """Give each trigger with its frame; frames of the same relation and words are one line."""
    found: dict[_Row, int] = {}
    layout = Layout(scene.tree, scene.mentions, scene.resolve)
    for one in triggers(scene.tree, lexicon(scene.tree.language)):
        words = one.token.text if one.token is one.last else f"{one.token.text} … {one.last.text}"
        row: _Row = (
            _place(one.token.start, one.token.end),
            words,
            one.frame.name,
            one.frame.trigger,
            "sure" if one.sure else "unsure",
        )
        found[row] = found.get(row, 0) + sum(1 for _ in proposals(scene, layout, one))
    for row, count in found.items():
        yield *row, "1 reading" if count == 1 else f"{count or 'no'} readings"


def _readings(
    every: Sequence[Candidate],
    kept: Sequence[Candidate],
    keys: Mapping[int, str],
    scale: Weights,
) -> Iterator[_Row]:
    ranked = sorted(every, key=lambda one: (-one.score, one.relation, one.rule, one.start, one.end))
    for one in ranked:
        found = one.finding
        yield (
            f"{one.score:.2f}",
            f"{_who(one.subject)} [{_how('subject', one)}]",
            one.relation,
            f"{_who(one.object)} [{_how('object', one)}]" if one.object else f'"{one.value}"',
            f"{found.modality} {found.polarity} {found.actuality}",
            " > ".join(map(_speaker, one.chain)) or "the publisher",
            ", ".join(_beside(one)),
            one.rule,
            _fate(one, every, kept, keys, scale),
        )


def _fate(
    one: Candidate,
    every: Sequence[Candidate],
    kept: Sequence[Candidate],
    keys: Mapping[int, str],
    scale: Weights,
) -> str:
    """Return what became of a reading: its claim's key and tier, or why there is none."""
    same = next((other for other in kept if _same(one, other) and other.rule == one.rule), None)
    if same is not None and id(same) in keys:
        return f"kept: {keys[id(same)]}, {scale.tier(same.score)}"
    if same is not None:
        return "left: another passage says the same, or both parties are one"
    if not scale.tier(one.score):
        return f"left: scores below {scale.review:.2f}"
    surer = next((other for other in kept if _same(one, other) or _pair(one) == _pair(other)), None)
    if surer is not None:
        return f"left: gave way to {surer.relation} ({surer.score:.2f})"
    if any(_pair(one) == _pair(other) and other.score > one.score for other in every):
        return "left: gave way to a surer reading, which was left"
    return "left: said before, or not of the tier that is wanted"


def _same(one: Candidate, other: Candidate) -> bool:
    return one.relation == other.relation and _key(one) == _key(other)


def _key(one: Candidate) -> tuple[str, str, str]:
    return _who(one.subject), _who(one.object), one.value


def _pair(one: Candidate) -> frozenset[str]:
    return frozenset({_who(one.subject), _who(one.object)})


def _how(role: str, one: Candidate) -> str:
    prefix = f"{role}.how="
    how = next(
        (name.removeprefix(prefix) for name in one.features if name.startswith(prefix)), "rule"
    )
    return f"{how} {one.features.get(f'{role}.fit', 1.0):.1f}"


def _speaker(saying: Saying) -> str:
    who = _who(saying.speaker) if saying.speaker else f"authors of {_who(saying.work)}"
    return f"{who} {saying.stance}"


def _beside(one: Candidate) -> Iterator[str]:
    if one.when:
        yield f"when {one.when}"
    if one.amount is not None:
        unit = one.amount.currency or _who(one.amount.unit)
        yield f"amount {one.amount.approximation} {one.amount.value} {unit}"
    for role, mentions in sorted(one.qualifiers.items()):
        yield f"{role} {', '.join(map(_who, mentions))}"


def _who(mention: Mention | None) -> str:
    return "-" if mention is None else mention.entity or mention.text


def _place(start: int, end: int) -> str:
    return f"{start}-{end}"


def _words(result: Result, start: int, end: int) -> str:
    return " ".join(result.read.text[start:end].split())
