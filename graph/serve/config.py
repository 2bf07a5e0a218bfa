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


_GIB: Final = 1024**3


def _cores() -> int:
    return max(2, os.cpu_count() or 1)


def _memory() -> int:
    """Share half of the machine's memory among the workers, from 1 to 4 GiB each."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 2 * _GIB
    return min(4 * _GIB, max(_GIB, whole // (4 * _cores())))


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a server; each is answered with an error that names it.

    A query may run for ``seconds`` of wall time, and give ``solutions`` (or triples) and
    ``answer_bytes`` at most. ``workers`` answer quick queries at once. One that uses more
    than ``brief`` seconds of a processor moves to one of ``long`` places more. ``waiting`` requests
    may wait for a place, each for ``patience`` seconds. ``memory`` is the address space of a worker
    in bytes, beside the graph itself, which is ``held`` in memory where there is room for it.

    A request has at most ``url_bytes``, ``header_bytes``, ``body_bytes`` at the endpoint and
    ``form_bytes`` elsewhere, and arrives within ``arrival`` seconds; a client that takes nothing of
    its answer for ``stall`` seconds, and all ``connections`` beyond their number, are cut off.
    ``cached`` bytes of answers are kept.
    """

    seconds: float = 30.0
    solutions: int = 100_000
    answer_bytes: int = 32 * 1024**2
    workers: int = field(default_factory=_cores)
    long: int = field(default_factory=_cores)
    brief: float = 0.5
    waiting: int = 256
    patience: float = 10.0
    memory: int = field(default_factory=_memory)
    held: bool = True
    url_bytes: int = 56 * 1024
    header_bytes: int = 64 * 1024
    body_bytes: int = 64 * 1024
    form_bytes: int = 1024**2
    arrival: float = 15.0
    stall: float = 30.0
    connections: int = 512
    cached: int = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Config:
    """All that a server is told.

    ``names`` are host names that it answers to beside loopback's and IP addresses; ``origins`` are
    web sites whose pages may read answers (``*``: any), beside pages served from loopback.
    ``log_queries`` puts the text of queries into the log, where there is only a digest otherwise.
    ``url`` is where others reach it, such as https://graph.example, if not where it listens.
    """

    places: Places
    host: str = HOST
    port: int = PORT
    names: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    log_queries: bool = False
    url: str = ""
    limits: Limits = field(default_factory=Limits)

    @property
    def address(self) -> str:
        """Where the server is reached, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.url or f"http://{host}:{self.port}").rstrip("/")


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
