"""Who and what a sentence speaks of: noun phrases with their classes, names, counts and sums."""
