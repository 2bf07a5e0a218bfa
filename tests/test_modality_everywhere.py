"""Modality never gets lost: every view and export shows each edge with modality and source.

The tale is told once with a claim for each modality, polarity and actuality that the ontology has,
all between the same two entities, so that a view that forgets one of them can't hide it. The lists
below name every view; a command, format or file that they don't know fails the first tests.
"""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import click
import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest

from graph import exports
from graph.ask.engine import OxigraphEngine
from graph.ask.formats import FORMATS, Options, write
from graph.ask.questions import bindings, load
from graph.ask.solutions import Iri, Solutions
from graph.build import names
from graph.build.build import build
from graph.claims.vocabulary import vocabulary
from graph.commands import ask as ask_command
from graph.commands.main import COMMANDS, cli, run
from graph.model import BASE, ONTOLOGY, Claim, Knowledge, short
from graph.network.telling import Telling
from graph.places import places
from tests import conftest as tale
from tests.pagedata import page_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: the commands that show edges, each with its formats: the files of a build, the pages of draw
VIEWS: dict[str, set[str]] = {
    "build": {
        "graph.trig",
        "graph.ttl",
        "store",
        "network.html",
        "ontology.html",
        "report.json",
        "questions.json",
        "names.trig",
        "names.json",
        "evidence.json",
    },
    "ask": {"table", "csv", "tsv", "json", "xml", "xlsx", "md", "ttl"},
    "show": {"text", "json"},
    "path": {"text", "json"},
    "analyse": {"table", "json", "csv", "md"},
    "draw": {"", "about", "path", "question", "compare"},
    "compare": {"table", "json", "md"},
    "dossier": {"md", "html"},
    "export": {"turtle", "trig", "nquads", "jsonld", "rdf12", "graphml", "gexf", "csv"},
}
#: the commands that show none, and why
NO_VIEWS = {
    "questions": "lists what can be asked, not what is answered",
    "check": "tells what is wrong with claims, by their key",
    "mcp": "serves tools over stdin and stdout; what they answer is tested in tests/desk/",
    "serve": "starts a server; what its answers and pages show is tested in tests/serve/",
    "locate": "prints positions and digests of a text",
    "extract": "writes candidates in the form of claims; what it shows of them has their modality",
}
#: columns that point to another claim by its id, and say nothing of it themselves
POINTERS = {"whole", "part", "because", "before"}
#: values for the parameters without which a question has nothing to say on the tale
ENDS = {"a": "gull-syndicate", "b": "tern-exchange", "entity": "gull-syndicate"}

READY = load(places().queries)


class Tale(NamedTuple):
    """A build of the tale, and the program to look at it with."""

    out: Path
    held: Knowledge
    dprk: Callable[..., str]

    @property
    def edges(self) -> list[Claim]:
        """The claims that join two entities, held or not."""
        return [claim for claim in self.held.claims.values() if claim.object]


