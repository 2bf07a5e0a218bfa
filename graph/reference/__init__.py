"""The ontology as a page for people: every term, its meaning, and what the graph says by it."""
