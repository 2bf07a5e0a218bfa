"""A closed namespace that editors, type checkers and dir() can look into.

rdflib's own answers any name for a type checker, and whole IRIs for ``dir()``. Here a type checker
sees the annotated names and no others, and completion gives the names that people write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib.term import URIRef

    class _Closed(type):
        # no __getattr__: a misspelt term is an error before the program runs
        def __getitem__(cls, name: str) -> URIRef: ...
        def __contains__(cls, item: object) -> bool: ...

    class ClosedNamespace(metaclass=_Closed):
        """The terms that a subclass annotates, and none beside them."""
else:
    from rdflib.namespace import DefinedNamespace, DefinedNamespaceMeta

    class _Closed(DefinedNamespaceMeta):
        def __dir__(cls) -> list[str]:  # noqa: N805 - of a class
            home = str(cls._NS)
            return sorted(str(iri).removeprefix(home) for iri in super().__dir__())

    class ClosedNamespace(DefinedNamespace, metaclass=_Closed):
        """The terms that a subclass annotates; any other name is an AttributeError."""

        _fail = True
