"""Candidates held against claims that a person made: what was found, what was right, what was lost."""
