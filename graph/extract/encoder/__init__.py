"""A multilingual encoder: what each word of a document means where it stands, as numbers."""
