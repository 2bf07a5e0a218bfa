"""Text of a source: stored form, passages and how they are found again, sentences, names."""
