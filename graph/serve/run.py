"""Runs the server until it is told to stop."""

from __future__ import annotations

import json
import logging
import signal
import sys
import time
import traceback
from typing import TYPE_CHECKING, Final

import uvicorn

from graph.errors import DprkError, PlaceError
from graph.serve.app import application
from graph.serve.log import Log
from graph.serve.short import Short
from graph.serve.wire import Wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from starlette.applications import Starlette

    from graph.serve.config import Config

#: running queries get this long to end when the server is told to stop, in seconds
GRACE: Final = 10


def run(config: Config, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT, then let running requests end.

    ``ready`` is told the address once requests are answered. Raises PlaceError where there is no
    build, or the address can't be listened on.
    """
    log = Log(sys.stderr.fileno(), queries=config.log_queries)
    app = application(config, log)
    logging.getLogger("uvicorn.error").addHandler(_Told(app))
    server = _Server(
        uvicorn.Config(
            app,
            host=config.host,
            port=config.port,
            http=Wire.of(config.limits, Short(app.state, config, log)),
            ws="none",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=GRACE,
        ),
        ready,
    )
    # uvicorn raises the signal that stopped it once more when all is done: let that pass
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    try:
        server.run()
    except SystemExit as error:
        if app.state.failed is None:
            # uvicorn has said why, in its own words
            raise PlaceError(
                "the server could not be started", where=config.address, mend="try another --port"
            ) from error
    finally:
        log.close()
    if app.state.failed is not None:
        failed: DprkError = app.state.failed
        raise failed


class _Server(uvicorn.Server):
    """A server that says when it is ready, and where."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")


class _Told(logging.Handler):
    """Writes what the HTTP server has to say, and what nobody foresaw, as lines of the log."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(logging.WARNING)
        self.app = app

    def emit(self, record: logging.LogRecord) -> None:
        if self.app.state.failed is not None:
            # the command says it, in words
            return
        line = {"time": time.time(), "level": record.levelname, "said": record.getMessage()}
        if record.exc_info:
            line["trace"] = "".join(traceback.format_exception(*record.exc_info))
        sys.stderr.write(json.dumps(line) + "\n")
