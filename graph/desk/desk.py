"""What Python users hold: one build, opened to be asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from graph.ask import words
from graph.ask.engine import LIMIT, NO_BINDINGS, TIMEOUT, OxigraphEngine
from graph.ask.guard import check_query
from graph.ask.hints import advice
from graph.ask.questions import load
from graph.asked import resolved, values
from graph.desk.answer import Answer
from graph.errors import QueryError, UnknownName
from graph.evidence.check import with_passages
from graph.evidence.kept import kept
from graph.footnotes import behind
from graph.model import LANGUAGES, Knowledge
from graph.network.lookup import entity
from graph.places import places
from graph.read import read

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from graph.ask.plain.understand import Taken, Understanding
    from graph.ask.questions import Question
    from graph.ask.solutions import Bindings
    from graph.dossier.lines import Dossier
    from graph.evidence.check import Checked
    from graph.network.about import About
    from graph.network.paths import Found


class Desk:
    """Asks a build. Opens it at the first question, and ends its process with ``close``.

    ``build`` is a folder that ``dprk build`` made, by default the one that the commands read;
    ``root`` the folder that holds queries/; ``lang`` the language of labels and summaries.

    >>> with Desk() as desk:  # doctest: +SKIP
    ...     print(desk.ask("thefts", victim="Bybit"))
    """

    def __init__(
        self,
        build: str | os.PathLike[str] | None = None,
        *,
        root: str | os.PathLike[str] | None = None,
        lang: str = "en",
    ) -> None:
        if lang not in LANGUAGES:
            raise QueryError(f"no language {lang!r}", mend=f"one of {', '.join(LANGUAGES)}")
        self.lang = lang
        self.places = places(
            str(root) if root is not None else None, str(build) if build is not None else None
        )
        self._engine: OxigraphEngine | None = None
        self._held: Knowledge | None = None
        self._questions: dict[str, Question] | None = None
        self._understanding: Understanding | None = None

    def __enter__(self) -> Self:
        """Return the desk; what it opens is closed at the end of the ``with``."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """End the process that answers; a further question starts another."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @property
    def _asked(self) -> OxigraphEngine:
        """The process that answers, started by the first question."""
        if self._engine is None:
            self._engine = OxigraphEngine(self.places.store)
        return self._engine

    @cached_property
    def _checked(self) -> Checked | None:
        """What the build found of each passage, read once."""
        return kept(self.places)

    @property
    def knowledge(self) -> Knowledge:
        """All that the build holds as plain values, with passages where it had the documents."""
        if self._held is None:
            held = read(self.places.dataset)
            self._held = with_passages(held, self._checked) if self._checked else held
        return self._held

    @property
    def questions(self) -> Mapping[str, Question]:
        """The ready questions by name, with their summaries and parameters."""
        if self._questions is None:
            self._questions = load(self.places.queries)
        return self._questions

    def ask(
        self, what: str, /, *, limit: int = LIMIT, timeout: float = TIMEOUT, **given: object
    ) -> Answer:
        """Ask a ready question by its name, SPARQL of your own, or a question in plain words.

        Parameters of a ready question take what people call a thing ("Bybit"), a period, a number;
        a name that is a word of Python ends in ``_`` (``from_``). Plain words, English or French,
        pick a ready question and its values: the answer's ``question`` and ``values`` say which.
        Raises UnknownName for no such question or thing, and where plain words fit none well;
        QueryError for a query that is refused, can't be read, or runs out of time (``timeout``, in
        seconds).
        """
        said = {key.removesuffix("_"): str(one) for key, one in given.items()}
        unused: tuple[str, ...] = ()
        if what not in self.questions and "{" not in what and ({" ", "?"} & set(what)):
            taken, unused = self._understood(what)
            what, said = taken.name, {**taken.values, **said}
        if what in self.questions:
            question = self.questions[what]
            bound = values(question, said, lambda: self.knowledge)
            found = self._answer(question.query, bound, what, limit, timeout)
            return replace(found, values=said, unused=unused)
        if "{" not in what:
            from difflib import get_close_matches

            raise UnknownName(
                f"no ready question {what!r}",
                nearest=tuple(get_close_matches(what, self.questions, n=3, cutoff=0.5)),
            )
        if given:
            raise QueryError(
                f"a query of your own takes no {', '.join(sorted(given))}",
                mend="write the values into the query: names are IRIs there, as in :bybit",
            )
        found = self._answer(what, NO_BINDINGS, "", limit, timeout)
        return replace(found, warnings=tuple(advice(self._asked, check_query(what))))

    def about(self, name: str) -> About:
        """Return all that is claimed about an entity; raises UnknownName, AmbiguousName."""
        from graph.network.about import about

        return about(self.knowledge, entity(self.knowledge, name))

    def dossier(self, name: str) -> Dossier:
        """Return the dossier on an entity, which ``graph.dossier`` writes as Markdown or HTML."""
        from graph.dossier.gather import gather

        return gather(self.knowledge, entity(self.knowledge, name), self.lang)

    def path(self, start: str, end: str, *, limit: int = 3, max_hops: int = 6) -> Found:
        """Return how two entities are connected, the firmest way first, or why they are not."""
        from graph.network.paths import connect

        ends = {entity(self.knowledge, start)}, {entity(self.knowledge, end)}
        return connect(self.knowledge, *ends, limit=limit, max_hops=max_hops)

    def term(self, name: str) -> str:
        """Return the IRI of an entity, source, claim or term by what people call it."""
        return resolved(self.knowledge, name)

    def _understood(self, text: str) -> tuple[Taken, tuple[str, ...]]:
        """Return the ready question that plain words ask, and those of them that it leaves out.

        Raises UnknownName with what the build does not hold, and with the nearest questions.
        """
        from graph.ask.plain.register import register
        from graph.ask.plain.understand import Understanding

        if self._understanding is None:
            self._understanding = Understanding(self.questions, register(self.knowledge))
        found = self._understanding.understand(text, self.lang)
        if found.taken is None:
            strangers = ", ".join(repr(name) for name in found.strangers)
            raise UnknownName(
                f"nothing here goes by the name of {strangers}"
                if strangers
                else f"no ready question fits {text[:200]!r} well",
                nearest=tuple(each.name for each in found.nearest),
            )
        return found.taken, found.unused

    def _answer(
        self, query: str, bound: Bindings, question: str, limit: int, timeout: float
    ) -> Answer:
        found = self._asked.ask(query, bound, limit=limit, timeout=timeout)
        notes = behind(self._asked, found, self._checked, self.lang)
        named = words.labels(self._asked, words.iris(found), self.lang)
        return Answer(found, query, question, {}, self.lang, named, notes)
