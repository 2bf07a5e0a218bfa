"""The same questions, asked of any SPARQL 1.1 Protocol server (``--endpoint URL``)."""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import IO, TYPE_CHECKING, Any, Final

from graph.ask.default_graph import default_graphs
from graph.ask.engine import LIMIT, NO_BINDINGS, TIMEOUT, check_limits
from graph.ask.guard import Checked, check_query
from graph.ask.parameters import bound
from graph.ask.prefixes import PREFIXES
from graph.ask.solutions import (
    XSD_STRING,
    Bindings,
    Blank,
    Iri,
    Literal,
    Solutions,
    Term,
    TripleTerm,
)
from graph.ask.worker import MAX_ANSWER
from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_JSON: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_GRAPHS_QUERY: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


class EndpointEngine:
    """Asks a server over HTTP or HTTPS, with the graphs of a question spelt out in each request.

    ``graphs`` are the names of all graphs there; without them the server is asked once. A server
    that counts a triple twice when it stands in two graphs (Oxigraph does) should hold the merge.

    >>> EndpointEngine("http://localhost:7878/query").ask("ASK { ?a ?b ?c }")  # doctest: +SKIP
    """

    def __init__(
        self,
        url: str,
        *,
        graphs: Iterable[str] | None = None,
        max_bytes: int = MAX_ANSWER,
    ) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise QueryError(
                "an endpoint's address begins with http:// or https://", where="--endpoint"
            )
        if parts.username or parts.password:
            raise QueryError("an endpoint's address may not hold a password", where="--endpoint")
        self.url = urllib.parse.urlunsplit(parts._replace(fragment=""))
        self.max_bytes = max_bytes
        self._graphs = None if graphs is None else tuple(sorted(graphs))
        self._opener = urllib.request.build_opener(_SameScheme)

    def ask(
        self,
        query: str,
        bindings: Bindings = NO_BINDINGS,
        *,
        timeout: float = TIMEOUT,
        limit: int = LIMIT,
    ) -> Solutions:
        """Ask a query of any origin; what it may be is what ``check_query`` lets through.

        ``timeout`` is in seconds for the whole exchange, ``limit`` in solutions or triples. Raises
        QueryError if the server can't be reached, refuses, is too slow, or answers with something
        else than solutions.
        """
        check_limits(timeout, limit)
        until = time.monotonic() + timeout
        checked = check_query(query)
        text = _declared(bound(checked, bindings).text)
        graphs = self._names(until)
        pairs = [("query", text)]
        pairs += [("default-graph-uri", name) for name in default_graphs(graphs)]
        pairs += [("named-graph-uri", name) for name in graphs]
        if checked.form in ("SELECT", "ASK"):
            return _results(checked, self._post(pairs, _JSON, until), limit)
        return _triples(checked, self._post(pairs, _TRIPLES, until), limit)

    def _names(self, until: float) -> tuple[str, ...]:
        if self._graphs is None:
            answer = self._post([("query", _GRAPHS_QUERY)], _JSON, until)
            rows = _results(check_query(_GRAPHS_QUERY), answer, 10_000)
            self._graphs = tuple(row[0].value for row in rows.rows if isinstance(row[0], Iri))
        return self._graphs

    def _post(self, pairs: list[tuple[str, str]], accept: str, until: float) -> bytes:
        request = urllib.request.Request(  # noqa: S310 - http or https, checked above
            self.url,
            data=urllib.parse.urlencode(pairs).encode(),
            headers={"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"},
            method="POST",
        )
        try:
            with self._opener.open(request, timeout=_left(until)) as response:
                kind = response.headers.get_content_type()
                if kind != accept:
                    raise self._failed(f"it answers with {kind[:60]}, not {accept}")
                return self._read(response, until)
        except urllib.error.HTTPError as error:
            with error:
                raise self._failed(f"it answers with status {error.code}") from error
        except TimeoutError as error:
            raise self._slow() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._slow() from error
            raise self._failed("it can't be reached") from error
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= until:
                raise self._slow() from error
            raise self._failed("the connection broke") from error

    def _read(self, response: IO[bytes], until: float) -> bytes:
        """Read all of an answer; a server that sends a byte now and then is too slow as well."""
        parts: list[bytes] = []
        size = 0
        closing = threading.Timer(max(0.0, until - time.monotonic()), _shut, [response])
        closing.daemon = True
        closing.start()
        try:
            while part := response.read(1 << 16):
                parts.append(part)
                size += len(part)
                if size > self.max_bytes:
                    raise self._failed(f"its answer is larger than {self.max_bytes:,} bytes")
                if time.monotonic() >= until:
                    raise self._slow()
        except (AttributeError, ValueError) as error:
            # the timer closed it under us
            raise self._slow() from error
        finally:
            closing.cancel()
        if time.monotonic() >= until:
            raise self._slow()
        return b"".join(parts)

    def _failed(self, why: str) -> QueryError:
        return QueryError(f"the endpoint gave no answer: {why}", where=self.url)

    def _slow(self) -> QueryError:
        return QueryError(
            "the endpoint took too long",
            where=self.url,
            mend="ask for less, or raise --timeout",
        )


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: a POST would become a GET without its query, or go to another scheme."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _shut(response: Any) -> None:
    """Shut the socket down, so that a read that waits on it comes back at once."""
    import socket

    raw = getattr(getattr(response, "fp", None), "raw", None)
    connection = getattr(raw, "_sock", None)
    if isinstance(connection, socket.socket):
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _left(until: float) -> float:
    return max(0.001, until - time.monotonic())


