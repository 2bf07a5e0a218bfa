"""Entities, claims, sources and paths as text for a terminal, in English or French.

Every line that tells a claim carries how it stands, who says it, and its source. Text from the
data is cleaned before anything else is done with it (``graph.network.terminal.clean``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import said as said_in
from graph.model import short
from graph.network.about import Role, Told, about, about_claim, about_source
from graph.network.paths import Absence
from graph.network.project import status
from graph.network.telling import Telling
from graph.network.terminal import clean, fold_lines, joined, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Claim, Entity, Judgement, Knowledge, Source
    from graph.network.about import About, Group, Said
    from graph.network.paths import Found, Path

_STYLES = {"Asserted": "asserted", "Alleged": "alleged"}
_LABEL_WIDTH = 12


def render_entity(
    knowledge: Knowledge, iri: str, lang: str = "en", width: int = 80, *, colour: bool = False
) -> str:
    """Return everything claimed about an entity, as lines of at most ``width`` columns.

    Claims stand under the part that the entity plays (subject, object, qualifier, speaker, work),
    then under their relation, each in full where it comes first and in one line after. Raises
    ``UnknownName`` for an IRI that is no entity.
    """
    told = about(knowledge, iri)
    page = _Page(Telling(knowledge, lang), width, colour)
    return joined(page.entity(told))


def render_claim(
    knowledge: Knowledge, iri: str, lang: str = "en", width: int = 80, *, colour: bool = False
) -> str:
    """Return one claim in full, with its links in both directions.

    Raises ``UnknownName`` for an IRI that is no claim.
    """
    told = about_claim(knowledge, iri)
    page = _Page(Telling(knowledge, lang), width, colour)
    return joined(page.claim(told, ""))


def render_source(
    knowledge: Knowledge, iri: str, lang: str = "en", width: int = 80, *, colour: bool = False
) -> str:
    """Return a source with all that it says, in the order of its text.

    Raises ``UnknownName`` for an IRI that is no source.
    """
    told = about_source(knowledge, iri)
    page = _Page(Telling(knowledge, lang), width, colour)
    lines = [*page.source(told.source), ""]
    for said in told.said:
        lines += [*page.claim(said, ""), ""]
    return joined(lines[:-1])


def render_paths(
    knowledge: Knowledge, found: Found, lang: str = "en", width: int = 80, *, colour: bool = False
) -> str:
    """Return paths hop by hop, or why there is none; each says whether it rests on allegations."""
    page = _Page(Telling(knowledge, lang), width, colour)
    if not found.paths:
        return joined(page.absence(found))
    lines: list[str] = []
    told = Told(knowledge)
    shown: frozenset[str] = frozenset()
    for number, path in enumerate(found.paths, start=1):
        lines += [*page.path(path, (number, len(found.paths)), told, shown), ""]
        shown |= {hop.claim.iri for hop in path.hops}
    if all(path.alleged for path in found.paths):
        lines += page.plain(page.tell.phrase("all_alleged"))
    return joined(lines if lines[-1] else lines[:-1])


def path_title(knowledge: Knowledge, path: Path, lang: str = "en") -> str:
    """Return in a line whom a path connects, in how many hops, and whether on allegations."""
    tell = Telling(knowledge, lang)
    ends = f"{tell.name(path.entities[0])} \u2013 {tell.name(path.entities[-1])}"
    return f"{ends}: {_hops(tell, len(path.hops))}, {_standing(tell, path)}"


def weakest_link(knowledge: Knowledge, path: Path, lang: str = "en") -> str:
    """Return a sentence with a path's weakest claim, who says so and where."""
    tell = Telling(knowledge, lang)
    weakest = path.weakest
    return tell.phrase("weakest", link=tell.headline(weakest.claim, backward=not weakest.forward))


def _standing(tell: Telling, path: Path) -> str:
    """Return whether a path rests on allegations, and on which hop."""
    if not path.alleged:
        return tell.phrase("firm")
    place = path.hops.index(path.weakest) + 1
    if path.alleged == 1:
        return tell.phrase("rests", number=place)
    return tell.phrase("rests_many", count=path.alleged, number=place)


def _hops(tell: Telling, count: int) -> str:
    return tell.phrase("hop" if count == 1 else "hops", count=count)


