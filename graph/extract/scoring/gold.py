"""Gold: sources' files whose claims are taken as right, by the digest of each one's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.claims.tree import read
from graph.errors import ClaimError, PlaceError
from graph.extract.mentions.keys import key_of
from graph.extract.names import adjectives
from graph.extract.scoring.match import Party, Said, party, said, words_of
from graph.extract.writing.entities import slugged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graph.extract.known import Known
    from graph.extract.mentions.mention import Mention


@dataclass(frozen=True, slots=True)
class Gold:
    """A source's file of gold claims, with the entities of the register beside it."""

    name: str
    tree: Mapping[str, Any]
    register: Mapping[str, Mapping[str, Any]]

    @property
    def stated(self) -> Mapping[str, str]:
        """The source's own data; what its document does not state is left out."""
        keys = ("title", "date", "language", "address")
        found = {key: str(self.tree.get(key, "")) for key in keys}
        return {key: value for key, value in found.items() if value not in {"", "notStated"}}

    def publisher(self) -> str:
        """Return the publisher's English name where the file or register has it, else its slug."""
        slug = str(self.tree["publisher"])
        entry = self.entities().get(slug)
        return str(entry["label"]["en"]) if entry else slug

    def entities(self) -> dict[str, Mapping[str, Any]]:
        """Return the entities of the register and of the file, by slug."""
        own = {str(one["id"]): one for one in self.tree.get("entities") or ()}
        return {**self.register, **own}


def gold(path: Path) -> dict[str, tuple[Gold, ...]]:
    """Read a source's file, or all of a folder, by the digest of the text that each is about.

    Several files on one text are in the order of their names. An ``entities.yaml`` beside them is
    their register. Raises PlaceError where there is none, and
    ClaimError for a file that isn't in the form of claims/.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    folder = path if path.is_dir() else path.parent
    beside = folder / "entities.yaml"
    register: dict[str, Mapping[str, Any]] = {}
    if beside.is_file():
        entries: Any = _tree(beside).get("entities") or ()
        register = {str(one["id"]): one for one in entries}
    found: dict[str, tuple[Gold, ...]] = {}
    for file in files:
        tree = _tree(file)
        if "claims" not in tree or "digest" not in tree:
            continue
        digest = str(tree["digest"])
        found[digest] = (*found.get(digest, ()), Gold(file.stem, tree, register))
    if not found:
        mend = "give a source's claims file, or a folder of them"
        raise PlaceError("no gold here", where=str(path), mend=mend)
    return found


def of_file(golds: Mapping[str, tuple[Gold, ...]], digest: str, stem: str) -> Gold | None:
    """Return the gold of a text: of several, the one that is called as the text's file is.

    >>> of_file({"0": (Gold("a", {}, {}), Gold("b", {}, {}))}, "0", "b").name
    'b'
    """
    found = golds.get(digest, ())
    return next((one for one in found if one.name == stem), found[0] if found else None)


def _tree(path: Path) -> dict[str, Any]:
    if not path.is_file():
        mend = "give a source's claims file, or a folder of them"
        raise PlaceError("no such file", where=str(path), mend=mend)
    return dict(read(path, name=path.name).tree)


def parties(
    tree: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]], known: Known, where: str
) -> dict[str, Party]:
    """Return every entity that a source's claims speak of, as the matching sees it, by slug.

    Raises ClaimError for one that neither ``entries`` nor the graph has.
    """
    made: dict[str, Party] = {}
    for slug in sorted(set(_slugs(tree))):
        entry = entries.get(slug) or _own(slug, known)
        if entry is None:
            what = f"no entity {slug}"
            raise ClaimError(what, where=where, mend="bring it in the file, or name the --root")
        # a person's file is read as text: "true" is a word there
        unnamed = str(entry.get("unnamed", "")).casefold() == "true"
        made[slug] = party({**entry, "unnamed": unnamed}, lambda text, tag: _key(text, tag, known))
    return made


def claims(
    tree: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]], known: Known, where: str
) -> list[Said]:
    """Return the claims of a source's file as the matching sees them, in the file's order."""
    return said(tree, parties(tree, entries, known, where))


def own_party(mention: Mention, known: Known) -> Party:
    """Return whom a mention stands for as the matching sees it, before it has an entity."""
    iso = known.iso_of(mention) or mention.iso
    slug = known.states.get(iso, "") if iso else mention.entity
    entry = _own(slug, known) or known.familiar.get(slug)
    if entry is None and iso:
        label = {tag: known.countries.label(iso, tag) for tag in ("en", "fr")}
        entry = {"id": slugged(label["en"]), "type": ["Country", "State"], "label": label}
    if entry is not None:
        return party(entry, lambda text, tag: _key(text, tag, known))
    words = words_of(mention.text)
    return Party(
        slugged(mention.text),
        frozenset({mention.key} if mention.key else ()),
        (words,) if words else (),
        mention.classes,
        not mention.proper,
    )


def _key(text: str, language: str, known: Known) -> str:
    spans = [*known.countries.spans(text, language), *adjectives(text, language)]
    return key_of(text, spans)


def _own(slug: str, known: Known) -> Mapping[str, Any] | None:
    entity = known.entities.get(slug)
    if entity is None:
        return None
    return {
        "id": slug,
        "type": sorted(known.classes[slug]),
        "label": dict(entity.labels),
        "alias": {tag: list(told) for tag, told in entity.aliases.items()},
        **({"unnamed": True} if entity.unnamed else {}),
    }


def _slugs(tree: Mapping[str, Any]) -> Iterator[str]:
    for claim in tree["claims"]:
        yield str(claim["subject"])
        if "object" in claim:
            yield str(claim["object"])
        for step in claim["attribution"]:
            speakers = step["speaker"]
            yield from map(str, speakers if isinstance(speakers, list) else [speakers])
