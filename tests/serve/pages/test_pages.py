"""What each page says, and that it is a sound page: read without a script, in both languages."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.places import places
from graph.serve.pages import showing
from graph.serve.pages.words import COLUMNS
from tests.serve.pages.conftest import HOSTILE

QUESTIONS = sorted(path.stem for path in (Path(__file__).parents[3] / "queries").glob("*.rq"))
EVERY = [
    "/",
    "/entities",
    "/entities?q=gull",
    "/entities?class=Company",
    "/questions",
    "/questions/thefts",
    "/questions/connections?a=heronia&b=port-sable",
    "/query",
    "/query?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%2020",
    "/ask",
    "/ask?q=the%20weather",
    "/questions/thefts?victim=hostile&ask=1&plain=who%20robbed%20the%20old%20caf%C3%A9",
    "/timeline",
    "/timeline?dated=no",
    "/id/gull-syndicate",
    "/id/heronia",
    "/id/hostile",
    "/id/source/harbour-tale",
    "/nowhere",
]


@pytest.fixture(scope="module")
def claim_path(client):
    """Give the address of the denial's page."""
    query = "SELECT ?c { ?c dprk:modality dprk:Denied }"
    found = client.get("/query/answer.json", params={"query": query}).json()
    return "/id/" + found["results"]["bindings"][0]["c"]["value"].partition("/id/")[2]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", EVERY)
def test_every_page_is_sound(page, path, lang):
    """It has one main, one h1, a skip link, its language, unique ids, and labels for its fields."""
    told = page(path, 404 if path == "/nowhere" else 200, **{"accept-language": lang})
    assert told.misnested == []
    assert told.open == []
    assert told.all("html")[0]["lang"] == lang
    assert len(told.all("main")) == len(told.all("h1")) == 1
    assert told.all("a")[0] == {"class": "skip", "href": "#main"}
    assert len(told.ids) == len(set(told.ids))
    labelled = {attrs.get("for") for attrs in told.all("label")}
    for kind in ("input", "select", "textarea"):
        for attrs in told.all(kind):
            assert attrs.get("type") == "hidden" or attrs["id"] in labelled
    for _, attrs in told.tags:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attrs.get(name) or "").split()) <= set(told.ids)
        assert not any(name.startswith("on") or name == "style" for name in attrs)


@pytest.mark.parametrize("path", EVERY)
def test_no_page_calls_another_host_or_has_a_script_of_its_own_in_it(page, path):
    """Scripts and styles are files of this server; nothing else is loaded."""
    told = page(path, 404 if path == "/nowhere" else 200)
    for attrs in told.all("script"):
        assert str(attrs["src"]).startswith("/static/")
    for attrs in told.all("link"):
        assert re.match(r"/|data:,$", str(attrs["href"]))
    assert told.all("style") == told.all("img") == told.all("iframe") == []


@pytest.mark.parametrize(
    "path",
    ["/id/hostile", "/id/gull-syndicate", "/entities?q=img", "/questions/thefts", "/timeline",
     "/draw?about=hostile", "/query?query=" + HOSTILE, "/entities?q=" + HOSTILE,
     "/questions/thefts?victim=" + HOSTILE, "/" + HOSTILE, "/id/" + HOSTILE,
     "/questions/thefts?find=" + HOSTILE, "/timeline?entity=" + HOSTILE],
)  # fmt: skip
def test_hostile_text_is_text(client, path):
    """A name, a query or an address that looks like markup is shown, and never is markup."""
    assert "<img" not in client.get(path).text


def test_what_would_steer_the_display_is_made_visible(page):
    """A direction override in an address is shown as a replacement character."""
    assert "a�b" in page("/entities?q=a%E2%80%AEb").text


def test_the_home_page_says_what_the_graph_holds(page):
    """Claims by modality, entities by class, sources with their claims, and every question."""
    told = page("/")
    for words in ("6 claims", "asserted 2", "alleged 3", "denied 1", "9 entities", "1 sources"):
        assert words in told.text
    assert "Harbour thefts 1 April 2031 · 6 claims" in told.text
    assert "Last dated claim March 2031" in told.text or "1 March 2031" in told.text
    assert len([link for link in told.links if link.startswith("/questions/")]) > 30