@dataclass(frozen=True, slots=True)
class _Page:
    """Lays out what ``tell`` says."""

    tell: Telling
    width: int
    colour: bool

    # --- lines -------------------------------------------------------------------------------

    def plain(self, text: str, indent: str = "") -> list[str]:
        return fold_lines(text, self.width, first=indent, rest=indent)

    def heading(self, text: str, indent: str = "") -> list[str]:
        return [paint(line, "strong", colour=self.colour) for line in self.plain(text, indent)]

    def field(self, name: str, text: str, indent: str) -> list[str]:
        """Return ``name`` and ``text`` side by side, or nothing where there is no text."""
        return self._labelled(self.tell.phrase(name), text, indent) if text else []

    def _labelled(self, label: str, text: str, indent: str) -> list[str]:
        label = clean(label)
        first = f"{indent}{label:<{_LABEL_WIDTH}} "
        return fold_lines(
            text, self.width, first=first, rest=" " * (len(indent) + _LABEL_WIDTH + 1)
        )

    def headline(
        self, claim: Claim, indent: str, *, backward: bool = False, lead: str = "", end: str = ""
    ) -> list[str]:
        text = f"{lead}{self.tell.headline(claim, backward=backward)}{end}"
        lines = fold_lines(text, self.width, first=indent, rest=indent + "    ")
        mark = clean(f"[{self.tell.standing(claim)}]")
        style = _STYLES.get(status(claim), "unheld")
        return [lines[0].replace(mark, paint(mark, style, colour=self.colour), 1), *lines[1:]]

    # --- a claim -----------------------------------------------------------------------------

    def claim(
        self, said: Said, indent: str, *, backward: bool = False, lead: str = ""
    ) -> list[str]:
        """Return a claim in full: its line, then its details, then its links."""
        lines = self.headline(said.claim, indent, backward=backward, lead=lead)
        return [*lines, *self.details(said, indent + "    ")]

    def details(self, said: Said, indent: str) -> Iterator[str]:
        claim, tell = said.claim, self.tell
        yield from self.field("when", tell.when(claim.when), indent)
        yield from self.field("amount", tell.amount(claim), indent)
        for relation, qualifier in claim.qualifiers:
            yield from self._labelled(tell.name(relation), tell.name(qualifier), indent)
        chain = tell.chain(claim)
        if chain != tell.speakers(claim):
            # else the claim's own line has said it all
            yield from self.field("says", chain, indent)
        yield from self.field("source", self._source(said), indent)
        evidence = claim.evidence
        where = tell.phrase(
            "characters",
            start=evidence.start,
            end=evidence.end,
            status=tell.status(evidence.status),
        )
        yield from self.field("evidence", where, indent)
        if evidence.passage:
            quoted = tell.phrase("quoted", passage=clean(evidence.passage))
            yield from self.field("passage", quoted, indent)
        else:
            yield from self.field("summary", self._summary(claim), indent)
        for link in said.links:
            other = tell.knowledge.claims.get(link.other)
            line = f"{tell.headline(other)} · {other.id}" if other else short(link.other)
            yield from self._labelled(tell.link(link), line, indent)
        yield from self.field("note", said_in(claim.note, tell.lang), indent)
        if claim.review_status:
            yield from self.field("review", tell.name(claim.review_status), indent)
        yield from self.field("claim", claim.id, indent)

    def _source(self, said: Said) -> str:
        if said.source is None:
            return self.tell.source(said.claim.source)
        parts = (said.source.title, said.source.publisher, said.source.date)
        return " · ".join(self.tell.name(part) for part in parts if part)

    def _summary(self, claim: Claim) -> str:
        return said_in(claim.summary, self.tell.lang)

    # --- an entity ---------------------------------------------------------------------------

    def entity(self, told: About) -> Iterator[str]:
        """Return who it is, then every claim by the part that it plays, then the judgements."""
        yield from self._who(told)
        shown: set[str] = set()
        part: Role | None = None
        for group in told.groups:
            if group.role is not part:
                part = group.role
                yield ""
                yield from self.heading(f"{self.tell.phrase(part)} ({told.count(part)})")
            else:
                yield ""
            yield from self.heading(self._relation(group), "  ")
            for said in group.said:
                if said.claim.iri in shown:
                    end = f" · {said.claim.id} ({self.tell.phrase('above')})"
                    yield from self.headline(said.claim, "  ", end=end)
                else:
                    yield from self.claim(said, "  ")
                shown.add(said.claim.iri)
        if not told.groups:
            yield ""
            yield from self.plain(self.tell.phrase("nothing"))
        if told.judgements:
            yield ""
            yield from self.heading(self.tell.phrase("judgements"))
            for judgement in told.judgements:
                yield from self.plain(self._judgement(judgement), "  ")

    def _who(self, told: About) -> Iterator[str]:
        entity, tell = told.entity, self.tell
        yield from self.heading(tell.name(entity.iri))
        kinds = [tell.classes(entity.iri), entity.id]
        if entity.unnamed:
            kinds.append(tell.phrase("unnamed"))
        yield from self.plain(" · ".join(kind for kind in kinds if kind))
        yield from self.field("also", ", ".join(self._other_names(entity)), "")
        ids = ", ".join(f"{tell.scheme(scheme)} {each}" for scheme, each in entity.outside_ids)
        yield from self.field("ids", ids, "")
        folded = ", ".join(f"{tell.label(iri)} ({short(iri)})" for iri in told.iris[1:])
        yield from self.field("folded", folded, "")

    def _other_names(self, entity: Entity) -> list[str]:
        """Return labels and aliases, those in the language at hand first, each name once."""
        tags = sorted(
            {*entity.labels, *entity.aliases}, key=lambda tag: (tag != self.tell.lang, tag)
        )
        names = [
            name
            for tag in tags
            for name in (entity.labels.get(tag, ""), *entity.aliases.get(tag, ()))
        ]
        shown = self.tell.name(entity.iri)
        return [name for name in dict.fromkeys(names) if name and name != shown]

    def _relation(self, group: Group) -> str:
        """Return the relation as read from the entity, with the number of its claims."""
        label = self.tell.name(group.relation)
        if group.role is Role.OBJECT:
            label = self.tell.inverse(group.relation) or f"… {label} →"
        return f"{label} ({len(group.said)})"

    def _judgement(self, judgement: Judgement) -> str:
        return self.tell.phrase(
            "judged",
            verdict=self.tell.name(judgement.verdict),
            left=f"{self.tell.label(judgement.left)} ({short(judgement.left)})",
            right=f"{self.tell.label(judgement.right)} ({short(judgement.right)})",
            by=judgement.by,
            when=judgement.when,
            why=said_in(judgement.why, self.tell.lang),
        )

    # --- a source ----------------------------------------------------------------------------

    def source(self, source: Source) -> Iterator[str]:
        """Return what a source says of itself."""
        tell = self.tell
        yield from self.heading(source.title)
        yield from self.plain(f"{tell.phrase('source')} · {source.id}")
        yield from self.field("published", tell.name(source.publisher), "")
        yield from self.field("date", tell.name(source.date), "")
        yield from self.field("language", source.language, "")
        yield from self.field("address", tell.name(source.address), "")
        yield from self.field("digest", source.digest, "")

    # --- paths -------------------------------------------------------------------------------

    def path(
        self, path: Path, place: tuple[int, int], told: Told, shown: frozenset[str]
    ) -> Iterator[str]:
        """Return a path: how firm it is, whom it visits, and each hop with its evidence.

        A hop over a claim that is ``shown`` already is told in one line.
        """
        tell = self.tell
        title = tell.phrase(
            "path",
            number=place[0],
            count=place[1],
            hops=_hops(self.tell, len(path.hops)),
            standing=_standing(self.tell, path),
        )
        yield from self.heading(title)
        yield from self.plain(" · ".join(tell.name(iri) for iri in path.entities), "  ")
        for number, hop in enumerate(path.hops, start=1):
            lead, backward = f"{number}. ", not hop.forward
            if hop.claim.iri in shown:
                end = f" · {hop.claim.id} ({tell.phrase('above')})"
                yield from self.headline(hop.claim, "  ", backward=backward, lead=lead, end=end)
                continue
            yield from self.claim(told.said(hop.claim), "  ", backward=backward, lead=lead)
            if hop.others:
                yield from self.plain(tell.phrase("between"), "      ")
                for other in hop.others:
                    yield from self.headline(other, "        ", end=f" · {other.id}")

    def absence(self, found: Found) -> Iterator[str]:
        """Return why there is no path, with the claims that would have made one."""
        start = ", ".join(self.tell.name(iri) for iri in found.starts)
        end = ", ".join(self.tell.name(iri) for iri in found.ends)
        absence = found.absence or Absence()
        if absence.same:
            yield from self.plain(self.tell.phrase("same_entity", start=start, end=end))
            return
        hops = _hops(self.tell, found.max_hops)
        yield from self.plain(self.tell.phrase("no_path", start=start, end=end, hops=hops))
        if absence.hops:
            far = _hops(self.tell, absence.hops)
            yield from self.plain(self.tell.phrase("too_far", hops=far))
        if absence.blocked:
            yield from self.plain(self.tell.phrase("blocked"))
            for claim in absence.blocked:
                yield from self.headline(claim, "  ", end=f" · {claim.id}")
        if not absence.hops and not absence.blocked:
            yield from self.plain(self.tell.phrase("apart"))
