"""The graph from Python: questions asked in a line, answers as tables with their evidence.

>>> from graph.desk import Desk
>>> with Desk() as desk:  # doctest: +SKIP
...     desk.ask("thefts", victim="Bybit").to_pandas()
"""

from graph.desk.answer import Answer
from graph.desk.desk import Desk
from graph.footnotes import Evidenced

__all__ = ["Answer", "Desk", "Evidenced"]