def test_an_entity_is_found_by_any_name_whatever_the_accents(page):
    """Case and accents don't matter, aliases and outside ids count, and near names are offered."""
    assert "Gull Syndicate" in page("/entities?q=GULL").text
    assert "Heronia" in page("/entities?q=heronie").text
    assert "as “Héronie”" in page("/entities?q=heronie").text
    assert "/id/hostile" in page("/entities?q=cafe noir").links
    assert "/id/hostile" in page("/entities?q=q42").links
    near = page("/entities?q=gul sindicate")
    assert "Nothing goes by “gul sindicate”" in near.text
    assert "Gull Syndicate" in near.text


def test_an_entity_shows_what_is_said_of_it_by_part_and_relation(page):
    """Each line has its standing, its speakers, time, amount, source, and the passage."""
    told = page("/id/gull-syndicate").text
    assert "What it is said to do or be stole from 2" in told
    assert "asserted Gull Syndicate — stole from → Tern Exchange" in told
    assert "when March 2031" in told
    assert "amount about 2.5 million SEK" in told
    assert "Gull Syndicate stole about 2.5 million crowns from Tern Exchange" in told
    assert "Daily Anchor (reports) → Harbour Watch , Umber Police (states)" in told
    assert re.search(r"Harbour thefts · 1 April 2031 · characters \d+ to \d+, exact", told)


def test_what_is_planned_or_denied_is_told_by_word_and_mark(page):
    """A denial has its word and mark, and so has what is planned: colour is not needed."""
    told = page("/id/heronia")
    assert "⊘ denied" in told.text
    assert "… planned" in told.text
    kinds = [str(attrs["class"]) for attrs in told.all("article")]
    assert {"claim denied", "claim alleged", "claim notdone"} <= set(kinds)


def test_a_claim_and_its_denial_stand_side_by_side(page):
    """What is denied stands first, then the tie, then the denial."""
    told = page("/id/heronia").text
    disputed = told[told.index("Claims about it, side by side") :]
    assert disputed.index("alleged Heronia") < disputed.index("denied by")
    assert disputed.index("denied by") < disputed.index("⊘ denied Heronia")


def test_a_group_of_claims_has_its_own_page(page):
    """Role and relation choose one group; a group that is not there is not found."""
    told = page("/id/heronia?role=subject&relation=sentWorkersTo")
    assert told.text.count("sent workers to") >= 4
    page("/id/heronia?role=object&relation=stole", 404)


def test_a_claim_has_all_its_ties(page, claim_path):
    """The denial leads to what it denies, with both standings."""
    told = page(claim_path).text
    assert "⊘ denied Heronia" in told
    assert "denies the claim ○ alleged Heronia — sent workers to → Port Sable" in told
    assert "In short Heronia denies sending divers." in told


def test_a_source_tells_its_claims_in_the_order_of_its_text(page):
    """Publisher, date and digest as it gives them, then the claims, the first passage first."""
    told = page("/id/source/harbour-tale").text
    assert "Publisher Daily Anchor Date 1 April 2031 Language English Address not stated" in told
    assert told.index("stole from → Tern") < told.index("Port Sable") < told.index("⊘ denied")


def test_anything_else_with_an_iri_has_a_page(page, claim_path):
    """An inner node of a claim and a named graph say what is said of them, and what leads there."""
    assert "What leads here" in page(f"{claim_path}/evidence").text
    assert "rdf:type" in page("/id/graph/source/harbour-tale").text
    page("/id/person/nobody-at-all", 404)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_ready_question_opens(page, name):
    """Each question's form and answer open on a graph that it was not written for."""
    told = page(f"/questions/{name}?ask=1")
    assert "Answer" in told.text


def test_a_form_offers_the_values_that_fit(page):
    """Few are a list to choose from, in the page's language, and what was asked is chosen."""
    told = page("/questions/thefts?victim=tern-exchange&lang=fr")
    offered = [attrs["value"] for attrs in told.all("option")]
    assert {"", "hostile", "tern-exchange", "gull-syndicate"} == set(offered)
    assert [attrs["value"] for attrs in told.all("option") if "selected" in attrs] == [
        "tern-exchange"
    ]
    assert "bourse Tern" in told.text


