"""``dprk serve``: the SPARQL endpoint and the pages, over HTTP."""

from __future__ import annotations

import click

from graph.commands import options
from graph.places import places


@click.command("serve")
@options.located
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--name", "names", multiple=True, metavar="NAME", help="A host name it answers to.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A web site whose pages may read answers, such as https://editor.example; * is any.",
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30, show_default=True, help="Seconds."
)
@click.option("--url", default="", metavar="URL", help="Where others reach it, behind a proxy.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer at once.")
@click.option(
    "--cache",
    type=click.IntRange(0, 65536),
    default=64,
    show_default=True,
    help="MiB of answers to keep for those who ask the same.",
)
@click.option("--on-disk", is_flag=True, help="Never hold the graph in memory.")
@click.option("--log-queries", is_flag=True, help="Write the text of queries into the log.")
def command(
    root: str | None,
    out: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    timeout: float,
    url: str,
    workers: int | None,
    cache: int,
    *,
    on_disk: bool,
    log_queries: bool,
) -> None:
    """Serve the build over HTTP: a SPARQL endpoint at /sparql, and pages.

    Only this machine reaches it, unless --host says otherwise. It can be asked, not changed.
    """
    from dataclasses import replace

    from graph.serve.config import Config, Limits, is_loopback
    from graph.serve.run import run

    limits = Limits(seconds=timeout, cached=cache * 1024**2, held=not on_disk)
    if workers:
        limits = replace(limits, workers=workers)
    config = Config(
        places=places(root, out),
        host=host,
        port=port,
        names=frozenset(names),
        origins=frozenset(origins),
        log_queries=log_queries,
        url=url,
        limits=limits,
    )
    if not is_loopback(host):
        click.echo(
            f"warning: {host} is reached from other machines, and there is no password: whoever "
            "reaches it can ask for everything in the build",
            err=True,
        )
    click.echo("starting …", err=True)
    run(config, lambda where_: click.echo(f"serving on {where_} (stop with Ctrl-C)", err=True))
