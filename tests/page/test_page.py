"""The page as text: what it holds, what it escapes, and that it is the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DprkError, PlaceError
from graph.model import BASE, Entity, Knowledge
from graph.page.draw import page, write
from graph.page.pack import PLAIN, Packed
from tests.pagedata import page_data

TITLE = {"en": "Boats", "fr": "Bateaux"}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '<a href="https://outside.example">href</a>',
    "<!-- <script>",
    "bank\u202egpj.exe",
    "line\u2028end",
    "x" * 5000,
    "{{ 7 * 7 }}",
    "__proto__",
)


def hostile(knowledge: Knowledge) -> Knowledge:
    """Return knowledge in which every text that comes from outside is hostile."""
    entities = {
        iri: replace(
            entity,
            labels={"en": HOSTILE[at % len(HOSTILE)], "fr": HOSTILE[(at + 1) % len(HOSTILE)]},
            aliases={"en": HOSTILE},
            outside_ids=tuple(("wikidata", text) for text in (*HOSTILE, "javascript:alert(1)")),
        )
        for at, (iri, entity) in enumerate(knowledge.entities.items())
    }
    claims = {
        iri: replace(
            claim,
            summary={"en": HOSTILE[at % 4], "fr": HOSTILE[at % 5]},
            key=HOSTILE[at % len(HOSTILE)],
            value=claim.value and HOSTILE[1],
            evidence=replace(claim.evidence, passage=HOSTILE[at % len(HOSTILE)], status=HOSTILE[0]),
        )
        for at, (iri, claim) in enumerate(knowledge.claims.items())
    }
    sources = {
        iri: replace(source, title=HOSTILE[1], language=HOSTILE[0], address="javascript:alert(1)")
        for iri, source in knowledge.sources.items()
    }
    return replace(knowledge, entities=entities, claims=claims, sources=sources)


def test_every_claim_of_a_page_carries_its_modality_and_source(small):
    """No claim is without modality, polarity, actuality, relation, source and speakers."""
    claims = page_data(page(small, title=TITLE))["claims"]
    assert len(claims) == len(small.claims)
    for claim in claims:
        for key in ("modality", "polarity", "actuality", "relation", "source", "look", "speakers"):
            assert claim[key]


def test_a_claim_that_says_a_relation_does_not_hold_never_looks_as_if_it_did(small):
    """What is no edge of the model has other dashes, another ending and words before."""
    data = page_data(page(small, title=TITLE))
    looks = {look["id"]: look for look in data["looks"]}
    claims = {claim["id"]: claim for claim in data["claims"]}
    assert claims["c4"]["words"]["en"] == "supports"
    assert looks[claims["c4"]["look"]]["dashes"] == []
    for claim in small.claims.values():
        if not claim.object or claim.is_edge:
            continue
        look = looks[claims[claim.id]["look"]]
        assert look["dashes"]
        assert look["ending"] != "arrow"
        assert ": " in claims[claim.id]["words"]["en"]


def test_a_denial_names_who_denies(small):
    """The words on a denied line begin with the one who denies it, in both languages."""
    claims = {one["id"]: one for one in page_data(page(small, title=TITLE))["claims"]}
    assert claims["c2"]["words"] == {
        "en": "denied by Orla Coin: hired directly",
        "fr": "nié par Orla Coin : a embauché directement",
    }


def test_claims_with_a_value_are_in_the_data_and_not_drawn(small):
    """A value has no place in the network, and is told in the introduction."""
    data = page_data(page(small, title=TITLE))
    assert {claim["id"]: claim["object"] for claim in data["claims"]}["c9"] == ""
    assert "1 claim that gives a value" in data["intro"]["en"]


def test_a_large_page_is_packed_and_holds_the_same(large):
    """Beyond a number of claims the data are compressed, in chunks, and nothing is lost."""
    some = sorted(large.claims.values(), key=lambda claim: claim.iri)
    many = {
        f"{claim.iri}-{at}": replace(claim, iri=f"{claim.iri}-{at}")
        for at in range(PLAIN // len(some) + 1)
        for claim in some
    }
    html = page(replace(large, claims=many), title=TITLE)
    assert html.count('<script type="text/plain"') > 2
    claims = page_data(html)["claims"]
    assert {claim["id"] for claim in claims} == {claim.id for claim in many.values()}
    assert all(claim["attributions"] and claim["summary"]["en"] for claim in claims)


def test_amounts_and_periods_are_in_words_of_both_languages(small):
    """What the panel shows of an amount and a period was put into words by the build."""
    claims = {one["id"]: one for one in page_data(page(small, title=TITLE))["claims"]}
    assert claims["c1"]["amount"]["words"]["en"] == "about 12 million US dollars"
    assert "12 millions de dollars" in claims["c1"]["amount"]["words"]["fr"]
    assert claims["c1"]["when"] == {"en": "2031", "fr": "2031"}
    assert (claims["c1"]["earliest"], claims["c1"]["latest"]) == ("2031-01-01", "2031-12-31")


def test_a_view_of_some_claims_says_what_it_leaves_out(small):
    """The introduction counts the rest, and linked claims stay readable."""
    chosen = [small.claims[f"{BASE}claim/c2"]]
    data = page_data(page(small, [*chosen, *chosen], title=TITLE))
    assert [(one["id"], one["inside"]) for one in data["claims"]] == [("c2", True), ("c3", False)]
    assert (
        f"{len(small.claims) - 1} claims that the build holds beside these" in data["intro"]["en"]
    )


def test_nothing_from_outside_becomes_markup(small):
    """Whatever the texts say, the page has the same elements, and its data read back."""
    title = {"en": HOSTILE[1], "fr": HOSTILE[2]}
    html = page(hostile(small), title=title)
    tags = re.findall(
        r"<[a-z!/][^>\s]*", re.sub(r"(?s)<script.*?</script>|<style.*?</style>", "", html)
    )
    plain = page(small, title=TITLE)
    expected = re.findall(
        r"<[a-z!/][^>\s]*", re.sub(r"(?s)<script.*?</script>|<style.*?</style>", "", plain)
    )
    assert tags == expected
    assert html.count("</script") == plain.count("</script")
    assert page_data(html)["entities"][0]["label"]["en"] == HOSTILE[0]
    assert "\u202e" not in html
    assert "\u2028" not in re.sub(r"(?s)<script>.*?</script>", "", html)


def test_an_address_is_a_link_only_if_it_is_of_the_web(small):
    """A javascript: address is shown and leads nowhere."""
    sources = {one["id"]: one for one in page_data(page(small, title=TITLE))["sources"]}
    assert sources["source/gazette"]["link"] == "https://gazette.example/copper?boats=1"
    assert sources["source/ledger"]["link"] == ""
    assert sources["source/ledger"]["address"] == "javascript:alert(1)"
    assert sources["source/gazette"]["date"] == {}


def test_the_policy_names_exactly_the_scripts_of_the_page(small):
    """Every script and style that runs is hashed, and no host is allowed."""
    html = page(small, title=TITLE)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert "default-src &#39;none&#39;" in policy
    assert len(re.findall("sha256-", policy)) == len(re.findall(r"(?m)^<script>|^<style>", html))
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_empty_network_is_a_page_that_says_so():
    """Without claims there is a page, with both languages."""
    html = page(Knowledge({}, {}, {}, {}), title=TITLE, lang="fr")
    assert "Cette vue ne montre aucune affirmation." in html
    assert page_data(html)["groups"][0]["things"] == []


def test_an_entity_that_the_data_do_not_describe_is_still_drawn(small):
    """A claim about an unknown thing keeps its place, under the thing's id."""
    claim = replace(small.claims[f"{BASE}claim/c4"], object=f"{BASE}stranger")
    html = page(replace(small, claims={claim.iri: claim}), title=TITLE)
    data = page_data(html)
    placed = {
        name for name, x in zip(data["ids"], data["places"]["x"], strict=True) if x is not None
    }
    assert placed == {"veles", "stranger"}


