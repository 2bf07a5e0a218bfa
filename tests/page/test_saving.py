"""What leaves the page as files: pictures, tables and graphs, read back by other programs."""

from __future__ import annotations

import csv
import io
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from graph.exports.rows import EDGE_FIELDS, NODE_FIELDS
from graph.model import BASE, Knowledge
from graph.page.draw import page
from tests.gephi import gephi_complaints
from tests.waiting import until

pytestmark = pytest.mark.browser
TITLE = {"en": "Copper boats", "fr": "Bateaux de cuivre"}
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "=1+1 <b>&\"'</b>\ud800 \ufffe\x00\x1b]]>\n\t--"


def saved(seen: object, kind: str) -> tuple[str, bytes]:
    """Choose an entry of the menu; return the file's name and what is in it."""
    with seen.page.expect_download() as waiting:
        seen.page.click("#save")
        seen.page.click(f"#save-list [data-save={kind}]")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows(text: bytes) -> list[dict[str, str]]:
    """Return the records of a CSV file."""
    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


def texts(root: ET.Element) -> str:
    """Return all that an SVG writes, in its order."""
    return " ".join(one.text or "" for one in root.iter(f"{SVG}text"))


def hostile(small: Knowledge) -> Knowledge:
    """Return the small knowledge with texts that no XML can hold, and ten claims on one line."""
    plain = small.claims[f"{BASE}claim/c4"]
    more = {f"{BASE}claim/p{at}": replace(plain, iri=f"{BASE}claim/p{at}") for at in range(9)}
    return replace(
        small,
        entities={
            iri: replace(
                one, labels={"en": HOSTILE + one.id, "fr": HOSTILE}, aliases={"en": (HOSTILE,)}
            )
            for iri, one in small.entities.items()
        },
        claims={
            iri: replace(one, summary={"en": HOSTILE, "fr": HOSTILE})
            for iri, one in (small.claims | more).items()
        },
        sources={
            iri: replace(one, title=HOSTILE, address=HOSTILE) for iri, one in small.sources.items()
        },
    )


def test_the_menu_is_worked_by_keyboard(small, visit):
    """Arrows walk round, Enter saves, Escape closes and leaves the choice alone."""
    seen = visit(page(small, title=TITLE))
    seen.page.evaluate("dprk.select('claim', 'c1')")
    press = seen.page.keyboard.press
    seen.page.focus("#save")
    press("ArrowUp")
    assert seen.page.get_attribute("#save", "aria-expanded") == "true"
    assert seen.page.evaluate("document.activeElement.dataset.save") == "print"
    press("ArrowDown")
    assert seen.page.evaluate("document.activeElement.dataset.save") == "png"
    press("Escape")
    assert seen.page.is_hidden("#save-list")
    assert seen.page.evaluate("document.activeElement.id") == "save"
    assert "Kite Crew stole" in seen.panel()
    press("ArrowDown")
    press("End")
    press("ArrowUp")
    with seen.page.expect_download() as waiting:
        press("Enter")
    assert waiting.value.suggested_filename == "copper-boats.gexf"
    until(seen.page, lambda: seen.page.inner_text("#saved"))
    assert seen.page.inner_text("#saved") == "Saved: copper-boats.gexf"


def test_graphs_are_read_back_whole(small, visit):
    """GraphML and GEXF hold each shown claim as an edge with its id, parallel ones too."""
    seen = visit(page(small, title=TITLE))
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    drawn = {name for name in seen.visible()["claims"] if name != "c9"}
    graphml = nx.read_graphml(io.BytesIO(saved(seen, "graphml")[1]), force_multigraph=True)
    written = saved(seen, "gexf")[1]
    assert gephi_complaints(written) == []
    gexf = nx.read_gexf(io.BytesIO(written))
    for read in (graphml, gexf):
        assert isinstance(read, nx.MultiDiGraph)
        assert set(read) == set(seen.visible()["entities"])
        found = {
            key: (left, right, data) for left, right, key, data in read.edges(keys=True, data=True)
        }
        assert set(found) == drawn
        assert found["c8"][:2] == found["d1"][:2] == ("kite", "copper")
        left, right, theft = found["c1"]
        assert (left, right) == ("kite", "orla")
        assert theft["modality"] == "Alleged"
        assert theft["polarity"] == "Positive"
        assert theft["actuality"] == "Actual"
        assert theft["speakers"] == "Harbour Gazette → Port Lumen, The Ledger"
        assert theft["sourceId"] == "gazette"
        assert theft["label"] == "alleged: stole from"
        assert theft["evidenceStart"] == 3
        assert theft["holds"] is True
        assert found["d1"][2]["holds"] is False
        assert found["c4"][2]["label"] == "supports"
        assert read.nodes["kite"]["label"] == "Kite Crew"
        assert read.nodes["kite"]["class"] == "Group"
    assert set(gexf.nodes["kite"]["viz"]) == {"color", "position", "size"}


