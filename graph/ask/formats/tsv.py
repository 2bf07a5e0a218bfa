"""TSV (SPARQL 1.1 Query Results CSV and TSV Formats, section 4): exact terms, one row a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ask.formats.base import Options, table_of, with_label_columns

if TYPE_CHECKING:
    from graph.ask.solutions import Solutions


def write(solutions: Solutions, options: Options) -> bytes:
    r"""Write TSV with terms as Turtle has them; tabs and line ends are escaped inside them.

    With labels, each column that has some is followed by one of labels. TSV can't say that an
    answer was cut.

    >>> from graph.ask.solutions import Literal, Solutions
    >>> write(Solutions("SELECT", ("a",), ((Literal("x\ty", lang="en"),),)), Options())
    b'?a\n"x\\ty"@en\n'
    """
    columns, rows = with_label_columns(*table_of(solutions), options.labels)
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return ("\n".join(lines) + "\n").encode(errors="replace")
