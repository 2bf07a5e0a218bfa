"""The ontology's page: every term, both languages, examples that keep their modality."""

from __future__ import annotations

import random
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.model import BASE, ONTOLOGY
from graph.read import knowledge
from graph.reference.diagram import HEIGHT, Branch, drawing
from graph.reference.page import page, policy
from graph.reference.shapes import shapes, steps
from graph.reference.words import WORDS
from ontology import ONTOLOGY_FILE, load_ontology, load_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

DPRK = f"@prefix : <{BASE}> . @prefix dprk: <{ONTOLOGY}> . @prefix oa: <http://www.w3.org/ns/oa#> ."
LABELS = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."


def claim(key: str, modality: str, *, relation: str = "stoleFrom", more: str = "") -> str:
    """Return a claim of the Tern tale in Turtle."""
    iri = f"{BASE}claim/{key}"
    return f"""
      <{iri}> a dprk:Claim ; dprk:source <{BASE}source/tale> ; dprk:subject :gulls ;
        dprk:relation dprk:{relation} ; dprk:object :tern ; dprk:modality dprk:{modality} ;
        dprk:polarity dprk:Positive ; dprk:actuality dprk:Actual ; {more}
        dprk:attribution <{iri}/attribution/1> ; dprk:evidence <{iri}/evidence> .
      <{iri}/attribution/1> a dprk:Attribution ; dprk:position 1 ; dprk:speaker :anchor .
      <{iri}/evidence> oa:hasSource <{BASE}source/tale> ; oa:hasSelector <{iri}/evidence/selector> ;
        dprk:matchLength 5 .
      <{iri}/evidence/selector> oa:start 3 ; oa:end 9 .
    """


TALE = f"""{DPRK}
{LABELS}
<{BASE}graph/source/tale> {{
  <{BASE}source/tale> a dprk:Source ; dprk:title "Le port & <b>les mouettes</b>" ;
    dprk:publisher :anchor ; dprk:date dprk:notStated ; dprk:language "fr" .
  {claim("a1", "Asserted")} {claim("a2", "Asserted")} {claim("b1", "Denied")}
  {claim("c1", "Alleged", relation="targets")}
}}
<{BASE}graph/entities> {{
  :gulls a dprk:Group ; rdfs:label "Gull <i>Syndicate</i>"@en , "syndicat Gull"@fr .
  :tern a dprk:Company ; rdfs:label "Tern \\u202eExchange"@en , "bourse Tern"@fr ;
    dprk:wikidata "Q000" .
  :anchor a dprk:Company ; rdfs:label "Daily Anchor"@en , "L'Ancre"@fr .
}}
<{BASE}graph/derived> {{ :gulls a dprk:Entity . :tern a dprk:Entity . :anchor a dprk:Entity . }}
"""
ALIGNED = f"""{DPRK}
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <https://x.example/> .
dprk:Company skos:closeMatch x:Firm ; skos:exactMatch <urn:y:Firm> .
"""
VOCABULARY = ox.NamedNode(ONTOLOGY[:-1])
QUADS = [
    *ox.parse(TALE.encode(), format=ox.RdfFormat.TRIG),
    *(
        ox.Quad(each.subject, each.predicate, each.object, VOCABULARY)
        for each in ox.parse(ONTOLOGY_FILE.read_bytes(), format=ox.RdfFormat.TURTLE)
    ),
]


def made(quads: list[ox.Quad] = QUADS) -> str:
    """Return the page of the tale, with the real ontology and shapes."""
    return page(
        knowledge(quads),
        quads,
        ontology=load_ontology(),
        shape_graph=load_shapes(),
        aligned=Graph().parse(data=ALIGNED, format="turtle"),
    )


@pytest.fixture(scope="module")
def text() -> str:
    """Give the page as text."""
    return made()


class Tree(HTMLParser):
    """A page as elements; every element but the void ones of HTML must be closed in its turn."""

    # ruff: noqa: D102 (the methods are HTMLParser's)
    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []
        self.root = self.builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in self.VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