def test_tables_are_read_back_and_calculate_nothing(small, visit):
    """Nodes, edges and claims come as CSV; a cell that would be a formula is text."""
    iri = f"{BASE}kite"
    evil = replace(small.entities[iri], labels={"en": '=cmd|"/C calc"!A1', "fr": "+1,2"})
    seen = visit(page(replace(small, entities={**small.entities, iri: evil}), title=TITLE))
    name, text = saved(seen, "nodes")
    assert name == "copper-boats-nodes.csv"
    nodes = {row["Id"]: row for row in rows(text)}
    assert set(nodes["kite"]) - {"Id", "Label", "claims"} <= set(NODE_FIELDS)
    assert set(nodes) == set(seen.visible()["entities"])
    assert nodes["kite"]["Label"] == '\'=cmd|"/C calc"!A1'
    assert nodes["orla"]["outsideIds"] == "wikidata Q000"
    assert nodes["studio"]["unnamed"] == "true"
    edges = {row["Id"]: row for row in rows(saved(seen, "edges")[1])}
    assert set(edges) == {one.id for one in small.claims.values() if one.object}
    for row in edges.values():
        assert list(row) == ["Source", "Target", "Type", "Id", "Label", "Kind", *EDGE_FIELDS]
        for key in ("modality", "polarity", "actuality", "speakers", "sourceTitle", "holds"):
            assert row[key]
    assert edges["c6"]["Label"] == "asserted · negative: supports"
    assert (edges["c2"]["Kind"], edges["c3"]["Kind"]) == ("hiredDirectly", "hiredDirectly 2")
    assert edges["c1"]["amountLow"] == "11400000"
    seen.page.click("#views [data-view=table]")
    seen.page.click("#rows [data-column=object] button")
    every = rows(saved(seen, "claims")[1])
    assert len(every) == 10
    assert [row["value"] for row in every if row["claim"].endswith("/c9")] == ["2029"]
    assert [(row["object"] or row["value"]).lstrip("'") for row in every] == seen.page.locator(
        "#rows tbody tr > :nth-child(3)"
    ).all_inner_texts()


def test_whatever_the_labels_say_the_files_are_well_formed(small, visit):
    """Characters that XML can't hold are left out, and markup stays text."""
    seen = visit(page(hostile(small), title={"en": HOSTILE, "fr": HOSTILE}))
    for kind in ("graphml", "gexf", "svg"):
        name, text = saved(seen, kind)
        assert name == f"1-1-b-b.{kind}"
        root = ET.fromstring(text)  # noqa: S314 (our own file)
        assert b"\x1b" not in text
    assert "10 \u00d7 supports" in {one.text for one in root.iter(f"{SVG}title")}
    for kind in ("nodes", "edges", "claims"):
        for row in rows(saved(seen, kind)[1]):
            assert not any(cell.startswith("=") for cell in row.values())


def test_the_picture_is_of_vectors_with_legend_introduction_and_sources(small, visit):
    """An SVG shows what stood in the view, each look with its words; a PNG is twice as large."""
    seen = visit(page(small, title=TITLE), color_scheme="dark")
    seen.page.click("#legend [data-facet=modality] [data-value=Denied]")
    seen.page.wait_for_timeout(300)
    name, text = saved(seen, "svg")
    assert name == "copper-boats.svg"
    seen.page.evaluate("dprk.view('table')")
    assert text == saved(seen, "svg")[1]
    assert seen.page.is_visible("#rows")
    seen.page.evaluate("dprk.view('network')")
    root = ET.fromstring(text)  # noqa: S314 (our own file)
    groups = {one.get("id"): one for one in root.iter(f"{SVG}g") if one.get("id")}
    lines = list(groups["lines"])
    assert len(lines) == 8
    dashes = [one.find(f"{SVG}path").get("stroke-dasharray") for one in lines]
    assert None in dashes
    assert any(dashes)
    assert groups["lines"].find(f".//{SVG}polygon") is not None
    assert len(list(groups["things"])) == 6
    told = texts(root)
    for part in (
        "Kite Crew",
        "alleged",
        "asserted · planned",
        "State",
        "not named by the source",
        "This view shows 10 claims",
        "9 of 10 claims",
        "The copper boats of Port Lumen, Harbour Gazette, https://gazette.example",
        "a line is no proof",
    ):
        assert part in told, part
    assert "denied" not in texts(groups["network"])
    assert "var(" not in text.decode()
    frame = seen.page.locator("#canvas").bounding_box()
    for thing in groups["things"]:
        x, y = thing.get("transform")[10:-1].split()
        assert 0 <= float(x) <= frame["width"]
        assert 0 <= float(y) <= frame["height"]

    _, data = saved(seen, "png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", data[16:24])
    assert size == (2 * int(root.get("width")), 2 * int(root.get("height")))
    assert len(data) > 20_000

    assert "is a part of the view" not in texts(root)
    for _ in range(6):
        seen.page.click("#zoom-in")
    seen.page.wait_for_timeout(400)
    root = ET.fromstring(saved(seen, "svg")[1])  # noqa: S314 (our own file)
    assert "The picture is a part of the view" in texts(root)

    seen.page.evaluate("dprk.select('entity', 'kite')")
    seen.page.locator(".acts button").first.click()
    root = ET.fromstring(saved(seen, "svg")[1])  # noqa: S314 (our own file)
    assert "Only what stands within 1 step of Kite Crew" in texts(root)
