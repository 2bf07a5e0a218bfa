"""The main job as a whole: the same bytes, the last good build kept, passages found again."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build.build import build
from graph.errors import ManyErrors, PlaceError
from graph.places import places
from tests import conftest as tale

SAME = (
    "graph.trig", "graph.ttl", "names.json", "names.trig", "network.html", "ontology.html",
    "questions.json", "report.json",
)  # fmt: skip


def built(root, out, documents=None):
    return build(places(str(root), str(out), documents and str(documents)))


def contents(folder):
    return {name: (folder / name).read_bytes() for name in SAME}


@pytest.fixture
def no_documents(monkeypatch):
    monkeypatch.delenv("DPRK_DOCUMENTS", raising=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give what a build of the tale without documents returned, and its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DPRK_DOCUMENTS", raising=False)
        root = tale.written(tmp_path_factory.mktemp("made") / "root")
        return built(root, root.parent / "b"), root.parent / "b"


@pytest.mark.usefixtures("no_documents")
class TestBuild:
    """The main job on the tale."""

    def test_a_build_holds_everything(self, made):
        """A build has all named graphs, a Turtle file, a store, a page and a report."""
        result, out = made
        report = result.report
        assert {path.name for path in out.iterdir()} == {*SAME, "store"}
        assert report["claims"] == 4
        assert report["entities"] == 7
        assert report["claimsByModality"] == {"Alleged": 2, "Asserted": 1, "Denied": 1}
        assert report["edges"] == 3
        with_store = ox.Store.read_only(str(out / "store"))
        in_graphs = [q for q in with_store if not isinstance(q.graph_name, ox.DefaultGraph)]
        assert len(in_graphs) == report["quads"]

    def test_a_denied_thing_gives_no_edge_and_an_alleged_one_stays_apart(self, made):
        """Simple edges stand in the graph of their modality, and a denial gives none."""
        _result, out = made
        store = ox.Store.read_only(str(out / "store"))
        base = "https://w3id.org/dprk-networks/id/"

        def edges(kind):
            place = ox.NamedNode(f"{base}graph/edges/{kind}")
            return {
                (q.subject.value.removeprefix(base), q.object.value.removeprefix(base))
                for q in store.quads_for_pattern(None, None, None, place)
                if q.subject != place
            }

        assert edges("asserted") == {("gull-syndicate", "tern-exchange")}
        assert edges("alleged") == {("heronia", "port-sable"), ("heronia", "port-umber")}

    def test_formats_without_graphs_have_no_simple_edges(self, made):
        """Turtle carries claims, never an edge bare of its modality."""
        _result, out = made
        relations = {"stoleFrom", "sentWorkersTo"}
        for quad in ox.parse(path=str(out / "graph.ttl")):
            assert quad.predicate.value.rpartition("#")[2] not in relations

    def test_a_denial_and_what_it_denies_contest_each_other(self, made):
        """What is denied is found from both sides."""
        _result, out = made
        store = ox.Store.read_only(str(out / "store"))
        contests = ox.NamedNode("https://w3id.org/dprk-networks/ontology#contests")
        pairs = {
            (q.subject.value, q.object.value) for q in store.quads_for_pattern(None, contests, None)
        }
        assert len(pairs) == 2
        assert pairs == {(b, a) for a, b in pairs}

    def test_two_builds_give_the_same_bytes(self, tale_root, tmp_path):
        """Hash seed, locale, time zone and the order of files change nothing in what is written."""
        results = []
        for number, (seed, locale, zone) in enumerate(
            [
                ("0", "C", "UTC"),
                ("1", "C.UTF-8", "Asia/Pyongyang"),
                ("7", "fr_FR", "America/Toronto"),
            ]
        ):
            out = tmp_path / f"b{number}"
            if number == 2:
                # the same files, made in another order
                for path in sorted((tale_root / "claims").iterdir(), reverse=True):
                    data = path.read_bytes()
                    path.unlink()
                    path.write_bytes(data)
            environment = {
                **os.environ,
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "TZ": zone,
                "PYTHONPATH": str(Path(__file__).parents[2]),
            }
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "graph",
                    "build",
                    "--quiet",
                    "--root",
                    str(tale_root),
                    "--out",
                    str(out),
                ],
                env=environment,
                check=True,
                cwd=tmp_path,
            )
            results.append(contents(out))
        assert results[0] == results[1] == results[2]

    def test_a_failed_build_leaves_the_last_good_one(self, tale_root, tmp_path):
        """If claims break a shape, what was built before stays, byte for byte."""
        out = tmp_path / "b"
        built(tale_root, out)
        before = contents(out)
        path = tale_root / "claims" / "harbour-tale.yaml"
        path.write_text(path.read_text().replace("    polarity: Positive\n", "", 1))
        with pytest.raises(ManyErrors):
            built(tale_root, out)
        assert contents(out) == before
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []

    def test_a_failure_while_writing_leaves_the_last_good_one(
        self, tale_root, tmp_path, monkeypatch
    ):
        """A disk that fills half-way costs the new build, not the old one."""
        out = tmp_path / "b"
        built(tale_root, out)
        before = contents(out)

        def full(*_args, **_kwargs):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("graph.build.build.turtle", full)
        with pytest.raises(PlaceError, match="No space left"):
            built(tale_root, out)
        assert contents(out) == before
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []

    def test_a_folder_that_is_no_build_is_never_replaced(self, tale_root, tmp_path):
        """Files that someone keeps in a folder named by mistake are safe."""
        out = tmp_path / "holiday"
        out.mkdir()
        (out / "photo.txt").write_text("precious")
        with pytest.raises(PlaceError, match="not a build"):
            built(tale_root, out)
        assert (out / "photo.txt").read_text() == "precious"

    def test_a_second_build_replaces_the_first(self, tale_root, tmp_path):
        """What claims no longer say is no longer in the build."""
        out = tmp_path / "b"
        built(tale_root, out)
        path = tale_root / "claims" / "harbour-tale.yaml"
        text = path.read_text()
        start, end = text.index("  - key: theft"), text.index("  - key: divers-sable")
        path.write_text(text[:start] + text[end:])
        assert built(tale_root, out).report["claims"] == 3
        assert "tern-exchange> dprk:stole" not in (out / "graph.trig").read_text()


VARIANTS = {
    "as it was": (lambda text: text, {"exact"}),
    "NFD": (lambda text: unicodedata.normalize("NFD", text), {"exact"}),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), {"exact"}),
    "a word before": (lambda text: "Lately: " + text, {"moved"}),
    "other quotation marks and spaces": (
        lambda text: text.replace(" ", "\u00a0").replace("-", "\u2011"),
        {"exact", "normalised"},
    ),
    "hard wraps": (
        lambda text: text.replace("about ", "about\n").replace("said", "sa-\nid"),
        {"moved", "normalised", "exact"},
    ),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_passages_of_an_edited_document_are_found_again(tale_root, tmp_path, variant):
    """However a document was edited around its passages, each is found, with its status."""
    change, statuses = VARIANTS[variant]
    path = tale_root / "documents" / "tale.txt"
    path.write_bytes(change(path.read_text()).encode())
    result = built(tale_root, tmp_path / "b", tale_root / "documents")
    found = {claim.evidence.status for claim in result.knowledge.claims.values()}
    assert found <= statuses
    counts = result.report["evidence"]
    assert counts["documents"] == "checked"
    assert sum(count for status, count in counts.items() if status in statuses) == 4
    passages = json.loads((tmp_path / "b" / "evidence.json").read_text())["passages"]
    assert all(passage.get("passage") for passage in passages)
    html = (tmp_path / "b" / "network.html").read_text()
    assert "Gull" in html


def test_a_lost_passage_is_an_error_by_claim_and_keeps_the_last_build(tale_root, tmp_path):
    """A passage that is gone names its claim; the build fails and the last good one stays."""
    out = tmp_path / "b"
    built(tale_root, out, tale_root / "documents")
    before = contents(out)
    path = tale_root / "documents" / "tale.txt"
    path.write_text(path.read_text().replace("stole about", "took about"))
    with pytest.raises(ManyErrors, match="theft"):
        built(tale_root, out, tale_root / "documents")
    assert contents(out) == before


def test_documents_leave_the_graph_as_it_is(tale_root, tmp_path, monkeypatch):
    """The graph holds no text of a source: with documents and without, it has the same bytes."""
    built(tale_root, tmp_path / "with", tale_root / "documents")
    monkeypatch.delenv("DPRK_DOCUMENTS", raising=False)
    built(tale_root, tmp_path / "without")
    for name in ("graph.trig", "graph.ttl"):
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()
