"""pyvis as model and serialiser, with a page of our own: the only module that imports pyvis."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, NoReturn

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.errors import DprkError
from graph.page.pack import compressed
from graph.page.parts import policy, script, sheet, template
from graph.page.words import WORDS, word

if TYPE_CHECKING:
    from graph.page.pack import Packed

#: as pyvis ships it, under the MIT licence or Apache 2.0, whose notice stands at its head; its
#: style sheet is left out: it dresses a toolbar and tooltips that the page does not have
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


class PageNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed network whose ``generate_html`` gives our page instead of pyvis's.

    What the network holds goes into the page as columns (``graph.page.pack``), and what of it is
    drawn is decided there: pyvis's lists would have to hold everything, and its ``add_edge`` looks
    at every edge before. What pyvis would write by itself calls outside hosts and sets text as
    markup, and is closed.
    """

    def __init__(self, packed: Packed) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.packed = packed
        self.toggle_physics(status=False)

    def generate_html(self, *, lang: str) -> str:
        """Return the whole page, which opens in ``lang``."""
        *_, options = self.get_network_data()
        vis, own, css = vis_network(), script(), sheet()
        page = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        ).from_string(template())
        core = {**self.packed.core, "ui": {key: dict(words) for key, words in WORDS.items()}}
        return page.render(
            lang=lang,
            title=core["title"].get(lang, ""),
            intro=core["intro"].get(lang, ""),
            word=lambda key: word(key, lang),
            policy=policy(scripts=(vis, own), sheets=(css,)),
            kind="application/json" if self.packed.plain else "text/plain",
            options=_json(json.loads(options)),
            data=self._held(core),
            details=[self._held(chunk) for chunk in self.packed.details],
            vis=Markup(vis),  # noqa: S704 (a file of pyvis, hashed in the policy)
            script=Markup(own),  # noqa: S704 (our own file, hashed in the policy)
            sheet=Markup(css),  # noqa: S704 (our own file, hashed in the policy)
        )

    def _held(self, value: object) -> Markup:
        """Return a value as it stands in the page: as JSON, or compressed and in base64."""
        return _json(value) if self.packed.plain else Markup(compressed(value))  # noqa: S704

    def _closed(self, *_: object, **__: object) -> NoReturn:
        raise DprkError(
            "pyvis's own pages call outside hosts and set text as markup",
            mend="use graph.page.draw.page or graph.page.draw.write",
        )

    write_html = show = save_graph = from_nx = set_options = set_template = _closed


def vis_network() -> str:
    """Return vis-network's script as pyvis ships it."""
    return files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")


def _json(value: object) -> Markup:
    """Return JSON that nothing in it can end: for a script element of type application/json.

    HTML reads such an element up to ``</script``, and old parsers end lines at U+2028.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 (escaped just above)
