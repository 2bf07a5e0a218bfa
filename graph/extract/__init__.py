"""Candidate claims from a report that nobody has read yet: rules, no model that writes."""
