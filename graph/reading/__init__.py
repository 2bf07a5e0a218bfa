"""Files of every common form, read as documents: one text, and where its paragraphs stand in it."""

from graph.reading.document import Block, Bounds, Document
from graph.reading.flow import Flow, flowing
from graph.reading.forms import FORMS, Form
from graph.reading.read import read_bytes, read_file

__all__ = [
    "FORMS",
    "Block",
    "Bounds",
    "Document",
    "Flow",
    "Form",
    "flowing",
    "read_bytes",
    "read_file",
]