def test_an_unknown_word_of_modality_is_never_an_assertion(small):
    """A modality that the style table does not know is drawn as unknown."""
    claim = replace(small.claims[f"{BASE}claim/c4"], modality="https://example.org/Whispered")
    data = page_data(page(small, [claim], title=TITLE))
    (drawn,) = data["claims"]
    assert {look["id"]: look for look in data["looks"]}[drawn["look"]]["dashes"] == [1, 4]
    assert drawn["words"]["en"].startswith("https://example.org/")


def test_a_language_that_the_page_does_not_speak_is_refused(small):
    """Only English and French are offered."""
    with pytest.raises(DprkError, match="does not speak 'de'"):
        page(small, title=TITLE, lang="de")


def test_the_same_input_gives_the_same_bytes(small):
    """The order of mappings and claims changes nothing."""
    turned = replace(
        small,
        claims=dict(reversed(small.claims.items())),
        entities=dict(reversed(small.entities.items())),
        sources=dict(reversed(small.sources.items())),
        terms=dict(reversed(small.terms.items())),
    )
    assert page(small, title=TITLE) == page(turned, title=TITLE)


def test_hash_seed_locale_and_time_zone_change_nothing(tmp_path):
    """Three processes that differ in all of these write the same page."""
    program = (
        "import importlib.util, hashlib, sys\n"
        "spec = importlib.util.spec_from_file_location('fiction', sys.argv[1])\n"
        "fiction = importlib.util.module_from_spec(spec); spec.loader.exec_module(fiction)\n"
        "from graph.page.draw import page\n"
        "made = fiction.large_knowledge()\n"
        "print(hashlib.sha256(page(made, title={'en': 'é'}).encode()).hexdigest())\n"
    )
    digests = set()
    for seed, locale, zone in (
        ("0", "C", "UTC"),
        ("1", "fr_FR.UTF-8", "Asia/Seoul"),
        ("77", "C.UTF-8", "America/New_York"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent / "conftest.py")],
            env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_write_leaves_the_whole_page_or_the_old_one(small, tmp_path):
    """A page is written whole; where it can't be, the error says where."""
    path = write(tmp_path / "a" / "n.html", small, title=TITLE)
    assert path.read_text(encoding="utf-8") == page(small, title=TITLE)
    (tmp_path / "file").write_text("old")
    with pytest.raises(PlaceError):
        write(tmp_path / "file" / "n.html", small, title=TITLE)
    assert (tmp_path / "file").read_text() == "old"


