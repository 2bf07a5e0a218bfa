"""The tale, built once and served: in this process, without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from graph.build.build import build
from graph.places import Places, places
from graph.serve.app import application
from graph.serve.config import Config
from tests import conftest as tale

if TYPE_CHECKING:
    from collections.abc import Iterator

#: one ready question, so that the tale's root needs none of the real ones
QUESTION = """\
#+ summary: 'Who robbed whom'
#+ summary_fr: 'Qui a volé qui'
#+ description: 'Each theft that is told.'
#+ description_fr: 'Chaque vol raconté.'
#+ tags: [theft]
#+ params:
#+   - name: victim
#+     type: entity
#+     summary: who was robbed
#+     summary_fr: qui fut volé
PREFIX dprk: <https://w3id.org/dprk-networks/ontology#>
SELECT ?claim ?victim ?modality ?speaker ?source WHERE {
  ?claim dprk:relation dprk:stoleFrom ; dprk:object ?victim ; dprk:modality ?modality ;
    dprk:originatedBy ?speaker ; dprk:source ?source .
  FILTER(!BOUND(?_victim) || ?victim = ?_victim)
}
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Give the folders of a build of the tale."""
    root = tmp_path_factory.mktemp("served")
    (root / "claims").mkdir()
    (root / "queries").mkdir()
    (root / "claims" / "entities.yaml").write_text(tale.ENTITIES, encoding="utf-8")
    (root / "claims" / "harbour-tale.yaml").write_text(tale.source(), encoding="utf-8")
    (root / "queries" / "robberies.rq").write_text(QUESTION, encoding="utf-8")
    where = places(str(root), str(root / "built"))
    build(where)
    return where


@pytest.fixture(scope="session")
def client(built: Places) -> Iterator[TestClient]:
    """Give a client of the application, which runs in this process."""
    with TestClient(
        application(Config(built)), base_url="http://localhost", raise_server_exceptions=False
    ) as one:
        yield one
