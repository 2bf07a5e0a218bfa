"""A dossier on an entity: everything that is claimed about it, each sentence with its source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.build.build import build
from graph.commands.main import cli, run
from graph.dossier.gather import MOST_TIES, gather
from graph.dossier.html import html
from graph.dossier.markdown import markdown
from graph.dossier.picture import picture
from graph.errors import UnknownName
from graph.model import (
    BASE,
    ONTOLOGY,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Knowledge,
    Source,
)
from graph.places import places
from tests import conftest as told

if TYPE_CHECKING:
    from pathlib import Path

HERONIA = f"{BASE}heronia"
HOSTILE = '<img src=x onerror=alert(1)> "]; click [a](javascript:b) | # \u202e `x`'


@pytest.fixture(scope="module")
def tale(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, Path]:
    """Give the tale, built once with its document, and the folder of the build."""
    root = tmp_path_factory.mktemp("dossier")
    (root / "claims").mkdir()
    (root / "documents").mkdir()
    (root / "claims" / "entities.yaml").write_text(told.ENTITIES, encoding="utf-8")
    (root / "claims" / "harbour-tale.yaml").write_text(told.source(), encoding="utf-8")
    (root / "documents" / "tale.txt").write_text(told.TALE, encoding="utf-8", newline="\n")
    where = places(str(root), str(root / "built"), str(root / "documents"))
    return build(where).knowledge, where.build


def invented(label: str, count: int) -> Knowledge:
    """Return a build in which a group of this name is said to have robbed ``count`` others."""
    group, paper = f"{BASE}group", f"{BASE}paper"
    source = Source(f"{BASE}source/s", label, paper, "2031-04-01", "en", "notStated", "0" * 64)
    others = [f"{BASE}victim-{at:03d}" for at in range(count)]
    claims = [
        Claim(
            iri=f"{BASE}claim/{at:020x}",
            source=source.iri,
            subject=group,
            relation=f"{ONTOLOGY}stoleFrom",
            modality=f"{ONTOLOGY}Alleged",
            polarity=f"{ONTOLOGY}Positive",
            actuality=f"{ONTOLOGY}Actual",
            attributions=(Attribution(1, (paper,)),),
            evidence=Evidence(source.iri, at, at + 1, passage=label),
            summary={"en": label, "fr": label},
            object=other,
            note={"en": label},
        )
        for at, other in enumerate(others)
    ]
    return Knowledge(
        terms={},
        entities={
            iri: Entity(iri, (), {"en": f"{label} {iri[-3:]}"}, {"en": (label,)})
            for iri in (group, paper, *others)
        },
        sources={source.iri: source},
        claims={claim.iri: claim for claim in claims},
    )


def test_every_claim_about_the_entity_is_told_with_its_source(tale):
    """Each claim that the entity has any part in stands in both forms, by its id."""
    held, _out = tale
    dossier = gather(held, HERONIA)
    texts = (markdown(dossier), html(dossier))
    mine = [claim for claim in held.claims.values() if HERONIA in (claim.subject, claim.object)]
    assert len(mine) == 3
    for claim in mine:
        for text in texts:
            assert f"claim {claim.id}" in text
    assert "Harbour thefts" in texts[0]


def test_a_denial_stands_beside_what_it_denies(tale):
    """The dispute is told from the side that denies, with the claim that it rejects."""
    held, _out = tale
    (dispute,) = [one for one in gather(held, HERONIA).disputes if one.tie == "denies the claim"]
    assert dispute.line.status == "Denied"
    assert dispute.other.status == "Alleged"
    assert "Port Sable" in dispute.other.statement


def test_each_dispute_is_told_once(tale):
    """A pair that is tied by more than one link, or from both sides, is one dispute."""
    held, _out = tale
    pairs = [{one.line.id, one.other.id} for one in gather(held, HERONIA).disputes]
    assert pairs
    assert all(pairs.count(pair) == 1 for pair in pairs)


def test_a_statement_is_told_once_with_all_who_say_it(tale):
    """Alleged by one and denied by another is one row, with each speaker in its own column."""
    held, _out = tale
    rows = [row for row in gather(held, HERONIA).firmness if "Port Sable" in row.statement]
    (row,) = rows
    assert row.alleged == ("Harbour Watch [1]",)
    assert row.rejected == ("Harbour Watch [1]",)
    assert row.asserted == ()


def test_the_timeline_holds_what_is_dated_in_order(tale):
    """Only claims with a date of their own are in the timeline, the earliest first."""
    held, _out = tale
    dossier = gather(held, f"{BASE}tern-exchange")
    assert [line.when for line in dossier.timeline] == ["March 2031"]
    assert gather(held, HERONIA).timeline == ()


def test_passages_are_shown_where_the_build_had_the_documents(tale, tmp_path):
    """With the text at hand its words are quoted; without it, only where they stand."""
    held, out = tale
    assert (
        run(cli, ["dossier", "Tern Exchange", "--out", str(out), "-o", str(tmp_path / "a.md")]) == 0
    )
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "> Gull Syndicate stole about 2.5 million crowns from Tern Exchange" in text
    unread = replace(
        held,
        claims={
            iri: replace(claim, evidence=replace(claim.evidence, passage=""))
            for iri, claim in held.claims.items()
        },
    )
    without = markdown(gather(unread, f"{BASE}tern-exchange"))
    assert "> Gull" not in without
    assert re.search(r"characters \d+ to \d+", without)


def test_a_french_dossier_is_french(tale):
    """Headings, standing and sentences are in the language that was asked for."""
    held, _out = tale
    text = markdown(gather(held, HERONIA, "fr"))
    assert "- Classe\u00a0: " in text
    for words in ("# Dossier\u00a0: Héronie", "Ce qui est contesté", "allégué", "démenti"):
        assert words in text


def test_the_same_build_gives_the_same_bytes(tale):
    """Nothing of the day or of the order in memory is in a dossier."""
    held, _out = tale
    turned = Knowledge(
        terms=held.terms,
        entities=dict(reversed(held.entities.items())),
        sources=dict(reversed(held.sources.items())),
        claims=dict(reversed(held.claims.items())),
        judgements=held.judgements,
    )
    for form in (markdown, html):
        assert form(gather(held, HERONIA)) == form(gather(turned, HERONIA))


def test_hostile_text_stays_text_in_html():
    """No tag, script or hidden turn of direction comes from the data."""
    page = html(gather(invented(HOSTILE, 2), f"{BASE}group"))
    assert "<img" not in page
    assert "\u202e" not in page
    assert not re.search(r'(href|src)="(?!#)', page)
    assert "default-src &#39;none&#39;" in page
    assert "<script" not in page


def test_hostile_text_stays_text_in_markdown():
    """Names can't end the drawing, a table's cell, a link or a quotation."""
    text = markdown(gather(invented(HOSTILE, 2), f"{BASE}group"))
    drawing = text.split("```mermaid\n")[1].split("```")[0]
    assert all(line.count('"') in (0, 2) for line in drawing.splitlines())
    assert not re.search(r"(?<!\\)<img", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_what_has_no_end_is_given_none():
    """The span of a dossier ends with its claims, unless one of them is open."""
    held = invented("Mill", 2)
    one, other = held.claims.values()
    closed = {"when": "2031", "earliest": "2031-01-01", "latest": "2031-12-31"}
    dated = {one.iri: replace(one, **closed), other.iri: replace(other, **closed)}
    text = markdown(gather(replace(held, claims=dated), f"{BASE}group"))
    assert "falls between 1 January 2031 and 31 December 2031" in text
    open_ = {"when": "2030/..", "earliest": "2030-01-01"}
    dated[other.iri] = replace(other, **open_)
    text = markdown(gather(replace(held, claims=dated), f"{BASE}group"))
    assert "begins on 1 January 2030 or later; not all of it has an end" in text


def test_a_large_picture_is_cut_and_says_so():
    """Of many ties the first are drawn, and the number of the others stands below."""
    dossier = gather(invented("Mill", MOST_TIES + 5), f"{BASE}group")
    assert len(dossier.ties) == MOST_TIES
    drawn = picture(dossier.name, dossier.ties)
    assert drawn is not None
    assert len(drawn.rows) == MOST_TIES
    assert "and 5 more" in markdown(dossier)
    assert "and 5 more" in html(dossier)


def test_an_entity_without_claims_says_so():
    """Nothing claimed is a sentence, not an empty page."""
    alone = Knowledge({}, {f"{BASE}mill": Entity(f"{BASE}mill", (), {"en": "Mill"})}, {}, {})
    assert "Nothing is claimed about it." in markdown(gather(alone, f"{BASE}mill"))
    assert picture("Mill", ()) is None


def test_what_is_no_entity_is_an_error(tale, capsys):
    """An unknown name ends with the nearest ones, and exit code 1."""
    held, out = tale
    with pytest.raises(UnknownName):
        gather(held, f"{BASE}nobody")
    assert run(cli, ["dossier", "Tern Exchnge", "--out", str(out)]) == 1
    assert "Tern Exchange" in capsys.readouterr().err


def test_the_form_follows_the_name_of_the_file(tale, tmp_path):
    """A name that ends in .html gives HTML without --format."""
    _held, out = tale
    assert run(cli, ["dossier", "Heronia", "--out", str(out), "-o", str(tmp_path / "h.html")]) == 0
    assert (tmp_path / "h.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
