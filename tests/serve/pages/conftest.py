"""The tale with a hostile name and joint speakers, built with its text and served."""

from __future__ import annotations

import shutil
import threading
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from graph.build.build import build
from graph.places import Places, places
from graph.serve.app import application
from graph.serve.config import Config, Limits
from tests import conftest as tale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTILE = "<img src=x onerror=alert(1)>"
MORE_ENTITIES = f"""\
  - {{id: hostile, type: Company, label: {{en: '{HOSTILE}', fr: '{HOSTILE}'}},
     alias: {{en: ['Café "Noir" & <b>Sons</b>']}}, wikidata: Q42}}
  - {{id: umber-police, type: GovernmentBody, label: {{en: Umber Police, fr: police d'Umber}}}}
"""
CLAIMS = {
    **tale.CLAIMS,
    "bought": (
        "Gull Syndicate stole about 2.5 million crowns from Tern Exchange",
        "subject: gull-syndicate\nrelation: stoleFrom\nobject: hostile\nmodality: Alleged\n"
        f"when: 2029\nsummary: {{en: 'The Gulls robbed {HOSTILE}.', fr: 'Vol de {HOSTILE}.'}}",
    ),
    "planned": (
        "sent divers to Port Sable and Port Umber",
        "subject: heronia\nrelation: sentWorkersTo\nobject: port-umber\nmodality: Asserted\n"
        "summary: {en: Heronia plans divers., fr: L'Héronie prévoit des plongeurs.}",
    ),
}
#: a query that takes long is not put behind everything else: machines that test are busy
PATIENT = Limits(brief=20)
#: what cannot be parsed as a page of ours
VOID = {"meta", "link", "input", "br", "rect", "line", "img"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Give the folders of a build of the longer tale, its passages checked."""
    root = tmp_path_factory.mktemp("pages")
    (root / "claims").mkdir()
    (root / "documents").mkdir()
    (root / "documents" / "tale.txt").write_text(tale.TALE, encoding="utf-8")
    entities = tale.ENTITIES + MORE_ENTITIES
    (root / "claims" / "entities.yaml").write_text(entities, encoding="utf-8")
    told = tale.source(claims=CLAIMS)
    told = told.replace(
        "speaker: harbour-watch, stance", "speaker: [harbour-watch, umber-police], stance", 1
    )
    planned = told.index("key: planned")
    told = told[:planned] + told[planned:].replace("actuality: Actual", "actuality: Planned", 1)
    (root / "claims" / "harbour-tale.yaml").write_text(told, encoding="utf-8")
    shutil.copytree(Path(__file__).parents[3] / "queries", root / "queries")
    where = places(str(root), str(root / "built"), str(root / "documents"))
    build(where)
    return where


@pytest.fixture(scope="session")
def client(built: Places) -> Iterator[TestClient]:
    """Give a client of the pages, as a browser would ask for them."""
    with TestClient(
        application(Config(built, limits=PATIENT)),
        base_url="http://localhost",
        headers={"accept": "text/html", "accept-language": "en"},
        raise_server_exceptions=False,
    ) as one:
        yield one


class Page(HTMLParser):
    """A page as a browser reads it: its tags, its text, its ids and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.misnested: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag without content."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """See that it closes what was opened last."""
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All text, white space folded."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each tag of a name."""
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        """Return every id."""
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    @property
    def links(self) -> list[str]:
        """Return where it leads."""
        return [str(attrs["href"]) for attrs in self.all("a") if "href" in attrs]


@pytest.fixture
def page(client: TestClient) -> Callable[..., Page]:
    """Give a function that reads a page, which must be there unless a status is expected."""

    def read(path: str, status: int = 200, **headers: str) -> Page:
        answer = client.get(path, headers=headers)
        assert answer.status_code == status, answer.text[:500]
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        return Page(answer.text)

    return read


@pytest.fixture(scope="session")
def address(built: Places) -> Iterator[str]:
    """Give the address of a server on loopback, for a real browser."""
    server = uvicorn.Server(
        uvicorn.Config(
            application(Config(built, limits=PATIENT)),
            host="127.0.0.1",
            port=0,
            log_level="warning",
            loop="asyncio",
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < until
        assert thread.is_alive()
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)
