"""Candidates held against gold claims: what was found, right, and lost."""