@pytest.fixture(scope="module")
def tree(text: str) -> ET.Element:
    """Give the page as a tree."""
    return Tree(text).root


def by_id(tree: ET.Element, name: str) -> ET.Element:
    """Return the element with an id."""
    [found] = [one for one in tree.iter() if one.get("id") == name]
    return found


def every(tree: ET.Element, attribute: str) -> list[str]:
    """Return every value of an attribute."""
    return [value for one in tree.iter() if (value := one.get(attribute)) is not None]


def words(tree: ET.Element, name: str, lang: str = "en") -> str:
    """Return what the entry of a term says in one language."""
    other = {"en": "fr", "fr": "en"}[lang]

    def said(one: ET.Element) -> Iterator[str]:
        if one.get("class") != other:
            yield one.text or ""
            for inner in one:
                yield from said(inner)
        yield one.tail or ""

    return re.sub(r"\s+", " ", "".join(said(by_id(tree, name)))).strip()


def test_every_term_has_its_anchor(tree):
    """Each local name is the id of just one element, so that …/ontology#stoleFrom leads there."""
    ids = Counter(every(tree, "id"))
    assert [name for name, count in ids.items() if count > 1] == []
    home = f"{ONTOLOGY[:-1]}"
    terms = load_ontology().query(
        f"SELECT ?t {{ ?t <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> <{home}> }}"
    )
    names = {str(row.t).removeprefix(ONTOLOGY) for row in terms}
    assert names == {each.get("id") for each in tree.iter("article")}


def test_every_inner_link_leads_somewhere(tree):
    """No link of the page points at an anchor that is not there."""
    ids = set(every(tree, "id"))
    assert {href[1:] for href in every(tree, "href") if href.startswith("#")} <= ids


def test_an_entry_tells_all_of_a_term(tree):
    """An entry has the definition, what the term may join, how it reads backwards, its checks."""
    told = words(tree, "stoleFrom")
    assert told.startswith("stole from dprk:stoleFrom")
    for part in ("Took something from a victim", "agent", "platform", "was robbed by"):
        assert part in told
    assert words(tree, "stoleFrom", "fr").startswith("a volé à dprk:stoleFrom")
    assert "checked by" in words(tree, "modality")


def test_both_languages_say_everything(tree):
    """What stands in English stands beside it in French, and each is marked as what it is."""
    for parent in tree.iter():
        tags = [one.get("class", "").split()[-1:] for one in parent if one.get("lang")]
        said = [one.get("lang") for one in parent if one.get("class", "").split()[-1:] == ["en"]]
        french = [one for one in parent if one.get("class", "").split()[-1:] == ["fr"]]
        assert tags.count(["en"]) == tags.count(["fr"]) == len(french), ET.tostring(parent)[:300]
        assert set(said) <= {"en"}
        assert all(one.get("lang") == "fr" and "".join(one.itertext()).strip() for one in french)


def test_examples_show_modality_speaker_and_source(tree):
    """Of many claims two are shown, and one of them is not plainly asserted."""
    told = words(tree, "stoleFrom")
    assert "3 claims" in told
    for part in ("asserted", "denied", "said by Daily Anchor", "characters 3 to 9"):
        assert part in told
    assert "Gull <i>Syndicate</i> —stole from→ Tern \ufffdExchange" in told
    shown = list(by_id(tree, "stoleFrom").iter("li"))
    assert [one.get("class") for one in shown] == ["said Asserted", "said Denied"]
    assert [one.get("lang") for one in shown[0].iter("cite")] == ["fr"]


def test_a_term_that_nothing_uses_says_so(tree):
    """A relation that waits for its first claim is told as such."""
    assert "Nothing in the graph uses it yet." in words(tree, "vetoed")


def test_entities_judgements_and_sources_serve_as_examples(tree):
    """What stands in no claim is shown by the register that it stands in."""
    assert "Tern" in words(tree, "wikidata")
    assert "—subject class→" in words(tree, "subjectClass")
    assert "in the ontology" in words(tree, "subjectClass")
    assert "Daily Anchor" in words(tree, "publisher")


