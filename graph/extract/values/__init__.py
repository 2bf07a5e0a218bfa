"""Sums of money, counts, dates and periods in running text, English and French."""

from graph.extract.values.counts import Count, counts
from graph.extract.values.money import Money, moneys
from graph.extract.values.whens import When, whens

__all__ = ["Count", "Money", "When", "counts", "moneys", "whens"]
