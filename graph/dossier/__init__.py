"""A report on one entity: what is claimed, by whom, how firmly, what is disputed, and where."""
