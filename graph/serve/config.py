"""What a server is told when it starts: where it listens, what it serves, and its limits."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.places import Places

#: where a server listens unless told otherwise
HOST: Final = "127.0.0.1"
PORT: Final = 8765


def _cores() -> int:
    return max(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a server; each is answered with an error that names it.

    ``seconds`` of wall time a query may take, ``solutions`` and ``answer_bytes`` it may give;
    ``body_bytes`` of a request; ``workers`` processes that answer at once, and ``waiting``
    requests that may wait for one, each for ``patience`` seconds at most.
    """

    seconds: float = 30.0
    solutions: int = 100_000
    answer_bytes: int = 32 * 1024**2
    body_bytes: int = 64 * 1024
    workers: int = field(default_factory=_cores)
    waiting: int = 128
    patience: float = 10.0
    memory: int = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Config:
    """All that a server is told.

    ``names`` are host names that it answers to beside loopback's and IP addresses; ``origins`` are
    web sites whose pages may read answers (``*``: any), beside pages served from loopback.
    ``log_queries`` puts the text of queries into the log, where there is only a digest otherwise.
    """

    places: Places
    host: str = HOST
    port: int = PORT
    names: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    log_queries: bool = False
    limits: Limits = field(default_factory=Limits)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("")
    (True, True, True, False)
    """
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
