"""The one family of errors: each says what is wrong, where, and what to do."""

from __future__ import annotations


class DprkError(Exception):
    """Root of every error that this project raises on purpose.

    ``what`` is wrong, ``where`` it is (a file and line, a claim, a query), and ``mend``, what the
    reader can do about it. ``str()`` joins the three on one line each.

    >>> print(DprkError("no entity gul", where="claims/a.yaml:12", mend="did you mean gull?"))
    claims/a.yaml:12: no entity gul
      mend: did you mean gull?
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  mend: {self.mend}" if self.mend else head


class ManyErrors(DprkError):
    """Several errors found in one pass, so that a writer can mend them all at once.

    >>> print(ManyErrors("2 errors in claims/", [DprkError("a"), DprkError("b", mend="c")]))
    2 errors in claims/
    a
    b
      mend: c
    """

    def __init__(self, what: str, errors: list[DprkError]) -> None:
        super().__init__(what)
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(str(error) for error in self.errors)])


class PlaceError(DprkError):
    """A folder or file that the work needs is missing, unreadable or in use."""


class ValueFormError(DprkError):
    """A date, period or amount is not in the form that the standard gives it."""


class ClaimError(DprkError):
    """A file under claims/ says something that can't be read as a claim."""


class EvidenceError(DprkError):
    """A passage that a claim rests on is lost, ambiguous, or never stood there."""


class ReadingError(DprkError):
    """A file can't be turned into a document: its form, its size, or nothing to read in it."""


class ShapeError(DprkError):
    """The data break a SHACL shape of the ontology."""


class QueryError(DprkError):
    """A query can't be read, is refused, ran out of time, or names an unknown parameter."""


class PackageMissing(DprkError):
    """A package that this needs, and that is no part of a plain installation, isn't there."""


class TimeLimit(QueryError):
    """A query took longer than it may, and was stopped."""


class UnknownName(DprkError):
    """No entity, question or term goes by this name; ``nearest`` lists what comes close."""

    def __init__(self, what: str, *, nearest: tuple[str, ...] = (), where: str = "") -> None:
        mend = f"did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(what, where=where, mend=mend)
        self.nearest = nearest


class AmbiguousName(DprkError):
    """Several entities go by this name; ``candidates`` are what to type instead, with their kind.

    >>> print(AmbiguousName("2 entities are called Mill", candidates=("mill-1", "mill-2 (Place)")))
    2 entities are called Mill
      mend: say which: mill-1, or mill-2 (Place)
    """

    def __init__(self, what: str, *, candidates: tuple[str, ...], where: str = "") -> None:
        *most, last = candidates
        which = f"{', '.join(most)}, or {last}" if most else last
        super().__init__(what, where=where, mend=f"say which: {which}")
        self.candidates = candidates
