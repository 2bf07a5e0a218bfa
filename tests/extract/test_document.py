"""A document on its way to a claims file, and several files side by side."""

from __future__ import annotations

import pickle

from graph.extract.document import Told, extracted, header, slim, slug, stretches
from graph.extract.sound import references, sound
from graph.extract.together import together
from graph.extract.writing.claims import Built
from graph.reading import read_bytes

NEWS = b"""Port Umber shuts out a trader

3 May 2031

Gull Syndicate stole $12 million from Tern Exchange. Veldt sent divers to Heronia.
"""


def entity(slug, kind, **rest):
    """Return an entity of a claims file."""
    return {"id": slug, "type": kind, "label": {"en": slug, "fr": slug}, **rest}


def file(name, entities, *claims):
    """Return a claims file of bare claims: subject, relation and object."""
    made = [
        {
            "key": f"{i}",
            "subject": subject,
            "relation": relation,
            "object": other,
            "modality": "Asserted",
            "attribution": [{"position": 1, "speaker": "gulls", "stance": "States"}],
            "amount": {"value": "3", "unit": other, "approximation": "About"},
        }
        for i, (subject, relation, other) in enumerate(claims)
    ]
    tree = {"id": f"source/{name}", "publisher": "gulls", "entities": entities, "claims": made}
    return Built(tree, {})


def test_what_is_told_goes_before_what_the_file_says():
    """Title, date, publisher and address of the user stand in the header; a wrong one does not."""
    document = read_bytes(NEWS, "news.txt")
    told = Told(title="A  trader", publisher="buoy", date="2031-06", address="no address")
    made = header(document, told)
    assert (made.title, made.publisher, made.date, made.address) == (
        "A trader",
        "buoy",
        "2031-06",
        "",
    )
    assert header(document).title == "Port Umber shuts out a trader"
    assert header(document).date == "2031-05-03"


def test_a_language_that_is_told_is_that_of_every_block():
    """The user knows better than a guess by the words."""
    document = read_bytes(NEWS, "news.txt")
    assert {one.language for one in stretches(document, "fr")} == {"fr"}
    assert {one.language for one in stretches(document)} == {"en"}


def test_a_slug_is_told_from_another_text_of_the_same_title():
    """Six digits of the text's digest part two texts that are called the same."""
    assert slug("Port news", "a" * 64) != slug("Port news", "b" * 64)
    assert slug("", "a" * 64) == "unnamed-aaaaaa"


def test_a_document_becomes_a_claims_file(needs_models, world):
    """The theft is read with its passage, the tiers are those of its claims, and it can be sent."""
    document = read_bytes(NEWS, "news.txt")
    result = extracted(document, world)
    claim = next(one for one in result.built.tree["claims"] if one["relation"] == "stoleFrom")
    start, end = claim["evidence"]["selector"].values()
    assert document.text[start:end].startswith("Gull Syndicate stole")
    assert set(result.tiers) == {one["key"] for one in result.built.tree["claims"]}
    assert result.sentences >= 3
    again = pickle.loads(pickle.dumps(slim(result)))  # noqa: S301 - our own bytes
    assert again.built.tree == result.built.tree
    assert not again.read.scenes


def test_the_same_document_gives_the_same_file(needs_models, world):
    """Nothing in the tree hangs on the run."""
    document = read_bytes(NEWS, "news.txt")
    assert extracted(document, world).built.tree == extracted(document, world).built.tree


def test_a_claim_that_the_shapes_refuse_is_left_out_and_told(needs_models, world):
    """Where a class does not fit the relation, an alarm stands in the claim's place."""
    result = extracted(read_bytes(NEWS, "news.txt"), world)
    key = next(one["key"] for one in result.built.tree["claims"] if one["relation"] == "stoleFrom")
    tree = dict(result.built.tree)
    tree["entities"] = [
        {**one, "type": "Topic"} if one["id"] == "gull-syndicate" else one
        for one in tree["entities"]
    ]
    found, alarms = sound(Built(tree, result.built.readings), world)
    assert key not in {one["key"] for one in found.tree["claims"]}
    assert key not in found.readings
    assert any(key in one.why and "gull-syndicate" in one.why for one in alarms)
    needed = set(references({"claims": found.tree["claims"], "publisher": tree["publisher"]}))
    assert {one["id"] for one in found.tree["entities"]} <= needed


def test_a_name_of_two_sources_is_brought_once():
    """The first source brings it, with the class and aliases that the second knows."""
    first = file("a", [entity("gulls", "Company")], ("gulls", "stoleFrom", "tern"))
    second = file(
        "b",
        [entity("gulls", "Platform", alias={"en": ["Gull"]}), entity("tern", "Platform")],
        ("gulls", "stoleFrom", "tern"),
    )
    one, other = together([first, second])
    assert one.tree["entities"][0]["type"] == ["Company", "Platform"]
    assert one.tree["entities"][0]["alias"] == {"en": ["Gull"]}
    assert [entry["id"] for entry in other.tree["entities"]] == ["tern"]
    assert first.tree["entities"][0]["type"] == "Company"


def test_who_no_source_names_is_nobody_else():
    """Two sources' nameless divers stay two, wherever the second source speaks of its own."""
    files = [
        file(name, [entity("divers", "Group", unnamed=True)], ("gulls", "employs", "divers"))
        for name in ("a", "b", "c")
    ]
    made = together(files)
    assert [one.tree["entities"][0]["id"] for one in made] == ["divers", "divers-2", "divers-3"]
    assert made[1].tree["claims"][0]["object"] == "divers-2"
    assert made[1].tree["claims"][0]["amount"]["unit"] == "divers-2"
    assert made[0].tree["claims"][0]["object"] == "divers"


def test_one_name_of_two_kinds_of_things_is_two():
    """A person and a place of one name are not made one."""
    files = [
        file(name, [entity("sable", kind)], ("gulls", "linkedTo", "sable"))
        for name, kind in (("a", "Person"), ("b", "Place"))
    ]
    assert together(files)[1].tree["claims"][0]["object"] == "sable-2"


def test_a_source_that_brings_nobody_has_no_list():
    """An empty list of entities has no form in a claims file."""
    files = [file(name, [entity("tern", "Platform")], ("gulls", "used", "tern")) for name in "ab"]
    assert "entities" not in together(files)[1].tree