def _declared(text: str) -> str:
    """Put the prefixes that we lend in front; those declared in the query come later, and hold."""
    lent = "".join(f"PREFIX {name}: <{iri}> " for name, iri in sorted(PREFIXES.items()))
    return f"{lent}\n{text}"


def _results(checked: Checked, body: bytes, limit: int) -> Solutions:
    """Read SPARQL 1.1 Query Results JSON."""
    try:
        answer = json.loads(body)
        if checked.form == "ASK":
            return Solutions("ASK", boolean=answer["boolean"] is True, limit=limit)
        variables = tuple(str(name) for name in answer["head"]["vars"])
        found = answer["results"]["bindings"]
        rows = tuple(
            tuple(_term(row[name]) if name in row else None for name in variables)
            for row in found[:limit]
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QueryError("the endpoint's answer is not SPARQL results in JSON") from error
    return Solutions("SELECT", variables, rows, truncated=len(found) > limit, limit=limit)


def _term(cell: Mapping[str, Any]) -> Term:
    kind, value = cell["type"], cell["value"]
    if kind == "uri":
        return Iri(str(value))
    if kind == "bnode":
        return Blank(str(value))
    if kind in ("literal", "typed-literal"):
        lang = str(cell.get("xml:lang", ""))
        return Literal(str(value), *_typed(cell, lang))
    return TripleTerm(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _typed(cell: Mapping[str, Any], lang: str) -> tuple[str, str]:
    from graph.ask.solutions import RDF_LANG_STRING

    return (RDF_LANG_STRING, lang) if lang else (str(cell.get("datatype", XSD_STRING)), "")


def _triples(checked: Checked, body: bytes, limit: int) -> Solutions:
    """Read N-Triples with Oxigraph's parser."""
    import pyoxigraph as ox

    rows: list[tuple[Term, Term, Term]] = []
    cut = False
    try:
        for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES):
            if len(rows) >= limit:
                cut = True
                break
            rows.append((_own(quad.subject), _own(quad.predicate), _own(quad.object)))
    except SyntaxError as error:
        raise QueryError("the endpoint's answer is not N-Triples") from error
    return Solutions(checked.form, triples=tuple(rows), truncated=cut, limit=limit)


def _own(value: Any) -> Term:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return Iri(value.value)
    if isinstance(value, ox.BlankNode):
        return Blank(value.value)
    if isinstance(value, ox.Literal):
        return Literal(value.value, value.datatype.value, value.language or "")
    return TripleTerm(str(value))