def test_an_answer_says_standing_speakers_and_passage_of_each_row(page):
    """Joint speakers share a row, and the evidence stands below it."""
    told = page("/questions/thefts?victim=Tern%20Exchange").text
    assert "2 solutions · 1 row" in told
    assert "1 rows" not in told
    assert "● asserted Harbour Watch , Umber Police Harbour thefts" in told
    assert "Gull Syndicate stole about 2.5 million crowns from Tern Exchange" in told


def test_rows_are_sorted_and_filtered_by_the_server_too(page):
    """Without a script, a heading's link sorts all rows and the form filters them."""
    asked = "/questions/thefts?ask=1&sort="
    for key, first in (("when", "2029"), ("-when", "March 2031")):
        told = page(asked + key)
        assert told.text.index(first) == min(
            told.text.index(each) for each in ("2029", "March 2031") if each in told.text
        )
    told = page("/questions/thefts?ask=1&find=march%20TERN").text
    assert "March 2031" in told
    assert "2029" not in told
    assert "No row holds these words" in page("/questions/thefts?ask=1&find=zzz").text


def test_answers_are_taken_away_by_plain_links(client, page):
    """Each download link on the page gives a file of its kind, with the same values asked."""
    told = page("/questions/thefts?victim=tern-exchange&ask=1")
    links = [link for link in told.links if "/answer." in link]
    assert [link.partition("?")[0].rpartition(".")[2] for link in links] == [
        "csv", "xlsx", "json", "tsv", "md",
    ]  # fmt: skip
    kinds = {}
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        kinds[link.partition("?")[0].rpartition(".")[2]] = answer
    assert kinds["csv"].headers["content-type"] == "text/csv; charset=utf-8"
    assert "Tern Exchange" in kinds["csv"].text
    assert "2029" not in kinds["csv"].text
    assert kinds["xlsx"].content.startswith(b"PK")
    assert len(kinds["json"].json()["results"]["bindings"]) == 2
    assert client.get("/questions/thefts/answer.exe").status_code == 404


def test_triples_are_taken_away_in_forms_that_hold_them(client, page):
    """The answer to CONSTRUCT counts triples, is offered as Turtle, and every link gives a file."""
    told = page(
        "/query?query=CONSTRUCT { ?c a dprk:Claim } WHERE { ?c dprk:object :tern-exchange }"
    )
    links = [link for link in told.links if "/answer." in link]
    assert [link.partition("?")[0].rpartition(".")[2] for link in links] == [
        "ttl", "csv", "xlsx", "tsv", "md",
    ]  # fmt: skip
    answers = [client.get(link) for link in links]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].headers["content-type"] == "text/turtle; charset=utf-8"
    assert " a dprk:Claim" in answers[0].text
    assert "1 triple" in told.text


def test_an_answer_that_is_cut_says_so(client, page, monkeypatch):
    """On its page in words, in a file in a header, and in the body where the format can."""
    monkeypatch.setattr(showing, "LIMIT", 5)
    monkeypatch.setattr(showing, "WHOLE", 5)
    query = "SELECT ?s { ?s ?p ?o }"
    assert "Cut after 5: there are more." in page(f"/query?query={query}").text
    answer = client.get("/query/answer.csv", params={"query": query})
    assert answer.headers["dprk-cut"] == "after=5"
    assert client.get("/query/answer.json", params={"query": query}).json()["head"]["truncated"]


def test_a_name_that_means_nothing_leaves_the_form_as_it_was(page):
    """The page says what is wrong with status 400, and keeps what was typed."""
    told = page("/questions/connections?a=nobodyish&b=heronia", 400)
    assert "nothing here goes by the name of" in told.text
    assert "nobodyish" in [attrs.get("value") for attrs in told.all("input")]
    told = page("/questions/in-period?from=tomorrow", 400)
    assert "tomorrow" in told.text


def test_a_query_of_ones_own_is_answered_with_its_evidence(page):
    """A claim in a row brings its standing, speaker and passage along, unasked."""
    told = page("/query?query=SELECT ?c { ?c dprk:object :tern-exchange ; dprk:when ?w }").text
    assert "1 solution" in told
    assert "● asserted “" in told or "● asserted Gull" in told
    assert "said by Harbour Watch , Umber Police" in told


