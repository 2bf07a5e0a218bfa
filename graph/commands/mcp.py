"""``dprk mcp``: the build as tools for language models."""

from __future__ import annotations

import click

from graph.commands import options


@click.command("mcp")
@options.located
@options.lang
def command(root: str | None, out: str | None, lang: str) -> None:
    """Serve the build to a language model over stdin and stdout (Model Context Protocol).

    For programs that start it, not for people: tools to ask, show, find paths and list sources,
    read-only, each answer with its sources. Needs the extra: pip install 'dprk-networks[mcp]'.
    """
    from graph.desk.desk import Desk
    from graph.desk.mcp_server import server

    with Desk(out, root=root, lang=lang) as desk:
        # read before the first request, so that a missing build is said at once
        _ = desk.knowledge
        server(desk).run()
