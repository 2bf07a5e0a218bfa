"""pyvis as model and serialiser, with a page of our own: the only module that imports pyvis."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.errors import DprkError
from graph.page.parts import policy, script, sheet, template
from graph.page.words import WORDS, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: as pyvis ships it, under the MIT licence or Apache 2.0, whose notice stands at its head; its
#: style sheet is left out: it dresses a toolbar and tooltips that the page does not have
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


class PageNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed network whose ``generate_html`` gives our page instead of pyvis's.

    Items are taken in bulk: ``add_edge`` looks at every edge before, and so is quadratic. What
    pyvis would write by itself calls outside hosts and sets text as markup, and is closed.
    """

    def __init__(
        self, nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]
    ) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.nodes.extend(dict(node) for node in nodes)
        self.edges.extend(dict(edge) for edge in edges)
        self.toggle_physics(status=False)

    def generate_html(self, *, data: Mapping[str, Any], lang: str) -> str:
        """Return the whole page; ``data`` is what the panels know, ``lang`` how it opens."""
        nodes, edges, *_, options = self.get_network_data()
        vis, own, css = vis_network(), script(), sheet()
        page = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        ).from_string(template())
        return page.render(
            lang=lang,
            title=data["title"].get(lang, ""),
            intro=data["intro"].get(lang, ""),
            word=lambda key: word(key, lang),
            policy=policy(scripts=(vis, own), sheets=(css,)),
            network=_json({"nodes": nodes, "edges": edges, "options": json.loads(options)}),
            data=_json({**data, "ui": {key: dict(words) for key, words in WORDS.items()}}),
            vis=Markup(vis),  # noqa: S704 (a file of pyvis, hashed in the policy)
            script=Markup(own),  # noqa: S704 (our own file, hashed in the policy)
            sheet=Markup(css),  # noqa: S704 (our own file, hashed in the policy)
        )

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