def test_arguments_are_left_as_they_were(small):
    """Drawing changes nothing that it was given."""
    before = repr(small)
    page(small, title=TITLE)
    assert repr(small) == before


def test_what_pyvis_would_write_by_itself_is_closed(small, tmp_path):
    """The pages of pyvis itself, which call outside hosts, can't be made by mistake."""
    from graph.page.pyvis_network import PageNetwork

    network = PageNetwork(Packed({}, (), plain=True))
    for method in ("write_html", "show", "from_nx", "set_options", "save_graph"):
        with pytest.raises(DprkError, match="outside hosts"):
            getattr(network, method)("x")


def test_importing_the_page_does_not_import_pyvis():
    """The library pulls IPython, and is loaded only when something is drawn."""
    program = (
        "import graph.page.draw, sys\n"
        "heavy = ('pyvis', 'networkx', 'numpy', 'jinja2', 'IPython')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"


def test_entities_without_claims_are_findable_in_a_page_of_everything(small):
    """A page of everything holds every entity, drawn or not."""
    lone = Entity(f"{BASE}lone", (), {"en": "Lone Rock", "fr": "Rocher"})
    data = page_data(page(replace(small, entities={**small.entities, lone.iri: lone}), title=TITLE))
    assert {one["id"]: one["drawn"] for one in data["entities"]}["lone"] is False
