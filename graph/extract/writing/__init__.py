"""Candidates in the form of claims/: entities, summaries, evidence, one YAML document a source."""
