"""Runs the server until it is told to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from graph.serve.app import application

if TYPE_CHECKING:
    from graph.serve.config import Config


def run(config: Config) -> None:
    """Serve until SIGTERM or SIGINT, then let running requests end."""
    uvicorn.run(
        application(config),
        host=config.host,
        port=config.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
