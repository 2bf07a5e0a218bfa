"""Waiting in a page whose policy lets no text be evaluated, as Playwright's own waiting does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = 50
TURNS = 600


def until(page: object, holds: Callable[[], object]) -> None:
    """Wait up to 30 seconds until something holds in a page."""
    for _ in range(TURNS):
        if holds():
            return
        page.wait_for_timeout(STEP)
    raise AssertionError("waited in vain")


def drawn(page: object) -> None:
    """Wait until the network page has drawn itself."""
    until(page, lambda: page.evaluate("window.dprk !== undefined"))


def settled(page: object, expression: str) -> None:
    """Wait until three frames go by without a change in what an expression tells."""
    frames = """new Promise((go) => {
      let left = 3;
      const next = () => (left-- ? requestAnimationFrame(next) : go());
      next();
    })"""

    def still() -> bool:
        before = page.evaluate(expression)
        page.evaluate(frames)
        return page.evaluate(expression) == before

    until(page, still)