def test_text_from_the_data_stays_text(text, tree):
    """No markup and no hidden direction comes out of labels or titles."""
    assert "<i>Syndicate" not in text
    assert "<b>les" not in text
    assert "\u202e" not in text
    assert not {"script", "iframe", "object", "img", "form"} & {one.tag for one in tree.iter()}
    names = {name for one in tree.iter() for name in one.attrib}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_the_page_calls_no_host(text, tree):
    """Its policy allows its own style sheet and nothing else, and it has no script."""
    [rule] = [one.get("content") for one in tree.iter("meta") if one.get("http-equiv")]
    [sheet] = [one.text for one in tree.iter("style")]
    assert rule == policy(sheet)
    assert "default-src 'none'" in rule
    assert "script-src" not in rule
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert every(tree, "src") == []
    assert {href.partition(":")[0] for href in every(tree, "href") if href[0] != "#"} <= {
        "https",
        "http",
        "data",
    }


def test_every_shape_is_told_with_its_mend(tree):
    """Each rule has an anchor, a message and a mend in both languages."""
    rules = [rule for shape in shapes(load_shapes()) for rule in shape.rules]
    assert len(rules) > 40
    for rule in rules:
        assert set(rule.message) == {"en", "fr"}, rule
        assert by_id(tree, f"shape-{rule.id}").tag == "li"


def test_the_order_of_quads_does_not_count(text):
    """The same build gives the same bytes."""
    shuffled = list(QUADS)
    random.Random(3).shuffle(shuffled)  # noqa: S311 - no secret
    assert made(shuffled) == text


def test_alignments_link_only_where_an_iri_may_be_a_link(tree):
    """What is no web address is shown as text."""
    entry = by_id(tree, "Company")
    assert "https://x.example/Firm" in every(entry, "href")
    assert "urn:y:Firm" not in every(entry, "href")
    assert "skos:closeMatch x:Firm" in words(tree, "Company")
    assert "urn:y:Firm" in words(tree, "Company")


def test_an_ontology_without_alignments_says_so():
    """An importer may leave them out, and the page still stands."""
    shown = page(knowledge(QUADS), QUADS, ontology=load_ontology(), shape_graph=load_shapes())
    assert "There are none yet." in shown


def test_boxes_of_a_diagram_never_overlap():
    """Each box has its own place, and every line ends at a box."""
    leaf = Branch("L", {"en": "a rather long label", "fr": "court"})
    middle = Branch("M", {"en": "m"}, {"en": "has"}, (leaf, leaf))
    drawn = drawing([Branch("R", {"en": "root"}, children=(middle, leaf, middle)), leaf])
    for at, one in enumerate(drawn.boxes):
        assert one.x >= 0
        assert one.x + one.width <= drawn.width
        assert one.y + HEIGHT <= drawn.height
        for other in drawn.boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or abs(one.y - other.y) >= HEIGHT
    starts = {box.x for box in drawn.boxes}
    assert {float(line.path.rpartition("H")[2]) for line in drawn.lines} <= starts


def test_nothing_is_drawn_of_nothing():
    """No tree, no box."""
    assert drawing([]).boxes == ()


def test_the_shapes_say_how_a_claim_hangs_together():
    """A claim leads to its modality, its attribution to a speaker."""
    found = {
        (step.owner.removeprefix(ONTOLOGY), step.predicate.removeprefix(ONTOLOGY))
        for step in steps(load_shapes())
    }
    assert {("Claim", "modality"), ("Claim", "attribution"), ("Attribution", "speaker")} <= found


def test_every_phrase_of_the_page_is_used_and_in_both_languages():
    """No phrase lies about, and none lacks a language."""
    folder = Path(__file__).resolve().parents[2] / "graph" / "reference"
    used = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".j2"} and path.name != "words.py"
    )
    assert all(set(said) == {"en", "fr"} for said in WORDS.values())
    owl = {key for key in WORDS if key[0].isupper()}
    made_up = {key for key in WORDS if key.startswith("about-")}
    assert [key for key in WORDS if key not in owl | made_up and f'"{key}"' not in used] == []
