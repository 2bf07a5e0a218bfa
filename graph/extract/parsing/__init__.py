"""Sentences as trees of one kind for both languages; the only package that calls spaCy."""
