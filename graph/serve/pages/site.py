"""What the pages of a server have at hand, and what comes in and goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.serve.pages.address import chosen_language
from graph.serve.pages.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from graph.ask.engine import Engine
    from graph.ask.questions import Question
    from graph.model import Knowledge
    from graph.places import Places
    from graph.serve.pages.frame import Frame

HTML: Final = "text/html; charset=utf-8"
#: values of one address: more is nobody's form
_VALUES: Final = 100


@dataclass(frozen=True)
class Site:
    """A build as the pages see it: its named things, the questions, and its folder of files.

    ``used`` are the IRIs of all properties and classes that the service says the graph uses.
    """

    frame: Frame
    questions: Mapping[str, Question]
    where: Places
    used: tuple[str, ...] = ()

    @property
    def known(self) -> Knowledge:
        """All that can be named, without claims."""
        return self.frame.known

    @cached_property
    def names(self) -> Names:
        """The search for names."""
        return Names(self.known)

    @cached_property
    def kept(self) -> dict[tuple[str, ...], object]:
        """What was worked out once and holds as long as the build does."""
        return {}


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser asks for: the name in the path, the values, and the language of the page.

    ``chosen`` is true where the address itself names the language, which its links then keep.
    """

    path: str
    name: str = ""
    values: tuple[tuple[str, str], ...] = ()
    lang: str = "en"
    chosen: bool = False
    accept: str | None = None

    def value(self, key: str) -> str:
        """Return the first value of a key, without white space around it, or nothing."""
        return next((value.strip() for name, value in self.values if name == key), "")

    def number(self, key: str, most: int = 1_000_000) -> int:
        """Return a value as a number from 1 up; anything else is 1."""
        text = self.value(key)
        return min(int(text), most) if text.isascii() and text.isdecimal() and int(text) else 1


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """One visit with all that answers it.

    ``engine`` answers our own look-ups, ``asking`` what a visitor asks.
    """

    site: Site
    engine: Engine
    asking: Engine
    visit: Visit


def visit_of(request: Request) -> Visit:
    """Return what a request asks for."""
    pairs = tuple(request.query_params.multi_items()[:_VALUES])
    asked = request.query_params.get("lang")
    lang = chosen_language(asked, request.headers.get("accept-language"))
    return Visit(
        path=request.url.path,
        name=request.path_params.get("name", ""),
        values=pairs,
        lang=lang,
        chosen=asked == lang,
        accept=request.headers.get("accept"),
    )