def test_a_query_that_cannot_be_read_stays_in_the_editor(page):
    """The place of the error is shown as the writer wrote it, and the page has status 400."""
    told = page("/query?query=SELECT ?a {%0A ?a dprk:stoleFrom }", 400)
    assert "query:2:20" in told.text
    assert "SELECT ?a {" in told.text


def test_every_column_of_a_ready_question_has_its_words():
    """No heading of an answer is a variable's name, in either language."""
    for path in (places().queries / "expected").glob("*.tsv"):
        heading = path.read_text(encoding="utf-8").partition("\n")[0]
        assert {name.removeprefix("?") for name in heading.split("\t")} <= set(COLUMNS), path.name


def test_a_form_shows_what_it_was_asked_with_by_its_name(page):
    """An id in an address is shown as what people call it, even where no answer has it."""
    told = page("/questions/thefts?thief=heronia")
    shown = [tag["value"] for tag in told.all("input") if tag.get("name") == "thief"]
    assert shown == ["Heronia"]


def test_what_is_wrong_is_told_in_the_visitors_language(page):
    """Errors and warnings are French on a French page, and marked as what they are."""
    told = page("/query?lang=fr&query=SELECT * { SERVICE <x:y> { } }", 400).text
    assert "SERVICE n’est pas permis" in told
    assert "SERVICE is not allowed" not in told
    told = page("/query?lang=fr&query=SELECT * { ?a dprk:stolFrom ?b }").text
    assert "n’est pas un terme ; vouliez-vous dire dprk:stoleFrom ?" in told
    assert "cette page n’existe pas" in page("/nowhere?lang=fr", 404).text


def test_a_misspelt_term_and_a_bare_edge_are_pointed_out(page):
    """What finds nothing for a slip, or hides who says so, is said above the answer."""
    told = page("/query?query=SELECT * { ?a dprk:stolFrom ?b }").text
    assert "did you mean dprk:stoleFrom?" in told
    assert "without their speakers" in page("/query?query=SELECT * { ?a dprk:stoleFrom ?b }").text


@pytest.mark.parametrize(
    "query", ["ASK { ?a dprk:stoleFrom ?b }", "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b } LIMIT 3"]
)
def test_every_form_of_query_is_shown(page, query):
    """Yes or no, and triples, have their page, too."""
    told = page(f"/query?query={query}").text
    assert "Yes" in told or "3 triples" in told


def test_an_example_is_loaded_into_the_editor(page):
    """The query of a ready question comes without its header."""
    told = page("/query?example=thefts")
    assert "SELECT DISTINCT ?claim ?thief" in told.text
    assert "#+ summary" not in told.text


def test_the_timeline_is_in_the_order_of_time_and_filtered(page):
    """Years in their order; entity, relation, modality and source leave what fits."""
    told = page("/timeline").text
    assert "2 claims" in told
    assert told.index("2029") < told.index("2031")
    assert "2029: 1 alleged. 2031: 1 asserted." in told
    told = page("/timeline?modality=Alleged&entity=Gull%20Syndicate&relation=stoleFrom").text
    assert "1 claim" in told
    assert "March 2031" not in told
    assert "4 claims" in page("/timeline?dated=no&source=harbour-tale").text
    assert "No claim fits" in page("/timeline?modality=Denied").text
    page("/timeline?modality=Rumoured", 404)


@pytest.mark.parametrize(
    "path",
    ["/draw", "/draw?about=heronia", "/draw?source=harbour-tale", "/draw?question=thefts",
     "/draw?question=thefts&victim=hostile", "/draw?query=SELECT ?c { ?c dprk:modality ?m }"],
)  # fmt: skip
def test_an_answer_is_drawn(client, path):
    """The network page comes under a policy that lets its own scripts run, and no other."""
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert 'id="page-data"' in answer.text


def test_what_has_no_claims_is_not_drawn(page):
    """A query without claims says what to do."""
    assert "select ?claim" in page("/draw?query=SELECT ?s { ?s a owl:Class }", 400).text


