"""The graph from Python: questions asked in a line, answers as tables with their evidence.

>>> from graph.desk import Desk
>>> with Desk() as desk:  # doctest: +SKIP
...     desk.ask("thefts", victim="Bybit").to_pandas()
"""

from graph.desk.answer import Answer, Evidenced
from graph.desk.desk import Desk

__all__ = ["Answer", "Desk", "Evidenced"]
