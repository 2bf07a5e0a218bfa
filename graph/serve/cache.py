"""Answers that were given, for those who ask the same: what is served never changes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    from graph.serve.process import Reply

#: what an entry costs beside its bytes
_OVERHEAD: Final = 512


class Cache:
    """As many of the last answers as fit into so many bytes; none that takes an eighth of them.

    >>> from graph.serve.process import Reply
    >>> cache = Cache(100_000)
    >>> cache.put("a", Reply({}, b"x" * 1000), 1)
    >>> cache.get("a").body == b"x" * 1000, cache.get("b")
    (True, None)
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self._held: OrderedDict[Hashable, tuple[Reply, int]] = OrderedDict()

    def get(self, key: Hashable) -> Reply | None:
        """Give an answer that is kept."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, reply: Reply, key_bytes: int) -> None:
        """Keep an answer, and let the least used go."""
        size = len(reply.body) + key_bytes + _OVERHEAD
        if size * 8 > self.most or key in self._held:
            return
        self._held[key] = reply, size
        self.size += size
        while self.size > self.most:
            _, (_, freed) = self._held.popitem(last=False)
            self.size -= freed