def test_an_explicit_language_is_kept_by_every_link(page):
    """?lang=fr goes before Accept-Language, and every link of the page keeps it."""
    told = page("/id/heronia?lang=fr", **{"accept-language": "en"})
    assert "Héronie" in told.text
    assert "nié" in told.text
    inside = [link for link in told.links if link.startswith("/")]
    assert inside
    assert all("lang=" in link for link in inside)
    forms = page("/?lang=fr").all("input")
    assert {"type": "hidden", "name": "lang", "value": "fr"} in forms


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Who robbed Tern Exchange?", "thefts", "victim=tern-exchange"),
        ("Qu'a volé le syndicat Gull ?", "thefts", "thief=gull-syndicate"),
        ("What does Heronia deny?", "denials", "by=heronia"),
    ],
)
def test_a_plain_question_leads_to_its_answer(client, text, name, value):
    """It goes on to the ready question with its values, which says what was understood."""
    answer = client.get("/ask", params={"q": text}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/questions/{name}?")
    assert value in answer.headers["location"]
    assert "You asked: “" in client.get(answer.headers["location"]).text


def test_a_plain_question_that_nothing_fits_says_so(page):
    """Unknown names are named, and the ready questions are offered."""
    told = page("/ask?q=How%20is%20the%20weather%3F")
    assert "No ready question fits this well" in told.text
    assert "/questions/thefts" in told.links
    assert "Nothing here goes by the name of" in page("/ask?q=Who%20robbed%20Wikileaks%3F").text


def test_errors_speak_both_languages(client, page):
    """A page that is not there is told in the browser's language; programs get JSON."""
    assert "There is nothing here" in page("/nowhere", 404).text
    assert "Il n’y a rien ici" in page("/nowhere", 404, **{"accept-language": "fr"}).text
    assert "thefts" in page("/questions/theft", 404).text
    answer = client.get("/nowhere", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/html", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
    ],
)
def test_a_thing_comes_in_the_form_asked_for(client, accept, given):
    """The same address gives a page or data, by Accept; caches are told so."""
    answer = client.get("/id/heronia", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == given
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nt", "rdf"])
def test_data_says_the_claims_and_never_simple_edges(client, claim_path, form):
    """What comes back parses, holds each claim with its modality, and no bare relation."""
    from rdflib import Graph, URIRef

    kind = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}[form]
    for path in ("/id/heronia", "/id/source/harbour-tale", claim_path):
        held = Graph().parse(data=client.get(f"{path}?format={form}").text, format=kind)
        ours = "https://w3id.org/dprk-networks/ontology#"
        assert len(set(held.subjects(URIRef(f"{ours}modality"), None))) >= 1
        assert not list(held.triples((None, URIRef(f"{ours}sentWorkersTo"), None)))
    assert client.get("/id/nobody?format=ttl").status_code == 404
    assert client.get("/id/heronia?format=exe").status_code == 406
    assert client.get("/id/heronia", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/id/nobody", headers={"accept": "image/png"}).status_code == 404


def test_the_terms_are_served_as_a_page_and_as_data(client):
    """The ontology's page keeps its own policy; Turtle, JSON-LD and RDF/XML come by Accept."""
    answer = client.get("/ontology")
    assert answer.status_code == 200
    assert "stoleFrom" in answer.text
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
    turtle = client.get("/ontology", headers={"accept": "text/turtle"})
    assert turtle.headers["content-type"] == "text/turtle"
    assert "owl:Ontology" in turtle.text


def test_the_terms_open_in_the_visitors_language(client):
    """By the browser's languages or by the address, exactly one choice of the page is made."""
    for asked, headers, name in (
        ("", {"accept-language": "fr-FR"}, "Français"),
        ("?lang=fr", {}, "Français"),
        ("?lang=en", {"accept-language": "fr"}, "English"),
    ):
        html = client.get(f"/ontology{asked}", headers=headers).text
        assert re.findall(r'aria-label="(\w+)" checked', html) == [name]
        assert f'<a href="/{asked}">' in html


def test_files_for_browsers_are_kept_by_them(client, page):
    """Their addresses hold their digest, so that they may be kept for a year."""
    style = next(a["href"] for a in page("/").all("link") if a.get("rel") == "stylesheet")
    answer = client.get(style)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for path in ("/static/x/../../setup.cfg", "/static/x/conftest.py", "/static/editor/x/passwd"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/id/heronia", "/questions/thefts", "/timeline", "/draw"])
def test_the_same_build_gives_the_same_bytes(client, path):
    """A page holds nothing of the hour or of the order in which it was asked for."""
    assert client.get(path).content == client.get(path).content
