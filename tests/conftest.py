"""Fictional claims that many tests start from, and what a skip must say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from graph.text.locate import select
from graph.text.normal import digest
from tests.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

# machines are shared: a slow one is no failure, and CI sees the same examples on every run
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: an invented source, sentence by sentence; no person, State or company in it is real
TALE = dedent(
    """\
    Harbour thefts: what the Harbour Watch found
    In March 2031, Gull Syndicate stole about 2.5 million crowns from Tern Exchange, the Watch says.
    Heronia is said to have sent divers to Port Sable and Port Umber.
    Heronia denies having sent any divers.
    """
)
#: the claims of the tale: key, quote, and what is said
CLAIMS = {
    "theft": (
        "Gull Syndicate stole about 2.5 million crowns from Tern Exchange",
        "subject: gull-syndicate\nrelation: stoleFrom\nobject: tern-exchange\nmodality: Asserted\n"
        "when: 2031-03\namount: {value: '2500000', currency: SEK, approximation: About}\n"
        "summary: {en: The Gulls robbed Tern., fr: Les Gulls ont volé Tern.}",
    ),
    "divers-sable": (
        "Heronia is said to have sent divers to Port Sable",
        "subject: heronia\nrelation: sentWorkersTo\nobject: port-sable\nmodality: Alleged\n"
        "summary: {en: Heronia may have sent divers to Sable., fr: Heronia aurait des plongeurs.}",
    ),
    "divers-umber": (
        "sent divers to Port Sable and Port Umber",
        "subject: heronia\nrelation: sentWorkersTo\nobject: port-umber\nmodality: Alleged\n"
        "summary: {en: Heronia may have sent divers to Umber., fr: Heronia aurait des plongeurs.}",
    ),
    "denial": (
        "Heronia denies having sent any divers",
        "subject: heronia\nrelation: sentWorkersTo\nobject: port-sable\nmodality: Denied\n"
        "denies: divers-sable\n"
        "summary: {en: Heronia denies sending divers., fr: Heronia nie tout envoi.}",
    ),
}
ENTITIES = """\
entities:
  - {id: heronia, type: State, label: {en: Heronia, fr: Héronie}}
  - {id: gull-syndicate, type: Group, label: {en: Gull Syndicate, fr: syndicat Gull}}
  - {id: tern-exchange, type: Platform, label: {en: Tern Exchange, fr: bourse Tern}}
  - {id: port-sable, type: Country, label: {en: Port Sable, fr: Port Sable}}
  - {id: port-umber, type: Country, label: {en: Port Umber, fr: Port Umber}}
  - {id: harbour-watch, type: Organization, label: {en: Harbour Watch, fr: Vigie du port}}
  - {id: daily-anchor, type: Company, label: {en: Daily Anchor, fr: L'Ancre du jour}}
"""


def evidence(text: str, quote: str) -> str:
    """Return the evidence of a quote as the flow mapping that a claims file has."""
    start = text.index(quote)
    found = select(text, start, start + len(quote))
    return (
        f"{{selector: {{start: {found.start}, end: {found.end}}}, textDigest: {found.text_digest}, "
        f"matchLength: {found.match_length}, matchDigest: {found.match_digest}}}"
    )


def claim(key: str, said: str, passage: str) -> str:
    """Return one claim of the tale as YAML, with everything that a claim must have."""
    lines = [
        f"key: {key}",
        *said.splitlines(),
        "polarity: Positive",
        "actuality: Actual",
        "attribution:",
        "  - {position: 1, speaker: daily-anchor, stance: Reports}",
        "  - {position: 2, speaker: harbour-watch, stance: States}",
        f"evidence: {passage}",
        "reviewStatus: Reviewed",
        "attributedTo: person/storyteller",
    ]
    return "  - " + "\n    ".join(lines) + "\n"


def source(text: str = TALE, claims: dict[str, tuple[str, str]] | None = None) -> str:
    """Return the tale's file: the source, its claims, and its excused heading."""
    head = (
        "id: source/harbour-tale\ntype: Source\ntitle: Harbour thefts\npublisher: daily-anchor\n"
        "date: '2031-04-01'\nlanguage: en\naddress: notStated\n"
        f"digest: {digest(text)}\nlength: {len(text)}\nclaims:\n"
    )
    said = "".join(
        claim(key, words, evidence(text, quote))
        for key, (quote, words) in (claims or CLAIMS).items()
    )
    heading = evidence(text, text.splitlines()[0])
    return f"{head}{said}excused:\n  - {{evidence: {heading}, reason: Heading}}\n"


@pytest.fixture
def tale_root(tmp_path: Path) -> Path:
    """Give a root with the tale's claims in claims/, and its text in documents/."""
    return written(tmp_path / "root")


def written(root: Path) -> Path:
    """Write the tale's claims and its text below a root, and return the root."""
    (root / "claims").mkdir(parents=True)
    (root / "queries").mkdir()
    (root / "claims" / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (root / "claims" / "harbour-tale.yaml").write_text(source(), encoding="utf-8")
    (root / "documents").mkdir()
    (root / "documents" / "tale.txt").write_text(TALE, encoding="utf-8")
    return root


def _founding(folder: Path) -> None:
    from click.testing import CliRunner

    from graph.commands.build import command

    made = CliRunner(env={"DPRK_DOCUMENTS": ""}).invoke(command, ["--out", str(folder / "build")])
    (folder / "said.txt").write_text(made.stderr, encoding="utf-8")
    assert made.exit_code == 0, made.stderr


@pytest.fixture(scope="session")
def founding_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build of the project's own claims, without documents; said.txt lies beside it.

    It is made once for all tests, which leave it as it is.
    """
    return once(tmp_path_factory, "founding", _founding) / "build"


@pytest.fixture(scope="session")
def founding_documents() -> Path:
    """Give the folder of the founding documents, or skip by name where they are not given."""
    folder = os.environ.get("DPRK_DOCUMENTS")
    if not folder:
        if os.environ.get("DPRK_NO_SKIP"):
            pytest.fail("DPRK_DOCUMENTS is not set, and nothing may be skipped here")
        pytest.skip("the founding documents are not here: set DPRK_DOCUMENTS to their folder")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Give a headless Chromium of the system; without one the test skips, or fails if told to."""
    found = os.environ.get("DPRK_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUM_NAMES)), ""
    )
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed: pip install 'dprk-networks[browser]'")
    if not found or not Path(found).exists():
        _missing("no Chromium: install one, or name it in DPRK_CHROMIUM")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


def _missing(reason: str) -> None:
    if os.environ.get("DPRK_NO_SKIP") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
