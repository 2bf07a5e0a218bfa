"""How large networks are drawn: time and size of the build, and what a reader waits for.

``python benchmarks/pages.py 50 1000 20000 100000`` makes a fictional network of each size, builds
its page, opens it in headless Chromium and acts as a reader would. Each line is one size: seconds
of the processor for the build, megabytes of the page, and then milliseconds on the wall, the median
of five: from opening to the first picture and to drawn with all beside it, search, untick a
modality, open a group, choose a thing, look at its surroundings and at the path to another, move
the end of the time looked at, come to the table, turn its page, sort it by name and by speaker. The
peer in the same run is the bare minimum: the same file read and parsed by the browser without our
script.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.model import (
    BASE,
    ONTOLOGY,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Knowledge,
    Source,
    Term,
)
from graph.page.draw import page

KINDS = ("Company", "Person", "Group", "Studio", "Country", "Platform", "Asset", "GovernmentBody")
RELATIONS = ("supports", "ownedBy", "launders", "memberOf", "sentWorkersTo", "used", "linkedTo")
WORDS = (
    "Copper", "Amber", "Silent", "Northern", "Blue", "Harbour", "Old", "Iron", "Glass", "Salt",
    "Heron", "Tern", "Kestrel", "Osprey", "Plover", "Gannet", "Petrel", "Curlew", "Dunlin", "Knot",
)  # fmt: skip
ENDS = ("Works", "Trading", "Shipping", "Coin", "Bureau", "Institute", "Pictures", "Exchange")


def links(count: int, dice: random.Random) -> list[tuple[int, int]]:
    """Return about 1.6 links a thing: communities of all sizes, hubs, and pairs apart."""
    found: list[tuple[int, int]] = []
    first, hubs = 0, []
    while first < count * 0.85:
        size = min(int(dice.paretovariate(1.1) * 15), count // 20 + 20, count - first)
        for at in range(1, size):
            many = dice.choice([1, 1, 1, 2, 2, 3])
            found += [(first + at, first + int(dice.random() ** 2.2 * at)) for _ in range(many)]
        hubs.append(first)
        first += size
    for hub in hubs:
        found += [(hub, hubs[int(dice.random() ** 2 * len(hubs))]) for _ in range(2)]
    found += [(dice.randrange(first), dice.randrange(first)) for _ in range(count // 15)]
    found += [(at, at + 1) for at in range(first, count - 1, 2)]
    return [*found, *((0, dice.randrange(count)) for _ in range(count // 60))]


def knowledge(count: int) -> Knowledge:
    """Return fictional claims about ``count`` entities, from one source for every 50."""
    dice = random.Random(7)  # noqa: S311 (a fixed shuffle, not a secret)
    entities = {}
    for at in range(count):
        name = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.choice(ENDS)} {at}"
        iri = f"{BASE}e{at:06}"
        kind = ONTOLOGY + KINDS[at % len(KINDS)]
        entities[iri] = Entity(iri, (kind,), {"en": name, "fr": name})
    sources = {
        f"{BASE}source/s{at:05}": Source(
            f"{BASE}source/s{at:05}", f"Report {at}", f"{BASE}e{at:06}", "2031-05-02", "en",
            f"https://reports.example/{at}", "0" * 64,
        )
        for at in range(max(1, count // 50))
    }  # fmt: skip
    claims = {}
    for at, (left, right) in enumerate(links(count, dice)):
        relation = dice.choice(RELATIONS)
        modality = dice.choices(["Asserted", "Alleged", "Denied"], [70, 24, 6])[0]
        source = f"{BASE}source/s{dice.randrange(len(sources)):05}"
        year = 2010 + at % 20
        told = f"Entity {left} {relation} entity {right}, in the words of report {at % 977}"
        iri = f"{BASE}claim/{at:016x}"
        claims[iri] = Claim(
            iri=iri, source=source, subject=f"{BASE}e{left:06}", relation=ONTOLOGY + relation,
            modality=ONTOLOGY + modality, polarity=f"{ONTOLOGY}Positive",
            actuality=f"{ONTOLOGY}Actual",
            attributions=(
                Attribution(1, (sources[source].publisher,)),
                Attribution(2, (f"{BASE}e{dice.randrange(count):06}",)),
            ),
            evidence=Evidence(source, at * 7 % 9000, at * 7 % 9000 + 120, status="exact"),
            summary={"en": f"{told}, it was said.", "fr": f"{told}, a-t-on dit."},
            object=f"{BASE}e{right:06}", when=str(year), earliest=f"{year}-01-01",
            latest=f"{year}-12-31", review_status=f"{ONTOLOGY}Accepted", key=f"k{at}",
        )  # fmt: skip
    names = [*KINDS, *RELATIONS, "Asserted", "Alleged", "Denied", "Positive", "Actual", "Accepted"]
    terms = {ONTOLOGY + name: Term(ONTOLOGY + name, {"en": name, "fr": name}) for name in names}
    return Knowledge(terms=terms, entities=entities, sources=sources, claims=claims)


#: what a reader does, as a script that ends when the page has answered
ACTIONS = {
    "search": "q => { const i = document.getElementById('search'); i.value = q;"
    " i.dispatchEvent(new Event('input')); }",
    "untick": "() => document.querySelector('[data-facet=modality] input').click()",
    "open": "() => dprk.openFirst()",
    "choose": "id => dprk.select('entity', id)",
    "near": "id => dprk.focus(id, 1)",
    "path": "id => dprk.path(id, 'e000000')",
    "time": "at => { const i = document.getElementById('time-to'); i.value = i.max - at;"
    " i.dispatchEvent(new Event('input')); }",
    "table": "() => { dprk.view('network'); dprk.view('table'); }",
    "turn": "() => document.querySelector('[data-turn=next]').click()",
    "by name": "() => document.querySelector('[data-column=subject] button').click()",
    "by speaker": "() => document.querySelector('[data-column=saidBy] button').click()",
}
#: what is true of the minimum, and of the page once it is drawn
READY = ("document.readyState === 'complete'", "window.dprk !== undefined")
#: before anything of the page runs: note when the picture is first painted, and the frame shown
WATCH = """
  const fill = CanvasRenderingContext2D.prototype.fill;
  CanvasRenderingContext2D.prototype.fill = function (...given) {
    CanvasRenderingContext2D.prototype.fill = fill;
    requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
    return fill.apply(this, given);
  };
