"""A real browser, the one that looks at network pages too."""

from __future__ import annotations

from tests.page.conftest import chromium

__all__ = ["chromium"]