def every_way() -> Iterator[str]:
    """Give a claim in YAML for each modality, polarity and actuality that there is."""
    passage = tale.evidence(tale.TALE, tale.CLAIMS["theft"][0])
    kinds = ("Modality", "Polarity", "Actuality")
    for modality, polarity, actuality in product(*map(vocabulary().of_kind, kinds)):
        said = (
            f"subject: gull-syndicate\nrelation: stoleFrom\nobject: tern-exchange\n"
            f"modality: {modality}\nsummary: {{en: Said of Tern., fr: Dit de Tern.}}"
        )
        yield (
            tale.claim(f"{modality}-{polarity}-{actuality}".lower(), said, passage)
            .replace("polarity: Positive", f"polarity: {polarity}")
            .replace("actuality: Actual", f"actuality: {actuality}")
        )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Tale:
    """Give a build of the tale with a claim of every kind."""
    root = tmp_path_factory.mktemp("tale")
    (root / "claims").mkdir()
    (root / "documents").mkdir()
    written = tale.source().replace("excused:\n", "".join(every_way()) + "excused:\n")
    (root / "claims" / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    (root / "claims" / "harbour-tale.yaml").write_text(written, encoding="utf-8")
    (root / "documents" / "tale.txt").write_text(tale.TALE, encoding="utf-8", newline="\n")
    out = root / "built"
    held = build(places(str(root), str(out), str(root / "documents"))).knowledge

    def dprk(*arguments: str) -> str:
        """Run the program in this process, and return what it gives to stdout."""
        with pytest.MonkeyPatch.context() as patch:
            sent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
            patch.setattr("sys.stdout", sent)
            command, *others = arguments
            assert run(cli, [command, "--out", str(out), *others]) == 0
            return sent.buffer.getvalue().decode()  # type: ignore[attr-defined]

    return Tale(out, held, dprk)


# --- the lists know every view


def formats_of(command: str) -> set[str]:
    """Return what a command's --format takes."""
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    for param in found.params:
        if "--format" in param.opts:
            assert isinstance(param.type, click.Choice)
            return set(param.type.choices)
    return set()


def test_every_command_is_a_view_or_shows_no_edges():
    """A new command has to say here how it shows modality, or why it need not."""
    assert set(VIEWS) | set(NO_VIEWS) == set(COMMANDS)
    assert not set(VIEWS) & set(NO_VIEWS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_format_of_a_command_is_known(command):
    """A new format of a command has to be looked at here."""
    assert formats_of(command) <= VIEWS.get(command, set())


def test_every_format_of_an_answer_is_known():
    """The table of formats and the choices of `dprk ask` are those that are looked at here."""
    assert set(FORMATS) == set(ask_command.FORMATS) == VIEWS["ask"]


def test_every_export_is_known():
    """The table of exports has those that are looked at here."""
    assert {*exports.FORMATS, *exports.NETWORKS} == VIEWS["export"]


def test_every_file_of_a_build_is_known(told):
    """A build writes no file that is not looked at here."""
    assert {path.name for path in told.out.iterdir()} == VIEWS["build"]


def test_every_kind_of_page_is_known():
    """A new way of choosing what to draw has to be looked at here."""
    found = cli.get_command(click.Context(cli), "draw")
    assert found is not None
    ways = {"about", "ends", "question", "other"}
    choosing = {param.name for param in found.params if param.name in ways}
    others = {"root", "out", "lang", "steps", "params", "output"}
    assert {param.name for param in found.params} == choosing | others
    assert len(choosing) + 1 == len(VIEWS["draw"])


def test_the_tale_has_every_way_of_saying(told):
    """There is an edge for each modality, polarity and actuality: 42 and those of the tale."""
    ways = {(claim.modality, claim.polarity, claim.actuality) for claim in told.edges}
    kinds = map(vocabulary().of_kind, ("Modality", "Polarity", "Actuality"))
    assert len(ways) == len(list(product(*kinds)))


# --- the files of a build


def iri(name: str) -> ox.NamedNode:
    """Return a term of the ontology."""
    return ox.NamedNode(ONTOLOGY + name)


RELATIONS = {iri(name) for name in vocabulary().of_kind("Relation")}


READERS = {
    "graph.trig": ox.RdfFormat.TRIG,
    "graph.ttl": ox.RdfFormat.TURTLE,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.TURTLE,
}
WITH_GRAPHS = ["graph.trig", "store", "trig", "nquads", "jsonld"]
WITHOUT_GRAPHS = ["graph.ttl", "turtle", "rdf12"]


def quads_of(told: Tale, name: str) -> set[ox.Quad]:
    """Return the quads of a file of the build, of its store, or of an export."""
    if name == "store":
        return set(ox.Store.read_only(str(told.out / name)))
    if name in VIEWS["export"]:
        return set(ox.parse(told.dprk("export", name).encode(), format=READERS[name]))
    return set(ox.parse(path=str(told.out / name), format=READERS[name]))


def test_every_serialisation_is_read_below():
    """Each export of RDF, and each such file of a build, is among those with or without graphs."""
    assert {*WITH_GRAPHS, *WITHOUT_GRAPHS} == {*READERS, "store"}
    assert set(exports.FORMATS) <= set(READERS)


@pytest.mark.parametrize("name", [*WITH_GRAPHS, *WITHOUT_GRAPHS])
def test_each_claim_of_a_file_has_modality_speaker_and_source(told, name):
    """In every serialisation a claim carries what it is, who says it, and where."""
    quads = quads_of(told, name)
    found = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    for claim in told.held.claims.values():
        node = ox.NamedNode(claim.iri)
        for key in ("modality", "polarity", "actuality", "source"):
            assert (node, iri(key), ox.NamedNode(getattr(claim, key))) in found
        for speaker in claim.originators:
            assert (node, iri("originatedBy"), ox.NamedNode(speaker)) in found


def held_edges(told: Tale, modality: str) -> set[tuple[str, str, str]]:
    """Return the edges that the claims of a modality hold, by their relation or a general one."""
    found = set()
    for claim in told.held.claims.values():
        if not claim.is_edge or short(claim.modality) != modality:
            continue
        relations, ahead = set[str](), [claim.relation]
        while ahead:
            relation = ahead.pop()
            relations.add(relation)
            ahead += [one for one in told.held.terms[relation].parents if one not in relations]
        found |= {(claim.subject, relation, claim.object) for relation in relations}
        both_ways = {relation for relation in relations if told.held.terms[relation].symmetric}
        found |= {(claim.object, relation, claim.subject) for relation in both_ways}
    return found


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_a_simple_edge_stands_only_in_the_graph_of_its_modality(told, name):
    """Each simple edge has a claim of just that modality that is actual and positive.

    The default graph of a store is what questions see unasked: the asserted edges.
    """
    held = {modality: held_edges(told, modality) for modality in ("Alleged", "Asserted")}
    for quad in quads_of(told, name):
        if quad.predicate in RELATIONS:
            place = getattr(quad.graph_name, "value", "")
            modality = {names.ALLEGED: "Alleged", names.ASSERTED: "Asserted", "": "Asserted"}[place]
            edge = (quad.subject.value, quad.predicate.value, quad.object.value)
            assert edge in held[modality], quad


def test_every_edge_that_holds_is_a_simple_edge(told):
    """The graphs of simple edges have an edge for each claim that holds, and no others."""
    for place, modality in ((names.ASSERTED, "Asserted"), (names.ALLEGED, "Alleged")):
        edges = {
            (quad.subject.value, quad.predicate.value, quad.object.value)
            for quad in quads_of(told, "graph.trig")
            if quad.graph_name == ox.NamedNode(place) and quad.predicate in RELATIONS
        }
        assert edges == held_edges(told, modality)


@pytest.mark.parametrize("name", WITHOUT_GRAPHS)
def test_what_has_no_graphs_has_no_simple_edges(told, name):
    """A file without graphs has claims only: there an alleged edge would look asserted."""
    assert not {quad for quad in quads_of(told, name) if quad.predicate in RELATIONS}


def test_the_report_counts_each_modality(told):
    """The counts of the report, by modality and by actuality, add up to all claims."""
    report = json.loads((told.out / "report.json").read_text(encoding="utf-8"))
    assert set(report["claimsByModality"]) == set(vocabulary().of_kind("Modality"))
    for key in ("claimsByModality", "claimsByActuality", "claimsBySource"):
        assert sum(report[key].values()) == report["claims"] == len(told.held.claims)


def test_evidence_names_the_source_of_each_passage(told):
    """Each passage kept beside the graph has the claim and the source that it belongs to."""
    kept = json.loads((told.out / "evidence.json").read_text(encoding="utf-8"))["passages"]
    assert {entry["id"] for entry in kept} >= set(told.held.claims)
    assert {entry["source"] for entry in kept} == set(told.held.sources)


# --- pages


def before(told: Tale, folder: Path) -> Path:
    """Write an older build of the tale: one claim was alleged, one had another id, one is new."""
    theft, mended, new = sorted(
        (claim for claim in told.edges if short(claim.relation) == "stoleFrom"),
        key=lambda claim: (not claim.is_edge, short(claim.modality) != "Asserted", claim.iri),
    )[:3]
    lines = []
    for line in (told.out / "graph.trig").read_text(encoding="utf-8").split("\n\n"):
        old = line.replace(mended.id, "0" * len(mended.id))
        if theft.id in line:
            old = old.replace(theft.id, "1" * len(theft.id)).replace("Asserted", "Alleged")
        lines.append(old)
    quads = [
        quad
        for quad in ox.parse("\n\n".join(lines).encode(), format=ox.RdfFormat.TRIG)
        if not getattr(quad.subject, "value", "").startswith(new.iri)
    ]
    (folder / "old").mkdir(exist_ok=True)
    ox.serialize(quads, str(folder / "old" / "graph.trig"), format=ox.RdfFormat.TRIG)
    return folder / "old"


def pages(told: Tale, folder: Path) -> Iterator[tuple[str, str]]:
    """Give each kind of page by its name in VIEWS."""
    yield "", (told.out / "network.html").read_text(encoding="utf-8")
    choices = {
        "": [],
        "about": ["--about", "gull-syndicate"],
        "path": ["--path", "gull-syndicate", "tern-exchange"],
        "question": ["--question", "contested"],
        "compare": ["--compare", str(before(told, folder))],
    }
    assert set(choices) == VIEWS["draw"]
    for name, arguments in choices.items():
        told.dprk("draw", *arguments, "-o", str(folder / "page.html"))
        yield name, (folder / "page.html").read_text(encoding="utf-8")


def test_each_edge_of_a_page_has_its_modality_and_source(told, tmp_path):
    """Every claim of a page says how, by whom and where it is said."""
    claims = {claim.id: claim for claim in told.held.claims.values()}
    for kind, html in pages(told, tmp_path):
        entries = page_data(html)["claims"]
        assert any(entry["object"] for entry in entries), kind
        for entry in entries:
            claim = claims[entry["id"]]
            for key in ("modality", "polarity", "actuality", "source"):
                assert entry[key] == short(getattr(claim, key)), (kind, entry)
            assert all(step["speakers"] for step in entry["attributions"])
            plain = (entry["modality"], entry["polarity"], entry["actuality"])
            if plain != ("Asserted", "Positive", "Actual"):
                assert entry["look"] != "Asserted", (kind, entry)
                for lang in ("en", "fr"):
                    label = told.held.label(ONTOLOGY + entry["relation"], lang)
                    assert entry["words"][lang] != label, (kind, entry)


def test_a_page_of_everything_has_every_edge(told):
    """No claim between two entities is missing from the page of a build."""
    data = page_data((told.out / "network.html").read_text(encoding="utf-8"))
    drawn = {entry["id"] for entry in data["claims"] if entry["object"] and entry["inside"]}
    assert drawn == {claim.id for claim in told.edges}


def test_each_example_of_the_ontology_page_has_its_modality_and_source(told):
    """A claim that shows what a term means says how, by whom and where it is said."""
    html = (told.out / "ontology.html").read_text(encoding="utf-8")
    examples = re.findall(r'<li class="said( \w+)?">(.*?)</li>', html, re.DOTALL)
    labels = {f" {short(kind)}": told.held.label(ONTOLOGY + short(kind)) for kind in modalities()}
    # what the ontology says of its own terms is nobody's claim
    told_by_claims = [one for one in examples if "in the ontology" not in one[1]]
    shown = [(kind, said) for kind, said in told_by_claims if kind or "\u2192" in said]
    assert {kind for kind, _ in shown} == set(labels)
    for kind, said in shown:
        badge = re.search(r'<span class="badge"><span class="en" lang="en">(.*?)</span>', said)
        assert badge, said
        assert badge[1].split(",")[0] == labels[kind]
        for part in ("said by", "source", "Harbour thefts", "characters"):
            assert part in said
    assert "not to be so" in html


def modalities() -> list[str]:
    """Return the local names of the modalities."""
    return vocabulary().of_kind("Modality")


# --- dossiers


def test_each_line_of_a_dossier_has_its_modality_speaker_and_source(told):
    """Every claim about an entity stands in its dossier with how, by whom and where it is said."""
    for lang in ("en", "fr"):
        tell = Telling(told.held, lang)
        text = told.dprk("dossier", "gull-syndicate", "--lang", lang)
        lines = [line for line in text.splitlines() if " · " in line and "**" in line]
        for claim in told.edges:
            if "gull-syndicate" not in {short(claim.subject), short(claim.object)}:
                continue
            assert f"claim {claim.id}" in text or f"affirmation {claim.id}" in text
            mark = f"**{tell.standing(claim)}** · "
            assert any(mark in line and "Harbour Watch" in line for line in lines) or lang == "fr"
        assert all("[1]" in line for line in lines)


def test_each_tie_of_a_dossier_says_how_it_is_said(told):
    """In the picture each tie has its modality in words, its source, and a line that shows it."""
    html = told.dprk("dossier", "gull-syndicate", "--format", "html")
    rows = re.findall(r'<title>([^<]*): ([^<]*)</title>\s*<line class="tie( \w+)?"', html)
    assert rows
    for _other, said, kind in rows:
        assert said.endswith("[1]")
        standing = said.split(" · ")[0]
        assert kind.strip() == (standing if standing in {"asserted", "alleged"} else "")


# --- show and path


def edges_in(value: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping within JSON that tells an edge: a subject and a relation."""
    if isinstance(value, dict):
        if {"subject", "relation"} <= set(value):
            yield value
        for item in value.values():
            yield from edges_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from edges_in(item)


def sights(told: Tale) -> list[tuple[str, ...]]:
    """Return what to look at: entities at both ends, a source, each claim, and a path."""
    return [
        ("show", "gull-syndicate"),
        ("show", "tern-exchange"),
        ("show", "harbour-watch"),
        ("show", "source/harbour-tale"),
        *(("show", f"claim/{claim.id}") for claim in told.edges[:6]),
        ("path", "gull-syndicate", "tern-exchange"),
        ("path", "heronia", "port-sable"),
    ]


def test_each_edge_in_json_has_modality_speakers_and_source(told):
    """Whatever is nested in what show and path give to programs, each edge is whole."""
    claims = {claim.id: claim for claim in told.held.claims.values()}
    seen = set()
    for sight in sights(told):
        found = list(edges_in(json.loads(told.dprk(*sight, "--format", "json"))))
        assert found, sight
        for edge in found:
            claim = claims[edge["id"]]
            for key in ("modality", "polarity", "actuality"):
                assert edge[key] == short(getattr(claim, key)), (sight, edge)
            assert all(step["speakers"] for step in edge["speakers"])
            assert edge["speakers"]
            assert edge["sourceId"] == "harbour-tale"
            seen.add(claim.id)
    assert seen == set(claims)


ARROW = re.compile(r" (—[^—→←]+(→|—)|←[^—→←]+—) ")
HEAD = re.compile(r"\[(?P<standing>[^\]]+)\] .+ (?:—.+[→—]|←.+—) .+ · .+ · source (?P<source>\S+)")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_edge_in_text_has_its_standing_speakers_and_source_on_its_line(told, lang):
    """No line of show and path has an arrow without how it stands, who says it and the source."""
    telling = Telling(told.held, lang)
    standings = {telling.standing(claim) for claim in told.held.claims.values()}
    by_id = {claim.id: telling.standing(claim) for claim in told.held.claims.values()}
    seen = set()
    for sight in sights(told):
        text = told.dprk(*sight, "--lang", lang, "--width", "400")
        last = ""
        for line in text.splitlines():
            if ARROW.search(line):
                head = HEAD.search(line)
                assert head, (sight, line)
                assert head["standing"] in standings, (sight, line)
                assert head["source"].startswith("harbour-tale")
                # a link to another claim stands behind its own word, not at the start of a line
                last = head["standing"] if re.match(r"\s*(\d+\. )?\[", line) else last
            if found := re.match(r"\s+(?:claim|affirmation)\s+([0-9a-f]{20})$", line):
                assert by_id[found[1]] == last, (sight, line)
                seen.add(found[1])
    assert seen == set(by_id)


# --- networks for other tools


def network_edges(told: Tale, form: str, folder: Path) -> list[dict[str, str]]:
    """Return the edges of an export, as another program reads them."""
    path = folder / form
    told.dprk("export", form, "-o", str(path))
    if form == "csv":
        with (path / "edges.csv").open(encoding="utf-8", newline="") as rows:
            return [{**row, "id": row["Id"], "label": row["Label"]} for row in csv.DictReader(rows)]
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form](path)
    return [
        {name: str(text) for name, text in data.items()} | {"id": str(key)}
        for *_, key, data in read.edges(keys=True, data=True)
    ]


@pytest.mark.parametrize("form", exports.NETWORKS)
def test_each_edge_of_an_exported_network_has_modality_speakers_and_source(told, form, tmp_path):
    """All claims are there, each with how, by whom and where it is said, and none looks plain."""
    found = network_edges(told, form, tmp_path)
    assert sorted(edge["id"] for edge in found) == sorted(claim.id for claim in told.edges)
    claims = {claim.id: claim for claim in told.edges}
    for edge in found:
        claim = claims[edge["id"]]
        for key in ("modality", "polarity", "actuality"):
            assert edge[key] == short(getattr(claim, key))
        assert (edge["sourceId"], edge["sourceTitle"]) == ("harbour-tale", "Harbour thefts")
        assert "harbour-watch" in edge["speakerIds"]
        assert edge["holds"].lower() == str(claim.is_edge).lower()
        plain = claim.is_edge and short(claim.modality) == "Asserted"
        assert (edge["label"] == edge["relationLabel"]) is plain


# --- builds compared


def test_each_claim_of_a_comparison_has_modality_speakers_and_source(told, tmp_path):
    """What is new or changed, and what it was, each says how, by whom and where it is said."""
    old = before(told, tmp_path)
    lines = json.loads(told.dprk("compare", str(old), "--format", "json"))["claims"]
    assert {line["change"] for line in lines} == {"new", "changed"}
    for edge in edges_in(lines):
        assert edge["modality"] in modalities()
        assert edge["sourceId"] == "harbour-tale"
        assert all(step["speakers"] for step in edge["speakers"])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_line_of_a_comparison_has_its_standing_and_source(told, tmp_path, lang):
    """What a claim says, and what it said, stands with how it stands, and with its source."""
    old = before(told, tmp_path)
    standings = {Telling(told.held, lang).standing(claim) for claim in told.edges}
    text = told.dprk("compare", str(old), "--lang", lang, "--width", "400")
    shown = [line for line in text.splitlines() if ARROW.search(line)]
    assert len(shown) > 3
    for line in shown:
        head = HEAD.search(line)
        assert head, line
        assert head["standing"] in standings
        assert head["source"].startswith("harbour-tale")
    table = told.dprk("compare", str(old), "--lang", lang, "--format", "md")
    assert len(re.findall(r"\\\[[^\]]+\\\]", table)) == len(shown)


# --- measures


def measured(told: Tale) -> list[dict[str, Any]]:
    """Return every row of the measures, as data."""
    sections = json.loads(told.dprk("analyse", "--top", "1000", "--format", "json"))["measures"]
    return [row for section in sections for row in section["rows"]]


def test_each_tie_of_the_measures_has_modality_speakers_and_source(told):
    """A row says on which claims it rests, and each claim of a tie how and by whom it is said."""
    claims = {claim.id: claim for claim in told.held.claims.values()}
    rows = measured(told)
    assert {row["basis"] for row in rows} >= {"asserted", "asserted and alleged"}
    edges = list(edges_in(rows))
    assert edges
    for edge in edges:
        claim = claims[edge["id"]]
        assert claim.is_edge
        assert edge["modality"] == short(claim.modality)
        assert edge["sourceId"] == "harbour-tale"
        assert all(step["speakers"] for step in edge["speakers"])
    for row in rows:
        if row["basis"] == "asserted" and len(row["entities"]) > 1:
            assert "Alleged" not in {edge["modality"] for edge in edges_in(row)}


@pytest.mark.parametrize("form", ["table", "md", "csv"])
def test_each_tie_of_the_measures_stands_with_its_modality_in_every_format(told, form):
    """Where a claim's id is shown, its modality and its source are on the same line or row."""
    text = told.dprk("analyse", "--top", "1000", "--format", form, "--lang", "en")
    if form == "table":
        text = re.sub(r"\n {10}", " ", text)
    claims = [claim for claim in told.edges if claim.id in text]
    assert claims
    for line in text.splitlines():
        for claim in claims:
            if claim.id in line:
                assert told.held.label(claim.modality) in line.lower(), line
                assert "harbour-tale" in line


# --- answers


@pytest.fixture(scope="module")
def answers(told) -> dict[str, Solutions]:
    """Give the answer to every ready question on the tale."""
    found = {}
    with OxigraphEngine(told.out / "store") as engine:
        for name, asked in READY.items():
            given = {param.name: ENDS[param.name] for param in asked.params if param.name in ENDS}
            values = bindings(asked, given, lambda entity: BASE + entity)
            found[name] = engine.ask(asked.query, values, timeout=30, limit=10_000)
    return found


@pytest.mark.parametrize("name", READY)
def test_each_solution_of_a_ready_question_has_modality_speaker_and_source(told, answers, name):
    """A claim in a solution stands beside its own modality, one of its speakers and its source."""
    found = answers[name]
    assert {"modality", "speaker", "source"} <= set(found.variables)
    for row in found.rows:
        cells = {cell.value for cell in row if isinstance(cell, Iri)}
        by_name = dict(zip(found.variables, row, strict=True))
        for key in ("modality", "speaker", "source"):
            assert by_name[key] is not None, (name, row)
        for column, cell in by_name.items():
            if not isinstance(cell, Iri) or column in POINTERS:
                continue
            if (claim := told.held.claims.get(cell.value)) is not None:
                speakers = {one for step in claim.attributions for one in step.speakers}
                assert claim.modality in cells, (name, column)
                assert claim.source in cells, (name, column)
                assert speakers & cells, (name, column)


def test_most_ready_questions_answer_something_here(answers):
    """The tale is enough to look at: claims of every modality are among the answers."""
    assert sum(bool(found.rows) for found in answers.values()) > len(READY) / 3
    cells = {cell for found in answers.values() for row in found.rows for cell in row}
    assert {Iri(ONTOLOGY + name) for name in vocabulary().of_kind("Modality")} <= cells


def told_in(form: str, solutions: Solutions, labels: dict[str, str]) -> str:
    """Return an answer as text, without what only lays it out."""
    data = write(form, solutions, Options(labels=labels, width=400))
    if form != "xlsx":
        return re.sub(r"\s+", " ", data.decode())
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("form", sorted(set(VIEWS["ask"]) - {"ttl"}))
def test_each_format_shows_the_modality_and_source_of_each_solution(told, answers, form):
    """No format drops or runs together the columns that keep an edge honest."""
    found = answers["claims-about"]
    at = [found.variables.index(key) for key in ("modality", "polarity", "actuality", "source")]
    labels = {one: told.held.label(one) for one in (*told.held.terms, *told.held.sources)}
    shown = labels if FORMATS[form].labelled else {}
    for row in found.rows:
        text = told_in(form, Solutions("SELECT", found.variables, (row,)), shown)
        for column in at:
            cell = row[column]
            assert isinstance(cell, Iri)
            assert shown.get(cell.value, cell.value) in text, (form, cell)


def test_turtle_holds_no_table_of_edges(told, capfd):
    """Turtle refuses the answer to a ready question, which would lose its columns."""
    code = run(cli, ["ask", "contested", "--out", str(told.out), "--format", "ttl"])
    assert code == 1
    assert "SELECT" in capfd.readouterr().err


def test_a_query_of_ones_own_sees_no_alleged_edge_unasked(told, tmp_path, capfd):
    """Bare edges give the asserted ones only, and stderr says what they leave out."""
    query = tmp_path / "edges.rq"
    query.write_text("SELECT ?a ?b { ?a dprk:sentWorkersTo ?b }", encoding="utf-8")
    assert run(cli, ["ask", str(query), "--out", str(told.out), "--format", "csv"]) == 0
    answer = capfd.readouterr()
    assert "port-sable" not in answer.out
    assert "without their speakers" in answer.err
    query.write_text("SELECT ?a ?b { ?a dprk:stoleFrom ?b }", encoding="utf-8")
    assert run(cli, ["ask", str(query), "--out", str(told.out), "--format", "csv"]) == 0
    assert "tern-exchange" in capfd.readouterr().out
