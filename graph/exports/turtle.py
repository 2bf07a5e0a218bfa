"""Turtle: claims and everything that they need, without simple edges."""

from __future__ import annotations

from graph.build.write import turtle
from graph.exports.base import Format

FORMAT = Format("claims in RDF 1.1 Turtle, without simple edges", "text/turtle", "ttl", turtle)