"""
FRAME = "new Promise((go) => requestAnimationFrame(() => setTimeout(go)))"


def timed(tab: Page, script: str, argument: str | None = None) -> float:
    """Return the milliseconds from an action to the next frame that shows its answer."""
    return float(
        tab.evaluate(
            "async ([script, argument]) => { const start = performance.now();"
            " await (0, eval)(script)(argument);"
            " await new Promise(go => requestAnimationFrame(() => setTimeout(go)));"
            " return performance.now() - start; }",
            [script, argument],
        )
    )


def main() -> None:
    """Print one line for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--keep", type=Path, help="a folder to leave the pages in")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp())
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size in asked.sizes:
            held = knowledge(size)
            before = time.process_time()
            html = page(held, title={"en": f"{size} things", "fr": f"{size} choses"})
            build = time.process_time() - before
            path = folder / f"page{size}.html"
            path.write_text(html, encoding="utf-8")
            bare = folder / "bare.html"
            bare.write_text(html.replace("<script>", '<script type="text/plain">'), "utf-8")
            print(
                f"{size:>7} things {len(held.claims):>7} claims"
                f"  build {build:7.1f} s  {path.stat().st_size / 1e6:6.2f} MB",
                end="  ",
                flush=True,
            )
            tab = browser.new_page(viewport={"width": 1400, "height": 900}, bypass_csp=True)
            tab.add_init_script(WATCH)
            for target, ready in zip((bare, path), READY, strict=True):
                takes = [_opened(tab, target, ready) for _ in range(5)]
                painted, drawn = (statistics.median(each) for each in zip(*takes, strict=True))
                if target == path:
                    print(f"painted {painted:5.0f} ms  drawn {drawn:5.0f} ms", end="  ", flush=True)
                else:
                    print(f"bare {drawn:5.0f} ms", end="  ", flush=True)
            # what the page gets ready in its idle time is ready
            time.sleep(2)
            for name, script in ACTIONS.items():
                found = [timed(tab, script, _argument(name, at, size)) for at in range(5)]
                print(f"{name} {statistics.median(found):5.0f}", end="  ", flush=True)
            print()
        browser.close()


def _opened(tab: Page, path: Path, ready: str) -> tuple[float, float]:
    """Return the milliseconds until the first picture (0 if none), and until all is drawn."""
    tab.goto("about:blank")
    start = time.perf_counter()
    tab.goto(path.as_uri(), wait_until="commit")
    while not tab.evaluate(ready):
        time.sleep(0.005)
    tab.evaluate(FRAME)
    return float(tab.evaluate("window.painted || 0")), (time.perf_counter() - start) * 1000


def _argument(name: str, at: int, size: int) -> str | None:
    if name == "search":
        return f"{WORDS[at].lower()} {WORDS[at + 1].lower()}"
    if name == "time":
        return str(12 * (at + 1))
    return f"e{(at * 7919 + 1) % size:06}" if name in {"choose", "near", "path"} else None


if __name__ == "__main__":
    main()
