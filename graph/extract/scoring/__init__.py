"""Candidates held against claims that a person made: what was found, right, and lost."""
