"""The build as tools for language models: the Model Context Protocol over stdin and stdout.

Nothing can be changed through it, and no tool reads files or the network: each is a function of
``graph.desk.tools``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.desk import tools
from graph.errors import DprkError, PackageMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcp.server import MCPServer

    from graph.desk.desk import Desk

INSTRUCTIONS = (
    "A knowledge graph of North Korea's sanctions evasion, made of claims: what a source says, how "
    "firmly (asserted, alleged, denied), by whom, when, how much, and in which passage. Look up "
    "entities with `show`, ready questions with `questions` and `ask`, and connections with "
    "`path`; `sparql` takes queries with the prefixes dprk: and : (ids). " + tools.NOTE
)


def server(desk: Desk) -> MCPServer:
    """Return a server with the tools over a desk; raises PackageMissing without the extra."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise PackageMissing(
            "the package mcp is not installed", mend="pip install 'dprk-networks[mcp]'"
        ) from error

    made: MCPServer = MCPServer(
        "dprk-networks",
        instructions=INSTRUCTIONS,
        log_level="WARNING",
        warn_on_duplicate_tools=True,
    )

    @made.tool()
    def questions() -> str:
        """List the ready questions, with the parameters that each takes."""
        return tools.questions(desk)

    @made.tool()
    def ask(question: str, parameters: dict[str, str] | None = None) -> str:
        """Answer a ready question by its name (such as thefts) and parameters, or in plain words.

        Plain words, English or French, pick a ready question; the answer says which one.
        """
        return _safely(lambda: tools.ask(desk, question, parameters or {}))

    @made.tool()
    def sparql(query: str) -> str:
        """Answer a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE), read-only."""
        return _safely(lambda: tools.sparql(desk, query))

    @made.tool()
    def show(name: str) -> str:
        """Tell all that is claimed about an entity, by any of its names, with the passages."""
        return _safely(lambda: tools.show(desk, name))

    @made.tool()
    def path(start: str, end: str) -> str:
        """Tell how one entity is connected to another, hop by hop, the firmest way first."""
        return _safely(lambda: tools.path(desk, start, end))

    @made.tool()
    def sources() -> str:
        """List the sources that the claims are taken from."""
        return tools.sources(desk)

    return made


def _safely(work: Callable[[], str]) -> str:
    try:
        return work()
    except DprkError as error:
        # the model is to read it and ask again, so it is an answer, not a failure of the tool
        return tools.mistake(error)
